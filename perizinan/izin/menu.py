"""The places of applications and licences in the menu."""

from core.halaman.menu import SEMUA, SIMPAN_PINJAM, Tempat

PERMOHONAN = Tempat("Permohonan izin", "permohonan_daftar", SIMPAN_PINJAM | SEMUA)
IZIN = Tempat(
    "Register izin", "izin_daftar", SIMPAN_PINJAM | SEMUA, "Izin usaha simpan pinjam dengan keadaannya.", pindah=7,
    juga="perizinan.izin.views.izin",
)  # fmt: skip
