"""Unduhan: a long list that somebody asked for as a sheet, and the sheet, for some days."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class Unduhan(models.Model):
    """What was asked for (the address of a list with its filters), by whom in which posts, and what became of it.

    `penugasan` are the posts that the person held then: without one of them the sheet is neither made nor handed out.
    """

    class Keadaan(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu giliran"
        BERJALAN = "berjalan", "Sedang dibuat"
        SELESAI = "selesai", "Siap diunduh"
        DITOLAK = "ditolak", "Ditolak"
        GAGAL = "gagal", "Gagal dibuat"

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    judul = models.CharField(max_length=200)
    alamat = models.CharField(max_length=300)
    saringan = models.TextField(blank=True)
    penugasan = models.JSONField(default=list)
    keadaan = models.CharField(max_length=8, choices=Keadaan, default=Keadaan.MENUNGGU)
    jumlah = models.PositiveIntegerField(help_text="baris saat diminta")
    tertulis = models.PositiveIntegerField(default=0, help_text="baris yang sudah ditulis")
    baris = models.JSONField(default=dict, help_text="apa yang ada di dalamnya, untuk catatan paparan")
    isi = models.FileField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    diminta_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "unduhan"
        verbose_name_plural = "unduhan"
        indexes = [models.Index(fields=["pengguna", "-id"]), models.Index(fields=["diminta_pada"])]

    def __str__(self):
        return self.judul

    def get_absolute_url(self):
        return reverse("unduhan_rinci", args=[self.pk])

    @property
    def berjalan(self) -> bool:
        return self.keadaan in (self.Keadaan.MENUNGGU, self.Keadaan.BERJALAN)

    @property
    def siap(self) -> bool:
        return self.keadaan == self.Keadaan.SELESAI

    @property
    def ditolak(self) -> bool:
        return self.keadaan == self.Keadaan.DITOLAK
