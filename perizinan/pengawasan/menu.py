"""The place of supervision in the menu."""

from core.dasar.izin import Izin
from core.halaman.menu import SEMUA, Tempat, bekerja

KEWAJIBAN = Tempat(
    "Kewajiban", "kewajiban_ringkas", bekerja(Izin.PANTAU_SANKSI) | SEMUA,
    "Tiap kewajiban pemegang izin: koperasi mana yang belum memenuhinya.", pindah=1,
)  # fmt: skip
SANKSI = Tempat(
    "Sanksi", "sanksi_daftar", bekerja(Izin.PANTAU_SANKSI) | SEMUA, "Teguran, pembekuan, dan pencabutan izin.",
    pindah=5, kerja=bekerja(Izin.PANTAU_SANKSI),
)  # fmt: skip
