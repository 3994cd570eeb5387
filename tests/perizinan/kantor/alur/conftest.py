"""Fixtures of this folder."""

import pytest

from tests import pabrik


@pytest.fixture(autouse=True)
def kalender_terkonfirmasi(db):
    pabrik.konfirmasi_kalender(*range(2024, 2029))
