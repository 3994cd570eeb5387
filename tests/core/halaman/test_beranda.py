"""The front page: without an account, without a name of anybody, and the desk for who is logged in."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from core.dasar.izin import Peran
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


def test_alamat_tanpa_jalan_adalah_beranda_bagi_umum_dan_meja_kerja_bagi_petugas(client):
    cache.clear()
    assert "Dari sentra di kabupaten sampai Keputusan Menteri" in client.get("/").content.decode()
    client.force_login(buat_pengguna(Peran.LOKET, kode="32.05"))
    assert "Dari sentra di kabupaten" not in client.get("/").content.decode()
    assert "Dari sentra di kabupaten" in client.get(reverse("beranda")).content.decode()
