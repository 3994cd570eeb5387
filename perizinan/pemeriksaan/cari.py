"""What the search finds of the inspections."""

from core.cari.sumber import Sumber
from perizinan.models import Pemeriksaan
from perizinan.pemeriksaan.forms import SaringPemeriksaan

PEMERIKSAAN = Sumber(
    "pemeriksaan",
    "Pemeriksaan koperasi",
    Pemeriksaan,
    Pemeriksaan.objects.terlihat_oleh,
    SaringPemeriksaan.cari_pada,
    "koperasi__nama",
    "periksa_rinci",
    bawah=("nomor_perkara",),
    keadaan="status",
    daftar="periksa_daftar",
    wilayah=("wilayah", "berwenang"),
    luar=True,
)
