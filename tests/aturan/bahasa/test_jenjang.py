"""Bracket tables, each border from both sides."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa import P15_2015, Pasal
from aturan.bahasa.jenjang import Baris, DiLuarJenjang, Jenjang

DASAR = Pasal(P15_2015, "31", "7")


def tabel(*baris):
    return Jenjang(
        kode="uji.rasio",
        uraian="Rasio uji",
        satuan="persen",
        dasar=DASAR,
        baris=tuple(Baris(syarat, nilai) for syarat, nilai in baris),
    )


# Not monotonic, borders inside on the right, as the cash ratio of the assessment.
KANAN = tabel(("x <= 10", 25), ("10 < x <= 15", 100), ("15 < x <= 20", 50), ("x > 20", 25))
# Borders inside on the left.
KIRI = tabel(("x < 60", 25), ("60 <= x < 70.5", 50), ("x >= 70.5", 100))
# A single point, and a table that begins at zero.
TITIK = tabel(("x = 0", 100), ("0 < x <= 45", 10), ("x > 45", 0))

SEDIKIT = Decimal("1E-30")


@pytest.mark.parametrize(
    ("jenjang", "batas", "di_bawah", "tepat", "di_atas"),
    [
        (KANAN, 10, 25, 25, 100),
        (KANAN, 15, 100, 100, 50),
        (KANAN, 20, 50, 50, 25),
        (KIRI, 60, 25, 50, 50),
        (KIRI, Decimal("70.5"), 50, 100, 100),
        (TITIK, 45, 10, 10, 0),
    ],
)
def test_setiap_batas_dari_dua_sisi(jenjang, batas, di_bawah, tepat, di_atas):
    x = Fraction(batas)
    assert [jenjang.nilai(x - Fraction(SEDIKIT)), jenjang.nilai(x), jenjang.nilai(x + Fraction(SEDIKIT))] == [
        di_bawah,
        tepat,
        di_atas,
    ]


def test_titik_nol_punya_nilainya_sendiri():
    assert TITIK.nilai(0) == 100
    assert TITIK.nilai(SEDIKIT) == 10


def test_di_luar_tabel_yang_berbatas_ditolak_dengan_kalimat():
    with pytest.raises(DiLuarJenjang, match=r"Rasio uji -0,5% berada di luar tabel \(Pasal 31 ayat \(7\)"):
        TITIK.nilai(Decimal("-0.5"))


def test_tepi_terbuka_tabel_tidak_termasuk():
    terbuka = tabel(("0 < x <= 10", 1), ("10 < x < 20", 2))
    assert [terbuka.nilai(x) for x in (SEDIKIT, 10, 20 - Fraction(SEDIKIT))] == [1, 1, 2]
    for x in (0, 20):
        with pytest.raises(DiLuarJenjang):
            terbuka.nilai(x)


@pytest.mark.parametrize("x", [None, 12.5, True, "12"])
def test_yang_tidak_diketahui_bukan_nol(x):
    with pytest.raises(TypeError):
        KANAN.nilai(x)


def test_baris_membawa_catatan_dan_tingkat_keyakinan():
    baris = Baris("x > 100", Decimal(25), catatan="peringatan data", terverifikasi=False)
    jenjang = Jenjang(kode="u", uraian="U", satuan="", dasar=DASAR, baris=(Baris("x <= 100", Decimal(50)), baris))
    assert jenjang.baris_untuk(101) is baris


@pytest.mark.parametrize(
    ("baris", "sebab"),
    [
        ((), "tidak ada baris"),
        ((("x < 10", 1), ("x > 10", 2)), "tidak dimuat"),
        ((("x <= 10", 1), ("x >= 10", 2)), "dimuat dua kali"),
        ((("x <= 10", 1), ("x > 11", 2)), "tidak bersambung"),
        ((("x <= 10", 1), ("x > 9", 2)), "tidak bersambung"),
        ((("x > 10", 2), ("x <= 10", 1)), "tidak bersambung"),
        ((("x <= 10", 1), ("x <= 20", 2)), "tidak bersambung"),
        ((("10 < x <= 10", 1),), "tidak memuat nilai apa pun"),
        ((("20 <= x <= 10", 1),), "tidak memuat nilai apa pun"),
        ((("10 > x", 1),), "tidak terbaca"),
        ((("x <= sepuluh", 1),), "tidak terbaca"),
        ((("x", 1),), "tidak terbaca"),
    ],
)
def test_tabel_yang_salah_ditolak_saat_dibuat(baris, sebab):
    with pytest.raises(ValueError, match=sebab):
        tabel(*baris)


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=8, unique=True), st.data())
def test_setiap_bilangan_jatuh_pada_tepat_satu_baris(batas, data):
    """Build a table with random borders and sides, then ask an independent reader where x falls."""
    batas = sorted(batas)
    kanan = [data.draw(st.booleans()) for _ in batas]
    baris = [(f"x {'<=' if kanan[0] else '<'} {batas[0]}", 0)]
    baris += [
        (f"{batas[i]} {'<' if kanan[i] else '<='} x {'<=' if kanan[i + 1] else '<'} {batas[i + 1]}", i + 1)
        for i in range(len(batas) - 1)
    ]
    baris += [(f"x {'>' if kanan[-1] else '>='} {batas[-1]}", len(batas))]
    x = data.draw(st.fractions(-1100, 1100) | st.sampled_from(batas))
    harapan = sum(x > b or (x == b and not k) for b, k in zip(batas, kanan, strict=True))
    assert tabel(*baris).nilai(x) == harapan
