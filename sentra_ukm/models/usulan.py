"""Usulan: the nomination of a sentra at one of three levels (Pasal 7)."""

import re
from copy import copy
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils.functional import cached_property

from aturan.bahasa import P23_2005, Pasal, Per, Temuan, hari
from aturan.bahasa.bilangan import BULAN, angka, tanggal
from aturan.sentra_2005.program import pasal7
from core.dasar.izin import KODE_PUSAT, TINGKAT_PERAN, Izin, Tingkat, boleh
from core.models import Berkas, Pengguna, Penugasan, Urusan
from core.models.pegangan import Pegangan
from core.models.urusan import UrusanQuerySet
from core.perkara.temuan import temuan
from sentra_ukm.models.pilihan import Jenjang, SumberDana
from sentra_ukm.models.sentra import RiwayatPembinaan, Sentra


class StatusUsulan(models.TextChoices):
    """Where a usulan stands on the route of Pasal 7; not its stage of growth (Pasal 9)."""

    DRAF = "draf", "Draf"
    TERSELEKSI = "terseleksi", "Terseleksi Pokja"
    PERBAIKAN_KABKOTA = "perbaikan_kabkota", "Dikembalikan Dinas untuk perbaikan"
    DI_PROVINSI = "di_provinsi", "Diteruskan ke Provinsi"
    PERBAIKAN_PROVINSI = "perbaikan_provinsi", "Dikembalikan Provinsi untuk perbaikan"
    LENGKAP = "lengkap", "Lengkap menurut Pokja Provinsi"
    DI_KEMENTERIAN = "di_kementerian", "Diteruskan ke Kementerian"
    PERBAIKAN_KEMENTERIAN = "perbaikan_kementerian", "Dikembalikan Kementerian untuk perbaikan"
    KEMBALI_DI_PROVINSI = "kembali_di_provinsi", "Diperbaiki, menunggu diteruskan Provinsi"
    TERPILIH = "terpilih", "Terpilih"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    TIDAK_TERPILIH = "tidak_terpilih", "Tidak terpilih"
    DITARIK = "ditarik", "Ditarik kembali"


# Who handled a case at a desk: what comes back there is theirs. {desk: (field, its permission, region of the office)}
PEMEGANG = {
    StatusUsulan.DI_PROVINSI: ("pemeriksa_provinsi", Izin.PERIKSA_DI_PROVINSI, OuterRef("wilayah__induk")),
    StatusUsulan.DI_KEMENTERIAN: ("pemeriksa_kementerian", Izin.PERIKSA_DI_KEMENTERIAN, KODE_PUSAT),
}
SELESAI = (StatusUsulan.DITETAPKAN, StatusUsulan.TIDAK_TERPILIH, StatusUsulan.DITARIK)


class UsulanQuerySet(UrusanQuerySet):
    def dengan_bagian(self):
        """With all that usulan.syarat.bagian_usulan reads, so that a list of any length costs the same queries."""
        milik = {"usulan": OuterRef("pk")}
        berkas = Berkas.objects.filter(objek_jenis=self.model._meta.label_lower, objek_id=OuterRef("pk"), aktif=True)
        return (
            self.select_related("lampiran2", "lampiran4", "lampiran5")
            .prefetch_related("jawaban", "tim")
            .annotate(
                ada_ukm=Exists(self.model._meta.get_field("ukm").related_model.objects.filter(**milik)),
                ada_mitra=Exists(self.model._meta.get_field("mitra").related_model.objects.filter(**milik)),
                ada_pembinaan=Exists(RiwayatPembinaan.objects.filter(sentra=OuterRef("sentra"))),
                ada_berkas=Exists(berkas),
            )
        )

    def dengan_jumlah(self):
        """With the totals of Lampiran 3 (jumlah_ukm, omzet_bulanan in rupiah, tenaga_kerja), row by row."""
        ukm = self.model._meta.get_field("ukm").related_model.objects
        dihitung = ukm.filter(usulan=OuterRef("pk"), dihitung=True).order_by().values("usulan")
        pekerja = F("tk_laki") + F("tk_perempuan") + F("tk_lain") + F("tk_pemilik")
        return self.annotate(
            jumlah_ukm=Subquery(dihitung.annotate(n=Count("pk")).values("n")),
            omzet_bulanan=Subquery(dihitung.annotate(n=Sum("omzet_bulan")).values("n")),
            tenaga_kerja=Subquery(dihitung.annotate(n=Sum(pekerja)).values("n")),
        )


