"""What a dashboard shows: figures and tables, each with what it counts, of how many, as of when, and the list behind.

Each matter makes its own part in its dasbor.py; the setting DASBOR names them. The page, the report for the head of the
office, the sheet and the open data read the same objects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Substr
from django.urls import reverse

from core.dasar.izin import Tingkat, kode_tingkat, saring_bawahan, saring_terlihat
from core.dasar.waktu import hari_ini
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

    @property
    def kini(self) -> bool:
        """Whether the period reaches today: what stands is then what the records say, without a look at the trail."""
        return self.sampai >= hari_ini(self.wilayah)

    def pukul_nol(self, hari: date) -> datetime:
        """The moment at which `hari` begins in the region."""
        return datetime.combine(hari, time(), ZoneInfo(self.wilayah.zona))

    @property
    def mulai(self) -> datetime:
        """The first moment of the period."""
        return self.pukul_nol(self.dari)

    @property
    def akhir(self) -> datetime:
        """The first moment after the period."""
        return self.pukul_nol(self.sampai + timedelta(1))

    def saring(self, *kolom: str) -> Q:
        """Rows of the region by a foreign key to one (one of `kolom` is enough, by default `wilayah`), within what
        `pengguna` may see; "" for regions themselves."""
        return saring_terlihat(self.pengguna, *kolom) & saring_bawahan(self.wilayah.kode, *kolom)

    def alamat(self, nama: str, angka: str, kode: str = "") -> str:
        """The list `nama`, narrowed to what the figure `angka` of its matter counts (core.dasbor.saring); with `kode`,
        in that region below."""
        return reverse(nama, query={"di": kode or self.wilayah.kode, **self.masa, "angka": angka})

    @property
    def masa(self) -> dict[str, str]:
        """The period as an address has it."""
        return {"dari": self.dari.isoformat(), "sampai": self.sampai.isoformat()}

    @cached_property
    def anak(self) -> dict[str, Wilayah]:
        """The regions right below, by code; none of a kabupaten/kota. Asked once."""
        if not self.kepala_anak:
            return {}
        return {w.kode: w for w in Wilayah.objects.berlaku(self.sampai).filter(induk=self.wilayah)}

    @property
    def kepala_anak(self) -> str:
        """What the regions right below are called; '' for a kabupaten/kota, which has none."""
        kata = {Tingkat.PUSAT: "Provinsi", Tingkat.PROVINSI: "Kabupaten/kota"}
        return kata.get(self.tingkat, "")

    def kode_anak(self, kolom: str = "wilayah") -> Combinable:
        """For values(): the code of the region right below in which a row lies by its foreign key `kolom`.

        Of a row that the region itself holds, and of every row of a kabupaten/kota, its own code.
        """
        if self.tingkat is Tingkat.PUSAT:
            return Substr(f"{kolom}_id", 1, 2, output_field=CharField())
        return F(f"{kolom}_id")

    def url_keadaan(self, kode: str) -> str:
        """The dashboard of another region for the same period."""
        return reverse("keadaan_wilayah", args=[kode], query=self.masa)


@dataclass(frozen=True)
class Angka:
    """One figure. `definisi` says in one sentence what is counted, by which article where the law defines it.

    `nilai` None: not known. With `penyebut` it is a share of that many `penyebut_kata`; `belum` of them have not said,
    which `belum_kata` calls by its name.
    One that is `jumlahan` is no share but a sum over that many (workers over sentra). `url` leads to the list whose
    rows are exactly what `nilai` counts, or what it is a sum over. The first figure of each part stands at the head of
    the page.
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
    jumlahan: bool = False
    belum_kata: str = "belum diketahui"


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
    Where the first column stands for the part, the column `beserta` always stands beside it.
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
    beserta: int | None = None


@dataclass(frozen=True)
class Bagian:
    """What one matter shows: its figures first, its tables below."""

    kode: str
    judul: str
    angka: tuple[Angka, ...]
    tabel: tuple[Tabel, ...] = ()


Pembuat = Callable[[Lingkup], Bagian]
# What a figure counts, as the list behind it: {code: (words, rows of the list narrowed to it)}.
Sumber = dict[str, tuple[str, Callable[[QuerySet, Lingkup], QuerySet]]]
