"""The scan of a letter as it was signed, written once like the letter itself."""

from functools import partial
from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

tak_terhapus = import_module("core.migrations.0002_tak_terhapus")
TABEL = ("core_pindaian",)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0021_kop_kepala"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pindaian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("penandatangan", models.CharField(max_length=120)),
                ("penandatangan_jabatan", models.CharField(max_length=400)),
                ("ditandatangani_pada", models.DateField()),
                (
                    "alasan",
                    models.CharField(
                        blank=True, help_text="Apa yang salah pada pindaian yang diganti.", max_length=300
                    ),
                ),
                ("diunggah_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "berkas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.berkas"
                    ),
                ),
                (
                    "diunggah_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mengganti",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengganti",
                        to="core.pindaian",
                    ),
                ),
                (
                    "surat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pindaian", to="core.surat"
                    ),
                ),
            ],
            options={
                "verbose_name": "pindaian surat",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("mengganti", None)), fields=("surat",), name="pindaian_pertama_satu"
                    )
                ],
            },
        ),
        migrations.RunPython(
            partial(tak_terhapus.pasang, tabel_tetap=TABEL), partial(tak_terhapus.lepas, tabel_tetap=TABEL)
        ),
    ]
