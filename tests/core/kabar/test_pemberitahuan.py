"""Notices: who gets one and who does not, once for one thing, read by each person, gone when they are no longer so."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import KabarPengguna, Pemberitahuan, Pengguna, Penugasan
from core.pribadi.halaman import RETENSI
from ksp_usp.penilaian.mulai import mulai_penilaian
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
ALAMAT = "/pemberitahuan/"
J = Pemberitahuan.Jenis


def kabar(orang, **saring):
    segar = Pengguna.objects.get(pk=orang.pk)
    return [(p.jenis, p.objek_id) for p in Pemberitahuan.objects.bagi(segar).filter(**saring).order_by("pk")]


def duduk(peran, kode="32.05", **isi):
    return pabrik.buat_pengguna(peran, kode=kode, **isi)


def test_yang_tiba_diberitahukan_kepada_meja_gilirannya_dan_tidak_kepada_siapa_pun_lain():
    sini, dua = duduk(Peran.POKJA_PROVINSI, "32"), duduk(Peran.POKJA_PROVINSI, "32")
    dulu = duduk(Peran.POKJA_PROVINSI, "32", sampai=hari_ini() - timedelta(days=1))
    lain = [duduk(Peran.POKJA_PROVINSI, "33"), duduk(Peran.DINAS_PROVINSI, "32"), duduk(Peran.POKJA_KABKOTA)]
    u = pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")
    assert kabar(sini) == kabar(dua) == [(J.TIBA, u.pk)]
    assert [kabar(o) for o in (dulu, *lain)] == [[]] * 4
    # One row for the desk, and none once the case has moved on.
    assert Pemberitahuan.objects.filter(tujuan="meja:pokja_provinsi:32").count() == 1
    pabrik.majukan(u, "lengkap", dari="di_provinsi")
    assert kabar(sini) == [] and (J.TIBA, u.pk) in kabar(lain[1])


def test_yang_dikembalikan_sampai_ke_mejanya_dan_putusannya_ke_yang_menangani_dan_koperasinya():
    pejabat, dua = duduk(Peran.PEJABAT), duduk(Peran.PEJABAT)
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    pemeriksa, loket = (p.jejak.get(aksi=a).pengguna for a in ("selesai_periksa", "terima"))
    pengurus, lain = pabrik.buat_pengurus(p.koperasi), pabrik.buat_pengurus(pabrik.buat_koperasi())
    assert kabar(pejabat) == [(J.TIBA, p.pk)] and kabar(pemeriksa, jenis=J.KEMBALI) == []
    p.alur.jalankan(p, "kembalikan", pejabat, versi=p.versi, alasan="Periksa lagi.")
    assert kabar(pemeriksa, jenis=J.KEMBALI) == [(J.KEMBALI, p.pk)] and kabar(pejabat) == []
    pindah = Penugasan.objects.get(pengguna=loket)
    p = pabrik.majukan_izin(type(p).objects.get(pk=p.pk), "siap")
    p.alur.jalankan(p, "terbitkan_izin", dua, versi=p.versi)
    assert kabar(loket, jenis=J.PUTUS) == kabar(pejabat, jenis=J.PUTUS) == [(J.PUTUS, p.pk)]
    assert kabar(dua) == [] and kabar(pengurus) == [(J.SURAT, p.pk)] * 2 and kabar(lain) == []
    # Who leaves the office leaves what was told there; another office begins without it.
    Penugasan.objects.filter(pk=pindah.pk).update(instansi=pabrik.buat_instansi("32.06"))
    assert kabar(loket) == []


def test_banyak_dalam_satu_langkah_menjadi_satu_pemberitahuan_dan_penugasan_kepada_timnya_saja():
    dua = [pabrik.majukan(pabrik.buat_usulan(), "terseleksi") for _ in range(2)]
    dinas, meja = duduk(Peran.DINAS_KABKOTA), duduk(Peran.POKJA_PROVINSI, "32")
    # Who sits at both desks knows what he did himself.
    rangkap = {"peran": Peran.POKJA_PROVINSI, "jabatan": "Staf", "mulai": pabrik.AWAL, "dasar": "SK"}
    Penugasan.objects.create(pengguna=dinas, instansi=pabrik.buat_instansi("32"), **rangkap)
    dua[0].alur.jalankan_semua([(u, u.versi) for u in dua], "sampaikan", dinas)
    assert kabar(meja) == [(J.TIBA, None)] and (J.TIBA, None) not in kabar(dinas)
    assert "2 usulan" in Pemberitahuan.objects.bagi(meja).get().kalimat
    tim, bukan, pengawas = pabrik.buat_penilai(), pabrik.buat_penilai(), duduk(Peran.PENGAWAS)
    k = pabrik.buat_koperasi()
    p = mulai_penilaian(k, pengawas, tim=[tim.pk], ketua=tim.pk, tahun_buku=2025, cara="hitung")
    assert kabar(tim) == [(J.TUGAS, p.pk)] and kabar(bukan) == kabar(pengawas) == []


def test_tiap_orang_membaca_sendiri_satu_atau_semua_dan_lonceng_tidak_menambah_kueri(client):
    u, lama = (pabrik.majukan(pabrik.buat_usulan(), "di_provinsi") for _ in range(2))
    satu, dua = Petugas(Peran.POKJA_PROVINSI, "Sari", kode="32"), Petugas(Peran.POKJA_PROVINSI, "Rini", kode="32")
    assert "2 pemberitahuan belum dibaca" in satu.buka("/data/").teks
    p = Pemberitahuan.objects.get(objek_id=u.pk, jenis=J.TIBA, tujuan__contains="pokja_provinsi")
    assert satu.buka(f"{ALAMAT}{p.pk}/").url == u.get_absolute_url()
    halaman = satu.buka(f"{ALAMAT}?baca=belum")
    assert "1 pemberitahuan belum dibaca" in halaman.teks and lama.nomor_perkara in halaman.teks
    assert u.nomor_perkara not in halaman.teks and "2 pemberitahuan" in dua.buka("/data/").teks
    sisa = Pemberitahuan.objects.get(objek_id=lama.pk, jenis=J.TIBA, tujuan__contains="pokja_provinsi")
    assert "belum dibaca" not in satu.pos(ALAMAT, {"satu": sisa.pk}).teks
    with CaptureQueriesContext(connection) as kueri:
        dua.klien.get("/data/")
    assert len(kueri) == 2  # the session, and the person with posts and count
    # All read: of the last minute one by one, of before by the mark; what comes later counts again.
    Pemberitahuan.objects.filter(pk=p.pk).update(dibuat_pada=timezone.now() - timedelta(hours=1))
    dua.pos(ALAMAT, {"sampai": sisa.pk})
    assert KabarPengguna.objects.get(pengguna=dua.orang).dibaca_sampai == p.pk
    assert "belum dibaca" not in dua.buka("/data/").teks
    pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")
    assert "1 pemberitahuan belum dibaca" in dua.buka("/data/").teks
    asing = Petugas(Peran.POKJA_PROVINSI, "Lain", kode="33")
    assert asing.kode(f"{ALAMAT}{p.pk}/") == 404 and asing.pos(ALAMAT, {"satu": "x"}).kode == 200
    assert not asing.buka(ALAMAT).html.count("Tandai")


def test_yang_tua_terhapus_sendiri():
    pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")
    [aturan] = [r for r in RETENSI if r.kode == "pemberitahuan"]
    banyak = Pemberitahuan.objects.count()
    Pemberitahuan.objects.filter(pk=Pemberitahuan.objects.first().pk).update(
        dibuat_pada=timezone.now() - timedelta(days=91)
    )
    assert aturan.jalankan() == 1 and Pemberitahuan.objects.count() == banyak - 1
