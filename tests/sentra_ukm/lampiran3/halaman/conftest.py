"""Fixtures of this folder."""

import pytest

from tests import pabrik


@pytest.fixture
def pengguna(db):
    return pabrik.buat_pengguna()


@pytest.fixture
def usulan(pengguna):
    return pabrik.buat_usulan(pengguna=pengguna, lengkap=False)


@pytest.fixture
def peramban(client, pengguna):
    client.force_login(pengguna)
    return client
