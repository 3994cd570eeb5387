"""Officers who fill the same part of the register at once, on real PostgreSQL."""

from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Jejak
from ksp_usp.models import Koperasi, Orang
from tests.ksp_usp.koperasi.register.bantu import BARU
from tests.ksp_usp.koperasi.test_orang import ORANG
from tests.pabrik import buat_koperasi, buat_pengguna
from tests.serentak.test_usulan import kirim_bersama
from tests.skenario.peramban import Halaman

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
KALI = 6


def petugas():
    return [buat_pengguna(Peran.LOKET, kode="32.05") for _ in range(KALI)]


def kode(balasan) -> Counter:
    return Counter(b.status_code for b in balasan)


def isi(pengguna, alamat) -> dict:
    """The form as one of them has it on the screen."""
    klien = Client()
    klien.force_login(pengguna)
    return Halaman(klien.get(alamat)).formulir[0].isi


def test_koperasi_yang_dicatat_enam_petugas_ada_satu():
    balasan = kirim_bersama(reverse("koperasi_tambah"), *[(p, BARU) for p in petugas()])
    assert kode(balasan) == {302: 1, 422: KALI - 1}
    assert Koperasi.objects.count() == 1
    assert Jejak.objects.count() == 1


def test_identitas_yang_disimpan_serentak_tersimpan_satu_dan_lainnya_membaca_sebabnya():
    k, orang = buat_koperasi(), petugas()
    alamat = reverse("koperasi_ubah", args=[k.pk])
    layar = isi(orang[0], alamat)
    balasan = kirim_bersama(alamat, *[(p, layar | {"visi": f"Visi {n}"}) for n, p in enumerate(orang)])
    assert kode(balasan) == {302: 1, 409: KALI - 1}
    assert all("mengubah isian ini pukul" in b.content.decode() for b in balasan if b.status_code == 409)
    assert Koperasi.objects.get().versi == 2
    assert Jejak.objects.count() == 1


def test_bagian_yang_berbeda_disimpan_serentak_tanpa_kehilangan():
    """People, identity and capital are parts of their own: each is saved, and the version counts them all."""
    k, orang = buat_koperasi(), petugas()
    ubah, tambah = reverse("koperasi_ubah", args=[k.pk]), reverse("orang_tambah", args=[k.pk])
    layar = isi(orang[0], tambah)
    baru = [layar | ORANG | {"nama": f"Orang baru {n}", "nik": ""} for n in range(KALI)]
    assert kode(kirim_bersama(tambah, *zip(orang, baru, strict=True))) == {302: KALI}
    assert kode(kirim_bersama(ubah, (orang[0], isi(orang[0], ubah) | {"visi": "Baru"}))) == {302: 1}
    assert Orang.objects.filter(nama__startswith="Orang baru").count() == KALI
    assert Koperasi.objects.get().versi == 2 + KALI
    urutan = Jejak.objects.order_by("urutan").values_list("urutan", flat=True)
    assert list(urutan) == list(range(1, KALI + 2))


def test_orang_yang_sama_dikirim_enam_kali_tercatat_sekali():
    k, orang = buat_koperasi(), petugas()
    alamat = reverse("orang_tambah", args=[k.pk])
    layar = isi(orang[0], alamat) | ORANG
    assert kode(kirim_bersama(alamat, *[(p, layar) for p in orang])) == {302: 1, 422: KALI - 1}
    assert Orang.objects.filter(nama=ORANG["nama"]).count() == 1
