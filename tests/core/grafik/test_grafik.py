"""Charts and maps as SVG: what is drawn is what the figures say, and it stands in a PDF."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from core.grafik import warna
from core.grafik.batang import batang, batang_andai
from core.grafik.garis import garis
from core.grafik.pantai import potong
from core.grafik.peta import Titik, gambar, golongkan, titik


def kotak(svg: str) -> list[tuple[float, float]]:
    return [(float(x or 0), float(lebar)) for x, lebar in re.findall(r'<rect(?: x="([\d.]+)")? width="([\d.]+)"', svg)]


def tempat(*nilai) -> list[Titik]:
    return [Titik(f"Kota {n}", Decimal(-7), Decimal(105 + n), v) for n, v in enumerate(nilai)]


def test_bagian_batang_berurutan_menurut_penuhnya():
    assert kotak(batang([25, 0, 50], 100)) == [(0, 25), (25, 0), (25, 50)]
    assert kotak(batang([Decimal("12.5")], 50)) == [(0, 25)]
    assert batang([], 0) == ""


@pytest.mark.parametrize(("kini", "andai", "letak"), [(50, 60, [(0, 50), (50, 10)]), (60, 50, [(0, 50), (50, 10)])])
def test_batang_andaian_memisah_yang_tetap_dari_yang_berubah(kini, andai, letak):
    assert kotak(batang_andai(kini, andai, 100)) == letak


@pytest.mark.parametrize(("banyak", "nada"), [(5, warna.NADA), (6, (*warna.NADA, warna.GARIS_KUAT))])
def test_bagian_di_luar_nada_adalah_yang_belum_diketahui(banyak, nada):
    terlihat_dan_belum = re.findall(r'fill="(#\w+)"', batang([1] * banyak, banyak))
    assert terlihat_dan_belum == [*nada, warna.BELUM]


def test_garis_putus_di_tempat_yang_tidak_diketahui_dan_menyebut_ujungnya():
    svg = garis([("I", Decimal("8.6")), ("II", None), ("III", 7), ("IV", Decimal("5.2"))], label="Turun", batas=7)
    jalan = re.search(r'<path d="(M[^"]+)" stroke="#0b4f55"', svg)[1]
    assert jalan.count("M") == 2
    assert svg.count("<circle") == 3
    assert ">8,6<" in svg and ">5,2<" in svg and 'aria-label="Turun"' in svg and "stroke-dasharray" in svg
    assert garis([("I", 3), ("II", None)], label="") == ""


def test_garis_yang_semuanya_nol_tetap_tergambar():
    assert ">0<" in garis([("I", 0), ("II", 0)], label="")


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        ((0, None), ["0%", "belum diketahui"]),
        (
            (25, Decimal("25.1"), 75, 76),
            ["sampai 25%", "di atas 25 sampai 50%", "di atas 50 sampai 75%", "di atas 75%"],
        ),
        ((100,), ["di atas 75%"]),
    ],
)
def test_bagian_pada_peta_dipisah_pada_seperempatnya(nilai, kata):
    assert [g.kata for g in golongkan(tempat(*nilai), "%")] == kata


@pytest.mark.parametrize("nilai", [(1,), (3, 3, 3, 3), (1, 2, 3, 4, 5, 6, 700), (0, None, 9), tuple(range(60))])
def test_tiap_tempat_masuk_tepat_satu_golongan(nilai):
    golongan = golongkan(tempat(*nilai))
    assert sorted(t.nama for g in golongan for t in g.titik) == sorted(t.nama for t in tempat(*nilai))
    assert len({g.kata for g in golongan}) == len(golongan)


def test_peta_menggambar_tiap_titik_dan_lolos_dari_nama_yang_nakal():
    semua = [*tempat(1, None, 0, 5), Titik("<script>", Decimal(-6), Decimal(107), 2)]
    svg = gambar(golongkan(semua), label="Peta", dekat=True)
    assert sum(jalan.count("M") for jalan in re.findall(r'<path d="([^"]+)" fill', svg)) == len(semua)
    assert "<script" not in svg and "&lt;script&gt;" in svg
    assert gambar([], label="Peta") == ""


def test_garis_pantai_di_luar_jendela_tidak_dikirim():
    x, y = map(float, titik(Decimal(-7), Decimal(108)))
    svg = potong(x - 20, y - 10, 40, 20)
    angka = [float(n) for n in re.findall(r"[ ML](\d+\.\d)", svg)]
    assert angka and len(svg) < 5_000
    assert min(angka[::2]) >= x - 21.1 and max(angka[::2]) <= x + 21.1
    assert 'd=""' in potong(0, 380, 1, 1)  # open sea


def test_nada_bagan_adalah_nada_lembar_gaya():
    css = (settings.BASE_DIR / "static/sentra/sentra.css").read_text()
    token = dict(re.findall(r"--([\w-]+): (#\w+);", css)) | {"lembar": "#ffffff"}
    nilai = {n.lower().replace("_", "-"): v for n, v in vars(warna).items() if isinstance(v, str) and v.startswith("#")}
    assert {n: v for n, v in nilai.items() if n != "belum"} == {n: token[n] for n in nilai if n != "belum"}


def test_bagan_dan_peta_terbaca_dalam_pdf(tmp_path: Path):
    from weasyprint import HTML

    svg = garis([("I", 3), ("II", 4)], label="x") + gambar(golongkan(tempat(1, 2)), label="y", dekat=True)
    assert HTML(string=f"<body>{svg}").write_pdf(tmp_path / "a.pdf") is None
    from pypdf import PdfReader

    teks = "".join(h.extract_text() for h in PdfReader(tmp_path / "a.pdf").pages)
    assert "II" in teks and "Kota 1" in teks
