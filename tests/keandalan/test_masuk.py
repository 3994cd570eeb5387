"""Ten thousand hostile log-ins: tests/keamanan/test_masuk.py has what each does, and who must get in meanwhile."""

import sys
import time

import pytest

from core.models import PercobaanMasuk
from tests.keamanan.test_masuk import jam_sendiri, kepung  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
SERANGAN, CONTOH = 10_000, 100


def test_sepuluh_ribu_masuk_palsu_tidak_menunda_siapa_pun_yang_berfaktor(jam_sendiri, capsys):  # noqa: F811
    mulai = time.monotonic()
    balasan, masuk_sah = kepung(SERANGAN, CONTOH)
    lama = time.monotonic() - mulai
    assert masuk_sah == 4 * CONTOH
    assert balasan.count(429) > SERANGAN / 10
    assert PercobaanMasuk.objects.exclude(hasil="berhasil").count() >= SERANGAN
    with capsys.disabled():
        sys.stdout.write(f"\n{SERANGAN} serangan, {balasan.count(429)} ditunda, {masuk_sah} masuk sah, {lama:.0f} s\n")
