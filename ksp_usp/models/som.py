"""Standar Operasional Manajemen: the check list of Pasal 15 Permen KUKM 15/2015, assets and debts."""

from django.db import models

from ksp_usp.models.koperasi import Koperasi, MilikKoperasiQuerySet


class Som(models.Model):
    """What the koperasi showed of its SOM. `butir` holds the answers by code of BUTIR_SOM."""

    koperasi = models.OneToOneField(Koperasi, models.CASCADE, related_name="som")
    nomor = models.CharField("nomor dokumen SOM", max_length=80, blank=True)
    tanggal = models.DateField("tanggal dokumen SOM", null=True, blank=True)
    butir = models.JSONField(default=dict, help_text='{"15(2)a": {"ada": true, "catatan": ""}}')
    aset_tetap = models.DecimalField("nilai buku aset tetap", max_digits=20, decimal_places=2, null=True, blank=True)
    aset_dijaminkan = models.DecimalField(
        "nilai buku aset tetap yang dijaminkan", max_digits=20, decimal_places=2, null=True, blank=True
    )
    rapat_jaminan = models.DateField("rapat anggota yang menyetujui penjaminan", null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, editable=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikKoperasiQuerySet.as_manager()

    class Meta:
        verbose_name = "standar operasional manajemen"
        verbose_name_plural = "standar operasional manajemen"

    def __str__(self):
        return f"SOM {self.koperasi}"


class Hutang(models.Model):
    """One debt: Pasal 15 (5) d asks for its source, amount and date, f for the meeting's consent if it is long."""

    koperasi = models.ForeignKey(Koperasi, models.CASCADE, related_name="hutang")
    sumber = models.CharField(max_length=160)
    jumlah = models.DecimalField("jumlah (rupiah)", max_digits=20, decimal_places=2)
    tanggal = models.DateField("tanggal perolehan")
    jangka_bulan = models.PositiveSmallIntegerField("jangka waktu (bulan)")
    modal_penyertaan = models.BooleanField("berasal dari modal penyertaan", null=True, blank=True)
    dikonversi = models.BooleanField("dikonversi menjadi modal sendiri", null=True, blank=True)
    rapat_anggota = models.DateField("rapat anggota yang menyetujui", null=True, blank=True)

    objects = MilikKoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "pk"]
        verbose_name = "hutang"
        verbose_name_plural = "hutang"

    def __str__(self):
        return f"{self.sumber} ({self.tanggal})"

    @property
    def penyertaan_dikonversi(self) -> bool | None:
        """Whether modal penyertaan became modal sendiri (Pasal 15 (5) e); None as long as one of both is not known."""
        if self.modal_penyertaan is False or self.dikonversi is False:
            return False
        return True if self.modal_penyertaan and self.dikonversi else None
