"""Where a person's data is: each app finds the rows that are about somebody, and the pages that show them.

A NIK is looked for by its fingerprint in the whole house; a name alone only within one koperasi or one usulan, because
two people bear one name. What is found may be more than the person saw himself named in, never less (`pasti`).
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from django.conf import settings
from django.db.models import Model, Q
from django.utils.html import escape

from core.models import Berkas, Surat, SuratObjek


class Dicari(NamedTuple):
    """Whom a question is about. `di`: the one object, as (model label, id), within which a name is looked for."""

    sidik: frozenset[str] = frozenset()
    nama: str = ""
    di: tuple[str, int] | None = None
    akun: str = ""

    def bernama(self, nama: str) -> bool:
        return bool(self.nama) and rata(nama) == rata(self.nama)


class Letak(NamedTuple):
    """An object that holds data of the person, what in it is the person's, and under which name.

    `baris`, `kunci`: the own row in it, by which a page that shows some of its rows is told from one that did not show
    this one. `halaman`: only these pages of the object show it; empty = all of them.
    """

    jenis: str
    pk: int
    uraian: str
    nama: str = ""
    baris: tuple[str, int] | None = None
    kunci: str = ""
    halaman: frozenset[str] = frozenset()
    pasti: bool = True


def rata(nama: str) -> str:
    """A name without case and signs."""
    return " ".join("".join(h if h.isalnum() else " " for h in nama.casefold()).split())


def tempat_orang(dicari: Dicari) -> list[Letak]:
    """Every place of the person's data, as each app knows it, with letters of those cases, and files of both."""
    ada = [t for modul in settings.PRIBADI for t in import_module(modul).tempat_orang(dicari)]
    surat = list(_surat(ada))
    return [*ada, *surat, *_berkas([*ada, *surat])]


def milik(objek: Model) -> tuple[str, int]:
    return objek._meta.label_lower, objek.pk


def _objek(tempat: Iterable[Letak]) -> Q:
    syarat = Q(pk__in=[])
    for jenis, pk in {(t.jenis, t.pk) for t in tempat}:
        syarat |= Q(objek_jenis=jenis, objek_id=pk)
    return syarat


def _surat(tempat: list[Letak]) -> Iterator[Letak]:
    """Letters about one of the objects whose text names the person."""
    nama = {t.nama for t in tempat} - {""}
    surat = Surat.objects.filter(pk__in=SuratObjek.objects.filter(_objek(tempat)).values("surat"))
    for s in surat.order_by("pk").iterator(200):
        if disebut := next((n for n in nama if escape(n) in s.html or n in s.html), ""):
            yield Letak("core.surat", s.pk, f"surat {s.nomor} ({s.hal}), yang memuat namanya", disebut)


def _berkas(tempat: list[Letak]) -> Iterator[Letak]:
    """Files of the objects; what stands in them nobody read. Papers of one person ('7d-12-ktp') their app names."""
    for b in Berkas.objects.filter(_objek(tempat)).exclude(butir__regex=r"^[^-]+-[0-9]+-").order_by("pk").iterator(200):
        yield Letak("core.berkas", b.pk, f"berkas perkara {b.butir or 'tanpa butir'} ({b.jenis})", pasti=False)
