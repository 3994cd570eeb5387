"""From a sheet (.xlsx) or a paste to raw rows. Nothing is judged here but whether there is a table to read.

A sheet is hostile until shown otherwise: sizes and places of cells are looked at before a reader builds a table
of them.
"""

import csv
import io
import re
import zipfile
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from django.core.exceptions import ValidationError
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from core.berkas import jenis_berkas
from core.rupa import angka
from sentra_ukm.lampiran3.kolom import ARTI, KOLOM, KUNCI, NOMOR, Sel, kenali, rapikan, seragam, teks_sel

BATAS_BITA = 2 * 1024 * 1024
BATAS_BARIS = 1_000
BARIS_JUDUL = 15  # a header further down is not looked for
BATAS_KOLOM = 200
BATAS_XML = 30 * 1024 * 1024
BATAS_TINGGI = 20_000  # rows that hold a value; beyond it no table is built
PALING_SEDIKIT = 3  # recognised columns that make a header
SEL_TERPANJANG = 2_000

SARAN = (
    "Kolom yang dicari antara lain: "
    + ", ".join(k.judul for k in KOLOM if k.wajib and not k.nama.startswith("tk_"))
    + ", Tenaga kerja. Unduh lembar contoh untuk melihat judul kolomnya."
)

RUSAK = "Berkas ini rusak atau terpotong. Simpan ulang dari Excel, lalu unggah lagi."


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


