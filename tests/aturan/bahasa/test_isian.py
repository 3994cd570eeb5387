"""Rules on dates apart, filled fields and empty lists."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa import P15_2015, Hasil, Pasal, Versi, evaluasi
from aturan.bahasa.isian import Jangka, Terisi, TidakAda, jarak

DASAR = Pasal(P15_2015, "11", "4", "a")
HARI = date(2026, 3, 2)
LAMA = Jangka(
    kode="uji.lama", uraian="Lama", satuan="tahun", banding=">=", dari="awal", sampai="akhir",
    versi=(Versi(P15_2015.berlaku, Decimal(2), DASAR),),
)  # fmt: skip
TERCATAT = Terisi(
    kode="uji.isi",
    uraian="Isi",
    fakta=("awal", "akhir"),
    versi=(Versi(P15_2015.berlaku, None, DASAR),),
)
KOSONG = TidakAda(
    kode="uji.daftar",
    uraian="Daftar",
    fakta="daftar",
    versi=(Versi(P15_2015.berlaku, None, DASAR),),
)


def temuan(syarat, per=HARI, **fakta):
    [hasil] = evaluasi([syarat], fakta, per=per)
    return hasil


@pytest.mark.parametrize(
    ("dari", "sampai", "satuan", "hasil"),
    [
        (date(2024, 3, 2), date(2026, 3, 1), "tahun", 1 + Fraction(364, 365)),
        (date(2024, 3, 2), date(2026, 3, 2), "tahun", 2),
        (date(2024, 3, 2), date(2026, 3, 3), "tahun", 2 + Fraction(1, 365)),
        (date(2024, 2, 29), date(2025, 2, 28), "tahun", 1),
        (date(2024, 2, 29), date(2025, 2, 27), "tahun", Fraction(364, 365)),
        (date(2026, 1, 31), date(2026, 2, 28), "bulan", 1),
        (date(2026, 1, 31), date(2026, 2, 27), "bulan", Fraction(27, 28)),
        (date(2026, 3, 2), date(2026, 3, 1), "hari", -1),
        (date(2026, 3, 2), date(2026, 3, 1), "tahun", -1 + Fraction(364, 365)),
        (date(2026, 3, 2), date(2026, 3, 2), "bulan", 0),
    ],
)
def test_jarak_menurut_kalender(dari, sampai, satuan, hasil):
    assert jarak(dari, sampai, satuan) == hasil


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 20000), st.sampled_from(["hari", "bulan", "tahun"]))
def test_sehari_lagi_tidak_pernah_memperpendek_jarak(dari, hari, satuan):
    sampai = dari + timedelta(days=hari)
    assert 0 <= jarak(dari, sampai, satuan) < jarak(dari, sampai + timedelta(days=1), satuan)


@pytest.mark.parametrize(
    ("akhir", "hasil", "teks"),
    [
        (date(2026, 3, 1), Hasil.TIDAK, "Lama 1 tahun 364 hari (2 Maret 2024 sampai 1 Maret 2026), syarat minimal"),
        (date(2026, 3, 2), Hasil.TERPENUHI, "Lama 2 tahun (2 Maret 2024 sampai 2 Maret 2026), syarat minimal 2 tahun"),
        (date(2026, 3, 3), Hasil.TERPENUHI, "Lama 2 tahun 1 hari (2 Maret 2024 sampai 3 Maret 2026)"),
        (date(2024, 3, 1), Hasil.TIDAK, "Lama kurang dari 0 tahun (2 Maret 2024 sampai 1 Maret 2024)"),
        (None, Hasil.PERLU_PENILAIAN, "Lama belum diisi, syarat minimal 2 tahun"),
    ],
)
def test_jangka_waktu_dengan_tanggalnya(akhir, hasil, teks):
    t = temuan(LAMA, awal=date(2024, 3, 2), akhir=akhir)
    assert t.hasil is hasil
    assert t.kalimat.startswith(teks)


def test_jangka_waktu_mengenal_andaian():
    fakta = {"awal": date(2024, 3, 2), "akhir": date(2026, 3, 1)}
    [t] = evaluasi([LAMA], fakta, per=HARI, pengganti={"uji.lama": 1})
    assert t.terpenuhi
    assert t.andaian


@pytest.mark.parametrize(
    ("fakta", "hasil", "aktual"),
    [
        ({}, Hasil.PERLU_PENILAIAN, "belum diisi"),
        ({"awal": HARI}, Hasil.PERLU_PENILAIAN, "belum diisi"),
        ({"awal": HARI, "akhir": ""}, Hasil.PERLU_PENILAIAN, "belum diisi"),
        ({"awal": HARI, "akhir": date(2027, 3, 1)}, Hasil.TERPENUHI, "2 Maret 2026 sampai 1 Maret 2027"),
        ({"awal": "LSP", "akhir": "12"}, Hasil.TERPENUHI, "LSP sampai 12"),
    ],
)
def test_isian_yang_wajib_tercatat(fakta, hasil, aktual):
    t = temuan(TERCATAT, **fakta)
    assert (t.hasil, t.aktual_teks) == (hasil, aktual)


@pytest.mark.parametrize(
    ("daftar", "hasil", "aktual"),
    [
        (None, Hasil.PERLU_PENILAIAN, "belum diisi"),
        ((), Hasil.TERPENUHI, "tidak ada"),
        (["KSP Maju", "KSP Jaya"], Hasil.TIDAK, "KSP Maju, KSP Jaya"),
    ],
)
def test_daftar_yang_harus_kosong(daftar, hasil, aktual):
    t = temuan(KOSONG, daftar=daftar)
    assert (t.hasil, t.aktual_teks) == (hasil, aktual)


@pytest.mark.parametrize("syarat", [LAMA, TERCATAT, KOSONG])
def test_sebelum_8_oktober_2015_tanpa_ketentuan(syarat):
    fakta = {"awal": date(2010, 1, 1), "akhir": date(2015, 1, 1), "daftar": ()}
    assert temuan(syarat, per=date(2015, 10, 7), **fakta).hasil is Hasil.TANPA_KETENTUAN
    assert temuan(syarat, per=date(2015, 10, 8), **fakta).terpenuhi
