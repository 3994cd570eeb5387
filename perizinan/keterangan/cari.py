"""What the search finds of the letters on how a licence stands."""

from core.cari.sumber import Sumber
from perizinan.keterangan.forms import SaringKeterangan
from perizinan.models import KeteranganIzin

KETERANGAN = Sumber(
    "keterangan",
    "Surat keterangan izin",
    KeteranganIzin,
    KeteranganIzin.objects.terlihat_oleh,
    SaringKeterangan.cari_pada,
    "koperasi__nama",
    "keterangan_rinci",
    bawah=("nomor_perkara",),
    keadaan="status",
    daftar="keterangan_daftar",
    wilayah=("wilayah", "berwenang"),
)
