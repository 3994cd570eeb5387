"""Effects that the routes of all apps share: who took a step, on which local day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.perkara.alur import Akibat, Konteks


def catat_tanggal(isian: str, *, terakhir: bool = False) -> Akibat:
    """Effect: the local date of the act in the field `isian` of each case, of the first time or of the last."""

    def efek(konteks: Konteks) -> None:
        for urusan in konteks.daftar:
            if terakhir or getattr(urusan, isian) is None:
                setattr(urusan, isian, konteks.per)
                urusan.save(update_fields=[isian])

    return efek


def catat_pelaku(isian: str) -> Akibat:
    """Effect: who took this step, in the field `isian`, so that the database too can hold the pairs of eyes apart."""

    def efek(konteks: Konteks) -> None:
        for urusan in konteks.daftar:
            setattr(urusan, isian, konteks.pengguna)
            urusan.save(update_fields=[isian])

    return efek
