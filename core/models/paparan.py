"""Paparan: who saw what. Insert-only; the database refuses to change a row, and to delete one before its time."""

from django.conf import settings
from django.db import models


class Paparan(models.Model):
    """One look at personal data, or one thing carried out of the house: written by core.halaman.paparan.

    `objek` is what the address names (a case, a person, a file); where a page shows some of its rows only, `baris`
    says which: {model: [id]}. `bagian` is the rest of the address: a part of a form, the key of a row.
    """

    class Jenis(models.TextChoices):
        HALAMAN = "halaman", "membuka halaman"
        NIK = "nik", "melihat NIK utuh"
        UNDUH = "unduh", "membuka berkas atau surat"
        EKSPOR = "ekspor", "mengunduh lembar Excel"
        PRATINJAU = "pratinjau", "membuka pratinjau impor"

    waktu = models.DateTimeField()
    # Without a constraint: it would lock the row of the person, whom an admin may just be changing.
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    pelaku = models.CharField(max_length=120)
    sebagai = models.CharField(max_length=400, blank=True, help_text="Jabatan dan instansi pada saat itu.")
    alamat = models.CharField(max_length=45, blank=True, help_text="Alamat jaringan.")
    jenis = models.CharField(max_length=9, choices=Jenis)
    halaman = models.CharField(max_length=60)
    objek_jenis = models.CharField(max_length=60, blank=True)
    objek_id = models.BigIntegerField(null=True)
    bagian = models.CharField(max_length=60, blank=True)
    baris = models.JSONField(default=dict)
    jumlah = models.PositiveIntegerField(null=True)
    saringan = models.CharField(max_length=16, blank=True, help_text="Sidik saringan daftar, bukan saringannya.")
    alasan = models.CharField(max_length=200, blank=True)
    permintaan = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["waktu", "pk"]
        verbose_name = "paparan"
        verbose_name_plural = "paparan"
        indexes = [
            models.Index(fields=["objek_jenis", "objek_id", "waktu"]),
            models.Index(fields=["pengguna", "waktu"]),
            models.Index(fields=["waktu"]),
        ]

    def __str__(self):
        return f"{self.pelaku} {self.get_jenis_display()} {self.halaman}"
