"""The pages of an application, from the counter to the letter, as each officer sees them."""

import re

import pytest
from django.urls import reverse

from core.peran import Peran
from tests.pabrik import buat_pengguna, buat_permohonan, majukan_izin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def teks(balasan):
    return re.sub(r"\s+", " ", balasan.content.decode())


def masuk(client, peran, kode="32.05"):
    pengguna = buat_pengguna(peran, kode=kode)
    client.force_login(pengguna)
    return pengguna


@pytest.fixture
def loket(client):
    return masuk(client, Peran.LOKET)


def url(nama, p, *lain):
    return reverse(nama, args=[p.pk, *lain])


@pytest.mark.parametrize("status", ["draf", "diterima", "lengkap", "siap", "terbit", "ditolak"])
def test_tiap_halaman_terbuka_pada_tiap_status(client, loket, status):
    p = buat_permohonan()
    if status != "draf":
        p = majukan_izin(p, status)
    for nama in ("permohonan_rinci", "permohonan_tugas", "permohonan_periksa"):
        assert client.get(url(nama, p)).status_code == 200
    for butir in ("7a", "7b", "7c", "7d", "7e", "7f"):
        assert client.get(url("permohonan_isian", p, butir)).status_code == (200 if status == "draf" else 403)
    masuk(client, Peran.PEMERIKSA)
    kode = client.get(url("permohonan_pemeriksaan", p)).status_code
    assert kode == (200 if status in ("diterima", "lengkap") else 302)
    for nama in ("permohonan_daftar", "izin_daftar", "registrasi_daftar"):
        assert client.get(reverse(nama)).status_code == 200
    assert client.get(p.koperasi.get_absolute_url()).status_code == 200
    if status == "terbit":
        assert client.get(p.izin.get_absolute_url()).status_code == 200
