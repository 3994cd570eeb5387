"""Permen KUKM 23/2005 Pasal 8: what strengthens a sentra, by its level.

`bunyi` keeps the words and the spelling of the text; `uraian` says the same in today's spelling.
"""

from dataclasses import dataclass

from aturan.bahasa import P23_2005, Pasal
from aturan.sentra_2005.program import KLASTER, SENTRA, UNGGULAN, JenjangSentra


@dataclass(frozen=True)
class Perkuatan:
    """A support of Pasal 8, open to sentra of `jenjang` and above ("dapat": an option, never a right to a sum)."""

    kode: str
    uraian: str
    dasar: Pasal
    jenjang: JenjangSentra
    bunyi: str
    melalui: str = ""


def _p(ayat: str, huruf: str) -> Pasal:
    return Pasal(P23_2005, "8", ayat, huruf)


# Ayat (2) and (3) add to what the level below may receive ("ditambah dengan"): cumulative.
PERKUATAN = (
    Perkuatan(
        "permodalan",
        "Permodalan dengan penyediaan MAP melalui KSP/USP Koperasi",
        _p("1", "a"),
        SENTRA,
        "perkuatan permodalan dengan penyediaan MAP melalui KSP/USP Koperasi;",
        melalui="KSP/USP Koperasi",
    ),
    Perkuatan(
        "layanan_bisnis",
        "Layanan pengembangan bisnis dari BDS-P/LPB",
        _p("1", "b"),
        SENTRA,
        "penyediaan layanan pengembangan bisnis dari BDS-P/LPB;",
        melalui="BDS-P/LPB",
    ),
    Perkuatan(
        "informasi_bisnis",
        "Akses informasi bisnis melalui infrastruktur jaringan komunikasi",
        _p("1", "c"),
        SENTRA,
        "layanan akses informasi bisnis melalui penyediaan infrastruktur jaringan komunikasi;",
    ),
    Perkuatan(
        "dana_penjaminan",
        "Akses fasilitas kredit dengan Dana Penjaminan",
        _p("1", "d"),
        SENTRA,
        "diberikan akses fasilitas kredit dengan Dana Penjaminan.",
    ),
    Perkuatan(
        "teknologi",
        "Pengembangan teknologi tepat guna, mutu, desain, dan merek produk",
        _p("2", "a"),
        UNGGULAN,
        "bantuan pengembangan teknologi tepat guna dan pengembangan mutu, desain dan merek produk;",
    ),
    Perkuatan(
        "kerja_sama_usaha",
        "Pengembangan kerja sama usaha",
        _p("2", "b"),
        UNGGULAN,
        "fasilitas pengembangan kerjasama usaha.",
    ),
    Perkuatan(
        "litbang",
        "Penelitian dan pengembangan produk/pemasaran hasil produk",
        _p("3", "a"),
        KLASTER,
        "Fasilitas penelitian dan pengembangan produk/pemasaran hasil produk.",
    ),
    Perkuatan(
        "diklat",
        "Pendidikan dan pelatihan",
        _p("3", "b"),
        KLASTER,
        "Fasilitas pendidikan dan pelatihan.",
    ),
)


def perkuatan_untuk(jenjang: JenjangSentra | str | None) -> tuple[Perkuatan, ...]:
    """What a sentra of this level may receive (Pasal 8), cumulative. None = not yet ditetapkan: nothing."""
    if jenjang is None or jenjang == "":
        return ()
    sampai = JenjangSentra.dari(jenjang)
    return tuple(p for p in PERKUATAN if p.jenjang <= sampai)
