"""One noun a file; everybody imports from here."""

from perizinan.models.izin import EntriRegistrasi, IzinUsaha, PeristiwaIzin
from perizinan.models.jaringan import (
    SELESAI_KANTOR,
    JaringanPelayanan,
    Kunjungan,
    PemeriksaanKantor,
    PengaturanPerizinan,
    PenilaianKantor,
    PersonelKantor,
    SaranaKerja,
    StatusKantor,
)
from perizinan.models.permohonan import SELESAI, PemeriksaanBerkas, PermohonanIzin, StatusPermohonan

__all__ = [
    "SELESAI",
    "SELESAI_KANTOR",
    "EntriRegistrasi",
    "IzinUsaha",
    "JaringanPelayanan",
    "Kunjungan",
    "PemeriksaanBerkas",
    "PemeriksaanKantor",
    "PengaturanPerizinan",
    "PenilaianKantor",
    "PeristiwaIzin",
    "PermohonanIzin",
    "PersonelKantor",
    "SaranaKerja",
    "StatusKantor",
    "StatusPermohonan",
]
