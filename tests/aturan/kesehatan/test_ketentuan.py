"""Pasal 20 ayat (2) and Pasal 31 ayat (4) to (6): category, halt, yearly duty, assessors."""

import re
from datetime import date
from decimal import Decimal

import pytest

from aturan.bahasa import P15_2015, Hasil, evaluasi
from aturan.kesehatan import (
    BOLEH_BERKEGIATAN,
    KATEGORI,
    PENILAIAN_SETAHUN,
    SYARAT_KESEHATAN,
    SYARAT_TIM,
    Pendidikan,
    Predikat,
)
from aturan.naskah import naskah
from aturan.simpan_pinjam_2015 import kantor

HARI = date(2026, 1, 15)
YA, TIDAK, PERLU = Hasil.TERPENUHI, Hasil.TIDAK, Hasil.PERLU_PENILAIAN
NASKAH = naskah(P15_2015).teks


def uji(syarat, **fakta):
    return evaluasi([syarat], fakta, per=HARI)[0]


@pytest.mark.parametrize(
    ("predikat", "hasil"),
    [("dalam_pengawasan_khusus", TIDAK), ("dalam_pengawasan", YA), ("cukup_sehat", YA), ("sehat", YA), (None, PERLU)],
)
def test_hanya_dalam_pengawasan_khusus_yang_dihentikan(predikat, hasil):
    t = uji(BOLEH_BERKEGIATAN, predikat=predikat)
    assert (t.hasil, t.dasar.kode) == (hasil, "P15-2015/Ps20(2)")


def test_kalimat_penghentian():
    assert uji(BOLEH_BERKEGIATAN, predikat="dalam_pengawasan_khusus").kalimat == (
        "Kegiatan usaha simpan pinjam boleh berjalan: Dalam Pengawasan Khusus, syarat Sehat atau Cukup Sehat atau Dalam"
        " Pengawasan (Pasal 20 ayat (2) Permen KUKM 15/2015): tidak terpenuhi."
    )


@pytest.mark.parametrize("lama", ["kurang_sehat", "tidak_sehat", "Kurang Sehat"])
def test_nama_lama_bukan_kategori(lama):
    assert uji(KATEGORI, predikat=lama).hasil is TIDAK
    assert {uji(KATEGORI, predikat=p.value).hasil for p in Predikat} == {YA}


@pytest.mark.parametrize(("kali", "hasil"), [(0, TIDAK), (1, YA), (2, YA), (None, PERLU)])
def test_sekurang_kurangnya_setiap_tahun(kali, hasil):
    kali = None if kali is None else Decimal(kali)
    assert uji(PENILAIAN_SETAHUN, penilaian_setahun=kali).hasil is hasil


@pytest.mark.parametrize(
    ("pendidikan", "hasil"),
    [("sma", TIDAK), ("d2", TIDAK), ("d3", YA), ("d4", YA), ("s1", YA), ("s3", YA), (None, PERLU), ("", PERLU)],
)
def test_penilai_berpendidikan_sekurang_kurangnya_diploma_iii(pendidikan, hasil):
    t = uji(SYARAT_TIM[1], pendidikan=pendidikan)
    assert (t.hasil, t.dasar.kode) == (hasil, "P15-2015/Ps31(4)a")
    assert "minimal Diploma III" in t.kalimat


@pytest.mark.parametrize(("pelatihan", "hasil"), [(True, YA), (False, TIDAK), (None, PERLU)])
def test_penilai_telah_mengikuti_pelatihan(pelatihan, hasil):
    t = uji(SYARAT_TIM[2], pelatihan=pelatihan)
    assert (t.hasil, t.dasar.kode) == (hasil, "P15-2015/Ps31(4)b")


def test_jenjang_pendidikan_berurut():
    assert [p.kode for p in Pendidikan] == ["sma", "d1", "d2", "d3", "d4", "s1", "s2", "s3"]
    assert Pendidikan("d3").label == "Diploma III"


def test_kategori_sama_dengan_skala_bagi_kantor_jaringan():
    """The threshold for a branch (Pasal 9) orders the very categories of an assessment, with the same words."""
    assert [(p.value, p.label) for p in reversed(list(Predikat))] == [(p.kode, p.label) for p in kantor.Predikat]


@pytest.mark.parametrize("syarat", SYARAT_KESEHATAN, ids=lambda s: s.kode)
def test_bunyi_sesuai_naskah(syarat):
    bunyi = re.sub("[“”]", '"', syarat.versi[0].bunyi)
    assert bunyi in NASKAH


def test_sebelum_8_oktober_2015_belum_berlaku():
    fakta = {"predikat": "sehat", "asn": True, "pendidikan": "d3", "pelatihan": True, "penilaian_setahun": Decimal(1)}
    hari_ini = evaluasi(SYARAT_KESEHATAN, fakta, per=date(2015, 10, 8))
    sebelum = evaluasi(SYARAT_KESEHATAN, fakta, per=date(2015, 10, 7))
    assert {t.hasil for t in hari_ini} == {YA}
    assert {t.hasil for t in sebelum} == {Hasil.TANPA_KETENTUAN}
