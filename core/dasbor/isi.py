"""All parts of a dashboard: page, report and sheet read the same objects."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from core.dasbor.angka import Bagian, Lingkup, Pembuat
from core.dasbor.rupa import AngkaTampil, TabelTampil, tampilkan, tampilkan_angka


@dataclass(frozen=True)
class Keadaan:
    """The parts of one dashboard and the moment at which they were counted."""

    lingkup: Lingkup
    bagian: tuple[Bagian, ...]
    dihitung: datetime


@dataclass(frozen=True)
class BagianTampil:
    """A part in words, as page and report draw it."""

    kode: str
    judul: str
    angka: tuple[AngkaTampil, ...]
    tabel: tuple[TabelTampil, ...]


@cache
def pembuat() -> tuple[Pembuat, ...]:
    """What makes the parts, in the order of the page."""
    return tuple(import_string(nama) for nama in settings.DASBOR)


def susun(lingkup: Lingkup) -> Keadaan:
    """Every part of the dashboard of `lingkup`."""
    return Keadaan(lingkup, tuple(buat(lingkup) for buat in pembuat()), timezone.now())


def papar(keadaan: Keadaan) -> dict:
    """For the templates: `bagian`, and `ringkas`, the first figure of each."""
    bagian = [
        BagianTampil(
            b.kode,
            b.judul,
            tuple(tampilkan_angka(a) for a in b.angka),
            tuple(tampilkan(t, keadaan.lingkup.wilayah) for t in b.tabel),
        )
        for b in keadaan.bagian
    ]
    return {
        "wilayah": keadaan.lingkup.wilayah,
        "bagian": bagian,
        "ringkas": [b.angka[0] for b in bagian if b.angka],
        "dihitung": keadaan.dihitung,
    }
