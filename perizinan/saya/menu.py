"""The door of a koperasi in the menu: its places alone."""

from core.dasar.izin import Peran
from core.halaman.menu import Tempat

# Whoever is an officer as well finds what does not fit among the registers.
PENGURUS = {Peran.PENGURUS}
BERANDA = Tempat("Beranda", "saya", PENGURUS, "Yang harus dikerjakan koperasi.")
LAPORAN = Tempat("Laporan", "saya_laporan", PENGURUS, "Laporan triwulan dan tahunan koperasi.", pindah=9)
KEWAJIBAN = Tempat("Kewajiban", "saya_kewajiban", PENGURUS, "Kewajiban pemegang izin.", pindah=9)
PERMOHONAN = Tempat(
    "Permohonan", "saya_permohonan", PENGURUS, "Permohonan izin dan kantor koperasi.", pindah=9,
    juga="perizinan.saya.permohonan",
)  # fmt: skip
SURAT = Tempat("Surat", "saya_surat", PENGURUS, "Surat dari pemberi izin.", pindah=9)
DATA = Tempat("Data koperasi", "saya_data", PENGURUS, "Yang tercatat tentang koperasi.", pindah=9)
