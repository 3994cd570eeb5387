"""The stages of a case, the same for every route."""

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
    def isian(self) -> bool:
        """Whether the form itself is being filled."""
        return self in (Tahap.DRAF, Tahap.PERBAIKAN)

    @property
    def diputus(self) -> bool:
        return self in (Tahap.BERJALAN, Tahap.SELESAI, Tahap.TUTUP)
