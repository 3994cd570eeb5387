"""The annual health assessment (Pasal 31 Permen KUKM 15/2015): team, figures, answers, result."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from aturan.kesehatan import DIHENTIKAN, SET_BAWAAN, Predikat, kegiatan_dihentikan, tulis_total
from core.dasar.izin import KODE_PUSAT, saring_terlihat
from core.models import Surat, Urusan
from core.models.urusan import UrusanQuerySet
from core.perkara.ingat import sekali
from ksp_usp.models.koperasi import Koperasi
from ksp_usp.models.laporan import LaporanKeuangan
from ksp_usp.models.orang import Orang, kunci_nama
from ksp_usp.models.tercatat import (
    koperasi_tercatat,
    salinan_koperasi,
    salinan_wewenang,
    salinan_wilayah,
    wewenang_tercatat,
    wilayah_tercatat,
)


class StatusPenilaian(models.TextChoices):
    DITUGASKAN = "ditugaskan", "Ditugaskan, sedang diisi"
    DIPERIKSA = "diperiksa", "Diperiksa orang kedua"
    SIAP = "siap", "Menunggu penetapan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


BERJALAN = (StatusPenilaian.DITUGASKAN, StatusPenilaian.DIPERIKSA, StatusPenilaian.SIAP)
# From here on figures, answers and team stand still: what is checked is what is decided (migration 0007).
TERKUNCI = (StatusPenilaian.DIPERIKSA, StatusPenilaian.SIAP, StatusPenilaian.DITETAPKAN)
MENGHENTIKAN = [p.value for p in DIHENTIKAN]
# The kind of letter by which an issuer that does not assess halts the activity.
PENGHENTIAN = "penghentian"
PILIHAN_PREDIKAT = [(p.value, p.label) for p in Predikat]


class PenilaianQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna, "wilayah", "berwenang"))

    def terkunci(self):
        """Those whose figures, answers and team stand still."""
        return self.filter(status__in=TERKUNCI)

    def menunggu_penghentian(self):
        """Results in force that halt the activity (Pasal 20 ayat (2)) and wait for the letter of the issuer to do so.

        Only across provinces is the issuer (Menteri) another post than the assessor (Deputi).
        """
        sama = Q(tahun_buku=OuterRef("tahun_buku"))
        lanjut = Q(tanggal_penetapan=OuterRef("tanggal_penetapan"), pk__gt=OuterRef("pk"))
        lanjut |= Q(tanggal_penetapan__gt=OuterRef("tanggal_penetapan"))
        baru = PenilaianKesehatan.objects.filter(koperasi=OuterRef("koperasi"), status=StatusPenilaian.DITETAPKAN)
        baru = baru.filter(Q(tahun_buku__gt=OuterRef("tahun_buku")) | sama & lanjut)
        return self.filter(
            ~Exists(baru), status=StatusPenilaian.DITETAPKAN, predikat__in=MENGHENTIKAN, berwenang=KODE_PUSAT,
            koperasi__berwenang=KODE_PUSAT, koperasi__dihentikan_sejak=None,
        )  # fmt: skip

    def berlaku_pada(self, koperasi, per: date):
        """The result in force on `per`: of the latest book year, there the one decided last; or None."""
        hasil = self.filter(koperasi=koperasi, status=StatusPenilaian.DITETAPKAN, tanggal_penetapan__lte=per)
        return hasil.order_by("-tahun_buku", "-tanggal_penetapan", "-pk").first()


class PenilaianKesehatan(Urusan):
    """One assessment of one koperasi for one book year.

    `hasil` is Penilaian.as_dict() as it was when decided: figures, lines, switches and rule set, frozen. A correction
    and a reassessment of the same book year (`sifat`) are new assessments whose `mengoreksi` names this one. `cara`
    CATAT records a result from elsewhere (a syariah koperasi, a year before this product) with its reason; nothing is
    computed then.
    """

    class Cara(models.TextChoices):
        HITUNG = "hitung", "Dihitung dari angka"
        CATAT = "catat", "Dicatat dari hasil tertulis"

    class Sifat(models.TextChoices):
        PERTAMA = "", "Penilaian pertama tahun buku ini"
        KOREKSI = "koreksi", "Koreksi hasil terdahulu"
        ULANG = "ulang", "Penilaian ulang sesudah ada perbaikan"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="penilaian")
    tahun_buku = models.PositiveSmallIntegerField("tahun buku")
    cara = models.CharField("cara penilaian", max_length=6, choices=Cara, default=Cara.HITUNG)
    target = models.DateField("rencana selesai", null=True, blank=True)
    laporan = models.ForeignKey(LaporanKeuangan, models.PROTECT, null=True, blank=True, related_name="penilaian")
    pemeriksaan = models.OneToOneField(
        LaporanKeuangan, models.PROTECT, null=True, blank=True, related_name="penilaian_pemeriksaan"
    )
    set_aturan = models.CharField("perangkat aturan", max_length=40, default=SET_BAWAAN)
    sakelar = models.JSONField("pilihan tafsir", default=dict, blank=True)
    catatan = models.TextField("catatan dan rekomendasi", blank=True)
    alasan_catat = models.TextField("alasan hasil dicatat, tidak dihitung", blank=True)
    dokumen_hasil = models.CharField("nomor dokumen hasil", max_length=80, blank=True)
    sifat = models.CharField(max_length=7, choices=Sifat, blank=True, default=Sifat.PERTAMA)
    mengoreksi = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="koreksi")
    alasan_koreksi = models.TextField("alasan koreksi", blank=True)
    total = models.DecimalField("total skor", max_digits=12, decimal_places=8, null=True, blank=True)
    predikat = models.CharField(max_length=25, choices=PILIHAN_PREDIKAT, blank=True)
    hasil = models.JSONField(default=dict, blank=True)
    tanggal_penetapan = models.DateField(null=True, blank=True)
    diisi_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    surat = models.OneToOneField(
        Surat,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penilaian",
        verbose_name="sertifikat atau pemberitahuan",
    )

    objects = PenilaianQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun_buku", "-pk"]
        verbose_name = "penilaian kesehatan"
        verbose_name_plural = "penilaian kesehatan"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi", "tahun_buku"], condition=Q(status__in=["ditugaskan", "diperiksa", "siap"]),
                name="satu_penilaian_berjalan",
                violation_error_message="Penilaian koperasi ini untuk tahun buku yang sama masih berjalan.",
            ),
            models.CheckConstraint(
                condition=Q(diperiksa_oleh__isnull=True) | ~Q(diperiksa_oleh=F("diisi_oleh")),
                name="penilaian_dua_pasang_mata",
            ),
            models.CheckConstraint(
                condition=Q(ditetapkan_oleh__isnull=True)
                | (~Q(ditetapkan_oleh=F("diisi_oleh")) & ~Q(ditetapkan_oleh=F("diperiksa_oleh"))),
                name="penetap_bukan_penilai",
            ),
            models.CheckConstraint(
                condition=Q(sifat="", mengoreksi__isnull=True) | (~Q(sifat="") & Q(mengoreksi__isnull=False)),
                name="penilaian_kedua_menyebut_yang_lama",
                violation_error_message="Sebut hasil yang dikoreksi atau dinilai ulang.",
            ),
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(total__gte=0, total__lte=100),
                name="penilaian_total_0_100",
                violation_error_message="Total skor antara 0 dan 100.",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["berwenang", "status", "status_sejak"]),
            models.Index(fields=["koperasi", "-tahun_buku", "-tanggal_penetapan"]),
            models.Index(fields=["tahun_buku", "predikat"]),
            models.Index(fields=["-tahun_buku", "-id"], name="penilaian_urutan_idx"),
        ]

    DESKRIPSI = ("koperasi__wilayah__induk",)
    DAFTAR = "penilaian_daftar"

    @property
    def pihak(self) -> int:
        """The koperasi that it is about: whoever acts for it acts for no office here (core.dasar.izin)."""
        return self.koperasi_id

    def get_absolute_url(self):
        return reverse("penilaian_rinci", args=[self.pk])

    @property
    def judul(self):
        return f"{self.koperasi.nama}, tahun buku {self.tahun_buku}"

    @property
    def jenis_dalam_kata(self):
        return f"Penilaian kesehatan {self.koperasi.sebutan}, tahun buku {self.tahun_buku}"

    @property
    def total_tertulis(self) -> str:
        return "" if self.total is None else tulis_total(self.total)

    @property
    def menunggu_penghentian(self) -> bool:
        """Whether the letter of the issuer that halts the activity is still to come (Pasal 20 ayat (2))."""
        if self.predikat not in MENGHENTIKAN or self.berwenang_id != KODE_PUSAT:
            return False
        return PenilaianKesehatan.objects.filter(pk=self.pk).menunggu_penghentian().exists()

    @property
    def giliran_khusus(self):
        return "Pejabat berwenang (surat penghentian sementara)" if self.menunggu_penghentian else ""

    def sebab_bukan_petugas(self, pengguna) -> str:
        """The team that was assigned fills, or any assessor of the office where none was formed; nobody fills, checks
        or decides on his own koperasi."""
        diisi = self.status == StatusPenilaian.DITUGASKAN
        if diisi and (tim := {a.pengguna_id for a in self.tim.all()}) and pengguna.pk not in tim:
            return "Penilaian ini ditugaskan kepada tim lain."
        if jabatan := self.jabatan_orang(self.hari_ini).get(kunci_nama(pengguna.nama)):
            return (
                f"Nama Anda tercatat sebagai {jabatan} koperasi ini: penilaian koperasi sendiri dilakukan orang lain."
            )
        return ""

    def jabatan_orang(self, per: date) -> dict[str, str]:
        """Who on `per` holds a post in this koperasi: {key of the name: post}."""
        return sekali(self, ("jabatan", per), lambda: Orang.objects.jabatan_menurut_nama(self.koperasi, per))

    def yang_disebut(self):
        return [a.pengguna_id for a in self.tim.all()] if self.status == StatusPenilaian.DITUGASKAN else []

    @classmethod
    def saring_petugas(cls, pengguna):
        """What is being filled waits for its team alone."""
        bertim = AnggotaTimPenilai.objects.filter(penilaian=OuterRef("pk"))
        tim = bertim.filter(pengguna=pengguna)
        return ~(Q(status=StatusPenilaian.DITUGASKAN) & Exists(bertim) & ~Exists(tim))

    @property
    def ikhtisar(self):
        isi = [
            ("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"),
            ("Tahun buku", str(self.tahun_buku)),
        ]
        if self.total is not None:
            isi += [("Total skor", self.total_tertulis), ("Predikat", self.get_predikat_display())]
        return isi

    def keterangan_surat(self, surat):
        """A certificate has no end: it says for which book year, and whether a later year has been decided since."""
        henti = self.koperasi.dihentikan_sejak
        if surat.jenis == PENGHENTIAN:
            isi = "Surat ini asli. Isinya penghentian sementara kegiatan usaha simpan pinjam."
            if henti == surat.tanggal:
                return f"{isi} Penghentian itu berlaku sejak {tanggal(henti)}.", True
            return f"{isi} Penghentian itu sudah berakhir.", False
        if surat.pk != self.surat_id:
            return "", True
        if self.menunggu_penghentian:
            return "Surat ini asli; penghentian sementara kegiatan menunggu surat pemberi izin.", True
        dihentikan = kegiatan_dihentikan(self.predikat, self.tanggal_penetapan)
        if dihentikan and henti is None:
            return "Surat ini asli, tetapi penghentian sementara kegiatan itu sudah berakhir.", False
        if dihentikan:
            return f"Surat ini asli; kegiatan usaha dihentikan sementara sejak {tanggal(henti)}.", True
        kini = PenilaianKesehatan.objects.berlaku_pada(self.koperasi, self.hari_ini)
        baru = f" Hasil tahun buku {kini.tahun_buku} sudah ditetapkan." if kini.tahun_buku > self.tahun_buku else ""
        return f"Surat ini asli dan menyatakan hasil untuk tahun buku {self.tahun_buku}.{baru}", True

    def uraian_surat(self, surat):
        return [("Tahun buku", str(self.tahun_buku)), ("Predikat", self.get_predikat_display())]

    def salinan_tampil(self):
        return {
            "koperasi": salinan_koperasi(self.koperasi),
            "wewenang": salinan_wewenang(self.koperasi.kewenangan()),
            "tempat": salinan_wilayah([self.wilayah, self.berwenang]),
        }

    def tampilkan(self, isi):
        k = isi["koperasi"]
        [kedudukan], [self.wilayah, self.berwenang] = wilayah_tercatat(k["wilayah"], isi["tempat"])
        self.koperasi = koperasi_tercatat(self.koperasi, k, kedudukan)
        self.wewenang_tercatat = wewenang_tercatat(isi["wewenang"])

    def salinan(self):
        """Figures, answers, team and switches as they were."""
        isi = {"tahun_buku": self.tahun_buku, "cara": self.cara, "set": self.set_aturan, "sakelar": self.sakelar}
        if self.pk:
            isi["jawaban"] = {j.nomor: [j.jawaban, j.keterangan, j.alasan] for j in self.jawaban.all()}
            isi["tim"] = [a.pengguna_id for a in self.tim.all()]
            for nama in ("laporan", "pemeriksaan"):
                if laporan := getattr(self, nama):
                    isi[nama] = {k: None if v is None else str(v) for k, v in laporan.angka.items()}
        if self.alasan_koreksi:
            isi["alasan_koreksi"] = self.alasan_koreksi
        if self.hasil:
            isi["hasil"] = self.hasil
        return {**super().salinan(), "koperasi": self.koperasi_id, "isian": isi}


class AnggotaTimPenilai(models.Model):
    """A member of the team for one assessment, with the statement that nothing ties them to the koperasi."""

    penilaian = models.ForeignKey(PenilaianKesehatan, models.CASCADE, related_name="tim")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ketua = models.BooleanField("ketua tim", default=False)
    tanpa_hubungan = models.BooleanField(
        "menyatakan tidak punya hubungan dengan pengurus, pengawas, atau pengelola", null=True, blank=True
    )

    class Meta:
        ordering = ["-ketua", "pk"]
        verbose_name = "anggota tim penilai"
        constraints = [models.UniqueConstraint(fields=["penilaian", "pengguna"], name="anggota_tim_penilai_unik")]

    def __str__(self):
        return self.pengguna.nama


class KualifikasiPenilai(models.Model):
    """Standing, education and training of an assessor (Pasal 31 ayat (4)); `asn` None = nobody has said."""

    class Pendidikan(models.TextChoices):
        SMA = "sma", "SMA atau sederajat"
        D1 = "d1", "Diploma I"
        D2 = "d2", "Diploma II"
        D3 = "d3", "Diploma III"
        D4 = "d4", "Diploma IV"
        S1 = "s1", "S1"
        S2 = "s2", "S2"
        S3 = "s3", "S3"

    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="kualifikasi_penilai")
    asn = models.BooleanField("aparatur sipil negara", null=True, blank=True)
    pendidikan = models.CharField(max_length=3, choices=Pendidikan)
    pelatihan = models.CharField("pelatihan atau bimbingan teknis penilaian", max_length=160, blank=True)
    pelatihan_nomor = models.CharField("nomor sertifikat pelatihan", max_length=80, blank=True)
    pelatihan_tanggal = models.DateField("tanggal pelatihan", null=True, blank=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "kualifikasi penilai"

    def __str__(self):
        return f"{self.pengguna} ({self.get_pendidikan_display()})"


class JawabanManajemen(models.Model):
    """The answer to one of the 38 questions, with what was seen; an overruled computed answer has its reason."""

    penilaian = models.ForeignKey(PenilaianKesehatan, models.CASCADE, related_name="jawaban")
    nomor = models.PositiveSmallIntegerField()
    jawaban = models.BooleanField(null=True, blank=True)
    keterangan = models.CharField("bukti yang dilihat", max_length=300, blank=True)
    alasan = models.CharField("alasan berbeda dari hitungan", max_length=300, blank=True)

    class Meta:
        ordering = ["nomor"]
        verbose_name = "jawaban manajemen"
        constraints = [models.UniqueConstraint(fields=["penilaian", "nomor"], name="satu_jawaban_per_pertanyaan")]

    def __str__(self):
        return f"{self.nomor}: {self.jawaban}"
