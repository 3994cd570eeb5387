"""Andaian: a what-if that somebody kept, to come back to and to compare. Values only; it holds nothing of a case."""

from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.urls import reverse

from core.dasar.izin import saring_terlihat
from core.models.organisasi import Instansi


class AndaianQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        """Those kept at the person's offices, and at offices below them."""
        return self.filter(saring_terlihat(pengguna, "instansi__wilayah"))


class Andaian(models.Model):
    populasi = models.CharField(max_length=30)
    nama = models.CharField("nama andaian", max_length=120)
    nilai = models.JSONField(help_text="Kode ambang dan nilainya sebagai teks, hanya yang diubah.")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = AndaianQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "andaian"

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return f"{reverse('andai', args=[self.populasi])}?{urlencode(self.nilai)}"
