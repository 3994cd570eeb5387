"""Search for a part of a name or number without reading the whole register: trigram indexes, on PostgreSQL alone.

On upper(column), because that is what `icontains` compares. pg_trgm may be installed by the owner of the database.
"""

from django.db import migrations

TABEL = "ksp_usp_koperasi"
KOLOM = ("nama", "badan_hukum")


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for kolom in KOLOM:
        schema_editor.execute(f"CREATE INDEX {TABEL}_{kolom}_cari ON {TABEL} USING gin (upper({kolom}) gin_trgm_ops)")


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for kolom in KOLOM:
        schema_editor.execute(f"DROP INDEX IF EXISTS {TABEL}_{kolom}_cari")


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0007_penilaian_tetap")]

    operations = [migrations.RunPython(pasang, lepas)]
