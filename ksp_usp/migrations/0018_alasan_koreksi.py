"""A correction says why. SQLite rebuilds the table for it, so that what holds a decided result is put back."""

from django.db import migrations, models

PENILAIAN = "ksp_usp_penilaiankesehatan"
DITETAPKAN = "OLD.status = 'ditetapkan' AND OLD.surat_id IS NOT NULL"
VERSI = ("versi", "diubah_pada")


def pasang(apps, schema_editor):
    """PostgreSQL compares whole rows and keeps its triggers."""
    if schema_editor.connection.vendor == "postgresql":
        return
    isian = apps.get_model("ksp_usp", "PenilaianKesehatan")._meta.local_fields
    berubah = " OR ".join(f'OLD."{f.column}" IS NOT NEW."{f.column}"' for f in isian if f.column not in VERSI)
    for peristiwa, syarat in (("UPDATE", f"{DITETAPKAN} AND ({berubah})"), ("DELETE", DITETAPKAN)):
        nama = f"{PENILAIAN}_tolak_{peristiwa.lower()}"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {nama};")
        schema_editor.execute(
            f"CREATE TRIGGER {nama} BEFORE {peristiwa} ON {PENILAIAN} WHEN {syarat} "
            "BEGIN SELECT RAISE(ABORT, 'Hasil yang ditetapkan tidak dapat diubah.'); END;"
        )


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0017_penghentian_menyusul")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, pasang),
        migrations.AddField(
            model_name="penilaiankesehatan",
            name="alasan_koreksi",
            field=models.TextField(blank=True, default="", verbose_name="alasan koreksi"),
            preserve_default=False,
        ),
        migrations.RunPython(pasang, migrations.RunPython.noop),
    ]
