"""The door of a koperasi in the menu: its places alone."""

from core.dasar.izin import Izin
from core.halaman.menu import Tempat, bekerja

# Whoever is an officer as well enters by one place, and finds the others among the registers.
PENGURUS = bekerja(Izin.URUS_KOPERASI_SENDIRI)
BERANDA = Tempat("Beranda", "saya", PENGURUS, "Yang harus dikerjakan koperasi.", rangkap="Koperasi saya")
LAPORAN = Tempat(
    "Laporan", "saya_laporan", PENGURUS, "Laporan triwulan dan tahunan koperasi.", pindah=1,
    juga="perizinan.saya.laporan", rangkap="Laporan koperasi saya",
)  # fmt: skip
KEWAJIBAN = Tempat(
    "Kewajiban", "saya_kewajiban", PENGURUS, "Kewajiban pemegang izin.", pindah=1, rangkap="Kewajiban koperasi saya"
)
PERMOHONAN = Tempat(
    "Permohonan", "saya_permohonan", PENGURUS, "Permohonan izin dan kantor koperasi.", pindah=1,
    juga="perizinan.saya.permohonan", rangkap="Permohonan koperasi saya",
)  # fmt: skip
SURAT = Tempat(
    "Surat", "saya_surat", PENGURUS, "Surat dari pemberi izin.", pindah=1, juga="perizinan.saya.keterangan",
    rangkap="Surat koperasi saya",
)  # fmt: skip
DATA = Tempat(
    "Data koperasi", "saya_data", PENGURUS, "Yang tercatat tentang koperasi.", pindah=1, rangkap="Data koperasi saya"
)
