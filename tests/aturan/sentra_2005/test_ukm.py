"""Pasal 1 angka 12 and 13: Usaha Kecil, Usaha Menengah, or neither."""

from datetime import date
from decimal import Decimal

import pytest

from aturan.bahasa import Hasil
from aturan.sentra_2005.ukm import KelasUkm, kelas_ukm

HARI = date(2026, 3, 2)
JUTA, MILIAR = 10**6, 10**9
UK, UM, TAK, LUAR, BELUM = (
    KelasUkm.UK,
    KelasUkm.UM,
    KelasUkm.TIDAK_TERKLASIFIKASI,
    KelasUkm.DI_LUAR_UKM,
    KelasUkm.BELUM_DITENTUKAN,
)


def kelas(kekayaan=50 * JUTA, penjualan=300 * JUTA, wni=True, sendiri=True, per=HARI):
    fakta = {"kekayaan_bersih": kekayaan, "penjualan_tahunan": penjualan, "wni": wni, "berdiri_sendiri": sendiri}
    return kelas_ukm(fakta, per)


@pytest.mark.parametrize(
    ("kekayaan", "penjualan", "wni", "sendiri", "harapan"),
    [
        # Angka 13: kekayaan bersih maksimal Rp200 juta
        (199_999_999, 300 * JUTA, True, True, UK),
        (200_000_000, 300 * JUTA, True, True, UK),
        (200_000_001, 300 * JUTA, True, True, TAK),
        (Decimal("200000000.01"), 300 * JUTA, True, True, TAK),
        (-5 * JUTA, 300 * JUTA, True, True, UK),
        # Angka 13 and 12: penjualan maksimal Rp1 miliar is UK, di atas Rp1 miliar is UM
        (50 * JUTA, 0, True, True, UK),
        (50 * JUTA, 999_999_999, True, True, UK),
        (50 * JUTA, 1_000_000_000, True, True, UK),
        (50 * JUTA, Decimal("1000000000.01"), True, True, UM),
        (50 * JUTA, 1_000_000_001, True, True, UM),
        # Angka 12: sampai Rp10 miliar
        (50 * JUTA, 9_999_999_999, True, True, UM),
        (50 * JUTA, 10_000_000_000, True, True, UM),
        (50 * JUTA, 10_000_000_001, True, True, LUAR),
        # Angka 12 asks for sales alone: wealth and owner do not matter
        (900 * MILIAR, 2 * MILIAR, False, False, UM),
        (None, 2 * MILIAR, None, None, UM),
        (None, 11 * MILIAR, None, None, LUAR),
        # Angka 13: WNI, berdiri sendiri
        (50 * JUTA, 300 * JUTA, False, True, LUAR),
        (50 * JUTA, 300 * JUTA, True, False, LUAR),
        (200_000_001, 300 * JUTA, False, True, LUAR),
        (200_000_001, 300 * JUTA, True, False, LUAR),
        # Not known is not zero and not no
        (None, 300 * JUTA, True, True, BELUM),
        (50 * JUTA, None, True, True, BELUM),
        (50 * JUTA, 300 * JUTA, None, True, BELUM),
        (50 * JUTA, 300 * JUTA, True, None, BELUM),
        (200_000_001, 300 * JUTA, None, True, BELUM),
        (200_000_001, 300 * JUTA, True, None, BELUM),
        # One no of those settles it, whatever else is missing; without sales nothing is settled
        (None, 300 * JUTA, False, None, LUAR),
        (200_000_001, None, True, True, BELUM),
        (50 * JUTA, None, False, True, BELUM),
    ],
)
def test_kelas_menurut_kekayaan_dan_penjualan(kekayaan, penjualan, wni, sendiri, harapan):
    assert kelas(kekayaan, penjualan, wni, sendiri).kelas is harapan


def test_kalimat_menyebut_sebab_tidak_terklasifikasi():
    assert kelas(kekayaan=200_000_001).kalimat == (
        "Tidak terklasifikasi, perlu keputusan Pokja: Kekayaan bersih di luar tanah dan bangunan Rp200.000.001,"
        " syarat maksimal Rp200.000.000 (Pasal 1 angka 13 Permen KUKM 23/2005): tidak terpenuhi."
    )


def test_kalimat_kelas_menyebut_pasalnya():
    assert kelas().kalimat == "Usaha Kecil (Pasal 1 angka 13 Permen KUKM 23/2005)."
    assert kelas(penjualan=2 * MILIAR).kalimat == "Usaha Menengah (Pasal 1 angka 12 Permen KUKM 23/2005)."


def test_kalimat_menyebut_fakta_yang_belum_ada():
    assert kelas(penjualan=None, wni=None).kalimat == (
        "Belum diketahui: Penjualan tahunan Usaha Kecil belum diisi; Milik Warga Negara Indonesia belum diketahui"
        " (Pasal 1 angka 13 Permen KUKM 23/2005)."
    )


def test_sebelum_permen_berlaku_kelas_belum_dapat_ditentukan():
    hasil = kelas(per=date(2005, 11, 8))
    assert hasil.kelas is BELUM
    assert {t.hasil for t in hasil.temuan} == {Hasil.TANPA_KETENTUAN}
    assert kelas(per=date(2005, 11, 9)).kelas is UK
