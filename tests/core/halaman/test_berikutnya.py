"""Each page leads on: who has the case next and where, the draft that is to be read, the scan that is missing."""

import re

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.halaman.pindaian import belum_dipindai, kabar_pindaian
from core.models import Surat
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.perubahan.alur import ALUR_PERUBAHAN
from perizinan.models.status_kantor import BELUM_BUKA
from perizinan.pengawasan.alur import ALUR_SANKSI
from tests import pabrik
from tests.core.halaman.test_tindakan import alamat, tombol_utama

pytestmark = pytest.mark.django_db
MEMBACA_RANCANGAN = True


def test_giliran_berikutnya_pada_konfirmasi_menyebut_kantornya_kecuali_yang_dialihkan(client):
    p = pabrik.buat_permohonan()
    pabrik.buat_pengguna(Peran.PEMERIKSA)
    client.force_login(pabrik.buat_pengguna(Peran.LOKET))
    kantor = pabrik.buat_instansi("32.05").nama
    assert client.get(alamat(p, "terima")).context["berikutnya"] == f"{Peran.PEMERIKSA.label}, {kantor}"
    p = pabrik.majukan_izin(p, "diterima")
    client.force_login(pabrik.buat_pengguna(Peran.PEMERIKSA))
    assert kantor not in client.get(alamat(p, "teruskan")).context["berikutnya"]


def test_rancangan_yang_belum_dibuka_bertaut_dari_ringkasan_kesalahan(client):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    client.force_login(pabrik.buat_pengguna(Peran.PEJABAT))
    html = client.post(alamat(p, "tolak"), {"versi": p.versi, "alasan": "Modal kurang."}).content.decode()
    assert re.search(
        rf'Ada masalah.*?<li>Buka rancangannya dulu[^<]*<a href="{alamat(p, "tolak", "tindakan_surat")}"', html, re.S
    )


def test_meja_tidak_mengajak_mengisi_kantor_yang_sudah_disetujui():
    loket = pabrik.buat_pengguna(Peran.LOKET)
    assert "Lengkapi isian" in ALUR_JARINGAN.ajakan("draf", loket)
    assert not [s for s in BELUM_BUKA if "Lengkapi isian" in ALUR_JARINGAN.ajakan(s, loket)]


def test_surat_yang_menunggu_pindaian_disebut_di_meja_dan_yang_diganti_tidak_dihitung(client, surat_ringan):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "terbit")
    kepala = pabrik.buat_pengguna(Peran.PEJABAT)
    semua = belum_dipindai(kepala).count()
    assert semua
    [kabar] = kabar_pindaian(kepala)
    assert (kabar.kalimat.split()[0], kabar.url) == (str(semua), reverse("surat_belum_dipindai"))
    lama = belum_dipindai(kepala).first()
    isi = {f.attname: getattr(lama, f.attname) for f in Surat._meta.concrete_fields if f.name != "id"}
    Surat.objects.create(**isi | {"mengganti_id": lama.pk, "nomor": "baru", "urut": 999, "kode": "K7QM4TXR9PWD"})
    assert belum_dipindai(kepala).count() == semua
    assert lama not in belum_dipindai(kepala)
    assert kabar_pindaian(pabrik.buat_pengguna(Peran.AUDITOR)) == []
    client.force_login(kepala)
    halaman = client.get(reverse("surat_pindaian", args=[p.daftar_surat.last().pk]))
    assert halaman.context["form"].initial["pada"] == p.daftar_surat.last().tanggal


def test_halaman_koperasi_membuka_permohonannya_yang_berjalan(client):
    p = pabrik.buat_permohonan()
    client.force_login(pabrik.buat_pengguna(Peran.LOKET))
    html = client.get(p.koperasi.get_absolute_url()).content.decode()
    kotak = html[html.index('id="langkah"') : html.index("Di halaman ini")]
    assert f'href="{p.get_absolute_url()}">Buka permohonan {p.nomor_perkara}</a>' in kotak
    assert len(tombol_utama(html)) == 1


def test_ajakan_tidak_menyebut_satu_demi_satu_langkah_yang_satu_urusan_hanya_punya_satu():
    pejabat = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")
    assert ALUR_SANKSI.ajakan("diusulkan", pejabat) == "Langkah Anda: Terbitkan …, Kembalikan ke pengawas."
    assert ALUR_PERUBAHAN.ajakan("diajukan", pejabat) == "Langkah Anda: Catat …, Kembalikan ke loket."
    assert ALUR_JARINGAN.ajakan("siap", pejabat) == "Langkah Anda: Setujui, Tolak, Kembalikan ke pemeriksa."
