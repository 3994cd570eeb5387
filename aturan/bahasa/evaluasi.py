"""Facts against rules: findings."""

from collections.abc import Iterable
from datetime import date

from aturan.bahasa.ambang import Andaian, Fakta, Syarat
from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.pasal import BelumBerlaku
from aturan.bahasa.temuan import Hasil, Temuan


def evaluasi(syarat: Iterable[Syarat], fakta: Fakta, *, per: date, pengganti: Andaian | None = None) -> list[Temuan]:
    """Test `fakta` against each rule by the values in force on day `per`; findings in the order of the rules.

    `pengganti` ({"sentra.jumlah_ukm": Decimal(15)}) answers "what if"; such findings say so and carry andaian=True.
    Raises KeyError for a replaced code that is not among the rules, TypeError/ValueError for a fact of a wrong kind.
    """
    syarat = tuple(syarat)
    pengganti = pengganti or {}
    dikenal = {a.kode for s in syarat for a in s.ambang}
    if asing := sorted(set(pengganti) - dikenal):
        raise KeyError(f"Bukan ambang dari syarat yang diuji: {', '.join(asing)}. Ada: {', '.join(sorted(dikenal))}.")
    return [_uji(s, fakta, per, pengganti) for s in syarat]


def _uji(s: Syarat, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
    try:
        return s.uji(fakta, per, pengganti)
    except BelumBerlaku as belum:
        keadaan = f"tidak diuji per {tanggal(per)} karena ketentuan {belum.sebab}"
        return s.temuan(Hasil.TIDAK_BERLAKU, belum.dasar, keadaan)
