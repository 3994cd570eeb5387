"""A workbook that is handed on: nothing in it runs, fetches from elsewhere, or carries another file.

Formulas and links to web pages and mail, which wait for a click, are what offices write: they stay. What is only read
by the application itself (core.lembar) is not looked at here: of it nothing is handed on.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from django.core.exceptions import ValidationError

MAKRO = "Berkas ini berisi makro. Simpan sebagai “Excel Workbook (.xlsx)” tanpa makro."
LUAR = (
    "Berkas Excel ini mengambil isi dari berkas, basis data, atau program lain. Di Excel putuskan sambungannya (Data, "
    "Edit Links atau Queries & Connections), simpan, lalu unggah lagi."
)
TAUTAN = (
    "Berkas Excel ini memuat tautan ke berkas di komputer atau jaringan. Hapus tautannya, simpan, lalu unggah lagi."
)
SISIPAN = "Berkas Excel ini memuat berkas atau program lain di dalamnya. Hapus sisipan itu, simpan, lalu unggah lagi."
RUSAK = "Berkas ini rusak atau terpotong. Simpan ulang dari Excel, lalu unggah lagi."

BAGIAN_DITOLAK = (
    (re.compile(r"(^|/)(vbaproject|vbadata|macrosheets|dialogsheets|intlmacrosheets)"), MAKRO),
    (re.compile(r"^xl/(externallinks/|connections\.|querytables/|model/|webextensions/)"), LUAR),
    (re.compile(r"(^|/)(embeddings|activex|customui|userforms)/"), SISIPAN),
)
# A call of another program (DDE) is written program|topic!item; the functions reach out or into the machine.
RUMUS_DITOLAK = re.compile(
    r"\|.*!|\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\.ID)?|EXEC|SQL\.REQUEST|IMPORT\w+)\s*\(", re.IGNORECASE | re.DOTALL
)
TEKS_RUMUS = re.compile(r'"[^"]*"')
ISI_BERUMUS = {"f", "definedName", "formula", "formula1", "formula2"}
TUJUAN_BOLEH = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)


def periksa_xlsx_diteruskan(isi: bytes) -> None:
    """Raise ValidationError, saying what to do in Excel, unless the workbook may be handed on as it is.

    Reads each part once; how large they are together is limited by core.perkara.berkas.periksa_xlsx().
    """
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            nama = [n.lower().replace("\\", "/").lstrip("/") for n in arsip.namelist()]
            if len(set(nama)) != len(nama):
                raise ValidationError(RUSAK)  # of two parts with one name each program takes another
            for satu in nama:
                _tolak(next((kalimat for pola, kalimat in BAGIAN_DITOLAK if pola.search(satu)), ""))
            for asli, satu in zip(arsip.namelist(), nama, strict=True):
                if satu.endswith((".rels", ".xml")):
                    _baca_xml(arsip.read(asli), _penilai(satu))
    except (zipfile.BadZipFile, expat.ExpatError, NotImplementedError, RuntimeError, ValueError, OSError) as galat:
        raise ValidationError(RUSAK) from galat


def _tolak(kalimat: str) -> None:
    if kalimat:
        raise ValidationError(kalimat)


def _penilai(bagian: str) -> Callable[[str, dict[str, str], str], None]:
    """What judges the elements of a part: relations, kinds of parts, or formulas."""
    if bagian.endswith(".rels"):
        return _nilai_hubungan
    return _nilai_jenis if bagian == "[content_types].xml" else _nilai_rumus


def _nilai_hubungan(unsur: str, ciri: dict[str, str], isi: str) -> None:
    if unsur != "Relationship" or ciri.get("TargetMode", "").lower() != "external":
        return
    if not ciri.get("Type", "").endswith("/hyperlink"):
        raise ValidationError(LUAR)
    if not TUJUAN_BOLEH.match(ciri.get("Target", "")):
        raise ValidationError(TAUTAN)


def _nilai_jenis(unsur: str, ciri: dict[str, str], isi: str) -> None:
    if "macro" in ciri.get("ContentType", "").lower():
        raise ValidationError(MAKRO)


def _nilai_rumus(unsur: str, ciri: dict[str, str], isi: str) -> None:
    if unsur in ISI_BERUMUS and RUMUS_DITOLAK.search(TEKS_RUMUS.sub("", isi)):
        raise ValidationError(LUAR)


def _baca_xml(isi: bytes, nilai: Callable[[str, dict[str, str], str], None]) -> None:
    """Give each element of a part, with its attributes and its text, to `nilai`."""
    pengurai = expat.ParserCreate(namespace_separator=" ")
    pengurai.buffer_text = True
    tumpukan: list[tuple[str, dict[str, str]]] = []
    teks: list[str] = []

    def mulai(unsur: str, ciri: dict[str, str]) -> None:
        tumpukan.append((unsur.rpartition(" ")[2], ciri))
        teks.clear()

    def selesai(_: str) -> None:
        nilai(*tumpukan.pop(), "".join(teks))
        teks.clear()

    def tolak_dtd(*_: object) -> None:
        raise ValueError("DTD")

    pengurai.StartElementHandler, pengurai.EndElementHandler = mulai, selesai
    pengurai.CharacterDataHandler, pengurai.StartDoctypeDeclHandler = teks.append, tolak_dtd
    pengurai.Parse(isi, True)
