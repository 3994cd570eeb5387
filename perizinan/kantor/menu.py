"""The place of the offices of a koperasi in the menu."""

from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat

KANTOR = Tempat("Kantor", "jaringan_daftar", SIMPAN_PINJAM | SEMUA, "Kantor Cabang, Cabang Pembantu, dan Kas koperasi.")