class Usulan(Urusan):
    """One nomination with its forms: Lampiran 1+2+3, and Lampiran 4 or 5 by its kind."""

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="usulan")
    jenis = models.CharField("jenis usulan", max_length=10, choices=Jenjang)
    tahun = models.PositiveSmallIntegerField("tahun program")
    sumber_dana = models.CharField("sumber dana", max_length=10, choices=SumberDana)
    tanggal_penilaian = models.DateField("tanggal penilaian", null=True, blank=True)
    bulan_acuan = models.DateField(
        "bulan acuan omzet", null=True, blank=True, help_text="Bulan terakhir dari 12 bulan yang dirata-ratakan."
    )
    catatan = models.TextField("catatan tim", blank=True)
    keputusan = models.ForeignKey("sentra_ukm.Keputusan", models.PROTECT, null=True, blank=True, related_name="usulan")
    pemeriksa_provinsi = models.ForeignKey(Pengguna, models.PROTECT, null=True, editable=False, related_name="+")
    pemeriksa_kementerian = models.ForeignKey(Pengguna, models.PROTECT, null=True, editable=False, related_name="+")

    objects = UsulanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "usulan"
        verbose_name_plural = "usulan"
        constraints = [
            models.UniqueConstraint(
                fields=["sentra"], condition=~Q(status__in=[s.value for s in SELESAI]),
                name="satu_usulan_berjalan_per_sentra",
                violation_error_message="Sentra ini masih punya usulan yang berjalan. Selesaikan atau tarik dahulu.",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["wilayah", "status"]),
            models.Index(fields=["tahun", "jenis"]),
            models.Index(fields=["status", "status_sejak", "id"]),  # the queue of a desk, oldest first
        ]

    DESKRIPSI = ("sentra",)
    MEMUTUS = ("pilih",)
    TUGAS = "usulan_tugas"
    bahan: dict = {}  # what a page that only reads has asked once (baca_sekali)

    def baca_sekali(self) -> None:
        """For a page that only reads: the totals of Lampiran 3 and the files are asked once, and kept on this instance
        for all that judges it."""
        self.bahan = {"jumlah": self.ukm.jumlah(), "berkas": list(self.daftar_berkas)}

    def get_absolute_url(self):
        return reverse("usulan_rinci", args=[self.pk])

    def alamat_meja(self, pengguna):
        meja = PEMEGANG.get(self.status)
        return reverse("pemeriksaan", args=[self.pk]) if meja and boleh(pengguna, meja[1], self) else ""

    @property
    def judul(self):
        return self.sentra.nama

    @property
    def tempat_giliran(self) -> str:
        """The region in which the one whose turn it is sits; the ministry is named by its role."""
        match TINGKAT_PERAN.get(self.alur.peran_giliran(self.status)):
            case Tingkat.KABKOTA:
                return self.wilayah.nama
            case Tingkat.PROVINSI:
                return self.wilayah.induk.nama
        return ""

    def get_bulan_acuan_display(self) -> str:
        return f"{BULAN[self.bulan_acuan.month - 1]} {self.bulan_acuan.year}" if self.bulan_acuan else ""

    @property
    def jenis_dalam_kata(self):
        return f"Usulan {self.get_jenis_display()}, {self.get_sumber_dana_display()}, tahun {self.tahun}"

    @cached_property
    def penetapan_sebelum(self) -> str:
        """The Keputusan that gave the sentra the level this usulan builds on, in words; empty when there is none."""
        lama = self.sentra.penetapan.exclude(usulan=self.pk).first()
        if lama is None:
            return ""
        return f"{lama.get_jenjang_display()}, Keputusan Menteri Nomor {lama.nomor} tanggal {tanggal(lama.tanggal)}"

    # A state that is asked on every later edge, whatever was found when the usulan was opened.

    def temuan_wilayah(self, per: Per) -> Temuan:
        """Whether the region still exists on the day of the act (Pasal 10 huruf c)."""
        wilayah = self.wilayah
        berlaku = wilayah.berlaku(hari(per))
        keadaan = "berlaku" if berlaku else "sudah tidak berlaku; buat usulan pada wilayah penggantinya"
        return temuan(
            "usulan.wilayah", "Wilayah", berlaku, Pasal(P23_2005, "10", huruf="c"),
            f"Wilayah {wilayah.nama} ({wilayah.kode}) {keadaan}.", aktual_teks=keadaan.partition(";")[0],
        )  # fmt: skip

    def temuan_jenjang(self, per: Per) -> Temuan | None:
        """That the sentra has risen above what this usulan asks for; None where it has not."""
        turun = self.sentra.jenjang_turun(self.jenis)
        return temuan("usulan.jenjang", "Jenjang sentra", False, pasal7("f"), turun) if turun else None

    @classmethod
    def saring_petugas(cls, pengguna):
        """What comes back to a desk waits for whoever handled it there, as long as they hold the post of that desk.

        Ours, no rule of the text: a colleague who opens the case itself may take it over, and then has it.
        """
        hari, milik_lain = pengguna.hari_ini, Q()
        for status, (isian, izin, wilayah) in PEMEGANG.items():
            bertugas = Penugasan.objects.bertugas(izin, hari)
            bertugas = bertugas.filter(pengguna=OuterRef(isian), instansi__wilayah=wilayah)
            milik_lain |= Q(Exists(bertugas), ~Q(**{isian: pengguna}), status=status)
        return ~milik_lain | Q(Exists(Pegangan.objects.tentang(cls).filter(pengguna=pengguna)))

    def yang_disebut(self):
        """Who handled it at this desk before, while still in that post."""
        isian, izin, _ = PEMEGANG.get(self.status, ("", None, None))
        siapa = getattr(self, isian) if isian else None
        return [siapa.pk] if siapa and boleh(siapa, izin, self) else []

    def pemegang(self, pengguna) -> Pengguna | None:
        """Who handled the case at its present desk and awaits it back, when that is somebody else than `pengguna`."""
        isian = PEMEGANG[self.status][0] if self.status in PEMEGANG else ""
        if not isian or self.pegangan or getattr(self, f"{isian}_id") in (None, pengguna.pk):
            return None
        milik_lain = Usulan.objects.filter(pk=self.pk).exclude(self.saring_petugas(pengguna)).exists()
        return getattr(self, isian) if milik_lain else None

    # What the pages of a closed usulan show beyond its own forms: as it was when it was decided.

    @cached_property
    def riwayat_pembinaan(self) -> list[str]:
        """The guidance that the sentra has had, a line each."""
        return [str(r) for r in self.sentra.pembinaan.all()]

    def salinan_tampil(self):
        return {
            "sentra": {nama: getattr(self.sentra, nama) for nama in SENTRA_TAMPIL},
            "tempat": [self.wilayah.nama, self.wilayah.induk.nama],
            "dibuat_oleh": self.dibuat_oleh.nama,
            "pembinaan": self.riwayat_pembinaan,
            "penetapan_sebelum": self.penetapan_sebelum,
        }

    def tampilkan(self, isi):
        self.sentra, self.wilayah, self.dibuat_oleh = copy(self.sentra), copy(self.wilayah), copy(self.dibuat_oleh)
        for nama, nilai in isi["sentra"].items():
            setattr(self.sentra, nama, nilai)
        self.wilayah.induk = copy(self.wilayah.induk)
        self.wilayah.nama, self.wilayah.induk.nama = isi["tempat"]
        self.dibuat_oleh.nama = isi["dibuat_oleh"]
        self.riwayat_pembinaan, self.penetapan_sebelum = isi["pembinaan"], isi["penetapan_sebelum"]

    def salinan(self):
        return {**super().salinan(), "isian": self.isian()}

    def isian(self, berkas=None) -> dict[str, str]:
        """Every answer of the forms as {label: text}: what "berubah sejak dikembalikan" compares. No NIK.

        A page that has read the files hands them in.
        """
        berkas = self.daftar_berkas if berkas is None else berkas
        isi = {"Jenis usulan": self.get_jenis_display(), "Sumber dana": self.get_sumber_dana_display()}
        isi |= _tulis(self.sentra, "Sentra", ISIAN_SENTRA)
        isi |= _tulis(self, "Lampiran 1", ("tanggal_penilaian", "bulan_acuan", "catatan"))
        for jawaban in self.jawaban.all():
            pilihan = {None: "belum dijawab", True: "ya", False: "tidak"}[jawaban.jawaban]
            isi[f"Kriteria: {jawaban.uraian}"] = f"{pilihan}. {jawaban.alasan}"
            if jawaban.persen is not None:
                isi[f"Kriteria: {jawaban.uraian}, persen"] = angka(jawaban.persen)
            if jawaban.rincian.get("kondisi"):
                isi[f"Kriteria: {jawaban.uraian}, kondisi"] = jawaban.rincian["kondisi"]
            if jawaban.rincian.get("sarana"):
                isi[f"Kriteria: {jawaban.uraian}, yang tersedia"] = ", ".join(jawaban.rincian["sarana"])
        for nomor in (2, 4, 5):
            if lampiran := getattr(self, f"lampiran{nomor}", None):
                nama = [f.name for f in lampiran._meta.fields if f.name not in BUKAN_ISIAN]
                isi |= _tulis(lampiran, f"Lampiran {nomor}", nama)
        isi["Tim penilai"] = "; ".join(f"{a.nama} ({a.jabatan})" for a in self.tim.all())
        isi["Mitra"] = "; ".join(f"{m.get_arah_display()}: {m.nama}" for m in self.mitra.all())
        isi["Pelaku klaster"] = "; ".join(f"{p.get_peran_display()}: {p.nama}" for p in self.pelaku_klaster.all())
        isi["Riwayat pembinaan"] = "; ".join(str(r) for r in self.sentra.pembinaan.all())
        # The hash tells a replaced file from the old one of the same name; a NIK in a name stays out of the trail.
        isi["Berkas"] = "; ".join(
            f"{DERET_ANGKA.sub('…', b.nama)} [{b.sha256[:8]}]" for b in sorted(berkas, key=lambda b: b.pk)
        )
        for ukm in self.ukm.all():
            isi[f"UKM {ukm.urut}"] = (
                f"{ukm.nama_usaha}; {ukm.nama_pemilik}; milik WNI {SEBUTAN[ukm.wni]}; "
                f"berdiri sendiri {SEBUTAN[ukm.berdiri_sendiri]}; omzet {_teks(ukm.omzet_bulan)}; "
                f"tenaga kerja {ukm.tenaga_kerja}; kekayaan {_teks(ukm.kekayaan_bersih)}; "
                f"penjualan {_teks(ukm.penjualan_tahunan)}; {ukm.produk}"
            )
        return {label: teks for label, teks in isi.items() if teks}


