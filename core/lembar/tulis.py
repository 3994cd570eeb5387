"""The sheets that people fill in: the template of a table, rows for editing, the wrong rows with their reasons."""

import io
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from core.dasar.rupa import IsianSalah
from core.lembar.baca import BATAS_BARIS
from core.lembar.baris import BarisLembar
from core.lembar.excel import sel_aman
from core.lembar.sel import TEKS, Sel, isi_dibaca
from core.lembar.tabel import (
    JUDUL_KESALAHAN,
    JUDUL_KUNCI,
    JUDUL_NOMOR,
    KESALAHAN,
    KUNCI,
    NOMOR,
    Kolom,
    Tabel,
)

CONTOH = "Contoh"
SEL_SALAH = "sel_salah"

TEBAL = Font(bold=True)
MIRING = Font(italic=True, color="808080")
LATAR_JUDUL = PatternFill("solid", start_color="E4EEEE")
LATAR_WAJIB = PatternFill("solid", start_color="C9DEDE")
LATAR_SALAH = PatternFill("solid", start_color="F6D9CC")
GARIS = Border(bottom=Side("thin", color="6F7C79"))
BUNGKUS = Alignment(wrap_text=True, vertical="top")


def nilai_sel(kolom: Kolom, sel: Sel):
    """A raw cell for writing: a readable number as a number, everything else as the text that was found."""
    if sel == "" or (isinstance(sel, str) and not sel.strip()):
        return None
    if kolom.jenis.angka:
        try:
            nilai = isi_dibaca(kolom.jenis.baca(sel))
        except IsianSalah:
            nilai = None
        if nilai is not None:
            return int(nilai) if nilai == int(nilai) else nilai
        if not isinstance(sel, str) and sel[0] == "angka":
            return Decimal(sel[1])
    return sel if isinstance(sel, str) else sel[1]


def isi_salah(baris: BarisLembar) -> dict:
    """A wrong row as tulis_lembar takes it: what was found as it was, the reasons in the column Kesalahan.

    Amounts in whole rupiah, as our own header says, where those of the sheet were in thousands.
    """
    isi = {k.nama: nilai_sel(k, baris.sel.get(k.nama, "")) for k in baris.tabel.kolom}
    isi |= {nama: baris.nilai[nama] for nama in baris.kali if nama in isi and baris.nilai.get(nama) is not None}
    return isi | {
        NOMOR: baris.nomor,
        KESALAHAN: "\n".join(f"{c.judul}: {c.kalimat}" for c in baris.catatan if c.salah),
        SEL_SALAH: {c.kolom for c in baris.catatan if c.salah},
    }


