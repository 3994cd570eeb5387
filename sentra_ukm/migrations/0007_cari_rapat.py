"""The search compares letters and digits alone: its indexes follow."""

from django.db import migrations

from core.dasar.cari import indeks_rapat


class Migration(migrations.Migration):
    dependencies = [("sentra_ukm", "0006_penetapan_terdahulu")]

    operations = [
        indeks_rapat(
            ("sentra_ukm_usulan", "nomor_perkara"),
            ("sentra_ukm_sentra", "nama"),
            ("sentra_ukm_sentra", "produk"),
            ("sentra_ukm_sentra", "kecamatan"),
        )
    ]
