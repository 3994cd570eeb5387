"""Rancangan: who opened the draft of which letter before signing it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Rancangan(models.Model):
    """One draft as one person opened it, before the act that issues the letter.

    `objek_id` and `versi` are those of the case (of several that go with one letter, of the first); `sidik` is the
    digest of the words, and of every case with its version: a draft that reads otherwise was not opened.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    objek_jenis = models.CharField(max_length=60)
    objek_id = models.BigIntegerField()
    aksi = models.CharField(max_length=40)
    versi = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    dibuka_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "rancangan surat yang dibuka"
        verbose_name_plural = "rancangan surat yang dibuka"
        constraints = [models.UniqueConstraint(fields=["pengguna", "sidik"], name="satu_rancangan_satu_orang")]

    def __str__(self):
        return f"{self.aksi} {self.objek_jenis}:{self.objek_id}"
