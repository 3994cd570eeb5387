"""A sheet of licences and offices that are older than this product, until a second person confirmed it."""

from django.db import models
from django.urls import reverse

from core.dasar.rahasia import TersandiField
from core.models import Urusan


class StatusLembar(models.TextChoices):
    DRAF = "draf", "Disusun loket"
    MENUNGGU = "menunggu", "Menunggu konfirmasi"
    SELESAI = "selesai", "Dikonfirmasi"
    DIBUANG = "dibuang", "Dibuang"


class LembarLama(Urusan):
    """One sheet. Nothing in it counts before a second person confirmed it.

    `tinggal` are the rows that the second person leaves out, {number of the row: why}; `hasil` what became of each row.
    """

    sumber = models.CharField("lembar", max_length=160)
    banyak_baris = models.PositiveIntegerField("baris", default=0)
    tinggal = models.JSONField(default=dict, blank=True)
    # What the second person looked at: confirming something else than that is refused.
    sidik_tinjau = models.CharField(max_length=24, blank=True)
    hasil = models.JSONField(default=list, blank=True)

    DAFTAR = "lama_daftar"

    class Meta:
        ordering = ["-pk"]
        verbose_name = "lembar izin dan kantor lama"
        verbose_name_plural = "lembar izin dan kantor lama"
        indexes = [models.Index(fields=["berwenang", "status", "status_sejak"])]

    def get_absolute_url(self):
        return reverse("lama_rinci", args=[self.pk])

    @property
    def judul(self):
        return f"Izin dan kantor lama: {self.sumber}"

    @property
    def ikhtisar(self):
        isi = [("Lembar", self.sumber), ("Baris", str(self.banyak_baris)), ("Disusun", self.dibuat_oleh.nama)]
        if self.tinggal:
            isi.append(("Ditinggalkan", "; ".join(f"baris {n}: {sebab}" for n, sebab in self.tinggal.items())))
        return isi

    def salinan(self):
        isi = {"sumber": self.sumber, "banyak_baris": self.banyak_baris, "tinggal": self.tinggal, "hasil": self.hasil}
        return {**super().salinan(), "isian": isi}


class BacaanLembarLama(models.Model):
    """The reading of a sheet, encrypted (it names heads of offices) and forgotten once the sheet is done with.

    Beside the case and not in it: the case is evidence, and a key that turns writes this anew.
    """

    lembar = models.OneToOneField(LembarLama, models.CASCADE, primary_key=True, related_name="bacaan")
    isi = TersandiField()

    class Meta:
        verbose_name = "bacaan lembar lama"
        verbose_name_plural = "bacaan lembar lama"

    def __str__(self):
        return str(self.lembar_id)
