"""The sentra itself: identity, level with history, pembinaan it had, perkuatan it got."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from aturan.bahasa import Per, Temuan, evaluasi
from aturan.sentra_2005.kriteria import prasyarat_untuk
from aturan.sentra_2005.program import JenjangSentra
from core.dasar.izin import saring_terlihat
from core.models import Wilayah
from sentra_ukm.models.pilihan import BentukBdsp, Jenjang


class MilikWilayahQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna))


class MilikSentraQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna, "sentra__wilayah"))


class Sentra(models.Model):
    """A centre of business in one place (Pasal 1 angka 1).

    `jenjang` follows its Penetapan: a Keputusan signed here, or an older one recorded from its scan.
    """

    nama = models.CharField("nama sentra", max_length=120)
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+", verbose_name="kabupaten/kota")
    kecamatan = models.CharField(max_length=80)
    desa = models.CharField("desa/kelurahan", max_length=80)
    alamat = models.CharField(max_length=200, blank=True)
    produk = models.CharField("produk utama", max_length=120)
    kbli = models.CharField("KBLI", max_length=5, blank=True)
    tahun_tumbuh = models.PositiveSmallIntegerField("tahun tumbuh", null=True, blank=True)
    lintang = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    jenjang = models.CharField(max_length=10, choices=Jenjang, blank=True, default="")
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikWilayahQuerySet.as_manager()

    class Meta:
        ordering = ["nama"]
        verbose_name = "sentra"
        verbose_name_plural = "sentra"
        indexes = [models.Index(fields=["nama", "id"])]  # the order of the list
        constraints = [
            models.UniqueConstraint(
                "wilayah", Lower("nama"), name="sentra_nama_unik",
                violation_error_message="Sentra dengan nama ini sudah ada di kabupaten/kota ini. Pakai yang sudah ada.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return reverse("sentra_rinci", args=[self.pk])

    def prasyarat(self, jenis: str, per: Per) -> list[Temuan]:
        """The level that it must hold before a usulan of `jenis` may be opened."""
        return evaluasi(prasyarat_untuk(jenis), {"jenjang_sekarang": self.jenjang or None}, per=per)

    def jenjang_turun(self, jenis: str) -> str:
        """Why a usulan of `jenis` may not go on for this sentra, which stands higher; '' when it may.

        The text knows no way down: signing such a usulan would take away what a Keputusan gave.
        """
        if not self.jenjang or JenjangSentra(jenis) >= JenjangSentra(self.jenjang):
            return ""
        kini = JenjangSentra(self.jenjang).label
        return f"Sentra ini sudah ditetapkan sebagai {kini}. Usulkan sebagai {kini} atau jenjang di atasnya."


class RiwayatPembinaan(models.Model):
    """Guidance that the sentra has had: Pasal 5 ayat (2) huruf a, Lampiran 2 bagian H."""

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="pembinaan")
    tahun = models.PositiveSmallIntegerField()
    pemberi = models.CharField(max_length=120)
    bentuk = models.CharField("bentuk pembinaan", max_length=160)
    nilai = models.DecimalField("nilai (Rp)", max_digits=20, decimal_places=2, null=True, blank=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikSentraQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "pk"]
        verbose_name = "riwayat pembinaan"

    def __str__(self):
        return f"{self.tahun}: {self.bentuk} oleh {self.pemberi}"


class Bdsp(models.Model):
    """BDS-P/LPB: a provider of business services (Pasal 1 angka 6)."""

    nama = models.CharField("nama lembaga", max_length=160)
    bentuk = models.CharField("bentuk lembaga", max_length=20, choices=BentukBdsp)
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+", verbose_name="kedudukan")
    alamat = models.CharField(max_length=200, blank=True)

    objects = MilikWilayahQuerySet.as_manager()

    class Meta:
        ordering = ["nama"]
        verbose_name = "BDS-P/LPB"
        constraints = [models.UniqueConstraint("wilayah", Lower("nama"), name="bdsp_nama_unik")]

    def __str__(self):
        return self.nama


class Perkuatan(models.Model):
    """Support granted to a sentra by Pasal 8, through a KSP/USP or a BDS-P; none before it is ditetapkan."""

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="perkuatan")
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField("jenis perkuatan", max_length=40, help_text="Kode ketentuan Pasal 8 pada paket aturan.")
    uraian = models.CharField(max_length=200)
    nilai = models.DecimalField("nilai (Rp)", max_digits=20, decimal_places=2, null=True, blank=True)
    koperasi = models.ForeignKey(
        "ksp_usp.Koperasi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="melalui KSP/USP"
    )
    bdsp = models.ForeignKey(
        Bdsp, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="melalui BDS-P/LPB"
    )
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikSentraQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "pk"]
        verbose_name = "perkuatan"

    def __str__(self):
        return f"{self.tahun}: {self.uraian}"
