"""Work around the route (Pasal 4, 12-15): the yearly program of a dinas, the advice of a Pokja."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Instansi, Wilayah
from sentra_ukm.models.sentra import Bdsp, MilikWilayahQuerySet, Sentra


class Program(models.Model):
    """Program Penumbuhan dan Pengembangan Sentra UKM of one year: Pasal 12 huruf b, Pasal 14 huruf a."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun program")
    judul = models.CharField("nama program", max_length=160)
    uraian = models.TextField()
    sinergi = models.CharField(
        "disinergikan dengan", max_length=200, blank=True,
        help_text="Program atau instansi lain (Pasal 4, 12 huruf c, 14 huruf d); boleh kosong.",
    )  # fmt: skip
    penulis = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan_penulis = models.CharField(max_length=140)
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikWilayahQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "-pk"]
        verbose_name = "program tahunan"

    def __str__(self):
        return f"{self.judul} ({self.tahun})"


class Masukan(models.Model):
    """Masukan dan saran of a Pokja on one thing: a sentra, a KSP/USP, a BDS-P, or next year's program.

    Pasal 13 huruf b, c; Pasal 15 huruf b, c. Never changed: a second thought is a second row.
    """

    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    sentra = models.ForeignKey(Sentra, models.PROTECT, null=True, blank=True, related_name="masukan")
    koperasi = models.ForeignKey("ksp_usp.Koperasi", models.PROTECT, null=True, blank=True, related_name="+")
    bdsp = models.ForeignKey(Bdsp, models.PROTECT, null=True, blank=True, related_name="masukan")
    uraian = models.TextField("masukan dan saran")
    penulis = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan_penulis = models.CharField(max_length=140)
    pasal = models.CharField(max_length=80)
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikWilayahQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "masukan dan saran"
        constraints = [
            models.CheckConstraint(
                condition=(Q(koperasi__isnull=True) & Q(bdsp__isnull=True))
                | (Q(sentra__isnull=True) & Q(bdsp__isnull=True))
                | (Q(sentra__isnull=True) & Q(koperasi__isnull=True)),
                name="masukan_tentang_satu_hal",
            )
        ]

    def __str__(self):
        return self.uraian[:60]