def tulis_lembar(
    tabel: Tabel, baris: list[dict], petunjuk: tuple[str, ...], *, contoh: bool, kesalahan: bool = False
) -> bytes:
    """A workbook with a sheet of `tabel` and a sheet of instructions.

    `baris`: {name of a column, NOMOR, KUNCI or KESALAHAN: value for the cell}; SEL_SALAH names the cells to mark.
    `contoh`: with the row of examples, which is skipped when the sheet comes back. `kesalahan`: with that column.
    """
    buku = Workbook()
    lembar = buku.active
    lembar.title = tabel.benda
    letak = {k.nama: i for i, k in enumerate(tabel.kolom, 2)}
    judul = [JUDUL_NOMOR, *(k.judul for k in tabel.kolom)]
    for ada, nama, teks in ((kesalahan, KESALAHAN, JUDUL_KESALAHAN), (tabel.berkunci, KUNCI, JUDUL_KUNCI)):
        if ada:
            judul.append(teks)
            letak[nama] = len(judul)
    lembar.append(judul)
    for urut, sel in enumerate(lembar[1], 1):
        kolom = tabel.kolom[urut - 2] if 2 <= urut < len(tabel.kolom) + 2 else None
        sel.font, sel.border, sel.alignment = TEBAL, GARIS, BUNGKUS
        sel.fill = LATAR_WAJIB if kolom and kolom.wajib else LATAR_JUDUL
        if kolom and kolom.petunjuk:
            sel.comment = Comment(kolom.petunjuk, "Sentra", height=60, width=220)
    lembar.row_dimensions[1].height = 48
    lembar.freeze_panes = "C2"
    lembar.column_dimensions["A"].width = 9
    for kolom in tabel.kolom:
        huruf = get_column_letter(letak[kolom.nama])
        ukuran = lembar.column_dimensions[huruf]
        # The format of the whole column, so that a NIK typed into any row below stays text.
        ukuran.width, ukuran.number_format = kolom.lebar, kolom.jenis.format_sel
        _batasi(lembar, kolom, huruf)
    if KUNCI in letak:
        kunci = lembar.column_dimensions[get_column_letter(letak[KUNCI])]
        kunci.width, kunci.hidden, kunci.number_format = 38, True, TEKS
    if KESALAHAN in letak:
        lembar.column_dimensions[get_column_letter(letak[KESALAHAN])].width = 60
    if contoh:
        isi = {NOMOR: CONTOH} | {k.nama: nilai_sel(k, k.contoh) for k in tabel.kolom}
        _isi_baris(lembar, 2, isi, tabel, letak)
        for sel in lembar[2]:
            sel.font = MIRING
    for nomor, isi in enumerate(baris, 3 if contoh else 2):
        _isi_baris(lembar, nomor, isi, tabel, letak)
    _lembar_petunjuk(buku, tabel, petunjuk)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _isi_baris(lembar, nomor: int, isi: dict, tabel: Tabel, letak: dict[str, int]) -> None:
    lembar.cell(nomor, 1, isi.get(NOMOR))
    for kolom in tabel.kolom:
        sel = lembar.cell(nomor, letak[kolom.nama], sel_aman(isi.get(kolom.nama)))
        sel.number_format = kolom.jenis.format_sel if not isinstance(sel.value, str) else TEKS
        if kolom.nama in isi.get(SEL_SALAH, ()):
            sel.fill = LATAR_SALAH
    for nama in (KESALAHAN, KUNCI):
        if nama in isi and nama in letak:
            sel = lembar.cell(nomor, letak[nama], sel_aman(isi[nama]))
            sel.alignment = BUNGKUS


def _batasi(lembar, kolom: Kolom, huruf: str) -> None:
    """Let the sheet itself say what a column takes."""
    batas = kolom.jenis.batas
    if kolom.jenis.pilihan:
        isi = ",".join(label for _, label in kolom.jenis.pilihan)
        aturan = DataValidation("list", formula1=f'"{isi}"', allow_blank=True)
        aturan.error = f"Pilih salah satu: {isi.replace(',', ', ')}."[:220]
    elif batas:
        rumus = dict(zip(("formula1", "formula2"), map(str, batas.nilai), strict=False))
        aturan = DataValidation(batas.jenis, operator=batas.banding, allow_blank=True, **rumus)
        aturan.error = batas.kalimat
    else:
        return
    aturan.errorTitle = kolom.judul[:32]
    # Only a hint: who pastes text such as 'Rp 2.000.000,-' is understood on upload.
    aturan.errorStyle = "stop" if kolom.jenis.pilihan else "warning"
    aturan.add(f"{huruf}3:{huruf}{BATAS_BARIS + 2}")
    lembar.add_data_validation(aturan)


def _lembar_petunjuk(buku: Workbook, tabel: Tabel, petunjuk: tuple[str, ...]) -> None:
    lembar = buku.create_sheet("Petunjuk")
    lembar.column_dimensions["A"].width, lembar.column_dimensions["B"].width = 44, 90
    for kalimat in petunjuk:
        lembar.append([kalimat])
    lembar.append([])
    lembar.append(["Kolom", "Cara mengisi"])
    for sel in lembar[lembar.max_row]:
        sel.font = TEBAL
    for kolom in tabel.kolom:
        wajib = "Wajib. " if kolom.wajib and kolom.nama not in tabel.bergantian else ""
        pilihan = "; ".join(label for _, label in kolom.jenis.pilihan)
        isi = f"{wajib}{kolom.petunjuk}" + (f" Pilihan: {pilihan}." if pilihan else "")
        lembar.append([sel_aman(kolom.judul), sel_aman(isi.strip() or f"Misalnya {kolom.contoh}.")])
