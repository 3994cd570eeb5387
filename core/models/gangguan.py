"""Gangguan: an outage as data. The file of core.dasar.keadaan says the same while the database is away."""

from django.db import models


class Gangguan(models.Model):
    """When the service, or a part of it, was not there: what a deadline that fell into it may be excused by."""

    kode = models.CharField("nomor", max_length=9, unique=True)
    apa = models.CharField("yang terjadi", max_length=200)
    dampak = models.CharField("dampak bagi pekerjaan", max_length=300)
    sejak = models.DateTimeField()
    perkiraan = models.DateTimeField("perkiraan pulih", null=True, blank=True)
    selesai = models.DateTimeField("pulih", null=True, blank=True)

    class Meta:
        ordering = ["-sejak", "-pk"]
        verbose_name = "gangguan"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(selesai__isnull=True) | models.Q(selesai__gte=models.F("sejak")),
                name="gangguan_selesai_sesudah_mulai",
            )
        ]

    def __str__(self):
        return f"{self.kode}: {self.apa}"
