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


def test_c04_nomor_dan_tanggal_dalam_satu_sel_dipisah_dan_dicocokkan_menurut_nomor(loket):
    satu, dua, tiga = (hasil := unggah(loket, "c04-register-nomor-dan-tanggal.xlsx")).baris
    assert satu.kunci == dua.kunci
    assert "Nomor yang sama ada di baris 2" in " ".join(salah(hasil))
    assert [b.koperasi and (b.koperasi.badan_hukum, b.koperasi.tanggal_badan_hukum) for b in (satu, dua, tiga)] == [
        ("601/BH/XIII.6/2011", date(2011, 8, 7)), None, ("602A/PAD/BH/KDK.105/X/2004", date(2004, 10, 19)),
    ]  # fmt: skip


def test_c05_ekspor_daftar_nasional_dibaca_sebagaimana_adanya(loket):
    hasil = unggah(loket, "c05-register-judul-ods.xlsx")
    assert not salah(hasil)
    k = hasil.baris[0].koperasi
    assert (k.badan_hukum, k.tanggal_badan_hukum, k.nama) == (
        "603/BH/XXVII.4/III/2016", date(2016, 3, 29), "KSP Rekaan Ods",
    )  # fmt: skip
    assert (k.nik_koperasi, k.jenis, k.bentuk, k.wilayah_id) == ("3205010020603", "ksp", "primer", "32.05")
    assert hasil.baris[0].nilai["ketua"] == "Ketua Rekaan"


def test_c06_kantor_dengan_satu_wilayah_tidak_perlu_kolomnya(loket):
    hasil = unggah(loket, "c06-register-tanpa-kabupaten.xlsx")
    assert not salah(hasil)
    assert {b.koperasi.wilayah_id for b in hasil.baris} == {"32.05"}
    assert "Kolom Kabupaten/kota kedudukan tidak ada: semua baris dicatat di Kabupaten Garut" in " ".join(hasil.catatan)


def test_c11_jenis_dengan_sebutan_kantor_dikenal(loket):
    hasil = unggah(loket, "c11-register-jenis.xlsx")
    assert not salah(hasil)
    assert [(b.koperasi.jenis, b.koperasi.pola) for b in hasil.baris] == [
        ("ksp", "syariah"), ("ksp", "syariah"), ("ksp", "konvensional"), ("ksp", "konvensional"),
        ("ksp", "konvensional"),
    ]  # fmt: skip
    assert "konvensional atau syariah" in hasil.baris[4].pada("jenis")[0].kalimat
