"""The queue: asked for with the act, done once, tried again after a pause, taken over from a worker that died."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from core.management.commands import pekerja
from core.perkara import antrean
from tests.bantu_bukti import sebagai_pemilik

pytestmark = pytest.mark.django_db
hanya_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="antrean sebagai tabel: PostgreSQL")
dikerjakan = []


@task()
def catat(nomor):
    dikerjakan.append(nomor)
    if nomor < 0:
        raise ValueError("sengaja")


@pytest.fixture(autouse=True)
def bersih():
    dikerjakan.clear()


def bekerja(nama="satu"):
    # The transaction of the test lives in the connection.
    with mock.patch.object(pekerja, "close_old_connections"), mock.patch.object(db_worker, "close_old_connections"):
        pekerja.kerjakan(pekerja.SatuPutaran(nama))


def baris(nomor=1):
    return DBTaskResult.objects.get(pk=antrean.kunci(catat, nomor))


def majukan(detik):
    """As if `detik` seconds had passed for what waits for its next attempt."""
    for satu in DBTaskResult.objects.all():
        satu.run_after -= timedelta(seconds=detik)
        satu.save(update_fields=["run_after"])


def test_tanpa_tabel_dikerjakan_sesudah_commit_dan_tidak_sebelumnya(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        antrean.antrekan(catat, 1)
        assert not dikerjakan
    assert dikerjakan == [1]
    assert antrean.keadaan(catat, [1]) == {}


def test_tanpa_tabel_pekerja_menolak_dengan_sebabnya():
    with pytest.raises(CommandError, match="tidak diperlukan"):
        call_command("pekerja", "--sekali")


@hanya_postgres
def test_diminta_bersama_tindakan_dan_batal_bersamanya(antrean_tabel):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        antrean.antrekan(catat, 1)
        raise ZeroDivisionError
    bekerja()
    assert not dikerjakan


@hanya_postgres
def test_yang_diminta_dua_kali_dikerjakan_sekali_dan_yang_selesai_boleh_diminta_lagi(antrean_tabel):
    antrean.antrekan(catat, 1)
    antrean.antrekan(catat, 1)
    assert antrean.keadaan(catat, [1, 2]) == {1: "menunggu giliran"}
    bekerja()
    assert dikerjakan == [1] and antrean.keadaan(catat, [1]) == {1: "selesai"}
    antrean.antrekan(catat, 1)
    bekerja()
    assert dikerjakan == [1, 1]


@hanya_postgres
def test_yang_gagal_dicoba_lagi_dengan_jeda_yang_memanjang_lalu_berhenti(antrean_tabel):
    antrean.antrekan(catat, -1)
    for coba in range(1, antrean.BATAS_COBA):
        bekerja()
        assert len(dikerjakan) == coba, "sebelum jedanya habis tidak dicoba"
        antrean.bangkitkan()
        jeda = baris(-1).run_after - timezone.now()
        assert timedelta(0) < jeda <= timedelta(seconds=antrean.JEDA[min(coba, len(antrean.JEDA)) - 1])
        assert f"gagal {coba} kali; akan dicoba lagi pada" in antrean.sebut(baris(-1))
        bekerja()
        majukan(antrean.JEDA[-1])
    bekerja()
    majukan(antrean.JEDA[-1])
    bekerja()
    assert len(dikerjakan) == antrean.BATAS_COBA
    assert "berhenti dicoba" in antrean.keadaan(catat, [-1])[-1]
    assert list(antrean.macet()) == [baris(-1)]
    # The one who runs the application mended it: asked for again, it begins anew.
    antrean.antrekan(catat, -1)
    bekerja()
    assert len(dikerjakan) == antrean.BATAS_COBA + 1


@hanya_postgres
@pytest.mark.parametrize("hidup", [True, False])
def test_tugas_pekerja_yang_mati_diambil_alih_dan_yang_hidup_tidak(antrean_tabel, hidup):
    antrean.antrekan(catat, 1)
    lain = connection.copy()
    with mock.patch.object(antrean, "connection", lain):
        antrean.akui("mati")
    baris().claim("mati")
    if not hidup:
        with lain.cursor() as kursor, sebagai_pemilik(picu=True) as kita:
            kursor.execute("SELECT pg_backend_pid()")
            kita.execute("SELECT pg_terminate_backend(%s, 5000)", kursor.fetchone())
    assert antrean.bangkitkan() == (not hidup)
    assert baris().status == (TaskResultStatus.RUNNING if hidup else TaskResultStatus.READY)
    majukan(antrean.JEDA[0])
    bekerja()
    assert dikerjakan == ([] if hidup else [1])
    lain.close()


@hanya_postgres
def test_pekerja_yang_mati_terus_menerus_tidak_dicoba_tanpa_akhir(antrean_tabel):
    antrean.antrekan(catat, 1)
    for urut in range(antrean.BATAS_COBA):
        baris().claim(f"mati-{urut}")
        antrean.bangkitkan()
    assert "berhenti dicoba" in antrean.sebut(baris())


@hanya_postgres
def test_tugas_yang_tidak_diambil_siapa_pun_disebut_macet(antrean_tabel):
    antrean.antrekan(catat, 1)
    assert not antrean.macet()
    majukan(antrean.TERTINGGAL.total_seconds() + 1)
    assert list(antrean.macet()) == [baris()]
    bekerja()
    assert not antrean.macet()
