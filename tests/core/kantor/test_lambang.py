"""The emblem of a letterhead: what is taken in, where it is printed, what stays as it was."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.dasar.izin import Peran
from core.models import Berkas, Jejak
from core.perkara.lambang import lambang, simpan_lambang
from core.perkara.surat import bingkai, panjang
from tests.pabrik import buat_instansi, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def gambar(jenis="PNG", sisi=600, latar="#0b363c", **isi) -> bytes:
    hasil = io.BytesIO()
    Image.new("RGB" if jenis == "JPEG" else "RGBA", (sisi, sisi), latar).save(hasil, jenis, **isi)
    return hasil.getvalue()


@pytest.fixture
def garut(client):
    instansi = buat_instansi(kop_kepala="Bupati Garut", telepon="(0262) 555 105", surel="diskop@garut.contoh.go.id")
    client.force_login(buat_pengguna(Peran.ADMIN_INSTANSI, instansi))
    return instansi


def unggah(client, instansi, isi, tempat="lambang", nama="lambang.png"):
    return client.post(
        reverse("instansi_lambang", args=[instansi.pk]),
        {"tempat": tempat, "gambar": SimpleUploadedFile(nama, isi)},
    )


@pytest.mark.parametrize("jenis", ["PNG", "JPEG"])
def test_lambang_digambar_ulang_dan_tampil_di_halaman_instansi(client, garut, jenis):
    rahasia = gambar(jenis, **({"comment": b"RAHASIA"} if jenis == "JPEG" else {})) + b"<script>RAHASIA</script>"
    assert unggah(client, garut, rahasia).status_code == 302
    berkas = Berkas.objects.get(butir="lambang")
    assert (berkas.jenis, berkas.wilayah_id) == ("png", "32.05") and berkas.ukuran < 20_000
    with berkas.isi.open() as isi:
        assert b"RAHASIA" not in isi.read()
    halaman = client.get(garut.get_absolute_url()).content.decode()
    assert lambang(garut)["lambang"] in halaman and "BUPATI GARUT" in halaman and "(0262) 555 105" in halaman
    assert Jejak.objects.filter(aksi="ubah_lambang", objek_id=garut.pk).count() == 1


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg", "harus gambar PNG atau JPG"),
        (b"%PDF-1.4 uji", "a.png", "harus gambar PNG atau JPG"),
        (gambar()[:80], "a.png", "rusak"),
        (gambar(sisi=100), "a.png", "terlalu kecil untuk dicetak"),
        (gambar(latar=(0, 0, 0, 0)), "a.png", "seluruhnya tembus pandang"),
        (gambar() + b"0" * 5_300_000, "a.png", "lebih kecil dari 5 MB"),
    ],
)
def test_yang_bukan_lambang_ditolak_dengan_sebabnya(client, garut, isi, nama, kalimat):
    balasan = unggah(client, garut, isi, nama=nama)
    assert balasan.status_code == 422 and kalimat in balasan.content.decode()
    assert not Berkas.objects.exists()


def test_lambang_tertanam_di_naskah_dan_tidak_memanjangkan_surat(garut, settings):
    settings.ANTREAN_LANGSUNG = False
    oleh = buat_pengguna(Peran.ADMIN_INSTANSI, garut)
    simpan_lambang(SimpleUploadedFile("a.png", gambar()), oleh, garut, "lambang_kepala")
    isi = bingkai(garut)["lambang"]
    assert set(isi) == {"lambang_kepala"} and isi["lambang_kepala"].startswith("data:image/png;base64,")

    class Pendek:
        html = "x" * 30_000 + f'<img src="data:image/png;base64,{"A" * 50_000}">'

    assert not panjang(Pendek())


def test_lambang_baru_menggantikan_yang_lama_dan_dapat_dilepas(client, garut):
    unggah(client, garut, gambar())
    lama = lambang(garut)["lambang"]
    unggah(client, garut, gambar(sisi=300))
    assert lambang(garut)["lambang"] != lama and Berkas.objects.filter(butir="lambang").count() == 2
    client.post(reverse("instansi_lambang", args=[garut.pk]), {"lepas": "lambang"})
    assert lambang(garut) == {}


def test_kepala_halaman_memuat_lambang_kantor_sendiri_sebagai_gambar_kecil(client, garut):
    alamat = reverse("lambang_halaman", args=[garut.pk])
    assert f'src="{alamat}"' in client.get(reverse("meja_kerja")).content.decode()
    assert Image.open(io.BytesIO(client.get(alamat).content)).size == (1, 1)
    unggah(client, garut, gambar())
    balasan = client.get(alamat)
    assert Image.open(io.BytesIO(balasan.content)).size == (64, 64)
    assert len(balasan.content) < 3000 and "private" in balasan["Cache-Control"]
