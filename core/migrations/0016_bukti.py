"""Evidence: digests, leaves, heads; and nothing that must stay is emptied by one TRUNCATE either."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

tak_terhapus = import_module("core.migrations.0002_tak_terhapus")
BARU = ("core_sidik", "core_daun", "core_kepala")
LAMA = (*tak_terhapus.TABEL, "core_rendisi")


def pasang(apps, schema_editor):
    tak_terhapus.lepas(apps, schema_editor, LAMA)  # anew: with a trigger against TRUNCATE
    tak_terhapus.pasang(apps, schema_editor, (*LAMA, *BARU))


def lepas(apps, schema_editor):
    tak_terhapus.lepas(apps, schema_editor, BARU)


class Migration(migrations.Migration):
    dependencies = [("core", "0015_salinan_mati")]

    operations = [
        migrations.CreateModel(
            name="Kepala",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ukuran", models.BigIntegerField(unique=True)),
                ("akar", models.CharField(max_length=64)),
                ("jumlah", models.JSONField()),
                ("waktu", models.DateTimeField()),
                ("sebelum", models.CharField(blank=True, max_length=64)),
                ("kunci", models.CharField(max_length=16)),
                ("tanda", models.CharField(max_length=128)),
                ("puncak", models.JSONField()),
            ],
            options={"verbose_name": "kepala", "ordering": ["ukuran"]},
        ),
        migrations.CreateModel(
            name="Sidik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tabel", models.CharField(max_length=60)),
                ("baris", models.BigIntegerField()),
                ("sidik", models.CharField(max_length=64)),
                (
                    "jejak",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="sidik",
                        to="core.jejak",
                    ),
                ),
            ],
            options={
                "verbose_name": "sidik",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["tabel", "baris", "id"], name="core_sidik_tabel_a26d55_idx")],
            },
        ),
        migrations.CreateModel(
            name="Daun",
            fields=[
                ("posisi", models.BigIntegerField(primary_key=True, serialize=False)),
                ("hash", models.CharField(max_length=64)),
                (
                    "sidik",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="daun",
                        to="core.sidik",
                    ),
                ),
            ],
            options={"verbose_name": "daun", "ordering": ["posisi"]},
        ),
        migrations.RunPython(pasang, lepas),
    ]
