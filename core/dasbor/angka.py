"""What a dashboard shows: figures and tables, each with what it counts, of how many, as of when, and the list behind.

Each matter makes its own part in its dasbor.py; the setting DASBOR names them. The page, the report for the head of the
office, the sheet and the open data read the same objects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.db.models import Q

from core.dasar.izin import Tingkat, kode_tingkat, saring_terlihat
from core.models import Pengguna, Wilayah

Nilai = int | Decimal | None


@dataclass(frozen=True)
class Lingkup:
    """Whose dashboard: the region with all below it, what happened from `dari` to `sampai`, as `pengguna` sees it.

    What stands (licences, offices) is counted at the end of `sampai`, or now where the record keeps no past; then the
    definition says so.
    """

    wilayah: Wilayah
    dari: date
    sampai: date
    pengguna: Pengguna

    @property
    def tingkat(self) -> Tingkat:
        return kode_tingkat(self.wilayah.kode)

    def saring(self, kolom: str = "wilayah") -> Q:
        """Rows of the region by their foreign key `kolom` to one, within what `pengguna` may see."""
        terlihat = saring_terlihat(self.pengguna, kolom)
        kode = self.wilayah.kode
        match self.tingkat:
            case Tingkat.PUSAT:
                return terlihat
            case Tingkat.PROVINSI:
                jalur = f"{kolom}__kode" if kolom else "kode"
                return terlihat & (Q(**{jalur: kode}) | Q(**{f"{jalur}__startswith": f"{kode}."}))
            case _:
                return terlihat & Q(**{f"{kolom}__kode" if kolom else "kode": kode})


@dataclass(frozen=True)
class Angka:
    """One figure. `definisi` says in one sentence what is counted, by which article where the law defines it.

    `nilai` None: not known. With `penyebut` it is a share of that many `penyebut_kata`; `belum` of them have not said.
    `url` leads to the list whose rows are exactly what `nilai` counts.
    """

    kode: str
    judul: str
    nilai: Nilai
    satuan: str
    definisi: str
    per: date
    penyebut: int | None = None
    penyebut_kata: str = ""
    belum: int | None = None
    url: str = ""
    perhatian: bool = False


class Bagan(StrEnum):
    """How a table is drawn beside its figures."""

    TANPA = ""
    BATANG = "batang"  # one bar a row: the first column
    TUMPUK = "tumpuk"  # one bar a row, its parts the columns, together a whole
    GARIS = "garis"  # a line over the rows, which are periods
    PETA = "peta"  # a point a kabupaten/kota: rows have a code


@dataclass(frozen=True)
class Baris:
    """A row: its label, a value a column (None: not known), the code of its region, the lists behind row and cells."""

    label: str
    nilai: tuple[Nilai, ...]
    kode: str = ""
    url: str = ""
    url_nilai: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tabel:
    """A table with its chart. `judul` states what is seen ("Separuh usulan menunggu di Provinsi"), not what it is.

    `batas` is a legal or own limit drawn as a line, in the unit of the first column; `jumlah` is the last row, in bold.
    """

    kode: str
    judul: str
    definisi: str
    per: date
    kepala: str
    kolom: tuple[str, ...]
    baris: tuple[Baris, ...]
    satuan: str = ""
    bagan: Bagan = Bagan.TANPA
    batas: Decimal | None = None
    batas_kata: str = ""
    jumlah: Baris | None = None


@dataclass(frozen=True)
class Bagian:
    """What one matter shows: its figures first, its tables below."""

    kode: str
    judul: str
    angka: tuple[Angka, ...]
    tabel: tuple[Tabel, ...] = ()


Pembuat = Callable[[Lingkup], Bagian]
