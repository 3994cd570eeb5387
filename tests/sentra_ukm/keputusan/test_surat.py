"""How the text of a Keputusan is set: its letterhead, its dicta."""

import pytest

from core.dasar.rupa import jabatan_besar
from sentra_ukm.keputusan.surat import kop_keputusan, nama_diktum, uraikan


@pytest.mark.parametrize(
    ("jabatan", "kop", "tercetak"),
    [
        ("Menteri Koperasi", ["MENTERI KOPERASI", "REPUBLIK INDONESIA"], "MENTERI KOPERASI"),
        ("Plt. Menteri Koperasi Republik Indonesia", ["MENTERI KOPERASI", "REPUBLIK INDONESIA"],
         "Plt. MENTERI KOPERASI REPUBLIK INDONESIA"),
        ("a.n. Menteri Koperasi, Deputi Usaha", ["MENTERI KOPERASI", "REPUBLIK INDONESIA"],
         "a.n. MENTERI KOPERASI, DEPUTI USAHA"),
    ],
)  # fmt: skip
def test_kop_keputusan_milik_jabatan_tanpa_sebutan(jabatan, kop, tercetak):
    assert kop_keputusan({"kop_jabatan": False}, jabatan) == kop
    assert jabatan_besar(jabatan) == tercetak


@pytest.mark.parametrize(
    ("teks", "awal", "baris"),
    [
        ("Menetapkan 2 (dua) sentra.", "Menetapkan 2 (dua) sentra.", []),
        ("Meliputi: a. modal; b. pasar. Juga: a. alat.", "Meliputi:",
         [("a.", "modal;"), ("b.", "pasar."), ("", "Juga:"), ("a.", "alat.")]),
        ("Menurut: c. huruf c dahulu.", "Menurut: c. huruf c dahulu.", []),  # as it was typed
    ],
)  # fmt: skip
def test_diktum_yang_mendaftar_dicetak_sebagai_daftar(teks, awal, baris):
    assert uraikan(teks) == (awal, baris)


def test_nama_diktum():
    assert [nama_diktum(n) for n in (1, 2, 5, 11)] == ["KESATU", "KEDUA", "KELIMA", "KESEBELAS"]
