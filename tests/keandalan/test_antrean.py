"""Real workers on the real queue: killed in the middle, hung, cut from the database. Every task is done, and once."""

import os
import random
import subprocess
import sys
import time

import pytest
from django.db import connection
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from core.perkara import antrean
from tests.keandalan import tugas
from tests.keandalan.mesin import alamat_basis_data
from tests.proksi import AKAR

pytestmark = pytest.mark.django_db(transaction=True)
TUGAS = 25
BUNUH = 8
LAMA = 60


@pytest.fixture(autouse=True)
def tabel(antrean_tabel):
    with connection.cursor() as kursor:
        kursor.execute(tugas.TABEL)
        kursor.execute("TRUNCATE uji_tugas")


def pekerja(**env):
    env = {"ANTREAN_LANGSUNG": "false", "DJANGO_SETTINGS_MODULE": "config.settings", **env}
    env = {**os.environ, "DATABASE_URL": alamat_basis_data(), **env}
    return subprocess.Popen([sys.executable, "manage.py", "pekerja"], cwd=AKAR, env=env)


def isi():
    with connection.cursor() as kursor:
        kursor.execute("SELECT pk, mulai, jadi FROM uji_tugas ORDER BY pk")
        return kursor.fetchall()


def tunggu(syarat, lama=LAMA):
    """Until `syarat` holds; the pauses before a further attempt are passed over, by the clock that the workers have."""
    akhir = time.monotonic() + lama
    while not syarat():
        assert time.monotonic() < akhir, list(DBTaskResult.objects.values_list("task_path", "status", "worker_ids"))
        DBTaskResult.objects.filter(status="READY").update(run_after=Now())
        time.sleep(0.1)


def hentikan(*proses):
    for satu in proses:
        satu.terminate()
    for satu in proses:
        satu.wait(30)


def test_pekerja_yang_dibunuh_di_tengah_tidak_menghilangkan_dan_tidak_menggandakan_tugas():
    acak = random.Random(5)
    for pk in range(TUGAS):
        antrean.antrekan(tugas.pelan, pk)
    kerja = [pekerja(), pekerja()]
    tunggu(lambda: isi())
    for _ in range(BUNUH):
        time.sleep(acak.uniform(0, 0.5))
        mati = kerja.pop(0)
        mati.kill()
        mati.wait()
        kerja.append(pekerja())
    tunggu(lambda: not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists())
    hentikan(*kerja)
    assert [(pk, jadi) for pk, _, jadi in isi()] == [(pk, 1) for pk in range(TUGAS)]
    assert sum(mulai for _, mulai, _ in isi()) > TUGAS, "tidak satu pun terbunuh di tengah"


def test_tugas_yang_macet_mengakhiri_pekerjanya_dan_dikerjakan_yang_berikut():
    antrean.antrekan(tugas.macet, 1)
    pertama = pekerja(BATAS_TUGAS="2")
    tunggu(lambda: pertama.poll() is not None)
    assert pertama.returncode != 0
    kedua = pekerja(BATAS_TUGAS="2")
    tunggu(lambda: antrean.keadaan(tugas.macet, [1]) == {1: "selesai"})
    hentikan(kedua)
    assert isi() == [(1, 2, 1)]


def test_pekerja_meneruskan_sesudah_basis_data_memutus_semua_sambungan():
    for pk in range(5):
        antrean.antrekan(tugas.pelan, pk)
    satu = pekerja()
    tunggu(lambda: isi())
    for _ in range(3):
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        time.sleep(0.7)
    tunggu(lambda: not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists())
    assert satu.poll() is None, "pekerja harus tetap hidup"
    hentikan(satu)
    assert [jadi for _, _, jadi in isi()] == [1] * 5
