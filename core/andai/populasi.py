"""What a what-if runs over: the cases of one matter, what may be changed, and what each case amounts to.

Each matter describes its own in its andai.py; the setting ANDAI names them. Cases are judged by the law of today, with
the facts as they stand: for those who see them, in a few queries, without one object a case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from aturan.bahasa import Ambang, Pasal
from aturan.bahasa.ambang import BANDING
from core.models import Pengguna

Nilai = Decimal | str
Pengganti = Mapping[str, Nilai]

TEPI = {
    ">=": "tepat pada angka ini memenuhi",
    "<=": "tepat pada angka ini memenuhi",
    ">": "tepat pada angka ini belum memenuhi",
    "<": "tepat pada angka ini belum memenuhi",
}


@dataclass(frozen=True)
class Butir:
    """One thing that may be changed: the value in force, its edge in words, its article; `pilihan` where it is chosen.

    `satuan` "rupiah…" is typed as an amount; with `desimal` it may have two decimals.
    """

    kode: str
    label: str
    berlaku: Nilai
    tepi: str
    dasar: Pasal
    sebut: Callable[[Nilai], str]
    satuan: str = ""
    pilihan: tuple[tuple[str, str], ...] = ()
    desimal: bool = False


def butir_ambang(ambang: Ambang, per: date, label: str = "") -> Butir:
    """A threshold of `aturan` as it may be changed, with the value in force on `per`. Raises BelumBerlaku."""
    versi = ambang.pada(per)
    skala = ambang.skala
    return Butir(
        kode=ambang.kode,
        label=f"{label or ambang.uraian}, {BANDING[ambang.banding][1]}",
        berlaku=versi.nilai.kode if skala else Decimal(versi.nilai),
        tepi=TEPI[ambang.banding],
        dasar=versi.dasar,
        sebut=ambang.sebut_nilai,
        satuan=ambang.satuan,
        pilihan=tuple(skala.pilihan()) if skala else (),
    )


class Keadaan(NamedTuple):
    """What a case amounts to. `tanda` is its mark (core.halaman.tanda); `baik`: it is as the law wants it."""

    kode: str
    label: str
    tanda: str
    baik: bool = False


BELUM = Keadaan("belum", "belum diketahui", "perlu")


class Rinci(NamedTuple):
    """A case on the list: its name and page, its region, and what decides in figures ("Tenaga kerja 38 orang")."""

    judul: str
    url: str
    nomor: str
    wilayah: str
    sebab: str


class Kumpulan(Protocol):
    """The cases that one person sees, with their facts. `wilayah` is the code of each one's region, in their order."""

    wilayah: Sequence[str]

    def nilai(self, pengganti: Pengganti) -> list[str]:
        """What each amounts to, a code of Populasi.keadaan, with these values in place of those in force."""

    def uraikan(self, ke: Sequence[int], pengganti: Pengganti) -> list[Rinci]:
        """Those at these places as a list shows them."""


@dataclass(frozen=True)
class Populasi:
    """`satuan` is one case in a sentence; `definisi` says which ones are counted, `tetap` what no value changes.

    `keadaan` are all that a case can amount to, best first, BELUM last; `baik_kata` is what the good ones do.
    `periksa` says what is wrong with the values together, by their codes.
    """

    kode: str
    judul: str
    satuan: str
    definisi: str
    tetap: str
    baik_kata: str
    keadaan: tuple[Keadaan, ...]
    butir: Callable[[date], tuple[Butir, ...]]
    muat: Callable[[Pengguna, date], Kumpulan]
    periksa: Callable[[Mapping[str, Nilai]], dict[str, str]] = lambda nilai: {}


@cache
def semua_populasi() -> dict[str, Populasi]:
    """{code: population} in the order of the setting."""
    return {p.kode: p for p in map(import_string, settings.ANDAI)}
