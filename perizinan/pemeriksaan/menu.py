"""The place of inspections in the menu."""

from core.dasar.izin import Izin, Peran
from core.halaman.menu import SEMUA, Tempat

PEMERIKSAAN = Tempat(
    "Pemeriksaan", "periksa_daftar", set(Izin.RENCANAKAN_PEMERIKSAAN.peran) | SEMUA,
    "Rencana, surat tugas, berita acara, dan tindak lanjut temuan; pengaduan.",
    pindah=5, kerja=frozenset({Peran.PENGAWAS}),
)  # fmt: skip
