"""Salinan: the inert copy of an uploaded file, made from it and made again whenever it is gone."""

from django.db import models

from core.models.berkas import Berkas


class Salinan(models.Model):
    berkas = models.OneToOneField(Berkas, models.CASCADE, related_name="salinan")
    isi = models.FileField(max_length=120)
    sha256 = models.CharField(max_length=64)
    resep = models.PositiveSmallIntegerField(help_text="Cara membuatnya (core.perkara.salinan.RESEP).")

    class Meta:
        verbose_name = "salinan"
        verbose_name_plural = "salinan"

    def __str__(self):
        return f"salinan berkas {self.berkas_id}"
