"""The place of the assessments in the menu."""

from core.dasar.izin import Peran
from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat

PENILAIAN = Tempat(
    "Penilaian", "penilaian_daftar", (SIMPAN_PINJAM - {Peran.LOKET}) | SEMUA,
    "Penilaian kesehatan menurut tahun buku, status, dan predikat.",
)  # fmt: skip
