"""From a sheet (.xlsx) or a paste to raw rows. Nothing is judged here but whether there is a table to read.

A sheet is hostile until shown otherwise: sizes and places of cells are looked at before a reader builds a table
of them.
"""

import csv
import io
import re
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from django.core.exceptions import ValidationError
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from core.dasar.rupa import angka
from core.lembar.arsip import BATAS_KOLOM, BATAS_TINGGI, RUSAK, periksa_arsip, periksa_isi
from core.lembar.sel import Sel, rapikan, teks_sel
from core.lembar.tabel import KUNCI, NOMOR, Tabel
from core.perkara.berkas import jenis_berkas

BATAS_BITA = 2 * 1024 * 1024
BATAS_BARIS = 1_000
BARIS_JUDUL = 15  # a header further down is not looked for
PALING_SEDIKIT = 3  # recognised columns that make a header
SEL_TERPANJANG = 2_000


@dataclass
class Lembar:
    """A table as it was found: headers and rows with their number in the sheet, notes on what was left out."""

    nama: str
    kepala: list[str]
    baris: list[tuple[int, list[Sel]]]
    catatan: list[str] = field(default_factory=list)

    def as_dict(self) -> dict:
        return asdict(self)

    @classmethod
    def from_dict(cls, isi: dict) -> "Lembar":
        return cls(**isi)


def baca_xlsx(unggahan, tabel: Tabel, peta: dict[str, str] | None = None) -> Lembar:
    """The first visible sheet of an uploaded workbook, read as `tabel`; `peta` as in Tabel.kenali.

    Raises ValidationError with one sentence per cause.
    """
    if unggahan.size > BATAS_BITA:
        raise ValidationError(
            "Lembar harus lebih kecil dari 2 MB. Hapus gambar dan lembar yang tidak perlu, lalu unggah lagi."
        )
    isi = unggahan.read()
    if not isi:
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.")
    if not isi.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or jenis_berkas(isi) != "xlsx":
        raise ValidationError("Berkas harus lembar Excel (.xlsx). Simpan lembar Anda sebagai .xlsx, lalu unggah lagi.")
    periksa_arsip(isi)
    try:
        buku = CalamineWorkbook.from_object(io.BytesIO(isi))
        urutan = _urutan_lembar(buku)
        tanpa_nilai = periksa_isi(isi, urutan, buku.sheet_names[urutan], tabel)
        lembar = buku.get_sheet_by_index(urutan)
        matriks = [[_sel(nilai) for nilai in baris] for baris in lembar.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as galat:
        raise ValidationError(RUSAK) from galat
    for (baris, kolom), sel in tanpa_nilai.items():
        _tempatkan(matriks, baris, kolom, sel)
    lain = [nama for nama in buku.sheet_names if nama != lembar.name]
    return _susun(lembar.name, matriks, tabel, peta, lain)


def baca_tempelan(teks: str, tabel: Tabel, peta: dict[str, str] | None = None) -> Lembar:
    """Cells copied from a sheet: one row a line, tabs between. Raises ValidationError."""
    teks = teks.replace("\x00", "")
    if not teks.strip():
        raise ValidationError("Tempel sel dari lembar Anda di kotak ini, termasuk baris judulnya.")
    try:
        pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter="\t")
        matriks = [[sel.strip()[:SEL_TERPANJANG] for sel in baris] for baris in pembaca]
    except csv.Error as galat:
        raise ValidationError(
            "Tempelan ini tidak terbaca. Salin ulang selnya dari lembar, lalu tempel lagi."
        ) from galat
    if len(matriks) > BATAS_TINGGI or max(map(len, matriks)) > BATAS_KOLOM:
        raise ValidationError(f"Tempelan ini terlalu besar: paling banyak {angka(BATAS_BARIS)} baris sekali tempel.")
    return _susun("tempelan", matriks, tabel, peta, [])


def _sel(nilai) -> Sel:
    """What the reader gives for a cell, as text or (kind, text)."""
    match nilai:
        case bool():
            return ("benar", "ya" if nilai else "tidak")
        case str():
            return nilai.strip()[:SEL_TERPANJANG]
        case int() | float():
            # repr keeps what the sheet shows; Decimal writes it without an exponent.
            tepat = Decimal(repr(nilai))
            if not tepat.is_finite():
                return str(nilai)
            return ("angka", f"{tepat.to_integral_value() if tepat == tepat.to_integral_value() else tepat:f}")
        case datetime():
            return ("tanggal", nilai.date().isoformat())
        case date():
            return ("tanggal", nilai.isoformat())
        case time():
            return ("tanggal", "1900-01-01")
        case _:
            return str(nilai)


def _urutan_lembar(buku) -> int:
    for urut, lembar in enumerate(buku.sheets_metadata):
        if lembar.visible is SheetVisibleEnum.Visible and lembar.typ is SheetTypeEnum.WorkSheet:
            return urut
    raise ValidationError("Buku kerja ini tidak punya lembar yang terlihat. Tampilkan lembarnya, lalu unggah lagi.")


def _tempatkan(matriks: list[list[Sel]], baris: int, kolom: int, sel: Sel) -> None:
    """Put `sel` where the reader left an empty cell, or no row at all."""
    while len(matriks) <= baris:
        matriks.append([])
    matriks[baris] += [""] * (kolom + 1 - len(matriks[baris]))
    matriks[baris][kolom] = sel


