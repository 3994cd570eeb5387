"""A PDF that opens in any reader; what stands in it is judged in pdf_isi.py."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from pypdf import PdfReader, apply_configuration
from pypdf.generic import IndirectObject, NullObject, PdfObject

from core.perkara.pdf_isi import nilai_pdf

RUANG_KEPALA = 1024
# What one list of objects may unfold to; only lists are unfolded here, and a true one is far smaller.
ALIRAN_TERPANJANG = 4_000_000
# What a PDF ends with, and what is whole of it: the pointer, the list of a table, the list in a stream.
EKOR_PDF = (
    (b"startxref", re.compile(rb"startxref\s*\d*")),
    (b"trailer", re.compile(rb"trailer\s*<<.*?>>", re.DOTALL)),
    (b"/XRef", re.compile(rb"/XRef\b.*?endobj", re.DOTALL)),
)


def kepala_pdf(isi: bytes) -> int:
    """Where the header of a PDF begins, or -1. Readers look for it in the first 1.024 bytes, whatever stands before."""
    return isi.find(b"%PDF-", 0, RUANG_KEPALA)


def periksa_pdf(isi: bytes) -> bool:
    """Raise ValidationError unless a reader opens it without a password, and nothing in it is refused (pdf_isi.py).

    True when the next office is to see an inert copy of it and not the file itself.
    """
    with buka_pdf(isi) as pembaca:
        pembaca.stream.seek(0)
        hasil = nilai_pdf(pembaca.stream.read(), pembaca)
    if hasil.tolak:
        raise ValidationError(hasil.tolak)
    return hasil.salin or hasil.ragu or isinstance(pembaca, _TanpaDaftar)


@contextmanager
def buka_pdf(isi: bytes) -> Iterator[PdfReader]:
    """The file, open for reading, with no stream unfolding without end; raises ValidationError with the reason if not.

    First as exact readers do, else as the forgiving ones that offices have, which open anything but a file cut off.
    A password against changes only (an empty one opens it) does not hinder the next office from reading.
    """
    rapi = _rapikan(isi)
    cara: tuple[Callable[[], PdfReader], ...] = (
        lambda: PdfReader(io.BytesIO(isi), strict=True),
        lambda: PdfReader(io.BytesIO(rapi), strict=True),
        lambda: _TanpaDaftar(io.BytesIO(rapi)),
    )
    with apply_configuration(zlib_maximum_output_length=ALIRAN_TERPANJANG):
        for buka in cara if rapi else ():
            try:
                pembaca = buka()
                terkunci = pembaca.is_encrypted and not pembaca.decrypt("")
                halaman = 0 if terkunci else _halaman(pembaca)
            except Exception:  # noqa: S112 - whatever a broken file does to its reader
                continue
            break
        else:
            raise ValidationError("Berkas PDF ini rusak atau terpotong. Buat ulang PDF-nya, lalu unggah lagi.")
        if terkunci:
            raise ValidationError("Berkas ini dikunci kata sandi. Unggah yang tidak dikunci.")
        if not halaman:
            raise ValidationError("Berkas PDF ini tidak berisi halaman.")
        yield pembaca


def _halaman(pembaca: PdfReader) -> int:
    """The number of pages; raises ValueError of a tree in which a branch grows twice, which may have no end."""
    akar: Any = pembaca.trailer["/Root"]
    dilalui, jumlah, tumpukan = set(), 0, [akar.raw_get("/Pages")]
    while tumpukan:
        satu = tumpukan.pop()
        simpul = satu.get_object()
        if not isinstance(simpul, dict) or "/Kids" not in simpul:
            jumlah += isinstance(simpul, dict)
            continue
        if isinstance(satu, IndirectObject):
            if satu.idnum in dilalui:
                raise ValueError("pohon halaman berulang")
            dilalui.add(satu.idnum)
        tumpukan += list.__iter__(simpul["/Kids"])
    return jumlah


def _rapikan(isi: bytes) -> bytes:
    """From the header to the pointer at the end, with what may be missing there; b"" of a file that was cut off.

    A PDF ends with the list of its objects and a pointer to that: when none is there, or another object begins after
    the last of them, the rest is lost.
    """
    for kata, utuh in EKOR_PDF:
        ekor = utuh.match(isi, letak) if (letak := isi.rfind(kata)) >= 0 else None
        if ekor and not re.search(rb"\d\s+obj\b", isi[ekor.end() :]):
            penunjuk = b"" if kata == b"startxref" else b"\nstartxref\n0"
            return isi[kepala_pdf(isi) : ekor.end()] + penunjuk + b"\n%%EOF\n"
    return b""


class _TanpaDaftar(PdfReader):
    """Reads a PDF by the objects that are found in it and not by its own list of them, as browsers do when that is off.

    What no object defines is nothing: pypdf would search the whole file for each.
    """

    def __init__(self, aliran: io.BytesIO) -> None:
        super().__init__(aliran, strict=False)

    def _find_startxref_pos(self, stream: Any) -> int:
        return 0

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        nomor = indirect_reference if isinstance(indirect_reference, int) else indirect_reference.idnum
        ada = nomor in self.xref_objStm or any(nomor in daftar for daftar in self.xref.values())
        return super().get_object(indirect_reference) if ada else NullObject()
