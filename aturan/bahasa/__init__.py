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

from aturan.bahasa.ambang import Ambang, Fakta, Pertumbuhan, Skala, Syarat
from aturan.bahasa.evaluasi import evaluasi
from aturan.bahasa.isian import Jangka, Terisi, TidakAda
from aturan.bahasa.pasal import P15_2015, P23_2005, BelumBerlaku, Pasal, Peraturan, Versi
from aturan.bahasa.pertimbangan import Pertimbangan, Pilihan, SalahSatu
from aturan.bahasa.temuan import Hasil, Temuan, ringkas

__all__ = [
    "P15_2015", "P23_2005", "Ambang", "BelumBerlaku", "Fakta", "Hasil", "Jangka", "Pasal", "Peraturan", "Pertimbangan",
    "Pertumbuhan", "Pilihan", "SalahSatu", "Skala", "Syarat", "Temuan", "Terisi", "TidakAda", "Versi", "evaluasi",
    "ringkas",
]  # fmt: skip
