"""One cell: what a sheet can hold, and how a kind of cell is read and written.

A raw cell is text as typed, or a pair (kind, text) for what only a sheet can hold: "angka" (numeric cell),
"tanggal", "benar", "rumus" (a formula without a result), "galat" (#REF! and the like).
"""

import operator
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.dasar.rupa import IsianSalah, baca_rupiah, tulis_isian
from core.lembar.uang import baca_uang

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
    bersih = teks if teks.isprintable() else "".join(c if unicodedata.category(c)[0] != "C" else " " for c in teks)
    bersih = " ".join(bersih.split())
    return bersih[1:] if len(bersih) > 1 and bersih[0] == "'" else bersih


# What offices write into a cell for which they have nothing.
TANDA_KOSONG = re.compile(
    r"[-–—−_.,…·*/~?]+(\s[-–—−_.]+)*|n\.?\s?/?\s?a\.?|nihil|kosong|null|none|nil|ø|∅"
    r"|(belum|blm|tidak|tdk|tak)( (ada|punya|memiliki|mempunyai|diisi|terisi|diketahui|tahu|tersedia)( \w+)?)?"
    r"|tanpa (nama|merek|keterangan)|(masih |sedang |dalam )*(proses|diproses|diurus|pengurusan)"
    r"|0000-00-00( 00:00(:00)?)?|00?[/.-]00?[/.-](00){1,2}"
)


def kosong(sel: Sel, nol: bool = False) -> bool:
    """Whether a cell says that there is nothing: empty, '-', 'belum ada'; also 0, unless `nol`: 0 is a value there."""
    jenis, isi = ("teks", rapikan(sel)) if isinstance(sel, str) else sel
    if jenis == "angka":
        return not nol and Decimal(isi) == 0
    if jenis != "teks":
        return False
    rata = re.sub(r"^(rp|idr)\.?\s*(?=[^\w\s])", "", unicodedata.normalize("NFKC", isi).casefold())
    if not rata or (not nol and re.fullmatch(r"0+", rata)):
        return True
    return rata not in ("tidak", "tdk", "tak") and bool(TANDA_KOSONG.fullmatch(rata))


@dataclass(frozen=True)
class Dibaca:
    """What `Jenis.baca` gives where it read a value that a person should look at: the value, and the sentence."""

    nilai: Any
    kalimat: str


def isi_dibaca(dibaca: Any) -> Any:
    """The value that `Jenis.baca` gave, whether a person should look at it or not."""
    return dibaca.nilai if isinstance(dibaca, Dibaca) else dibaca


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

    `baca` gives the value, or Dibaca; it raises IsianSalah with the sentence for the cell. `nol`: 0 is a value and not
    a sign of nothing. `uang`: `baca` takes the unit of the column as its second argument. `sama`: whether two values of
    two columns with one meaning say the same.
    """

    baca: Callable[[Sel], Any]
    tulis: Callable[[Any], str] = str
    kosong: Any = ""
    pilihan: tuple[tuple[Any, str], ...] = ()
    angka: bool = False
    terpanjang: int = 200
    format_sel: str = TEKS
    batas: Batas | None = None
    nol: bool = False
    uang: bool = False
    sama: Callable[[Any, Any], bool] = operator.eq


def boleh_beda(*_) -> bool:
    """Two columns of free text may say different things of one row."""
    return True


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

    return Jenis(baca, terpanjang=terpanjang, sama=boleh_beda)


def bukan_tanggal(jenis: str, contoh: str) -> None:
    """Raise IsianSalah for a cell of dates or of yes and no where a number is asked."""
    if jenis in ("tanggal", "benar"):
        raise IsianSalah(
            f"Sel ini berformat tanggal atau ya/tidak. Ubah format sel menjadi Angka, lalu tulis {contoh}."
        )


def uang_per(masa: str = "") -> Jenis:
    """An amount in rupiah; `masa`: 'bulan' or 'tahun', what the column asks for."""

    def baca(sel: Sel, kali: int = 1) -> Decimal:
        jenis, isi = hanya_nilai(sel)
        bukan_tanggal(jenis, "misalnya 15.000.000")
        if jenis == "teks":
            nilai = baca_uang(isi, kali, masa)
        else:
            nilai = Decimal(isi)
            if kali == 1 and nilai < 1000 and nilai != nilai.to_integral_value() and nilai > 0:
                # '1.500' typed into an English Excel, or millions written as 1,5.
                raise IsianSalah(f"Sel ini berisi {isi.replace('.', ',')}. Tulis rupiah penuh, misalnya 1.500.000.")
            nilai *= kali
        if nilai < 0 or nilai >= 10**18:
            return baca_rupiah(f"{nilai.to_integral_value():f}")
        return nilai.quantize(SEN)

    return Jenis(
        baca, tulis=tulis_isian, kosong=None, angka=True, format_sel=UANG, nol=True, uang=True,
        batas=Batas("decimal", "greaterThanOrEqual", (0,), "Tulis rupiah penuh dengan angka, misalnya 15000000."),
    )  # fmt: skip


uang = uang_per()

LABEL_TELEPON = re.compile(r"(?i)\b(?:telepon|telp|tlp|telpon|tel|hp|wa|whatsapp|nomor|no|phone|hub)\b[.:]*")
PISAH_TELEPON = re.compile(
    r"(?i)\s*(?:[/;,&|]|\b(?:dan|atau|ext|ekst|pes|pesawat|fax|faks)\b\.?)\s*"
    r"|(?<=[0-9]{4})\s+(?=\(?0[2-9][0-9]{2}|\+?62)"
)
# A letter between digits ("0812O345678") leaves no number of which one could be sure.
NOMOR_TELEPON = re.compile(r"(?<![0-9][^\W\d_])\(?\+?[0-9][0-9 ()-]{4,}[0-9](?![0-9]|[^\W\d_][0-9])")
TELEPON_TERPANJANG = 20


def _nomor_telepon(sel: Sel) -> str:
    """The first number in a cell, with its own blanks and dashes; '' if there is none."""
    jenis, isi = ("teks", rapikan(sel)) if isinstance(sel, str) else sel
    if jenis == "angka" and isi.startswith("8"):
        # A numeric cell loses the zero that every mobile number begins with.
        isi = f"0{isi}"
    if jenis not in ("teks", "angka") or re.search(r"(?i)[0-9]e\+?[0-9]", isi):
        return ""
    bersih = LABEL_TELEPON.sub(" ", isi[:200].replace(".", " ").replace("–", "-"))
    for bagian in PISAH_TELEPON.split(bersih):
        if cocok := NOMOR_TELEPON.search(bagian):
            nomor = " ".join(cocok[0].split())
            if len(nomor) > TELEPON_TERPANJANG:
                nomor = re.sub(r"[^0-9+]", "", nomor)
            if 5 <= len(re.sub(r"\D", "", nomor)) <= 15:
                return nomor
    return ""


def _baca_telepon(sel: Sel) -> str | Dibaca:
    nomor = _nomor_telepon(sel)
    if not nomor:
        return Dibaca(
            "", "Nomor telepon ini tidak terbaca dan tidak disimpan. Tulis satu nomor, misalnya 0812 3456 7890."
        )
    lain = LABEL_TELEPON.sub("", teks_sel(sel))
    if len(re.findall(r"\w", lain)) > len(re.findall(r"\w", nomor)):
        return Dibaca(nomor, f"Yang disimpan hanya nomor pertama, {nomor}.")
    return nomor


# How to reach somebody never stops a row: what cannot be read is left out in sight.
telepon = Jenis(_baca_telepon, terpanjang=TELEPON_TERPANJANG, sama=boleh_beda)


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
