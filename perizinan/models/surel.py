"""Which daily mail went to whom: the record that keeps a second run from sending it again."""

from django.conf import settings
from django.db import models


class SurelHarian(models.Model):
    """The one mail of a day to one person. A run that cannot send takes its row back, so that the next one tries."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tanggal = models.DateField()
    waktu = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "surel harian"
        constraints = [models.UniqueConstraint(fields=["pengguna", "tanggal"], name="satu_surel_sehari")]

    def __str__(self):
        return f"{self.tanggal}: {self.pengguna_id}"
