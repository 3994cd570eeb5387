"""A PDF that opens in any reader, and in which nothing runs by itself."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from pypdf import PdfReader, apply_configuration
from pypdf.generic import IndirectObject, NullObject, PdfObject

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


def periksa_pdf(isi: bytes) -> None:
    """Raise ValidationError unless a reader opens it without a password, and nothing runs in it.

    First as exact readers do, else as the forgiving ones that offices have, which open anything but a file cut off.
    """
    rapi = _rapikan(isi)
    cara: tuple[Callable[[], PdfReader], ...] = (
        lambda: PdfReader(io.BytesIO(isi), strict=True),
        lambda: PdfReader(io.BytesIO(rapi), strict=True),
        lambda: _TanpaDaftar(io.BytesIO(rapi)),
    )
    for buka in cara if rapi else ():
        try:
            with apply_configuration(zlib_maximum_output_length=ALIRAN_TERPANJANG):
                terkunci, halaman, berskrip = _lihat(buka())
        except Exception:  # noqa: S112 - whatever a broken file does to its reader
            continue
        break
    else:
        raise ValidationError("Berkas PDF ini rusak atau terpotong. Buat ulang PDF-nya, lalu unggah lagi.")
    if terkunci:
        raise ValidationError("Berkas ini dikunci kata sandi. Unggah yang tidak dikunci.")
    if not halaman:
        raise ValidationError("Berkas PDF ini tidak berisi halaman.")
    if berskrip:
        raise ValidationError(
            "Berkas PDF ini berisi skrip atau perintah yang berjalan saat dibuka. "
            "Cetak ulang dokumennya sebagai PDF biasa, lalu unggah lagi."
        )


def _lihat(pembaca: PdfReader) -> tuple[bool, int, bool]:
    """Whether a password must be typed to read it, its pages, and whether something runs in it.

    A password against changes only (an empty one opens it) does not hinder the next office from reading.
    """
    if pembaca.is_encrypted and not pembaca.decrypt(""):
        return True, 0, False
    berskrip = _berskrip(pembaca) or (isinstance(pembaca, _TanpaDaftar) and pembaca.menyebut_skrip())
    return False, len(pembaca.pages), berskrip


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

    def menyebut_skrip(self) -> bool:
        """Whether a script is named anywhere: another reader may take another of two objects with one number."""
        self.stream.seek(0)
        terurai = re.sub(rb"#([0-9A-Fa-f]{2})", lambda kode: bytes.fromhex(kode[1].decode()), self.stream.read())
        return re.search(rb"/(JavaScript|Launch)\b", terurai) is not None


# What may happen when a file is opened: going to a place in it, and what the reader's own menu does (print, next page).
AKSI_DIAM = {"/GoTo", "/Named"}
RANTAI_TERPANJANG = 20  # actions that follow one another; a chain that is longer, or a ring, is no honest one


def _berskrip(pembaca: PdfReader) -> bool:
    """Whether something runs in the reader of the next office when it opens the file, not only when it clicks."""
    akar: Any = pembaca.trailer["/Root"].get_object()
    if "/JavaScript" in _isi(akar, "/Names") or "/XFA" in _isi(akar, "/AcroForm"):
        return True
    return _bergerak(akar) or any(_bergerak(x) for halaman in pembaca.pages for x in (halaman, *_isian(halaman)))


def _isi(kamus: Any, nama: str) -> Any:
    """What stands under `nama`, whether in place or as an object of its own; an empty dictionary for nothing."""
    return kamus[nama] if isinstance(kamus, dict) and nama in kamus else {}


def _isian(halaman: Any) -> list[Any]:
    """The fields and notes on a page: each may have events of its own."""
    return [x.get_object() for x in _isi(halaman, "/Annots")]


def _bergerak(bagian: Any) -> bool:
    """Whether opening the file, a page, or showing a field does more than AKSI_DIAM."""
    peristiwa = _isi(bagian, "/AA")
    semua = [_isi(bagian, "/OpenAction"), *(peristiwa[nama] for nama in peristiwa)]
    return any(_berbahaya(aksi) for aksi in semua)


def _berbahaya(aksi: Any, urut: int = 0) -> bool:
    """One action and those that follow it; a mere place in the file (an array, a name) is none."""
    if not isinstance(aksi, dict) or not aksi:
        return False
    if urut > RANTAI_TERPANJANG or "/JS" in aksi or ("/S" in aksi and aksi["/S"] not in AKSI_DIAM):
        return True
    lanjut = _isi(aksi, "/Next")
    satu_per_satu = lanjut if isinstance(lanjut, list) else [lanjut]
    return any(_berbahaya(x.get_object() if hasattr(x, "get_object") else x, urut + 1) for x in satu_per_satu)
