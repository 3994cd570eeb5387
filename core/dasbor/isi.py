"""All parts of a dashboard: page, report and sheet read the same objects."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from core.dasbor.angka import Bagan, Bagian, Baris, Lingkup, Pembuat, Tabel
from core.dasbor.masa import sebut_masa
from core.dasbor.rupa import AngkaTampil, TabelTampil, tampilkan, tampilkan_angka

BARIS_TERBANYAK = 12  # of a table that stands for its part


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

    @property
    def pokok(self) -> TabelTampil | None:
        """The table that stands for the part where there is no room for all: the first short one."""
        return next((t for t in self.tabel if len(t.baris) <= BARIS_TERBANYAK), None)


class Pilihan(NamedTuple):
    """A part that a dashboard may have: its code in the address, the words of its tab, what makes it."""

    kode: str
    label: str
    buat: Pembuat


@cache
def pilihan() -> tuple[Pilihan, ...]:
    """The parts in the order of the page."""
    return tuple(Pilihan(kode, label, import_string(nama)) for kode, label, nama in settings.DASBOR)


def susun(lingkup: Lingkup, kode: str = "") -> Keadaan:
    """Every part of the dashboard of `lingkup`, or the one of this code."""
    return Keadaan(lingkup, tuple(p.buat(lingkup) for p in pilihan() if kode in ("", p.kode)), timezone.now())


def menurut_wilayah(keadaan: Keadaan) -> Tabel | None:
    """The regions right below side by side: the first column of what each part says of them; None where none does."""
    lingkup = keadaan.lingkup
    kepala = lingkup.kepala_anak
    ada = [(b, t) for b in keadaan.bagian for t in b.tabel if kepala and t.kepala == kepala and t.baris]
    if not ada:
        return None
    kolom = [(b, t, ke) for b, t in ada for ke in (0, t.beserta) if ke is not None]
    isi = [({b.kode: b for b in t.baris}, t.jumlah, ke) for _, t, ke in kolom]

    def baris(label: str, kode: str, satu: list[tuple[Baris | None, int]]) -> Baris:
        nilai = tuple(b.nilai[ke] if b else None for b, ke in satu)
        url = tuple(b.url_nilai[ke] if b and b.url_nilai else "" for b, ke in satu)
        return Baris(label, nilai, kode, lingkup.url_keadaan(kode) if kode else "", url)

    return Tabel(
        "menurut_wilayah",
        f"{len(lingkup.anak)} {kepala.lower()} {lingkup.wilayah.nama}",
        "Kolom pertama tabel wilayah tiap bagian; artinya pada tabel bagian itu.",
        lingkup.sampai,
        kepala,
        tuple(f"{b.judul}: {t.kolom[ke]}" for b, t, ke in kolom),
        tuple(
            baris(w.nama, kode, [(per_kode.get(kode), ke) for per_kode, _, ke in isi])
            for kode, w in lingkup.anak.items()
        ),
        bagan=Bagan.TANPA,
        jumlah=baris(lingkup.wilayah.nama, "", [(jumlah, ke) for _, jumlah, ke in isi]),
    )


def papar(keadaan: Keadaan) -> dict:
    """For the templates: `bagian`, and `ringkas`, each with its first figure; `peta` and `menurut_wilayah`, or None."""
    wilayah, bawahan = keadaan.lingkup.wilayah, menurut_wilayah(keadaan)
    bagian = [
        BagianTampil(
            b.kode,
            b.judul,
            tuple(tampilkan_angka(a) for a in b.angka),
            tuple(tampilkan(t, wilayah) for t in b.tabel),
        )
        for b in keadaan.bagian
    ]
    return {
        "wilayah": wilayah,
        "masa": sebut_masa(keadaan.lingkup.dari, keadaan.lingkup.sampai),
        "bagian": bagian,
        "ringkas": [(b, b.angka[0]) for b in bagian if b.angka],
        "peta": next((t for b in bagian for t in b.tabel if t.golongan), None),
        "menurut_wilayah": bawahan and tampilkan(bawahan, wilayah),
        "dihitung": keadaan.dihitung,
    }
