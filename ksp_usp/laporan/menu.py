"""The place of the reports in the menu."""

from core.dasar.izin import Izin
from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat, bekerja

LAPORAN = Tempat(
    "Laporan", "laporan_daftar", SIMPAN_PINJAM | SEMUA, "Laporan triwulan dan tahunan koperasi, dan yang belum masuk.",
    pindah=5, kerja=bekerja(Izin.CATAT_KEWAJIBAN),
)  # fmt: skip
