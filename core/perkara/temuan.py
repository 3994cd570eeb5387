"""What a guard finds about the case itself, and not by a rule of the law package."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from aturan.bahasa import PENGENDALIAN, Hasil, Pasal, Temuan
from aturan.naskah import ada, isi


def temuan(kode: str, uraian: str, baik: bool | None, dasar: Pasal, kalimat: str, **lain: Any) -> Temuan:
    """A finding of a guard: `baik` or not by the article `dasar`, in one sentence; `lain` are further fields of it.
    None: the form does not say it yet.

    As the findings of a rule it carries the words of its article into the trail.
    """
    hasil = Hasil.BELUM_DIISI if baik is None else Hasil.TERPENUHI if baik else Hasil.TIDAK
    return Temuan(
        kode=kode, uraian=uraian, hasil=hasil, dasar=dasar, kalimat=kalimat, bunyi=_bunyi(dasar), **lain
    )  # fmt: skip


def tanya(kode: str, uraian: str, teks: str) -> Temuan:
    """A question of our own sense, `uraian` ("Benarkah …?") about what `teks` says: no article asks it, nothing waits.

    Whoever fills the form mends it, or answers (core.perkara.terbuka); the answer counts for exactly this `teks`.
    """
    kalimat = f"{uraian} {teks[:1].upper()}{teks[1:]}."
    t = temuan(kode, uraian, True, PENGENDALIAN, kalimat, aktual="ditanyakan", aktual_teks=teks)
    return replace(t, hasil=Hasil.DITANYAKAN)


def beralasan(t: Temuan, alasan: str, saran: str = "Tulis alasannya.") -> Temuan:
    """A finding that rests on a reading: open without a written reason, met with it."""
    alasan = alasan.strip()
    if not alasan:
        return replace(t, hasil=Hasil.PERLU_PENILAIAN, kalimat=f"{t.kalimat} {saran}", aktual=t.aktual or "ditanyakan")
    return replace(t, hasil=Hasil.TERPENUHI, kalimat=f"{t.kalimat} Alasan: {alasan}", alasan=alasan)


def tanpa_isi(t: Temuan) -> bool:
    """Whether nobody stated yet what this finding asks."""
    return t.hasil is Hasil.PERLU_PENILAIAN and t.aktual in (None, "")


def selagi_diisi(daftar: Iterable[Temuan], kosong: Callable[[Temuan], bool] = tanpa_isi) -> list[Temuan]:
    """The findings of a form that is still being filled: what nobody stated is a part to fill, not a question to an
    examiner and no lack. It holds the step up as before. `kosong` says of which findings nobody stated anything."""
    return [
        replace(t, hasil=Hasil.BELUM_DIISI, kalimat=f"{t.uraian}: belum diisi ({t.dasar}).") if kosong(t) else t
        for t in daftar
    ]


@cache
def _bunyi(dasar: Pasal) -> str:
    """The words of a provision; empty where its text is not at hand."""
    return " ".join(b.utuh for b in isi(dasar)) if ada(dasar) else ""
