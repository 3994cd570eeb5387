"""Time-stamps of heads, written once like the heads themselves."""

from functools import partial
from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

tak_terhapus = import_module("core.migrations.0002_tak_terhapus")
TABEL = ("core_capwaktu",)


class Migration(migrations.Migration):
    dependencies = [("core", "0017_cabut_faktor")]

    operations = [
        migrations.CreateModel(
            name="CapWaktu",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("waktu", models.DateTimeField()),
                ("jawaban", models.BinaryField()),
                (
                    "kepala",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="cap", to="core.kepala"
                    ),
                ),
            ],
            options={"verbose_name": "cap waktu"},
        ),
        migrations.RunPython(
            partial(tak_terhapus.pasang, tabel_tetap=TABEL), partial(tak_terhapus.lepas, tabel_tetap=TABEL)
        ),
    ]