def baca_xlsx(unggahan, peta: dict[str, str] | None = None) -> Lembar:
    """The first visible sheet of an uploaded workbook. Raises ValidationError with one sentence per cause."""
    if unggahan.size > BATAS_BITA:
        raise ValidationError(
            "Lembar harus lebih kecil dari 2 MB. Hapus gambar dan lembar yang tidak perlu, lalu unggah lagi."
        )
    isi = unggahan.read()
    if not isi:
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.")
    if not isi.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or jenis_berkas(isi) != "xlsx":
        raise ValidationError("Berkas harus lembar Excel (.xlsx). Untuk lembar lain, salin isinya lalu pakai Tempel.")
    tanpa_nilai = _periksa_isi(isi)
    try:
        buku = CalamineWorkbook.from_object(io.BytesIO(isi))
        lembar = buku.get_sheet_by_index(_urutan_lembar(buku))
        matriks = [[_sel(nilai) for nilai in baris] for baris in lembar.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as galat:
        raise ValidationError(RUSAK) from galat
    for (baris, kolom), sel in tanpa_nilai.items():
        _tempatkan(matriks, baris, kolom, sel)
    lain = [nama for nama in buku.sheet_names if nama != lembar.name]
    return _susun(lembar.name, matriks, peta, lain)


def baca_tempelan(teks: str, peta: dict[str, str] | None = None) -> Lembar:
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
    return _susun("tempelan", matriks, peta, [])


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
            return ("angka", f"{tepat.quantize(Decimal(1)):f}" if tepat == tepat.to_integral_value() else f"{tepat:f}")
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


LEMBAR = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
RELASI = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
# The parts of a sheet that matter here, one after another: a row, a cell, its formula, the first letter of its value.
BAGIAN_SEL = re.compile(rb"<(?:\w{1,20}:)?(?:row\b([^<>]*)>|c\b([^<>]*)>|(f)\b|[vt]\b[^<>]*>([^<]))")
ALAMAT_SEL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _ciri(nama: bytes, teks: bytes) -> str:
    cocok = re.search(rb"(?:^|\s)" + nama + rb"=[\"']([^\"']*)[\"']", teks)
    return cocok[1].decode(errors="replace") if cocok else ""


def _periksa_isi(isi: bytes) -> dict[tuple[int, int], Sel]:
    """Cells that hold no value on the sheet that will be read: formulas without a result, and error values.

    A reader shows them as empty, which would say "belum diisi" where something stands.

    Refuses archives whose members are not what they declare, and cells so far out that a table of them would not fit
    into memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            if arsip.testzip() is not None:
                raise ValidationError(RUSAK)
            anggota = arsip.getinfo(_jalur_lembar(arsip))
            if anggota.file_size > BATAS_XML:
                raise ValidationError("Isi lembar ini terlalu besar. Hapus baris dan kolom di luar tabel UKM.")
            xml = arsip.read(anggota)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as galat:
        raise ValidationError(RUSAK) from galat
    hasil, galat_sel, berumus, baris, kolom = {}, False, False, 0, 0
    for cocok in BAGIAN_SEL.finditer(xml):
        ciri_baris, ciri_sel, rumus_sel, huruf = cocok.groups()
        if ciri_baris is not None:
            nomor = _ciri(b"r", ciri_baris)
            baris, kolom = int(nomor) if nomor.isdecimal() and len(nomor) < 8 else baris + 1, 0
        elif ciri_sel is not None:
            # A cell without an address stands beside the one before it.
            alamat, berumus, kolom = ALAMAT_SEL.fullmatch(_ciri(b"r", ciri_sel)), False, kolom + 1
            galat_sel = _ciri(b"t", ciri_sel) == "e"
            if alamat:
                baris, kolom = int(alamat[2]), _nomor_kolom(alamat[1])
        else:
            if baris > BATAS_TINGGI or kolom > BATAS_KOLOM:
                raise ValidationError(
                    f"Lembar ini berisi sampai baris {angka(baris)}, kolom ke-{angka(kolom)}. "
                    "Hapus isi di luar tabel UKM, simpan, lalu unggah lagi."
                )
            berumus = berumus or rumus_sel is not None
            if berumus and huruf is None:
                hasil[baris - 1, kolom - 1] = ("rumus", "(rumus)")
            elif galat_sel:
                hasil[baris - 1, kolom - 1] = ("galat", "Excel")
            else:
                hasil.pop((baris - 1, kolom - 1), None)
    return hasil


def _jalur_lembar(arsip: zipfile.ZipFile) -> str:
    """Path of the first visible sheet inside the workbook."""
    relasi = {
        _ciri(b"Id", m[1]): _ciri(b"Target", m[1]) for m in RELASI.finditer(arsip.read("xl/_rels/workbook.xml.rels"))
    }
    for cocok in LEMBAR.finditer(arsip.read("xl/workbook.xml")):
        jalur = relasi.get(_ciri(rb"\w+:id", cocok[1]), "")
        if _ciri(b"state", cocok[1]) in ("", "visible") and "worksheets/" in jalur:
            return jalur.lstrip("/") if jalur.startswith("/") else f"xl/{jalur}"
    raise KeyError("lembar")


def _nomor_kolom(huruf: str) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - 64
    return nomor


def _tempatkan(matriks: list[list[Sel]], baris: int, kolom: int, sel: Sel) -> None:
    """Put `sel` where the reader left an empty cell, or no row at all."""
    while len(matriks) <= baris:
        matriks.append([])
    matriks[baris] += [""] * (kolom + 1 - len(matriks[baris]))
    matriks[baris][kolom] = sel


def _susun(nama: str, matriks: list[list[Sel]], peta, lembar_lain: list[str]) -> Lembar:
    letak, tinggi, kepala = _cari_kepala(matriks, peta or {})
    if not kepala:
        sebutan = ", ".join(f"“{x[:31]}”" for x in lembar_lain[:5])
        lain = f" Lembar lain di berkas ini: {sebutan}; taruh lembar UKM paling depan." if lembar_lain else ""
        raise ValidationError(
            f"Judul kolom tidak ditemukan pada {BARIS_JUDUL} baris pertama “{nama[:31]}”.{lain} {SARAN}"
        )
    arti = kenali(kepala, peta)
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
        if _baris_jumlah(isi, tempat):
            lembar.catatan.append(f"Baris {nomor} dibaca sebagai baris jumlah dan dilewati.")
            continue
        lembar.baris.append((nomor, isi))
    if not lembar.baris:
        raise ValidationError("Tidak ada baris UKM di bawah judul kolom. Isi paling sedikit satu baris.")
    if len(lembar.baris) > BATAS_BARIS:
        raise ValidationError(
            f"{angka(len(lembar.baris))} baris: paling banyak {angka(BATAS_BARIS)} baris sekali unggah. "
            "Bagi menjadi beberapa lembar, lalu unggah satu per satu."
        )
    return lembar


def _cari_kepala(matriks, peta) -> tuple[int, int, list[str]]:
    """(row, height 1 or 2, headers) of the row, or pair of rows, with the most known columns; no headers = none."""
    terbaik = (0, 0, 0, [])
    for i, baris in enumerate(matriks[:BARIS_JUDUL]):
        atas = [rapikan(teks_sel(sel))[:120] for sel in baris]
        calon = [(1, atas)]
        if i + 1 < len(matriks):
            calon.append((2, _gabung(atas, [rapikan(teks_sel(sel))[:120] for sel in matriks[i + 1]])))
        for tinggi, kepala in calon:
            dikenal = len({arti for arti in kenali(kepala, peta) if arti})
            if dikenal > terbaik[0]:
                terbaik = (dikenal, i, tinggi, kepala)
    if terbaik[0] < PALING_SEDIKIT:
        return 0, 0, []
    kepala = terbaik[3]
    while kepala and not kepala[-1]:
        kepala.pop()
    return terbaik[1], terbaik[2], kepala


def _gabung(atas: list[str], bawah: list[str]) -> list[str]:
    """Two header rows as one: 'Tenaga Kerja' over 'L' and 'P' becomes 'Tenaga Kerja L', 'Tenaga Kerja P'."""
    hasil, induk = [], ""
    for i in range(max(len(atas), len(bawah))):
        a, b = (atas[i] if i < len(atas) else ""), (bawah[i] if i < len(bawah) else "")
        induk = a or induk
        gabungan = f"{induk} {b}".strip() if b else a
        hasil.append(b if b and seragam(gabungan) not in ARTI and seragam(b) in ARTI else gabungan)
    return hasil


def _baris_penomoran(isi: list[Sel]) -> bool:
    """The row '1 2 3 4 …' (or '(1) (2) …') that offices put under a header."""
    angka_saja = [re.sub(r"[()\s]", "", teks_sel(sel)) for sel in isi if teks_sel(sel).strip()]
    return len(angka_saja) >= PALING_SEDIKIT and all(a.isdecimal() and len(a) < 4 for a in angka_saja) and (
        [int(a) for a in angka_saja] == list(range(int(angka_saja[0]), int(angka_saja[0]) + len(angka_saja)))
    )  # fmt: skip


def _baris_jumlah(isi: list[Sel], tempat: dict[str, int]) -> bool:
    """A totals row: it says so, and names no owner."""
    pertama = next((rapikan(teks_sel(sel)) for sel in isi if teks_sel(sel).strip()), "")
    pemilik = tempat.get("nama_pemilik")
    tanpa_pemilik = pemilik is None or not teks_sel(isi[pemilik]).strip() or isi[pemilik] == pertama
    return tanpa_pemilik and bool(re.match(r"(?i)(jumlah|total|grand total|rata-rata)\b", pertama))
