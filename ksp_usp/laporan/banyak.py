"""Many reports in one sheet, for a backlog: each row a report, filed through the gate in a transaction of its own.

What the preview shows is what happens: it files each row and takes it back.
"""

import io
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from aturan.kesehatan import ANGKA
from aturan.simpan_pinjam_2015.laporan import TAHUNAN, TRIWULAN, Masa, sebab_tidak_wajib
from core.dasar.rupa import IsianSalah
from core.lembar.baca import baca_xlsx
from core.lembar.sel import TEKS, UANG, hanya_nilai, isi_dibaca, rapikan, teks, teks_sel
from core.lembar.tabel import Kolom, Tabel, penyeragam
from core.lembar.tanggal import baca_tanggal_sel
from core.perkara.ditolak import Ditolak
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.laporan.forms import LaporanForm
from ksp_usp.laporan.mulai import mulai_laporan, simpan_isian_laporan
from ksp_usp.models import Koperasi, LaporanBerkala, StatusLaporan, kunci_badan_hukum
from ksp_usp.neraca import teks_angka

TERBANYAK = 200  # rows of one sheet: each is a letter
KANAL = {label.casefold(): kode for kode, label in LaporanBerkala.Kanal.choices} | {
    kode: kode for kode in LaporanBerkala.Kanal.values
}
NAMA_MASA = {"tahunan": TAHUNAN, **{romawi.casefold(): n for n, romawi in TRIWULAN.items()}}
NAMA_MASA |= {f"triwulan {nama}": n for nama, n in NAMA_MASA.items() if n} | {str(n): n for n in TRIWULAN}
TABEL = Tabel(
    benda="Laporan koperasi",
    kolom=(
        Kolom("badan_hukum", "Nomor badan hukum", teks(80), "518/12/BH/2010", wajib=True, lebar=30),
        Kolom("nama", "Nama koperasi", teks(160), "KSP Mekar Jaya", lebar=30),
        Kolom("tahun_buku", "Tahun buku", teks(4), "2025", wajib=True, lebar=12),
        Kolom("masa", "Masa (I, II, III, IV, atau Tahunan)", teks(20), "III", wajib=True, lebar=20),
        Kolom("tanggal_laporan", "Tanggal laporan", teks(30), "05/10/2025", wajib=True, lebar=16),
        Kolom("tanggal_ajuan", "Disampaikan tanggal", teks(30), "12/10/2025", wajib=True, lebar=18),
        Kolom("kanal", "Cara penyampaian (langsung, pos, atau daring)", teks(40), "pos", wajib=True, lebar=22),
        *(Kolom(p.kode, f"{p.nama} (Rp)", teks(60), "15.000.000", lebar=18) for p in ANGKA),
    ),
    seragam=penyeragam({}),
    penanda="badan_hukum",
)


@dataclass
class Hasil:
    """What became of one row: its number in the sheet, what it is, in or not and why; the report once it stands."""

    nomor: int
    sebutan: str
    baik: bool
    kalimat: str
    laporan: LaporanBerkala | None = None


