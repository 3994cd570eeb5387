"""The place of the reports in the menu."""

from core.dasar.izin import Peran
from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat

LAPORAN = Tempat(
    "Laporan", "laporan_daftar", SIMPAN_PINJAM | SEMUA, "Laporan triwulan dan tahunan koperasi, dan yang belum masuk.",
    pindah=5, kerja=frozenset({Peran.LOKET, Peran.PENGAWAS}),
)  # fmt: skip
