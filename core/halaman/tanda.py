"""Marks: one shape for each meaning, so that a status is told without colour, on screen and on paper."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.perkara.tahap import Tahap

_GARIS = 'fill="none" stroke="currentColor" stroke-width="1.75"'
_LINGKAR = f'<circle cx="8" cy="8" r="6" {_GARIS}/>'
# Ceplok: four arcs outward (a circle) and inward (a star), and a seed; what an authority has decided.
_CEPLOK = (
    '<path fill="currentColor" fill-rule="evenodd" d="M8 0a8 8 0 018 8 8 8 0 01-8 8 8 8 0 01-8-8 8 8 0 018-8z'
    'M8 0a8 8 0 008 8 8 8 0 00-8 8 8 8 0 00-8-8 8 8 0 008-8z"/><circle cx="8" cy="8" r="2" fill="currentColor"/>'
)
_PUTIH = 'fill="none" stroke="#fff" stroke-width="1.9"'

SIMBOL = {
    "belum": _LINGKAR,
    "cabut": f'{_LINGKAR}<path d="m3.8 3.8 8.4 8.4" stroke="currentColor" stroke-width="2"/>',
    "cek": '<path d="M2.5 8.7 6.3 12.5 13.5 4" fill="none" stroke="currentColor" stroke-width="2.2"/>',
    "draf": f'<circle cx="8" cy="8" r="6" {_GARIS} stroke-dasharray="2.6 2.1"/>',
    "gagal": f'<path d="M1.5 1.5h13v13h-13z" fill="currentColor"/><path d="m4.8 4.8 6.4 6.4m0-6.4-6.4 6.4" {_PUTIH}/>',
    "giliran": '<path d="M1.5 3h7.5l5.5 5-5.5 5H1.5z" fill="currentColor"/>',
    "jalan": f'{_LINGKAR}<path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
    "jeda": f'<path d="M2 2h12v12H2z" {_GARIS}/><path d="M6 5v6m4-6v6" stroke="currentColor" stroke-width="2"/>',
    "kembali": '<path d="M6.5 2 2 6.2l4.5 4.2M2.5 6.2H10a3.9 3.9 0 0 1 0 7.8H5" fill="none" stroke="currentColor"'
    ' stroke-width="2.1"/>',
    "kini": f'<circle cx="8" cy="8" r="6.75" {_GARIS}/><circle cx="8" cy="8" r="3.4" fill="currentColor"/>',
    "kunci": '<path d="M3 8h10" stroke="currentColor" stroke-width="2"/>',
    "lonceng": '<path d="M8 1.2a4.3 4.3 0 0 0-4.3 4.3c0 3.6-1.2 5-2.2 6h13c-1-1-2.2-2.4-2.2-6A4.3 4.3 0 0 0 8 1.2z"'
    ' fill="currentColor"/><path d="M6.2 13a1.8 1.8 0 0 0 3.6 0" fill="currentColor"/>',
    "perlu": f'<path d="M8 1 15 8 8 15 1 8z" {_GARIS}/>'
    '<path d="M8 4.6v4.2m0 1.2v1.7" stroke="currentColor" stroke-width="1.9"/>',
    "selesai": f'<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.6 8.3 7 10.7l4.5-5" {_PUTIH}/>',
    "tetap": _CEPLOK,
    "titik": '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
}
# Steps for the four words of a health assessment, the best with four.
for _penuh in range(5):
    SIMBOL[f"p{_penuh}"] = "".join(
        f'<path d="M{0.5 + i * 4} {15.5 - (i + 1) * 3.5}h3v{(i + 1) * 3.5}h-3z" stroke="currentColor"'
        f' fill="{"currentColor" if i < _penuh else "none"}"/>'
        for i in range(4)
    )

# What a case in this stage looks like in a list: mark and class of the word.
TANDA_TAHAP = {
    Tahap.DRAF: ("draf", "draf"),
    Tahap.PERBAIKAN: ("kembali", "dekat"),
    Tahap.MEJA: ("jalan", ""),
    Tahap.SIAP: ("jalan", ""),
    Tahap.BERJALAN: ("selesai", ""),
    Tahap.SELESAI: ("tetap", ""),
    Tahap.TUTUP: ("cabut", "lewat"),
}


@cache
def tanda(nama: str) -> SafeString:
    """The mark `nama` as inline SVG, hidden from screen readers: the word beside it says the same."""
    return mark_safe(f'<svg class="tanda" viewBox="0 0 16 16" aria-hidden="true">{SIMBOL[nama]}</svg>')


def status(nama: str, kata: str, kelas: str = "") -> SafeString:
    """A status: mark and word. `kelas`: kerja, masalah, dekat, lewat, draf or nothing."""
    return format_html(
        '<span class="status{}">{}<span>{}</span></span>', f" status-{kelas}" if kelas else "", tanda(nama), kata
    )


def status_urusan(urusan) -> SafeString:
    """The status of a case as mark and word, the same for everybody."""
    nama, kelas = urusan.TANDA_STATUS.get(urusan.status) or TANDA_TAHAP[urusan.tahap]
    return status(nama, urusan.get_status_display(), kelas)
