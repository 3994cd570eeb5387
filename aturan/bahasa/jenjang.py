"""Bracket tables: a ratio falls in exactly one row and gets the value of that row.

Rows are written as the law prints them, so that a jurist can compare them line by line:

    Jenjang(
        kode="kesehatan.rasio_kas", uraian="Rasio kas", satuan="persen", dasar=...,
        baris=(Baris("x <= 10", Decimal(25)), Baris("10 < x <= 15", Decimal(100)), Baris("x > 15", Decimal(50))),
    )

The constructor refuses a table with a gap, an overlap or rows out of order: a wrong table cannot be imported.
A table whose values change by a new regulation stands in a `Versi`, like any other value.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

from aturan.bahasa.ambang import bilangan
from aturan.bahasa.bilangan import bersatuan, desimal
from aturan.bahasa.pasal import Pasal

BILANGAN = r"-?[0-9]+(?:\.[0-9]+)?"
DUA_SISI = re.compile(rf"({BILANGAN}) (<=?) x (<=?) ({BILANGAN})")
SATU_SISI = re.compile(rf"x (<=|<|>=|>|=) ({BILANGAN})")


class DiLuarJenjang(ValueError):
    """The value lies outside a table that is bounded on that side ("0 <= x")."""


@dataclass(frozen=True)
class Selang:
    """An interval; None = no bound on that side, `termasuk_*` = the border itself belongs to it."""

    bawah: Fraction | None
    termasuk_bawah: bool
    atas: Fraction | None
    termasuk_atas: bool

    def memuat(self, x: Fraction) -> bool:
        cukup = self.bawah is None or x > self.bawah or (x == self.bawah and self.termasuk_bawah)
        lebih = self.atas is not None and (x > self.atas or (x == self.atas and not self.termasuk_atas))
        return cukup and not lebih


@cache
def selang(teks: str) -> Selang:
    """Read "x <= 0", "0 < x <= 20", "x > 100" or "x = 0". Raises ValueError for anything else, and for no x at all."""
    if cocok := DUA_SISI.fullmatch(teks):
        hasil = Selang(Fraction(cocok[1]), cocok[2] == "<=", Fraction(cocok[4]), cocok[3] == "<=")
    elif cocok := SATU_SISI.fullmatch(teks):
        tanda, batas = cocok[1], Fraction(cocok[2])
        hasil = Selang(
            batas if tanda in (">", ">=", "=") else None,
            tanda in (">=", "="),
            batas if tanda in ("<", "<=", "=") else None,
            tanda in ("<=", "="),
        )
    else:
        raise ValueError(f"Baris jenjang tidak terbaca: {teks!r}.")
    if hasil.bawah is not None and hasil.atas is not None:
        titik = hasil.bawah == hasil.atas and hasil.termasuk_bawah and hasil.termasuk_atas
        if not (hasil.bawah < hasil.atas or titik):
            raise ValueError(f"Baris jenjang tidak memuat nilai apa pun: {teks!r}.")
    return hasil


@dataclass(frozen=True)
class Baris:
    """One row: the condition on x as printed, the value it gives, and how sure its source is."""

    syarat: str
    nilai: Any
    catatan: str = ""
    terverifikasi: bool = True


@dataclass(frozen=True, kw_only=True)
class Jenjang:
    """A bracket table. The first and the last row say whether it is bounded; inside it has no gap and no overlap."""

    kode: str
    uraian: str
    satuan: str
    dasar: Pasal
    baris: tuple[Baris, ...]
    tafsir: str = ""

    def __post_init__(self) -> None:
        if not self.baris:
            raise ValueError(f"{self.kode}: tidak ada baris.")
        selang(self.baris[0].syarat)  # a table of one row has no neighbour that would read it
        for lama, baru in pairwise(self.baris):
            kiri, kanan = selang(lama.syarat), selang(baru.syarat)
            if kiri.atas is None or kanan.bawah is None or kiri.atas != kanan.bawah:
                raise ValueError(f"{self.kode}: {lama.syarat!r} dan {baru.syarat!r} tidak bersambung.")
            if kiri.termasuk_atas == kanan.termasuk_bawah:
                sebab = "dimuat dua kali" if kiri.termasuk_atas else "tidak dimuat"
                raise ValueError(f"{self.kode}: batas {lama.syarat!r} dan {baru.syarat!r} {sebab}.")

    def baris_untuk(self, x: Decimal | int | Fraction) -> Baris:
        """The row in which x falls, compared exactly.

        Raises TypeError for None (not known is not zero: judge that before) and for float, DiLuarJenjang outside a
        bounded table.
        """
        tepat = bilangan(self.kode, x)
        for baris in self.baris:
            if selang(baris.syarat).memuat(tepat):
                return baris
        teks = bersatuan(desimal(tepat, tepat), self.satuan)
        raise DiLuarJenjang(f"{self.uraian} {teks} berada di luar tabel ({self.dasar}).")

    def nilai(self, x: Decimal | int | Fraction) -> Any:
        """The value for x; see `baris_untuk`."""
        return self.baris_untuk(x).nilai
