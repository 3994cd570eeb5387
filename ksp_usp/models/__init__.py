"""One noun a file; everybody imports from here."""

from ksp_usp.models.berkala import (
    CatatanKewajiban,
    LaporanBerkala,
    PerpanjanganLaporan,
    StatusLaporan,
    TenggatLaporan,
)
from ksp_usp.models.impor import PratinjauKoperasi
from ksp_usp.models.koperasi import (
    ISIAN_BERIZIN,
    Koperasi,
    KoperasiQuerySet,
    MilikKoperasiQuerySet,
    Modal,
    Pendiri,
    WilayahAnggota,
    berizin_dalam,
    inti_nomor,
    kunci_badan_hukum,
)
from ksp_usp.models.laporan import LaporanKeuangan
from ksp_usp.models.orang import Hubungan, Orang
from ksp_usp.models.penilaian import (
    BERJALAN,
    TERKUNCI,
    AnggotaTimPenilai,
    JawabanManajemen,
    KualifikasiPenilai,
    PenilaianKesehatan,
    StatusPenilaian,
)
from ksp_usp.models.som import Hutang, Som

__all__ = [
    "BERJALAN",
    "ISIAN_BERIZIN",
    "TERKUNCI",
    "AnggotaTimPenilai",
    "CatatanKewajiban",
    "Hubungan",
    "Hutang",
    "JawabanManajemen",
    "Koperasi",
    "KoperasiQuerySet",
    "KualifikasiPenilai",
    "LaporanBerkala",
    "LaporanKeuangan",
    "MilikKoperasiQuerySet",
    "Modal",
    "Orang",
    "Pendiri",
    "PenilaianKesehatan",
    "PerpanjanganLaporan",
    "PratinjauKoperasi",
    "Som",
    "StatusLaporan",
    "StatusPenilaian",
    "TenggatLaporan",
    "WilayahAnggota",
    "berizin_dalam",
    "inti_nomor",
    "kunci_badan_hukum",
]
