"""The sheets that people fill in: the office template, the saved rows for editing, the wrong rows with reasons."""

import io
from collections.abc import Iterable
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from core.excel import sel_aman
from core.rupa import IsianSalah
from sentra_ukm.lampiran3.baca import BATAS_BARIS
from sentra_ukm.lampiran3.kolom import (
    JUDUL_KESALAHAN,
    JUDUL_KUNCI,
    JUDUL_NOMOR,
    KOLOM,
    KUNCI,
    TAHUN_AWAL,
    TENAGA_KERJA,
    TERBANYAK_ORANG,
    Kolom,
    bulat,
    uang,
)
from sentra_ukm.lampiran3.periksa import Baris, isi_kolom
from sentra_ukm.models import Ukm

CONTOH = "Contoh"
TEKS = "@"
UANG = "[$-421]#,##0"  # Indonesian: dots between thousands
ANGKA = "0"

TEBAL = Font(bold=True)
MIRING = Font(italic=True, color="808080")
LATAR_JUDUL = PatternFill("solid", start_color="E4EEEE")
LATAR_WAJIB = PatternFill("solid", start_color="C9DEDE")
LATAR_SALAH = PatternFill("solid", start_color="F6D9CC")
GARIS = Border(bottom=Side("thin", color="6F7C79"))
BUNGKUS = Alignment(wrap_text=True, vertical="top")

PETUNJUK = (
    "Satu baris untuk satu UKM, mulai baris ke-3. Baris contoh (abu-abu) tidak dibaca.",
    "Kolom berlatar tua wajib diisi; kolom lain boleh kosong.",
    "Jumlah uang dalam rupiah penuh, misalnya 15000000 atau 15.000.000.",
    "NIK, NIB, KBLI, dan telepon ditulis sebagai teks agar angkanya tidak berubah.",
    "Jangan mengubah kolom tersembunyi “Kunci baris”: dengan itu unggahan ulang memperbarui, tidak menggandakan.",
    f"Paling banyak {BATAS_BARIS} baris sekali unggah. Sesudah diunggah, tiap baris diperiksa dahulu, baru disimpan.",
)


def format_sel(kolom: Kolom) -> str:
    if kolom.jenis is uang:
        return UANG
    return ANGKA if kolom.jenis.angka else TEKS


def lembar_templat(daftar: Iterable[Ukm] = ()) -> bytes:
    """The office template, empty or with the saved rows of a usulan (NIK masked)."""
    baris = [
        {"kunci": str(u.kunci), "nomor": u.urut} | {k.nama: _nilai(k, isi_kolom(u, k)) for k in KOLOM} for u in daftar
    ]
    return _tulis(baris, contoh=True)


def lembar_salah(daftar: Iterable[Baris], *, nik_terbuka: bool) -> bytes:
    """The wrong rows as the same sheet with a column Kesalahan; what was found is written back as it was.

    `nik_terbuka`: for the person who brought the rows, who has to correct them.
    """
    baris = []
    for b in daftar:
        isi = {k.nama: _nilai(k, b.sel.get(k.nama, "")) for k in KOLOM}
        if not nik_terbuka:
            isi["nik"] = b.teks("nik")
        sebab = "\n".join(f"{c.judul}: {c.kalimat}" for c in b.catatan if c.salah)
        baris.append(
            isi
            | {
                "kunci": str(b.kunci),
                "nomor": b.nomor,
                "kesalahan": sebab,
                "_salah": {c.kolom for c in b.catatan if c.salah},
            }
        )
    return _tulis(baris, contoh=False, kesalahan=True)


def _nilai(kolom: Kolom, sel):
    """A raw cell for writing: a readable number as a number, everything else as the text that was found."""
    if sel == "" or (isinstance(sel, str) and not sel.strip()):
        return None
    if kolom.jenis.angka:
        try:
            nilai = kolom.jenis.baca(sel)
        except IsianSalah:
            nilai = None
        if nilai is not None:
            return int(nilai) if nilai == int(nilai) else nilai
        if not isinstance(sel, str) and sel[0] == "angka":
            return Decimal(sel[1])
    return sel if isinstance(sel, str) else sel[1]


