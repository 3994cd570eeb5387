"""Where the headers of a table stand, in one row or in two, and what unit the lines above them give it."""

import re

from core.lembar.satuan import satuan, satuan_di_atas
from core.lembar.sel import Sel, rapikan, teks_sel
from core.lembar.tabel import KEMBAR, Tabel

BARIS_JUDUL = 15  # a header further down is not looked for
PALING_SEDIKIT = 3  # recognised columns that make a header
TERTINGGI = 4  # rows of one header
TAHUN = re.compile(r"(?:19|20)[0-9]{2}")


def cari_kepala(matriks: list[list[Sel]], tabel: Tabel, peta) -> tuple[int, int, list[str]]:
    """(row, height, headers) of the row, or pair of rows, with the most known columns; no headers = none.

    Rows of units or years under them belong to them.
    """
    terbaik = (0, 0, 0, [])
    for i, baris in enumerate(matriks[:BARIS_JUDUL]):
        atas = [rapikan(teks_sel(sel))[:120] for sel in baris]
        calon = [(1, atas)]
        if i + 1 < len(matriks):
            calon.append((2, _gabung(atas, [rapikan(teks_sel(sel))[:120] for sel in matriks[i + 1]], tabel)))
        for tinggi, kepala in calon:
            dikenal = len({arti.rstrip(KEMBAR) for arti in tabel.kenali(kepala, peta) if arti})
            if dikenal > terbaik[0]:
                terbaik = (dikenal, i, tinggi, kepala)
    if terbaik[0] < PALING_SEDIKIT:
        return 0, 0, []
    _, letak, tinggi, kepala = terbaik
    while letak + tinggi < len(matriks) and tinggi < TERTINGGI and _lanjutan(matriks[letak + tinggi]):
        kepala = _gabung(kepala, [rapikan(teks_sel(sel))[:120] for sel in matriks[letak + tinggi]], tabel)
        tinggi += 1
    while kepala and not kepala[-1]:
        kepala.pop()
    return letak, tinggi, kepala


def _lanjutan(baris: list[Sel]) -> bool:
    """Whether the row under the headers goes on with them: units or years and no other number.

    Under the first header stands nothing, or beside units a word: years and brackets occur in rows of data too.
    """
    if any(not isinstance(sel, str) and sel[0] != "angka" for sel in baris):
        return False
    isi = [rapikan(teks_sel(sel)) for sel in baris]
    bersatuan = [t for t in isi if satuan(t) != 1 and re.search(r"[A-Za-z('’]", t)]
    lain = [t for t in isi if t and (TAHUN.fullmatch(t) or t[0] + t[-1] == "()")]
    bernomor = any(re.search(r"[0-9]", t) for t in isi if t not in bersatuan and t not in lain)
    return not bernomor and bool(bersatuan if any(isi[:1]) else bersatuan or lain)


def _gabung(atas: list[str], bawah: list[str], tabel: Tabel) -> list[str]:
    """Two header rows as one: 'Tenaga Kerja' over 'L' and 'P' becomes 'Tenaga Kerja L', 'Tenaga Kerja P'."""
    hasil, induk = [], ""
    for i in range(max(len(atas), len(bawah))):
        a, b = (atas[i] if i < len(atas) else ""), (bawah[i] if i < len(bawah) else "")
        induk = a or induk
        gabungan = f"{induk} {b}".strip() if b else a
        if b and not tabel.dikenal(gabungan) and tabel.dikenal(b):
            # The lower one alone; the unit that stands above several of them is theirs.
            gabungan = f"{b} ({induk})" if satuan_di_atas(induk) != 1 else b
        hasil.append(gabungan)
    return hasil


def satuan_tabel(sekitar: list[list[Sel]]) -> tuple[int, str]:
    """(unit of all amounts, the line that says so) from the rows around a table and the name of its sheet."""
    for baris in sekitar:
        for sel in baris:
            teks = rapikan(teks_sel(sel))[:200]
            if (kali := satuan_di_atas(teks)) != 1:
                return kali, teks
    return 1, ""
