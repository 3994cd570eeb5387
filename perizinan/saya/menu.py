"""The door of a koperasi in the menu: its places alone."""

from core.dasar.izin import Peran
from core.halaman.menu import Tempat

PENGURUS = {Peran.PENGURUS}
BERANDA = Tempat("Beranda", "saya", PENGURUS, "Yang harus dikerjakan koperasi.")
LAPORAN = Tempat("Laporan", "saya_laporan", PENGURUS, "Laporan triwulan dan tahunan koperasi.")
KEWAJIBAN = Tempat("Kewajiban", "saya_kewajiban", PENGURUS, "Kewajiban pemegang izin.")
SURAT = Tempat("Surat", "saya_surat", PENGURUS, "Surat dari pemberi izin.")
DATA = Tempat("Data koperasi", "saya_data", PENGURUS, "Yang tercatat tentang koperasi.")
