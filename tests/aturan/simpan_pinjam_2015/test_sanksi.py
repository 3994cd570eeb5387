"""Permen KUKM 15/2015 Pasal 32: the ladder, what follows, what is passed over, what the text refuses."""

import pytest

from aturan.simpan_pinjam_2015.sanksi import SANKSI, Langkah, berikutnya, dilompati, sebab_ditolak

SATU, DUA, USUL, BEKU, CABUT, TUTUP = Langkah


def test_urutan_dan_hurufnya_menurut_naskah():
    assert [s.langkah for s in SANKSI] == list(Langkah)
    assert [s.dasar.huruf for s in SANKSI] == ["a", "a", "b", "c", "d", "e"]
    assert all(satu.sanksi.langkah is satu for satu in Langkah)


@pytest.mark.parametrize(
    ("sudah", "lanjut"),
    [
        ((), SATU),
        ((SATU,), DUA),
        ((SATU, DUA), USUL),
        ((SATU, BEKU), CABUT),
        (tuple(Langkah), None),
    ],
)
def test_langkah_biasa_berikutnya(sudah, lanjut):
    assert berikutnya(sudah) is lanjut


@pytest.mark.parametrize(
    ("sudah", "tuju", "lewat"),
    [
        ((), SATU, ()),
        ((), BEKU, (SATU, DUA, USUL)),
        ((SATU, DUA), BEKU, (USUL,)),
        ((BEKU,), CABUT, ()),
        ((SATU, BEKU), DUA, ()),
    ],
)
def test_lompatan_menyebut_yang_dilewati(sudah, tuju, lewat):
    assert dilompati(sudah, tuju) == lewat


@pytest.mark.parametrize(("sudah", "ditolak"), [((), True), ((BEKU,), True), ((SATU,), False)])
def test_teguran_kedua_tanpa_yang_pertama_ditolak(sudah, ditolak):
    assert bool(sebab_ditolak(sudah, DUA)) is ditolak
    assert not sebab_ditolak(sudah, CABUT)
