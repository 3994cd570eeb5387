"""The text of both regulations, whole: what every quotation, citation and address is held against.

The two .md files beside this module are the one source. `naskah(P15_2015)` reads one into a run of `Blok` in the order
of the text; a block inside an article knows its provision as a `Pasal`, and the run printed in order is the regulation.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, cached_property
from pathlib import Path

from aturan.bahasa.pasal import P15_2015, P23_2005, Pasal, Peraturan

BERKAS = {P23_2005: "permen-23-2005.md", P15_2015: "permen-15-2015.md"}

JUDUL = re.compile(r"#+ (BAB \w+|Bagian \w+|Pasal \w+|) ?(.*)")
BUTIR = re.compile(r"(\((?P<ayat>\d+)\)|(?P<huruf>[a-z])\.|(?P<angka>\d+)[.)]) +(?P<teks>.*)")
# Pasal I of 2005 lists what it changes; its numbers stand between the articles that they announce.
PERUBAHAN = re.compile(r"((\d+)\.) (Ketentuan .*)")
PENUTUP = re.compile(r"Agar setiap orang|Ditetapkan di")
# Today's spelling and that of the text.
EJAAN = (("izin", "ijin"), ("provinsi", "propinsi"), ("miliar", "milyar"), ("fotokopi", "foto copy"))


class Jenis(Enum):
    """What a block is: of the copy (JUDUL, CATATAN), around the articles, a heading, or words of an article."""

    JUDUL = "judul"
    CATATAN = "catatan"
    PEMBUKAAN = "pembukaan"
    BAB = "bab"
    BAGIAN = "bagian"
    PASAL = "pasal"
    KETENTUAN = "ketentuan"
    PENUTUP = "penutup"


@dataclass(frozen=True)
class Blok:
    """A heading or a paragraph: `penanda` as printed before it ("BAB I", "Pasal 8", "(2)", "a."), then its words."""

    jenis: Jenis
    penanda: str
    teks: str
    dasar: Pasal | None = None

    @property
    def tingkat(self) -> int:
        """How deep inside its article: 0 for words of the whole article, 1 to 3 below."""
        return len(letak(self.dasar)) - 1 if self.dasar else 0

    @property
    def utuh(self) -> str:
        """Mark and words as the text has them."""
        return f"{self.penanda} {self.teks}".strip()


@dataclass(frozen=True)
class Naskah:
    """One regulation as a run of blocks."""

    peraturan: Peraturan
    blok: tuple[Blok, ...]

    @cached_property
    def teks(self) -> str:
        """All words of the regulation in one line."""
        return " ".join(" ".join(b.utuh for b in self.blok if b.jenis not in (Jenis.JUDUL, Jenis.CATATAN)).split())

    @cached_property
    def ketentuan(self) -> dict[str, Pasal]:
        """Every provision by its code, in the order of the text: each article, and each ayat, huruf and angka."""
        return {b.dasar.kode: b.dasar for b in self.blok if b.dasar}

    @cached_property
    def pasal(self) -> tuple[Pasal, ...]:
        """The articles in order."""
        return tuple(b.dasar for b in self.blok if b.jenis is Jenis.PASAL and b.dasar)


def letak(pasal: Pasal) -> tuple[tuple[str, str], ...]:
    """The filled parts of a citation by name; those of a provision begin those of everything under it."""
    bagian = (("pasal", pasal.pasal), ("ayat", pasal.ayat), ("huruf", pasal.huruf), ("angka", pasal.angka))
    return tuple((nama, isi) for nama, isi in bagian if isi)


@cache
def naskah(peraturan: Peraturan) -> Naskah:
    """The text of a regulation, read once per process. Raises KeyError for one whose text is not at hand."""
    teks = (Path(__file__).parent / BERKAS[peraturan]).read_text(encoding="utf-8")
    return Naskah(peraturan, tuple(_Pembaca(peraturan).baca(teks)))


def ada(pasal: Pasal) -> bool:
    """Whether a text at hand has this provision."""
    return pasal.peraturan in BERKAS and pasal.kode in naskah(pasal.peraturan).ketentuan


def isi(pasal: Pasal) -> tuple[Blok, ...]:
    """The blocks of a provision and of all under it; nothing if the text has no such provision."""
    awal = letak(pasal)
    return tuple(b for b in naskah(pasal.peraturan).blok if b.dasar and letak(b.dasar)[: len(awal)] == awal)


def di_bawah(pasal: Pasal) -> tuple[Blok, ...]:
    """The headings (bab, bagian) under which a provision stands."""
    induk: dict[Jenis, Blok] = {}
    for b in naskah(pasal.peraturan).blok:
        if b.jenis is Jenis.BAB:
            induk = {b.jenis: b}
        elif b.jenis is Jenis.BAGIAN:
            induk[b.jenis] = b
        elif b.dasar and b.dasar.pasal == pasal.pasal:
            break
    return tuple(induk.values())


def cari(kata: str) -> list[Blok]:
    """The provisions whose words hold each of these words, in today's spelling or in that of the text."""
    pola = [re.compile(pola_cari(k)) for k in kata.split()]
    return [b for p in BERKAS for b in naskah(p).blok if b.dasar and b.teks and all(k.search(b.teks) for k in pola)]


