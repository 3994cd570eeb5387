"""The place of the assessments in the menu."""

from core.halaman.menu import PENILAIAN_KESEHATAN, SEMUA, Tempat

PENILAIAN = Tempat(
    "Penilaian", "penilaian_daftar", PENILAIAN_KESEHATAN | SEMUA,
    "Penilaian kesehatan menurut tahun buku, status, dan predikat.",
)  # fmt: skip
