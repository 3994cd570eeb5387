"""The application for an izin usaha simpan pinjam, or for a change of one (Pasal 6, 7 Permen KUKM 15/2015)."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property

from aturan.bahasa.bilangan import angka, tanggal
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from core.dasar.izin import KODE_PUSAT, Izin, boleh
from core.models import Urusan, Wilayah
from ksp_usp.models import Koperasi
from ksp_usp.models.tercatat import (
    koperasi_tercatat,
    salinan_koperasi,
    salinan_wewenang,
    salinan_wilayah,
    wewenang_tercatat,
    wilayah_tercatat,
)


class StatusPermohonan(models.TextChoices):
    DISUSUN = "disusun", "Disusun koperasi"
    DRAF = "draf", "Draf di loket"
    DITERIMA = "diterima", "Diterima, berkas diperiksa"
    KURANG = "kurang", "Menunggu kelengkapan"
    LENGKAP = "lengkap", "Lengkap, syarat diperiksa"
    SIAP = "siap", "Menunggu keputusan"
    TERBIT = "terbit", "Izin terbit"
    TERDAFTAR = "terdaftar", "Tercantum dalam buku registrasi"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik kembali"


SELESAI = (StatusPermohonan.TERBIT, StatusPermohonan.TERDAFTAR, StatusPermohonan.DITOLAK, StatusPermohonan.DITARIK)


class UrusanKoperasi(Urusan):
    """A case of one koperasi, which it may bring itself through its own door: as a draft, and what is asked for."""

    # Of what lies at the counter now; empty again once the counter has taken it in. Every day stands in the trail.
    disampaikan_pada = models.DateField("disampaikan koperasi lewat aplikasi", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def pihak(self) -> int:
        """The koperasi whose own door this case may come through (core.dasar.izin)."""
        return self.koperasi_id

    @property
    def disusun_koperasi(self) -> bool:
        """Whether the koperasi is still writing it: no work of any office."""
        return self.status == StatusPermohonan.DISUSUN

    @property
    def sebut_sampai(self) -> str:
        """That the koperasi brought something which waits for the counter, in words; else empty."""
        if self.disampaikan_pada is None or not self.tahap.isian:
            return ""
        return f"disampaikan koperasi {tanggal(self.disampaikan_pada)}: periksa, lalu terima"

    @property
    def tempat_giliran(self) -> str:
        """Where the one whose turn it is sits: every step is taken at one authority, of which there are many."""
        if self.disusun_koperasi:
            return self.koperasi.nama
        return "Kementerian" if self.berwenang_id == KODE_PUSAT else self.berwenang.nama


class PermohonanIzin(UrusanKoperasi):
    """One application, entered at the counter on behalf of the koperasi.

    `berwenang` is the office on whose desk it lies: at first that of the counter; passed on, the one that the
    membership region names. Only there may it be decided.
    """

    class Jenis(models.TextChoices):
        BARU = "baru", "Izin baru"
        PERUBAHAN = "perubahan", "Perubahan izin"

    class AtasNama(models.TextChoices):
        KOPERASI = "koperasi", "Koperasi"
        PENGURUS = "pengurus", "Salah satu pengurus"

    class Usul(models.TextChoices):
        TERBIT = "terbit", "Terbitkan izin"
        DAFTAR = "daftar", "Cantumkan dalam buku registrasi"
        TOLAK = "tolak", "Tolak"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="permohonan_izin")
    jenis = models.CharField("jenis permohonan", max_length=10, choices=Jenis, default=Jenis.BARU)
    izin_lama = models.ForeignKey(
        "perizinan.IzinUsaha", models.PROTECT, null=True, blank=True, related_name="permohonan_perubahan"
    )
    # Pasal 7 huruf a
    nomor_surat = models.CharField("nomor surat permohonan", max_length=80, blank=True)
    tanggal_surat = models.DateField("tanggal surat permohonan", null=True, blank=True)
    # Pasal 7 huruf b: the deed of a founding stands in the register, that of a change here
    sk_nomor = models.CharField("nomor pengesahan perubahan anggaran dasar", max_length=80, blank=True)
    sk_tanggal = models.DateField("tanggal pengesahan perubahan anggaran dasar", null=True, blank=True)
    # Pasal 7 huruf c
    bank = models.CharField("bank", max_length=20, blank=True, help_text="Kode dari BANK_PEMERINTAH.")
    bank_lain = models.CharField("nama bank lain", max_length=80, blank=True)
    nomor_bilyet = models.CharField("nomor bilyet deposito", max_length=60, blank=True)
    tanggal_deposito = models.DateField("tanggal deposito", null=True, blank=True)
    modal_disetor = models.DecimalField("modal disetor", max_digits=20, decimal_places=2, null=True, blank=True)
    deposito_atas_nama = models.CharField("deposito atas nama", max_length=10, choices=AtasNama, blank=True)
    deposito_pemegang = models.CharField("nama pengurus pemegang deposito", max_length=120, blank=True)
    # Pasal 7 huruf e
    rekening_bank = models.CharField("bank rekening koperasi", max_length=80, blank=True)
    rekening_nomor = models.CharField("nomor rekening", max_length=40, blank=True)
    rekening_atas_nama = models.CharField("rekening atas nama", max_length=160, blank=True)
    rekening_milik_koperasi = models.BooleanField("rekening atas nama koperasi", null=True, blank=True)
    # Pasal 7 huruf f
    rencana_mulai = models.PositiveSmallIntegerField("tahun pertama rencana kerja", null=True, blank=True)
    rencana_tahun = models.PositiveSmallIntegerField("banyaknya tahun rencana kerja", null=True, blank=True)
    # What a change asks for; empty = stays as it is
    nama_baru = models.CharField("nama baru", max_length=160, blank=True)
    alamat_baru = models.CharField("alamat baru", max_length=200, blank=True)
    wilayah_baru = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tempat kedudukan baru"
    )
    jenis_baru = models.CharField("jenis baru", max_length=3, choices=Koperasi.Jenis, blank=True)
    bentuk_baru = models.CharField("bentuk baru", max_length=8, choices=Koperasi.Bentuk, blank=True)
    keanggotaan_baru = models.ManyToManyField(Wilayah, related_name="+", blank=True)
    modal_berubah = models.BooleanField("modal disetor berubah", default=False)
    # Members in one administrative city of Jakarta: which capital applies is a person's decision, on record.
    lingkup_modal = models.CharField(
        "jenjang modal yang dipakai", max_length=10, blank=True,
        choices=[(x.value, x.label) for x in (Lingkup.KABKOTA, Lingkup.PROVINSI)],
    )  # fmt: skip
    lingkup_modal_alasan = models.TextField("alasan jenjang modal", blank=True)
    lingkup_modal_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The text sets no day for what is missing; the letter names one only where the office typed it.
    kelengkapan_sampai = models.DateField("kelengkapan diminta paling lambat", null=True, blank=True)
    # The examiner's proposal; the decision is in the trail
    usul = models.CharField("usul pemeriksa", max_length=10, choices=Usul, blank=True)
    usul_catatan = models.TextField("catatan pemeriksa", blank=True)
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "permohonan izin"
        verbose_name_plural = "permohonan izin"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi"], condition=~Q(status__in=[s.value for s in SELESAI]),
                name="satu_permohonan_berjalan_per_koperasi",
                violation_error_message="Koperasi ini masih punya permohonan yang berjalan. Selesaikan atau tarik.",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("diperiksa_oleh")),
                name="pemutus_bukan_pemeriksa",
            ),
            models.CheckConstraint(
                condition=Q(jenis="baru") | Q(izin_lama__isnull=False), name="perubahan_menyebut_izin_lama"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["berwenang", "status", "status_sejak"]),
            models.Index(fields=["wilayah", "status"]),
        ]

    MENGALIHKAN = ("teruskan",)
    MEJA = ("permohonan_pemeriksaan", Izin.PERIKSA_PERMOHONAN)
    TUGAS = "permohonan_tugas"
    DESKRIPSI = ("koperasi",)
    DAFTAR = "permohonan_daftar"

    @classmethod
    def berkas_tertutup(cls, berkas, pengguna):
        """The papers of a person carry a NIK: for whoever may see a NIK in the register."""
        if berkas.butir.startswith("7d") and not boleh(pengguna, Izin.BUKA_BERKAS_DIRI, berkas):
            return Izin.BUKA_BERKAS_DIRI.penolakan(berkas)
        return ""

    @cached_property
    def yang_memeriksa(self) -> set[int]:
        """Who marked a document or settled the capital, whoever handed the case over afterwards."""
        return {x.oleh_id for x in self.pemeriksaan.all()} | {self.lingkup_modal_oleh_id}

    def sebab_bukan_petugas(self, pengguna):
        if (
            self.status == StatusPermohonan.SIAP
            and pengguna.pernah(Izin.PERIKSA_PERMOHONAN)
            and pengguna.pk in self.yang_memeriksa
        ):
            return "Langkah ini dilakukan oleh orang lain: Anda ikut memeriksa permohonan ini."
        return ""

    def get_absolute_url(self):
        return reverse("permohonan_rinci", args=[self.pk])

    @property
    def judul(self):
        return self.koperasi.nama

    @classmethod
    def untuk_meja(cls, daftar):
        for p in daftar:
            p.sisa_tenggat = p.sebut_sampai

    @property
    def jenis_dalam_kata(self):
        return f"{self.get_jenis_display()} usaha simpan pinjam, {self.koperasi.sebutan}"

    # The koperasi as the licence will name it: the change that is applied for, else the register

    @property
    def nama_izin(self) -> str:
        return self.nama_baru or self.koperasi.nama

    @property
    def alamat_izin(self) -> str:
        return self.alamat_baru or self.koperasi.alamat

    @property
    def kedudukan_izin(self) -> Wilayah:
        return self.wilayah_baru or self.koperasi.wilayah

    @property
    def jenis_izin(self) -> str:
        return self.jenis_baru or self.koperasi.jenis

    @property
    def bentuk_izin(self) -> str:
        return self.bentuk_baru or self.koperasi.bentuk

    @property
    def tanggal_pengesahan(self):
        """Day of the deed that this application rests on: of the change, else of the founding."""
        return self.sk_tanggal or self.koperasi.tanggal_badan_hukum

    @property
    def ikhtisar(self):
        isi = [
            ("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"),
            ("Badan hukum", self.koperasi.badan_hukum),
            ("Kedudukan", self.kedudukan_izin.nama),
        ]
        if self.tahap.isian:
            isi.append(("Berkas terunggah", self.sebut_berkas))
        if self.modal_disetor is not None:
            isi.append(("Modal disetor", f"Rp{angka(self.modal_disetor)}"))
        if self.usul:
            isi.append(("Usul pemeriksa", f"{self.get_usul_display()}. {self.usul_catatan}".strip()))
        return isi

    def _hasil_surat(self, surat):
        """The licence or the entry that `surat` gave, or None for any other letter of the case."""
        hasil = (getattr(self, nama, None) for nama in ("izin", "registrasi"))
        return next((h for h in hasil if h is not None and h.surat_id == surat.pk), None)

    def keterangan_surat(self, surat):
        hasil = self._hasil_surat(surat)
        return hasil.keterangan_surat() if hasil else ("", True)

    def uraian_surat(self, surat):
        hasil = self._hasil_surat(surat)
        nama, tempat = getattr(hasil, "nama", self.nama_izin), self.kedudukan_izin
        if hasil is not None and not self.salinan_putusan:
            tempat = hasil.kedudukan
        return [("Koperasi", nama), ("Kabupaten/kota", tempat.nama)]

    def salinan(self):
        """The form as it was: every typed field, the files by hash. The people stand in the register."""
        isi = {}
        for bidang in self._meta.fields:
            if bidang.name in ISIAN_PERMOHONAN:
                nilai = getattr(self, bidang.attname)
                isi[bidang.name] = str(nilai) if isinstance(nilai, Decimal) else nilai
        isi["keanggotaan_baru"] = list(self.keanggotaan_baru.values_list("pk", flat=True)) if self.pk else []
        isi["berkas"] = [[b.butir, b.sha256] for b in self.daftar_berkas] if self.pk else []
        return {**super().salinan(), "koperasi": self.koperasi_id, "register": self.salinan_register(), "isian": isi}

    # What the licence names beyond the form: entered by the change, else the register

    def keanggotaan_izin(self) -> list[Wilayah]:
        """The membership region that the licence will name: the one applied for, else that of the register."""
        baru = self.jenis == self.Jenis.PERUBAHAN and list(self.keanggotaan_baru.select_related("induk").order_by("pk"))
        return baru or self.koperasi.wilayah_menurut_ad()

    def salinan_tampil(self):
        anggota = self.keanggotaan_izin()
        return {
            "koperasi": salinan_koperasi(self.koperasi),
            "anggota": salinan_wilayah(anggota),
            "wewenang": salinan_wewenang(self.koperasi.kewenangan(anggota, self.kedudukan_izin)),
            "tempat": salinan_wilayah(filter(None, [self.wilayah, self.berwenang, self.wilayah_baru])),
        }

    def tampilkan(self, isi):
        k = isi["koperasi"]
        [kedudukan], self.keanggotaan_terbaca, tempat = wilayah_tercatat(k["wilayah"], isi["anggota"], isi["tempat"])
        self.koperasi_kini, self.koperasi = self.koperasi, koperasi_tercatat(self.koperasi, k, kedudukan)
        self.wewenang_tercatat = wewenang_tercatat(isi["wewenang"])
        self.wilayah, self.berwenang, *baru = tempat
        self.wilayah_baru = baru[0] if baru else None

    def salinan_register(self) -> dict:
        """What the register says of the koperasi and its licence would name, as the trail keeps it. No NIK."""
        k = self.koperasi
        orang = k.orang.order_by("pk").values_list("golongan", "nama", "jabatan", "berhenti")
        # What a page has read of an open application that changes no region is that of the register.
        seperti_register = self.jenis != self.Jenis.PERUBAHAN and not self.tahap.diputus
        terbaca = getattr(self, "keanggotaan_terbaca", None) if seperti_register else None
        anggota = sorted(w.pk for w in (k.wilayah_menurut_ad() if terbaca is None else terbaca))
        return {
            "nama": k.nama, "jenis": k.jenis, "bentuk": k.bentuk, "alamat": k.alamat, "tempat kedudukan": k.wilayah_id,
            "badan hukum": k.badan_hukum, "wilayah keanggotaan": anggota,
            "pengurus dan pengawas": [[*isi, str(berhenti or "")] for *isi, berhenti in orang],
        }  # fmt: skip


ISIAN_PERMOHONAN = (
    "jenis", "izin_lama", "nomor_surat", "tanggal_surat", "sk_nomor", "sk_tanggal", "bank", "bank_lain",
    "nomor_bilyet", "tanggal_deposito", "modal_disetor", "deposito_atas_nama", "deposito_pemegang", "rekening_bank",
    "rekening_nomor", "rekening_atas_nama", "rekening_milik_koperasi", "rencana_mulai", "rencana_tahun", "nama_baru",
    "alamat_baru", "wilayah_baru", "jenis_baru", "bentuk_baru", "modal_berubah", "lingkup_modal",
    "lingkup_modal_alasan", "kelengkapan_sampai", "usul", "usul_catatan",
)  # fmt: skip


class PemeriksaanBerkas(models.Model):
    """One document of Pasal 7 as the examiner marked it while working; a saved note, frozen by the act in the trail."""

    class Hasil(models.TextChoices):
        ADA = "ada", "Ada dan sesuai"
        TIDAK = "tidak", "Belum ada atau belum sesuai"

    permohonan = models.ForeignKey(PermohonanIzin, models.CASCADE, related_name="pemeriksaan")
    butir = models.CharField(max_length=10)
    hasil = models.CharField(max_length=5, choices=Hasil, blank=True)
    catatan = models.TextField(blank=True)
    sidik = models.CharField(max_length=16, blank=True)  # of what was judged (core.perkara.tanda); '' = of nothing
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["butir"]
        verbose_name = "pemeriksaan berkas"
        constraints = [models.UniqueConstraint(fields=["permohonan", "butir"], name="satu_pemeriksaan_per_butir")]

    def __str__(self):
        return f"{self.butir}: {self.get_hasil_display()}, per {tanggal(self.pada.date())}"
