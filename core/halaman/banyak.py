"""The same act on many things: first what will become of each, then each in a transaction of its own, with a result.

One that fails leaves the others done. What is done already is passed over, so that the same page may be sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core.perkara.ditolak import Ditolak

SEREMPAK = "Petugas lain baru saja mengerjakannya. Muat ulang untuk melihat keadaannya."


class Nasib(Enum):
    """What becomes of one of them: the word, the mark, the class of the word (core.halaman.tanda)."""

    GAGAL = "gagal", "gagal", "masalah"
    AKAN = "akan dikerjakan", "giliran", ""
    BERHASIL = "berhasil", "cek", ""
    DILEWATI = "dilewati", "kunci", "lewat"

    @property
    def kata(self) -> str:
        return self.value[0].capitalize()

    @property
    def tanda(self) -> str:
        return self.value[1]

    @property
    def kelas(self) -> str:
        return self.value[2]


class Butir(NamedTuple):
    """One thing, by its name on the page, and what becomes of it. `url` is what came of it, named `label`."""

    nama: str
    nasib: Nasib
    kalimat: str = ""
    url: str = ""
    label: str = ""


class Dilewati(Exception):
    """Nothing is to be done with this one; the sentence says why."""


@dataclass(frozen=True)
class HasilBanyak:
    """What becomes of all of them, for komponen/hasil_banyak.html: whoever needs somebody's hand stands first."""

    butir: list[Butir]

    def jumlah(self, nasib: Nasib) -> int:
        return sum(b.nasib is nasib for b in self.butir)

    @property
    def berhasil(self) -> int:
        return self.jumlah(Nasib.BERHASIL)

    @property
    def akan(self) -> int:
        return self.jumlah(Nasib.AKAN)

    @property
    def gagal(self) -> int:
        return self.jumlah(Nasib.GAGAL)

    @property
    def urut(self) -> list[Butir]:
        nasib = list(Nasib)
        return sorted(self.butir, key=lambda b: nasib.index(b.nasib))

    @property
    def ringkasan(self) -> str:
        """'37 berhasil, 2 gagal'; what nothing became of is left out."""
        kata = [f"{n} {satu.value[0]}" for satu in (Nasib.AKAN, Nasib.BERHASIL, Nasib.GAGAL, Nasib.DILEWATI)
                if (n := self.jumlah(satu))]  # fmt: skip
        return ", ".join(kata) or "Tidak ada yang dipilih"


def kerjakan_tiap(daftar: Iterable[Any], lakukan: Callable[[Any], Butir], nama: Callable[[Any], str]) -> HasilBanyak:
    """Do `lakukan` with each of `daftar`, each in a transaction of its own, and tell what became of each.

    `lakukan` returns the Butir of a success, raises Dilewati where nothing is to be done (where a colleague was faster:
    SEREMPAK), and whatever the gate or a form refuses it with; `nama` names one that was not done. An error that nobody
    foresaw goes on: what was done before it stays done, and the next try passes over it.
    """
    return HasilBanyak([_satu(satu, lakukan, nama) for satu in daftar])


def _satu(satu: Any, lakukan: Callable[[Any], Butir], nama: Callable[[Any], str]) -> Butir:
    try:
        with transaction.atomic():
            return lakukan(satu)
    except Dilewati as lewat:
        return Butir(nama(satu), Nasib.DILEWATI, str(lewat))
    except Ditolak as tolak:
        return Butir(nama(satu), Nasib.GAGAL, tolak.pesan)
    except ValidationError as galat:
        return Butir(nama(satu), Nasib.GAGAL, galat.messages[0])
    except PermissionDenied as tolak:
        return Butir(nama(satu), Nasib.GAGAL, str(tolak))
