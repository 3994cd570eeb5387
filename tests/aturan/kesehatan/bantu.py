"""Figures of a health assessment for the tests: a whole sheet, and one that hits a ratio exactly."""

from decimal import Decimal
from fractions import Fraction

from aturan.kesehatan import ANGKA, PERTANYAAN

SEMUA_YA = {p.nomor: True for p in PERTANYAAN}

# A small healthy KSP that balances; each figure has its own line in the tests that change it.
CONTOH = {p.kode: Decimal(0) for p in ANGKA} | {
    kode: Decimal(juta) * 1_000_000
    for kode, juta in {
        "kas": 25, "bank": 65, "pinjaman_anggota": 1250, "cadangan_penghapusan": 30, "aktiva_tetap": 230,
        "akumulasi_penyusutan": 40, "tabungan": 450, "simpanan_berjangka": 250, "beban_ymh_dibayar": 20,
        "kewajiban_jangka_panjang": 70, "simpanan_pokok": 60, "simpanan_wajib": 450, "cadangan_umum": 60,
        "cadangan_risiko": 30, "shu_belum_dibagi": 110, "partisipasi_bruto": 240, "beban_pokok": 60,
        "pendapatan_non_anggota": 20, "shu_kotor": 200, "beban_usaha": 70, "beban_usaha_anggota": 65,
        "biaya_karyawan": 45, "beban_perkoperasian": 15, "shu_sebelum_pajak": 115, "shu_tahun_berjalan": 110,
        "shu_bagian_anggota": 44, "penyisihan_cadangan": 33, "pinjaman_kurang_lancar": 20, "pinjaman_diragukan": 8,
        "pinjaman_macet": 12, "pinjaman_berisiko": 250, "volume_pinjaman_anggota": 1900, "volume_pinjaman": 2000,
        "meppp": 10, "modal_tetap": 600, "simpanan_anggota_induk": 400,
    }.items()
}  # fmt: skip

# For each ratio one line of its numerator and one of its denominator that stand in no other place of it.
SEPASANG = {
    "1a": ("simpanan_wajib", "kas"),
    "1b": ("simpanan_wajib", "pinjaman_berisiko"),
    "1c": ("simpanan_wajib", "pinjaman_anggota"),
    "2a": ("volume_pinjaman_anggota", "volume_pinjaman"),
    "2b": ("pinjaman_macet", "pinjaman_anggota"),
    "2c": ("cadangan_risiko", "pinjaman_macet"),
    "2d": ("pinjaman_berisiko", "pinjaman_anggota"),
    "4a": ("beban_pokok", "partisipasi_bruto"),
    "4b": ("beban_usaha", "shu_kotor"),
    "4c": ("biaya_karyawan", "volume_pinjaman"),
    "5a": ("kas", "tabungan"),
    "5b": ("pinjaman_anggota", "tabungan"),
    "6a": ("shu_sebelum_pajak", "kas"),
    "6b": ("shu_bagian_anggota", "simpanan_wajib"),
    "6c": ("partisipasi_bruto", "beban_usaha"),
    "7a": ("partisipasi_bruto", "pendapatan_non_anggota"),
    "7b": ("meppp", "simpanan_wajib"),
}
PENYEBUT = 10**15


def lembar(rasio: str, persen: str | int | Fraction, geser: int = 0) -> dict[str, Decimal]:
    """A sheet on which this ratio is exactly `persen`, or the smallest step of a rupiah beside it."""
    atas = Fraction(persen) * PENYEBUT / 100 + geser
    assert atas.denominator == 1
    pembilang, penyebut = SEPASANG[rasio]
    bawah = PENYEBUT - int(atas) if rasio == "7a" else PENYEBUT  # 7a divides by the sum of both lines
    return {p.kode: Decimal(0) for p in ANGKA} | {pembilang: Decimal(int(atas)), penyebut: Decimal(bawah)}
