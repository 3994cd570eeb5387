"""The place of the register of koperasi in the menu."""

from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat

KOPERASI = Tempat("Koperasi", "koperasi_daftar", SIMPAN_PINJAM | SEMUA, cari="Nama atau badan hukum")
