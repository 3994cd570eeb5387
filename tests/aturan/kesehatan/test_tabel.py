"""Aspects, ratios, bracket tables at every border, questions, categories and switches of the health assessment."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from aturan.bahasa.jenjang import Baris, DiLuarJenjang, selang
from aturan.kesehatan import (
    ANGKA,
    ASPEK,
    ATURAN,
    JENJANG_PREDIKAT,
    KELOMPOK,
    OTOMATIS,
    PERDEP_06_2016,
    PERTANYAAN,
    RASIO,
    SAKELAR,
    SET_BAWAAN,
    SKOR,
    Predikat,
    Sakelar,
    hitung,
    hitung_banyak,
    kegiatan_dihentikan,
    pita_predikat,
    predikat,
    tulis_total,
)
from aturan.kesehatan.angka import BENTUK, POS
from aturan.kesehatan.sakelar import BAWAAN, lengkapi
from tests.aturan.kesehatan.bantu import SEMUA_YA, lembar

MENURUT = {r.kode: r for r in RASIO}
PITA_ATAS = [(n, n, n, n + 10) for n in range(10, 100, 10)]
PITA_BAWAH = [(n, n - 10, n, n) for n in range(10, 101, 10)]

# ratio, choice of its switch ("" = the only table) -> (border, just below, at, just above), as the sources print them;
# None where no sheet can be: modal sendiri, RPM and cadangan are never negative.
BATAS = {
    ("1a", ""): [(0, None, 0, 25), (20, 25, 25, 50), (40, 50, 50, 100), (60, 100, 100, 50), (80, 50, 50, 25),
                 (100, 25, 25, 25)],
    ("1b", "pita_atas"): [(0, None, 0, 10), *PITA_ATAS],
    ("1b", "pita_bawah"): PITA_BAWAH,
    ("1b", "menerus"): [("0.5", 0, 1, 1), (1, 1, 1, 1), ("31.5", 31, 32, 32), ("98.5", 98, 99, 99),
                        ("99.5", 99, 100, 100)],
    ("1c", "75"): [(4, 0, 50, 50), (6, 50, 75, 75), (8, 75, 75, 100)],
    ("1c", "100"): [(4, 0, 50, 50), (6, 50, 75, 75), (8, 75, 100, 100)],
    ("2a", ""): [(25, 0, 0, 50), (50, 50, 50, 75), (75, 75, 75, 100)],
    ("2b", "bertingkat"): [(0, None, 100, 80), (10, 80, 80, 60), (20, 60, 60, 40), (30, 40, 40, 20),
                           (40, 20, 20, 10), (45, 10, 10, 0)],
    ("2b", "empat_lima_nol"): [(0, None, 100, 80), (10, 80, 80, 60), (20, 60, 60, 40), (30, 40, 40, 20),
                               (40, 20, 20, 10), (45, 10, 0, 0)],
    ("2b", "kalimat"): [(0, None, 90, 88), (1, 88, 88, 86), (43, 4, 4, 2), (44, 2, 2, 0), (45, 0, 0, 0)],
    ("2b", "menerus"): [("0.5", 100, 98, 98), ("4.5", 92, 90, 90), ("48.5", 4, 2, 2), ("49.5", 2, 0, 0)],
    ("2c", "bertingkat"): [(0, None, 0, 10), *PITA_ATAS],
    ("2c", "menerus"): [("0.5", 0, 1, 1), ("80.5", 80, 81, 81), ("99.5", 99, 100, 100)],
    ("2d", "di_bawah"): [(21, 100, 75, 75), (26, 75, 50, 50), (30, 50, 50, 25)],
    ("2d", "sampai_dengan"): [(21, 100, 100, 75), (26, 75, 75, 50), (30, 50, 50, 25)],
    ("4a", "25"): [(90, 100, 75, 75), (95, 75, 50, 50), (100, 50, 25, 25)],
    ("4a", "0"): [(90, 100, 75, 75), (95, 75, 50, 50), (100, 50, 0, 0)],
    ("4b", ""): [(40, 100, 100, 75), (60, 75, 75, 50), (80, 50, 50, 25)],
    ("4c", ""): [(5, 100, 100, 75), (10, 75, 75, 50), (15, 50, 50, 0)],
    ("5a", ""): [(10, 25, 25, 100), (15, 100, 100, 50), (20, 50, 50, 25)],
    ("5b", ""): [(60, 25, 50, 50), (70, 50, 75, 75), (80, 75, 100, 100), (90, 100, 100, 100)],
    ("6a", ""): [(0, 25, 25, 25), (5, 25, 50, 50), ("7.5", 50, 75, 75), (10, 75, 100, 100)],
    ("6b", ""): [(3, 25, 50, 50), (4, 50, 75, 75), (5, 75, 100, 100)],
    ("6c", ""): [(100, 0, 0, 100)],
    ("7a", "100"): [(25, 25, 50, 50), (50, 50, 75, 75), (75, 75, 100, 100)],
    ("7a", "75"): [(25, 25, 50, 50), (50, 50, 75, 75), (75, 75, 75, 100)],
    ("7b", ""): [(5, 0, 50, 50), ("7.5", 50, 75, 75), (10, 75, 100, 100)],
}  # fmt: skip
KASUS = [(rasio, pilihan, *b) for (rasio, pilihan), isi in BATAS.items() for b in isi]


def sakelar_untuk(rasio, pilihan):
    return {MENURUT[rasio].sakelar: pilihan} if pilihan else {}


@pytest.mark.parametrize(("rasio", "pilihan", "batas", "bawah", "tepat", "atas"), KASUS)
def test_setiap_batas_setiap_rasio_dari_dua_sisi(rasio, pilihan, batas, bawah, tepat, atas):
    """On real sheets, a rupiah in 10^15 below, at and above; the fast path gives the same score."""
    sakelar = sakelar_untuk(rasio, pilihan)
    for geser, nilai in ((-1, bawah), (0, tepat), (1, atas)):
        if nilai is None:
            continue
        angka = lembar(rasio, batas, geser)
        penilaian = hitung(angka, SEMUA_YA, "ksp", sakelar=sakelar)
        baris = next(b for b in penilaian.baris if b.rasio == rasio)
        assert (baris.nilai, baris.skor) == (nilai, nilai * MENURUT[rasio].bobot / 100), geser
        assert baris.dapat_dihitung
        assert hitung_banyak([(angka, SEMUA_YA, "ksp")], sakelar=sakelar) == [(penilaian.total, penilaian.predikat)]


def test_tabel_kasus_memuat_setiap_batas_tabel_bertingkat():
    """No border of a table is left out; of the continuous readings (a step for each percent) some stand for all."""
    for rasio in RASIO:
        for pilihan, jenjang in rasio.tabel.items():
            tepi = {t for b in jenjang.baris for t in (selang(b.syarat).bawah, selang(b.syarat).atas)} - {None}
            diuji = {Fraction(b[0]) for b in BATAS[rasio.kode, pilihan]}
            assert tepi <= diuji if len(tepi) < 40 else len(tepi & diuji) >= 3, (rasio.kode, pilihan)


def test_setiap_tabel_berlaku_untuk_setiap_x_dan_menyebut_rasionya():
    for rasio in RASIO:
        for jenjang in rasio.tabel.values():
            assert jenjang.kode == f"kesehatan.{rasio.kode}"
            assert selang(jenjang.baris[-1].syarat).atas is None
            assert {b.terverifikasi for b in jenjang.baris if b.catatan} <= {False}
            assert all(b.nilai in range(101) for b in jenjang.baris)


def test_tujuh_aspek_17_rasio_bobot_100():
    assert [(a.kode, a.bobot) for a in ASPEK] == [
        ("permodalan", 15), ("kap", 25), ("manajemen", 15), ("efisiensi", 10), ("likuiditas", 15), ("kemandirian", 10),
        ("jatidiri", 10),
    ]  # fmt: skip
    assert [(r.kode, r.bobot) for r in RASIO] == [
        ("1a", 6), ("1b", 6), ("1c", 3), ("2a", 10), ("2b", 5), ("2c", 5), ("2d", 5), ("4a", 4), ("4b", 4), ("4c", 2),
        ("5a", 10), ("5b", 5), ("6a", 3), ("6b", 3), ("6c", 4), ("7a", 7), ("7b", 3),
    ]  # fmt: skip
    for aspek in ASPEK:
        isi = sum(r.bobot for r in RASIO if r.aspek == aspek.kode)
        assert isi == (0 if aspek.kode == "manajemen" else aspek.bobot)


def test_rumus_memakai_nama_pos():
    assert MENURUT["5a"].rumus == "Kas dan bank ÷ Kewajiban lancar × 100%"
    assert BENTUK["rpm"].teks() == "50% × Pinjaman kurang lancar + 75% × Pinjaman diragukan + Pinjaman macet"
    assert BENTUK["partisipasi_netto"].teks() == "Partisipasi bruto − Beban pokok"
    assert "Simpanan pokok" in BENTUK["modal_sendiri"].teks("ksp")
    assert "Simpanan pokok" not in BENTUK["modal_sendiri"].teks("usp")
    assert BENTUK["modal_sendiri"].teks("usp").startswith("Modal tetap USP + Modal tidak tetap tambahan USP")


def test_38_pertanyaan_lima_kelompok_masing_masing_tiga():
    assert [p.nomor for p in PERTANYAAN] == list(range(1, 39))
    jumlah = {k: [p.nilai for p in PERTANYAAN if p.kelompok == k] for k in KELOMPOK}
    assert {k: (len(n), sum(n)) for k, n in jumlah.items()} == {
        "umum": (12, Decimal("3.00")), "kelembagaan": (6, Decimal("3.00")), "permodalan": (5, Decimal("3.00")),
        "aktiva": (10, Decimal("3.00")), "likuiditas": (5, Decimal("3.00")),
    }  # fmt: skip
    assert {p.nomor for p in PERTANYAAN if p.otomatis} == OTOMATIS == {19, 20, 21, 22, 24, 26}
    assert all(p.teks.endswith(".") and p.bukti for p in PERTANYAAN)


def test_pos_angka_dapat_menjadi_kolom():
    assert len(POS) == len(ANGKA)
    assert all(p.kode.isidentifier() and p.kode.islower() and len(p.kode) < 40 for p in ANGKA)
    assert {p.kelompok for p in ANGKA} == {"neraca aktiva", "neraca pasiva", "hasil usaha", "kolektibilitas", "lain"}
    assert {p.kode for p in ANGKA if p.boleh_negatif} == {
        "shu_belum_dibagi", "shu_kotor", "shu_sebelum_pajak", "shu_tahun_berjalan", "shu_bagian_anggota"
    }  # fmt: skip
    assert {p.kode for p in ANGKA if not p.usp} == {
        "simpanan_pokok", "simpanan_wajib", "simpanan_sejenis_wajib", "hibah"
    }  # fmt: skip
    assert {p.kode for p in ANGKA if not p.ksp} == {"modal_tetap", "modal_tidak_tetap", "simpanan_anggota_induk"}


@pytest.mark.parametrize("jenis", ["ksp", "usp"])
def test_setiap_pos_wajib_dipakai_suatu_rasio(jenis):
    dipakai = {k for r in RASIO for b in (r.pembilang, r.penyebut) for k, _ in b.suku_untuk(jenis, BAWAAN)}
    assert {p.kode for p in ANGKA if p.wajib and p.untuk(jenis)} == dipakai


# ---- Categories -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "kategori"),
    [
        ("0", Predikat.DALAM_PENGAWASAN_KHUSUS),
        ("50.99", Predikat.DALAM_PENGAWASAN_KHUSUS),
        ("51.00", Predikat.DALAM_PENGAWASAN),
        ("65.99", Predikat.DALAM_PENGAWASAN),
        ("65.995", Predikat.DALAM_PENGAWASAN),
        ("66.00", Predikat.CUKUP_SEHAT),
        ("79.99", Predikat.CUKUP_SEHAT),
        ("79.9999999999999999999999999999", Predikat.CUKUP_SEHAT),
        ("80.00", Predikat.SEHAT),
        ("100", Predikat.SEHAT),
    ],
)
def test_predikat_pada_setiap_batas(total, kategori):
    assert predikat(Decimal(total)) is kategori


@pytest.mark.parametrize("total", [Decimal("-0.01"), Decimal("100.01")])
def test_total_di_luar_0_sampai_100_ditolak(total):
    with pytest.raises(DiLuarJenjang):
        predikat(total)


@pytest.mark.parametrize("total", [80.0, None, "80", True])
def test_total_yang_bukan_bilangan_tepat_ditolak(total):
    with pytest.raises(TypeError):
        predikat(total)


def test_kategori_berbunyi_seperti_pasal_31_ayat_5():
    assert [(p.value, p.label) for p in Predikat] == [
        ("sehat", "Sehat"), ("cukup_sehat", "Cukup Sehat"), ("dalam_pengawasan", "Dalam Pengawasan"),
        ("dalam_pengawasan_khusus", "Dalam Pengawasan Khusus"),
    ]  # fmt: skip
    assert [p.batas for p in Predikat] == [80, 66, 51, 0]
    assert [p for p in Predikat if kegiatan_dihentikan(p, date(2026, 1, 15))] == [Predikat.DALAM_PENGAWASAN_KHUSUS]
    for lama in ("kurang_sehat", "tidak_sehat", "Sehat"):
        with pytest.raises(ValueError):
            Predikat(lama)


@pytest.mark.parametrize(
    ("total", "teks"),
    [
        ("75.35", "75,35"), ("100", "100,00"), ("0", "0,00"), ("65.98", "65,98"), ("65.99", "65,99"),
        ("65.9901", "65,990"), ("65.995", "65,995"), ("65.9996", "65,999"), ("66", "66,00"), ("66.004", "66,004"),
        ("66.01", "66,01"), ("79.995", "79,995"), ("80", "80,00"), ("50.994", "50,994"), ("51.0004", "51,000"),
        ("74.125", "74,13"),
    ],
)  # fmt: skip
def test_total_dekat_batas_ditulis_tiga_desimal(total, teks):
    assert tulis_total(Decimal(total)) == teks


# ---- Rule set and switches ------------------------------------------------------------------------------------------


def test_perangkat_aturan_menyebut_dirinya_belum_terverifikasi():
    perangkat = ATURAN[SET_BAWAAN]
    assert perangkat.kode == SET_BAWAAN == "Perdep-06-2016/v1"
    assert perangkat.peraturan is PERDEP_06_2016
    assert not perangkat.terverifikasi
    assert (len(perangkat.aspek), len(perangkat.rasio), len(perangkat.pertanyaan)) == (7, 17, 38)
    assert list(perangkat.tabel()) == [r.kode for r in RASIO]
    assert perangkat.tabel({"nilai_4a": "0"})["4a"].nilai(100) == 0


def test_keyakinan_tiap_tabel_sampai_pada_halaman_aturan():
    """As the sources were graded table by table; a row below its table's grade bears a note of its own."""
    menurut = {g: "".join(f"{r.kode} " for r in RASIO if r.grade == g).split() for g in "ABC"}
    assert menurut == {
        "A": ["2b", "2c", "5a", "5b", "6a", "6c", "7a", "7b"],
        "B": ["1a", "1b", "1c", "2a", "4a", "4b", "4c", "6b"],
        "C": ["2d"],
    }
    for rasio, aturan in zip(RASIO, SKOR[1:], strict=True):
        assert aturan.tafsir.startswith(f"{rasio.rumus}. Keyakinan {rasio.grade}: ")


