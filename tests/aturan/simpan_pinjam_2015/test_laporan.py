"""Permen KUKM 15/2015 Pasal 29: which reports are owed, when they are late, what they are called."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from aturan.bahasa import Hasil, evaluasi
from aturan.bahasa.hari_kerja import TahunTanpaKalender
from aturan.simpan_pinjam_2015.laporan import (
    LAPORAN_LEWAT,
    Keadaan,
    Masa,
    jatuh_tempo,
    keadaan,
    masa_tahun,
    masa_wajib,
    perlu_catatan,
    sebab_tidak_wajib,
)

# Idul Fitri 2026 with its cuti bersama, and a holiday on a Monday.
KALENDER = {
    2026: {date(2026, 3, 20): "Cuti bersama", date(2026, 3, 21): "Idul Fitri", date(2026, 3, 23): "Cuti bersama"},
    2027: {date(2027, 1, 1): "Tahun Baru"},
}
HARI = timedelta(days=1)


@pytest.mark.parametrize(
    ("masa", "awal", "akhir", "sebutan"),
    [
        (Masa(2026, 1), date(2026, 1, 1), date(2026, 3, 31), "Laporan Triwulan I 2026"),
        (Masa(2026, 4), date(2026, 10, 1), date(2026, 12, 31), "Laporan Triwulan IV 2026"),
        (Masa(2026), date(2026, 1, 1), date(2026, 12, 31), "Laporan Tahunan 2026"),
    ],
)
def test_masa_bernama_dan_bertanggal(masa, awal, akhir, sebutan):
    assert (masa.awal, masa.akhir, masa.sebutan) == (awal, akhir, sebutan)


def test_triwulan_iv_bukan_laporan_tahunan():
    assert len(set(masa_tahun(2026))) == 5
    assert Masa(2026, 4) != Masa(2026)
    with pytest.raises(ValueError):
        Masa(2026, 5)


def test_masa_sebelumnya_sama_panjang():
    assert [m.sebelumnya for m in (Masa(2026, 1), Masa(2026, 3), Masa(2026))] == [
        Masa(2025, 4),
        Masa(2026, 2),
        Masa(2025),
    ]


@pytest.mark.parametrize(("izin", "wajib"), [(date(2026, 3, 31), True), (date(2026, 4, 1), False)])
def test_masa_sebelum_izin_tidak_wajib(izin, wajib):
    assert bool(sebab_tidak_wajib(Masa(2026, 1), izin)) is not wajib
    assert not sebab_tidak_wajib(Masa(2026), izin)


@pytest.mark.parametrize(("masa", "wajib"), [(Masa(2015, 3), False), (Masa(2015, 4), True), (Masa(2015), True)])
def test_sebelum_peraturan_berlaku_tidak_ada_yang_wajib(masa, wajib):
    assert bool(sebab_tidak_wajib(masa, date(2010, 1, 1))) is not wajib


def test_yang_wajib_sudah_berakhir_dan_berhenti_pada_pencabutan():
    izin = date(2026, 5, 20)
    assert list(masa_wajib(izin, date(2027, 1, 1))) == [Masa(2026, 2), Masa(2026, 3), Masa(2026, 4), Masa(2026)]
    assert list(masa_wajib(izin, date(2026, 9, 30))) == [Masa(2026, 2)]  # its last day is still within it
    assert list(masa_wajib(izin, date(2027, 1, 1), date(2026, 9, 30))) == [Masa(2026, 2), Masa(2026, 3), Masa(2026)]
    assert not list(masa_wajib(date(2027, 1, 2), date(2027, 1, 1)))


@pytest.mark.parametrize(
    ("masa", "hari", "batas"),
    [
        (Masa(2025, 4), 20, date(2026, 1, 20)),
        (Masa(2025, 4), 31, date(2026, 2, 2)),  # 31 January 2026 is a Saturday
        (Masa(2026, 3), 31, date(2026, 11, 2)),  # likewise
        (Masa(2026, 1), 31, date(2026, 4, 30)),  # April has no such day
    ],
)
def test_tenggat_kantor_jatuh_pada_hari_kerja(masa, hari, batas):
    assert jatuh_tempo(masa, 1, hari, KALENDER) == batas


def test_tenggat_pada_idul_fitri_pindah_ke_hari_kerja_berikut():
    assert jatuh_tempo(Masa(2025), 3, 20, KALENDER) == date(2026, 3, 24)
    assert jatuh_tempo(Masa(2025), 3, 19, KALENDER) == date(2026, 3, 19)


def test_gangguan_dan_perpanjangan_menggeser_tenggat():
    senin, selasa = date(2026, 7, 20), date(2026, 7, 21)
    assert jatuh_tempo(Masa(2026, 2), 1, 20, KALENDER) == senin
    assert jatuh_tempo(Masa(2026, 2), 1, 20, KALENDER, {senin}) == selasa
    assert jatuh_tempo(Masa(2026, 2), 1, 20, KALENDER, {senin - 3 * HARI}) == senin
    assert jatuh_tempo(Masa(2026, 2), 1, 20, KALENDER, sampai=date(2026, 8, 1)) == date(2026, 8, 3)  # a Saturday
    assert jatuh_tempo(Masa(2026, 2), 1, 20, KALENDER, sampai=date(2026, 7, 1)) == senin  # never earlier


def test_tenggat_tanpa_kalender_atau_tanpa_bulan_ditolak():
    with pytest.raises(TahunTanpaKalender):
        jatuh_tempo(Masa(2027, 4), 1, 20, KALENDER)
    with pytest.raises(ValueError):
        jatuh_tempo(Masa(2026, 2), 0, 20, KALENDER)


@pytest.mark.parametrize(
    ("diajukan", "per", "hasil"),
    [
        (None, date(2026, 9, 30), Keadaan.BERJALAN),
        (None, date(2026, 10, 1), Keadaan.DITUNGGU),
        (None, date(2026, 10, 20), Keadaan.DITUNGGU),
        (None, date(2026, 10, 21), Keadaan.LEWAT),
        (date(2026, 10, 20), date(2026, 12, 1), Keadaan.TEPAT),
        (date(2026, 10, 21), date(2026, 12, 1), Keadaan.TERLAMBAT),
    ],
)
def test_keadaan_masa_menurut_tanggal_diajukan(diajukan, per, hasil):
    assert keadaan(Masa(2026, 3), date(2026, 10, 20), diajukan, per) is hasil
    assert hasil.masuk is (diajukan is not None)


def test_tanpa_tenggat_kantor_tidak_ada_yang_lewat():
    assert keadaan(Masa(2020, 1), None, None, date(2026, 1, 1)) is Keadaan.TANPA_TENGGAT
    assert keadaan(Masa(2020, 1), None, date(2026, 1, 1), date(2026, 1, 1)) is Keadaan.TEPAT


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [(None, Hasil.PERLU_PENILAIAN), ([], Hasil.TERPENUHI), ([Masa(2026, 3).sebutan], Hasil.TIDAK)],
)
def test_laporan_lewat_menjadi_temuan(isi, hasil):
    [temuan] = evaluasi([LAPORAN_LEWAT], {"laporan_lewat": isi}, per=date(2026, 11, 1))
    assert temuan.hasil is hasil and temuan.dasar.kode == "P15-2015/Ps29(2)"


@pytest.mark.parametrize(
    ("lalu", "kini", "perlu"),
    [(100, 149, False), (100, 150, True), (100, 151, True), (100, 51, False), (100, 50, True), (-100, -150, True),
     (0, 900, False), (None, 900, False), (100, None, False)],
)  # fmt: skip
def test_angka_yang_bergerak_setengahnya_meminta_catatan(lalu, kini, perlu):
    assert perlu_catatan(*(None if n is None else Decimal(n) for n in (lalu, kini))) is perlu