def pola_cari(kata: str) -> str:
    """A pattern that finds each of these words as it may be spelt; one group, for splitting a text at the hits."""
    butir = [re.escape(k) for k in kata.split()]
    for baru, lama in EJAAN:
        butir = [re.sub(f"{baru}|{lama}", f"(?:{baru}|{lama})", k, flags=re.IGNORECASE) for k in butir]
    return f"(?i:({'|'.join(butir)}))"


class _Pembaca:
    """Reads line by line, and remembers inside which provision it stands."""

    def __init__(self, peraturan: Peraturan) -> None:
        self.peraturan = peraturan
        self.blok: list[Blok] = []
        self.kini: Pasal | None = None

    def baca(self, teks: str) -> list[Blok]:
        sesudah_kosong = True
        for mentah in teks.splitlines():
            if baris := mentah.replace("**", "").removeprefix("> ").strip():
                self._baris(baris, sesudah_kosong)
            sesudah_kosong = not baris
        return self.blok

    def _baris(self, baris: str, sesudah_kosong: bool) -> None:
        akhir = self.blok[-1] if self.blok else None
        if judul := JUDUL.fullmatch(baris):
            self._judul(judul[1], judul[2])
        elif akhir and akhir.jenis in (Jenis.BAB, Jenis.BAGIAN) and not akhir.teks:
            self.blok[-1] = replace(akhir, teks=baris)
        elif akhir and akhir.jenis is Jenis.JUDUL:
            self._tambah(Jenis.CATATAN, "", baris)
        elif self.kini is None or PENUTUP.match(baris):
            self.kini = None
            awal = not any(b.jenis is Jenis.PASAL for b in self.blok)
            self._tambah(Jenis.PEMBUKAAN if awal else Jenis.PENUTUP, "", baris)
        elif ubah := PERUBAHAN.fullmatch(baris):
            self._tambah(Jenis.KETENTUAN, ubah[1], ubah[3], Pasal(self.peraturan, "I", angka=ubah[2]))
        elif (butir := BUTIR.fullmatch(baris)) and (dasar := self._berikut(self.kini, butir)):
            self._tambah(Jenis.KETENTUAN, butir[1], butir["teks"], dasar)
        elif sesudah_kosong:
            self._tambah(Jenis.KETENTUAN, "", baris, Pasal(self.peraturan, self.kini.pasal))
        elif akhir:
            self.blok[-1] = replace(akhir, teks=f"{akhir.teks} {baris}")

    def _judul(self, penanda: str, teks: str) -> None:
        match penanda.partition(" "):
            case "Pasal", _, nomor:
                self._tambah(Jenis.PASAL, penanda, teks, Pasal(self.peraturan, nomor))
            case "BAB", _, _:
                self._tambah(Jenis.BAB, penanda, teks)
            case "Bagian", _, _:
                self._tambah(Jenis.BAGIAN, penanda, teks)
            case _:
                self._tambah(Jenis.JUDUL, "", teks)

    def _tambah(self, jenis: Jenis, penanda: str, teks: str, dasar: Pasal | None = None) -> None:
        self.blok.append(Blok(jenis, penanda, teks, dasar))
        self.kini = dasar or self.kini

    def _berikut(self, kini: Pasal, butir: re.Match[str]) -> Pasal | None:
        """The provision that a mark opens; None when it does not follow the last one: a citation at a line's start."""
        ayat, huruf, angka = butir["ayat"], butir["huruf"], butir["angka"]
        if ayat:
            return replace(kini, ayat=ayat, huruf="", angka="") if int(ayat) == int(kini.ayat or 0) + 1 else None
        if huruf:
            return replace(kini, huruf=huruf, angka="") if ord(huruf) == ord(kini.huruf or "`") + 1 else None
        return replace(kini, angka=angka) if int(angka) == int(kini.angka or 0) + 1 else None
