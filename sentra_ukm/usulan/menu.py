"""The place of the usulan in the menu."""

from core.halaman.menu import SEMUA, SENTRA_UKM, Tempat

USULAN = Tempat("Usulan", "usulan_daftar", SENTRA_UKM | SEMUA, cari="Nomor atau nama sentra")
