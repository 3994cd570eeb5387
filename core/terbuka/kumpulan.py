"""A data set for everybody: what its columns mean, its rows, and what is said beside it.

Each matter writes its own in its terbuka.py; the setting DATA_TERBUKA names them, and nothing here imports one.
No column names a person, and none holds an address, a telephone number or an account.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from aturan.bahasa import Pasal

# Of the licences that are known everywhere the one that only asks for the source to be named. It is ours to choose:
# neither regulation says under which one their data is given away.
LISENSI = "CC BY 4.0"
LISENSI_ALAMAT = "https://creativecommons.org/licenses/by/4.0/"
LISENSI_ARTI = "Boleh dipakai, disalin, dan diolah untuk apa saja, asal sumbernya disebut."
LAMA_SIMPAN = 600  # seconds for which a file that was made is handed out again


class Jenis(StrEnum):
    """What a column holds, by the name that CSVW gives it."""

    TEKS = "string"
    BULAT = "integer"
    TANGGAL = "date"
    YA_TIDAK = "boolean"

    @property
    def kata(self) -> str:
        """The kind in words."""
        return {
            Jenis.TEKS: "teks", Jenis.BULAT: "bilangan bulat", Jenis.TANGGAL: "tanggal (tttt-bb-hh)",
            Jenis.YA_TIDAK: "ya atau tidak (true, false)",
        }[self]  # fmt: skip


@dataclass(frozen=True)
class Kolom:
    """A column: the plain name of its header, what it means, its unit, the article where the law defines it."""

    nama: str
    arti: str
    jenis: Jenis = Jenis.TEKS
    satuan: str = ""
    dasar: Pasal | None = None


Nilai = str | int | bool | date | None


@dataclass(frozen=True)
class Kumpulan:
    """A data set. `baris` gives its rows in an order that stays; `catatan` is what a user must know.

    `lingkup_waktu` says of which day the rows are.
    """

    kode: str
    judul: str
    uraian: str
    kolom: tuple[Kolom, ...]
    baris: Callable[[], Iterable[tuple[Nilai, ...]]]
    kata_kunci: tuple[str, ...]
    catatan: tuple[str, ...] = ()
    lingkup_waktu: str = "Keadaan saat berkas dibuat."


@cache
def semua_kumpulan() -> dict[str, Kumpulan]:
    """Every data set by its code, in the order of the setting. Raises ValueError for a code that is there twice."""
    daftar = [import_string(jalur) for jalur in settings.DATA_TERBUKA]
    hasil = {k.kode: k for k in daftar}
    if len(hasil) != len(daftar):
        raise ValueError("Dua kumpulan data terbuka memakai kode yang sama.")
    return hasil


# Columns that several data sets have
KODE_WILAYAH = Kolom("kode_wilayah", "Kode kabupaten/kota atau provinsi menurut Kemendagri, misalnya 32.05.")
NAMA_WILAYAH = Kolom("nama_wilayah", "Nama kabupaten/kota atau provinsi itu.")
