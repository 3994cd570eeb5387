"""Pasal 31 ayat (5): the four categories, and which total gives which.

The article names the categories; the bands are those of Perdep 06/Per/Dep.6/IV/2016 as the papers that apply it print
them. Old names (Kurang Sehat,
Tidak Sehat) are not accepted. "Belum dinilai" is no category: it is the absence of one.
"""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction

from aturan.bahasa.ambang import bilangan
from aturan.bahasa.bilangan import angka, desimal
from aturan.bahasa.jenjang import Baris, Jenjang, Selang, selang
from aturan.bahasa.pasal import P15_2015, Pasal
from aturan.kesehatan.perdep import LAMPIRAN_PERDEP

DASAR_PREDIKAT = Pasal(P15_2015, "31", "5")
DEKAT = Fraction(1, 100)


class Predikat(Enum):
    """Category of a koperasi, best first. The value is stored, the label is the wording of Pasal 31 ayat (5)."""

    SEHAT = "sehat"
    CUKUP_SEHAT = "cukup_sehat"
    DALAM_PENGAWASAN = "dalam_pengawasan"
    DALAM_PENGAWASAN_KHUSUS = "dalam_pengawasan_khusus"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").title()

    @property
    def batas(self) -> Decimal:
        """The least total that gives this category."""
        return next(Decimal(str(selang(b.syarat).bawah)) for b in JENJANG_PREDIKAT.baris if b.nilai is self)


JENJANG_PREDIKAT = Jenjang(
    kode="kesehatan.predikat",
    uraian="Total skor",
    satuan="",
    dasar=LAMPIRAN_PERDEP,
    baris=(
        Baris("0 <= x < 51", Predikat.DALAM_PENGAWASAN_KHUSUS),
        Baris("51 <= x < 66", Predikat.DALAM_PENGAWASAN),
        Baris("66 <= x < 80", Predikat.CUKUP_SEHAT),
        Baris("80 <= x <= 100", Predikat.SEHAT),
    ),
    tafsir="Satu penelitian menulis 51 dan 66 sebagai batas yang tidak termasuk; penelitian lain memuatnya, dan tanpa"
    " itu total tepat 51,00 tidak berpredikat.",
)
BATAS = tuple(batas for b in JENJANG_PREDIKAT.baris[1:] if (batas := selang(b.syarat).bawah) is not None)


def predikat(total: Decimal | int | Fraction) -> Predikat:
    """The category of an unrounded total, 0 to 100 (Pasal 31 ayat (5)). Raises DiLuarJenjang, TypeError for float."""
    return Predikat(JENJANG_PREDIKAT.nilai(total))


def pita_predikat(jenjang: Jenjang = JENJANG_PREDIKAT) -> list[tuple[str, str]]:
    """(category, its totals) as a certificate prints them, best first: ("Sehat", "80,00 sampai 100"), …,
    ("Dalam Pengawasan Khusus", "di bawah 51,00")."""
    return [(b.nilai.label, _sebut_pita(selang(b.syarat))) for b in reversed(jenjang.baris)]


def _sebut_pita(pita: Selang) -> str:
    bawah, atas = (desimal(batas, batas) for batas in (pita.bawah or Fraction(0), pita.atas or Fraction(0)))
    if not bawah:
        return f"di bawah {angka(atas, 2)}"
    return (
        f"{angka(bawah, 2)} sampai {angka(atas)}"
        if pita.termasuk_atas
        else (f"{angka(bawah, 2)} sampai kurang dari {angka(atas, 2)}")
    )


def tulis_total(total: Decimal | Fraction) -> str:
    """A total as it is printed: two decimals; three when less than 0,01 from a border, so that it never shows it.

    65.995 is "65,995" and not "66,00"; a total exactly on a border is "66,00".
    """
    tepat = bilangan("total", total)
    dekat = any(0 < abs(tepat - batas) < DEKAT for batas in BATAS)
    # Down to the third decimal: 65.9996 must not be printed as the border that it does not reach.
    satuan, cara = (Decimal("0.001"), ROUND_FLOOR) if dekat else (Decimal("0.01"), ROUND_HALF_UP)
    nilai = (Decimal(tepat.numerator) / Decimal(tepat.denominator)).quantize(satuan, rounding=cara)
    return angka(nilai, 3 if dekat else 2)
