"""The Keputusan behind a figure of the dashboard (sentra_ukm.sentra.dasbor): those of a year that name a sentra of the
region."""

from functools import partial

from django.db.models import QuerySet

from core.dasbor.angka import Lingkup, Sumber
from sentra_ukm.models import Penetapan

TAHUN = range(2005, 2100)  # since Permen KUKM 23/2005


def _tahun(daftar: QuerySet, lingkup: Lingkup, tahun: int) -> QuerySet:
    menyebut = Penetapan.objects.filter(
        lingkup.saring(), keputusan__isnull=False, tanggal__year=tahun, tanggal__lte=lingkup.sampai
    )
    return daftar.filter(pk__in=menyebut.order_by().values("keputusan"))


SUMBER: Sumber = {f"tahun-{tahun}": (f"Keputusan tahun {tahun}", partial(_tahun, tahun=tahun)) for tahun in TAHUN}
