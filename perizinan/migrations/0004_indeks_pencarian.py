"""Lists at the national scale: parts of a word by trigram indexes (PostgreSQL alone), and the order of the registers.

On upper(column), because that is what `icontains` compares. pg_trgm may be installed by the owner of the database.
"""

from django.db import migrations, models

KOLOM = (
    ("perizinan_permohonanizin", "nomor_perkara"),
    ("perizinan_izinusaha", "nomor"),
    ("perizinan_izinusaha", "nama"),
    ("perizinan_entriregistrasi", "nomor"),
    ("perizinan_jaringanpelayanan", "nomor_perkara"),
    ("perizinan_jaringanpelayanan", "nama"),
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
    dependencies = [("perizinan", "0003_penilaian_kantor")]

    operations = [
        migrations.RunPython(pasang, lepas),
        # The order of each register, and the one filter that leaves few of many licences.
        migrations.AddIndex(
            model_name="izinusaha",
            index=models.Index(fields=["keadaan", "-tanggal", "-id"], name="izin_keadaan_urutan_idx"),
        ),
        migrations.AddIndex(
            model_name="entriregistrasi",
            index=models.Index(fields=["tenggat", "id"], name="registrasi_urutan_idx"),
        ),
    ]
