"""A report as .xlsx, for work without a line: written with the figures of the period before, read back into its form.

Reading judges nothing but what only a sheet can get wrong: whose sheet it is, and cells that hold no amount.
"""

import io

from django.core.exceptions import ValidationError
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from aturan.kesehatan import ANGKA
from aturan.kesehatan.angka import BENTUK
from core.dasar.rupa import IsianSalah
from core.lembar.baca import baca_xlsx
from core.lembar.excel import sel_aman
from core.lembar.sel import TEKS, UANG, hanya_nilai, rapikan, teks, teks_sel
from core.lembar.tabel import Kolom, Tabel, penyeragam
from ksp_usp.laporan.forms import CATATAN
from ksp_usp.models import LaporanBerkala
from ksp_usp.neraca import teks_angka

KODE, URAIAN, LALU, KINI, SEBAB = "kode", "uraian", "lalu", "kini", "sebab"
LEMBAR = Tabel(
    benda="Laporan",
    kolom=(
        Kolom(KODE, "Kode (jangan diubah)", teks(40), "kas", wajib=True, lebar=24),
        Kolom(URAIAN, "Pos", teks(400), "Kas", lebar=56),
        Kolom(LALU, "Masa sebelumnya (Rp)", teks(60), "15.000.000", lebar=22),
        Kolom(KINI, "Masa ini (Rp)", teks(60), "15.000.000", wajib=True, lebar=22),
        Kolom(SEBAB, "Sebab berubah setengahnya atau lebih", teks(300), "", lebar=48),
    ),
    seragam=penyeragam({}),
    penanda=KODE,
)
BADAN_HUKUM, MASA = "badan_hukum", "masa"
TOTAL = ("total_aset", "total_pasiva", "selisih_neraca")
LATAR = PatternFill("solid", start_color="E4EEEE")
BUNGKUS = Alignment(wrap_text=True, vertical="top")


def tulis_laporan(p: LaporanBerkala, angka: dict, lalu: dict) -> bytes:
    """The workbook of one report: what is stored (or taken over), beside the figures of the period before."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = LEMBAR.benda
    lembar.append([k.judul for k in LEMBAR.kolom])
    for sel in lembar[1]:
        sel.font, sel.fill, sel.alignment = Font(bold=True), LATAR, BUNGKUS
    for nomor, kolom in enumerate(LEMBAR.kolom, 1):
        lembar.column_dimensions[get_column_letter(nomor)].width = kolom.lebar
    lembar.freeze_panes = "C2"
    lembar.append([BADAN_HUKUM, sel_aman(p.koperasi.badan_hukum), None, None, sel_aman(p.koperasi.nama)])
    lembar.append([MASA, p.masa.sebutan])
    letak = {}
    for pos in (x for x in ANGKA if x.untuk(p.koperasi.jenis)):
        catatan = p.catatan_pos.get(pos.kode)
        lembar.append([pos.kode, pos.nama, lalu.get(pos.kode), angka.get(pos.kode), catatan and sel_aman(catatan)])
        letak[pos.kode] = lembar.max_row
    for kode in TOTAL:
        suku = BENTUK[kode].suku_untuk(p.koperasi.jenis, {})
        rumus = [
            "=" + "".join(f"{'-' if persen < 0 else '+'}{kolom}{letak[satu]}" for satu, persen in suku)
            for kolom in "CD"
        ]
        lembar.append([kode, f"{BENTUK[kode].nama} (dihitung)", *rumus])
    for baris in lembar.iter_rows(min_row=2):
        for sel, kolom in zip(baris, LEMBAR.kolom, strict=True):
            sel.number_format = UANG if kolom.nama in (LALU, KINI) else TEKS
            sel.alignment = BUNGKUS
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def baca_laporan(unggahan, p: LaporanBerkala) -> tuple[dict[str, str], dict[str, str]]:
    """({field of the form: what the sheet says}, {field: why its cell could not be read}) of this very report.

    Raises ValidationError for another sheet, in a sentence.
    """
    lembar = baca_xlsx(unggahan, LEMBAR)
    arti = LEMBAR.kenali(lembar.kepala)
    if kurang := LEMBAR.kurang_wajib(arti):
        raise ValidationError(f"Kolom {', '.join(kurang)} tidak ada. Unduh lembarnya lagi, lalu isi di sana.")
    baris = {}
    for _, sel in lembar.baris:
        satu = {nama: s for nama, s in zip(arti, sel, strict=False) if nama}
        baris[rapikan(teks_sel(satu[KODE]))[:40]] = satu
    _periksa_pemilik(baris, p)
    data, salah = {}, {}
    for pos in (x for x in ANGKA if x.untuk(p.koperasi.jenis) and x.kode in baris):
        sel = baris[pos.kode]
        try:
            data[pos.kode] = teks_angka(sel.get(KINI, ""))
        except IsianSalah as galat:
            data[pos.kode], salah[pos.kode] = rapikan(teks_sel(sel[KINI]))[:60], str(galat)
        if sebab := hanya_nilai(sel.get(SEBAB, ""))[1]:
            data[f"{CATATAN}{pos.kode}"] = sebab[:300]
    return data, salah


def _periksa_pemilik(baris: dict[str, dict], p: LaporanBerkala) -> None:
    """Whether the sheet is that of this koperasi and period; another one is refused by name."""
    if not {BADAN_HUKUM, MASA} <= baris.keys():
        raise ValidationError("Lembar ini bukan lembar laporan dari aplikasi. Unduh lembarnya, isi, lalu unggah.")
    milik, masa = (rapikan(teks_sel(baris[kode].get(URAIAN, ""))) for kode in (BADAN_HUKUM, MASA))
    if milik != rapikan(p.koperasi.badan_hukum):
        raise ValidationError(
            f"Lembar ini milik koperasi lain (badan hukum {milik[:80]}). Unggah lembar {p.koperasi.nama}."
        )
    if masa != p.masa.sebutan:
        raise ValidationError(f"Lembar ini untuk {masa[:60]}; yang diisi {p.masa.sebutan}. Unggah lembar masa itu.")
