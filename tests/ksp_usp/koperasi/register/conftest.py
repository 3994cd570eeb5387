"""Fixtures of this folder."""

import pytest

from core.dasar.izin import Peran
from tests.skenario.peramban import Petugas


@pytest.fixture
def loket():
    return Petugas(Peran.LOKET, "Neneng", kode="32.05")
