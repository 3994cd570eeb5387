"""The read API: the tokens of an office, and what was asked with them."""

from django.conf import settings
from django.db import models

from core.models.organisasi import Instansi


class TokenApi(models.Model):
    """A key by which a program of an office reads as that office. Only its digest is kept: it is shown once.

    `cakupan` names what it opens, `tanda` its first characters, by which people tell it from others.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="token_api")
    nama = models.CharField("untuk aplikasi apa", max_length=80)
    cakupan = models.JSONField(default=list)
    tanda = models.CharField(max_length=16)
    sidik = models.CharField(max_length=64, unique=True)
    berlaku_sampai = models.DateField("berlaku sampai")
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dicabut_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dicabut_pada = models.DateTimeField(null=True)
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "token API"
        verbose_name_plural = "token API"

    def __str__(self):
        return f"{self.nama} ({self.tanda}…)"

    def keadaan(self, per) -> str:
        """In a word how it stands on `per`."""
        if self.dicabut_pada:
            return "Dicabut"
        return "Berlaku" if per <= self.berlaku_sampai else "Kedaluwarsa"


class CatatanApi(models.Model):
    """One request of a token: when, from where, what, with which answer and how many rows."""

    token = models.ForeignKey(TokenApi, models.PROTECT, related_name="catatan")
    waktu = models.DateTimeField()
    alamat = models.CharField(max_length=45, blank=True, help_text="Alamat jaringan.")
    halaman = models.CharField(max_length=60)
    saringan = models.CharField(max_length=200, blank=True)
    status = models.PositiveSmallIntegerField()
    baris = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "catatan API"
        verbose_name_plural = "catatan API"
        indexes = [models.Index(fields=["token", "-waktu"]), models.Index(fields=["waktu"])]

    def __str__(self):
        return f"{self.waktu:%Y-%m-%d %H:%M} {self.halaman}: {self.status}"
