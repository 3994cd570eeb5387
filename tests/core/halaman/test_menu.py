"""The menu: the places of the own roles, never more than seven, and one search."""

import itertools

import pytest
from django.urls import resolve, reverse

from core.dasar.izin import Peran
from core.halaman.menu import TERBANYAK, _di_sini, susunan, tempat_bagi
from tests.pabrik import buat_koperasi, buat_pengguna, buat_pengurus

KSP = ["Meja kerja", "Koperasi", "Permohonan izin", "Laporan", "Kantor", "Register izin", "Aturan"]
SENTRA = ["Meja kerja", "Usulan", "Sentra", "Keputusan", "Wilayah", "Aturan"]


def label(*peran):
    return [t.label for t in tempat_bagi(set(peran))[0]]


@pytest.mark.parametrize(
    ("peran", "tempat"),
    [
        ([], ["Meja kerja", "Aturan"]),
        ([Peran.LOKET], KSP),
        ([Peran.PENILAI], ["Meja kerja", "Koperasi", "Penilaian", "Laporan", "Kantor", "Register izin", "Data"]),
        ([Peran.PEJABAT], ["Meja kerja", "Permohonan izin", "Penilaian", "Kantor", "Sanksi", "Keadaan", "Data"]),
        # Who supervises works with reports, inspections and sanctions; the registers stand behind Data.
        ([Peran.PENGAWAS], ["Meja kerja", "Penilaian", "Laporan", "Kantor", "Pemeriksaan", "Sanksi", "Data"]),
        (
            [Peran.PENGURUS],
            ["Beranda", "Laporan", "Kewajiban", "Permohonan", "Surat", "Data koperasi", "Aturan"],
        ),
        # Whoever sits at a desk as well enters the own koperasi by one place, under a name of its own.
        (
            [Peran.PENGURUS, Peran.LOKET],
            ["Meja kerja", "Koperasi saya", "Koperasi", "Permohonan izin", "Laporan", "Kantor", "Data"],
        ),
        ([Peran.POKJA_KABKOTA], SENTRA),
        # With eight places what is only looked up stands behind Data.
        ([Peran.PENETAP], ["Meja kerja", "Usulan", "Sentra", "Keputusan", "Keadaan", "Bagaimana bila", "Data"]),
        (
            [Peran.AUDITOR],
            ["Meja kerja", "Usulan", "Permohonan izin", "Penilaian", "Kantor", "Keadaan", "Data"],
        ),
        (
            [Peran.ADMIN_INSTANSI],
            ["Meja kerja", "Usulan", "Permohonan izin", "Penilaian", "Kantor", "Instansi", "Data"],
        ),
        (
            [Peran.DINAS_KABKOTA, Peran.LOKET],
            ["Meja kerja", "Usulan", "Koperasi", "Permohonan izin", "Laporan", "Kantor", "Data"],
        ),
        # The head of a dinas sends usulan and signs licences: where he works stands at the first level.
        (
            [Peran.DINAS_KABKOTA, Peran.PEJABAT],
            ["Meja kerja", "Usulan", "Permohonan izin", "Penilaian", "Kantor", "Sanksi", "Data"],
        ),
    ],
)
def test_tempat_menurut_peran(peran, tempat):
    assert label(*peran) == tempat


def test_tidak_seorang_pun_punya_lebih_dari_tujuh_tempat_atau_kehilangan_satu_pun():
    for peran in itertools.combinations(Peran.values, 3):
        tempat, di_data = tempat_bagi(set(peran))
        assert len(tempat) <= TERBANYAK, peran
        semua = {t.nama for t in susunan("MENU") if t.peran is None or set(peran) & t.peran}
        assert {t.nama for t in (*tempat, *di_data)} - {"data"} == semua, peran
        nama = [t.label for t in (*tempat, *di_data)]
        assert len(set(nama)) == len(nama), peran


@pytest.mark.django_db
def test_halaman_data_memuat_daftar_yang_tidak_muat_di_menu(client):
    client.force_login(buat_pengguna(Peran.AUDITOR))
    halaman = client.get(reverse("data")).content.decode()
    for nama in ("sentra_daftar", "keputusan_daftar", "koperasi_daftar", "wilayah_daftar"):
        assert f'href="{reverse(nama)}"' in halaman
    assert f'href="{reverse("data")}" aria-current="true"' in client.get(reverse("sentra_daftar")).content.decode()
    client.force_login(buat_pengguna(Peran.LOKET, kode="32.05"))
    assert "Semua daftar Anda sudah ada pada menu." in client.get(reverse("data")).content.decode()


@pytest.mark.django_db
def test_pencarian_menuju_satu_halaman_bagi_semua(client):
    for orang in (buat_pengguna(Peran.LOKET), buat_pengguna(Peran.VERIFIKATOR), buat_pengurus(buat_koperasi())):
        client.force_login(orang)
        assert f'action="{reverse("cari")}"' in client.get(reverse("akun")).content.decode()


@pytest.mark.django_db
def test_yang_tidak_ditemukan_pada_satu_daftar_dapat_dicari_di_semuanya(client):
    client.force_login(buat_pengguna(Peran.DINAS_KABKOTA))
    assert '<a href="/cari/?q=KSP+Melati">' in client.get("/usulan/?q=KSP+Melati").content.decode()
    assert "/cari/?q=" not in client.get("/usulan/?tahun=2020").content.decode()


@pytest.mark.parametrize(
    ("alamat", "tempat"),
    [
        ("/usulan/1/ukm/", "usulan_daftar"),
        ("/wilayah/32.05/", "wilayah_daftar"),
        ("/sentra/1/", "sentra_daftar"),
        ("/usulan/", "usulan_daftar"),
        ("/izin/1/", "izin_daftar"),
        ("/aturan/23-2005/pasal-5/", "aturan"),
        ("/izin/registrasi/", "izin_daftar"),
        ("/permohonan/1/", "permohonan_daftar"),
        ("/koperasi-saya/keterangan/", "saya_surat"),
    ],
)
def test_tiap_halaman_berdiri_pada_tempatnya(alamat, tempat):
    assert next(iter(_di_sini(resolve(alamat), susunan("MENU"))), None) == tempat
