"""Photos of an inspection: several at once, shown small without the place of the camera, printed in the annex."""

import io
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.dasar.izin import Peran
from core.models import Berkas
from perizinan.pemeriksaan import forms
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def ketua():
    return Petugas(Peran.PENGAWAS, "Sari", kode="32.05")


@pytest.fixture
def p(ketua):
    """A visit in which one duty was not met."""
    p = pabrik.buat_pemeriksaan(tim=[ketua.orang])
    return pabrik.jawab_periksa(
        pabrik.majukan_pemeriksaan(p, "ditugaskan"), pengawasan__satuan_tugas="Belum ada keputusannya."
    )


def kirim(ketua, p, *foto, butir="foto", **lain):
    return ketua.pos(reverse("periksa_foto", args=[p.pk]), {"butir": butir, "foto": foto, **lain})


def kecil(ketua, p, berkas):
    return ketua.klien.get(reverse("periksa_foto_kecil", args=[p.pk, berkas.pk]))


def test_beberapa_foto_sekaligus_tampil_kecil_dan_tercetak_pada_lampiran_berita_acara(ketua, p):
    temuan = p.temuan.get()
    hasil = kirim(
        ketua, p, pabrik.gambar("a.jpg"), pabrik.gambar("b.jpg", "white"), kamera=pabrik.gambar("k.jpg", "red")
    )
    assert "3 foto tersimpan" in hasil.teks and hasil.html.count("<img src") >= 3
    kirim(ketua, p, pabrik.gambar("t.jpg", "blue"), butir=temuan.butir)
    halaman = ketua.buka(p.get_absolute_url())
    assert f"{temuan.kewajiban}: foto 1" in halaman.html and "Kunjungan: foto 3" in halaman.html
    ketua.langkah(p, "Terbitkan berita acara")
    teks = ketua.baca_surat(p.berita_acara)
    assert "FOTOPEMERIKSAAN" in teks and "4.Unitsatuantugas" in teks and "lampiran(4foto)" in teks
    assert p.berita_acara.html.count("data:image/jpeg;base64,") == 4
    assert ketua.kode(reverse("periksa_foto", args=[p.pk])) == 403  # what was printed stays


def test_lokasi_dari_kamera_tidak_ikut_tampil_dan_aslinya_tersimpan(ketua, p):
    exif = Image.Exif()
    exif[0x010F] = "Telepon"
    exif.get_ifd(0x8825)[1] = "S"
    kirim(ketua, p, pabrik.gambar(sisi=(800, 600), exif=exif))
    berkas = Berkas.objects.get(butir="foto")
    with Image.open(io.BytesIO(kecil(ketua, p, berkas).content)) as gambar:
        assert gambar.size == (320, 240) and not gambar.getexif()
    with berkas.isi.open() as asli, Image.open(asli) as gambar:
        assert gambar.getexif()[0x010F] == "Telepon"
    assert Petugas(Peran.PENGAWAS, "Luar", kode="32.06").kode(kecil(ketua, p, berkas).request["PATH_INFO"]) == 404


@pytest.mark.parametrize(
    ("berkas", "kata"),
    [
        (lambda: [], "Pilih fotonya dahulu"),
        (lambda: [SimpleUploadedFile("x.pdf", b"%PDF-1.7 bukan foto")], "x.pdf: Foto harus JPG atau PNG"),
        (lambda: [SimpleUploadedFile("r.jpg", b"\xff\xd8\xff" + b"0" * 50)], "r.jpg: Gambar ini rusak"),
        (lambda: [SimpleUploadedFile("b.jpg", b"\xff\xd8\xff" + bytes(5 * 1024 * 1024))], "lebih kecil dari 5 MB"),
        (lambda: [pabrik.gambar(f"{n}.jpg") for n in range(3)], "pilih 2 atau kurang"),
    ],
)
def test_foto_yang_ditolak_disebut_sebabnya_dan_yang_baik_tetap_masuk(ketua, p, berkas, kata):
    baik = [] if kata.startswith(("Pilih", "pilih")) else [pabrik.gambar("baik.jpg", "green")]
    with mock.patch.object(forms, "TERBANYAK", 2):
        hasil = kirim(ketua, p, *berkas(), *baik)
    assert hasil.kode == 422 and kata in hasil.teks
    assert Berkas.objects.filter(butir="foto").count() == len(baik)


def test_foto_yang_dilepas_tidak_tampil_dan_berkasnya_tetap_ada(ketua, p):
    foto, lain = pabrik.foto_pemeriksaan(p), Petugas(Peran.PENGAWAS, "Tono", kode="32.05")
    alamat = reverse("periksa_foto", args=[p.pk])
    assert lain.klien.post(alamat, {"lepas": foto.pk}).status_code == 403
    assert "Foto foto.jpg dilepas" in ketua.pos(alamat, {"lepas": foto.pk}).teks
    foto.refresh_from_db()
    assert not foto.aktif and "Foto tersimpan (0)" in ketua.buka(alamat).teks
    assert kecil(ketua, p, foto).status_code == 404
