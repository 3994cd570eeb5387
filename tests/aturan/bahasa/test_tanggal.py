"""Months and years added to a date: ends of months, leap days."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa.tanggal import tambah_bulan, tambah_tahun

HARI = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("tanggal", "n", "hasil"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 11, 15), 1, date(2026, 12, 15)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 5, 20), 0, date(2026, 5, 20)),
    ],
)
def test_bulan_yang_lebih_pendek_berakhir_pada_hari_terakhirnya(tanggal, n, hasil):
    assert tambah_bulan(tanggal, n) == hasil


@pytest.mark.parametrize(
    ("tanggal", "n", "hasil"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), -5, date(2019, 2, 28)),
        (date(2025, 2, 28), 1, date(2026, 2, 28)),
        (date(2026, 7, 1), 2, date(2028, 7, 1)),
        (date(2000, 2, 29), -100, date(1900, 2, 28)),
    ],
)
def test_29_februari_menjadi_28_februari(tanggal, n, hasil):
    assert tambah_tahun(tanggal, n) == hasil


@given(HARI, st.integers(-600, 600))
def test_hari_tetap_atau_hari_terakhir_bulan_itu(tanggal, n):
    hasil = tambah_bulan(tanggal, n)
    assert (hasil.year - tanggal.year) * 12 + hasil.month - tanggal.month == n
    assert hasil.day == min(tanggal.day, monthrange(hasil.year, hasil.month)[1])


@given(HARI, HARI, st.integers(0, 120))
def test_urutan_tanggal_tidak_terbalik(satu, dua, n):
    awal, akhir = sorted((satu, dua))
    assert tambah_bulan(awal, n) <= tambah_bulan(akhir, n)


@pytest.mark.parametrize(("tanggal", "n"), [(date(9999, 6, 1), 1), (date(1, 6, 1), -1)])
def test_di_luar_kalender_ditolak_dengan_kalimat(tanggal, n):
    with pytest.raises(ValueError, match="di luar tahun 1 sampai 9999"):
        tambah_tahun(tanggal, n)
