"""Saringan: the filter of a list under a name, of one person, shared with an office or not."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.models.organisasi import Instansi


class SaringanQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        """One's own, and those that somebody shared with an office at which this person holds a post."""
        kantor = [p.instansi_id for p in pengguna.penugasan_aktif() if p.pihak is None]
        return self.filter(models.Q(pengguna=pengguna) | models.Q(instansi__in=kantor))


class Saringan(models.Model):
    """What was filled into the filter of the list at the address `daftar`, as the query of an address.

    It opens nothing: the list shows whoever opens it what they may see.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saringan")
    daftar = models.CharField(max_length=200)
    judul = models.CharField("nama daftar", max_length=200)
    nama = models.CharField(max_length=60)
    kueri = models.CharField(max_length=1000)
    instansi = models.ForeignKey(Instansi, models.CASCADE, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(default=timezone.now)

    objects = SaringanQuerySet.as_manager()

    class Meta:
        ordering = ["judul", "nama", "pk"]
        verbose_name = "saringan tersimpan"
        verbose_name_plural = "saringan tersimpan"
        constraints = [models.UniqueConstraint(fields=["pengguna", "daftar", "nama"], name="saringan_satu_nama")]

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return f"{self.daftar}?{self.kueri}"
