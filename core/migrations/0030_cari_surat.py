"""A letter is found by its number, and by the code of its check."""

from django.db import migrations

from core.dasar.cari import indeks_rapat


class Migration(migrations.Migration):
    dependencies = [("core", "0029_pegangan")]

    operations = [
        indeks_rapat(
            ("core_surat", "nomor"),
            ("core_surat", "kode"),
        ),
    ]
