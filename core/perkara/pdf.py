"""A PDF that opens in any reader, and in which nothing runs by itself."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from pypdf import PdfReader
from pypdf.generic import IndirectObject, NullObject, PdfObject

RUANG_KEPALA = 1024
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


AKSI_BERBAHAYA = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"}


def _berskrip(pembaca: PdfReader) -> bool:
    """Whether something runs in the reader of the next office when it opens the file, not only when it clicks."""
    akar: Any = pembaca.trailer["/Root"].get_object()
    nama = akar.get("/Names")
    if nama is not None and "/JavaScript" in nama.get_object():
        return True
    return any(_berbahaya(x.get("/OpenAction")) or _berbahaya(x.get("/AA")) for x in (akar, *pembaca.pages))


def _berbahaya(aksi: Any) -> bool:
    """An action, or a dictionary of actions by event, that does more than go to a place in the file."""
    aksi = aksi.get_object() if aksi is not None else None
    if not isinstance(aksi, dict):
        return False
    return aksi.get("/S") in AKSI_BERBAHAYA or any(
        isinstance(satu := nilai.get_object(), dict) and satu.get("/S") in AKSI_BERBAHAYA for nilai in aksi.values()
    )
