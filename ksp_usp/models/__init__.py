"""One noun a file; everybody imports from here."""

from ksp_usp.models.impor import PratinjauKoperasi
from ksp_usp.models.koperasi import (
    ISIAN_BERIZIN,
    PENCATAT,
    Koperasi,
    KoperasiQuerySet,
    MilikKoperasiQuerySet,
    Modal,
    Pendiri,
    WilayahAnggota,
    kunci_badan_hukum,
)
from ksp_usp.models.orang import Hubungan, Orang
from ksp_usp.models.som import Hutang, Som

__all__ = [
    "ISIAN_BERIZIN",
    "PENCATAT",
    "Hubungan",
    "Hutang",
    "Koperasi",
    "KoperasiQuerySet",
    "MilikKoperasiQuerySet",
    "Modal",
    "Orang",
    "Pendiri",
    "PratinjauKoperasi",
    "Som",
    "WilayahAnggota",
    "kunci_badan_hukum",
]
