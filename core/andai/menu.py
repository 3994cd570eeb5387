"""The place of the what-if in the menu."""

from core.dasar.izin import Izin
from core.halaman.menu import Tempat, bekerja

ANDAI = Tempat(
    "Bagaimana bila",
    "andai_daftar",
    bekerja(Izin.COBA_ANDAIAN),
    "mencoba angka lain pada syarat, tanpa mengubah satu pun urusan",
    pindah=7,
)
