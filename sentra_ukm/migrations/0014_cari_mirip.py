"""The search over everything looks here too, and finds what is spelled much alike."""

from django.db import migrations

from core.dasar.cari import indeks_rapat
from core.dasar.mirip import indeks_mirip


class Migration(migrations.Migration):
    dependencies = [("sentra_ukm", "0013_jawaban_pertanyaan")]

    operations = [
        indeks_rapat(
            ("sentra_ukm_ukm", "nama_usaha"),
            ("sentra_ukm_ukm", "produk"),
        ),
        indeks_mirip(
            ("sentra_ukm_sentra", "nama"),
            ("sentra_ukm_sentra", "produk"),
            ("sentra_ukm_sentra", "kecamatan"),
            ("sentra_ukm_ukm", "nama_usaha"),
            ("sentra_ukm_ukm", "produk"),
        ),
    ]
