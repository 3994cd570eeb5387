"""Cells that are mended in the preview: typed beside the reason, kept with the reading, checked again."""

from collections.abc import Iterable, Mapping

from core.lembar.baca import SEL_TERPANJANG, Lembar
from core.lembar.baris import BarisLembar, HasilLembar
from core.lembar.sel import rapikan, teks_sel

AWALAN = "sel-"


def nama_isian(nomor: int, kolom: str) -> str:
    return f"{AWALAN}{nomor}-{kolom}"


def perlu_isian(baris: BarisLembar, kolom: str) -> bool:
    """Whether a cell can be mended: it is wrong or doubtful, or was mended before."""
    return bool(baris.pada(kolom)) or kolom in baris.semula


def isi_isian(baris: BarisLembar, kolom: str) -> str:
    """What the input of a cell holds before anything is typed: an amount in whole rupiah, a secret never."""
    sel = baris.sel.get(kolom, "")
    if baris.tabel.menurut_nama[kolom].rahasia or (not isinstance(sel, str) and sel[0] in ("rumus", "galat")):
        return ""
    return baris.teks(kolom) if kolom in baris.kali and not baris.pada_salah(kolom) else rapikan(teks_sel(sel))


def terima_betulan(lembar: Lembar, hasil: HasilLembar, data: Mapping[str, str]) -> int:
    """Put on `lembar` what was typed into the inputs of its preview; returns how many cells changed by it.

    `hasil` is the preview as it was shown: what still says the same was not typed.
    """
    banyak = 0
    for b in hasil.baris:
        for kolom in hasil.tabel.menurut_nama:
            ketikan = data.get(nama_isian(b.nomor, kolom))
            if ketikan is None or not perlu_isian(b, kolom):
                continue
            ketikan = rapikan(ketikan)[:SEL_TERPANJANG]
            if ketikan != isi_isian(b, kolom):
                lembar.betul.setdefault(str(b.nomor), {})[kolom] = ketikan
                banyak += 1
    return banyak


def sebut_betulan(baris: Iterable[BarisLembar]) -> list[str]:
    """Each mended cell with what the sheet has there, for the page and the trail; secrets only as mended."""
    return [
        f"Baris {b.nomor}, {b.tabel.menurut_nama[nama].judul}: {sebut_semula(b, nama)}; sekarang “{b.teks(nama)}”."
        for b in baris
        for nama in b.semula
    ]


def sebut_semula(baris: BarisLembar, kolom: str) -> str:
    """That a cell was mended, and what the sheet has there."""
    isi = "" if baris.tabel.menurut_nama[kolom].rahasia else rapikan(teks_sel(baris.semula[kolom]))[:60]
    return f"dibetulkan di pratinjau, semula “{isi}”" if isi else "dibetulkan di pratinjau"
