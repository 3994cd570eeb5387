"""Fixtures of this folder."""

import pytest

from tests.pabrik import buat_pengguna, buat_usulan


@pytest.fixture
def pokja():
    return buat_pengguna(nama="Euis Kartini")


@pytest.fixture
def masuk(client, pokja):
    client.force_login(pokja)
    return client


@pytest.fixture
def draf(pokja):
    return buat_usulan(pengguna=pokja, lengkap=False)
