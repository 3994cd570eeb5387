"""The place of the Keputusan in the menu."""

from core.halaman.menu import SEMUA, SENTRA_UKM, Tempat

KEPUTUSAN = Tempat(
    "Keputusan", "keputusan_daftar", SENTRA_UKM | SEMUA, "Keputusan Menteri yang menetapkan sentra.", pindah=5
)
