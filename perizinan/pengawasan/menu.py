"""The place of supervision in the menu."""

from core.dasar.izin import Peran
from core.halaman.menu import SEMUA, Tempat

KEWAJIBAN = Tempat(
    "Kewajiban", "kewajiban_ringkas", {Peran.PENGAWAS, Peran.PEJABAT} | SEMUA,
    "Tiap kewajiban pemegang izin: koperasi mana yang belum memenuhinya.", pindah=1,
)  # fmt: skip
SANKSI = Tempat(
    "Sanksi", "sanksi_daftar", {Peran.PENGAWAS, Peran.PEJABAT} | SEMUA, "Teguran, pembekuan, dan pencabutan izin.",
    pindah=5, kerja=frozenset({Peran.PENGAWAS, Peran.PEJABAT}),
)  # fmt: skip
