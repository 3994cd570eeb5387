"""Saved filters: a name for what is valid on that list, one's own or the office's, granting nothing."""

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.halaman.saringan import TERBANYAK, SaringanForm
from core.models import Saringan
from perizinan.models import PermohonanIzin
from tests import pabrik

pytestmark = pytest.mark.django_db
DAFTAR = "/permohonan/"


@pytest.fixture
def pemilik(client):
    orang = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    pabrik.buat_permohonan(lengkap=False)
    client.force_login(orang)
    return orang


def simpan(client, nama, kueri="status=draf", **isi):
    return client.post(f"{DAFTAR}?{kueri}", {"nama": nama, **isi})


def test_disimpan_hanya_yang_sah_pada_daftarnya_dan_dibuka_sebagai_tautan(client, pemilik):
    assert reverse("permohonan_daftar") == DAFTAR
    assert "Simpan saringan ini" not in client.get(DAFTAR).content.decode()
    kueri = "status=draf&asing=1&sesudah=xyz&unduh=xlsx&q=&saya=bukan"
    assert "Simpan saringan ini" in client.get(f"{DAFTAR}?{kueri}".replace("unduh=xlsx&", "")).content.decode()
    assert simpan(client, "Draf Garut", kueri).url == f"{DAFTAR}?status=draf"
    isi = client.get(f"{DAFTAR}?status=draf").content.decode()
    assert f'<a href="{DAFTAR}?status=draf" aria-current="page">Draf Garut</a>' in isi
    assert "Simpan saringan ini" not in isi


@pytest.mark.parametrize(
    ("nama", "kueri", "kalimat"),
    [
        ("", "status=draf", "Isi nama saringan"),
        ("draf", "status=draf", "sudah Anda pakai"),
        ("Baru", "", "Belum ada saringan"),
    ],
)
def test_yang_keliru_disebut_di_samping_isiannya(client, pemilik, nama, kueri, kalimat):
    simpan(client, "Draf")
    balasan = simpan(client, nama, kueri)
    assert balasan.status_code == 422 and kalimat in balasan.content.decode()
    assert Saringan.objects.count() == 1


def test_paling_banyak_sekian_pada_satu_daftar(client, pemilik):
    for n in range(TERBANYAK + 1):
        balasan = simpan(client, f"Nama {n}")
    assert balasan.status_code == 422 and Saringan.objects.count() == TERBANYAK


def test_dibagikan_dengan_kantor_tanpa_membuka_apa_pun_dan_dihapus_pemilik_atau_admin(client, pemilik):
    kantor = pemilik.penugasan.get().instansi
    simpan(client, "Bersama", instansi=kantor.pk)
    simpan(client, "Sendiri", "status=lengkap")
    bersama = Saringan.objects.get(nama="Bersama")
    asing = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.06")
    client.force_login(asing)
    assert "(dibagikan)" not in client.get(DAFTAR).content.decode()
    assert client.get(bersama.get_absolute_url()).context["jumlah"] == "0"  # the link alone shows them nothing more
    assert client.get(reverse("saringan_ubah", args=[bersama.pk])).status_code == 404
    rekan = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    client.force_login(rekan)
    isi = client.get(f"{DAFTAR}?status=draf").content.decode()
    assert "Bersama (dibagikan)" in isi and ">Sendiri<" not in isi
    assert client.post(reverse("saringan_ubah", args=[bersama.pk]), {"aksi": "hapus"}).status_code == 403
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32.05"))
    assert client.post(reverse("saringan_ubah", args=[bersama.pk]), {"nama": "Lain"}).status_code == 403
    assert client.post(reverse("saringan_ubah", args=[bersama.pk]), {"aksi": "hapus"}).status_code == 302
    client.force_login(pemilik)
    [sisa] = Saringan.objects.all()
    assert client.post(reverse("saringan_ubah", args=[sisa.pk]), {"nama": "Lengkap"}).status_code == 302
    assert "Lengkap" in client.get(reverse("saringan_daftar")).content.decode()
    client.post(reverse("saringan_ubah", args=[sisa.pk]), {"aksi": "hapus"})
    assert not Saringan.objects.exists() and PermohonanIzin.objects.exists()


def test_yang_menunggu_dapat_dicentang_dan_dialihkan_dari_daftarnya(client, pemilik):
    p = PermohonanIzin.objects.get()
    centang = f'form="alihkan" name="urusan" value="{p.pk}"'
    assert centang not in client.get(DAFTAR).content.decode()  # an examiner hands on what he holds
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32.05"))
    isi = client.get(DAFTAR).content.decode()
    assert centang in isi and f'<form id="alihkan" action="{reverse("alihkan", args=["permohonanizin"])}"' in isi
    PermohonanIzin.objects.update(status="terbit")
    assert centang not in client.get(DAFTAR).content.decode()


NIK = "3205 0041.0180-0001"


@pytest.mark.parametrize("nama", ["permohonan_daftar", "koperasi_daftar", "cari", "aturan"])
def test_nik_yang_dicari_tidak_tersisa_pada_alamat_tautan_dan_saringan(client, pemilik, nama):
    balasan = client.get(reverse(nama), {"q": NIK, "status": "draf"})
    assert (balasan.status_code, balasan.url) == (302, f"{reverse(nama)}?status=draf")
    assert "NIK orang tidak dicari di sini" in client.get(balasan.url).content.decode()


def test_nik_tidak_disimpan_sebagai_saringan_atau_namanya(client, pemilik):
    assert simpan(client, "Draf", f"status=draf&q={NIK}").status_code == 302
    assert simpan(client, f"Pak Ujang {NIK}").status_code == 422
    assert not Saringan.objects.exists()


def test_klik_ganda_pada_saat_yang_sama_disebut_di_samping_nama(client, pemilik, monkeypatch):
    simpan(client, "Draf")
    monkeypatch.setattr(SaringanForm, "clean", lambda form: form.cleaned_data)  # neither saw the other
    balasan = simpan(client, "Draf")
    assert balasan.status_code == 422 and "sudah Anda pakai" in balasan.content.decode()
    simpan(client, "Lain")
    lain = Saringan.objects.get(nama="Lain")
    assert client.post(reverse("saringan_ubah", args=[lain.pk]), {"nama": "Draf"}).status_code == 422
    assert Saringan.objects.count() == 2
