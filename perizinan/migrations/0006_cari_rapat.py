"""The search compares letters and digits alone: its indexes follow."""

from django.db import migrations

from core.dasar.cari import indeks_rapat


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0005_tunggu_laporan")]

    operations = [
        indeks_rapat(
            ("perizinan_permohonanizin", "nomor_perkara"),
            ("perizinan_izinusaha", "nomor"),
            ("perizinan_izinusaha", "nama"),
            ("perizinan_entriregistrasi", "nomor"),
            ("perizinan_jaringanpelayanan", "nomor_perkara"),
            ("perizinan_jaringanpelayanan", "nama"),
        )
    ]
