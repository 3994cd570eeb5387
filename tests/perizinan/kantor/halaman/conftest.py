"""Fixtures of this folder."""

import pytest

from tests import pabrik
from tests.pabrik import buat_kantor, buat_koperasi, buat_pengguna, konfirmasi_kalender, majukan_kantor


@pytest.fixture
def tahun(db):
    konfirmasi_kalender()


@pytest.fixture
def masuk(client):
    """Log in as a person of this role at the office of this region; returns the person."""

    def sebagai(peran, kode="32.05"):
        pengguna = buat_pengguna(peran, kode=kode)
        client.force_login(pengguna)
        return pengguna

    return sebagai


@pytest.fixture
def nasional():
    """A national KSP seated in another province: members in two provinces, licensed by the Menteri."""
    koperasi = buat_koperasi("33.74", anggota=["33.74", "32.05"], lengkap=False, nama="KSP Nusantara Sentosa")
    pabrik.buat_izin_lama(koperasi, nomor="07/IUSP/M/2019")
    return koperasi


@pytest.fixture
def draf():
    return buat_kantor(lengkap=False)


@pytest.fixture
def lengkap():
    return buat_kantor()


@pytest.fixture
def disetujui(lengkap):
    return majukan_kantor(lengkap, "disetujui")


@pytest.fixture
def beroperasi(disetujui):
    return pabrik.majukan_kantor(disetujui, "beroperasi")
