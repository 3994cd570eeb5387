"""What the search finds of koperasi that are handed over."""

from core.cari.sumber import Sumber
from perizinan.models import PenyerahanKoperasi
from perizinan.penyerahan.views.penyerahan import SaringPenyerahan

PENYERAHAN = Sumber(
    "penyerahan",
    "Penyerahan berkas pembinaan",
    PenyerahanKoperasi,
    PenyerahanKoperasi.objects.terlihat_oleh,
    SaringPenyerahan.cari_pada,
    "koperasi__nama",
    "penyerahan_rinci",
    bawah=("nomor_perkara",),
    keadaan="status",
    daftar="penyerahan_daftar",
    wilayah=("dari", "ke"),
)
