"""A step that would be refused says what it lacks, linked to where that is mended, on the page of the case and on the
desk; and no page of a case reads more than the bar at any of its statuses."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dasar.izin import Peran
from perizinan.models import JaringanPelayanan, PermohonanIzin
from tests import pabrik
from tests.core.halaman.test_tindakan import tombol_utama
from tests.pabrik.izin import tandai_berkas
from tests.pabrik.kantor import tandai_berkas_kantor
from tests.test_kueri_halaman import BATAS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
MEJA = {PermohonanIzin: "permohonan_pemeriksaan", JaringanPelayanan: "jaringan_pemeriksaan"}
BUAT = {
    "izin": lambda status: (
        pabrik.buat_permohonan() if status == "draf" else pabrik.majukan_izin(pabrik.buat_permohonan(), status)
    ),
    "kantor": lambda status: pabrik.majukan_kantor(pabrik.buat_kantor(), status),
}


@pytest.fixture
def pemeriksa(client):
    client.force_login(pabrik.buat_pengguna(Peran.PEMERIKSA))
    return client


def meja(urusan) -> str:
    return reverse(MEJA[type(urusan)], args=[urusan.pk])


@pytest.mark.parametrize(("jenis", "butir"), [("izin", "7c"), ("kantor", "9a")])
def test_penilaian_yang_belum_dibuat_mengunci_langkahnya_dan_bertaut_ke_mejanya(pemeriksa, jenis, butir):
    urusan = BUAT[jenis]("diterima")
    html = pemeriksa.get(urusan.get_absolute_url()).content.decode()
    assert 'aria-disabled="true">Nyatakan lengkap</span>' in html
    assert html.count(f'<a href="{meja(urusan)}#tanda-{butir}">') == 1, "dua langkah yang kurang hal yang sama"
    assert f'id="tanda-{butir}"' in pemeriksa.get(meja(urusan)).content.decode(), "tautannya ke tempat yang ada"


@pytest.mark.parametrize("jenis", list(BUAT))
def test_tombol_utama_meja_bukan_langkah_yang_akan_ditolak(pemeriksa, jenis):
    urusan = BUAT[jenis]("diterima")
    html = pemeriksa.get(meja(urusan)).content.decode()
    assert tombol_utama(html) == ["Simpan catatan"]
    assert "Nyatakan lengkap: menurut catatan yang tersimpan masih kurang" in html
    (tandai_berkas if jenis == "izin" else tandai_berkas_kantor)(urusan)
    assert tombol_utama(pemeriksa.get(meja(urusan)).content.decode()) == ["Nyatakan lengkap"]


def test_yang_tidak_dapat_dibenahi_meja_mengunci_tombolnya(pemeriksa):
    p = BUAT["izin"]("diterima")
    p.koperasi.dihentikan_sejak = p.hari_ini
    p.koperasi.save()
    tandai_berkas(p)
    html = pemeriksa.get(meja(p)).content.decode()
    assert 'aria-disabled="true">Nyatakan lengkap</span>' in html
    assert not re.search(r'<button[^>]*value="nyatakan_lengkap"', html)


@pytest.mark.parametrize("jenis", list(BUAT))
@pytest.mark.parametrize("status", ["draf", "diterima", "lengkap", "siap"])
def test_halaman_urusan_dan_meja_dalam_batas_kueri_pada_tiap_status(client, jenis, status):
    urusan = BUAT[jenis](status)
    peran = {"draf": Peran.LOKET, "siap": Peran.PEJABAT}.get(status, Peran.PEMERIKSA)
    client.force_login(pabrik.buat_pengguna(peran))
    for alamat in (urusan.get_absolute_url(), *([meja(urusan)] if peran == Peran.PEMERIKSA else [])):
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        assert len(kueri) <= BATAS, alamat
