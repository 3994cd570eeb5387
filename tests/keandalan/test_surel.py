"""Real senders on the real outbox: several at once, killed in the middle of the conversation with the mail server."""

import os
import random
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.db.models.functions import Now

from core.models import Surel
from core.perkara.surel import kirim
from tests.keandalan.mesin import alamat_basis_data
from tests.proksi import AKAR
from tests.server_surel import ServerSurel

pytestmark = pytest.mark.django_db(transaction=True)
SUREL = 80
PENGIRIM = 3
BUNUH = 6
LAMA = 120


@pytest.fixture
def server():
    def pelan(kata, penerima):
        if kata in ("RCPT", "diterima"):  # so that a kill finds somebody in the middle
            time.sleep(0.03)

    with ServerSurel(pelan) as satu:
        yield satu


@pytest.fixture(autouse=True)
def kotak_keluar(db, antrean_tabel):
    for n in range(SUREL):
        kirim(f"uji:{n}", f"orang{n}@contoh.example", f"Hal {n}", "Isi.")
    Surel.objects.update(coba_pada=Now())  # by the clock of the senders


def pengirim(server):
    env = {"DJANGO_SETTINGS_MODULE": "config.settings", "EMAIL_URL": f"smtp://127.0.0.1:{server.port}"}
    env = {**os.environ, "DATABASE_URL": alamat_basis_data(), "ANTREAN_LANGSUNG": "false", **env}
    return subprocess.Popen([sys.executable, "manage.py", "kirim_surel"], cwd=AKAR, env=env, stdout=subprocess.DEVNULL)


def belum():
    return Surel.objects.exclude(keadaan=Surel.Keadaan.TERKIRIM).count()


def test_beberapa_pengirim_bersamaan_mengirim_tiap_surel_tepat_sekali(server):
    for satu in [pengirim(server) for _ in range(PENGIRIM)]:
        assert satu.wait(LAMA) == 0
    assert Counter(server.diterima).most_common(1)[0][1] == 1
    assert len(server.diterima) == SUREL and not belum()


def test_pengirim_yang_dibunuh_tidak_menghilangkan_surel_dan_yang_terkirim_lagi_bertanda_sama(server):
    acak, bunuh = random.Random(3), 0
    akhir = time.monotonic() + LAMA
    while belum() and time.monotonic() < akhir:
        Surel.objects.update(coba_pada=Now())  # the claim of the dead one runs out
        satu = pengirim(server)
        semula = len(server.diterima)
        while bunuh < BUNUH and satu.poll() is None and len(server.diterima) == semula:
            time.sleep(0.02)
        if bunuh < BUNUH and satu.poll() is None:
            time.sleep(acak.uniform(0, 0.15))
            satu.kill()
            bunuh += 1
        satu.wait(LAMA)
    ganda = len(server.diterima) - SUREL
    print(f"{SUREL} surel, {bunuh} pengirim dibunuh, {ganda} terkirim lagi dengan tanda yang sama")
    assert bunuh == BUNUH and not belum()
    assert len(set(server.diterima)) == SUREL, "surel hilang, atau terkirim lagi dengan tanda lain"
    assert 0 <= ganda <= bunuh
