"""Fixtures of this folder."""

import pytest

from tests import pabrik


@pytest.fixture
def petugas(db):
    for kode in ("32.05", "32.06", "32.73", "33.74"):
        pabrik.buat_wilayah(kode)
    return pabrik.buat_pengguna("loket", kode="32.05")
