"""Search by any name or number, however it is written: case, spaces, signs and filler words are no matter.

Both sides are brought to one spelling: letters and digits alone, in capitals. Every word that was typed must stand
somewhere in one of the columns, in any order. Nothing that is typed is a pattern: % and _ are signs like any other.
"""

import re
from functools import reduce
from operator import and_, or_

from django.db import migrations
from django.db.models import CharField, Q, TextField, Transform

# What people put before a name or number, or leave out: it narrows nothing as long as another word does.
PENGISI = {
    "NO", "NOMOR", "NOMER", "NR", "SK", "BH", "BADAN", "HUKUM", "TGL", "TANGGAL", "NIK", "IZIN", "PERKARA",
    "KOPERASI", "KOP", "KSP", "KSPPS", "USP", "USPPS", "SIMPAN", "PINJAM", "UNIT",
}  # fmt: skip
TANDA = bytes(kode for kode in range(128) if not chr(kode).isalnum())
UNGKAPAN = "upper(regexp_replace({}, '[^A-Za-z0-9]+', '', 'g'))"


def rapat(teks: str | None) -> str | None:
    """Letters and digits alone, in capitals: 'AHU-01.26 Tahun 2018' -> 'AHU0126TAHUN2018'."""
    # By bytes, because SQLite asks for each row of a table.
    return None if teks is None else teks.encode("ascii", "ignore").translate(None, TANDA).decode().upper()


def sambung(connection) -> None:
    """Give SQLite the function of this module."""
    connection.ensure_connection()
    connection.connection.create_function("RAPAT", 1, rapat, deterministic=True)


@CharField.register_lookup
@TextField.register_lookup
class Rapat(Transform):
    """`nama__rapat__contains`: the column as `rapat` writes it; PostgreSQL has an index on it (indeks_rapat)."""

    lookup_name = "rapat"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **lain):
        return self.as_sql(compiler, connection, template=UNGKAPAN.format("%(expressions)s"), **lain)

    def as_sqlite(self, compiler, connection, **lain):
        sambung(connection)
        return self.as_sql(compiler, connection, function="RAPAT", **lain)


def kata_cari(teks: str) -> list[str]:
    """The words to look for, in one spelling: 'No. 518/BH 2010' -> ['518BH', '2010']; none for signs alone."""
    kata = []
    for satu in teks.split():
        bagian = re.findall(r"[A-Z0-9]+", satu.upper())
        while len(bagian) > 1 and bagian[0] in PENGISI:
            bagian.pop(0)
        # The parts of a number belong together, and so do the letters of K.S.P.; 'rekaan/mitra' are two words.
        terpisah = max(map(len, bagian), default=0) > 1 and not re.search("[%_*?0-9]", satu)
        kata += bagian if terpisah else ["".join(bagian)] * bool(bagian)
    return list(dict.fromkeys([k for k in kata if k not in PENGISI] or kata))


def syarat_cari(teks: str, *kolom: str) -> Q:
    """Rows that hold every word of `teks` in one of `kolom`; none where nothing is left to look for."""
    kata = kata_cari(teks)
    if not kata:
        return Q(pk__in=())
    return reduce(and_, (reduce(or_, (Q(**{f"{k}__rapat__contains": satu}) for k in kolom)) for satu in kata))


def indeks_rapat(*kolom: tuple[str, str]) -> migrations.RunPython:
    """A migration's step: trigram indexes of (table, column) for this search, on PostgreSQL alone.

    An index of the same name goes first. pg_trgm may be installed by the owner of the database.
    """

    def lepas(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for tabel, nama in kolom:
                schema_editor.execute(f"DROP INDEX IF EXISTS {tabel}_{nama}_cari")

    def pasang(apps, schema_editor):
        lepas(apps, schema_editor)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for tabel, nama in kolom:
                isi = UNGKAPAN.format(nama)
                schema_editor.execute(f"CREATE INDEX {tabel}_{nama}_cari ON {tabel} USING gin ({isi} gin_trgm_ops)")

    return migrations.RunPython(pasang, lepas)