def templat() -> bytes:
    """The empty sheet."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = TABEL.benda
    lembar.append([k.judul for k in TABEL.kolom])
    for nomor, kolom in enumerate(TABEL.kolom, 1):
        huruf = get_column_letter(nomor)
        lembar.column_dimensions[huruf].width = kolom.lebar
        lembar[f"{huruf}1"].font = Font(bold=True)
        lembar[f"{huruf}2"].number_format = UANG if kolom.judul.endswith("(Rp)") else TEKS
    lembar.freeze_panes = "C2"
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def baca_banyak(unggahan) -> list[tuple[int, dict[str, Any]]]:
    """(number of the row, its cells by column) of every row. Raises ValidationError, in a sentence."""
    lembar = baca_xlsx(unggahan, TABEL)
    arti = TABEL.kenali(lembar.kepala)
    if kurang := TABEL.kurang_wajib(arti):
        raise ValidationError(f"Kolom {', '.join(kurang)} tidak ada. Unduh templatnya, lalu isi di sana.")
    if len(lembar.baris) > TERBANYAK:
        raise ValidationError(
            f"Paling banyak {TERBANYAK} baris sekali unggah; lembar ini {len(lembar.baris)}. Bagi dua."
        )
    return [(n, {nama: s for nama, s in zip(arti, sel, strict=False) if nama}) for n, sel in lembar.baris]


def masukkan(baris: list[tuple[int, dict[str, Any]]], pengguna, *, coba: bool) -> list[Hasil]:
    """File each row, one transaction a report; with `coba` each is taken back again."""
    milik = {k.kunci: k for k in Koperasi.objects.terlihat_oleh(pengguna).filter(
        berwenang__in=pengguna.wilayah_kantor).berkunci().select_related("berwenang", "wilayah__induk")}  # fmt: skip
    return [_satu(nomor, sel, milik, pengguna, coba) for nomor, sel in baris]


def _satu(nomor: int, sel: dict, milik: dict[str, Koperasi], pengguna, coba: bool) -> Hasil:
    nama = rapikan(teks_sel(sel.get("nama", "") or sel["badan_hukum"]))[:80]
    try:
        koperasi = _koperasi(sel, milik)
        masa = _masa(sel)
        sebutan = f"{koperasi.nama}, {masa.sebutan}"
        laporan = _kirim(koperasi, masa, _data(sel, koperasi), pengguna, coba)
    except (IsianSalah, ValidationError, Ditolak) as salah:
        kalimat = salah.messages[0] if isinstance(salah, ValidationError) else str(getattr(salah, "pesan", salah))
        return Hasil(nomor, nama, False, kalimat)
    except IntegrityError:
        return Hasil(nomor, nama, False, "Laporan masa ini sudah ada. Baris ini dilewati.")
    return Hasil(nomor, sebutan, True, "Dapat dimasukkan." if coba else "Masuk.", None if coba else laporan)


def _koperasi(sel: dict, milik: dict[str, Koperasi]) -> Koperasi:
    isi = hanya_nilai(sel["badan_hukum"])[1]
    koperasi = milik.get(kunci_badan_hukum(isi))
    if koperasi is None:
        raise IsianSalah(f"Nomor badan hukum {isi[:60]} bukan koperasi yang izinnya dari kantor Anda.")
    return koperasi


def _masa(sel: dict) -> Masa:
    tahun, nama = (hanya_nilai(sel.get(n, ""))[1].strip() for n in ("tahun_buku", "masa"))
    if not (tahun.isascii() and tahun.isdecimal() and len(tahun) == 4):
        raise IsianSalah(f"Tahun buku “{tahun[:20]}” bukan tahun. Tulis empat angka, misalnya 2025.")
    if (triwulan := NAMA_MASA.get(nama.casefold())) is None:
        raise IsianSalah(f"Masa “{nama[:20]}” tidak dikenal. Tulis I, II, III, IV, atau Tahunan.")
    return Masa(int(tahun), triwulan)


def _data(sel: dict, koperasi: Koperasi) -> dict[str, str]:
    """The row as the form of a report takes it. Raises IsianSalah with the name of the column."""
    data = {"kanal": KANAL.get(hanya_nilai(sel.get("kanal", ""))[1].strip().casefold(), "")}
    for nama in ("tanggal_laporan", "tanggal_ajuan"):
        hari = isi_dibaca(baca_tanggal_sel(sel.get(nama, "")))
        data[nama] = f"{hari:%d/%m/%Y}" if hari else ""
    for p in (p for p in ANGKA if p.untuk(koperasi.jenis)):
        try:
            data[p.kode] = teks_angka(sel.get(p.kode, ""))
        except IsianSalah as salah:
            raise IsianSalah(f"{p.nama}: {salah}") from salah
    return data


def _kirim(koperasi: Koperasi, masa: Masa, data: dict[str, str], pengguna, coba: bool) -> LaporanBerkala:
    if koperasi.berizin_sejak is None:
        raise IsianSalah("Koperasi ini belum berizin: belum ada laporan yang wajib.")
    if sebab := sebab_tidak_wajib(masa, koperasi.berizin_sejak):
        raise IsianSalah(sebab)
    ada = koperasi.laporan_berkala.filter(tahun_buku=masa.tahun_buku, triwulan=masa.triwulan)
    if ada := ada.exclude(status=StatusLaporan.DIBUANG).first():
        raise IsianSalah(f"Laporan masa ini sudah ada ({ada.nomor_perkara}). Baris ini dilewati.")
    with transaction.atomic():
        laporan = mulai_laporan(koperasi, masa, pengguna)
        form = LaporanForm(data, instance=laporan, angka={}, lalu={})
        if not form.is_valid():
            nama, kalimat = next(iter(form.errors.items()))
            label = form.fields[nama].label if nama in form.fields else "Laporan"
            raise IsianSalah(f"{label}: {kalimat[0]}")
        simpan_isian_laporan(form, laporan, pengguna)
        ALUR_LAPORAN.jalankan(laporan, "kirim", pengguna, versi=laporan.versi)
        if coba:
            transaction.set_rollback(True)
    return laporan
