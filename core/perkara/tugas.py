"""A long form as tasks: its parts in order, how far each is, and what it misses."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Keadaan(StrEnum):
    """How far a part is, in the words of the list."""

    BELUM = "Belum mulai"
    SEDANG = "Sedang diisi"
    SELESAI = "Selesai"
    BELUM_BISA = "Belum bisa dimulai"
    MASALAH = "Ada masalah"
    DIMINTA = "Diminta dilengkapi"


TANDA = {
    Keadaan.BELUM: "belum",
    Keadaan.SEDANG: "jalan",
    Keadaan.SELESAI: "cek",
    Keadaan.BELUM_BISA: "kunci",
    Keadaan.MASALAH: "gagal",
    Keadaan.DIMINTA: "kembali",
}


@dataclass(frozen=True)
class Tugas:
    """One row of the list. `url` is the page that fills the part; empty where it is not open to this person, or not
    yet. What is not `wajib` may stay empty, and is not counted."""

    judul: str
    keadaan: Keadaan
    url: str = ""
    sebab: str = ""
    wajib: bool = True

    @property
    def selesai(self) -> bool:
        return self.keadaan is Keadaan.SELESAI

    @property
    def tanda(self) -> str:
        """The mark of this state (core.halaman.tanda)."""
        return TANDA[self.keadaan]

    @property
    def masalah(self) -> bool:
        return self.keadaan is Keadaan.MASALAH

    @property
    def menunggu(self) -> bool:
        """Whether there is work left on a page that is open."""
        return bool(self.url) and not self.selesai and not self.masalah


def sudah_diterima(urusan: Any) -> bool:
    """Whether a case was handed in and lies with whoever examines or decides it: its check page is behind it."""
    return urusan.tanggal_ajuan is not None and not urusan.tahap.isian


def sebut_kurang(kurang: list[str]) -> str:
    """The first two things that a part misses, and how many more; empty when nothing."""
    if not kurang:
        return ""
    sisa = f"; dan {len(kurang) - 2} lagi" if len(kurang) > 2 else ""
    return f"Masih kurang: {'; '.join(kurang[:2])}{sisa}."


def bagian_berikut(bagian: Sequence[Any], kini: str) -> str:
    """The code of the next part after `kini` that can be filled; the last part (all answers) once none waits; else ''.

    Each part has `kode`, `keadaan` and `wajib`.
    """
    *isian, akhir = bagian
    belum = [b for b in isian if b.wajib and b.keadaan is not Keadaan.SELESAI]
    if not belum:
        return "" if akhir.keadaan is Keadaan.BELUM_BISA else akhir.kode
    kode = [b.kode for b in isian]
    letak = kode.index(kini) if kini in kode else len(kode)
    sesudah = [b.kode for b in belum if b.keadaan is not Keadaan.BELUM_BISA and kode.index(b.kode) > letak]
    return next(iter(sesudah), "")
