"""Real-world inputs to the register, each with its right result (tests/data/kasus/README.md); the kinds go further."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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


KABKOTA = ("32.05", "32.06", "32.73")


@pytest.fixture
def loket(client):
    for kode in KABKOTA:
        pabrik.buat_wilayah(kode)
    client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    return client


def unggah(loket, nama):
    """The preview of a case: {row of the sheet: what stands in it}, by kind of result."""
    lembar = SimpleUploadedFile(nama, (KASUS / nama).read_bytes())
    return loket.post(reverse("koperasi_impor"), {"lembar": lembar}, follow=True).context["hasil"]


def salah(hasil):
    return [f"{b.nomor} {c.judul}: {c.kalimat}" for b in hasil.baris for c in b.catatan if c.salah]


def test_c10_tanggal_dalam_ejaan_apa_pun_dibaca(loket):
    hasil = unggah(loket, "c10-register-cap-waktu.xlsx")
    assert not salah(hasil)
    assert [b.koperasi.tanggal_badan_hukum for b in hasil.baris] == [
        date(2001, 1, 5) if n == 2 else date(2013, 11, 12) for n in range(1, 8)
    ]
    assert ["41590" in c.kalimat for b in hasil.baris for c in b.pada("tanggal_badan_hukum")] == [True]


def test_c17_wilayah_keanggotaan_disebut_dengan_kata(loket):
    hasil = unggah(loket, "c17-register-wilayah-keanggotaan.xlsx")
    assert not salah(hasil)
    assert [{kode: n for kode, (_, n) in b.anggota.items()} for b in hasil.baris] == [
        {"32.05": None, "32.06": None}, {"32": None}, {"00": None}, {"32.05": 120},
    ]  # fmt: skip
    assert [b.koperasi.berwenang_id for b in hasil.baris] == ["32", "32", "00", "32.05"]
