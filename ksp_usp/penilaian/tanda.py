"""How a result of the assessment looks: four steps and the words."""

from django.utils.safestring import SafeString

from aturan.kesehatan import Predikat
from core.halaman.tanda import status

TANDA = {
    Predikat.SEHAT: ("p4", ""),
    Predikat.CUKUP_SEHAT: ("p3", ""),
    Predikat.DALAM_PENGAWASAN: ("p2", "dekat"),
    Predikat.DALAM_PENGAWASAN_KHUSUS: ("p1", "masalah"),
}


def tanda_predikat(predikat: Predikat | str, tambahan: str = "") -> SafeString:
    """The category as mark and words, the same on every page; `tambahan` follows the words."""
    predikat = Predikat(predikat)
    nama, kelas = TANDA[predikat]
    return status(nama, predikat.label + tambahan, kelas)
