"""The signed original of a letter: filed as a scan, corrected by another one, told by the public page."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Pindaian
from core.perkara.bukti import periksa_semua
from tests.core.perkara.pdf_buatan import buat
from tests.pabrik import buat_pengguna, buat_usulan, majukan

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def usulan():
    return majukan(buat_usulan(), "terseleksi")


@pytest.fixture
def surat(usulan):
    return usulan.daftar_surat.get()


@pytest.fixture
def petugas(client, usulan):
    client.force_login(orang := buat_pengguna(Peran.DINAS_KABKOTA))
    return orang


PDF, PDF_LAIN = buat(), buat("/Lang (id)")


def pindai(isi=PDF):
    return SimpleUploadedFile("pindaian.pdf", isi)


def kirim(client, surat, **isi):
    lama = surat.pindaian.last()
    bawaan = {
        "mengganti": lama.pk if lama else "", "penandatangan": "Ujang Somantri", "jabatan": "Kepala Dinas",
        "pada": f"{surat.tanggal:%d/%m/%Y}", "pindaian": pindai(),
    }  # fmt: skip
    return client.post(reverse("surat_pindaian", args=[surat.pk]), {**bawaan, **isi})


def test_pindaian_menutup_surat_dan_disebut_di_mana_mana(client, petugas, usulan, surat):
    daftar, halaman = reverse("surat_belum_dipindai"), usulan.get_absolute_url()
    unggah = reverse("surat_pindaian", args=[surat.pk])
    assert surat.nomor in client.get(daftar).content.decode()
    assert f'Belum ada · <a href="{unggah}">Unggah' in client.get(halaman).content.decode()
    isi = client.get(unggah).content.decode()
    assert surat.penandatangan in isi and f'<a href="{halaman}">' in isi  # the one who is printed is proposed
    periksa = reverse("surat_periksa", args=[surat.kode])
    assert "Surat asli" not in client.get(periksa).content.decode()

    assert kirim(client, surat).status_code == 302
    [pindaian] = Pindaian.objects.all()
    assert (pindaian.surat, pindaian.penandatangan, pindaian.ditandatangani_pada, pindaian.diunggah_oleh) == (
        surat, "Ujang Somantri", surat.tanggal, petugas,
    )  # fmt: skip
    jejak = usulan.jejak.last()
    assert jejak.aksi == "arsip_pindaian" and jejak.ke == "" and jejak.pengguna == petugas
    assert jejak.salinan["sha256"] == pindaian.berkas.sha256
    assert "ditandatangani Ujang Somantri pada" in client.get(halaman).content.decode()
    assert surat.nomor not in client.get(daftar).content.decode()
    assert client.get(reverse("berkas_unduh", args=[pindaian.berkas_id])).status_code == 200
    client.logout()
    umum = client.get(periksa).content.decode()
    assert "Surat asli bertanda tangan sudah diarsipkan pada" in umum and "/berkas/" not in umum
    assert list(periksa_semua()) == []


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"pada": "-1"}, "Surat ini bertanggal"), ({"pada": "+1"}, "Tanggal ini belum tiba"),
        ({"penandatangan": ""}, "Isi ditandatangani oleh"),
        ({"pindaian": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, "harus PDF, JPG, atau PNG"),
        ({"pindaian": ""}, "Pilih berkas untuk"),
    ],
)  # fmt: skip
def test_yang_salah_disebut_dan_berkasnya_tidak_hilang(client, petugas, surat, isi, sebab):
    if geser := isi.get("pada"):
        hari = petugas.hari_ini if geser == "+1" else surat.tanggal
        isi = {"pada": f"{hari + timedelta(days=int(geser)):%d/%m/%Y}"}
    balasan = kirim(client, surat, **isi)
    teks = balasan.content.decode()
    assert balasan.status_code == 422 and sebab in teks and 'value="Kepala Dinas"' in teks
    assert not Pindaian.objects.exists()
    if "pindaian" not in isi:
        berkas = balasan.context["form"].berkas
        assert kirim(client, surat, pindaian="", berkas=berkas.pk).status_code == 302
        assert Pindaian.objects.get().berkas == berkas


def test_pindaian_yang_salah_diganti_baris_baru_yang_menyebutnya(client, petugas, surat):
    kirim(client, surat)
    lama = Pindaian.objects.get()
    assert kirim(client, surat).status_code == 302 and Pindaian.objects.count() == 1  # the second click
    assert "Isi apa yang salah" in kirim(client, surat, pindaian=pindai(PDF_LAIN)).content.decode()
    betul = {"alasan": "Halaman 2 tertinggal."}
    assert kirim(client, surat, pindaian=pindai(PDF_LAIN), mengganti="", **betul).status_code == 409
    assert kirim(client, surat, pindaian=pindai(PDF_LAIN), **betul).status_code == 302
    baru = Pindaian.objects.last()
    assert (baru.mengganti, baru.alasan, baru.berkas == lama.berkas) == (lama, "Halaman 2 tertinggal.", False)
    teks = client.get(reverse("surat_pindaian", args=[surat.pk])).content.decode()
    assert "Pindaian sebelumnya" in teks and "Halaman 2 tertinggal." in teks
    assert list(periksa_semua()) == []


def test_dari_dua_yang_mengunggah_bersamaan_yang_kedua_diberi_tahu(client, petugas, surat, monkeypatch):
    """Each saw no scan; the database takes one."""
    kirim(client, surat)
    monkeypatch.setattr("django.db.models.query.QuerySet.last", lambda self: None)
    assert kirim(client, surat, mengganti="", pindaian=pindai(PDF_LAIN), alasan="Salah.").status_code == 409
    assert Pindaian.objects.count() == 1


@pytest.mark.parametrize(
    ("peran", "kode", "baca", "tulis"),
    [
        (Peran.LOKET, "32.05", 200, 302), (Peran.AUDITOR, "32.05", 200, 403), (Peran.DINAS_PROVINSI, "32", 200, 403),
        (Peran.DINAS_KABKOTA, "32.06", 404, 404),
    ],
)  # fmt: skip
def test_hanya_penerbit_mengunggah_dan_hanya_yang_melihat_suratnya_membaca(
    client, petugas, surat, peran, kode, baca, tulis
):
    kirim(client, surat)
    alamat = reverse("surat_pindaian", args=[surat.pk])
    client.force_login(buat_pengguna(peran, kode=kode))
    assert client.get(alamat).status_code == baca
    assert client.get(reverse("berkas_unduh", args=[Pindaian.objects.get().berkas_id])).status_code == baca
    assert kirim(client, surat, pindaian=pindai(PDF_LAIN), alasan="Salah halaman.").status_code == tulis
