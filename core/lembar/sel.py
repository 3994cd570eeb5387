"""One cell: what a sheet can hold, and how a kind of cell is read and written.

A raw cell is text as typed, or a pair (kind, text) for what only a sheet can hold: "angka" (numeric cell),
"tanggal", "benar", "rumus" (a formula without a result), "galat" (#REF! and the like).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.dasar.rupa import IsianSalah, baca_rupiah, tulis_isian

Sel = str | list | tuple

SEN = Decimal("0.01")

# Formats of a cell in a sheet.
TEKS = "@"
UANG = "[$-421]#,##0"  # Indonesian: dots between thousands
ANGKA = "0"
TANGGAL = "dd/mm/yyyy"


def teks_sel(sel: Sel) -> str:
    """A raw cell as text to show."""
    return sel if isinstance(sel, str) else sel[1]


def rapikan(teks: str) -> str:
    """One line without control and direction marks; an apostrophe that kept a formula harmless is taken off."""
    bersih = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in teks)
    bersih = " ".join(bersih.split())
    return bersih[1:] if len(bersih) > 1 and bersih[0] == "'" else bersih


@dataclass(frozen=True)
class Dibaca:
    """What `Jenis.baca` gives where it read a value that a person should look at: the value, and the sentence."""

    nilai: Any
    kalimat: str


@dataclass(frozen=True)
class Batas:
    """What a sheet itself says about a column: kind of value and comparison as .xlsx names them, and the sentence."""

    jenis: str
    banding: str
    nilai: tuple[int, ...]
    kalimat: str


@dataclass(frozen=True)
class Jenis:
    """How a kind of cell is read and written.

    `baca` gives the value, or Dibaca; it raises IsianSalah with the sentence for the cell.
    """

    baca: Callable[[Sel], Any]
    tulis: Callable[[Any], str] = str
    kosong: Any = ""
    pilihan: tuple[tuple[Any, str], ...] = ()
    angka: bool = False
    terpanjang: int = 200
    format_sel: str = TEKS
    batas: Batas | None = None


def hanya_nilai(sel: Sel) -> tuple[str, str]:
    """(kind, text) of a cell that holds a value. Raises IsianSalah for formulas without result and error values."""
    jenis, isi = ("teks", rapikan(sel)) if isinstance(sel, str) else sel
    if jenis == "rumus":
        raise IsianSalah(
            "Sel ini berisi rumus yang belum ada hasilnya. Salin, lalu tempel sebagai nilai (Tempel Khusus, Nilai)."
        )
    if jenis == "galat" or (jenis == "teks" and re.fullmatch(r"#[A-Z0-9/]{2,8}[!?]?", isi)):
        raise IsianSalah(f"Sel ini berisi galat {isi}. Tulis nilainya langsung.")
    return jenis, isi


def teks(terpanjang: int) -> Jenis:
    """Text of at most `terpanjang` characters, on one line."""

    def baca(sel):
        _, isi = hanya_nilai(sel)
        if len(isi) > terpanjang:
            raise IsianSalah(f"Paling banyak {terpanjang} huruf; yang diisi {len(isi)}. Persingkat.")
        return isi

    return Jenis(baca, terpanjang=terpanjang)


def bukan_tanggal(jenis: str, contoh: str) -> None:
    """Raise IsianSalah for a cell of dates or of yes and no where a number is asked."""
    if jenis in ("tanggal", "benar"):
        raise IsianSalah(
            f"Sel ini berformat tanggal atau ya/tidak. Ubah format sel menjadi Angka, lalu tulis {contoh}."
        )


def _baca_uang(sel: Sel) -> Decimal:
    jenis, isi = hanya_nilai(sel)
    bukan_tanggal(jenis, "misalnya 15.000.000")
    if jenis == "teks":
        return baca_rupiah(isi)
    nilai = Decimal(isi)
    if nilai < 1000 and nilai != nilai.to_integral_value() and nilai > 0:
        # '1.500' typed into an English Excel, or millions written as 1,5.
        raise IsianSalah(f"Sel ini berisi {isi.replace('.', ',')}. Tulis rupiah penuh, misalnya 1.500.000.")
    if nilai < 0 or nilai >= 10**18:
        return baca_rupiah(f"{nilai.to_integral_value():f}")
    return nilai.quantize(SEN)


uang = Jenis(
    _baca_uang, tulis=tulis_isian, kosong=None, angka=True, format_sel=UANG,
    batas=Batas("decimal", "greaterThanOrEqual", (0,), "Tulis rupiah penuh dengan angka, misalnya 15000000."),
)  # fmt: skip


def _baca_telepon(sel: Sel) -> str:
    jenis, isi = hanya_nilai(sel)
    if jenis == "angka" and isi.startswith("8"):
        # A numeric cell loses the zero that every mobile number begins with.
        isi = f"0{isi}"
    if not re.fullmatch(r"\+?[0-9][0-9 ()/-]{4,18}", isi):
        raise IsianSalah("Tulis satu nomor telepon, misalnya 0812 3456 7890.")
    return isi


telepon = Jenis(_baca_telepon, terpanjang=20)


def satu_dari(seragam: Callable[[str], str], pilihan, kosong="", **sinonim: str) -> Jenis:
    """One of a list of choices by its label, its code or a synonym; `sinonim` maps code to '|'-parted words.

    `seragam` brings what is written to one spelling before it is compared (core.lembar.tabel.penyeragam).
    """
    kata = {}
    for kode, label in pilihan.choices:
        for bentuk in (kode, label, *sinonim.get(kode, "").split("|")):
            kata[seragam(bentuk)] = kode
    kata.pop("", None)
    label = dict(pilihan.choices)

    def baca(sel):
        _, isi = hanya_nilai(sel)
        if (kode := kata.get(seragam(isi))) is None:
            raise IsianSalah(f"Pilihan ini tidak dikenal. Tulis salah satu: {'; '.join(label.values())}.")
        return kode

    return Jenis(baca, tulis=lambda kode: str(label.get(kode, "")), kosong=kosong, pilihan=tuple(pilihan.choices))
