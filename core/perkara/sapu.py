"""The sweep of the file store: a stray goes after a day, a row whose file is gone or changed is named, a PDF is made.

A stray is what an act left that was rolled back or whose answer was lost: nothing in a request removes a file.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any, cast

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import Exists, FileField, OuterRef, QuerySet

from core.dasar.gangguan import BerkasBerubah, BerkasHilang
from core.models import Rendisi, Surat
from core.perkara.simpanan import FOLDER_BERKAS, FOLDER_SURAT, Gudang, baca
from core.perkara.surat import pdf_surat

# Seconds. By the clock that stamps the files, which is not the one that a test moves.
SEHARI = 24 * 3600
# The daily run opens each file once in so many days; that it is there is looked at each day.
BAGIAN = 30


def buang_tak_bernama() -> int:
    """Remove what no row names and nobody wrote for a day; returns how many."""
    gudang = cast(Gudang, default_storage)
    batas = time.time() - SEHARI
    # First what there is, then what is named: a row that comes in between names a file written in between.
    ada = [nama for folder in (FOLDER_BERKAS, FOLDER_SURAT) for nama in _telusuri(folder)]
    dipakai = {nama for model, kolom in kolom_berkas() for nama in model._base_manager.values_list(kolom, flat=True)}
    return sum(gudang.hapus_lama(nama, batas) for nama in ada if nama not in dipakai)


def periksa_berkas(sebagian: bool = False) -> Iterator[str]:
    """One sentence for each row whose file is not there or is not what it was; a letter's PDF is made again."""
    giliran = int(time.time() // SEHARI) % BAGIAN
    for model, pk, nama, galat in berkas_rusak(lambda pk: not sebagian or pk % BAGIAN == giliran):
        yield f"{model._meta.verbose_name} {pk}: {sebab_rusak(galat)} ({nama})."
        if model is Rendisi and isinstance(galat, BerkasHilang):
            yield from buat_pdf(Surat.objects.filter(rendisi__pk=pk))


def berkas_rusak(dibuka: Callable[[int], bool] = lambda pk: True) -> Iterator[tuple[Any, int, str, Exception]]:
    """(model, key, name, error) of each row whose file is not there or is not what it was.

    Of a row that is not `dibuka` (by its key) only that its file is there is looked at.
    """
    for model, baris in berkas_tercatat():
        for pk, nama, sidik in baris.iterator():
            try:
                if dibuka(pk):
                    baca(nama, sidik)
                elif not default_storage.exists(nama):
                    raise BerkasHilang(nama)
            except (BerkasBerubah, BerkasHilang, OSError) as galat:
                yield model, pk, nama, galat


def buat_pdf(daftar: QuerySet[Surat]) -> Iterator[str]:
    """Make the PDFs of these letters; one sentence for each that cannot be made."""
    for surat in daftar.iterator():
        try:
            pdf_surat(surat)
        except Exception as galat:
            yield f"surat {surat.pk} nomor {surat.nomor}: PDF tidak dapat dibuat, {sebab_rusak(galat)}."


def kolom_berkas() -> list[tuple[Any, str]]:
    """Every table that names files, with the column that does; its column `sha256` holds the digest."""
    return [
        (model, kolom.name)
        for model in apps.get_models()
        for kolom in model._meta.concrete_fields
        if isinstance(kolom, FileField)
    ]


def berkas_tercatat() -> Iterator[tuple[Any, QuerySet[Any, Any]]]:
    """Every table that names files, with the rows (key, name, digest) whose file must be there.

    An earlier PDF of a letter need not: it was followed because its file is gone.
    """
    for model, kolom in kolom_berkas():
        baris = model._base_manager.exclude(**{kolom: ""}).order_by("pk")  # a sheet that is not made yet
        if model is Rendisi:
            baris = baris.exclude(Exists(Rendisi.objects.filter(surat=OuterRef("surat"), ke__gt=OuterRef("ke"))))
        yield model, baris.values_list("pk", kolom, "sha256")


def sebab_rusak(galat: Exception) -> str:
    """What is wrong with a file, in words that follow the name of its row."""
    match galat:
        case BerkasHilang():
            return "berkasnya tidak ada di penyimpanan"
        case BerkasBerubah():
            return "isi berkasnya tidak lagi sama dengan saat disimpan"
    return f"penyimpanan atau mesin surat bermasalah ({type(galat).__name__})"


def _telusuri(folder: str) -> Iterator[str]:
    if default_storage.exists(folder):
        anak, berkas = default_storage.listdir(folder)
        yield from (f"{folder}/{nama}" for nama in berkas)
        for nama in anak:
            yield from _telusuri(f"{folder}/{nama}")
