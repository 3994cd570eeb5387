"""Fixtures of this folder."""

import pytest

from core.dasar.izin import Peran
from tests import pabrik
from tests.ksp_usp.penilaian.halaman.bantu import masuk, tahun_lalu


@pytest.fixture
def penilaian():
    return pabrik.buat_penilaian(tahun_buku=tahun_lalu())


@pytest.fixture
def tim(client, penilaian):
    """The member of the team, logged in."""
    return masuk(client, penilaian.tim.get().pengguna)


@pytest.fixture
def pengawas(client):
    return masuk(client, pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05"))
