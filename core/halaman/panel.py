"""What a matter shows on pages of others: panels on the page of one thing, lanes on the work desk.

The settings name them, each matter makes its own in its panel.py.
"""

from typing import Any, NamedTuple

from django.utils.module_loading import import_string


class Panel(NamedTuple):
    """A part of a page: its template, which finds `isi` under that name."""

    templat: str
    isi: dict


class Lajur(NamedTuple):
    """What waits for somebody beside the turns of a route, for one before a case of this kind exists.

    `urusan` is a queryset, `pintasan` url and label of the page that begins it, `tanda` the mark (core.halaman.tanda):
    "giliran" where the reader has to act.
    """

    judul: str
    keterangan: str
    urusan: Any
    pintasan: dict[str, str] | None = None
    tanda: str = "giliran"


class Kabar(NamedTuple):
    """What somebody should know on the work desk and no case tells: one sentence, and where to go."""

    kalimat: str
    url: str
    label: str


def kabar_bagi(daftar: tuple[str, ...], pengguna) -> list[Kabar]:
    """The news that the functions named in `daftar` (dotted, of the settings) have for `pengguna`."""
    return [kabar for jalur in daftar for kabar in import_string(jalur)(pengguna)]


def panel_untuk(daftar: tuple[str, ...], objek, pengguna) -> list[Panel]:
    """The panels that the functions named in `daftar` (dotted, of the settings) make of `objek` for `pengguna`."""
    return [import_string(jalur)(objek, pengguna) for jalur in daftar]


def lajur_bagi(daftar: tuple[str, ...], pengguna) -> list[Lajur]:
    """The lanes that the functions named in `daftar` (dotted, of the settings) have for `pengguna`."""
    return [lajur for jalur in daftar for lajur in import_string(jalur)(pengguna)]
