"""A row of a sheet under examination: what was found, what it means, and a reason in each cell that needs one.

Errors stop a row; warnings ask for a look and stop nothing. A wrong row never holds back the good ones.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from core.dasar.rupa import IsianSalah
from core.lembar.sel import Dibaca, Sel, rapikan, teks_sel
from core.lembar.tabel import Tabel

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
    """One row: its number in the sheet, its raw cells by column, the values that could be read, the reasons."""

    tabel: ClassVar[Tabel]

    nomor: int
    sel: dict[str, Sel]
    nilai: dict = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)

    @classmethod
    def dari_lembar(cls, nomor: int, isi: list[Sel], arti: list[str | None]):
        """The row of cells `isi` whose columns mean `arti`, each cell read by its kind."""
        baris = cls(nomor, {nama: s for nama, s in zip(arti, isi, strict=False) if nama})
        for kolom in cls.tabel.kolom:
            if kolom.nama not in baris.sel:
                continue
            mentah = baris.sel[kolom.nama]
            if isinstance(mentah, str) and not rapikan(mentah):
                if kolom.wajib and kolom.nama not in cls.tabel.bergantian:
                    contoh = f", misalnya {kolom.contoh}" if kolom.jenis.angka else ""
                    baris.salah(kolom.nama, f"Isi {kolom.isi_judul}{contoh}.")
                baris.nilai[kolom.nama] = kolom.jenis.kosong
                continue
            try:
                nilai = kolom.jenis.baca(mentah)
            except IsianSalah as salah:
                baris.salah(kolom.nama, str(salah))
                continue
            if isinstance(nilai, Dibaca):
                baris.awas(kolom.nama, nilai.kalimat)
                nilai = nilai.nilai
            baris.nilai[kolom.nama] = nilai
        return baris

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
