"""The place of the offices in the menu."""

from core.dasar.izin import Peran
from core.halaman.menu import Tempat

INSTANSI = Tempat("Instansi", "instansi_kelola", {Peran.ADMIN_INSTANSI})
