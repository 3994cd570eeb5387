"""The place of the reports in the menu."""

from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat

LAPORAN = Tempat(
    "Laporan", "laporan_daftar", SIMPAN_PINJAM | SEMUA, "Laporan triwulan dan tahunan koperasi, dan yang belum masuk.",
    pindah=5,
)  # fmt: skip
