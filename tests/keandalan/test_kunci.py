"""A key is turned under traffic, and the turning is killed again and again: no NIK is lost, none stands there twice."""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from core.dasar.izin import Peran
from core.dasar.kunci import putar_semua
from core.dasar.rahasia import TakTerbaca, _tanda, semua_sidik, sidik_nik
from ksp_usp.models import Orang
from sentra_ukm.models import Ukm
from tests import pabrik
from tests.ksp_usp.koperasi.test_orang import tambah
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db(transaction=True)
AKAR = Path(__file__).resolve().parents[2]
BARIS = 3_000
BUNUH = 5
PENULIS = 3
LAMA, BARU = (Fernet.generate_key().decode() for _ in range(2))


def nik(n):
    return f"320501{1 + n % 28:02}0385{n:04}"


def pemutar():
    s = connection.settings_dict
    env = {
        "DATABASE_URL": f"postgres://{s['USER']}@{s['HOST']}:{s['PORT']}/{s['NAME']}", "KUNCI_NIK": f"{BARU},{LAMA}",
        "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "true",
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "manage.py", "putar_kunci"],
        cwd=AKAR,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        text=True,
    )


def diputar():
    return Ukm.objects.filter(nik_sidik__startswith=_tanda(BARU)).count()


def di_latar(kerja, *isi):
    def jalan():
        try:
            kerja(*isi)
        finally:
            connection.close()

    benang = threading.Thread(target=jalan)
    benang.start()
    return benang


def test_kunci_berganti_di_bawah_lalu_lintas_walau_pemutarnya_dibunuh(settings):
    settings.KUNCI_NIK = [LAMA]
    usulan = pabrik.buat_usulan(lengkap=False)
    koperasi = pabrik.buat_koperasi()
    loket = [Petugas(Peran.LOKET, f"Loket {n}", kode="32.05") for n in range(2)]
    Ukm.objects.bulk_create(
        Ukm(usulan=usulan, urut=n, nama_usaha=f"U{n}", nama_pemilik="P", nik=nik(n), kekayaan_bersih=1,
            penjualan_tahunan=1, omzet_bulan=1, produk="Tas") for n in range(BARIS)
    )  # fmt: skip
    semula = dict(Ukm.objects.values_list("urut", "diubah_pada"))
    settings.KUNCI_NIK = [BARU, LAMA]
    berhenti, ditulis = threading.Event(), {}

    def menulis(ke):
        acak = random.Random(ke)
        while not berhenti.is_set():
            n = acak.randrange(ke, BARIS, PENULIS)
            satu = Ukm.objects.get(urut=n)
            assert satu.nik == ditulis.get(n, nik(n))
            satu.nik = ditulis[n] = nik((n + acak.randrange(BARIS)) % BARIS)
            satu.save()

    lalu_lintas = [di_latar(menulis, ke) for ke in range(PENULIS)]
    for ke in range(BUNUH):
        proses, awal = pemutar(), diputar()
        while diputar() < awal + 100 and proses.poll() is None:
            time.sleep(0.02)
        proses.kill()
        proses.wait()
        # The same person twice, while his other row goes from key to key.
        ganda = [di_latar(tambah, satu, koperasi, "pengurus") for satu in loket]
        for benang in ganda:
            benang.join()
        settings.KUNCI_NIK = [LAMA, BARU] if ke % 2 else [BARU, LAMA]
    settings.KUNCI_NIK = [BARU, LAMA]
    proses = pemutar()
    keluar, _ = proses.communicate(timeout=120)
    berhenti.set()
    for benang in lalu_lintas:
        benang.join()
    putar_semua()

    assert proses.returncode == 0 and "boleh dilepas" in keluar
    settings.KUNCI_NIK = [BARU]
    salah = [
        u.urut for u in Ukm.objects.all()
        if isinstance(u.nik, TakTerbaca) or (u.nik, u.nik_sidik) != (ditulis.get(u.urut, nik(u.urut)), sidik_nik(u.nik))
    ]  # fmt: skip
    assert salah == []
    assert len(ditulis) > 50
    diam = [n for n, saat in Ukm.objects.values_list("urut", "diubah_pada") if n not in ditulis and saat != semula[n]]
    assert diam == []
    assert Orang.objects.filter(koperasi=koperasi, nik_sidik__in=semua_sidik("3205010101809001")).count() == 1
