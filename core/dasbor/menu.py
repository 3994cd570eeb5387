"""The place of the dashboards in the menu."""

from core.dasar.izin import Peran
from core.halaman.menu import SEMUA, Tempat

KEADAAN = Tempat(
    "Keadaan",
    "keadaan",
    SEMUA
    | {
        Peran.DINAS_KABKOTA, Peran.DINAS_PROVINSI, Peran.VERIFIKATOR, Peran.PENYUSUN_KEPUTUSAN, Peran.PENETAP,
        Peran.PEJABAT, Peran.PENGAWAS,
    },
    "Angka wilayah Anda: usulan, sentra, koperasi, izin, dan kesehatannya, dengan laporan untuk pimpinan.",
    pindah=8,
)  # fmt: skip
