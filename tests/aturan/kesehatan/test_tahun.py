"""Whole koperasi-years, worked on paper in tests/data/kesehatan/, compared step by step."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from aturan.bahasa.bilangan import angka as tulis
from aturan.kesehatan import (
    PERTANYAAN,
    RASIO,
    TURUNAN,
    Predikat,
    hitung,
    hitung_banyak,
    jawaban_otomatis,
    periksa,
    tulis_total,
    turunan,
)

DATA = Path(__file__).parents[2] / "data" / "kesehatan"
BERKAS = sorted(DATA.glob("*.md"))


def baca(teks):
    """A number as written on paper: "1.500.000", "-25.000.000", "4,00"."""
    return Decimal(teks.strip().replace(".", "").replace(",", "."))


def jumlah(rumus):
    """The value of "60 + 50% × 40 − 3" as written."""
    hasil = Decimal(0)
    for tanda, suku in re.findall(r"(^|[+−]) ?([^+−]+)", rumus.strip()):
        bobot, _, nilai = suku.rpartition("×")
        kali = Decimal(bobot.strip().rstrip("%")) / 100 if "%" in bobot else Decimal(1)
        hasil += (-1 if tanda == "−" else 1) * kali * baca(nilai)
    return hasil


class Kertas:
    """One paper: its figures and every step written on it."""

    def __init__(self, berkas):
        self.teks = berkas.read_text(encoding="utf-8")
        self.jenis = re.search(r"Jenis: (\w+)", self.teks)[1]
        pos = self.tabel("Angka")
        self.angka = {b[0]: baca(b[1]) for b in pos}
        self.lalu = {b[0]: baca(b[2]) for b in pos if b[2:] and b[2]} or None
        self.otomatis = {int(n): ya == "ya" for n, ya in re.findall(r"^- (\d+) (ya|tidak):", self.teks, re.M)}
        tidak = {int(n) for b in self.tabel("Manajemen") for n in re.findall(r"\d+", b[1])}
        self.jawaban = {p.nomor: p.nomor not in tidak for p in PERTANYAAN}
        self.total = re.search(r"^Total: (.+) = (.+)$", self.teks, re.M)
        self.predikat = re.search(r"^Predikat: (.+)$", self.teks, re.M)[1]

    def bagian(self, judul):
        return self.teks.split(f"## {judul}\n")[1].split("\n## ")[0]

    def tabel(self, judul):
        baris = [b for b in self.bagian(judul).splitlines() if b.startswith("|")][2:]
        return [[sel.strip() for sel in b.strip("|").split("|")] for b in baris]

    def hitung(self):
        """Questions that the figures answer are left to them."""
        jawaban = {n: ya for n, ya in self.jawaban.items() if n not in self.otomatis}
        return hitung(self.angka, jawaban, self.jenis, lalu=self.lalu)


@pytest.fixture(scope="module", params=BERKAS, ids=lambda p: p.stem)
def kertas(request):
    return Kertas(request.param)


def test_setiap_kategori_dicapai_dan_kedua_jenis_ada():
    semua = [Kertas(b) for b in BERKAS]
    assert {k.predikat for k in semua} == {p.label for p in Predikat}
    assert {k.jenis for k in semua} == {"ksp", "usp"}


def test_angka_di_kertas_tidak_bermasalah(kertas):
    assert [m.kalimat for m in periksa(kertas.angka, kertas.jenis)] == []
    if kertas.lalu:  # modal tidak tetap grew by exactly half, aktiva lain doubled
        assert [m.pos for m in periksa(kertas.angka, kertas.jenis, kertas.lalu)] == [("aktiva_lain",)]


def test_jumlah_yang_ditulis_sama_dengan_yang_dihitung(kertas):
    nilai = turunan(kertas.angka, kertas.jenis)
    menurut = {b.nama: nilai[b.kode] for b in TURUNAN}
    baris = re.findall(r"^- (.+?) = (.+)$", kertas.bagian("Jumlah yang dipakai"), re.M)
    assert {"Total aset", "Modal sendiri", "Modal tertimbang", "ATMR", "Dana diterima"} <= {nama for nama, _ in baris}
    for nama, langkah in baris:
        *rumus, hasil = langkah.split(" = ")
        assert all(jumlah(r) == baca(hasil) for r in rumus), nama
        assert menurut[nama] == baca(hasil), nama
    assert nilai["selisih_neraca"] == 0


def test_setiap_rasio_sama_baris_demi_baris(kertas):
    penilaian = kertas.hitung()
    baris = kertas.tabel("Rasio")
    assert [b[0] for b in baris] == [r.kode for r in RASIO]
    for (kode, atas, bawah, x, pita, nilai, bobot, skor), b in zip(baris, penilaian.baris, strict=True):
        # the paper by itself
        assert (baca(atas) / baca(bawah) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP) == baca(x), kode
        assert baca(nilai) * baca(bobot) / 100 == baca(skor), kode
        # and against the assessment
        assert (b.rasio, b.pembilang, b.penyebut) == (kode, baca(atas), baca(bawah))
        assert (tulis(b.nilai_rasio, 2), b.baris) == (x, pita), kode
        assert (b.nilai, b.bobot, b.skor) == (baca(nilai), baca(bobot), baca(skor)), kode


def test_pertanyaan_yang_dijawab_angkanya(kertas):
    otomatis = jawaban_otomatis(kertas.angka, kertas.lalu, kertas.jenis)
    if kertas.lalu:
        assert {n: j.nilai for n, j in otomatis.items() if j.nilai is not None} == kertas.otomatis
    assert all(kertas.jawaban[n] == ya for n, ya in kertas.otomatis.items())


def test_manajemen_sama_per_kelompok(kertas):
    penilaian = kertas.hitung()
    for (kode, tidak, ya, skor), k in zip(kertas.tabel("Manajemen"), penilaian.manajemen, strict=True):
        banyak, nilai = ya.split(" × ")
        assert baca(banyak) * baca(nilai) == baca(skor), kode
        assert (k.kode, k.ya, k.skor) == (kode, int(banyak), baca(skor))
        assert list(k.tidak) == [int(n) for n in re.findall(r"\d+", tidak)]
        assert k.belum == ()


def test_aspek_total_dan_predikat(kertas):
    penilaian = kertas.hitung()
    aspek = kertas.tabel("Aspek dan total")
    for (kode, langkah), a in zip(aspek, penilaian.aspek, strict=True):
        rumus, hasil = langkah.split(" = ")
        assert jumlah(rumus) == baca(hasil) == a.skor, kode
        assert a.kode == kode
        assert a.lengkap
    assert kertas.total[1] == " + ".join(langkah.split(" = ")[1] for _, langkah in aspek)
    assert jumlah(kertas.total[1]) == baca(kertas.total[2]) == penilaian.total
    assert tulis_total(penilaian.total) == kertas.total[2]
    assert penilaian.predikat.label == kertas.predikat
    assert penilaian.final
    assert penilaian.belum == ()


def test_jalur_cepat_memberi_hasil_yang_sama(kertas):
    penilaian = kertas.hitung()
    assert hitung_banyak([(kertas.angka, kertas.jawaban, kertas.jenis)]) == [(penilaian.total, penilaian.predikat)]
