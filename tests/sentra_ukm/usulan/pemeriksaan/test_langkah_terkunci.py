"""A judgement that would be refused says what it lacks, each linked to its item, on the case and on the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.dasar.izin import Peran
from tests.core.halaman.test_tindakan import tombol_utama
from tests.pabrik import buat_usulan, majukan
from tests.sentra_ukm.usulan.pemeriksaan.bantu import alamat, buka, isi_semua, masuk
from tests.test_kueri_halaman import BATAS

pytestmark = pytest.mark.django_db
PILIH = "Tetapkan sebagai sentra terpilih"


@pytest.mark.parametrize(
    ("status", "peran", "label"),
    [
        ("di_provinsi", Peran.POKJA_PROVINSI, "Nyatakan lengkap"),
        ("di_kementerian", Peran.VERIFIKATOR, PILIH),
    ],
)
def test_putusan_terkunci_sampai_tiap_butirnya_ditandai(client, status, peran, label):
    usulan = majukan(buat_usulan(), status)
    masuk(client, peran)
    urusan, meja = usulan.get_absolute_url(), alamat(usulan)
    html = client.get(urusan).content.decode()
    assert tombol_utama(html) == ["Buka lembar pemeriksaan"]
    assert f'aria-disabled="true">{label}</span>' in html and f'<a href="{meja}#butir-1">' in html
    html = client.get(meja).content.decode()
    assert tombol_utama(html) == ["Simpan catatan"] and 'id="butir-1"' in html
    assert f"{label}: menurut catatan yang tersimpan masih kurang" in html
    client.post(meja, isi_semua(buka(client, usulan)))
    assert f'aria-disabled="true">{label}</span>' not in client.get(urusan).content.decode()
    assert tombol_utama(client.get(meja).content.decode()) == [label]
    for halaman in (urusan, meja):
        with CaptureQueriesContext(connection) as kueri:
            client.get(halaman)
        assert len(kueri) <= BATAS, halaman


def test_yang_tidak_dapat_dibenahi_meja_mengunci_tombolnya(client):
    usulan = majukan(buat_usulan(), "di_kementerian")
    usulan.ukm.all().delete()
    masuk(client, Peran.VERIFIKATOR)
    html = client.get(alamat(usulan)).content.decode()
    assert f'aria-disabled="true">{PILIH}</span>' in html and 'value="pilih"' not in html
    assert 'value="tidak_pilih"' in html
