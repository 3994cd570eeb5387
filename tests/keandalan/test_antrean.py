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

from core.models import Surat
from core.perkara import antrean
from core.perkara.simpanan import sidik_isi
from core.perkara.surat import buat_pdf
from tests import pabrik
from tests.bantu_bukti import sebagai_pemilik
from tests.keandalan import tugas
from tests.keandalan.mesin import alamat_basis_data, lingkungan
from tests.proksi import AKAR

pytestmark = pytest.mark.django_db(transaction=True)
TUGAS = 25
BUNUH = 8
LAMA = 60
BARIS = 600  # of a long letter; a Keputusan of the nation has 1,800


@pytest.fixture(autouse=True)
def tabel(antrean_tabel):
    with sebagai_pemilik(picu=True) as kursor:
        kursor.execute(tugas.TABEL)
        kursor.execute("TRUNCATE uji_tugas")
        kursor.execute("GRANT SELECT ON uji_tugas TO PUBLIC")


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
        with sebagai_pemilik(picu=True) as kursor:
            kursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        time.sleep(0.7)
    tunggu(lambda: not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists())
    assert satu.poll() is None, "pekerja harus tetap hidup"
    hentikan(satu)
    assert [jadi for _, _, jadi in isi()] == [1] * 5


def test_pekerja_yang_mati_di_tengah_keputusan_panjang_diganti_dan_pdfnya_satu(tmp_path):
    """The number stood before; the letter is set again from its frozen text by the next worker."""
    pabrik.majukan(pabrik.buat_usulan(), "terseleksi")
    surat = Surat.objects.get(jenis="ba_seleksi")
    baris = "".join(f"<tr><td>{n}</td><td>Sentra {n}</td><td>Kabupaten Garut</td></tr>" for n in range(BARIS))
    html = surat.html.replace("</body>", f"<table>{baris}</table></body>")
    panjang = Surat(
        **{f.attname: getattr(surat, f.attname) for f in Surat._meta.fields if f.name not in ("id", "diterbitkan_pada")}
    )
    panjang.urut, panjang.nomor, panjang.kode = surat.urut + 1, f"{surat.nomor}-2", "ABCDEFGH2345"
    panjang.html, panjang.sidik_html = html, sidik_isi(html.encode())
    panjang.save(force_insert=True)
    antrean.antrekan(buat_pdf, panjang.pk)
    baris_antrean = DBTaskResult.objects.filter(pk=antrean.kunci(buat_pdf, panjang.pk))
    mati = pekerja(**lingkungan(tmp_path))
    tunggu(lambda: baris_antrean.get().status == "RUNNING")
    time.sleep(1.5)
    mati.kill()
    mati.wait()
    assert not panjang.rendisi.exists()
    lanjut = pekerja(**lingkungan(tmp_path))
    mulai = time.monotonic()
    tunggu(panjang.rendisi.exists, 120)
    tunggu(lambda: baris_antrean.get().status == "SUCCESSFUL")
    hentikan(lanjut)
    print(f"{BARIS} baris: PDF {time.monotonic() - mulai:.0f} detik sesudah pekerja mati")
    assert panjang.rendisi.count() == 1 and len(baris_antrean.get().worker_ids) == 2
