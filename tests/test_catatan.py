"""The log is read by people who may not see personal data."""

import logging
import sys

from config.catatan import TanpaDataPribadi
from core.dasar.permintaan import id_permintaan


def baris(pesan, *isi, galat=None):
    catatan = logging.LogRecord("sentra", logging.ERROR, __file__, 1, pesan, isi, galat)
    return TanpaDataPribadi("%(levelname)s %(message)s").format(catatan)


def test_nik_di_dalam_pesan_disamarkan():
    assert baris("baris %s ditolak", "3205012345678901") == "- ERROR baris [disamarkan] ditolak"


def test_baris_menyebut_permintaannya_juga_bila_idnya_panjang():
    penanda = id_permintaan.set("123456789012345678901234")
    try:
        assert baris("gagal") == "123456789012345678901234 ERROR gagal"
    finally:
        id_permintaan.reset(penanda)


def test_jejak_galat_menyebut_tempat_tanpa_nilai_yang_salah():
    nama = "Siti Aminah"
    try:
        raise ValueError(f"Key (nama)=({nama}) already exists")
    except ValueError:
        hasil = baris("gagal", galat=sys.exc_info())
    assert hasil.endswith("ValueError")
    assert "test_catatan.py" in hasil
    assert "already exists" in hasil  # the line of code, not the message
    assert f"({nama})" not in hasil


def test_alamat_yang_ditulis_orang_tidak_membuat_baris_kedua():
    hasil = baris("GET %s", "/a\r\n2026-12-02 INFO sentra palsu\x1b[2J\u2028")
    assert hasil == "- ERROR GET /a\\r\\n2026-12-02 INFO sentra palsu\\x1b[2J\\u2028"


def test_tautan_sekali_pakai_tidak_tercatat():
    assert baris("GET %s", "/sandi/tautan/MTI/d0abc-0123/ (OperationalError)") == (
        "- ERROR GET /sandi/tautan/[disamarkan]/ (OperationalError)"
    )
