"""The place of the register of koperasi in the menu."""

from core.dasar.izin import Izin
from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat, bekerja

KOPERASI = Tempat(
    "Koperasi", "koperasi_daftar", SIMPAN_PINJAM | SEMUA, "Buku daftar koperasi dengan orang, modal, dan kantornya.",
    pindah=6, kerja=bekerja(Izin.TERIMA_PERMOHONAN),
)  # fmt: skip
