"""Backup and recovery as an operator does them: under load, into an empty place, to a moment between two acts."""

import io
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection, connections

from core.cadangan.salinan import cadangkan
from core.dasar.izin import Peran
from core.models import Surat
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik
from tests.keandalan.klaster import ARSIP, Klaster, django, lingkungan, perintah

UTAS = 3  # offices that work while the copy is made
SURAT = 12  # letters that stand before it, so that ten PDFs can be opened
LANGKAH_SAAT_DISALIN = 3  # at least so many acts must fall into the copy, or the drill shows nothing
BATAS_ARSIP = 30  # seconds until an act lies in the archive, with archive_timeout = 2
KUNCI_LAMA = "a3VuY2ktbmlrLXVudHVrLXBlbmd1amlhbi1zYWphISE="
KUNCI_BARU = "a3VuY2ktbmlrLWJhcnUtdW50dWstcGVuZ3VqaWFuISE="
RAHASIA = {"SECRET_KEY": "kunci-untuk-pengujian-saja", "KUNCI_NIK": KUNCI_LAMA, "HTTPS": "false"}


def satu_langkah():
    """A case of its own, with a person whose NIK is kept, and its first letter."""
    usulan = pabrik.buat_usulan(pengguna=pabrik.buat_pengguna(Peran.POKJA_KABKOTA))
    ukm = usulan.ukm.first()
    ukm.nik = "3205004101800001"
    ukm.save()
    ALUR_USULAN.jalankan(usulan, "seleksi", usulan.dibuat_oleh, versi=usulan.versi)


class Beban:
    """Officials who go on working, each on a connection of its own, until the block ends."""

    def __enter__(self):
        self.henti, self.jumlah, self.galat = threading.Event(), 0, []
        self.utas = [threading.Thread(target=self.kerja) for _ in range(UTAS)]
        for satu in self.utas:
            satu.start()
        return self

    def kerja(self):
        try:
            while not self.henti.is_set():
                satu_langkah()
                self.jumlah += 1
        except Exception as galat:
            self.galat.append(galat)
        finally:
            connections.close_all()

    def __exit__(self, *_):
        self.henti.set()
        for satu in self.utas:
            satu.join()
        assert self.galat == []


@pytest.fixture
def kosong(tmp_path):
    """A function that makes an empty database of this cluster and an empty folder: the environment of a restore."""
    dibuat = []

    s = connection.settings_dict

    def jalankan(perintah_sql):
        """As the owner of the cluster: the tests themselves have the rights of the application alone."""
        pemilik = psycopg2.connect(host=s["HOST"], port=s["PORT"], user=s["USER"], dbname="postgres")
        pemilik.autocommit = True
        with closing(pemilik), pemilik.cursor() as kursor:
            kursor.execute(perintah_sql)

    def buat(nama):
        jalankan(f'CREATE DATABASE "{nama}" TEMPLATE template0')
        dibuat.append(nama)
        return {
            "alamat": f"postgres://{s['USER']}@{s['HOST']}:{s['PORT']}/{nama}",
            "BERKAS_DIR": str(tmp_path / nama / "berkas"),
            "BERKAS_KEADAAN": str(tmp_path / nama / "keadaan.json"),
        }

    yield buat
    for nama in dibuat:
        jalankan(f'DROP DATABASE "{nama}" WITH (FORCE)')


@pytest.mark.django_db(transaction=True)
def test_cadangan_di_bawah_beban_dipulihkan_dua_kali_berturut_turut(tmp_path, kosong, settings):
    for _ in range(SURAT):
        satu_langkah()
    for kali, kunci in enumerate((KUNCI_LAMA, KUNCI_BARU), 1):
        settings.KUNCI_NIK = list(dict.fromkeys((kunci, KUNCI_LAMA)))
        call_command("putar_kunci", stdout=io.StringIO())
        with Beban() as beban:
            time.sleep(1)
            sebelum = beban.jumlah
            hasil = cadangkan(tmp_path / "cadangan")
            while beban.jumlah - sebelum < LANGKAH_SAAT_DISALIN:
                time.sleep(0.1)
        assert hasil["hilang"] == []
        # Work went on: the copy is of a moment.
        assert Surat.objects.count() > hasil["ringkasan"]["baris"]["core_surat"]
        tempat = kosong(f"pulih_{kali}") | RAHASIA | {"KUNCI_NIK": kunci}  # turned: the old key may be gone
        kata = perintah("pulihkan", str(tmp_path / "cadangan" / hasil["nama"]), **tempat)
        assert "PEMULIHAN BAIK" in kata and "✗" not in kata
        assert "✓ PDF surat: 10 dibuka" in kata
        # Closed for writing, and once only.
        assert "dipulihkan dari cadangan" in perintah("baca_saja", "lihat", **tempat)
        lagi = perintah("pulihkan", str(tmp_path / "cadangan" / hasil["nama"]), harap=1, **tempat)
        assert "tidak kosong" in lagi
        assert "Jejak utuh" in perintah("verifikasi_jejak", **tempat)
    salah = kosong("pulih_kunci")
    kata = perintah("pulihkan", str(tmp_path / "cadangan" / hasil["nama"]), harap=1, **RAHASIA, **salah)
    assert "✗ NIK dan sidiknya" in kata and "PEMULIHAN TIDAK BOLEH DIBUKA: 1 pemeriksaan" in kata


