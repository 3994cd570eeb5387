"""A date as it stands in a cell: what can mean one day only is read, what was guessed says so beside the cell."""

import re
from datetime import date, timedelta

from core.dasar.rupa import IsianSalah, baca_tanggal, hari, tanggal_indonesia
from core.dasar.tanggal import bagian_tanggal, bersihkan_tanggal
from core.dasar.waktu import hari_ini
from core.lembar.sel import TANGGAL, Dibaca, Jenis, Sel, hanya_nilai

HARI_NOL_EXCEL = date(1899, 12, 30)
SERI_AWAL, SERI_AKHIR = 10_000, 73_050  # 18 May 1927 to 31 December 2099: no year is as large, no number of a row
TAHUN_SAJA = range(1900, 2101)  # '2015' typed into a cell of dates is a day of 1905
NOL = re.compile(r"0{1,4}[-/. ]0{1,2}[-/. ]0{1,4}( 00:00:00)?|1900-01-00|0")
TEMPAT = re.compile(r"[A-Za-z][A-Za-z .]*,\s*(?=\S)")  # 'Garut, 12 November 2013'
RAPAT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
BUKAN_TANGGAL = "Sel ini bukan tanggal. Ubah format sel menjadi Tanggal, atau tulis misalnya 31/12/2025."


def baca_tanggal_sel(sel: Sel) -> date | Dibaca | None:
    """The day that a cell names; None where it names none ('0000-00-00'). Raises IsianSalah."""
    jenis, isi = hanya_nilai(sel)
    if jenis == "tanggal":
        nilai = date.fromisoformat(isi)
        if (tahun := (nilai - HARI_NOL_EXCEL).days) in TAHUN_SAJA:
            raise IsianSalah(
                f"Sel ini berisi tahun {tahun} saja, sehingga terlihat {nilai:%d/%m/%Y}. Tulis tanggal lengkapnya."
            )
        return nilai if nilai > date(1900, 1, 1) else None
    if NOL.fullmatch(isi):
        return None
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", isi) and SERI_AWAL <= float(isi) < SERI_AKHIR + 1:
        nilai = HARI_NOL_EXCEL + timedelta(int(float(isi)))
        return Dibaca(nilai, f"Angka {isi} dibaca {tanggal_indonesia(nilai)}, tanggal menurut Excel. Periksa.")
    if jenis not in ("teks", "angka") or (re.fullmatch(r"[0-9]+(\.[0-9]+)?", isi) and not RAPAT.fullmatch(isi)):
        raise IsianSalah(BUKAN_TANGGAL)
    return _baca_teks(isi)


def _baca_teks(isi: str) -> date | Dibaca:
    if cocok := RAPAT.fullmatch(isi):
        isi = f"{cocok[1]}-{cocok[2]}-{cocok[3]}"
    bersih, nama_hari = bersihkan_tanggal(isi)
    bersih = re.sub(r"(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z])(?=[0-9])", " ", bersih)  # 12Nov2013
    bagian = bagian_tanggal(bersih)
    if bagian is None and (cocok := TEMPAT.match(bersih)):
        bersih = bersihkan_tanggal(bersih[cocok.end() :])[0]
        bagian = bagian_tanggal(bersih)
    if bagian is None:
        return baca_tanggal(isi)  # refuses, and says how to write it
    catatan = []
    hari_ke, bulan, tahun = bagian
    if len(tahun) == 2:
        tahun = f"{20 if int(tahun) <= hari_ini().year % 100 else 19}{tahun}"
        catatan.append(f"Tahun dua angka dibaca {tahun}. Periksa.")
    if isinstance(bulan, int) and bulan > 12 >= hari_ke >= 1:
        hari_ke, bulan = bulan, hari_ke
        catatan.append("Bulan ditulis sebelum hari, sehingga keduanya dibaca terbalik. Periksa.")
    nilai = baca_tanggal(f"{hari_ke}/{bulan}/{tahun}" if isinstance(bulan, int) else f"{hari_ke} {bulan} {tahun}")
    if nama_hari is not None and nama_hari != nilai.weekday():
        catatan.append(f"{tanggal_indonesia(nilai)} adalah hari {hari(nilai)}. Periksa tanggalnya.")
    return Dibaca(nilai, f"Dibaca {tanggal_indonesia(nilai)}. {' '.join(catatan)}") if catatan else nilai


tanggal = Jenis(
    baca_tanggal_sel, tulis=lambda nilai: f"{nilai:%d/%m/%Y}", kosong=None, terpanjang=60, format_sel=TANGGAL
)
