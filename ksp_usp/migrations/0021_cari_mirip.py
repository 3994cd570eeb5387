"""The search over everything looks here too, and finds what is spelled much alike."""

from django.db import migrations

from core.dasar.cari import indeks_rapat
from core.dasar.mirip import indeks_mirip


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0020_laporan_berkala")]

    operations = [
        indeks_rapat(
            ("ksp_usp_orang", "nama"),
            ("ksp_usp_laporanberkala", "nomor_perkara"),
        ),
        indeks_mirip(
            ("ksp_usp_koperasi", "nama"),
            ("ksp_usp_orang", "nama"),
        ),
    ]