ACT = """
from tests import pabrik
from core.dasar.izin import Peran
from core.models import Jejak, Pengguna, Surat
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.pabrik.dasar import _urut
for _ in range(1000 * Pengguna.objects.count()):
    next(_urut)
u = pabrik.buat_usulan(pengguna=pabrik.buat_pengguna(Peran.POKJA_KABKOTA))
ALUR_USULAN.jalankan(u, "seleksi", u.dibuat_oleh, versi=u.versi)
print(Surat.objects.count(), Jejak.objects.count())
"""
HITUNG = """
from core.models import Jejak, Surat
from core.cadangan.ringkasan import penghitung_timpang
from core.perkara.jejak import periksa_rantai
print(Surat.objects.count(), Jejak.objects.count(), len(penghitung_timpang()), len(list(periksa_rantai())))
"""


@pytest.fixture
def klaster(tmp_path):
    dibuat = []

    def buat(nama):
        dibuat.append(Klaster(tmp_path / nama))
        return dibuat[-1]

    yield buat
    for satu in dibuat:
        if (satu.data / "postmaster.pid").exists():
            satu.henti("immediate")
        shutil.rmtree(satu.wadah, ignore_errors=True)


def test_dipulihkan_ke_saat_di_antara_dua_langkah(klaster):
    asal = klaster("asal")
    asal.dari_templat()
    asal.mulai(*ARSIP, "archive_timeout = 2", f"archive_command = 'test ! -f {asal.arsip}/%f && cp %p {asal.arsip}/%f'")
    asal.jalankan(
        "pg_basebackup", "-h", "127.0.0.1", "-p", str(asal.port), "-U", "sentra", "-D", str(asal.wadah / "dasar")
    )
    pertama = django(ACT, asal.alamat).split()
    saat = asal.sql("SELECT clock_timestamp()")
    time.sleep(1)
    kedua = django(ACT, asal.alamat).split()
    assert int(kedua[0]) == int(pertama[0]) + 1
    lama = asal.tunggu_arsip()
    asal.henti("immediate")  # the machine is gone: what the archive holds is all there is
    baru = klaster("baru")
    shutil.copytree(asal.wadah / "dasar", baru.data)
    (baru.data / "recovery.signal").touch()
    with (baru.data / "postgresql.auto.conf").open("a") as isi:
        isi.write(f"restore_command = 'cp {asal.arsip}/%f %p'\nrecovery_target_time = '{saat}'\n")
        isi.write("recovery_target_action = 'promote'\n")
    baru.mulai("archive_mode = off")
    assert django(HITUNG, baru.alamat).split() == [*pertama, "0", "0"]
    assert lama < BATAS_ARSIP


def ambil(port, jalur):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{jalur}", timeout=20) as balasan:
            return balasan.status, balasan.read().decode()
    except urllib.error.HTTPError as galat:
        return galat.code, galat.read().decode()


@pytest.fixture
def situs(klaster, tmp_path):
    """gunicorn before a PostgreSQL that the test may stop."""
    pg = klaster("situs")
    pg.dari_templat()
    pg.mulai()
    port = Klaster(tmp_path / "port").port
    env = {k: v for k, v in os.environ.items() if k != "TEMPLAT_BASIS_DATA"} | lingkungan(pg.alamat)
    pilihan = f"--bind=127.0.0.1:{port}", "--workers=2", "--log-level=error"
    proses = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi", *pilihan],
        env=env, stderr=(tmp_path / "gunicorn.txt").open("w"),
    )  # fmt: skip
    akhir = time.monotonic() + 60
    while True:
        try:
            if ambil(port, "/masuk/")[0] == 200:
                break
        except OSError:
            assert time.monotonic() < akhir, (tmp_path / "gunicorn.txt").read_text()
            time.sleep(0.3)
    yield pg, port, tmp_path / "gunicorn.txt"
    proses.terminate()
    proses.wait(30)


def test_postgresql_berhenti_dan_kembali_tanpa_menyentuh_aplikasi(situs):
    pg, port, catatan = situs
    assert ambil(port, "/surat/ABCDEFGHJKMN/")[0] == 404
    assert "Semua layanan berjalan." in ambil(port, "/status/")[1]
    pg.henti("immediate")
    time.sleep(6)  # the page of the state keeps a measure for five seconds
    mulai = time.monotonic()
    kode, isi = ambil(port, "/status/")
    assert (kode, "Basis data sedang terganggu." in isi) == (200, True)
    for _ in range(4):  # both workers, with connections that are dead and with none
        kode, isi = ambil(port, "/surat/ABCDEFGHJKMN/")
        assert kode == 503 and "Basis data sedang tidak dapat dihubungi" in isi and "tidak ada yang berubah" in isi
    assert time.monotonic() - mulai < 10
    nomor = isi.split("<strong>K-")[1][:7]
    assert f"K-{nomor}" in catatan.read_text()
    pg.mulai()
    assert {ambil(port, "/surat/ABCDEFGHJKMN/")[0] for _ in range(6)} == {404}
    time.sleep(6)
    assert "Semua layanan berjalan." in ambil(port, "/status/")[1]
