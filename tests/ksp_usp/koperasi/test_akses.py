"""Access for a pengurus: given by the office that keeps the register, for the term of office and no longer."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Jejak, Pengguna, Penugasan
from ksp_usp.models import Orang
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
ISIAN = {"username": "ketua.mekar", "surel": "ketua@contoh.id", "dasar": "Surat 5/KSP/2026"}


@pytest.fixture
def koperasi():
    return pabrik.buat_koperasi()


@pytest.fixture
def ketua(koperasi):
    orang = Orang.objects.filter(koperasi=koperasi, golongan="pengurus").first()
    orang.berakhir = date(2028, 6, 30)
    orang.save()
    return orang


@pytest.fixture
def admin():
    return Petugas(Peran.ADMIN_INSTANSI, "Rina", kode="32.05")


def test_akses_berakhir_bersama_masa_jabatan_dan_akunnya_dibuka_pemiliknya(koperasi, ketua, admin):
    alamat = reverse("koperasi_akses", args=[koperasi.pk])
    assert admin.kirim(alamat, orang=str(ketua.pk), **ISIAN).kode == 200
    tugas = Penugasan.objects.get(peran=Peran.PENGURUS)
    assert (tugas.pihak, tugas.sampai, tugas.pengguna.nama) == (koperasi.pk, ketua.berakhir, ketua.nama)
    assert not tugas.pengguna.has_usable_password()
    assert ketua.nama in admin.buka(alamat).teks
    hasil = admin.kirim(alamat, orang=str(ketua.pk), **{**ISIAN, "username": "lain"})
    assert hasil.kode == 422 and "sudah mempunyai akses" in hasil.teks
    assert not Pengguna.objects.filter(username="lain").exists()


def test_yang_diberhentikan_kehilangan_aksesnya_hari_itu_juga(koperasi, ketua, admin):
    admin.kirim(reverse("koperasi_akses", args=[koperasi.pk]), orang=str(ketua.pk), **ISIAN)
    tugas = Penugasan.objects.get(peran=Peran.PENGURUS)
    lain = pabrik.buat_pengurus(koperasi, nama="Orang Lain", sampai=date(2028, 6, 30))
    klien = Client()
    klien.force_login(tugas.pengguna)
    assert klien.get(reverse("saya")).status_code == 200
    loket = Petugas(Peran.LOKET, "Sari", kode="32.05")
    loket.kirim(reverse("orang_ubah", args=[ketua.pk]), berakhir="30/06/2027")
    tugas.refresh_from_db()
    assert tugas.sampai == date(2027, 6, 30), "a term that was corrected"
    loket.kirim(reverse("orang_berhenti", args=[ketua.pk]), berhenti="02/12/2026", alasan="Keputusan RA.")
    tugas.refresh_from_db()
    assert tugas.sampai == date(2026, 12, 1) and klien.get(reverse("saya")).status_code == 403
    akhir = Jejak.objects.filter(objek_jenis="core.pengguna", objek_id=tugas.pengguna_id, aksi="akhiri_akses")
    assert [j.pelaku for j in akhir] == ["Sari", "Sari"]
    assert lain.penugasan.get().sampai == date(2028, 6, 30)


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"username": "rina"}, "sudah dipakai"),
        ({"dasar": ""}, "Isi surat permintaan"),
        ({"orang": ""}, "Pilih pengurus"),
    ],
)
def test_isian_yang_keliru_kembali_dengan_sebabnya(koperasi, ketua, admin, ganti, kata):
    Pengguna.objects.filter(pk=admin.orang.pk).update(username="rina")
    isi = {"orang": str(ketua.pk), **ISIAN, **ganti}
    hasil = admin.kirim(reverse("koperasi_akses", args=[koperasi.pk]), **isi)
    assert hasil.kode == 422 and kata in hasil.teks
    assert not Penugasan.objects.filter(peran=Peran.PENGURUS).exists()


def test_tanpa_masa_jabatan_tidak_ada_akses(koperasi, ketua, admin):
    Orang.objects.filter(pk=ketua.pk).update(berakhir=None)
    hasil = admin.kirim(reverse("koperasi_akses", args=[koperasi.pk]), orang=str(ketua.pk), **ISIAN)
    assert hasil.kode == 422 and "belum tercatat" in hasil.teks


def test_admin_lain_dan_petugas_lain_tidak_memberi_akses(koperasi, ketua):
    alamat = reverse("koperasi_akses", args=[koperasi.pk])
    assert Petugas(Peran.ADMIN_INSTANSI, "Tono", kode="32.73").kode(alamat) == 404
    assert Petugas(Peran.ADMIN_INSTANSI, "Prov", kode="32").kode(alamat) == 403
    assert Petugas(Peran.LOKET, "Sari", kode="32.05").kode(alamat) == 403


def test_peran_pengurus_tidak_diberikan_lewat_halaman_pegawai(admin):
    instansi = admin.orang.penugasan.get().instansi
    assert "Pengurus koperasi" not in admin.buka(reverse("pegawai_baru", args=[instansi.pk])).teks
