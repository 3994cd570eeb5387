"""Words that are spelled a little differently: 'Sejatera' is much like 'Sejahtera', 'mirta' like 'mitra'.

By the trigrams that two words share, as PostgreSQL's pg_trgm counts them; SQLite asks the same count of this module.
What trigrams do not see in a short word, one letter too many or two changed about, is looked for as it may be meant.
"""

import re
from functools import lru_cache

from django.db import migrations
from django.db.models import CharField, Lookup, TextField

# Share of common trigrams from which two words are alike; config.basis_data tells PostgreSQL.
AMBANG = 0.37
TERPENDEK = 4  # letters; of a shorter word nothing would be left
VOKAL = "AIUEO"
RENTANG = 3  # words that stand for one: 'mitrarekan' for 'Mitra Rekaan'


@lru_cache(maxsize=4096)
def trigram(kata: str) -> frozenset[str]:
    """The trigrams of one word in small letters: 'ya' -> {'  y', ' ya', 'ya '}."""
    berbatas = f"  {kata} "
    return frozenset(berbatas[i : i + 3] for i in range(len(berbatas) - 2))


def serupa(kata: str, teks: str | None) -> float | None:
    """How much `kata` is like the likest words of `teks`, 0 to 1: strict_word_similarity of pg_trgm."""
    if teks is None:
        return None
    dicari = trigram(kata.lower())
    semua = [trigram(satu) for satu in re.findall(r"[^\W_]+", teks.lower())]
    terbaik = 0.0
    for awal in range(len(semua)):
        rentang: frozenset[str] = frozenset()
        for satu in semua[awal : awal + RENTANG]:
            rentang |= satu
            sama = len(dicari & rentang)
            terbaik = max(terbaik, sama / (len(dicari) + len(rentang) - sama))
    return terbaik


def sambung(connection) -> None:
    """Give SQLite the function of this module."""
    connection.ensure_connection()
    connection.connection.create_function("SERUPA", 2, serupa, deterministic=True)


@CharField.register_lookup
@TextField.register_lookup
class Mirip(Lookup):
    """`nama__mirip="sejatera"`: a word of the column is much like it; PostgreSQL has an index on it (indeks_mirip)."""

    lookup_name = "mirip"

    def as_sql(self, compiler, connection):
        kiri, isi_kiri = self.process_lhs(compiler, connection)
        kanan, isi_kanan = self.process_rhs(compiler, connection)
        if connection.vendor == "sqlite":
            sambung(connection)
            return f"SERUPA({kanan}, {kiri}) >= {AMBANG}", [*isi_kanan, *isi_kiri]
        return f"{kanan} <<%% {kiri}", [*isi_kanan, *isi_kiri]


def varian(kata: str) -> list[str]:
    """What a short word may be meant for: neighbours changed about, another vowel, one letter less."""
    n = len(kata)
    if not TERPENDEK <= n <= 7 or not kata.isalpha():
        return []
    hasil = [kata[:i] + kata[i + 1] + kata[i] + kata[i + 2 :] for i in range(n - 1)]
    if n <= 6:
        hasil += [kata[:i] + kata[i + 1 :] for i in range(n) if n > TERPENDEK]
    if n <= 5:
        hasil += [kata[:i] + v + kata[i + 1 :] for i in range(n) if kata[i] in f"{VOKAL}Y" for v in VOKAL]
    return [satu for satu in dict.fromkeys(hasil) if satu != kata]


def indeks_mirip(*kolom: tuple[str, str]) -> migrations.RunPython:
    """A migration's step: trigram indexes of (table, column) as it stands, word by word, on PostgreSQL alone."""

    def lepas(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for tabel, nama in kolom:
                schema_editor.execute(f"DROP INDEX IF EXISTS {tabel}_{nama}_mirip")

    def pasang(apps, schema_editor):
        lepas(apps, schema_editor)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for tabel, nama in kolom:
                schema_editor.execute(f"CREATE INDEX {tabel}_{nama}_mirip ON {tabel} USING gin ({nama} gin_trgm_ops)")

    return migrations.RunPython(pasang, lepas)
