"""The koperasi's own door under attack: sent twice, sent with more than was asked, of what an office is drafting."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from ksp_usp.laporan.mulai import mulai_laporan
from ksp_usp.models import LaporanBerkala, PerpanjanganLaporan
from tests import pabrik
from tests.pabrik.sanksi import buat_sanksi
from tests.perizinan.test_saya import Pengurus, isi, koperasi_berizin, susun
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
LEBIH = {
    "berwenang": "00", "wilayah": "32.73", "status": "masuk", "pihak": "1", "koperasi": "1", "mengoreksi": "1",
    "tanggal_ajuan": "06/10/2026", "kanal": "langsung", "lengkap_pada": "01/10/2026", "jatuh_tempo": "31/12/2099",
    "disampaikan_pada": "01/10/2026", "dibuat_oleh": "1", "nomor_perkara": "X",
}  # fmt: skip


@pytest.fixture
def koperasi():
    return koperasi_berizin()


@pytest.fixture
def ketua(koperasi):
    return Pengurus(koperasi)


def test_isian_yang_tidak_diminta_tidak_mengubah_apa_pun(koperasi, ketua):
    laporan = susun(ketua)
    alamat = reverse("saya_laporan_isian", args=[laporan.pk])
    isi(ketua, laporan)
    semula = LaporanBerkala.objects.filter(pk=laporan.pk).values().get()
    ketua.kirim(alamat, lanjut="1", **LEBIH)
    kini = LaporanBerkala.objects.filter(pk=laporan.pk).values().get()
    beda = {n for n in kini if kini[n] != semula[n]} - {"versi", "diubah_pada"}
    assert beda == set()
    hasil = ketua.kirim(reverse("saya_laporan_rinci", args=[laporan.pk]), aksi="kirim", **LEBIH)
    laporan.refresh_from_db()
    assert (laporan.tanggal_ajuan, laporan.kanal, laporan.berwenang_id) == (laporan.hari_ini, "daring", "32.05"), (
        hasil.teks
    )


def test_tanggapan_yang_sama_dua_kali_satu_tanggapan_dan_tidak_sesudah_selesai(koperasi, ketua):
    s = buat_sanksi(koperasi, status="berlaku")
    alamat = reverse("saya_sanksi", args=[s.pk])
    for _ in range(2):
        assert ketua.pos(alamat, {"uraian": "Sudah kami kirim.", **LEBIH}).kode == 200
    satu = s.peristiwa.get()
    assert (satu.jenis, satu.tanggal) == ("tanggapan", s.hari_ini)
    type(s).objects.filter(pk=s.pk).update(status="dipenuhi")
    assert ketua.pos(alamat, {"uraian": "Terlambat."}).kode == 403 and s.peristiwa.count() == 1


def test_koreksi_yang_disusun_loket_milik_loket_sampai_dikirim(koperasi, ketua):
    laporan = pabrik.buat_laporan_berkala(koperasi, 2026, 3)
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    koreksi = mulai_laporan(koperasi, laporan.masa, loket, mengoreksi=laporan, alasan_koreksi="Keliru.")
    halaman = ketua.buka(reverse("saya_laporan_rinci", args=[laporan.pk]))
    assert koreksi.nomor_perkara not in halaman.teks and "Buat koreksi" not in halaman.teks
    tolak = ketua.buka(reverse("saya_laporan_koreksi", args=[laporan.pk]))
    assert tolak.kode == 200 and "Loket pemberi izin sedang mengoreksi" in tolak.teks
    assert koreksi.nomor_perkara not in tolak.teks


def test_perpanjangan_bagi_koperasi_yang_bukan_milik_kantor_ini_bukan_bagi_semua(koperasi):
    asing = pabrik.buat_koperasi(kode="32.73", lengkap=False)
    kepala = Petugas(Peran.PEJABAT, "Asep", kode="32.05")
    isian = {
        "tahun_buku": 2026, "triwulan": 3, "sampai": "31/12/2026", "nomor_surat": "5", "tanggal_surat": "01/12/2026",
        "alasan": "Banjir.",
    }  # fmt: skip
    for kode in (asing.pk, "abc", 10**17):
        balasan = kepala.pos(f"{reverse('laporan_perpanjangan')}?koperasi={kode}", isian)
        assert balasan.kode == 404, kode
    assert not PerpanjanganLaporan.objects.exists()
    kepala.pos(f"{reverse('laporan_perpanjangan')}?koperasi={koperasi.pk}", isian)
    assert PerpanjanganLaporan.objects.get().koperasi == koperasi
    assert PerpanjanganLaporan.objects.get().sampai == date(2026, 12, 31)
