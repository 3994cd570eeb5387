"""The place of inspections in the menu."""

from core.dasar.izin import Peran
from core.halaman.menu import SEMUA, Tempat

PEMERIKSAAN = Tempat(
    "Pemeriksaan", "periksa_daftar", {Peran.PENGAWAS, Peran.PEJABAT} | SEMUA,
    "Rencana, surat tugas, berita acara, dan tindak lanjut temuan; pengaduan.", pindah=7,
)  # fmt: skip
