"""Berkas: an uploaded file. Private, stored at once, so that a form error never loses it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.dasar.izin import saring_terlihat
from core.models.bukti import Tersidik, TersidikQuerySet
from core.models.organisasi import Wilayah
from core.models.surat import Surat


class BerkasQuerySet(TersidikQuerySet):
    def terlihat_oleh(self, pengguna):
        """Files of cases and of letters that the person sees, and the own files that no case holds yet."""
        sendiri = Q(objek_id__isnull=True, diunggah_oleh=pengguna)
        surat = Surat.objects.terlihat_oleh(pengguna).values("pk")
        milik_surat = Q(objek_jenis=Surat._meta.label_lower, objek_id__in=surat)
        return self.filter(Q(objek_id__isnull=False) & saring_terlihat(pengguna) | milik_surat | sendiri)


class Berkas(Tersidik):
    objek_jenis = models.CharField(max_length=60, blank=True)
    objek_id = models.BigIntegerField(null=True, blank=True)
    butir = models.CharField(max_length=60, blank=True, help_text="Isian atau kriteria yang didukung berkas ini.")
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, null=True, blank=True, related_name="+")
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=8)
    ukuran = models.PositiveIntegerField(help_text="bita")
    sha256 = models.CharField(max_length=64)
    # Its place in the store (core.perkara.simpanan): neither the name that the person gave nor personal data is in it.
    isi = models.FileField(max_length=120)
    aktif = models.BooleanField(default=True, help_text="Berkas yang diganti tidak dihapus, hanya tidak ditampilkan.")
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField(auto_now_add=True)

    objects = BerkasQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "berkas"
        indexes = [models.Index(fields=["objek_jenis", "objek_id"])]

    def __str__(self):
        return self.nama
