"""Fixtures of this folder."""

import pytest

from tests.pabrik import buat_usulan, majukan


@pytest.fixture
def di_provinsi():
    return majukan(buat_usulan(), "di_provinsi")


@pytest.fixture
def di_kementerian():
    return majukan(buat_usulan(), "di_kementerian")


@pytest.fixture
def tiga_lengkap():
    return [majukan(buat_usulan(kode), "lengkap") for kode in ("32.73", "32.05", "32.06")]
