"""A date in a cell: any spelling of one meaning is read; what was guessed is read and says so."""

from datetime import date

import pytest

from core.dasar.rupa import IsianSalah
from core.lembar.sel import Dibaca
from core.lembar.tanggal import baca_tanggal_sel

HARI = date(2013, 11, 12)


@pytest.mark.parametrize(
    "sel",
    [
        ("tanggal", "2013-11-12"), "12/11/2013", "12-11-2013", "12.11.2013", "12 11 2013", "12 - 11 - 2013",
        "2013-11-12", "2013/11/12", "2013.11.12", "2013-11-12 00:00:00", "2013-11-12T00:00:00+07:00",
        "2013-11-12 00:00:00.000", "12/11/2013 00:00", "12/11/2013 12:00:00 AM", "12/11/2013 00.00.00",
        "12 November 2013", "12 NOVEMBER 2013", "12 Nopember 2013", "12 Nop 2013", "12 Nov. 2013", "12-Nov-2013",
        "12/Nov/2013", "12 November, 2013", "November 12, 2013", "Nov 12 2013", "2013-Nov-12", "12Nov2013",
        "12-XI-2013", "12/XI/2013", "12 xi 2013", "tgl 12-11-2013", "Tgl. 12 Nopember 2013", "tgl12-11-2013",
        "tanggal: 12 November 2013", "tertanggal 12/11/2013", "per 12 November 2013", "Selasa, 12 November 2013",
        "Selasa 12 November 2013", "Hari Selasa, tanggal 12 November 2013", "SELASA/12-11-2013",
        "Tuesday, 12 November 2013", "Selasa Kliwon, 12 November 2013",
        "Garut, 12 November 2013", "12 November 2013 M", "12 November 2013.",
        "12–11–2013", "12\u00a0November\u00a02013", "12-11-2013\n", "20131112", ("angka", "20131112"),
    ],
)  # fmt: skip
def test_tanggal_bermakna_satu_dibaca(sel):
    assert baca_tanggal_sel(sel) == HARI


@pytest.mark.parametrize(
    ("sel", "hari", "kata"),
    [
        (("angka", "41590"), HARI, "menurut Excel"),
        ("41590", HARI, "menurut Excel"),
        (("angka", "41590.5"), HARI, "menurut Excel"),
        ("11/25/2013", date(2013, 11, 25), "terbalik"),
        ("2013-25-11", date(2013, 11, 25), "terbalik"),
        ("12-11-13", HARI, "Tahun dua angka dibaca 2013"),
        ("05-Jan-98", date(1998, 1, 5), "Tahun dua angka dibaca 1998"),
        ("Rabu, 12 November 2013", HARI, "adalah hari Selasa"),
    ],
)
def test_tanggal_yang_ditebak_disebut(sel, hari, kata):
    hasil = baca_tanggal_sel(sel)
    assert isinstance(hasil, Dibaca)
    assert hasil.nilai == hari
    assert kata in hasil.kalimat


@pytest.mark.parametrize(("hari", "tahun"), [("1905-03-14", 1900), ("1905-07-07", 2015), ("1905-09-30", 2100)])
def test_tahun_yang_diketik_di_sel_tanggal_bukan_hari_pada_1905(hari, tahun):
    with pytest.raises(IsianSalah, match=f"tahun {tahun} saja"):
        baca_tanggal_sel(("tanggal", hari))


def test_hari_dahulu_bila_keduanya_mungkin():
    assert baca_tanggal_sel("03/04/2013") == date(2013, 4, 3)


@pytest.mark.parametrize(
    "sel", ["0000-00-00", "00/00/0000", "00-00-0000", "0", ("angka", "0"), "1900-01-00", ("tanggal", "1900-01-01")]
)
def test_tanggal_nol_adalah_kosong(sel):
    assert baca_tanggal_sel(sel) is None


@pytest.mark.parametrize(
    "sel",
    [
        "2013", ("angka", "2013"), "November 2013", "12 Muharam 1435", "31/02/2013", "25/25/2013",
        "12-11-2013 s/d 2014", ("angka", "9999"), ("angka", "73051"), ("benar", "ya"), "besok", "12/11/2568",
        "20131345",
    ],
)  # fmt: skip
def test_yang_bukan_satu_hari_ditolak(sel):
    with pytest.raises(IsianSalah):
        baca_tanggal_sel(sel)
