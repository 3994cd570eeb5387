"""The figures of one book year of a koperasi: balance sheet, result, collectibility, as typed columns in rupiah."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from aturan.kesehatan import ANGKA
from core.models import Berkas
from ksp_usp.models.koperasi import Koperasi, MilikKoperasiQuerySet


class LaporanKeuangan(models.Model):
    """One report a row: what the koperasi reported of a year, what the assessor found in its books, or what one version
    of a periodic report says (LaporanBerkala).

    The columns are the lines of aturan.kesehatan.ANGKA, one for one. None is not known, which is not zero.
    """

    class Sumber(models.TextChoices):
        LAPORAN = "laporan", "Angka laporan koperasi"
        PEMERIKSAAN = "pemeriksaan", "Angka pemeriksaan"
        BERKALA = "berkala", "Angka laporan berkala"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="laporan")
    tahun_buku = models.PositiveSmallIntegerField("tahun buku")
    sumber = models.CharField(max_length=12, choices=Sumber, default=Sumber.LAPORAN)
    nomor = models.CharField("nomor laporan", max_length=80, blank=True)
    diterima = models.DateField("diterima tanggal", null=True, blank=True)
    rapat_anggota = models.DateField("disahkan rapat anggota tanggal", null=True, blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    versi = models.PositiveIntegerField(default=1, editable=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikKoperasiQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun_buku", "pk"]
        verbose_name = "laporan keuangan"
        verbose_name_plural = "laporan keuangan"
        constraints = [
            models.UniqueConstraint(
                fields=["koperasi", "tahun_buku"], condition=models.Q(sumber="laporan"),
                name="satu_laporan_per_tahun_buku",
                violation_error_message="Laporan tahun buku ini sudah ada. Buka dan ubah yang ada.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.koperasi} {self.tahun_buku} ({self.get_sumber_display().lower()})"

    def save(self, *args, **kwargs):
        if self.pk and (sebab := self.sebab_terkunci):
            raise ValidationError(sebab)
        super().save(*args, **kwargs)

    @property
    def sebab_terkunci(self) -> str:
        """Why these figures may no longer change; '' when they may. PostgreSQL refuses it too (migration 0007).

        They stand still while an assessment of that year, or of the next one, is checked, and for ever once it is
        decided: what is found different later goes into the examined figures of a correction.
        """
        if self.sumber == self.Sumber.BERKALA:
            return self._sebab_terkirim()
        dipakai = Q(laporan=self) | Q(pemeriksaan=self)
        if self.sumber == self.Sumber.LAPORAN:
            dipakai |= Q(tahun_buku=self.tahun_buku + 1)
        penilaian = self.koperasi.penilaian.terkunci().filter(dipakai).order_by("pk").last()
        if penilaian is None:
            return ""
        if penilaian.tanggal_penetapan:
            return (
                f"Angka ini menjadi dasar hasil yang sudah ditetapkan ({penilaian.nomor_perkara}) dan tidak dapat"
                " diubah. Catat yang berbeda sebagai angka pemeriksaan pada penilaian koreksi."
            )
        return (
            f"Angka ini sedang diperiksa ({penilaian.nomor_perkara}) dan tidak dapat diubah. Minta penilaian itu"
            " dikembalikan ke penilai dahulu."
        )

    def _sebab_terkirim(self) -> str:
        berkala = getattr(self, "berkala", None)
        if berkala is None or berkala.tahap.draf:
            return ""
        return f"Angka ini sudah dikirim ({berkala.nomor_perkara}) dan tidak dapat diubah. Buat laporan koreksi."

    @property
    def angka(self) -> dict:
        """The figures as aturan.kesehatan takes them: {code of the line: Decimal or None}."""
        return {p.kode: getattr(self, p.kode) for p in ANGKA}


for _pos in ANGKA:
    LaporanKeuangan.add_to_class(
        _pos.kode,
        models.DecimalField(_pos.nama, max_digits=20, decimal_places=2, null=True, blank=True, help_text=_pos.petunjuk),
    )
