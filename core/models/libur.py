"""The holidays of a year, and who confirmed them on which basis. Only a confirmed year counts."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class HariLibur(models.Model):
    """One day that is no working day."""

    class Golongan(models.TextChoices):
        NASIONAL = "nasional", "Libur nasional"
        CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"

    tanggal = models.DateField(unique=True)
    nama = models.CharField(max_length=120)
    golongan = models.CharField(max_length=12, choices=Golongan)
    perkiraan = models.BooleanField(default=False, help_text="Tanggalnya belum ditetapkan pemerintah.")

    class Meta:
        ordering = ["tanggal"]
        verbose_name = "hari libur"

    def __str__(self):
        return f"{self.tanggal} {self.nama}"


class KalenderTahun(models.Model):
    """A year of holidays. Writers lock this row, so that two of them never mix their changes."""

    tahun = models.PositiveSmallIntegerField(unique=True)
    dasar = models.CharField("dasar penetapan", max_length=300, blank=True)
    dikonfirmasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikonfirmasi_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-tahun"]
        verbose_name = "kalender tahun"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dikonfirmasi_pada__isnull=True)
                | (models.Q(dikonfirmasi_oleh__isnull=False) & ~models.Q(dasar="")),
                name="kalender_dikonfirmasi_dengan_dasar",
            )
        ]

    def __str__(self):
        return f"Hari libur {self.tahun}"

    def get_absolute_url(self):
        return reverse("hari_libur_tahun", args=[self.tahun])

    @property
    def dikonfirmasi(self) -> bool:
        return self.dikonfirmasi_pada is not None
