"""A table of figures as it is shown: what is not known is no 0, a bar is as long as its value."""

import re
from datetime import date
from decimal import Decimal

import pytest

from core.dasbor.angka import Bagan, Baris, Tabel
from core.dasbor.meja import sebut_terlama
from core.dasbor.rupa import BELUM_DIKETAHUI, tampilkan, tulis
from core.models import Wilayah
from tests import pabrik


def tabel(bagan: Bagan, *baris: Baris, **lain) -> Tabel:
    kolom = tuple(f"Kolom {n}" for n in range(len(baris[0].nilai)))
    return Tabel(
        "uji", "Separuh belum melapor", "Yang dihitung.", date(2026, 12, 2), "Daerah", kolom, baris, bagan=bagan, **lain
    )


def panjang(batang: str) -> list[float]:
    return [float(lebar) for lebar in re.findall(r' width="([\d.]+)"', batang)]


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [(None, "–"), (0, "0"), (1234567, "1.234.567"), (Decimal("84.94"), "84,9"), (Decimal("84.95"), "85")],
)
def test_yang_belum_diketahui_bukan_nol(nilai, kata):
    assert tulis(nilai) == kata


def test_batang_bagian_dari_seratus_atau_dari_yang_terpanjang():
    bagian = tampilkan(tabel(Bagan.BATANG, Baris("A", (50,)), Baris("B", (25,)), satuan="%"), Wilayah(kode="00"))
    banyak = tampilkan(tabel(Bagan.BATANG, Baris("A", (50,)), Baris("B", (25,))), Wilayah(kode="00"))
    assert [panjang(b.batang) for b in bagian.baris] == [[50], [25]]
    assert [panjang(b.batang) for b in banyak.baris] == [[100], [50]]


def test_tidak_ada_batang_di_samping_angka_yang_tertulis_0():
    t = tampilkan(
        tabel(Bagan.BATANG, Baris("A", (Decimal("0.01"),)), Baris("B", (Decimal("0.04"),))), Wilayah(kode="32")
    )
    assert [(b.batang, b.sel[0].teks) for b in t.baris] == [("", "0"), ("", "0")]


def test_batang_bertumpuk_menjumlah_kolomnya_dan_tiap_kolom_punya_contoh_nada():
    t = tampilkan(tabel(Bagan.TUMPUK, Baris("A", (3, None, 1)), Baris("B", (1, 0, 1))), Wilayah(kode="00"))
    assert [panjang(b.batang) for b in t.baris] == [[75, 0, 25], [25, 0, 25]]
    assert all(nada for _, nada in t.kolom) and t.ada_yang_belum


def test_tiap_sel_membawa_kepala_dan_daftarnya():
    baris = Baris("A", (3, None), url="/a/", url_nilai=("/a/?x", ""))
    t = tampilkan(tabel(Bagan.TANPA, baris, jumlah=Baris("Jumlah", (3, None))), Wilayah(kode="00"))
    assert [(s.judul, s.teks, s.url) for s in t.baris[0].sel] == [
        ("Kolom 0", "3", "/a/?x"),
        ("Kolom 1", BELUM_DIKETAHUI, ""),
    ]
    assert not t.berbatang and t.baris[0].batang == "" and t.jumlah.label == "Jumlah"


@pytest.mark.django_db
@pytest.mark.parametrize(("kode", "bernama"), [("00", "Jawa"), ("32", "Garut")])
def test_peta_menaruh_tiap_daerah_pada_tempatnya(kode, bernama):
    for daerah, bujur in (("32.05", 108), ("32.73", 107)):
        pabrik.buat_wilayah(daerah, lintang=Decimal(-7), bujur=Decimal(bujur))
    t = tampilkan(
        tabel(Bagan.PETA, Baris("Garut", (80,), "32.05"), Baris("Bandung", (None,), "32.73"), satuan="%"),
        Wilayah(kode=kode),
    )
    assert [(g.kata, len(g.titik)) for g in t.golongan] == [("di atas 75%", 1), ("belum diketahui", 1)]
    assert f">{bernama}<" in t.gambar


def test_garis_menggambar_kolom_pertamanya_dengan_batasnya():
    t = tampilkan(
        tabel(Bagan.GARIS, Baris("I", (8,)), Baris("II", (6,)), batas=Decimal(7), batas_kata="batas 7"),
        Wilayah(kode="00"),
    )
    assert ">batas 7<" in t.gambar and ">6<" in t.gambar


@pytest.mark.parametrize(
    ("tengah", "kata"),
    [
        ({"A": None, "B": None}, "Tidak ada permohonan yang selesai di suatu meja dalam masa ini"),
        ({"A": Decimal("0.01"), "B": None}, "Permohonan selesai di tiap meja pada hari ia datang"),
        ({"A": Decimal(2), "B": Decimal("7.25")}, "Permohonan paling lama di meja B: nilai tengah 7,3 hari"),
    ],
)
def test_meja_tanpa_hari_tidak_disebut_paling_lama(tengah, kata):
    assert sebut_terlama("permohonan", tengah) == kata
