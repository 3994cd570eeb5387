"""The cell of the badan hukum as offices keep it: the number alone, without what stands before it and the date beside.

'BH. 602A/PAD/BH/KDK.105/X/2004 Tgl 19/10/2004' is the number 602A/PAD/BH/KDK.105/X/2004 of 19 October 2004.
"""

import re
from datetime import date

from core.dasar.rupa import IsianSalah
from core.dasar.tanggal import bagian_tanggal
from core.lembar.sel import Dibaca
from core.lembar.tanggal import baca_tanggal_sel

TERPANJANG, TERPANJANG_SEL = 80, 160
CONTOH = "misalnya AHU-0001234.AH.01.26.TAHUN 2018"
HARI = (
    r"[0-9]{1,2}(?:[-/.][0-9]{1,2}[-/.]|\s*[-/.]?\s*[A-Za-z]{1,12}\.?,?\s*[-/.]?\s*)(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}"
)
JAM = r"(?:[\sT]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
HARI_PEKAN = r"(?:(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)[\s,]+)?"
SEBUT = r"(?:(?:ter)?tanggal|tgl|tg|tertgl|per|pada)[\s.:]*"
BATAS = r"[\s,;|&(/]"
DI_BELAKANG = re.compile(
    rf"(?i)^(?P<nomor>.*[0-9].*?)(?:{BATAS}+(?:dan\s+)?(?P<sebut>{SEBUT})?|(?P<rapat>{SEBUT}))"
    rf"{HARI_PEKAN}(?P<hari>{HARI}){JAM}[\s).,;]*$"
)
DI_DEPAN = re.compile(
    rf"(?i)^[\s(]*(?P<sebut>{SEBUT})?{HARI_PEKAN}(?P<hari>{HARI}){JAM}[\s).,;|&/]+(?:dan\s+)?(?P<nomor>.*[0-9].*)$"
)
SEBUT_TANPA_HARI = re.compile(rf"(?i)[\s,;(]+(?:{SEBUT})+[-\s).]*$")
AWALAN = re.compile(
    r"(?i)^(?:surat\s+keputusan|keputusan|sk|skep|kep|badan\s+hukum|bdn\s+hukum|bh|pengesahan|pendirian|koperasi"
    r"|menteri(?:\s+hukum(?:\s+dan\s+ham)?|\s+koperasi)?|menkumham|kemenkumham|kemenkum|nomor|nomer|nmr|nr|no|num)"
    r"(?:\s*[.:]+\s*|\s+)(?=.*[0-9])"
    r"|(?i:^[^0-9]*\b(?:nomor|nomer|no)\b[\s.:]*(?=.*[0-9]))"
)
ANTARA_NOMOR = re.compile(r"(?i);|&|\bdan\b")
SEBUAH_NOMOR = re.compile(r"[0-9][^\s]*[/-]|[/-][^\s]*[0-9]")


def urai_badan_hukum(teks: str) -> tuple[str, date | Dibaca | None]:
    """(number, day of its issue where the cell says one). Raises IsianSalah with the sentence for the cell."""
    isi = " ".join(teks.translate(str.maketrans("–—−‐’‘“”", "----''\"\"")).split()).strip(" '\"")
    if len(isi) > TERPANJANG_SEL:
        raise IsianSalah(f"Paling banyak {TERPANJANG} huruf; yang diisi {len(isi)}. Tulis nomornya saja.")
    isi, hari = _pisahkan(isi)
    if hari is None and sum(bool(SEBUAH_NOMOR.search(b)) for b in ANTARA_NOMOR.split(isi)) > 1:
        raise IsianSalah("Sel ini memuat dua nomor. Tulis satu saja, nomor pengesahan badan hukum pada pendiriannya.")
    isi = SEBUT_TANPA_HARI.sub("", isi).strip(" ,;|&")
    while cocok := AWALAN.match(isi):
        isi = isi[cocok.end() :]
    isi = re.sub(r"^[\s.:,]+|[\s.:,;&|(]+$", "", isi)
    if isi.count("(") != isi.count(")"):
        isi = isi.strip("()")
    if len(isi) > TERPANJANG:
        raise IsianSalah(f"Paling banyak {TERPANJANG} huruf; yang diisi {len(isi)}. Tulis nomornya saja.")
    if not re.search(r"[0-9]", isi):
        raise IsianSalah(f"Tulis nomor menurut surat pengesahannya, {CONTOH}.")
    if not isi.isascii():
        raise IsianSalah(f"Pakai huruf dan angka biasa, {CONTOH}.")
    return isi, hari


def _pisahkan(isi: str) -> tuple[str, date | Dibaca | None]:
    """(the rest, the day) where a day stands behind or before a number."""
    for pola in (DI_BELAKANG, DI_DEPAN):
        if cocok := pola.match(isi):
            hari = re.sub(r"(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z])(?=[0-9])", " ", cocok["hari"])
            bagian = bagian_tanggal(hari)
            # '12/PAD/2010' is a number, and so is '05/12/98' that nobody calls a date.
            disebut = any(cocok.groupdict().get(nama) for nama in ("sebut", "rapat"))
            if bagian and isinstance(bagian[1], int) and (disebut or len(bagian[2]) > 2):
                return cocok["nomor"], baca_tanggal_sel(hari)
    return isi, None
