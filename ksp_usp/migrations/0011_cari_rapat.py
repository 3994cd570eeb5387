"""The search compares letters and digits alone, and finds the NIK of a koperasi too: its indexes follow."""

from django.db import migrations

from core.dasar.cari import indeks_rapat


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0010_berwenang_menurut_anggota")]

    operations = [
        indeks_rapat(
            ("ksp_usp_koperasi", "nama"),
            ("ksp_usp_koperasi", "badan_hukum"),
            ("ksp_usp_koperasi", "nik_koperasi"),
            ("ksp_usp_penilaiankesehatan", "nomor_perkara"),
        )
    ]