def _susun(nama: str, matriks: list[list[Sel]], tabel: Tabel, peta, lembar_lain: list[str]) -> Lembar:
    letak, tinggi, kepala = _cari_kepala(matriks, tabel, peta)
    if not kepala:
        sebutan = ", ".join(f"“{x[:31]}”" for x in lembar_lain[:5])
        taruh = f"taruh lembar {tabel.benda} paling depan"
        lain = f" Lembar lain di berkas ini: {sebutan}; {taruh}." if lembar_lain else ""
        raise ValidationError(
            f"Judul kolom tidak ditemukan pada {BARIS_JUDUL} baris pertama “{nama[:31]}”.{lain} "
            f"Kolom yang dicari antara lain: {', '.join(tabel.kurang_wajib([]))}. "
            "Unduh lembar contoh untuk melihat judul kolomnya."
        )
    arti = tabel.kenali(kepala, peta)
    lembar = Lembar(nama, kepala, [])
    tempat = {nama_kolom: i for i, nama_kolom in enumerate(arti) if nama_kolom}
    bukan_isi = {tempat.get(NOMOR), tempat.get(KUNCI)}
    for nomor, baris in enumerate(matriks[letak + tinggi :], letak + tinggi + 1):
        isi = baris[: len(kepala)] + [""] * (len(kepala) - len(baris))
        terisi = [(i, teks_sel(sel)) for i, sel in enumerate(isi) if teks_sel(sel).strip() and i not in bukan_isi]
        if not terisi or (not lembar.baris and _baris_penomoran(isi)):
            continue
        if NOMOR in tempat and rapikan(teks_sel(isi[tempat[NOMOR]])).casefold().startswith("contoh"):
            continue
        if _baris_jumlah(isi, tempat.get(tabel.penanda)):
            lembar.catatan.append(f"Baris {nomor} dibaca sebagai baris jumlah dan dilewati.")
            continue
        lembar.baris.append((nomor, isi))
    if not lembar.baris:
        raise ValidationError(f"Tidak ada baris {tabel.benda} di bawah judul kolom. Isi paling sedikit satu baris.")
    if len(lembar.baris) > BATAS_BARIS:
        raise ValidationError(
            f"{angka(len(lembar.baris))} baris: paling banyak {angka(BATAS_BARIS)} baris sekali unggah. "
            "Bagi menjadi beberapa lembar, lalu unggah satu per satu."
        )
    return lembar


def _cari_kepala(matriks, tabel: Tabel, peta) -> tuple[int, int, list[str]]:
    """(row, height 1 or 2, headers) of the row, or pair of rows, with the most known columns; no headers = none."""
    terbaik = (0, 0, 0, [])
    for i, baris in enumerate(matriks[:BARIS_JUDUL]):
        atas = [rapikan(teks_sel(sel))[:120] for sel in baris]
        calon = [(1, atas)]
        if i + 1 < len(matriks):
            calon.append((2, _gabung(atas, [rapikan(teks_sel(sel))[:120] for sel in matriks[i + 1]], tabel)))
        for tinggi, kepala in calon:
            dikenal = len({arti for arti in tabel.kenali(kepala, peta) if arti})
            if dikenal > terbaik[0]:
                terbaik = (dikenal, i, tinggi, kepala)
    if terbaik[0] < PALING_SEDIKIT:
        return 0, 0, []
    kepala = terbaik[3]
    while kepala and not kepala[-1]:
        kepala.pop()
    return terbaik[1], terbaik[2], kepala


def _gabung(atas: list[str], bawah: list[str], tabel: Tabel) -> list[str]:
    """Two header rows as one: 'Tenaga Kerja' over 'L' and 'P' becomes 'Tenaga Kerja L', 'Tenaga Kerja P'."""
    hasil, induk = [], ""
    for i in range(max(len(atas), len(bawah))):
        a, b = (atas[i] if i < len(atas) else ""), (bawah[i] if i < len(bawah) else "")
        induk = a or induk
        gabungan = f"{induk} {b}".strip() if b else a
        sendiri = b and tabel.seragam(gabungan) not in tabel.arti and tabel.seragam(b) in tabel.arti
        hasil.append(b if sendiri else gabungan)
    return hasil


def _baris_penomoran(isi: list[Sel]) -> bool:
    """The row '1 2 3 4 …' (or '(1) (2) …') that offices put under a header."""
    angka_saja = [re.sub(r"[()\s]", "", teks_sel(sel)) for sel in isi if teks_sel(sel).strip()]
    return len(angka_saja) >= PALING_SEDIKIT and all(a.isdecimal() and len(a) < 4 for a in angka_saja) and (
        [int(a) for a in angka_saja] == list(range(int(angka_saja[0]), int(angka_saja[0]) + len(angka_saja)))
    )  # fmt: skip


def _baris_jumlah(isi: list[Sel], penanda: int | None) -> bool:
    """A totals row: it says so, and leaves the column at `penanda` empty (Tabel.penanda)."""
    pertama = next((rapikan(teks_sel(sel)) for sel in isi if teks_sel(sel).strip()), "")
    tanpa_penanda = penanda is None or not teks_sel(isi[penanda]).strip() or isi[penanda] == pertama
    return tanpa_penanda and bool(re.match(r"(?i)(jumlah|total|grand total|rata-rata)\b", pertama))
