import gzip
import re
from fnmatch import fnmatch

import pytest
from django.conf import settings
from django.http import HttpResponse

from core.halaman import gaya
from core.halaman.middleware import HalamanPadat

KATA = {"a", "table", "btn", "btn-lg", "type", "submit", "isi"}


@pytest.mark.parametrize(
    ("css", "tinggal"),
    [
        (".btn { color : red }", ".btn{color:red;}"),
        (".kartu{color:red}", ""),
        (".btn, .kartu{color:red}", ".btn{color:red;}"),
        (".btn .kartu,.btn>.btn-lg{color:red!important}", ".btn>.btn-lg{color:red!important;}"),
        ("a:hover,a::before,h6{top:0}", "a:hover,a::before{top:0;}"),
        ("a:not(.kartu){top:0}", "a:not(.kartu){top:0;}"),
        ("[type=submit],[type=button],[dir]{top:0}", "[type=submit]{top:0;}"),
        ("#isi,#lain{top:0}", "#isi{top:0;}"),
        ("*,*::before{top:0}", "*,*::before{top:0;}"),
        ("@media print{.btn{top:0}.kartu{top:0}}", "@media print{.btn{top:0;}}"),
        ("@media print{.kartu{top:0}}", ""),
        ("@keyframes putar{to{top:0}}", "@keyframes putar{to{top:0;}}"),
        ("@page{margin:1cm}", "@page {margin:1cm;}"),
        ("/* ket */ a { b: url('x /* y') ; }", 'a{b:url("x /* y");}'),
        ("table { a { top: calc(1px + 2px) } .kartu { top: 0 } }", "table{a{top:calc(1px + 2px);}}"),
    ],
)
def test_potongan_memuat_yang_dapat_kena_dan_hanya_itu(css, tinggal):
    assert gaya.potong(css, KATA) == tinggal


def test_peubah_yang_tidak_dibaca_siapa_pun_hilang_sampai_habis():
    css = ":root{--bs-a:1;--bs-b:var(--bs-a);--bs-c:var(--bs-d);--bs-d:2;--bs-e:3;--milik:4;}a{top:var(--bs-c);}"
    bersih = gaya.tanpa_peubah_mati(css, "b{top:var(--bs-e)}")
    assert bersih == ":root{--bs-c:var(--bs-d);--bs-d:2;--bs-e:3;--milik:4;}a{top:var(--bs-c);}"


def test_lembar_gaya_di_bawah_batas_berat():
    bootstrap, sendiri = (len(gzip.compress(bagian.encode())) for bagian in gaya.lembar_gaya())
    assert (bootstrap < 8_000, sendiri < 10_000) == (True, True), (bootstrap, sendiri)


def test_lembar_gaya_dibuat_lagi_bila_bahannya_berubah(tmp_path, monkeypatch):
    sendiri = tmp_path / "sentra.css"
    monkeypatch.setattr(gaya, "SENDIRI", sendiri)
    monkeypatch.setattr(gaya.Gaya, "storage", gaya.FileSystemStorage(location=tmp_path / "hasil"))
    for warna in ("red", "green"):
        sendiri.write_text(f".btn {{ color: {warna} }}")
        lembar = gaya.Gaya().find(gaya.NAMA)
        assert f".btn{{color:{warna};}}" in (tmp_path / "hasil" / gaya.NAMA).read_text()
        assert lembar == str(tmp_path / "hasil" / gaya.NAMA)


KELAS = re.compile(r'\bclass="((?:\{[{%].*?[%}]\}|[^"{])*)"', re.S)
UJAR = re.compile(r"\{[{%].*?[%}]\}", re.S)
CSS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")


def kelas_css(berkas) -> set[str]:
    """The classes that the rules of a stylesheet name."""
    return set(CSS.findall(re.sub(r'"[^"]*"|/\*.*?\*/', "", berkas.read_text(), flags=re.S)))


def milik_kita(berkas) -> bool:
    """Whether this is a page of ours: letters have sheets of their own, crispy names classes of other versions too."""
    templat = settings.BASE_DIR / "templates"
    return berkas.suffix == ".html" and templat in berkas.parents and templat / "surat" not in berkas.parents


def kelas_halaman() -> dict[str, set[str]]:
    """Every class that our pages may give, and which; "hasil-*" where a value ends the word."""
    dipakai: dict[str, set[str]] = {}
    for berkas in filter(milik_kita, gaya.sumber()):
        for nilai in KELAS.findall(berkas.read_text()):
            for kata in UJAR.sub("*", nilai).split():
                awal, *lain = [bagian for bagian in kata.split("*") if bagian] or [""]
                cabang = [awal + akhir for akhir in lain or "*"] if awal.endswith("-") else [awal, *lain]
                for satu in filter(None, cabang):
                    dipakai.setdefault(satu, set()).add(berkas.name)
    return dipakai


def test_tiap_kelas_di_halaman_punya_aturan_dan_tiap_aturan_dipakai():
    """A class without a rule is a wish that nobody sees; a rule without a page is weight."""
    sendiri, dipakai = kelas_css(gaya.SENDIRI), kelas_halaman()
    semua = sendiri | kelas_css(gaya.BOOTSTRAP)
    yatim = {kelas: di for kelas, di in dipakai.items() if not any(fnmatch(satu, kelas) for satu in semua)}
    kode = gaya.kata_dipakai(p for p in gaya.sumber() if not milik_kita(p))
    awalan = tuple(kata.rstrip("*") for kata in {*dipakai, *kode} if kata.rstrip("*").endswith("-"))
    mati = {kelas for kelas in sendiri - dipakai.keys() - kode if not kelas.startswith(awalan)}
    assert (yatim, mati) == ({}, set()), (yatim, mati)


@pytest.mark.parametrize(("jenis", "padat"), [("text/html; charset=utf-8", True), ("application/pdf", False)])
def test_halaman_dikirim_padat_dan_berkas_apa_adanya(rf, jenis, padat):
    balasan = HalamanPadat(lambda r: HttpResponse("a" * 500, content_type=jenis))(
        rf.get("/", HTTP_ACCEPT_ENCODING="gzip")
    )
    assert (balasan.get("Content-Encoding") == "gzip") is padat
