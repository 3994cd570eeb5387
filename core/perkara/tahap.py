"""The stages of a case, the same for every route, and the stations that a route has of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Tahap(Enum):
    """How far a case is, whatever its kind: what pages ask for in place of its status."""

    DRAF = "begun and not yet handed in"
    PERBAIKAN = "handed back, its form open again"
    MEJA = "examined at a desk"
    SIAP = "examined, it waits for who passes it on or decides"
    BERJALAN = "granted, and its days run"
    SELESAI = "closed with what was asked for"
    TUTUP = "closed without it"

    @property
    def draf(self) -> bool:
        return self is Tahap.DRAF

    @property
    def perbaikan(self) -> bool:
        return self is Tahap.PERBAIKAN

    @property
    def meja(self) -> bool:
        return self is Tahap.MEJA

    @property
    def isian(self) -> bool:
        """Whether the form itself is being filled."""
        return self in (Tahap.DRAF, Tahap.PERBAIKAN)

    @property
    def berjalan(self) -> bool:
        return self is Tahap.BERJALAN

    @property
    def diputus(self) -> bool:
        return self in (Tahap.BERJALAN, Tahap.SELESAI, Tahap.TUTUP)


@dataclass(frozen=True)
class Stasiun:
    """A desk on the way of a case, or its end: its name, and the statuses in which a case stands there.

    One that is not `tujuan` is where no case means to go: it is drawn when a case stands there.
    """

    nama: str
    status: tuple[str, ...]
    tujuan: bool = True


def periksa_stasiun(stasiun: Iterable[Stasiun], status: Iterable[str]) -> None:
    """Raises ValueError unless every status stands at exactly one station."""
    ada = [str(s) for satu in stasiun for s in satu.status]
    if sorted(ada) != sorted(map(str, status)):
        raise ValueError(f"Stasiun tidak memuat tiap status tepat sekali: {sorted(set(map(str, status)) ^ set(ada))}")
