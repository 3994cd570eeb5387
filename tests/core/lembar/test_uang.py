"""An amount that can mean one thing is read however it is spelled; one that can mean two is asked back."""

from decimal import Decimal

import pytest

from core.dasar.rupa import IsianSalah
from core.lembar.sel import isi_dibaca, kosong, telepon, uang, uang_per
from core.lembar.uang import baca_uang

LIMA_BELAS_JUTA = (
    "15000000", "15.000.000", "15,000,000", "15 000 000", "15\u00a0000\u00a0000", "15'000'000", "15.000.000,00",
    "15.000.000.00", "15,000,000.00", "15,000,000,00", "Rp 15.000.000", "Rp. 15.000.000,-", "Rp.15,000,000,-",
    "IDR 15,000,000.00", "15.000.000,--", "15.000.000 rupiah", "± 15.000.000", "15 juta", "15jt", "Rp 15 Jt.",
    "15,0 juta", "15.0 jt", "15 juta rupiah",
    "15000000,00", "15000000.00", "Rp. 15. 000. 000", "15 . 000 . 000", "Rp 15.000.000,- (lima belas juta rupiah)",
)  # fmt: skip


@pytest.mark.parametrize("isi", LIMA_BELAS_JUTA)
def test_jumlah_yang_berarti_satu_hal_dibaca(isi):
    assert baca_uang(" ".join(isi.split())) == Decimal(15_000_000)


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [("1,5 M", 1_500_000_000), ("1,5 miliar", 1_500_000_000), ("1.5 milyar", 1_500_000_000), ("500 rb", 500_000),
     ("500 ribu", 500_000), ("2,25 juta", 2_250_000), ("1.250.000 ribu", 1_250_000_000), ("1,500.50", "1500.50")],
)  # fmt: skip
def test_satuan_di_dalam_sel_dihitung(isi, nilai):
    assert baca_uang(isi) == Decimal(nilai)


@pytest.mark.parametrize(
    "isi",
    ["15,000", "1.500", "15.000", "1,5", "1.500 juta", "1,500 juta", "15.000,000", "150,000", "10-15 juta",
     "10 s/d 15 juta", "lima juta", "15.000.00", "0,015 M", "180 juta/thn", "-5.000.000",
     "15.000.000 s/d 20.000.000", "> 15 juta", "~" * 2_000, "1" * 2_000, "1,5,000"],
)  # fmt: skip
def test_jumlah_yang_berarti_dua_hal_ditanyakan(isi):
    with pytest.raises(IsianSalah, match=r"\.$"):
        baca_uang(isi)


@pytest.mark.parametrize(
    ("sel", "nilai"),
    [(("angka", "15100"), 15_100_000), ("15100", 15_100_000), ("15,1", 15_100), ("1,250,000", 1_250_000_000),
     (("angka", "15.5"), 15_500), ("Rp 15 juta", 15_000_000), ("1.000.000.000", 10**12)],
)  # fmt: skip
def test_satuan_kolom_mengalikan_angka_tetapi_bukan_jumlah_yang_menyebut_satuannya(sel, nilai):
    assert uang.baca(sel, 1_000) == Decimal(nilai)


@pytest.mark.parametrize("sel", ["15,000", "1.500", ("angka", "-1"), ("tanggal", "2020-01-01"), ("angka", "1e300")])
def test_satuan_kolom_tidak_membuat_yang_salah_menjadi_benar(sel):
    with pytest.raises(IsianSalah):
        uang.baca(sel if sel[1] != "1e300" else ("angka", "1" + "0" * 300), 1_000)


def test_masa_di_sel_hanya_diterima_bila_itu_yang_ditanyakan():
    assert uang_per("bulan").baca("15 juta/bln") == uang_per("tahun").baca("15 jt per tahun") == Decimal(15_000_000)
    for jenis, isi in (
        (uang_per("bulan"), "180 juta/thn"),
        (uang_per("tahun"), "15 juta per bulan"),
        (uang, "1 jt/th"),
    ):
        with pytest.raises(IsianSalah):
            jenis.baca(isi)


@pytest.mark.parametrize(
    "isi",
    ["", " ", "-", "--", "- -", "—", "…", "...", "?", "0", "00", ("angka", "0"), "n/a", "N.A.", "nihil", "kosong",
     "belum ada", "Belum Ada", "blm ada", "tidak ada", "tdk ada", "tidak punya", "Belum memiliki NIB", "belum",
     "dalam proses", "sedang diurus", "masih dalam proses",
     "0000-00-00", "00/00/0000", "0000-00-00 00:00:00", "Rp -", "Rp. -  ", "\u00a0-\u00a0"],
)  # fmt: skip
def test_tanda_kosong_adalah_kosong(isi):
    assert kosong(isi)


@pytest.mark.parametrize(
    "isi", ["tidak", "UD Maju", "Nana", "ada", "Rp 1", "10", "-5", ("angka", "5"), ("galat", "Excel")]
)
def test_isian_bukan_tanda_kosong(isi):
    assert not kosong(isi)


def test_nol_adalah_nilai_bila_kolomnya_berkata_begitu():
    assert not kosong("0", nol=True)
    assert not kosong(("angka", "0"), nol=True)
    assert kosong("-", nol=True)


@pytest.mark.parametrize(
    ("sel", "nomor"),
    [("0812 3456 7890", "0812 3456 7890"), ("0262.233445", "0262 233445"), ("0812.3456.7890", "0812 3456 7890"),
     ("(0262) 233445", "(0262) 233445"), ("+62 812-3456-7890", "+62 812-3456-7890"),
     ("WA 081234567890", "081234567890"),
     ("HP: 0812-3456-7890", "0812-3456-7890"), (("angka", "81234567890"), "081234567890"),
     (("angka", "6281234567890"), "6281234567890")],
)  # fmt: skip
def test_telepon_dibaca_tanpa_catatan(sel, nomor):
    assert telepon.baca(sel) == nomor


@pytest.mark.parametrize(
    ("sel", "nomor"),
    [("08123400001/08567800001", "08123400001"), ("08123400001, 08567800001", "08123400001"),
     ("0812 3456 7890 0856 7890 1234", "0812 3456 7890"), ("08123400001 atau 0262 233445", "08123400001"),
     ("0812 3456 789 (Budi)", "0812 3456 789"), ("Budi 0812 3456 789", "0812 3456 789"),
     ("021-5551234 ext 12", "021-5551234"), ("Telp. (0262) 233445 Fax. (0262) 233446", "(0262) 233445"),
     ("tanya Pak RT", ""), ("0812O345678", ""), ("081234567O89", ""),
     ("8,12E+10", ""), (("tanggal", "2020-01-01"), ""), ("x" * 3_000, ""), ("1" * 40, "")],
)  # fmt: skip
def test_telepon_yang_meragukan_tidak_menahan_baris_tetapi_disebut(sel, nomor):
    dibaca = telepon.baca(sel)
    assert dibaca != isi_dibaca(dibaca) == nomor
    assert dibaca.kalimat.endswith(".")
    assert len(nomor) <= telepon.terpanjang
