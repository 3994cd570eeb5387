"""Two officers at once on the sanctions and the reports of one koperasi, on real PostgreSQL."""

from datetime import date

import pytest
from django.db import connection

from aturan.simpan_pinjam_2015.laporan import Masa
from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.izin import Peran
from core.models import Surat
from ksp_usp.laporan.mulai import mulai_laporan
from ksp_usp.models import Koperasi, LaporanBerkala
from perizinan.models import Sanksi
from perizinan.pengawasan.mulai import mulai_sanksi
from tests import pabrik
from tests.serentak.test_keputusan import langkah, satu_menang, serentak

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("surat_ringan"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]


def petugas(peran, banyak=2):
    return [pabrik.buat_pengguna(peran, kode="32.05") for _ in range(banyak)]


def test_dua_pejabat_menerbitkan_surat_sanksi_yang_sama():
    s = pabrik.buat_sanksi(status="diusulkan")
    satu_menang(serentak(*[langkah(s, "terbitkan_teguran_1", oleh) for oleh in petugas(Peran.PEJABAT)]))
    assert Surat.objects.filter(jenis="sanksi_teguran_1").count() == 1


def test_dua_pengawas_menyusun_langkah_yang_sama():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_izin_lama(koperasi)
    hasil = serentak(*[
        lambda oleh=oleh: mulai_sanksi(Koperasi.objects.get(pk=koperasi.pk), Langkah.TEGURAN_1, None, oleh)
        for oleh in petugas(Peran.PENGAWAS)
    ])  # fmt: skip
    satu_tertolak(hasil)
    assert Sanksi.objects.count() == 1


def test_triwulan_yang_sama_dua_kali_pada_saat_yang_sama():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 1, 2))
    hasil = serentak(*[
        lambda oleh=oleh: mulai_laporan(Koperasi.objects.get(pk=koperasi.pk), Masa(2026, 3), oleh)
        for oleh in petugas(Peran.LOKET)
    ])  # fmt: skip
    satu_tertolak(hasil)
    assert LaporanBerkala.objects.count() == 1


def satu_tertolak(hasil):
    galat = [h for h in hasil if isinstance(h, Exception)]
    assert len(galat) == 1 and type(galat[0]).__name__ == "IntegrityError", hasil
