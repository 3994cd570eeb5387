"""An inert copy of a PDF: its pages as they look, and nothing in it that acts, leads out or is attached."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from core.perkara.pdf import buka_pdf
from core.perkara.pdf_isi import ISI_DIBUANG, ISI_DITOLAK, RUMIT, diam, isi_kamus, nilai_pdf

OBJEK_TERBANYAK = 30_000  # some seconds of writing; a report of a thousand pages has fewer

# What of the file as a whole is kept; every other entry of the catalogue goes.
AKAR_DITAHAN = {
    "/Type", "/Pages", "/Version", "/Lang", "/Outlines", "/PageLabels", "/PageLayout", "/PageMode", "/Dests", "/Names",
    "/AcroForm", "/MarkInfo", "/StructTreeRoot", "/OutputIntents", "/OCProperties", "/ViewerPreferences",
}  # fmt: skip
CATATAN_DITAHAN = {
    "/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline",
    "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Widget", "/Watermark", "/Redact",
}  # fmt: skip
SELALU_DIBUANG = ISI_DIBUANG | ISI_DITOLAK.keys() | {"/OpenAction", "/AA", "/PA", "/Ref", "/Metadata", "/PieceInfo"}


def salinan_pdf(isi: bytes) -> bytes:
    """The inert copy of `isi`, always the same bytes for the same file.

    Also of a file that would be refused today, for what was taken in before. Raises ValidationError when no copy that
    passes the check can be made.
    """
    try:
        with buka_pdf(isi) as pembaca:
            if len(pembaca.xref_objStm) + sum(map(len, pembaca.xref.values())) > OBJEK_TERBANYAK:
                raise ValidationError(RUMIT)
            penulis = PdfWriter(clone_from=pembaca)
            for objek in list(penulis._objects):
                _bersihkan(objek)
            _bersihkan_akar(penulis.root_object)
            penulis.metadata = None
            # What nothing refers to any longer, an attached file above all, is left out.
            penulis.compress_identical_objects(remove_duplicates=False)
            tulisan = io.BytesIO()
            penulis.write(tulisan)
            hasil = tulisan.getvalue()
            with buka_pdf(hasil) as salinan:
                nilai = nilai_pdf(hasil, salinan)
    except ValidationError:
        raise
    except Exception as galat:
        raise ValidationError(RUMIT) from galat
    if nilai.tolak or nilai.salin:
        raise ValidationError(RUMIT)
    return hasil


def _bersihkan_akar(akar: DictionaryObject) -> None:
    for nama in akar.keys() - AKAR_DITAHAN:
        del akar[nama]
    nama_nama = isi_kamus(akar, "/Names")
    if isinstance(nama_nama, dict):
        for nama in nama_nama.keys() - {"/Dests"}:
            del nama_nama[nama]
    if isinstance(formulir := isi_kamus(akar, "/AcroForm"), dict):
        formulir.pop("/SigFlags", None)


def _kamus(objek: Any) -> Iterator[Any]:
    """The dictionaries and lists within one object; what it refers to is an object of its own."""
    tumpukan = [objek]
    while tumpukan:
        satu = tumpukan.pop()
        if isinstance(satu, dict):
            yield satu
            tumpukan += [x for x in satu.values() if isinstance(x, DictionaryObject | ArrayObject)]
        elif isinstance(satu, list):
            yield satu
            tumpukan += [x for x in list.__iter__(satu) if isinstance(x, DictionaryObject | ArrayObject)]


def _bersihkan(objek: Any) -> None:
    for bagian in _kamus(objek):
        if isinstance(bagian, list):
            bagian[:] = [x for x in list.__iter__(bagian) if not _catatan_asing(x)]
            continue
        for nama in bagian.keys() & SELALU_DIBUANG:
            del bagian[nama]
        if not _diam_sendiri(isi_kamus(bagian, "/A")):
            del bagian["/A"]
        if isi_kamus(bagian, "/FT") == "/Sig":
            # The copy is another file: a signature in it would only be called broken.
            bagian.pop("/V", None)
        if isi_kamus(bagian, "/S") in ("/GoTo", "/Named"):
            bagian.pop("/Next", None)


def _diam_sendiri(aksi: Any) -> bool:
    """Whether the action itself is quiet; what follows it is cut off."""
    return diam({k: v for k, v in aksi.items() if k != "/Next"}) if isinstance(aksi, dict) else True


def _catatan_asing(x: Any) -> bool:
    """A note or field of a kind that an inert page does not hold."""
    kamus = x.get_object() if isinstance(x, IndirectObject) else x
    if not isinstance(kamus, dict) or "/Rect" not in kamus:
        return False
    return isi_kamus(kamus, "/Subtype") not in CATATAN_DITAHAN
