"""The grammar of a rule.

A rule (*syarat*) has `kode`, `uraian`, its versions and `uji(fakta, per, pengganti) -> Temuan`. A `Versi` holds what
the law says from a day on: value, provision, `bunyi` (its words), `tafsir` (the reading taken where they are silent)
and for which cases it counts (`Peralihan`). A later regulation appends one, whatever the kind of rule: another value,
other words, another reading, or the end of the rule (`dicabut`). A finding quotes the version by which it judged. The
kinds:

* `Ambang`        a fact against a dated value: tenaga kerja >= 40 orang; also on an ordered scale (`Skala`)
* `Pertumbuhan`   a fact against the same fact one period earlier: omzet_ini > omzet_lalu
* `Pilihan`       a fact that must be among the values that the text lists
* `Pertimbangan`  a quality that an officer judges, with a reason
* `SalahSatu`     alternatives ("dan atau"): one is enough
* `Jangka`        the time between two dates against a dated value: anggota_sejak to diangkat >= 2 tahun
* `Terisi`        facts that must be on record; `TidakAda` a list that must be empty; `Ada` a thing stated to be there

Facts are a plain mapping; numbers are int, Decimal or Fraction, never float. A missing key and None mean *not known*,
which is not zero: the result is PERLU_PENILAIAN and says what is missing. A rule that is not about the case, or that
a provision has ended, gives TIDAK_BERLAKU, in a sentence: it then counts neither for nor against. Before its first
version, or after the last day of one that has no successor, the result is TANPA_KETENTUAN, which stops a case.
Nothing is rounded before it is compared.
"""

from aturan.bahasa.ambang import Ambang, Fakta, Pertumbuhan, Skala, Syarat
from aturan.bahasa.evaluasi import evaluasi, hasil_banyak
from aturan.bahasa.isian import Ada, Jangka, Terisi, TidakAda
from aturan.bahasa.pasal import P15_2015, P23_2005, PENGENDALIAN, Pasal, Peraturan
from aturan.bahasa.pertimbangan import Pertimbangan, Pilihan, SalahSatu
from aturan.bahasa.temuan import Hasil, Temuan, ringkas
from aturan.bahasa.versi import BelumBerlaku, Per, Peralihan, TanggalHukum, Versi, hari

__all__ = [
    "P15_2015", "P23_2005", "PENGENDALIAN", "Ada", "Ambang", "BelumBerlaku", "Fakta", "Hasil", "Jangka", "Pasal", "Per",
    "Peralihan",
    "Peraturan", "Pertimbangan", "Pertumbuhan", "Pilihan", "SalahSatu", "Skala", "Syarat", "TanggalHukum", "Temuan",
    "Terisi", "TidakAda", "Versi", "evaluasi", "hari", "hasil_banyak", "ringkas",
]  # fmt: skip
