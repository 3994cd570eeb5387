"""The columns of one kind of sheet: header and its synonyms, example, kind of cell, required or not.

Template, reading, checking and page all follow the one table.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from core.lembar.sel import Jenis

# Words of headers as offices write them, brought to one spelling; each kind of sheet adds its own.
KATA_UMUM = {
    "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "juml": "jumlah", "bln": "bulan", "perbulan": "bulan",
    "bulanan": "bulan", "sebulan": "bulan", "thn": "tahun", "th": "tahun", "pertahun": "tahun", "tahunan": "tahun",
    "setahun": "tahun", "no": "nomor", "nmr": "nomor", "telp": "telepon", "tlp": "telepon", "hp": "telepon",
    "wa": "telepon", "kel": "kelurahan", "ds": "desa", "per": "", "rp": "", "rupiah": "", "dalam": "", "orang": "",
    "org": "", "yang": "", "dan": "", "nilai": "", "sesuai": "",
}  # fmt: skip


def penyeragam(kata: dict[str, str], kurung: tuple[str, ...] = ()) -> Callable[[str], str]:
    """A function that brings a header to one spelling: 'Omset/bln (Rp)' -> 'omzet bulan'.

    `kata` joins KATA_UMUM. What stands in brackets explains the unit and is left out, unless it is one of `kurung`.
    """
    semua_kata = KATA_UMUM | kata
    kecuali = rf"(?!\s*(?:{'|'.join(kurung)})\s*\))" if kurung else ""
    dalam_kurung = re.compile(rf"\({kecuali}[^)]*\)")

    def seragam(judul: str) -> str:
        rata = dalam_kurung.sub(" ", unicodedata.normalize("NFKC", judul).casefold())
        bagian = " ".join(semua_kata.get(k, k) for k in re.findall(r"[a-z0-9]+", rata)).split()
        # 'laki-laki' and 'usaha ukm' say one thing twice.
        return " ".join(k for i, k in enumerate(bagian) if not i or bagian[i - 1] != k)[:120]

    return seragam


@dataclass(frozen=True)
class Kolom:
    """One column: name of its value, header, kind of cell, example, other headers, and where it stands.

    `tabel`: shown in the tables that people see; the rest only where a row has a reason in it. `pendek`: needs no room.
    """

    nama: str
    judul: str
    jenis: Jenis
    contoh: str
    sinonim: tuple[str, ...] = ()
    wajib: bool = False
    tabel: bool = False
    lebar: int = 16
    petunjuk: str = ""
    pendek: bool = False

    @property
    def isi_judul(self) -> str:
        """The header with a small first letter, inside a sentence."""
        return self.judul if self.judul[:2].isupper() else self.judul[0].lower() + self.judul[1:]


# Columns that our own sheets carry beside the data.
NOMOR, KUNCI, KESALAHAN = "nomor", "kunci", "kesalahan"
JUDUL_NOMOR, JUDUL_KUNCI, JUDUL_KESALAHAN = "No", "Kunci baris (jangan diubah)", "Kesalahan"
ABAIKAN = ""
KHUSUS = {"nomor": NOMOR, "nomor urut": NOMOR, "kunci baris": KUNCI, "kesalahan": KESALAHAN}


@dataclass(frozen=True)
class Tabel:
    """One kind of sheet. `benda`: what a row is, in a sentence and as the name of the sheet ('UKM').

    `penanda`: the column that a totals row leaves empty. `salah_satu`: (name, columns) of each group of required
    columns of which one is enough. `berkunci`: our sheets carry a hidden key of each row.
    """

    benda: str
    kolom: tuple[Kolom, ...]
    seragam: Callable[[str], str]
    penanda: str
    salah_satu: tuple[tuple[str, tuple[str, ...]], ...] = ()
    berkunci: bool = False

    @cached_property
    def menurut_nama(self) -> dict[str, Kolom]:
        return {kolom.nama: kolom for kolom in self.kolom}

    @cached_property
    def arti(self) -> dict[str, str]:
        """{header in one spelling: name of the column}."""
        return {self.seragam(s): k.nama for k in self.kolom for s in (*k.sinonim, k.judul)} | KHUSUS

    @cached_property
    def bergantian(self) -> frozenset[str]:
        """Required columns of which another may stand in the place."""
        return frozenset(nama for _, kelompok in self.salah_satu for nama in kelompok)

    def kenali(self, kepala: list[str], peta: dict[str, str] | None = None) -> list[str | None]:
        """What each header means: name of a column, NOMOR, KUNCI, KESALAHAN, ABAIKAN (chosen so), None (unknown).

        `peta` holds what the office said before ({uniform header: name or ''}) and goes before the synonyms. Of two
        columns with one meaning the first is taken.
        """
        arti, terpakai = [], set()
        for judul in kepala:
            baku = self.seragam(judul)
            nama = (peta or {}).get(baku, self.arti.get(baku))
            if nama and nama in terpakai:
                nama = None
            if nama:
                terpakai.add(nama)
            arti.append(nama)
        return arti

    def kurang_wajib(self, arti: list[str | None]) -> list[str]:
        """Headers of the required columns that are not there."""
        kurang = [k.judul for k in self.kolom if k.wajib and k.nama not in arti and k.nama not in self.bergantian]
        return kurang + [sebutan for sebutan, kelompok in self.salah_satu if not set(kelompok) & set(arti)]
