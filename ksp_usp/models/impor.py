"""A sheet of the register that waits to be saved."""

from django.conf import settings
from django.db import models

from core.dasar.rahasia import TersandiField


class PratinjauKoperasi(models.Model):
    """Rows that were read from a sheet and wait to be saved.

    Kept on the server so that neither an error nor an expired session loses them, for the person who brought them.
    The whole reading is encrypted: a column that we do not know may hold what is private.
    """

    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sumber = models.CharField(max_length=160)
    isi = TersandiField()
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "pratinjau koperasi"
        verbose_name_plural = "pratinjau koperasi"

    def __str__(self):
        return self.sumber
