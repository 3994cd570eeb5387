"""Facts against rules: findings."""

from collections.abc import Iterable, Mapping
from typing import Any

from aturan.bahasa.ambang import Andaian, Fakta, Syarat
from aturan.bahasa.temuan import Hasil, Temuan
from aturan.bahasa.versi import Per


def evaluasi(syarat: Iterable[Syarat], fakta: Fakta, *, per: Per, pengganti: Andaian | None = None) -> list[Temuan]:
    """Test `fakta` against each rule by what counts for a case of `per`; findings in the order of the rules.

    `per` is a day, or a TanggalHukum where the day of filing and that of the decision are told apart. `pengganti`
    ({"sentra.jumlah_ukm": Decimal(15)}) answers "what if"; such findings say so and carry andaian=True. Raises
    KeyError for a replaced code that is not among the rules, TypeError/ValueError for a fact of a wrong kind.
    """
    syarat = tuple(syarat)
    pengganti = pengganti or {}
    dikenal = {a.kode for s in syarat for a in s.ambang}
    if asing := sorted(set(pengganti) - dikenal):
        raise KeyError(f"Bukan ambang dari syarat yang diuji: {', '.join(asing)}. Ada: {', '.join(sorted(dikenal))}.")
    return [s.uji(fakta, per, pengganti) for s in syarat]


def hasil_banyak(syarat: Syarat, kasus: Iterable[Fakta], *, per: Per, pengganti: Andaian | None = None) -> list[Hasil]:
    """What one rule gives for each of many cases, without the sentences: cases that are alike are tested once.

    The facts are hashable. Raises as `evaluasi`; a replaced code that the rule does not hold changes nothing.
    """
    hasil, tahu, dibaca = [], {}, syarat.dibaca
    diganti: Mapping[str, Any] = pengganti or {}
    for fakta in kasus:
        kunci = tuple([fakta.get(nama) for nama in dibaca])
        if kunci not in tahu:
            tahu[kunci] = syarat.uji(fakta, per, diganti).hasil
        hasil.append(tahu[kunci])
    return hasil
