"""A row of a sheet under examination: what was found, what it means, and a reason in each cell that needs one.

Errors stop a row; warnings ask for a look and stop nothing. A wrong row never holds back the good ones.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from core.dasar.rupa import IsianSalah
from core.lembar.baca import Lembar
from core.lembar.sel import Dibaca, Sel, isi_dibaca, kosong, teks_sel
from core.lembar.tabel import KEMBAR, Kolom, Tabel

BAIK, PERIKSA, SALAH = "baik", "periksa", "salah"


@dataclass(frozen=True)
class Catatan:
    """A reason in a cell: an error, or a warning. `judul`: the header of its column."""

    kolom: str
    judul: str
    kalimat: str
    salah: bool = False


@dataclass
class BarisLembar:
    """One row: its number in the sheet, its raw cells by column, the values that could be read, the reasons.

    `kali`: {column of money: the unit of its numbers}. `semula`: {column: the cell as the sheet has it}, where it was
    mended in the preview.
    """

    tabel: ClassVar[Tabel]

    nomor: int
    sel: dict[str, Sel]
    nilai: dict = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)
    kali: dict[str, int] = field(default_factory=dict)
    semula: dict[str, Sel] = field(default_factory=dict)

    @classmethod
    def dari_lembar(cls, nomor: int, isi: list[Sel], arti: list[str | None], *, kali=None, betul=None):
        """The row of cells `isi` whose columns mean `arti`, each cell read by its kind.

        `kali` as Tabel.skala gives it; `betul`: {column: what was typed in the preview instead, in whole rupiah}.
        """
        baris = cls(nomor, {nama: s for nama, s in zip(arti, isi, strict=False) if nama}, kali=dict(kali or {}))
        for nama, ganti in (betul or {}).items():
            baris.semula[nama] = baris.sel.get(nama, "")
            baris.sel = {n: s for n, s in baris.sel.items() if n.rstrip(KEMBAR) != nama} | {nama: ganti}
            baris.kali.pop(nama, None)
        for kolom in (*cls.tabel.kolom, *cls.tabel.saksi):
            if kolom.nama in baris.sel:
                baris._baca_sel(kolom)
        return baris

    def _baca_sel(self, kolom: Kolom) -> None:
        nama = kolom.nama
        kembar = [n for n in self.sel if n.rstrip(KEMBAR) == nama]
        terisi = [n for n in kembar if not kosong(self.sel[n], kolom.jenis.nol)] if len(kembar) > 1 else kembar[:1]
        if terisi and terisi[0] != nama:
            # The first column of this meaning is empty here: the next one says it.
            self.sel[nama] = self.sel[terisi[0]]
            self.kali.pop(nama, None)
            if terisi[0] in self.kali:
                self.kali[nama] = self.kali[terisi[0]]
        mentah = self.sel[nama]
        if kosong(mentah, kolom.jenis.nol):
            if kolom.wajib and nama not in self.tabel.bergantian:
                contoh = f", misalnya {kolom.contoh}" if kolom.jenis.angka else ""
                self.salah(nama, f"Isi {kolom.isi_judul}{contoh}.")
            self.nilai[nama] = kolom.jenis.kosong
            return
        try:
            dibaca = self._baca(kolom, nama)
            if isinstance(dibaca, Dibaca):
                self.awas(nama, dibaca.kalimat)
            self.nilai[nama] = isi_dibaca(dibaca)
            for lain in terisi[1:]:
                self._bandingkan(kolom, lain)
        except IsianSalah as salah:
            self.salah(nama, str(salah))

    def _baca(self, kolom: Kolom, nama: str):
        """The value of cell `nama`, read as `kolom`; raises IsianSalah."""
        kali = self.kali.get(nama, 1)
        return kolom.jenis.baca(self.sel[nama], kali) if kali > 1 else kolom.jenis.baca(self.sel[nama])

    def _bandingkan(self, kolom: Kolom, lain: str) -> None:
        """Two columns of one meaning that say different things: of money nobody but the office knows which is right."""
        if kolom.jenis.sama(isi_dibaca(self._baca(kolom, lain)), self.nilai[kolom.nama]):
            return
        dua = f"Dua kolom berarti {kolom.judul} dan isinya berbeda"
        if kolom.jenis.uang:
            isi = " dan ".join(f"“{teks_sel(self.sel[n])[:30]}”" for n in (kolom.nama, lain))
            self.salah(kolom.nama, f"{dua}: {isi}. Abaikan salah satu kolomnya, atau betulkan di sini.")
        else:
            self.awas(kolom.nama, f"{dua}: dipakai yang pertama.")

    def berisi(self, kolom: str) -> bool:
        """Whether the sheet says anything in this cell."""
        return not kosong(self.sel.get(kolom, ""), self.tabel.menurut_nama[kolom].jenis.nol)

    @property
    def akibat(self) -> str:
        """What saving does to this row, in a word or two."""
        raise NotImplementedError

    @property
    def ekor(self) -> str:
        """What stands in the last column of the preview, where there is one beside those of the sheet."""
        return ""

    @property
    def tuntas(self) -> bool:
        """Whether warnings about this row were answered before."""
        return False

    @property
    def golongan(self) -> str:
        if any(c.salah for c in self.catatan):
            return SALAH
        return PERIKSA if self.catatan and not self.tuntas else BAIK

    def salah(self, kolom: str, kalimat: str) -> None:
        self.catatan.append(Catatan(kolom, self.tabel.menurut_nama[kolom].judul, kalimat, salah=True))

    def awas(self, kolom: str, kalimat: str) -> None:
        self.catatan.append(Catatan(kolom, self.tabel.menurut_nama[kolom].judul, kalimat))

    def pada(self, kolom: str) -> list[Catatan]:
        return [c for c in self.catatan if c.kolom == kolom]

    def pada_salah(self, kolom: str) -> bool:
        return any(c.salah for c in self.pada(kolom))

    def teks(self, kolom: str) -> str:
        """The cell as the preview shows it: a number with its dots and a date as they were understood."""
        sel = self.sel.get(kolom, "")
        isi, jenis = teks_sel(sel), self.tabel.menurut_nama[kolom].jenis
        beda = jenis.angka or (not isinstance(sel, str) and sel[0] == "tanggal")
        dibaca = self.nilai.get(kolom) if isi and beda and not self.pada_salah(kolom) else None
        return isi if dibaca is None else jenis.tulis(dibaca)

    def teks_pendek(self, kolom: str) -> str:
        """The same where there is little room."""
        return self.teks(kolom)


@dataclass
class HasilLembar:
    """All rows, and what concerns the whole table."""

    tabel: ClassVar[Tabel]

    baris: list[BarisLembar]
    catatan: list[str]

    def golongan(self, nama: str) -> list[BarisLembar]:
        return [b for b in self.baris if b.golongan == nama]

    @cached_property
    def hitungan(self) -> dict[str, int]:
        jumlah = Counter(b.golongan for b in self.baris)
        return {nama: jumlah[nama] for nama in (BAIK, PERIKSA, SALAH)}


def baca_baris(jenis: type[BarisLembar], lembar: Lembar, arti: list[str | None]) -> list:
    """The rows of `lembar`, whose columns mean `arti`, as rows of `jenis`: units applied, mended cells in place."""
    kali = jenis.tabel.skala(lembar.kepala, arti, lembar.satuan)
    return [
        jenis.dari_lembar(nomor, isi, arti, kali=kali, betul=lembar.betul.get(str(nomor)))
        for nomor, isi in lembar.baris
    ]