def test_perangkat_yang_tidak_dikenal_ditolak():
    with pytest.raises(ValueError, match="Perdep-06-2016/v1"):
        hitung({}, {}, "ksp", aturan="Permen-14-2009")


def test_setiap_sakelar_dipakai_dan_punya_alasan():
    assert len({s.kode for s in SAKELAR}) == len(SAKELAR) == 10
    tabel = {r.sakelar: set(r.tabel) for r in RASIO if r.sakelar}
    bentuk = {}
    for b in BENTUK.values():
        for kode, pilihan in b.saat:
            bentuk.setdefault(kode, set()).add(pilihan)
    for s in SAKELAR:
        assert s.catatan and s.uraian
        assert s.bawaan in dict(s.pilihan)
        assert tabel.get(s.kode, set(dict(s.pilihan))) == set(dict(s.pilihan))
        assert bentuk.get(s.kode, set()) <= set(dict(s.pilihan))
        assert s.kode in tabel or s.kode in bentuk
    assert lengkapi(None) == BAWAAN == {s.kode: s.bawaan for s in SAKELAR}


@pytest.mark.parametrize(
    ("sakelar", "sebab"),
    [({"tabel_9z": "x"}, "Sakelar 'tabel_9z' tidak dikenal"), ({"tabel_1b": "x"}, "pilihan 'x' tidak dikenal")],
)
def test_sakelar_yang_salah_ditolak(sakelar, sebab):
    with pytest.raises(ValueError, match=sebab):
        hitung({}, {}, "ksp", sakelar=sakelar)


def test_bawaan_sakelar_harus_salah_satu_pilihan():
    with pytest.raises(ValueError, match="bukan salah satu pilihan"):
        Sakelar("x", "X", (("a", "A"),), "b", "")


def test_pita_predikat_dengan_kata_mengikuti_tabelnya():
    assert pita_predikat() == [
        ("Sehat", "80,00 sampai 100"), ("Cukup Sehat", "66,00 sampai kurang dari 80,00"),
        ("Dalam Pengawasan", "51,00 sampai kurang dari 66,00"), ("Dalam Pengawasan Khusus", "di bawah 51,00"),
    ]  # fmt: skip
    lain = replace(
        JENJANG_PREDIKAT,
        baris=(Baris("0 <= x < 60.5", Predikat.DALAM_PENGAWASAN), Baris("60.5 <= x <= 90", Predikat.SEHAT)),
    )
    assert pita_predikat(lain) == [("Sehat", "60,50 sampai 90"), ("Dalam Pengawasan", "di bawah 60,50")]
