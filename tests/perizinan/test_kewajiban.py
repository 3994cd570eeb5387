"""Duties as lists of an office: counted by duty and state, each koperasi with its fact; nobody else's koperasi."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.dasar.izin import Peran
from ksp_usp.models import Koperasi
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def berizin(nama, sejak=date(2026, 1, 1), **isi):
    koperasi = pabrik.buat_koperasi(nama=nama, **isi)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=sejak)
    koperasi.refresh_from_db()
    return koperasi


def daftar(petugas, kode, **saring):
    return petugas.buka(reverse("kewajiban_daftar", args=[kode], query=saring)).teks


@pytest.fixture
def pengawas():
    return Petugas(Peran.PENGAWAS, "Wawan", kode="32.05")


@pytest.fixture
def empat():
    """Of three koperasi nobody, one and two statements; the fourth belongs to another office."""
    semua = [berizin(f"Koperasi {nama}") for nama in ("Anggrek", "Bakung", "Cempaka")]
    lain = berizin("Koperasi Dahlia", kode="32.06", anggota=["32.06"])
    for k, isi, per in ((1, False, 2), (2, False, 1), (2, True, 3)):
        pabrik.catat_kewajiban(semua[k], "satuan_tugas", isi, per=date(2026, 3, per))
    pabrik.catat_kewajiban(lain, "satuan_tugas", False)
    return semua


def test_kewajiban_dihitung_menurut_keadaannya_dan_hanya_koperasi_kantor_sendiri(pengawas, empat):
    isi = pengawas.klien.get(reverse("kewajiban_ringkas")).content.decode()
    alamat = reverse("kewajiban_daftar", args=["pengawasan.satuan_tugas"])
    for kode, kata in (("belum", "belum dipenuhi"), ("terpenuhi", "terpenuhi"), ("belum_diketahui", "belum diketahui")):
        assert f'href="{alamat}?keadaan={kode}">1<span class="visually-hidden"> {kata}</span>' in isi, kode
    semua = daftar(pengawas, "pengawasan.satuan_tugas")
    assert "1 belum dipenuhi, 1 belum diketahui, 1 terpenuhi" in semua and "Dahlia" not in semua
    assert "“KSP/USP Koperasi wajib membentuk unit satuan tugas" in semua


def test_daftar_menyebut_fakta_sejak_kapan_dan_yang_dilakukan_menurut_saringan(pengawas, empat):
    belum = daftar(pengawas, "pengawasan.satuan_tugas", keadaan="belum")
    assert "Bakung" in belum and "Anggrek" not in belum and "Cempaka" not in belum
    assert "2 Maret 2026" in belum and "Minta keputusan pembentukannya" in belum
    assert "3 Maret 2026" in daftar(pengawas, "pengawasan.satuan_tugas", keadaan="terpenuhi")
    alamat = reverse("kewajiban_daftar", args=["pengawasan.satuan_tugas"], query={"unduh": "xlsx"})
    lembar = load_workbook(io.BytesIO(pengawas.klien.get(alamat).content)).active
    baris = {r[1]: r[2] for r in lembar.iter_rows(values_only=True)}
    assert baris["Koperasi Bakung"] == "belum dipenuhi" and baris["Koperasi Anggrek"] == "belum diketahui"


def test_papan_nama_tidak_ditagih_dari_kantor_yang_sudah_tutup(pengawas):
    koperasi = berizin("Koperasi Flamboyan")
    kantor = pabrik.buat_kantor_lama(koperasi)
    papan = [f"Kantor Cabang {kantor.nama}", "kantor pusat"]
    pabrik.catat_kewajiban(koperasi, "kantor_tanpa_papan", papan)
    assert kantor.nama in daftar(pengawas, "pengawasan.papan_nama")
    type(kantor).objects.filter(pk=kantor.pk).update(status="tutup_sendiri")
    isi = daftar(pengawas, "pengawasan.papan_nama")
    assert kantor.nama not in isi and "kantor pusat" in isi


def test_usp_dalam_buku_registrasi_ditagih_sampai_mengajukan_izin(pengawas):
    p = pabrik.buat_permohonan(pabrik.buat_koperasi(jenis="usp"), modal_disetor=14_999_999)
    entri = pabrik.majukan_izin(p, "terdaftar").registrasi
    type(entri).objects.update(tanggal=date(2025, 12, 2))
    dekat = entri.koperasi
    isi = daftar(pengawas, "modal.tahun_registrasi")
    assert dekat.nama in isi and "Tenggat berjalan" in isi and "2 Desember 2026" in isi
    assert dekat.nama not in daftar(pengawas, "pengawasan.satuan_tugas")
    ketua = Petugas(Peran.PENGURUS, "Dedi", kode="32.05", jabatan="Ketua", pihak=dekat.pk, sampai=date(2027, 12, 31))
    sendiri = ketua.buka(reverse("saya_kewajiban")).teks
    assert "belum mengajukan permohonan izin" in sendiri and "2 Desember 2026" in sendiri
    pabrik.majukan_izin(pabrik.buat_permohonan(dekat), "diterima")
    assert "mengajukan permohonan 2 Desember 2026" in daftar(pengawas, "modal.tahun_registrasi")


def test_angka_laporan_tahunan_menentukan_siapa_yang_wajib_diaudit(pengawas):
    for nama, volume in (("Tepat", 2_500_000_000), ("Kurang", 2_499_999_999)):
        koperasi = berizin(f"Koperasi {nama}", sejak=date(2025, 1, 1))
        pabrik.buat_laporan_berkala(koperasi, 2025, angka={"volume_pinjaman": volume})
    isi = daftar(pengawas, "pengawasan.auditor")
    assert "Koperasi Tepat" in isi and "Rp2.500.000.000 setahun" in isi and "Kurang" not in isi


def test_kantor_di_atasnya_memilih_pemberi_izin(empat):
    provinsi = Petugas(Peran.AUDITOR, "Sri", kode="32")
    assert "Dahlia" not in daftar(provinsi, "pengawasan.satuan_tugas")
    assert "Dahlia" in daftar(provinsi, "pengawasan.satuan_tugas", kantor="32.06")
    lain = Petugas(Peran.PENGAWAS, "Dedi", kode="32.06")
    assert "Bakung" not in daftar(lain, "pengawasan.satuan_tugas", kantor="32.05")


def test_kewajiban_yang_tidak_ada_404(pengawas):
    assert pengawas.klien.get(reverse("kewajiban_daftar", args=["pengawasan.karangan"])).status_code == 404
