"""One sheet saved several times at once, by one officer and by many, on real PostgreSQL."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Jejak
from core.perkara.jejak import periksa_rantai
from ksp_usp.models import Koperasi, Modal, Orang, PratinjauKoperasi, WilayahAnggota
from tests.ksp_usp.koperasi.lembar import baris, xlsx
from tests.pabrik import buat_pengguna, buat_wilayah
from tests.serentak.test_usulan import kirim_bersama

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
KALI = 6


@pytest.fixture(autouse=True)
def wilayah():
    buat_wilayah("32.05")
    buat_wilayah("32.06")


def pratinjau(pengguna, *isi) -> tuple[str, dict]:
    """(address, what the save button sends) of a fresh preview."""
    klien = Client()
    klien.force_login(pengguna)
    halaman = klien.post(reverse("koperasi_impor"), {"lembar": xlsx(*isi)}, follow=True)
    sidik = re.search(r'name="sidik" value="(\w+)"', halaman.content.decode())[1]
    return halaman.redirect_chain[-1][0], {"aksi": "simpan", "sidik": sidik}


def test_klik_beruntun_pada_simpan_mencatat_sekali():
    petugas = buat_pengguna(Peran.LOKET, kode="32.05")
    alamat, isi = pratinjau(petugas, baris(1), baris(2))
    balasan = kirim_bersama(alamat, *[(petugas, isi)] * KALI)
    assert {b.status_code for b in balasan} == {302}
    assert not PratinjauKoperasi.objects.exists()
    assert [model.objects.count() for model in (Koperasi, WilayahAnggota, Modal, Orang, Jejak)] == [2, 4, 2, 2, 2]


def test_lembar_yang_sama_dari_beberapa_petugas_mencatat_satu_koperasi_dan_yang_kalah_membaca_sebabnya():
    orang = [buat_pengguna(Peran.LOKET, kode="32.05") for _ in range(KALI)]
    lembar = [baris(n) for n in range(1, 101)]
    arah = (lembar, lembar[::-1])
    alamat, isi = zip(*(pratinjau(satu, *arah[n % 2]) for n, satu in enumerate(orang)), strict=True)
    balasan = kirim_bersama(list(alamat), *zip(orang, isi, strict=True))
    kode = Counter(b.status_code for b in balasan)
    assert set(kode) <= {302, 409} and kode[302] >= 1
    assert all("Petugas lain" in b.content.decode() for b in balasan if b.status_code == 409)
    tercatat = [model.objects.count() for model in (Koperasi, WilayahAnggota, Modal, Orang, Jejak)]
    assert tercatat == [100, 200, 100, 100, 100]


def test_dua_petugas_yang_memperbarui_koperasi_yang_sama_tidak_saling_menimpa():
    orang = [buat_pengguna(Peran.LOKET, kode="32.05") for _ in range(KALI)]
    alamat, isi = pratinjau(orang[0], baris(1))
    kirim_bersama(alamat, (orang[0], isi))
    lembar = [baris(1, **{"Alamat Kantor": f"Jalan {n}"}) for n in range(KALI)]
    alamat, isi = zip(*(pratinjau(satu, b) for satu, b in zip(orang, lembar, strict=True)), strict=True)
    balasan = kirim_bersama(list(alamat), *zip(orang, isi, strict=True))
    assert Counter(b.status_code for b in balasan) == {302: 1, 409: KALI - 1}
    koperasi = Koperasi.objects.get()
    menang = next(n for n, b in enumerate(balasan) if b.status_code == 302)
    assert (koperasi.alamat, koperasi.versi) == (f"Jalan {menang}", 2)
    assert Jejak.objects.count() == 2
    assert list(periksa_rantai()) == []
