"""Writing sheets. One place neutralises what a spreadsheet would run as a formula."""

import io
import re
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BUKAN_NAMA_LEMBAR = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
# Full-width ones too: where such keyboards are used a spreadsheet takes them for the same.
PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def sel_aman(nilai):
    """A value for a cell: text that begins like a formula gets an apostrophe, moments lose their zone (local time)."""
    if isinstance(nilai, str):
        bersih = ILLEGAL_CHARACTERS_RE.sub("", nilai)
        return f"'{bersih}" if bersih.startswith(PEMICU_RUMUS) else bersih
    if isinstance(nilai, datetime) and timezone.is_aware(nilai):
        return timezone.make_naive(nilai)
    return nilai


def balasan_xlsx(isi: bytes, nama: str) -> HttpResponse:
    """A sheet to download, never kept on the way; every character of `nama` that is no letter or digit becomes '-'."""
    aman = "".join(c if c.isalnum() or c in ".-" else "-" for c in nama)
    return HttpResponse(
        isi,
        JENIS_XLSX,
        headers={
            "Content-Disposition": content_disposition_header(True, f"{aman[:100]}.xlsx") or "attachment",
            "Cache-Control": "no-store",
        },
    )


def tulis_xlsx(judul: str, kepala: list[str], baris, kata=()) -> bytes:
    """One sheet named `judul` with a frozen header row, the lines `kata` above it; `baris` is any iterable of rows."""
    return tulis_buku([(judul, kepala, baris, kata)])


def tulis_buku(lembar) -> bytes:
    """A sheet for each of (name, header, rows, lines before the header)."""
    buku = Workbook(write_only=True)
    for judul, kepala, baris, kata in lembar:
        lembar_berjudul(buku, judul, kepala, baris, kata)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def lembar_berjudul(buku: Workbook, judul: str, kepala: list[str], baris, kata=()) -> None:
    """Put a sheet `judul` with a frozen header row, the lines `kata` above it, into a write-only workbook."""
    lembar = buku.create_sheet(BUKAN_NAMA_LEMBAR.sub(" ", judul)[:31].strip() or "Data")
    lembar.freeze_panes = f"A{len(kata) + 2}"
    for urut, teks in enumerate(kepala, 1):
        lembar.column_dimensions[get_column_letter(urut)].width = max(12, min(40, len(teks) + 4))
    for teks in kata:
        lembar.append([sel_aman(teks)])
    sel_kepala = [WriteOnlyCell(lembar, value=sel_aman(teks)) for teks in kepala]
    for sel in sel_kepala:
        sel.font = Font(bold=True)
    lembar.append(sel_kepala)
    for isi in baris:
        lembar.append([sel_aman(nilai) for nilai in isi])
