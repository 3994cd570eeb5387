"""What the search finds of the periodic reports."""

from core.cari.sumber import Sumber
from ksp_usp.laporan.forms import SaringLaporan
from ksp_usp.models import LaporanBerkala

LAPORAN = Sumber(
    "laporan",
    "Laporan koperasi",
    LaporanBerkala,
    LaporanBerkala.objects.terlihat_oleh,
    SaringLaporan.cari_pada,
    "koperasi__nama",
    "laporan_rinci",
    bawah=("nomor_perkara", "tahun_buku"),
    keadaan="status",
    daftar="laporan_daftar",
    wilayah=("wilayah", "berwenang", "koperasi__wilayah", "koperasi__berwenang"),
)
