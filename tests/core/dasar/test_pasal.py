"""From a citation to the address of its text, in objects, sentences and what people type."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from django.urls import resolve

from aturan.bahasa import P15_2015, P23_2005, Pasal, Peraturan
from aturan.naskah import BERKAS, naskah
from core.dasar.pasal import alamat, baca_alamat, baca_sebutan, jangkar, kode_alamat, peraturan_halaman, tautan, tautkan

P8_2 = Pasal(P15_2015, "8", "2")
LAIN = Peraturan("PERDEP-06-2016", "Perdep 06/2016", "Perdep", P15_2015.tanggal, P15_2015.berlaku)


def daftar(html):
    """(address without the part before /pasal-, words) of each link."""
    potongan = html.split('<a class="pasal" href="/aturan/')[1:]
    return [(p.split("/#")[0], p.split(">")[1].removesuffix("</a")) for p in potongan]


def test_alamat_dan_jangkar():
    assert alamat(P8_2) == "/aturan/15-2015/pasal-8/ayat-2/#pasal-8-ayat-2"
    assert alamat(Pasal(P23_2005, "II", "1")) == "/aturan/23-2005/pasal-ii/ayat-1/#pasal-ii-ayat-1"
    assert jangkar(Pasal(P23_2005, "7", huruf="a", angka="3")) == "pasal-7-huruf-a-angka-3"


def test_setiap_ketentuan_terbaca_kembali_dari_alamatnya():
    for peraturan in BERKAS:
        for pasal in naskah(peraturan).ketentuan.values():
            cocok = resolve(alamat(pasal).partition("#")[0])
            assert baca_alamat(*cocok.kwargs.values()) == pasal


@pytest.mark.parametrize(
    "jalan",
    [
        "pasal-8/ayat-9",
        "pasal-37",
        "ayat-2",
        "pasal-8/huruf-a",
        "ayat-2/pasal-8",
        "pasal-8/ayat-2/x",
        "pasal-08",
        "x",
        "",
    ],
)
def test_alamat_lain_tidak_menunjuk_apa_pun(jalan):
    assert baca_alamat("15-2015", jalan) is None
    assert baca_alamat("99-2015", "pasal-8") is None


def test_pasal_tanpa_naskah_tidak_bertaut():
    assert alamat(Pasal(LAIN, "3")) == ""
    assert tautan(Pasal(LAIN, "3")) == "Pasal 3 Perdep 06/2016"
    assert tautan(P8_2) == f'<a class="pasal" href="{alamat(P8_2)}">Pasal 8 ayat (2) Permen KUKM 15/2015</a>'


def test_kalimat_menyebut_peraturannya_sendiri():
    kalimat = "Tenaga kerja 38 orang (Pasal 5 ayat (1) huruf e Permen KUKM 23/2005): tidak terpenuhi."
    assert daftar(tautkan(kalimat, P15_2015)) == [
        ("23-2005/pasal-5/ayat-1/huruf-e", "Pasal 5 ayat (1) huruf e"),
    ]
    assert daftar(tautkan(kalimat, None)) == daftar(tautkan(kalimat, P15_2015))
    assert "</a> Permen KUKM 23/2005): tidak terpenuhi." in tautkan(kalimat, None)


@pytest.mark.parametrize(
    ("kalimat", "hasil"),
    [
        ("(Pasal 31 ayat (4))", [("31/ayat-4", "Pasal 31 ayat (4)")]),
        (
            "Pasal 11 ayat (4) huruf c dan Pasal 12 ayat (3) huruf c.",
            [("11/ayat-4/huruf-c", "Pasal 11 ayat (4) huruf c"), ("12/ayat-3/huruf-c", "Pasal 12 ayat (3) huruf c")],
        ),
        ("Pasal 10 ayat (3) dan ayat (4)", [("10/ayat-3", "Pasal 10 ayat (3)"), ("10/ayat-4", "ayat (4)")]),
        (
            "Pasal 11 ayat (4) huruf b, huruf c, dan huruf d",
            [
                ("11/ayat-4/huruf-b", "Pasal 11 ayat (4) huruf b"),
                ("11/ayat-4/huruf-c", "huruf c"),
                ("11/ayat-4/huruf-d", "huruf d"),
            ],
        ),
        ("Pasal 8 ayat 1", [("8/ayat-1", "Pasal 8 ayat 1")]),
        ("Pasal 1 angka 9", [("1/angka-9", "Pasal 1 angka 9")]),
        ("Pasal\n  7 huruf d", [("7/huruf-d", "Pasal\n  7 huruf d")]),
        # No such provision, another law, no citation.
        ("Pasal 40 dan Pasal 8 ayat (9)", []),
        ("Pasal 7 Kepmen 32/2003", []),
        ("Pasal 7 Permen KUKM 14/2009", []),
        ("Berkas Pasal tujuh", []),
    ],
)
def test_sebutan_dalam_kalimat(kalimat, hasil):
    assert daftar(tautkan(kalimat, P15_2015)) == [(f"15-2015/pasal-{jalan}", teks) for jalan, teks in hasil]


def test_tanpa_nama_dan_tanpa_konteks_tidak_ditebak():
    assert tautkan("Pasal 31 ayat (4)", None) == "Pasal 31 ayat (4)"


@pytest.mark.parametrize("tanda", ["a", "button", "label", "option", "script", "summary", "textarea", "title"])
def test_tidak_di_dalam_kendali_dan_tautan(tanda):
    html = f'<p>Pasal 1 angka 2</p><{tanda} title="Pasal 7 > 6">Pasal 7 <b>Pasal 7</b></{tanda}><p>Pasal 9</p>'
    assert [teks for _, teks in daftar(tautkan(html, P15_2015))] == ["Pasal 1 angka 2", "Pasal 9"]


def test_tanda_dan_isian_orang_tetap_utuh():
    html = '<i title="Pasal 7"><!-- Pasal 7 --></i>&lt;b&gt;Pasal 7&lt;/b&gt; &amp; <script>"Pasal 7"</script>'
    assert tautkan(html, P15_2015) == html.replace(
        "&gt;Pasal 7&lt;", '&gt;<a class="pasal" href="/aturan/15-2015/pasal-7/#pasal-7">Pasal 7</a>&lt;'
    )


@pytest.mark.parametrize(
    ("ketikan", "bagian"),
    [
        ("Pasal 8 ayat 2", ("8", "2", "", "")),
        ("8 (2)", ("8", "2", "", "")),
        ("pasal 7 huruf a angka 3", ("7", "", "a", "3")),
        ("5 (1) e", ("5", "1", "e", "")),
        ("pasal ii ayat 1", ("II", "1", "", "")),
        ("31", ("31", "", "", "")),
        ("deposito", ("", "", "", "")),
    ],
)
def test_ketikan_orang(ketikan, bagian):
    assert baca_sebutan(ketikan) == bagian


@pytest.mark.parametrize(
    ("alamat_halaman", "peraturan"),
    [("/usulan/", P23_2005), ("/koperasi/", P15_2015), ("/izin/", P15_2015), ("/", None), ("/aturan/ambang/", None)],
)
def test_halaman_berbicara_tentang_peraturan_aplikasinya(alamat_halaman, peraturan):
    minta = RequestFactory().get(alamat_halaman)
    minta.resolver_match = resolve(alamat_halaman)
    assert peraturan_halaman(minta) is peraturan
    assert peraturan_halaman(SimpleNamespace()) is None


def test_kode_alamat():
    assert [kode_alamat(p) for p in BERKAS] == ["23-2005", "15-2015"]