SENTRA_TAMPIL = ("nama", "produk", "kecamatan", "desa", "alamat")
SEBUTAN = {None: "belum diketahui", True: "ya", False: "tidak"}
ISIAN_SENTRA = ("nama", "kecamatan", "desa", "alamat", "produk", "kbli", "tahun_tumbuh", "lintang", "bujur")
BUKAN_ISIAN = ("id", "usulan", "versi", "diubah_pada", "perlu_periksa")
DERET_ANGKA = re.compile(r"[0-9]{13,}")


def _tulis(objek, judul: str, nama_isian) -> dict[str, str]:
    isi = {}
    for nama in nama_isian:
        label = f"{judul}, {objek._meta.get_field(nama).verbose_name}"
        tampil = getattr(objek, f"get_{nama}_display", None)
        isi[label] = _teks(tampil() if tampil else getattr(objek, nama))
    return isi


def _teks(nilai) -> str:
    """A value as a page shows it; the same whether it was just typed or read back from the database."""
    match nilai:
        case None:
            return ""
        case Decimal():
            return angka(nilai)
        case date():
            return tanggal(nilai)
        case _:
            return str(nilai)


class AnggotaTim(models.Model):
    """A member of the team of assessors: Lampiran 1."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="tim")
    nama = models.CharField(max_length=120)
    nip = models.CharField("NIP", max_length=18, blank=True)
    jabatan = models.CharField("jabatan dalam tim", max_length=120)

    class Meta:
        ordering = ["pk"]
        verbose_name = "anggota tim penilai"

    def __str__(self):
        return self.nama


class Pemeriksaan(models.Model):
    """One item as a desk marked it while working: a saved note, never a decision.

    The decision freezes all notes of its desk in Jejak.penilaian; what the Pokja that fills the form answers to our own
    questions is frozen with the findings (usulan.akal).
    """

    class Meja(models.TextChoices):
        PENGISI = "pengisi", "Pokja Kabupaten/Kota: jawaban atas pertanyaan aplikasi"
        PROVINSI = "provinsi", "Pokja Provinsi: kelengkapan (Pasal 7 huruf c)"
        KEMENTERIAN = "kementerian", "Kementerian: verifikasi kembali (Pasal 7 huruf e)"

    class HasilButir(models.TextChoices):
        YA = "ya", "Ya"
        TIDAK = "tidak", "Tidak"

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="pemeriksaan")
    meja = models.CharField(max_length=12, choices=Meja)
    butir = models.CharField(max_length=60)
    hasil = models.CharField(max_length=5, choices=HasilButir, blank=True)
    catatan = models.TextField(blank=True)
    sidik = models.CharField(max_length=16, blank=True)  # of what was judged (core.perkara.tanda); '' = of nothing
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "catatan pemeriksaan"
        constraints = [models.UniqueConstraint(fields=["usulan", "meja", "butir"], name="satu_catatan_per_butir")]

    def __str__(self):
        return f"{self.butir}: {self.get_hasil_display()}"
