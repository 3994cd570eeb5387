"""One noun a file; everybody imports from here."""

from ksp_usp.models.koperasi import (
    ISIAN_BERIZIN,
    PENCATAT,
    Koperasi,
    KoperasiQuerySet,
    MilikKoperasiQuerySet,
    Modal,
    Pendiri,
    WilayahAnggota,
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
    "Som",
    "WilayahAnggota",
]
