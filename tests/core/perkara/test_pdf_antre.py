"""A long letter: its number at once, its PDF by the queue; nobody waits for it, and everybody sees how far it is."""

import threading
from unittest import mock

import pytest
from django.db import connection
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from core.dasar.izin import Peran
from core.models import Rendisi, Surat
from core.perkara import surat as letters
from tests import pabrik
from tests.core.perkara.test_antrean import bekerja, majukan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("surat_ringan", "antrean_tabel"),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="antrean sebagai tabel: PostgreSQL"),
]


@pytest.fixture
def terbit(django_capture_on_commit_callbacks):
    def _terbit():
        with django_capture_on_commit_callbacks(execute=True):
            pabrik.majukan(pabrik.buat_usulan(), "terseleksi")
        return Surat.objects.get()

    return _terbit


def buka(client, surat):
    client.force_login(surat.diterbitkan_oleh)
    return client.get(surat.get_absolute_url())


def test_surat_pendek_ada_pdfnya_seketika_dan_antrean_tidak_membuatnya_lagi(client, terbit):
    surat = terbit()
    assert buka(client, surat)["Content-Type"] == "application/pdf"
    with mock.patch.object(letters, "render_pdf", side_effect=AssertionError("dibuat dua kali")):
        majukan(letters.TUNDA)
        bekerja()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL" and Rendisi.objects.count() == 1


def test_surat_panjang_sah_seketika_dan_pdfnya_menyusul(client, terbit, monkeypatch):
    monkeypatch.setattr(letters, "PENDEK", 10)
    surat = terbit()
    assert surat.nomor and not Rendisi.objects.exists()
    menunggu = buka(client, surat)
    assert menunggu.status_code == 202
    assert "menunggu giliran" in menunggu.content.decode() and "sudah sah" in menunggu.content.decode()
    bekerja()
    assert buka(client, surat)["Content-Type"] == "application/pdf" and Rendisi.objects.count() == 1


def test_mesin_surat_yang_macet_tidak_ditunggu_dan_pekerja_lain_membuatnya(client, terbit, monkeypatch):
    monkeypatch.setattr(letters, "BATAS_SEKETIKA", 0.1)
    lepas, asli = threading.Event(), letters.render_pdf
    monkeypatch.setattr(letters, "render_pdf", lambda html: lepas.wait(20) and asli(html))
    surat = terbit()
    assert buka(client, surat).status_code == 202
    lepas.set()
    majukan(letters.TUNDA)
    bekerja()
    assert buka(client, surat)["Content-Type"] == "application/pdf"


def test_surat_yang_gagal_berkali_kali_mulai_lagi_bila_dibuka(client, terbit, monkeypatch):
    monkeypatch.setattr(letters, "PENDEK", 10)
    surat = terbit()
    DBTaskResult.objects.update(status="FAILED", worker_ids=["x"] * 10, exception_class_path="core.x")
    assert "menunggu giliran" in buka(client, surat).content.decode()


def test_halaman_keputusan_menyebut_sampai_mana_pdfnya(client, monkeypatch):
    monkeypatch.setattr(letters, "PENDEK", 10)
    keputusan = pabrik.buat_keputusan([pabrik.majukan(pabrik.buat_usulan(), "terpilih")])
    for aksi, peran in (
        ("ajukan_periksa", Peran.PENYUSUN_KEPUTUSAN),
        ("nyatakan_benar", Peran.PENYUSUN_KEPUTUSAN),
        ("tandatangani", Peran.PENETAP),
    ):
        pelaku = pabrik.buat_pengguna(peran, kode="00")
        keputusan.alur.jalankan(keputusan, aksi, pelaku, versi=keputusan.versi)
        keputusan.refresh_from_db()
    client.force_login(pelaku)
    alamat = reverse("keputusan_rinci", args=[keputusan.pk])
    assert "PDF menunggu giliran. Keputusan ini sudah sah." in client.get(alamat).content.decode()
    bekerja()
    assert "Keputusan ini sudah sah" not in client.get(alamat).content.decode()
