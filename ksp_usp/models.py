"""Cooperatives that run savings and loans. For now what a sentra's partner needs: Pasal 8 ayat (1) huruf a."""

from django.db import models

from core.models import Wilayah
from core.peran import saring_terlihat


class KoperasiQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna))


class Koperasi(models.Model):
    class Jenis(models.TextChoices):
        KSP = "ksp", "Koperasi Simpan Pinjam (KSP)"
        USP = "usp", "Koperasi dengan Unit Simpan Pinjam (USP)"

    nama = models.CharField("nama koperasi", max_length=160)
    jenis = models.CharField(max_length=3, choices=Jenis)
    badan_hukum = models.CharField("nomor badan hukum", max_length=80)
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+", verbose_name="tempat kedudukan")
    alamat = models.CharField(max_length=200, blank=True)

    objects = KoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["nama"]
        verbose_name = "koperasi"
        verbose_name_plural = "koperasi"
        constraints = [models.UniqueConstraint(fields=["badan_hukum"], name="koperasi_badan_hukum_unik")]

    def __str__(self):
        return self.nama
