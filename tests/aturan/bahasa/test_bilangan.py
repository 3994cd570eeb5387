"""Numbers as official prose writes them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa.bilangan import angka, bersatuan, desimal, rupiah, terbilang


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (2_000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (15_000_000, "lima belas juta"),
        (75_000_000, "tujuh puluh lima juta"),
        (375_000_000, "tiga ratus tujuh puluh lima juta"),
        (1_000_000_000, "satu miliar"),
        (2_500_000_000, "dua miliar lima ratus juta"),
        (1_000_000_000_000, "satu triliun"),
        (1_001_001_001_001, "satu triliun satu miliar satu juta seribu satu"),
        (10**15, "satu kuadriliun"),
        (-5, "minus lima"),
        (Decimal("15000000.00"), "lima belas juta"),
        (Decimal("1000.50"), "seribu koma lima puluh sen"),
        (Decimal("1000.05"), "seribu koma lima sen"),
        (Decimal("0.5"), "nol koma lima puluh sen"),
    ],
)
def test_bilangan_dieja(nilai, teks):
    assert terbilang(nilai) == teks


def test_rupiah_dieja_dengan_satuan_sebelum_sen():
    assert terbilang(15_000_000, "rupiah") == "lima belas juta rupiah"
    assert terbilang(Decimal("1000.50"), "rupiah") == "seribu rupiah koma lima puluh sen"


@pytest.mark.parametrize("nilai", [10**18, Decimal("0.001"), Decimal("NaN"), Decimal("Infinity")])
def test_yang_tidak_pasti_tidak_dieja(nilai):
    with pytest.raises(ValueError, match=r"\S"):
        terbilang(nilai)


SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
GUGUS = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def baca_kembali(teks):
    """An independent reader of spelled numbers, word by word."""
    jumlah, gugus, satuan = 0, 0, 0
    for kata in teks.replace("seribu", "satu ribu").split():
        if kata in SATUAN:
            satuan = SATUAN.index(kata)
        elif kata in GUGUS:
            jumlah, gugus, satuan = jumlah + (gugus + satuan) * GUGUS[kata], 0, 0
        else:
            tambah = {"sepuluh": 10, "sebelas": 11, "seratus": 100}.get(kata)
            kali = {"belas": satuan + 10, "puluh": satuan * 10, "ratus": satuan * 100}.get(kata)
            gugus, satuan = gugus + (kali if tambah is None else tambah), 0
    return jumlah + gugus + satuan


@given(st.integers(0, 10**18 - 1))
def test_ejaan_terbaca_kembali_sebagai_bilangan_yang_sama(nilai):
    assert baca_kembali(terbilang(nilai)) == nilai


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (199_999_999, "Rp199.999.999"),
        (Decimal("200000000.00"), "Rp200.000.000"),
        (Decimal("199999999.50"), "Rp199.999.999,50"),
        (Decimal("199999999.995"), "Rp199.999.999,995"),
        (Decimal("2E+8"), "Rp200.000.000"),
        (0, "Rp0"),
        (-5_000, "-Rp5.000"),
        (Decimal("-0.5"), "-Rp0,50"),
    ],
)
def test_rupiah_dalam_temuan_tidak_dibulatkan(nilai, teks):
    assert rupiah(nilai, sen=False) == teks


def test_rupiah_dalam_surat_selalu_bersen():
    assert rupiah(Decimal(15_000_000)) == "Rp15.000.000,00"


def test_angka_memakai_titik_ribuan_dan_koma():
    assert angka(1_234_567) == "1.234.567"
    assert angka(Decimal("1234.5")) == "1.234,5"
    assert angka(80, desimal=2) == "80,00"
    assert angka(Decimal("-0.0")) == "0"


def test_nilai_ditulis_dengan_satuannya():
    assert bersatuan(38, "orang") == "38 orang"
    assert bersatuan(200_000_000, "rupiah per bulan") == "Rp200.000.000 per bulan"
    assert bersatuan(Decimal("39.99"), "persen") == "39,99%"
    assert bersatuan(7, "") == "7"


@pytest.mark.parametrize("nilai", [1.5, True, "12", None])
def test_float_dan_bukan_bilangan_ditolak(nilai):
    with pytest.raises(TypeError):
        angka(nilai)


def test_pecahan_yang_habis_ditulis_tepat():
    assert desimal(Fraction(1, 8), Fraction(0)) == Decimal("0.125")


def test_dua_nilai_yang_berbeda_tidak_tampak_sama():
    sepertiga, hampir = Fraction(1, 3), Fraction(1, 3) + Fraction(1, 7 * 10**6)
    assert desimal(sepertiga, Fraction(1)) == Decimal("0.33")
    assert desimal(sepertiga, hampir) < desimal(hampir, sepertiga)


@given(st.fractions(), st.fractions())
def test_urutan_dua_nilai_tetap_setelah_ditulis(a, b):
    x, y = desimal(a, b), desimal(b, a)
    assert (x < y, x == y) == (a < b, a == b)