def _tulis(baris: list[dict], *, contoh: bool, kesalahan: bool = False) -> bytes:
    buku = Workbook()
    lembar = buku.active
    lembar.title = "UKM"
    letak = {k.nama: i for i, k in enumerate(KOLOM, 2)}
    akhir = len(KOLOM) + 2
    judul = [JUDUL_NOMOR, *(k.judul for k in KOLOM)] + ([JUDUL_KESALAHAN] if kesalahan else []) + [JUDUL_KUNCI]
    letak |= {"kesalahan": akhir, "kunci": akhir + 1} if kesalahan else {"kunci": akhir}
    lembar.append(judul)
    for urut, sel in enumerate(lembar[1], 1):
        kolom = KOLOM[urut - 2] if 2 <= urut < akhir else None
        sel.font, sel.border, sel.alignment = TEBAL, GARIS, BUNGKUS
        sel.fill = LATAR_WAJIB if kolom and kolom.wajib else LATAR_JUDUL
        if kolom and kolom.petunjuk:
            sel.comment = Comment(kolom.petunjuk, "Sentra", height=60, width=220)
    lembar.row_dimensions[1].height = 48
    lembar.freeze_panes = "C2"
    lembar.column_dimensions["A"].width = 9
    for kolom in KOLOM:
        ukuran = lembar.column_dimensions[get_column_letter(letak[kolom.nama])]
        # The format of the whole column, so that a NIK typed into any row below stays text.
        ukuran.width, ukuran.number_format = kolom.lebar, format_sel(kolom)
        _batasi(lembar, kolom, get_column_letter(letak[kolom.nama]))
    kunci = lembar.column_dimensions[get_column_letter(letak["kunci"])]
    kunci.width, kunci.hidden, kunci.number_format = 38, True, TEKS
    if kesalahan:
        lembar.column_dimensions[get_column_letter(letak["kesalahan"])].width = 60
    if contoh:
        _isi_baris(lembar, 2, {"nomor": CONTOH} | {k.nama: _nilai(k, k.contoh) for k in KOLOM}, letak)
        for sel in lembar[2]:
            sel.font = MIRING
    for nomor, isi in enumerate(baris, 3 if contoh else 2):
        _isi_baris(lembar, nomor, isi, letak)
    _lembar_petunjuk(buku)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _isi_baris(lembar, nomor: int, isi: dict, letak: dict[str, int]) -> None:
    lembar.cell(nomor, 1, isi.get("nomor"))
    for kolom in KOLOM:
        sel = lembar.cell(nomor, letak[kolom.nama], sel_aman(isi.get(kolom.nama)))
        sel.number_format = format_sel(kolom) if not isinstance(sel.value, str) else TEKS
        if kolom.nama in isi.get("_salah", ()):
            sel.fill = LATAR_SALAH
    for nama in ("kesalahan", KUNCI):
        if nama in isi and nama in letak:
            sel = lembar.cell(nomor, letak[nama], sel_aman(isi[nama]))
            sel.alignment = BUNGKUS


def _batasi(lembar, kolom: Kolom, huruf: str) -> None:
    """Let the sheet itself say what a column takes."""
    if kolom.jenis.pilihan:
        isi = ",".join(label for _, label in kolom.jenis.pilihan)
        aturan = DataValidation("list", formula1=f'"{isi}"', allow_blank=True)
        aturan.error = f"Pilih salah satu: {isi.replace(',', ', ')}."[:220]
    elif kolom.nama == "nik":
        aturan = DataValidation("textLength", operator="equal", formula1="16", allow_blank=True)
        aturan.error = "NIK harus 16 angka, ditulis sebagai teks."
    elif kolom.nama == "tahun_berdiri":
        aturan = DataValidation(
            "whole", operator="between", formula1=str(TAHUN_AWAL), formula2="2100", allow_blank=True
        )
        aturan.error = "Tulis tahun dengan empat angka, misalnya 2015."
    elif kolom.jenis is uang:
        aturan = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        aturan.error = "Tulis rupiah penuh dengan angka, misalnya 15000000."
    elif kolom.jenis is bulat or kolom.nama == "tk_pemilik":
        aturan = DataValidation(
            "whole", operator="between", formula1="0", formula2=str(TERBANYAK_ORANG), allow_blank=True
        )
        aturan.error = "Tulis bilangan bulat, 0 atau lebih."
    else:
        return
    aturan.errorTitle = kolom.judul[:32]
    # Only a hint: who pastes text such as 'Rp 2.000.000,-' is understood on upload.
    aturan.errorStyle = "stop" if kolom.jenis.pilihan else "warning"
    aturan.add(f"{huruf}3:{huruf}{BATAS_BARIS + 2}")
    lembar.add_data_validation(aturan)


def _lembar_petunjuk(buku: Workbook) -> None:
    lembar = buku.create_sheet("Petunjuk")
    lembar.column_dimensions["A"].width, lembar.column_dimensions["B"].width = 44, 90
    for kalimat in PETUNJUK:
        lembar.append([kalimat])
    lembar.append([])
    lembar.append(["Kolom", "Cara mengisi"])
    for sel in lembar[lembar.max_row]:
        sel.font = TEBAL
    for kolom in KOLOM:
        wajib = "Wajib. " if kolom.wajib and kolom.nama not in TENAGA_KERJA else ""
        pilihan = "; ".join(label for _, label in kolom.jenis.pilihan)
        isi = f"{wajib}{kolom.petunjuk}" + (f" Pilihan: {pilihan}." if pilihan else "")
        lembar.append([sel_aman(kolom.judul), sel_aman(isi.strip() or f"Misalnya {kolom.contoh}.")])
