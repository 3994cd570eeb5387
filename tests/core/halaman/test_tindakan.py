"""The page of a step, whatever the kind of case: what it shows before, what it refuses, what it says after."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Urusan
from tests import pabrik

pytestmark = pytest.mark.django_db
MEMBACA_RANCANGAN = True


def alamat(urusan, aksi, nama="tindakan"):
    return reverse(nama, args=[urusan._meta.model_name, urusan.pk, aksi])


def tombol_utama(html: str) -> list[str]:
    return re.findall(r'class="btn btn-primary"[^>]*>([^<]*)<', html)


@pytest.mark.parametrize(("buat", "aksi", "peran", "tempat"), [
    (lambda: pabrik.buat_usulan(lengkap=False), "seleksi", Peran.POKJA_KABKOTA, "ukm_daftar"),
    (lambda: pabrik.buat_penilaian(lengkap=False), "selesai_isi", None, "penilaian_angka"),
])  # fmt: skip
def test_langkah_yang_akan_ditolak_terkunci_dan_tiap_yang_kurang_bertaut(client, buat, aksi, peran, tempat):
    urusan = buat()
    orang = pabrik.buat_pengguna(peran) if peran else urusan.tim.first().pengguna
    client.force_login(orang)
    for halaman in (alamat(urusan, aksi), urusan.get_absolute_url()):
        html = client.get(halaman).content.decode()
        label = urusan.alur.t(aksi, urusan.status).label
        assert label not in " ".join(tombol_utama(html)), halaman
        assert re.search(rf'aria-disabled="true">{label}</span>', html), halaman
        assert f'<li><a href="{reverse(tempat, args=[urusan.pk])}">' in html, halaman


def test_yang_menandatangani_membuka_rancangan_dari_versi_ini_dahulu(client):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    pejabat = pabrik.buat_pengguna(Peran.PEJABAT, kode=p.berwenang_id)
    client.force_login(pejabat)
    url, surat = alamat(p, "tolak"), alamat(p, "tolak", "tindakan_surat")

    def tekan():
        p.refresh_from_db()
        return client.post(url, {"versi": p.versi, "alasan": "Modal disetor kurang."})

    assert tombol_utama(client.get(url).content.decode()) == ["Baca rancangan surat"]
    ditolak = tekan()
    assert ditolak.status_code == 422
    assert "Buka rancangannya dulu" in ditolak.content.decode()
    assert "Modal disetor kurang." in ditolak.content.decode()
    client.head(surat)
    assert tekan().status_code == 422, "yang tidak dibaca tidak dihitung"
    client.get(surat)
    assert tombol_utama(client.get(url).content.decode()) == ["Tolak"]
    type(p).objects.filter(pk=p.pk).update(versi=p.versi + 1)
    assert "berubah sejak Anda membukanya" in tekan().content.decode()
    client.get(surat)
    berhasil = client.post(url, {"versi": p.versi, "alasan": "Modal disetor kurang."}, follow=True)
    p.refresh_from_db()
    assert p.status == "ditolak"
    html = berhasil.content.decode()
    terbit = p.daftar_surat.last()
    assert f'Terbit: <a href="{terbit.get_absolute_url()}">' in html
    assert f'<a href="{reverse("surat_pindaian", args=[terbit.pk])}">unggah pindaiannya</a>' in html
    assert "Meja kerja</a>." in html


def test_giliran_tiap_status_menyebut_satu_pelaku():
    for alur in {m.alur for m in apps.get_models() if issubclass(m, Urusan)}:
        for status in alur.status:
            giliran = alur.giliran_status(status)
            assert giliran in {p.label for p in Peran} | {""}, (alur.model, status)
            # What was granted, or is in force, waits for nobody until somebody finds a reason.
            assert bool(giliran) == (status not in alur.akhir) or alur.tahap(status).diputus, (alur.model, status)


def test_yang_diserahkan_menyebut_kantor_yang_memegangnya(client):
    usulan = pabrik.majukan(pabrik.buat_usulan(), "terseleksi")
    pabrik.buat_pengguna(Peran.POKJA_PROVINSI, kode="32")
    client.force_login(pabrik.buat_pengguna(Peran.DINAS_KABKOTA))
    client.get(alamat(usulan, "sampaikan", "tindakan_surat"))
    balasan = client.post(alamat(usulan, "sampaikan"), {"versi": usulan.versi}, follow=True)
    assert "Sekarang di Dinas" in balasan.content.decode()


def test_yang_tetap_pada_orang_yang_sama_tidak_disebut_diserahkan(client, surat_ringan):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "diterima")
    pabrik.tandai_berkas(p)
    client.force_login(pabrik.buat_pengguna(Peran.PEMERIKSA))
    html = client.post(alamat(p, "nyatakan_lengkap"), {"versi": p.versi}, follow=True).content.decode()
    assert "Giliran tetap pada Anda: lanjutkan di halaman ini." in html and "Sekarang di " not in html
