"""The place of the register of koperasi in the menu."""

from core.dasar.izin import Peran
from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat

KOPERASI = Tempat(
    "Koperasi", "koperasi_daftar", SIMPAN_PINJAM | SEMUA, "Buku daftar koperasi dengan orang, modal, dan kantornya.",
    cari="Nama atau badan hukum", pindah=6, kerja=frozenset({Peran.LOKET}),
)  # fmt: skip
