"""Pindaian: the scan of a letter as it was signed on paper."""

from django.conf import settings
from django.db import models

from core.models.berkas import Berkas
from core.models.bukti import Tersidik
from core.models.surat import Surat


class Pindaian(Tersidik):
    """Who signed a letter on paper, when, and the scan of it. It closes the letter.

    Written once, as the letter itself: the scan that puts a wrong one right is a new row that names the old one.
    """

    surat = models.ForeignKey(Surat, models.PROTECT, related_name="pindaian")
    mengganti = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    penandatangan = models.CharField(max_length=120)
    penandatangan_jabatan = models.CharField(max_length=400)
    ditandatangani_pada = models.DateField()
    alasan = models.CharField(max_length=300, blank=True, help_text="Apa yang salah pada pindaian yang diganti.")
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "pindaian surat"
        constraints = [
            models.UniqueConstraint(fields=["surat"], condition=models.Q(mengganti=None), name="pindaian_pertama_satu")
        ]

    def __str__(self):
        return f"pindaian surat {self.surat_id}"
