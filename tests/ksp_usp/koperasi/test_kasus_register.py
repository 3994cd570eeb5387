"""Real-world inputs to the register, each with its right result (tests/data/kasus/README.md); the kinds go further."""

from pathlib import Path

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from tests import pabrik

pytestmark = pytest.mark.django_db
KASUS = Path(__file__).parents[2] / "data" / "kasus"


CARI, *YANG_DIKETIK = (KASUS / "c28-cari.txt").read_text().splitlines()


@pytest.mark.parametrize("teks", YANG_DIKETIK)
def test_c28_nama_atau_nomor_ditemukan_bagaimanapun_diketik(client, teks):
    nama, nomor, _ = CARI.removeprefix("# simpan dahulu: ").split(" | ")
    dicari = pabrik.buat_koperasi(nama=nama, badan_hukum=nomor, lengkap=False)
    pabrik.buat_koperasi(nama="KSP Mitra Lain", badan_hukum="AHU-0009992.AH.01.26.TAHUN 2018", lengkap=False)
    client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    assert [b[0]["url"] for b in client.get(reverse("koperasi_daftar"), {"q": teks}).context["baris"]] == [
        dicari.get_absolute_url()
    ]
