"""Working days over a calendar that somebody has filled in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa.hari_kerja import TahunTanpaKalender, rincian, sebab_libur, tenggat

# Enough of the year for these cases; real years come from the table of holidays.
LIBUR_2026 = {
    date(2026, 1, 1): "Tahun Baru",
    date(2026, 3, 18): "Cuti bersama Nyepi",
    date(2026, 3, 19): "Nyepi",
    date(2026, 3, 20): "Cuti bersama Idulfitri",
    date(2026, 3, 21): "Idulfitri",
    date(2026, 3, 22): "Idulfitri",
    date(2026, 3, 23): "Cuti bersama Idulfitri",
    date(2026, 3, 24): "Cuti bersama Idulfitri",
    date(2026, 12, 25): "Natal",
}
KALENDER = {2026: LIBUR_2026}


@pytest.mark.parametrize(
    ("mulai", "n", "akhir"),
    [
        (date(2026, 6, 1), 7, date(2026, 6, 10)),  # Monday: the weekend is not counted
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # Friday to Monday
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # day 0 may be a Saturday
        (date(2026, 6, 1), 0, date(2026, 6, 1)),
        (date(2026, 3, 16), 1, date(2026, 3, 17)),
        (date(2026, 3, 16), 2, date(2026, 3, 25)),  # Nyepi, Idulfitri and cuti bersama
        (date(2026, 3, 16), 7, date(2026, 4, 1)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
    ],
)
def test_tenggat_melewati_akhir_pekan_dan_hari_libur(mulai, n, akhir):
    assert tenggat(mulai, n, KALENDER) == akhir


def test_rincian_menyebut_setiap_hari_dan_sebabnya():
    assert [(h.tanggal.day, h.ke, h.sebab) for h in rincian(date(2026, 3, 17), 1, KALENDER)] == [
        (17, 0, ""),
        (18, None, "Cuti bersama Nyepi"),
        (19, None, "Nyepi"),
        (20, None, "Cuti bersama Idulfitri"),
        (21, None, "Idulfitri"),
        (22, None, "Idulfitri"),
        (23, None, "Cuti bersama Idulfitri"),
        (24, None, "Cuti bersama Idulfitri"),
        (25, 1, ""),
    ]


def test_kalender_tanpa_nama_libur_juga_diterima():
    kalender = {2026: frozenset(LIBUR_2026)}
    assert sebab_libur(date(2026, 3, 19), kalender) == "hari libur"
    assert sebab_libur(date(2026, 6, 6), kalender) == "Sabtu"
    assert sebab_libur(date(2026, 6, 7), kalender) == "Minggu"
    assert tenggat(date(2026, 3, 16), 2, kalender) == date(2026, 3, 25)


@pytest.mark.parametrize("kalender", [KALENDER, {**KALENDER, 2027: frozenset()}])
def test_tahun_yang_belum_diisi_ditolak(kalender):
    with pytest.raises(TahunTanpaKalender, match="Hari libur tahun 2027 belum diisi") as salah:
        tenggat(date(2026, 12, 29), 3, kalender)
    assert salah.value.tahun == 2027
    assert tenggat(date(2026, 12, 29), 2, kalender) == date(2026, 12, 31)


def test_tahun_hari_pertama_tidak_diperlukan_bila_tidak_dihitung():
    assert tenggat(date(2025, 12, 31), 1, KALENDER) == date(2026, 1, 2)


def test_datetime_dan_bilangan_negatif_ditolak():
    with pytest.raises(TypeError, match="date"):
        tenggat(datetime(2026, 6, 1, tzinfo=UTC), 1, KALENDER)
    with pytest.raises(ValueError, match="negatif"):
        tenggat(date(2026, 6, 1), -1, KALENDER)


HARI_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(HARI_2026, st.integers(0, 300), st.frozensets(st.dates(date(2026, 1, 1), date(2028, 12, 31)), max_size=60))
def test_tenggat_sama_dengan_hitungan_yang_lain(mulai, n, libur):
    """Independent count: list three years' working days, take the n-th after the start."""
    libur |= {date(2026, 1, 1), date(2027, 1, 1), date(2028, 1, 1)}
    kalender = {tahun: frozenset(h for h in libur if h.year == tahun) for tahun in (2026, 2027, 2028)}
    semua = [date(2026, 1, 1) + timedelta(days=i) for i in range(3 * 365 + 1)]
    kerja = [h for h in semua if h.isoweekday() <= 5 and h not in libur and h > mulai]
    assert tenggat(mulai, n, kalender) == (kerja[n - 1] if n else mulai)


@given(HARI_2026, st.integers(1, 100))
def test_tenggat_selalu_hari_kerja_dan_bertambah(mulai, n):
    kalender = {2026: LIBUR_2026, 2027: {date(2027, 1, 1): "Tahun Baru"}}
    akhir = tenggat(mulai, n, kalender)
    assert sebab_libur(akhir, kalender) == ""
    assert tenggat(mulai, n - 1, kalender) < akhir
