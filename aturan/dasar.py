"""The grammar of a rule.

A rule (*syarat*) has `kode`, `uraian`, `bunyi` (the words of the text), `tafsir` (the reading taken where the text
is silent) and `uji(fakta, per, pengganti) -> Temuan`. Its kinds:

* `Ambang`        a fact against a dated value: tenaga kerja >= 40 orang; also on an ordered scale (`Skala`)
* `Pertumbuhan`   a fact against the same fact one period earlier: omzet_ini > omzet_lalu
* `Pilihan`       a fact that must be among the values that the text lists
* `Pertimbangan`  a quality that an officer judges, with a reason
* `SalahSatu`     alternatives ("dan atau"): one is enough
* `Jangka`        the time between two dates against a dated value: anggota_sejak to diangkat >= 2 tahun
* `Terisi`        facts that must be on record; `TidakAda` a list that must be empty

Facts are a plain mapping; numbers are int, Decimal or Fraction, never float. A missing key and None mean *not known*,
which is not zero: the result is PERLU_PENILAIAN and says what is missing. Before the first version of a rule, or
after its last, the result is TIDAK_BERLAKU, in a sentence: the rule then counts neither for nor against.
Nothing is rounded before it is compared.
"""

from collections.abc import Iterable
from datetime import date

from aturan.ambang import Ambang, Andaian, Fakta, Pertumbuhan, Skala, Syarat
from aturan.bilangan import tanggal
from aturan.isian import Jangka, Terisi, TidakAda
from aturan.pasal import P15_2015, P23_2005, BelumBerlaku, Pasal, Peraturan, Versi
from aturan.pertimbangan import Pertimbangan, Pilihan, SalahSatu
from aturan.temuan import Hasil, Temuan, ringkas

__all__ = [
    "P15_2015", "P23_2005", "Ambang", "BelumBerlaku", "Fakta", "Hasil", "Jangka", "Pasal", "Peraturan", "Pertimbangan",
    "Pertumbuhan", "Pilihan", "SalahSatu", "Skala", "Syarat", "Temuan", "Terisi", "TidakAda", "Versi", "evaluasi",
    "ringkas",
]  # fmt: skip


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
