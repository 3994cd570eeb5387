"""The list of assessments at the national scale: its order from an index, its numbers searched without reading all."""

from django.db import migrations, models

INDEKS = "ksp_usp_penilaiankesehatan_nomor_perkara_cari"


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEKS} ON ksp_usp_penilaiankesehatan USING gin (upper(nomor_perkara) gin_trgm_ops)"
        )


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEKS}")


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0008_indeks_pencarian")]

    operations = [
        migrations.AddIndex(
            model_name="penilaiankesehatan",
            index=models.Index(fields=["-tahun_buku", "-id"], name="penilaian_urutan_idx"),
        ),
        migrations.RunPython(pasang, lepas),
    ]
