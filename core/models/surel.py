"""Surel: the outbox. A mail is a row, written with what it tells of, until a mail server has taken it."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

# How long a refused address counts as news, so that the daily run says it once.
BARU = timedelta(days=1)
TERTINGGAL = timedelta(hours=1)  # what waits longer than this has no sender


class SurelQuerySet(models.QuerySet):
    def jatuh_waktu(self) -> "SurelQuerySet":
        """What should leave now, the least tried first: one that always fails does not stand before the others."""
        return self.filter(keadaan=Surel.Keadaan.MENUNGGU, coba_pada__lte=timezone.now()).order_by("percobaan", "pk")

    def macet(self) -> "SurelQuerySet":
        """What somebody should look at: tried and not taken, left lying by every sender, given up within a day."""
        kini = timezone.now()
        menunggu = Q(keadaan=Surel.Keadaan.MENUNGGU) & (~Q(galat="") | Q(coba_pada__lt=kini - TERTINGGAL))
        gagal = Q(keadaan=Surel.Keadaan.GAGAL, selesai_pada__gt=kini - BARU)
        return self.filter(menunggu | gagal).order_by("pk")


class Surel(models.Model):
    """One mail to one person for one reason.

    alasan     key of what it tells of, with all that makes it another thing ('harian:2026-12-02:17')
    coba_pada  not before this moment; while it is being sent, the moment at which a dead sender's mail is free again
    isi        empty once the mail is sent or given up: it may hold a link that opens an account
    lampiran   a PDF that goes with it, by the name nama_lampiran; empty like `isi`
    galat      what the last attempt met: no address, no body
    """

    class Keadaan(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu"
        TERKIRIM = "terkirim", "Terkirim"
        GAGAL = "gagal", "Tidak terkirim"

    alasan = models.CharField(max_length=200)
    kepada = models.EmailField()
    perihal = models.CharField(max_length=300)
    isi = models.TextField()
    nama_lampiran = models.CharField(max_length=80, blank=True)
    lampiran = models.BinaryField(default=b"", blank=True)
    keadaan = models.CharField(max_length=10, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    coba_pada = models.DateTimeField(default=timezone.now)
    selesai_pada = models.DateTimeField(null=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    galat = models.CharField(max_length=120, blank=True)

    objects = SurelQuerySet.as_manager()

    class Meta:
        verbose_name = "surel"
        constraints = [models.UniqueConstraint(fields=["alasan", "kepada"], name="surel_sekali_untuk_satu_hal")]
        indexes = [
            models.Index(fields=["percobaan", "id"], condition=Q(keadaan="menunggu"), name="surel_menunggu"),
        ]

    def __str__(self):
        return f"{self.alasan} ({self.keadaan})"
