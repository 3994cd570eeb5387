"""The place of inspections in the menu."""

from core.dasar.izin import Izin
from core.halaman.menu import SEMUA, Tempat, bekerja

PEMERIKSAAN = Tempat(
    "Pemeriksaan", "periksa_daftar", bekerja(Izin.RENCANAKAN_PEMERIKSAAN) | SEMUA,
    "Rencana, surat tugas, berita acara, dan tindak lanjut temuan; pengaduan.",
    pindah=5, kerja=bekerja(Izin.PERIKSA_KOPERASI),
)  # fmt: skip
