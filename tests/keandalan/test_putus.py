"""The wire to PostgreSQL is cut at every message, in both directions, of signings and uploads: each stands wholly or
not at all, no answer claims what is not so; afterwards no letter is without a PDF, no number is missing or twice."""

import pytest

from tests.putus import BALIK, MAJU, Perantara, Putus
from tests.serentak.putus_kasus import Unggahan, akhiri, izin, periksa_utuh, seleksi, serang

pytestmark = [pytest.mark.serentak, pytest.mark.django_db(transaction=True)]
BANYAK = 1000


def rencana(perantara) -> list[Putus]:
    """Every message of the passage before: not passed on; to the server also cut right after."""
    maju, balik = (range(len(perantara.pesan[arah])) for arah in (MAJU, BALIK))
    sesudah = [Putus(MAJU, n, sesudah=True) for n in maju]
    return [*(Putus(MAJU, n) for n in maju), *sesudah, *(Putus(BALIK, n) for n in balik)]


def test_seribu_tindakan_yang_sambungannya_diputus_di_tiap_pesan():
    perantara, dilakukan, terjadi = Perantara(), 0, 0
    while dilakukan < BANYAK:
        for buat in (seleksi, izin, Unggahan):
            for _ in range(2):  # the first one of a kind opens its counter
                assert serang(buat(), perantara, None)
            kasus = buat()
            for putus in rencana(perantara):
                dilakukan += 1
                if serang(kasus, perantara, putus):
                    terjadi += 1
                    akhiri(kasus)
                    kasus = buat()
    perantara.tutup()
    assert 0 < terjadi < dilakukan
    periksa_utuh()
