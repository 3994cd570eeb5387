"""A koperasi whose authority changed: what its old office hands over to the new one, and that it was received."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.dasar.izin import Tingkat, saring_terlihat
from core.models import Surat, Urusan, Wilayah
from core.models.urusan import UrusanQuerySet
from ksp_usp.models import Koperasi
from perizinan.models.izin import IzinUsaha


class StatusPenyerahan(models.TextChoices):
    DRAF = "draf", "Disusun kantor lama"
    DISERAHKAN = "diserahkan", "Menunggu diterima"
    DITERIMA = "diterima", "Diterima"
    DIBATALKAN = "dibatalkan", "Tidak jadi"


def sebut_daerah(wilayah: Wilayah) -> str:
    """A side of a handing over, in words."""
    match wilayah.tingkat:
        case Tingkat.PUSAT:
            return "Kementerian"
        case Tingkat.PROVINSI:
            return f"Provinsi {wilayah.nama}"
        case _:
            return wilayah.nama


class PenyerahanQuerySet(UrusanQuerySet):
    def terlihat_oleh(self, pengguna):
        """Both sides see it, whoever has it in hand."""
        return self.filter(saring_terlihat(pengguna, "dari", "ke"))


class PenyerahanKoperasi(Urusan):
    """The files of supervision on their way from `dari` to `ke`; `berwenang` is the side whose turn it is.

    `izin` is the licence by which the authority changed. `isi` is what was handed over, as it stood on that day.
    """

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="penyerahan")
    izin = models.ForeignKey(IzinUsaha, models.PROTECT, related_name="penyerahan", verbose_name="izin baru")
    dari = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    ke = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    catatan = models.TextField("catatan bagi kantor penerima", blank=True)
    isi = models.JSONField(default=dict, blank=True)
    surat = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="penyerahan")

    objects = PenyerahanQuerySet.as_manager()

    DESKRIPSI = ("koperasi__wilayah__induk", "izin", "dari", "ke")
    DAFTAR = "penyerahan_daftar"

    class Meta:
        ordering = ["-pk"]
        verbose_name = "penyerahan berkas pembinaan"
        verbose_name_plural = "penyerahan berkas pembinaan"
        constraints = [
            models.UniqueConstraint(
                fields=["izin"], condition=~Q(status="dibatalkan"), name="satu_penyerahan_per_izin",
                violation_error_message="Penyerahan koperasi ini sudah disusun. Buka yang ada.",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["berwenang", "status", "status_sejak"])]

    @property
    def nama_dari(self) -> str:
        return sebut_daerah(self.dari)

    @property
    def nama_ke(self) -> str:
        return sebut_daerah(self.ke)

    @property
    def pihak(self) -> int:
        """The koperasi that it is about: whoever acts for it acts for no office here (core.dasar.izin)."""
        return self.koperasi_id

    def get_absolute_url(self):
        return reverse("penyerahan_rinci", args=[self.pk])

    @property
    def judul(self):
        return f"Penyerahan berkas pembinaan {self.koperasi.nama}"

    @property
    def ikhtisar(self):
        return [
            ("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"),
            ("Dari", self.nama_dari),
            ("Kepada", self.nama_ke),
            ("Sebabnya", f"Izin nomor {self.izin.nomor} dari {self.izin.penerbit_sebutan}"),
        ]

    def keterangan_surat(self, surat):
        """What the public check says of its letter."""
        if surat.pk == self.surat_id and self.status == StatusPenyerahan.DRAF:
            return "Surat ini asli, tetapi berkasnya dikembalikan oleh kantor penerima.", False
        return "", True

    def uraian_surat(self, surat):
        return [("Koperasi", self.koperasi.nama), ("Dari", self.nama_dari), ("Kepada", self.nama_ke)]

    def salinan(self):
        isi = {"dari": self.dari_id, "ke": self.ke_id, "izin": self.izin.nomor, "catatan": self.catatan}
        return {**super().salinan(), "koperasi": self.koperasi_id, "isian": isi | {"isi": self.isi}}
