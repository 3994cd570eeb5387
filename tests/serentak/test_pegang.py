"""Two colleagues take one case at the same moment, on real PostgreSQL."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Pegangan
from tests.pabrik import buat_pengguna, buat_usulan, majukan
from tests.serentak.test_usulan import kirim_bersama

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="perlu PostgreSQL: dua koneksi sekaligus"),
]


def test_dua_rekan_mengambil_serentak_satu_menang_dan_yang_lain_diberi_tahu():
    usulan = majukan(buat_usulan(), "di_provinsi")
    dua = [buat_pengguna(Peran.POKJA_PROVINSI) for _ in range(2)]
    alamat = reverse("pegang", args=["usulan", usulan.pk])
    balasan = kirim_bersama(alamat, *((satu, {"apa": "ambil"}) for satu in dua))
    assert {b.status_code for b in balasan} == {302}
    pemegang = Pegangan.objects.get().pengguna
    pesan = [str(m) for b in balasan for m in get_messages(b.wsgi_request)._queued_messages]
    assert sum(f"Dipegang {pemegang.nama} sejak" in p for p in pesan) == 1, pesan


def test_dua_yang_menekan_ambil_berikutnya_serentak_mendapat_dua_usulan():
    dua = [majukan(buat_usulan(), "di_provinsi") for _ in range(2)]
    orang = [buat_pengguna(Peran.POKJA_PROVINSI) for _ in range(2)]
    balasan = kirim_bersama(reverse("pemeriksaan_berikutnya"), *((satu, {}) for satu in orang))
    assert {b.url for b in balasan} == {reverse("pemeriksaan", args=[u.pk]) for u in dua}
    assert Pegangan.objects.count() == 2
