"""A search finds by any name or number, however it is typed, and takes nothing that is typed for a pattern."""

import pytest

from core.dasar.cari import kata_cari, syarat_cari
from ksp_usp.models import Koperasi
from tests.pabrik import buat_koperasi

NAMA, NOMOR, NIK = "KSP “Mitra Rekaan” Bina 50%_A", "AHU-0009991.AH.01.26.TAHUN 2018", "3205010020603"
LAIN = {"nama": "Koperasi Sari Niaga", "badan_hukum": "No. 518/BH/XIII.6/2010", "nik_koperasi": ""}


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("No. 518/BH 2010", ["518BH", "2010"]),
        ("BH.518/BH/XIII", ["518BHXIII"]),
        ("BH", ["BH"]),
        ("KSP", ["KSP"]),
        ("Koperasi Simpan Pinjam Mitra", ["MITRA"]),
        ("mitra mitra", ["MITRA"]),
        ("%", []),
        ("“ ”", []),
    ],
)
def test_kata_yang_dicari(teks, kata):
    assert kata_cari(teks) == kata


@pytest.fixture
def rekaan(db):
    buat_koperasi(lengkap=False, **LAIN)
    return buat_koperasi(nama=NAMA, badan_hukum=NOMOR, nik_koperasi=NIK, lengkap=False)


def temukan(teks):
    return list(Koperasi.objects.filter(syarat_cari(teks, "nama", "badan_hukum", "nik_koperasi")))


@pytest.mark.parametrize(
    "teks",
    [
        '"Mitra Rekaan"', "“mitra rekaan”", "'Mitra  Rekaan'", "rekaan mitra", "mitrarekaan", "Koperasi Mitra Rekaan",
        "KSP. Mitra-Rekaan", "kop.mitra", "rekaan/mitra", "rekaan,mitra", "K.S.P. Mitra",
        "Koperasi Simpan Pinjam Mitra Rekaan", "mitra 2018",
        "AHU 0009991", "AHU.0009991", "0009991", "no 0009991", "No. AHU-0009991", "SK Nomor: AHU-0009991",
        "ahu-0009991.ah.01.26.tahun 2018", "AHU0009991AH0126TAHUN2018", "AHU-0009991 . AH . 01 . 26",
        "3205010020603", "3205 0100 20603", "NIK 3205010020603", "50%", "50%_a",
    ],
)  # fmt: skip
def test_nama_dan_nomor_ditemukan_bagaimanapun_ditulis(rekaan, teks):
    assert temukan(teks) == [rekaan]


@pytest.mark.parametrize(
    "teks", ["518/BH/XIII.6/2010", "518 bh xiii 6 2010", "No.518/BH/XIII", "BH. 518/BH/XIII-6/2010", "2010 518"]
)
def test_nomor_badan_hukum_ditemukan_tanpa_tanda_bacanya(rekaan, teks):
    assert [k.nama for k in temukan(teks)] == [LAIN["nama"]]


@pytest.mark.parametrize("teks", ["%", "_", "%%", "mit%rekaan", "m_tra", "mitra kopi", ".", "“”", "\\"])
def test_tanda_pola_bukan_pola(rekaan, teks):
    assert rekaan not in temukan(teks)
