"""Several parts of an office's application on one page: saved at once, none in the way of another or of a colleague."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from perizinan.kantor.tugas import lembar_kantor
from tests import pabrik
from tests.pabrik import buat_kantor, buat_koperasi
from tests.perizinan.kantor.halaman.bantu import gambar, teks
from tests.sentra_ukm.usulan.isian.bantu import isian as terkirim
from tests.skenario.loket import hari

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "tahun")]


@pytest.fixture(autouse=True)
def loket(masuk):
    return masuk(Peran.LOKET)


def lembar(kantor, nomor):
    return reverse("jaringan_lembar", args=[kantor.pk, nomor])


def segar(kantor):
    return type(kantor).objects.get(pk=kantor.pk)


@pytest.mark.parametrize("predikat", ["sehat", ""])
def test_lembar_menyimpan_semua_bagiannya_dan_berlanjut_sampai_periksa(client, draf, predikat):
    """No part of the application is left out, each file proves its own paper, and who somebody is needs no list.

    A health result that nobody recorded yet is no work of the counter.
    """
    if predikat:
        pabrik.buat_hasil_penilaian(draf.koperasi, predikat)
    isi = [
        {"surat-nomor_surat": "11/KSP", "surat-tanggal_surat": hari(1), "kantor-alamat": "Jalan Raya 5",
         "anggota-anggota_daerah": "24", "anggota-anggota_seluruh": "300"},
        {"9c-modal_kerja": "75.000.000", "sarana-0-nama": "Meja", "sarana-0-jumlah": "2", "sarana-0-kondisi": "Baik"},
        {"9f-neraca_tahun_buku": str(hari_ini().year - 1), "9g-rencana_kerja_bulan": "12", "personel-0-nama": "Rina",
         "personel-0-riwayat_hidup": "on", "personel-1-nama": "Deden", "9i-kepala_nama": "Rina",
         "9i-kepala_sertifikat_nomor": "1", "9i-kepala_sertifikat_lsp": "LSP",
         "9i-kepala_sertifikat_sampai": hari(-400)},
    ]  # fmt: skip
    alamat = lembar(draf, 1)
    for warna, satu in enumerate(isi):
        with CaptureQueriesContext(connection) as kueri:
            halaman = client.get(alamat)
        assert len(kueri) <= 15
        berkas = [b.html_name for b in halaman.context["form"] if b.name == "berkas"]
        berkas = {nama: gambar(warna=10 * warna + n) for n, nama in enumerate(berkas)}
        alamat = client.post(alamat, terkirim(halaman) | satu | berkas | {"lanjut": "ya"}).url
    assert alamat == reverse("jaringan_periksa", args=[draf.pk])
    butir = ["surat", *(f"9{h}" for h in "abcdefghi")]
    assert sorted(draf.daftar_berkas.values_list("butir", flat=True)) == sorted(butir)
    assert list(draf.personel.order_by("pk").values_list("golongan", "nama")) == [
        ("pimpinan", "Rina"), ("karyawan", "Deden"),
    ]  # fmt: skip
    kini = segar(draf)
    assert (kini.nomor_surat, kini.anggota_daerah, kini.modal_kerja, kini.kepala_nama) == (
        "11/KSP", 24, 75_000_000, "Rina",
    )  # fmt: skip


@pytest.mark.parametrize("nomor", [1, 2, 3])
def test_lembar_yang_dikirim_seperti_adanya_tidak_mengubah_apa_pun(client, draf, lengkap, nomor):
    for kantor in (draf, lengkap):
        sebelum = segar(kantor).salinan()
        assert client.post(lembar(kantor, nomor), terkirim(client.get(lembar(kantor, nomor)))).status_code == 302
        kini = segar(kantor).salinan()
        del kini["isian"]["berkas_masuk_pada"], sebelum["isian"]["berkas_masuk_pada"]  # noted by the save itself
        assert kini == sebelum


def test_isian_salah_menyebut_bagiannya_dan_semua_ketikan_serta_berkas_tinggal(client, draf):
    isi = terkirim(client.get(lembar(draf, 2))) | {
        "9c-modal_kerja": "1.500", "sarana-0-nama": "Meja", "9b-berkas": gambar(),
        "9d-berkas": SimpleUploadedFile("a.exe", b"MZ"),
    }  # fmt: skip
    balasan = client.post(lembar(draf, 2), isi)
    assert balasan.status_code == 422
    halaman = teks(balasan)
    assert 'value="1.500"' in halaman and 'value="Meja"' in halaman
    assert "Huruf c, Modal kerja untuk kantor ini (Rp): " in halaman and "Huruf d, Unggah berkas huruf d: " in halaman
    assert [b.butir for b in draf.daftar_berkas] == ["9b"]
    assert segar(draf).modal_kerja is None and not draf.sarana.exists()


def test_bagian_yang_dibiarkan_tidak_bentrok_dengan_rekan_dan_yang_diubah_ditandai_sendiri(client, lengkap):
    """A colleague saves the capital and the equipment meanwhile; the page is sent with what it showed of both."""
    lama = terkirim(client.get(lembar(lengkap, 2)))
    pabrik.ubah_kantor(lengkap, modal_kerja=60_000_000)
    lengkap.sarana.update(kondisi="Rusak")
    assert client.post(lembar(lengkap, 2), lama | {"9b-berkas": gambar()}).status_code == 302
    assert segar(lengkap).modal_kerja == 60_000_000 and lengkap.sarana.first().kondisi == "Rusak"
    satu = terkirim(client.get(lembar(lengkap, 1)))
    pabrik.ubah_kantor(lengkap, anggota_daerah=26)
    balasan = client.post(
        lembar(lengkap, 1), satu | {"anggota-anggota_daerah": "30", "kantor-alamat": "Jalan Baru 1"}
    )  # fmt: skip
    assert balasan.status_code == 409
    assert teks(balasan).count("Tersimpan oleh petugas lain") == teks(balasan).count("petugas lain: 26.") > 0
    kini = segar(lengkap)
    assert kini.anggota_daerah == 26 and kini.alamat != "Jalan Baru 1"


@pytest.mark.parametrize(("jenis", "banyak"), [("kc", [3, 4, 4]), ("kcp", [3, 4, 3]), ("kk", [3, 2])])
def test_lembar_memuat_yang_ditunggu_saja(client, jenis, banyak):
    kantor = buat_kantor(jenis=jenis, lengkap=False)
    assert [len(x) for x in lembar_kantor(kantor)] == banyak
    nomor = range(len(banyak) + 2)
    assert [client.get(lembar(kantor, n)).status_code for n in nomor] == [404, *(200 for _ in banyak), 404]
    assert lembar(kantor, 1) in teks(client.get(reverse("jaringan_tugas", args=[kantor.pk])))


def test_yang_sudah_disebut_tidak_terpenuhi_tidak_menahan_lembar_berikut(client, draf):
    """The health result is missing in the register: no page of the counter can mend it. Too few members is new."""
    lanjut = {"lanjut": "ya"}
    assert client.post(lembar(draf, 2), terkirim(client.get(lembar(draf, 2))) | lanjut).url == lembar(draf, 3)
    kurang = {"anggota-anggota_daerah": "19", "anggota-anggota_seluruh": "60"} | lanjut
    for tujuan in (lembar(draf, 1), lembar(draf, 2)):
        halaman = client.get(lembar(draf, 1))
        assert client.post(lembar(draf, 1), terkirim(halaman) | kurang).url == tujuan


def test_satu_koperasi_yang_cocok_langsung_terpilih(client):
    satu = buat_koperasi(lengkap=False, nama="KSP Satu Hati")
    pabrik.buat_izin_lama(satu)
    alamat = reverse("jaringan_baru")
    assert client.get(alamat, {"cari": "satu hati"}).context["koperasi"] == satu
    dua = buat_koperasi(lengkap=False, nama="KSP Satu Hati Dua")
    pabrik.buat_izin_lama(dua)
    assert client.get(alamat, {"cari": "satu hati"}).context["koperasi"] is None
