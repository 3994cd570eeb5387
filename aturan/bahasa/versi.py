"""What the law says from a day on, for which cases, and the two days of a case by which one version is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Any

from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.pasal import Pasal


class BelumBerlaku(LookupError):
    """No version of a rule covers the case; `sebab` says from or until when the nearest one holds."""

    def __init__(self, kode: str, versi: "Versi", sebab: str) -> None:
        super().__init__(f"{kode}: {versi.dasar} {sebab}.")
        self.versi = versi
        self.sebab = sebab


class Peralihan(Enum):
    """For which cases a version counts: those decided, or only those filed, on its first day or later."""

    DIPUTUS = "diputus"
    DIAJUKAN = "diajukan"

    @property
    def kalimat(self) -> str:
        return f"bagi perkara yang {self.value} sejak hari itu"


@dataclass(frozen=True)
class TanggalHukum:
    """The two days by which a case is judged: when it was filed, and when it is decided (today while it is open)."""

    diajukan: date
    diputus: date


Per = date | TanggalHukum  # a plain date: filed and decided on that one day


def hari(per: Per) -> date:
    """The day of the act: of the decision, where filing and decision are told apart."""
    return per.diputus if isinstance(per, TanggalHukum) else per


@dataclass(frozen=True)
class Versi:
    """What a rule asks from `berlaku` on: value (None for a rule without one), provision, its words, the reading.

    A version holds until the next one counts; `sampai` is its last day where its own regulation sets one. `dicabut`:
    the provision `dasar` ends the rule, and `bunyi` are the words that do so. `peralihan` says for which cases the
    version counts. Reading of the default: a new regulation governs from its first day also what was filed before
    and is not yet decided, for a decision rests on the law of the day on which it is taken. That only later
    applications meet it needs a transitional provision (ketentuan peralihan) that says so: DIAJUKAN.
    """

    berlaku: date
    nilai: Any
    dasar: Pasal
    bunyi: str = ""
    tafsir: str = ""
    peralihan: Peralihan = Peralihan.DIPUTUS
    sampai: date | None = None
    dicabut: bool = False

    def hari(self, per: Per) -> date:
        """The day of the case that this version looks at: the one of filing, or the one of decision."""
        if isinstance(per, TanggalHukum):
            return per.diajukan if self.peralihan is Peralihan.DIAJUKAN else per.diputus
        return per


def periksa_versi(kode: str, versi: Sequence[Versi]) -> None:
    """Refuse versions that are missing, out of order or overlapping: for each case at most one counts."""
    if not versi:
        raise ValueError(f"{kode}: tidak ada versi.")
    for v in versi:
        if v.sampai is not None and v.sampai < v.berlaku:
            raise ValueError(f"{kode}: versi {v.berlaku} berakhir sebelum berlaku.")
    for lama, baru in pairwise(versi):
        if baru.berlaku <= lama.berlaku or (lama.sampai is not None and baru.berlaku <= lama.sampai):
            raise ValueError(f"{kode}: versi {baru.berlaku} tidak berurutan setelah {lama.berlaku}.")


def versi_pada(kode: str, versi: Sequence[Versi], per: Per) -> Versi:
    """The newest version that counts for a case of `per`.

    Raises BelumBerlaku when none does; never guesses a neighbour.
    """
    berlaku = [v for v in versi if v.berlaku <= v.hari(per)]
    if not berlaku:
        raise BelumBerlaku(kode, versi[0], f"baru berlaku sejak {tanggal(versi[0].berlaku)}")
    kini = berlaku[-1]
    if kini.sampai is not None and kini.hari(per) > kini.sampai:
        raise BelumBerlaku(kode, kini, f"hanya berlaku sampai {tanggal(kini.sampai)}")
    return kini
