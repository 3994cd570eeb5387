"""Inspections of a koperasi or of one office (Pasal 10 ayat (5), 21 ayat (3) Permen KUKM 15/2015), what was found."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property

from aturan.bahasa.bilangan import tanggal
from core.dasar.izin import Izin, penugasan_berizin, saring_terlihat
from core.dasar.waktu import hari_ini
from core.models import Surat, Urusan
from core.models.urusan import UrusanQuerySet
from ksp_usp.models import Koperasi
from perizinan.models.jaringan import JaringanPelayanan
from perizinan.models.sanksi import Sanksi


class StatusPemeriksaan(models.TextChoices):
    RENCANA = "rencana", "Direncanakan pengawas"
    DIUSULKAN = "diusulkan", "Menunggu surat tugas"
    DITUGASKAN = "ditugaskan", "Diperiksa tim"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut temuan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Tidak jadi"


S = StatusPemeriksaan
BERJALAN = (S.RENCANA, S.DIUSULKAN, S.DITUGASKAN, S.TINDAK_LANJUT)
# A visit was made and its berita acara stands.
DIPERIKSA = (S.TINDAK_LANJUT, S.SELESAI)


class PemeriksaanQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna, "wilayah", "berwenang"))

    def berjalan(self):
        """Those that are not closed."""
        return self.filter(status__in=BERJALAN)

    def diperiksa(self):
        """Those whose visit was made, with its berita acara."""
        return self.filter(status__in=DIPERIKSA)


class Pemeriksaan(Urusan):
    """One inspection, from the plan to the last finding that was dealt with.

    Of an office (`kantor`) it belongs to the authority where the office stands, whoever licensed the koperasi; else to
    the authority of the koperasi. `daftar_periksa` are rows {kode, uraian, dasar, hasil, catatan}, as the duties were
    when the team was sent; `hasil` is "ya", "tidak", "lewat" or nothing yet. `jatuh_tempo` is the last day of the
    visit, then the first day by which a remedy is asked for.
    """

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="pemeriksaan")
    kantor = models.ForeignKey(
        JaringanPelayanan, models.PROTECT, null=True, blank=True, related_name="pengawasan", verbose_name="kantor"
    )
    alasan = models.TextField("mengapa diperiksa", blank=True)
    dari = models.DateField("hari pertama", null=True, blank=True)
    sampai = models.DateField("hari terakhir", null=True, blank=True)
    tempat = models.CharField("tempat pemeriksaan", max_length=300, blank=True)
    daftar_periksa = models.JSONField("daftar periksa", default=list, blank=True)
    dilakukan_pada = models.DateField("tanggal pemeriksaan", null=True, blank=True)
    ditemui = models.CharField("wakil koperasi yang ditemui", max_length=200, blank=True)
    dokumen = models.TextField("buku dan dokumen yang diperiksa", blank=True)
    penjelasan = models.TextField("penjelasan koperasi", blank=True)
    menolak = models.TextField("alasan koperasi menolak menandatangani", blank=True)
    surat_tugas = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="+")
    berita_acara = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="+")
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditugaskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PemeriksaanQuerySet.as_manager()

    DESKRIPSI = ("koperasi__wilayah__induk", "kantor")
    DAFTAR = "periksa_daftar"
    URUTAN_ANTREAN = (F("jatuh_tempo").asc(nulls_last=True), "status_sejak", "pk")
    BERTENGGAT = (S.DITUGASKAN, S.TINDAK_LANJUT)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "pemeriksaan koperasi"
        verbose_name_plural = "pemeriksaan koperasi"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi"], name="satu_pemeriksaan_koperasi",
                condition=Q(kantor=None, status__in=["rencana", "diusulkan", "ditugaskan"]),
                violation_error_message="Pemeriksaan koperasi ini masih terbuka. Lanjutkan yang ada.",
            ),
            models.UniqueConstraint(
                fields=["kantor"], name="satu_pemeriksaan_kantor",
                condition=Q(kantor__isnull=False, status__in=["rencana", "diusulkan", "ditugaskan"]),
                violation_error_message="Pemeriksaan kantor ini masih terbuka. Lanjutkan yang ada.",
            ),
            models.CheckConstraint(
                condition=Q(ditugaskan_oleh__isnull=True) | ~Q(ditugaskan_oleh=F("diusulkan_oleh")),
                name="pemeriksaan_dua_pasang_mata",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["berwenang", "status", "status_sejak"]),
            models.Index(fields=["koperasi", "status", "dilakukan_pada"]),
        ]

    def get_absolute_url(self):
        return reverse("periksa_rinci", args=[self.pk])

    @property
    def pihak(self) -> int:
        """The koperasi that it is about: whoever acts for it acts for no office here (core.dasar.izin)."""
        return self.koperasi_id

    @property
    def sasaran(self) -> str:
        """What is inspected, in words."""
        if self.kantor is None:
            return self.koperasi.nama
        return f"{self.kantor.get_jenis_display()} {self.kantor.nama}, {self.koperasi.nama}"

    @property
    def judul(self):
        return f"Pemeriksaan {self.sasaran}"

    @property
    def jenis_dalam_kata(self):
        return "Pemeriksaan kantor" if self.kantor_id else "Pemeriksaan koperasi"

    @property
    def hari_periksa(self) -> str:
        """The day or days of the visit as planned."""
        if self.dari is None:
            return ""
        if self.sampai in (None, self.dari):
            return tanggal(self.dari)
        return f"{tanggal(self.dari)} sampai dengan {tanggal(self.sampai)}"

    @cached_property
    def anggota(self) -> list["TimPemeriksa"]:
        """The team, its head first."""
        return list(self.tim.select_related("pengguna"))

    def sebab_bukan_petugas(self, pengguna):
        """The visit is written down by those who made it; the plan and what follows by any pengawas of the office."""
        if self.status != S.DITUGASKAN or not pengguna.pernah(Izin.PERIKSA_KOPERASI):
            return ""
        bertugas = pengguna.pk in {a.pengguna_id for a in self.anggota}
        return "" if bertugas else "Hasil pemeriksaan diisi anggota tim yang tercantum pada surat tugas."

    def yang_disebut(self):
        return [a.pengguna_id for a in self.anggota] if self.status == S.DITUGASKAN else []

    @classmethod
    def saring_petugas(cls, pengguna):
        tim = TimPemeriksa.objects.filter(pemeriksaan=OuterRef("pk"), pengguna=pengguna)
        return ~Q(status=S.DITUGASKAN) | Exists(tim)

    @classmethod
    def dipantau(cls, pengguna):
        """Visits whose day has come, for every pengawas of the office."""
        tiba = Q(pk__in=[])
        for wilayah in {p.instansi.wilayah for p in penugasan_berizin(pengguna, Izin.PERIKSA_KOPERASI)}:
            tiba |= Q(berwenang=wilayah, jatuh_tempo__lte=hari_ini(wilayah), status=S.DITUGASKAN)
        return tiba

    @classmethod
    def untuk_meja(cls, daftar):
        apa = {S.DITUGASKAN: "pemeriksaan", S.TINDAK_LANJUT: "perbaikan"}
        for p in daftar:
            if p.jatuh_tempo is not None and p.status in apa:
                sisa = (p.jatuh_tempo - p.hari_ini).days
                kata = f"{sisa} hari lagi" if sisa > 0 else f"lewat {-sisa} hari" if sisa else "hari ini"
                p.sisa_tenggat = f"{apa[p.status]} {kata}"

    @property
    def ikhtisar(self):
        return [
            ("Yang diperiksa", self.sasaran),
            ("Hari", self.hari_periksa or "belum diisi"),
            ("Tempat", self.tempat or "belum diisi"),
            ("Tim", ", ".join(a.pengguna.nama for a in self.anggota) or "belum dipilih"),
        ]

    def keterangan_surat(self, surat):
        """What the public check says of the letters of an inspection."""
        if surat.pk == self.surat_tugas_id and self.status in DIPERIKSA:
            return "Surat ini asli; pemeriksaannya sudah dilakukan.", False
        return "", True

    def uraian_surat(self, surat):
        isi = [("Koperasi", self.koperasi.nama)]
        if self.kantor:
            isi.append(("Kantor", f"{self.kantor.get_jenis_display()} {self.kantor.nama}"))
        return isi

    def salinan(self):
        hari = {n: getattr(self, n) for n in ("dari", "sampai", "dilakukan_pada")}
        isi = {
            **{n: nilai and nilai.isoformat() for n, nilai in hari.items()},
            **{n: getattr(self, n) for n in ("alasan", "tempat", "ditemui", "dokumen", "penjelasan", "menolak")},
            "daftar_periksa": self.daftar_periksa,
        }
        if self.pk:
            isi["tim"] = [[a.pengguna.nama, a.ketua, a.tanpa_hubungan] for a in self.tim.select_related("pengguna")]
            isi["temuan"] = [t.salinan() for t in self.temuan.all()]
        return {**super().salinan(), "koperasi": self.koperasi_id, "kantor": self.kantor_id, "isian": isi}


class TimPemeriksa(models.Model):
    """A member of the team that the surat tugas names."""

    pemeriksaan = models.ForeignKey(Pemeriksaan, models.CASCADE, related_name="tim")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ketua = models.BooleanField("ketua tim", default=False)
    # None: has not stated it yet.
    tanpa_hubungan = models.BooleanField("menyatakan tidak punya hubungan dengan koperasi", null=True, blank=True)

    class Meta:
        ordering = ["-ketua", "pk"]
        verbose_name = "anggota tim pemeriksa"
        constraints = [models.UniqueConstraint(fields=["pemeriksaan", "pengguna"], name="tim_pemeriksa_unik")]

    def __str__(self):
        return self.pengguna.nama


class TemuanPemeriksaan(models.Model):
    """What was found against one article, the remedy asked for with its day, and what became of it.

    `kode` names the row of the check list that it comes from; a finding of the team's own has none.
    """

    class Akhir(models.TextChoices):
        DIPENUHI = "dipenuhi", "Dipenuhi koperasi"
        SANKSI = "sanksi", "Dibawa ke sanksi"
        DITERUSKAN = "diteruskan", "Diteruskan kepada yang berwenang"

    pemeriksaan = models.ForeignKey(Pemeriksaan, models.CASCADE, related_name="temuan")
    kode = models.CharField(max_length=40, blank=True)
    kewajiban = models.CharField("kewajiban", max_length=200)
    dasar = models.CharField("pasal", max_length=120)
    uraian = models.TextField("yang ditemukan")
    perbaikan = models.TextField("yang harus diperbaiki", blank=True)
    tenggat = models.DateField("diperbaiki paling lambat", null=True, blank=True)
    akhir = models.CharField("tindak lanjut", max_length=10, choices=Akhir, blank=True)
    akhir_pada = models.DateField("tanggal tindak lanjut", null=True, blank=True)
    akhir_uraian = models.TextField("bukti atau uraian", blank=True)
    sanksi = models.ForeignKey(Sanksi, models.PROTECT, null=True, blank=True, related_name="temuan_pemeriksaan")
    akhir_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "temuan pemeriksaan"
        constraints = [
            models.UniqueConstraint(
                fields=["pemeriksaan", "kode"], condition=~Q(kode=""), name="satu_temuan_per_butir"
            ),
            models.CheckConstraint(
                condition=Q(akhir="") | Q(akhir_pada__isnull=False), name="tindak_lanjut_bertanggal"
            ),
        ]

    def __str__(self):
        return self.kewajiban

    @property
    def butir(self) -> str:
        """The item of the files that show it."""
        return f"temuan-{self.pk}"

    @property
    def butir_akhir(self) -> str:
        """The item of the files that show what became of it."""
        return f"tindak-lanjut-{self.pk}"

    def salinan(self) -> dict:
        """As the trail keeps it."""
        nama = ("kode", "kewajiban", "dasar", "uraian", "perbaikan", "akhir", "akhir_uraian", "sanksi_id")
        hari = {n: getattr(self, n) for n in ("tenggat", "akhir_pada")}
        return {n: getattr(self, n) for n in nama} | {n: h and h.isoformat() for n, h in hari.items()}
