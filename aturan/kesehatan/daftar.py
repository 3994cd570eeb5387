"""The tables and the chosen readings in words, for the rules page and docs/ambang.md."""

from dataclasses import dataclass

from aturan.bahasa.jenjang import Baris
from aturan.bahasa.pasal import P15_2015, Pasal
from aturan.kesehatan.kategori import JENJANG_PREDIKAT
from aturan.kesehatan.penilaian import sebut_baris
from aturan.kesehatan.perangkat import ATURAN, SET_BAWAAN
from aturan.kesehatan.perdep import LAMPIRAN_PERDEP, SEJAK
from aturan.kesehatan.rasio import RASIO, Rasio
from aturan.kesehatan.sakelar import SAKELAR, Sakelar

PERANGKAT = ATURAN[SET_BAWAAN]
TANDA = "Bertanda *: tidak tercetak sama pada dua sumber."


@dataclass(frozen=True)
class BarisAturan:
    """One row of the page: `nilai` in words. `terverifikasi`: checked against the annex itself, which nobody could
    open; that two sources print the same is no more than well attested.

    `bunyi` is empty: the words of the annex are not at hand. `sejak` is the day of the regulation,
    as far as it is known.
    """

    kode: str
    uraian: str
    nilai: str
    tafsir: str
    terverifikasi: bool
    dasar: Pasal = LAMPIRAN_PERDEP
    bunyi: str = ""
    sejak: str = SEJAK


def _tabel(rasio: Rasio) -> BarisAturan:
    jenjang = rasio.jenjang
    pasti = all(b.terverifikasi for b in jenjang.baris)
    tafsir = (f"{rasio.rumus}.", rasio.keyakinan, jenjang.tafsir, rasio.catatan, "" if pasti else TANDA)
    return BarisAturan(
        jenjang.kode,
        f"{rasio.kode} {rasio.nama} (bobot {rasio.bobot})",
        "; ".join(f"{_pita(b)}{b.nilai}" + ("" if b.terverifikasi else "*") for b in jenjang.baris),
        " ".join(filter(None, tafsir)),
        PERANGKAT.terverifikasi,
    )


def _pita(baris: Baris) -> str:
    """ "20 < x ≤ 40 → " in one piece, so that a narrow column breaks only between two rows."""
    return f"{sebut_baris(baris.syarat)} → ".replace(" ", "\N{NO-BREAK SPACE}")


def _bacaan(sakelar: Sakelar) -> BarisAturan:
    lain = "; ".join(uraian for kode, uraian in sakelar.pilihan if kode != sakelar.bawaan)
    return BarisAturan(
        f"kesehatan.bacaan_{sakelar.kode}",
        sakelar.uraian,
        dict(sakelar.pilihan)[sakelar.bawaan],
        f"{sakelar.catatan} Bacaan lain: {lain}.",
        terverifikasi=False,
    )


SKOR = (
    BarisAturan(
        "kesehatan.perangkat",
        PERANGKAT.nama,
        PERANGKAT.kode,
        f"Pasal 31 ayat (7) {P15_2015.singkat} menyerahkan pelaksanaannya kepada Peraturan Deputi. "
        + " ".join(PERANGKAT.catatan),
        PERANGKAT.terverifikasi,
    ),
    *(_tabel(r) for r in RASIO),
)
BACAAN = tuple(_bacaan(s) for s in SAKELAR)
PREDIKAT = BarisAturan(
    JENJANG_PREDIKAT.kode,
    "Kategori menurut total skor",
    "; ".join(f"{_pita(b)}{b.nilai.label}" for b in JENJANG_PREDIKAT.baris),
    JENJANG_PREDIKAT.tafsir,
    terverifikasi=PERANGKAT.terverifikasi,
)
