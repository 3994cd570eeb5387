"""Effects that the routes of all apps share: who took a step, on which local day, what is emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def kosongkan(*isian: str) -> Akibat:
    """Effect: these fields of each case are empty again; what stood there stays frozen in the trail."""

    def efek(konteks: Konteks) -> None:
        for urusan in konteks.daftar:
            for nama in isian:
                setattr(urusan, nama, None if urusan._meta.get_field(nama).null else "")
            urusan.save(update_fields=isian)

    return efek


def kosongkan_pemeriksaan(**saring: Any) -> Akibat:
    """Effect: the notes of a desk go, of all desks or of those that `saring` names; they stay frozen in the trail."""

    def efek(konteks: Konteks) -> None:
        for urusan in konteks.daftar:
            urusan.pemeriksaan.filter(**saring).delete()

    return efek
