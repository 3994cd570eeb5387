"""Panels: what other matters show on the page of one thing. The setting names them, each matter makes its own."""

from typing import NamedTuple

from django.utils.module_loading import import_string


class Panel(NamedTuple):
    """A part of a page: its template, which finds `isi` under that name."""

    templat: str
    isi: dict


def panel_untuk(daftar: tuple[str, ...], objek, pengguna) -> list[Panel]:
    """The panels that the functions named in `daftar` (dotted, of the settings) make of `objek` for `pengguna`."""
    return [import_string(jalur)(objek, pengguna) for jalur in daftar]
