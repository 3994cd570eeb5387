"""A value of the law in the words of a page and of a letter, by the day that is asked."""

from datetime import date
from decimal import Decimal

import pytest

from aturan.bahasa import P15_2015, Ambang, BelumBerlaku, Pasal, Skala, Versi

DASAR = Pasal(P15_2015, "10", "2")


class Tingkat(Skala):
    RENDAH = 1
    TINGGI = 2


def ambang(satuan, *nilai, **lain):
    hari = (date(2015, 10, 8), date(2027, 1, 1))
    versi = tuple(Versi(mulai, isi, DASAR) for mulai, isi in zip(hari, nilai, strict=False))
    return Ambang(kode="uji.nilai", uraian="Nilai", satuan=satuan, banding="<=", versi=versi, **lain)


@pytest.mark.parametrize(
    ("satuan", "nilai", "halaman", "surat"),
    [
        ("hari kerja", 7, "7 hari kerja", "7 (tujuh) hari kerja"),
        ("rupiah", 15_000_000, "Rp15.000.000", "Rp15.000.000,00 (lima belas juta rupiah)"),
        (
            "rupiah per bulan", 200_000_000, "Rp200.000.000 per bulan",
            "Rp200.000.000,00 (dua ratus juta rupiah) per bulan",
        ),
        ("persen", 40, "40%", "40% (empat puluh persen)"),
    ],
)  # fmt: skip
def test_nilai_dengan_kata_halaman_dan_kata_surat(satuan, nilai, halaman, surat):
    a = ambang(satuan, Decimal(nilai))
    assert (a.sebut(date(2026, 1, 1)), a.sebut_surat(date(2026, 1, 1))) == (halaman, surat)


def test_nilai_menurut_hari_yang_ditanyakan():
    a = ambang("hari kerja", Decimal(7), Decimal(10))
    assert [a.sebut(h) for h in (date(2026, 12, 31), date(2027, 1, 1))] == ["7 hari kerja", "10 hari kerja"]
    assert a.sebut_surat(date(2027, 1, 1)) == "10 (sepuluh) hari kerja"
    with pytest.raises(BelumBerlaku):
        a.sebut(date(2015, 10, 7))


def test_nilai_pada_skala_disebut_menurut_labelnya():
    assert ambang("", Tingkat.TINGGI, skala=Tingkat).sebut(date(2026, 1, 1)) == "tinggi"
