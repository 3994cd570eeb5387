"""The places of applications and licences in the menu."""

from core.dasar.izin import Izin
from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat, bekerja

PERMOHONAN = Tempat(
    "Permohonan izin", "permohonan_daftar", SIMPAN_PINJAM | SEMUA, "Permohonan izin usaha dan perubahannya.",
    pindah=4, kerja=bekerja(Izin.TERIMA_PERMOHONAN, Izin.PERIKSA_PERMOHONAN, Izin.ATUR_PERIZINAN) | SEMUA,
)  # fmt: skip
IZIN = Tempat(
    "Register izin", "izin_daftar", SIMPAN_PINJAM | SEMUA, "Izin usaha simpan pinjam dengan keadaannya.", pindah=7,
    juga="perizinan.izin.views.izin",
)  # fmt: skip
