"""The fast path equals the exact one: on any sheet, at every border, and where it must give way."""

from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aturan.bahasa.jenjang import selang
from aturan.kesehatan import ANGKA, RASIO, SAKELAR, cepat, hitung, hitung_banyak
from tests.aturan.kesehatan.bantu import CONTOH, SEMUA_YA

RUPIAH = st.one_of(
    st.sampled_from([Decimal("0.01"), Decimal(100), Decimal("999999999999999999.99")]),
    st.integers(1, 400).map(Decimal),  # small numbers meet borders
    st.integers(1, 10**13).map(lambda n: Decimal(n) / 100),
)
LANGKA = st.one_of(
    st.just(Decimal(0)), RUPIAH.map(lambda n: -n), st.sampled_from([None, Decimal("12.345"), Fraction(1, 3), 7])
)


@st.composite
def kasus(draw):
    """A sheet; half of them with a few figures that are zero, missing, negative or no whole sen, or an answer open."""
    angka = {p.kode: draw(RUPIAH) for p in ANGKA}
    # A contra line or a cost above its whole makes a denominator negative: rarely, or little would be left to compare.
    angka |= {kode: Decimal("0.01") for kode in ("cadangan_penghapusan", "akumulasi_penyusutan")}
    jawaban = {n: draw(st.booleans()) for n in range(1, 39)}
    if draw(st.booleans()):
        for kode in draw(st.lists(st.sampled_from([p.kode for p in ANGKA]), max_size=3)):
            angka[kode] = draw(LANGKA)
        jawaban[draw(st.integers(1, 38))] = draw(st.sampled_from([None, True]))
    return angka, jawaban, draw(st.sampled_from(["ksp", "usp"]))


SAKELAR_APA_PUN = st.fixed_dictionaries({}, optional={s.kode: st.sampled_from(list(dict(s.pilihan))) for s in SAKELAR})


@settings(max_examples=150)
@given(st.lists(kasus(), min_size=1, max_size=4), SAKELAR_APA_PUN)
def test_sama_dengan_yang_tepat_pada_lembar_apa_pun(semua, sakelar):
    tepat = [hitung(*k, sakelar=sakelar) for k in semua]
    assert hitung_banyak(semua, sakelar=sakelar) == [(p.total, p.predikat) for p in tepat]


@pytest.mark.parametrize("skala", [1, 2, 4, 10])
@pytest.mark.parametrize("rasio", RASIO, ids=lambda r: r.kode)
def test_tabel_cepat_sama_pada_setiap_batas(rasio, skala):
    """A unit below, at and above each border, with every scale that a weighted sum may have."""
    jumlah = {rasio.pembilang.kode: SimpleNamespace(skala=skala), rasio.penyebut.kode: SimpleNamespace(skala=1)}
    penyebut = 10**12
    for jenjang in rasio.tabel.values():
        tepi = {t for b in jenjang.baris for t in (selang(b.syarat).bawah, selang(b.syarat).atas)} - {None}
        atas = [int(t * penyebut * skala / 100) + geser for t in sorted(tepi) for geser in (-1, 0, 1)]
        if selang(jenjang.baris[0].syarat).bawah is not None:
            atas = [n for n in atas if n >= 0]
        tabel = cepat._Tabel(rasio, jenjang, jumlah)
        dapat = tabel.skor_kolom({rasio.pembilang.kode: atas, rasio.penyebut.kode: [penyebut] * len(atas)})
        assert dapat == [jenjang.nilai(Fraction(n * 100, penyebut * skala)) * rasio.bobot for n in atas]


def test_di_luar_tabel_yang_berbatas_tidak_bernilai():
    rasio = next(r for r in RASIO if r.kode == "2b")
    jumlah = {rasio.pembilang.kode: SimpleNamespace(skala=1), rasio.penyebut.kode: SimpleNamespace(skala=1)}
    tabel = cepat._Tabel(rasio, rasio.jenjang, jumlah)
    assert tabel.skor_kolom({"rpm": [-1, 0], "pinjaman_diberikan": [10**12] * 2}) == [cepat.TAK_ADA, 500]


def test_yang_utuh_tidak_melewati_jalan_panjang(monkeypatch):
    def jangan(*a, **k):
        raise AssertionError("dihitung satu per satu")

    monkeypatch.setattr(cepat, "hitung", jangan)
    sen = CONTOH | {"kas": Decimal("25000000.37"), "shu_kotor": Decimal("-1")}
    semua = [(CONTOH, SEMUA_YA, "ksp"), (CONTOH, SEMUA_YA, "usp"), (sen, SEMUA_YA, "ksp")] * 300
    assert len(hitung_banyak(semua)) == 900


def test_urutan_tetap_meskipun_jenis_dan_jalannya_berselang():
    rusak = CONTOH | {"kas": None}
    semua = [(CONTOH, SEMUA_YA, "usp"), (rusak, SEMUA_YA, "ksp"), (CONTOH, {}, "ksp"), (CONTOH, SEMUA_YA, "ksp")]
    assert hitung_banyak(iter(semua)) == [(p.total, p.predikat) for p in (hitung(*k) for k in semua)]
    assert hitung_banyak([]) == []


def test_angka_tiga_desimal_tidak_dipotong():
    """0,001 rupiah over the border of 10% counts: it is not cut to a sen."""
    tepat = CONTOH | {"kas": Decimal(7_000_000), "tabungan": Decimal(450_000_000)}
    lebih = tepat | {"kas": Decimal("7000000.001")}
    assert hitung_banyak([(lebih, SEMUA_YA, "ksp")])[0].total - hitung_banyak([(tepat, SEMUA_YA, "ksp")])[0].total == (
        Decimal("7.5")
    )
