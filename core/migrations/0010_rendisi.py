from hashlib import sha256
from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

tak_terhapus = import_module("core.migrations.0002_tak_terhapus")
SEKALI = 500


def lepas(apps, schema_editor):
    tak_terhapus.lepas(apps, schema_editor)


def pindahkan(apps, schema_editor):
    """What each letter has as its PDF becomes its first rendition; what it reads is not known without opening it."""
    Surat, Rendisi = apps.get_model("core", "Surat"), apps.get_model("core", "Rendisi")
    terakhir = 0
    while daftar := list(Surat.objects.filter(pk__gt=terakhir).order_by("pk")[:SEKALI]):
        for surat in daftar:
            surat.sidik_html = sha256(surat.html.encode()).hexdigest()
        Surat.objects.bulk_update(daftar, ["sidik_html"])
        Rendisi.objects.bulk_create(Rendisi(surat=s, ke=1, pdf=s.pdf.name, sha256=s.sha256) for s in daftar)
        terakhir = daftar[-1].pk
    if schema_editor.connection.vendor == "postgresql":
        # A table with checks that wait for the commit cannot be altered.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def pasang(apps, schema_editor):
    tak_terhapus.lepas(apps, schema_editor)  # SQLite laid the table anew, and may or may not have kept them
    tak_terhapus.pasang(apps, schema_editor)
    tak_terhapus.pasang(apps, schema_editor, ("core_rendisi",))


class Migration(migrations.Migration):
    dependencies = [("core", "0009_surel")]

    operations = [
        migrations.RunPython(lepas, migrations.RunPython.noop),
        migrations.AddField("surat", "sidik_html", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.CreateModel(
            name="Rendisi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ke", models.PositiveSmallIntegerField()),
                ("pdf", models.FileField(max_length=120, upload_to="")),
                ("sha256", models.CharField(max_length=64)),
                ("sidik_teks", models.CharField(blank=True, max_length=64)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "surat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rendisi", to="core.surat"
                    ),
                ),
            ],
            options={"verbose_name": "PDF surat", "ordering": ["surat_id", "ke"]},
        ),
        migrations.AddConstraint("rendisi", models.UniqueConstraint(fields=("surat", "ke"), name="rendisi_urut_unik")),
        migrations.RunPython(pindahkan, migrations.RunPython.noop),
        migrations.RemoveField("surat", "pdf"),
        migrations.RemoveField("surat", "sha256"),
        migrations.RunPython(pasang, migrations.RunPython.noop),
    ]
