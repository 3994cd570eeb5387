"""The search over everything looks here too, and finds what is spelled much alike."""

from django.db import migrations

from core.dasar.cari import indeks_rapat
from core.dasar.mirip import indeks_mirip


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0024_sanksi_ditetapkan")]

    operations = [
        indeks_rapat(
            ("perizinan_sanksi", "nomor_perkara"),
            ("perizinan_pemeriksaan", "nomor_perkara"),
            ("perizinan_keteranganizin", "nomor_perkara"),
            ("perizinan_penyerahankoperasi", "nomor_perkara"),
            ("perizinan_perubahankantor", "nomor_perkara"),
        ),
        indeks_mirip(
            ("perizinan_izinusaha", "nama"),
            ("perizinan_jaringanpelayanan", "nama"),
        ),
    ]
