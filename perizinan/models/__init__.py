"""One noun a file; everybody imports from here."""

from perizinan.models.izin import EntriRegistrasi, IzinUsaha, PeristiwaIzin
from perizinan.models.permohonan import SELESAI, PemeriksaanBerkas, PermohonanIzin, StatusPermohonan

__all__ = [
    "SELESAI",
    "EntriRegistrasi",
    "IzinUsaha",
    "PemeriksaanBerkas",
    "PeristiwaIzin",
    "PermohonanIzin",
    "StatusPermohonan",
]
