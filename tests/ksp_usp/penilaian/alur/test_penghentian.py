"""Pasal 20 ayat (2) where the issuer (Menteri) is another post than the assessor (Deputi): the stop is the issuer's."""

import re

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from ksp_usp.models import Koperasi
from ksp_usp.penilaian.panel import lajur_penghentian
from tests.ksp_usp.penilaian.alur.bantu import HARI, ambil, jalan, koperasi_baru, tolak
from tests.pabrik import buat_hasil, buat_pengguna, pada

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]

BURUK = "dalam_pengawasan_khusus"


def nasional():
    return koperasi_baru(anggota=["32.05", "33.74"], pola="syariah")


def hasil(koperasi, predikat=BURUK, tahun=2024, **isi):
    return buat_hasil(koperasi, tahun, predikat, cara="catat", **isi)


def henti(p):
    return Koperasi.objects.get(pk=p.koperasi_id).dihentikan_sejak


def menteri():
    return buat_pengguna(Peran.PEJABAT, kode="00", jabatan="Menteri Koperasi")


def menunggu(pengguna):
    return [p.pk for lajur in lajur_penghentian(pengguna) for p in lajur.urusan]


def test_penghentian_lintas_provinsi_dinyatakan_pemberi_izin_dengan_suratnya():
    p, pelaku = hasil(nasional()), menteri()
    assert henti(p) is None and p.giliran_khusus
    assert menunggu(pelaku) == [p.pk] and not menunggu(buat_pengguna(Peran.PENILAI, kode="00"))
    with pada(HARI):
        jalan(ambil(p), "hentikan", pelaku)
    surat = ambil(p).surat_terakhir("penghentian")
    assert henti(p) == surat.tanggal == HARI and not menunggu(pelaku)
    teks = re.sub(r"<[^>]+>", "", surat.html)
    assert f"Nomor {p.surat.nomor}" in teks and "terhitung sejak tanggal surat ini" in teks and "a.n." not in teks
    kalimat, berlaku = ambil(p).keterangan_surat(surat)
    assert kalimat.endswith("Penghentian itu berlaku sejak 22 November 2026.") and berlaku
    assert "tidak menunggu surat penghentian" in tolak(ambil(p), "hentikan", pelaku)


def test_kegiatan_pulih_sesudah_hasil_yang_lebih_baik_ditetapkan():
    p = hasil(nasional())
    with pada(HARI):
        jalan(ambil(p), "hentikan", menteri())
    hasil(p.koperasi, "dalam_pengawasan", 2025)
    assert henti(p) is None
    assert ambil(p).keterangan_surat(ambil(p).surat_terakhir("penghentian"))[1] is False


@pytest.mark.parametrize("sebab", ["diganti", "baik", "satu_kabupaten"])
def test_tidak_menunggu_penghentian(sebab):
    koperasi = koperasi_baru(pola="syariah") if sebab == "satu_kabupaten" else nasional()
    p = hasil(koperasi, "sehat" if sebab == "baik" else BURUK)
    if sebab == "diganti":
        hasil(koperasi, "sehat", 2025)
    assert bool(henti(p)) is (sebab == "satu_kabupaten")
    pelaku = buat_pengguna(Peran.PEJABAT, kode=p.berwenang_id)
    assert "tidak menunggu" in tolak(ambil(p), "hentikan", pelaku) and not menunggu(pelaku)


@pytest.mark.parametrize(("predikat", "ada"), [(BURUK, True), ("sehat", False)])
def test_tombol_penghentian_hanya_pada_hasil_yang_menunggu(client, predikat, ada):
    p = hasil(nasional(), predikat)
    client.force_login(menteri())
    halaman = client.get(p.get_absolute_url()).content.decode()
    assert (reverse("tindakan", args=["penilaiankesehatan", p.pk, "hentikan"]) in halaman) is ada
