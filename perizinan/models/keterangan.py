"""What an office states about a licence on one day, for whoever asks at the counter."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from core.dasar.izin import saring_terlihat
from core.models import Urusan
from core.models.urusan import UrusanQuerySet
from ksp_usp.models import Koperasi
from perizinan.models.izin import IzinUsaha


class StatusKeterangan(models.TextChoices):
    DRAF = "draf", "Disusun loket"
    DIMINTA = "diminta", "Diminta koperasi"
    TERBIT = "terbit", "Terbit"
    DIBATALKAN = "dibatalkan", "Tidak jadi"


# What is stated, in the order of the letter: PostgreSQL keeps none of the keys of `isi`.
KEGIATAN = "Kegiatan usaha simpan pinjam"
JUDUL = ("Izin usaha simpan pinjam", KEGIATAN, "Laporan berkala", "Sanksi administratif")
DIHENTIKAN = "Dihentikan sementara sejak"
# One of these at most for each koperasi.
TERBUKA = (StatusKeterangan.DRAF, StatusKeterangan.DIMINTA)


class KeteranganQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna, "wilayah", "berwenang"))


class KeteranganIzin(Urusan):
    """A letter on how a licence stands; `isi` and `keadaan_izin` are what it said on its day."""

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="keterangan_izin")
    izin = models.ForeignKey(IzinUsaha, models.PROTECT, null=True, blank=True, related_name="+")
    keperluan = models.CharField("keperluan", max_length=200)
    isi = models.JSONField(default=dict, blank=True)
    keadaan_izin = models.CharField(max_length=10, blank=True)

    objects = KeteranganQuerySet.as_manager()

    DESKRIPSI = ("koperasi__wilayah__induk", "izin")
    DAFTAR = "keterangan_daftar"

    class Meta:
        ordering = ["-pk"]
        verbose_name = "keterangan izin"
        verbose_name_plural = "keterangan izin"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi"], condition=Q(status__in=["draf", "diminta"]), name="satu_keterangan_terbuka",
                violation_error_message="Surat keterangan koperasi ini masih terbuka.",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["berwenang", "status", "status_sejak"])]

    def get_absolute_url(self):
        return reverse("keterangan_rinci", args=[self.pk])

    @property
    def pihak(self) -> int:
        return self.koperasi_id

    @property
    def diminta(self) -> bool:
        """Whether it waits at the counter as the koperasi asked for it."""
        return self.status == StatusKeterangan.DIMINTA

    @property
    def judul(self):
        return f"Surat keterangan keadaan izin, {self.koperasi.nama}"

    @property
    def jenis_dalam_kata(self):
        return "Surat keterangan keadaan izin"

    @property
    def ikhtisar(self):
        return [("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"), ("Keperluan", self.keperluan)]

    def keterangan_surat(self, surat):
        """What the public check says: the letter spoke of its own day, and what it spoke of may have changed since."""
        henti, kini = self.koperasi.dihentikan_sejak, []
        if self.izin is not None and self.izin.keadaan != self.keadaan_izin:
            kini.append(f"izinnya sekarang {self.izin.get_keadaan_display().lower()}")
        if henti and DIHENTIKAN not in self.isi.get(KEGIATAN, ""):
            kini.append(f"kegiatan koperasi dihentikan sementara sejak {tanggal(henti)}")
        return (f"Surat ini asli dan benar pada tanggalnya, tetapi {' dan '.join(kini)}." if kini else "", not kini)

    def uraian_surat(self, surat):
        return [("Koperasi", self.koperasi.nama), ("Keterangan", "Keadaan izin pada tanggal surat")]

    @property
    def diterangkan(self) -> dict[str, str]:
        return {judul: self.isi[judul] for judul in JUDUL if judul in self.isi}

    def salinan(self):
        isi = {"keperluan": self.keperluan, "isi": self.isi, "keadaan_izin": self.keadaan_izin}
        return {**super().salinan(), "koperasi": self.koperasi_id, "isian": isi}
