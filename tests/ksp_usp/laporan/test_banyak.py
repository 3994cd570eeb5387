"""Many reports in one sheet: the preview says what will be, a wrong row holds no other back, twice does no harm."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from core.dasar.izin import Peran
from ksp_usp.laporan.banyak import TABEL
from ksp_usp.models import Koperasi, LaporanBerkala
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
ALAMAT = "/laporan/banyak/"


def berizin(kode="32.05", **isi):
    koperasi = pabrik.buat_koperasi(kode, **isi)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2025, 1, 1))
    return Koperasi.objects.get(pk=koperasi.pk)


@pytest.fixture
def loket():
    return Petugas(Peran.LOKET, "Rina", kode="32.05")


def baris(koperasi, masa="III", tahun=2025, **ganti):
    angka = pabrik.angka_kesehatan("sehat", koperasi.jenis)[0]
    isi = {
        "badan_hukum": koperasi.badan_hukum, "nama": koperasi.nama, "tahun_buku": tahun, "masa": masa,
        "tanggal_laporan": "05/01/2026", "tanggal_ajuan": "12/01/2026", "kanal": "pos",
    }  # fmt: skip
    return {**isi, **angka, **ganti}


def unggah(loket, daftar):
    buku = load_workbook(io.BytesIO(loket.klien.get(ALAMAT, {"unduh": "templat"}).content))
    for satu in daftar:
        buku.active.append([satu.get(k.nama) for k in TABEL.kolom])
    isi = io.BytesIO()
    buku.save(isi)
    return loket.pos(ALAMAT, {"lembar": SimpleUploadedFile("banyak.xlsx", isi.getvalue())})


def test_pratinjau_tidak_menyimpan_apa_pun_dan_yang_salah_tidak_menahan_yang_benar(loket):
    satu, dua = berizin(), berizin()
    asing = berizin("32.73", anggota=["32.73"])
    daftar = [
        baris(satu), baris(dua, "Tahunan"), baris(asing), baris(satu, "V"), baris(satu, tahun=2023),
        baris(dua, "II", kas=1.5), baris(dua, "I", bank=0),
    ]  # fmt: skip
    hasil = unggah(loket, daftar)
    kata = [
        "Dapat dimasukkan", "bukan koperasi yang izinnya dari kantor Anda", "tidak dikenal",
        "sebelum izin berlaku", "Tulis rupiah penuh", "Neraca",
    ]  # fmt: skip
    assert hasil.kode == 200 and [k for k in kata if k not in hasil.teks] == []
    assert hasil.teks.count("Dapat dimasukkan.") == 2 and not LaporanBerkala.objects.exists()
    assert not satu.laporan.exists()

    form = next(f for f in hasil.formulir if "berkas" in f.nama)
    hasil = loket.pos(ALAMAT, {**form.isi, "aksi": "simpan"})
    assert "2 laporan masuk, 5 tidak" in hasil.teks
    assert set(LaporanBerkala.objects.values_list("koperasi", "triwulan", "status")) == {
        (satu.pk, 3, "masuk"), (dua.pk, 0, "masuk"),
    }  # fmt: skip
    assert all(laporan.daftar_surat.count() == 1 for laporan in LaporanBerkala.objects.all())
    hasil = loket.pos(ALAMAT, {**form.isi, "aksi": "simpan"})
    assert "0 laporan masuk" in hasil.teks and "sudah ada" in hasil.teks


def test_lembar_orang_lain_dan_peran_lain_ditolak(loket):
    hasil = unggah(loket, [baris(berizin())])
    berkas = next(f for f in hasil.formulir if "berkas" in f.nama).isi["berkas"]
    lain = Petugas(Peran.LOKET, "Tono", kode="32.05")
    assert lain.pos(ALAMAT, {"berkas": berkas, "aksi": "simpan"}).kode == 422
    assert Petugas(Peran.PENGAWAS, "Sari", kode="32.05").kode(reverse("laporan_banyak")) == 403
