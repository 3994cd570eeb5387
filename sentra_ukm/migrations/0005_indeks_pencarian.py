"""Search for a part of a word, without reading the whole table: trigram indexes, on PostgreSQL alone.

On upper(column), because that is what `icontains` compares. pg_trgm may be installed by the owner of the database.
"""

from django.db import migrations

KOLOM = (
    ("sentra_ukm_usulan", "nomor_perkara"),
    ("sentra_ukm_sentra", "nama"),
    ("sentra_ukm_sentra", "produk"),
    ("sentra_ukm_sentra", "kecamatan"),
)


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for tabel, kolom in KOLOM:
        schema_editor.execute(f"CREATE INDEX {tabel}_{kolom}_cari ON {tabel} USING gin (upper({kolom}) gin_trgm_ops)")


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for tabel, kolom in KOLOM:
        schema_editor.execute(f"DROP INDEX IF EXISTS {tabel}_{kolom}_cari")


class Migration(migrations.Migration):
    dependencies = [("sentra_ukm", "0004_antrean_dan_urutan")]

    operations = [migrations.RunPython(pasang, lepas)]
