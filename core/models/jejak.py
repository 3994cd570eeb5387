"""Jejak: the append-only trail. A database trigger refuses UPDATE and DELETE (migration 0002)."""

import hashlib
import json
from datetime import UTC

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from core.dasar.izin import saring_terlihat
from core.models.organisasi import Wilayah


class JejakQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        return self.filter(saring_terlihat(pengguna))


class Jejak(models.Model):
    """One act: who (name and post as they were), what, from -> to, why, on which findings.

    Rows of one object form a chain: `hash` covers the row and the hash before it, and `urutan` has no
    gap, so a changed, removed or inserted row shows.
    """

    objek_jenis = models.CharField(max_length=60)
    objek_id = models.BigIntegerField()
    urutan = models.PositiveIntegerField()
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    pelaku = models.CharField(max_length=120)
    jabatan = models.CharField(max_length=400, blank=True)
    instansi = models.CharField(max_length=160, blank=True)
    dasar_penugasan = models.CharField(max_length=160, blank=True)
    aksi = models.CharField(max_length=40)
    kalimat = models.CharField(max_length=300)
    dari = models.CharField(max_length=30, blank=True)
    ke = models.CharField(max_length=30, blank=True)
    pasal = models.CharField(max_length=120, blank=True)
    alasan = models.TextField(blank=True)
    temuan = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    penilaian = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    salinan = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    hash_sebelum = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = JejakQuerySet.as_manager()

    # Every field but the hash itself.
    BERANTAI = (
        "objek_jenis", "objek_id", "urutan", "wilayah_id", "waktu", "pengguna_id", "pelaku", "jabatan", "instansi",
        "dasar_penugasan", "aksi", "kalimat", "dari", "ke", "pasal", "alasan", "temuan", "penilaian", "salinan",
        "hash_sebelum",
    )  # fmt: skip

    class Meta:
        ordering = ["objek_jenis", "objek_id", "urutan"]
        verbose_name = "jejak"
        constraints = [models.UniqueConstraint(fields=["objek_jenis", "objek_id", "urutan"], name="jejak_urutan_unik")]
        indexes = [models.Index(fields=["pengguna", "objek_jenis", "objek_id"], name="jejak_ditangani")]

    def __str__(self):
        return f"{self.objek_jenis}:{self.objek_id} #{self.urutan} {self.aksi}"

    def hitung_hash(self) -> str:
        """SHA-256 over every field of the row in a canonical spelling, the previous hash included."""
        isi = {nama: getattr(self, nama) for nama in self.BERANTAI}
        isi["waktu"] = self.waktu.astimezone(UTC).isoformat()
        # As it comes back from the database: a number as key has become text there, and sorts as text.
        isi = json.loads(json.dumps(isi, cls=DjangoJSONEncoder))
        naskah = json.dumps(isi, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(naskah.encode()).hexdigest()
