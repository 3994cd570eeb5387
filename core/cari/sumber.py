"""What one search looks through: each matter names its kinds in its cari.py, the setting CARI puts them in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Sumber:
    """A kind of thing that can be found: whose rows, where words are looked for, how it is shown, who may see it.

    `kolom` are the columns of its list, so that the list behind it holds what is counted here. `judul` is the path of
    its name, `bawah` what stands under it, `keadaan` a field whose value is shown in words. `alamat` is the url name of
    its page, which the paths of `kunci` name. `daftar` is the url name of its list; without one all of them are shown
    here.

    `terlihat` alone says what a person may see. `wilayah` are the regions one of which makes a row visible to their
    offices: nothing else is looked at, so that what lies elsewhere costs nothing; () where no region says it. What is
    `sedikit` is a party's own: few rows, which are read first. `luar`: a row may be of a koperasi that whoever sees the
    row does not see. `orang`: the rows are people, who are looked for on the
    page alone, and whose views are logged.
    """

    kode: str
    jenis: str
    model: type[Model]
    terlihat: Callable[..., QuerySet]
    kolom: tuple[str, ...]
    judul: str
    alamat: str
    wilayah: tuple[str, ...] = ()
    bawah: tuple[str, ...] = ()
    keadaan: str = ""
    kunci: tuple[str, ...] = ("pk",)
    daftar: str = ""
    sedikit: bool = False
    luar: bool = False
    orang: bool = False

    def sebut_keadaan(self, nilai: str) -> str:
        """The state in words."""
        if alur := getattr(self.model, "alur", None):
            return alur.status(nilai).label
        return str(dict(self.model._meta.get_field(self.keadaan).flatchoices).get(nilai, nilai))

    def url(self, kunci: list[str]) -> str:
        """The page of a row. SQLite keeps a UUID as 32 digits."""
        return reverse(self.alamat, args=[UUID(satu) if len(satu) == 32 else satu for satu in kunci])

    def url_semua(self, teks: str) -> str:
        """The list of all that is found, else the page of this kind."""
        if self.daftar:
            return reverse(self.daftar, query={"q": teks})
        return reverse("cari", query={"q": teks, "jenis": self.kode})


@cache
def susunan() -> tuple[Sumber, ...]:
    """The kinds of the setting CARI, in its order."""
    return tuple(import_string(jalur) for jalur in settings.CARI)
