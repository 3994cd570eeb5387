"""What a guard finds about the case itself, and not by a rule of the law package."""

from functools import cache
from typing import Any

from aturan.bahasa import Hasil, Pasal, Temuan
from aturan.naskah import ada, isi


def temuan(kode: str, uraian: str, baik: bool, dasar: Pasal, kalimat: str, **lain: Any) -> Temuan:
    """A finding of a guard: `baik` or not by the article `dasar`, in one sentence; `lain` are further fields of it.

    As the findings of a rule it carries the words of its article into the trail.
    """
    hasil = Hasil.TERPENUHI if baik else Hasil.TIDAK
    return Temuan(
        kode=kode, uraian=uraian, hasil=hasil, dasar=dasar, kalimat=kalimat, bunyi=_bunyi(dasar), **lain
    )  # fmt: skip


@cache
def _bunyi(dasar: Pasal) -> str:
    """The words of a provision; empty where its text is not at hand."""
    return " ".join(b.utuh for b in isi(dasar)) if ada(dasar) else ""
