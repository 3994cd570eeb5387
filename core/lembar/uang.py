"""An amount of money as a cell of an office's sheet holds it.

What can mean one thing only is read, however it is spelled; what can mean two ('15,000', '1.500') is asked back.
"""

import re
from decimal import Decimal

from core.dasar.rupa import IsianSalah, baca_rupiah

BESAR = {"rb": 10**3, "ri": 10**3, "jt": 10**6, "ju": 10**6, "m": 10**9, "mi": 10**9, "t": 10**12, "tr": 10**12}
TERPANJANG = 100  # characters
# 'Rp', 'IDR', '±' before the number, 'rupiah' and the words in brackets behind it; '/bln' only where a month is asked.
AWALAN = re.compile(r"^(?:±|\+/-|~|≈|kurang lebih|sekitar|kira-kira|rp|idr)[.:\s]*", re.IGNORECASE)
AKHIRAN = re.compile(r"[\s.,]*(?:rupiah|rp|[.,:]?\s?-{1,3}|=|\([^0-9()]*\))\.?$", re.IGNORECASE)
MASA = {
    "bulan": re.compile(r"[\s.,-]*(?:/|per|se)\s*(?:bulan|bln)\.?$", re.IGNORECASE),
    "tahun": re.compile(r"[\s.,-]*(?:/|per|se)\s*(?:tahun|thn|th)\.?$", re.IGNORECASE),
}
BERSATUAN = re.compile(
    r"([0-9][0-9.,]*)\s*(ribu(?:an)?|rb|juta(?:an)?|jt|mil[iy]ar(?:an)?|m|tril[iy]un|t)\.?", re.IGNORECASE
)
# Whole groups of three, parted in one way, at least two of them where the mark could be a decimal one; sen behind.
KELOMPOK = re.compile(
    r"[0-9]{1,3}(?:(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,}|(?:[ '’][0-9]{3})+)(?:[.,][0-9]{2})?"
    r"|[0-9]{4,}[.,][0-9]{2}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{2}"
)
PECAHAN = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")


def baca_uang(isi: str, kali: int = 1, masa: str = "") -> Decimal:
    """`isi` in rupiah; a number without a unit of its own is multiplied by `kali`, the unit of its column.

    `masa`: 'bulan' or 'tahun' where the column asks for that, so that the cell may say it too.

    Raises IsianSalah with the sentence for the cell.
    """
    if len(isi) > TERPANJANG:
        return baca_rupiah(isi)  # refuses it as too long
    bersih = MASA[masa].sub("", isi.strip()) if masa else isi.strip()
    while (pendek := AKHIRAN.sub("", AWALAN.sub("", bersih))) != bersih and re.search(r"[0-9]", pendek):
        bersih = pendek
    bersih = re.sub(r"(?<=[0-9])\s*([.,])\s*(?=[0-9]{3}(?![0-9]))", r"\1", bersih)
    if cocok := BERSATUAN.fullmatch(bersih):
        satuan = cocok[2].casefold()
        return _jumlah(cocok[1], isi) * (BESAR.get(satuan) or BESAR[satuan[:2]])
    if KELOMPOK.fullmatch(bersih):
        return _jumlah(bersih, isi) * kali
    if kali > 1 and PECAHAN.fullmatch(bersih):
        return _jumlah(bersih, isi) * kali
    return baca_rupiah(bersih if re.fullmatch(r"[0-9.,]+", bersih) else isi) * kali


def _jumlah(angka: str, isi: str) -> Decimal:
    """A number in groups, or one with up to two decimals."""
    if KELOMPOK.fullmatch(angka):
        utuh, sen = (angka[:-3], angka[-2:]) if re.search(r"[.,][0-9]{2}$", angka) else (angka, "0")
        return Decimal(re.sub(r"[^0-9]", "", utuh)) + Decimal(sen) / 100
    if PECAHAN.fullmatch(angka):
        return Decimal(angka.replace(",", "."))
    raise IsianSalah(f"“{isi[:30]}” dapat berarti dua hal. Tulis rupiah penuh, misalnya 1.500.000.")
