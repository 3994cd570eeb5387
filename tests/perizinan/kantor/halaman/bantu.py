"""Pages of an office of the service network, as its people use them."""

import io
import re
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.bantu_halaman import tanpa_tautan_pasal


def gambar(nama="bukti.png", warna=0):
    isi = io.BytesIO()
    Image.new("L", (4, 4), warna).save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue())


def isian(kantor, bagian):
    return reverse("jaringan_isian", args=[kantor.pk, bagian])


def teks(balasan):
    return re.sub(r"\s+", " ", tanpa_tautan_pasal(balasan.content.decode()))


def lihat(client, alamat):
    return re.search(r'name="lihat" value="([^"]*)"', client.get(alamat).content.decode())[1]


def kirim(client, alamat, **isi):
    """Post a part as the page shows it, with `isi` typed."""
    return client.post(alamat, {"lihat": lihat(client, alamat), **isi})


def buat(client, koperasi, nama="Limbangan", jenis="kc", url="jaringan_baru", **isi):
    cari = isi.pop("cari", koperasi.badan_hukum)
    data = {"cari": cari, "pilih": koperasi.pk, "kunci_kirim": uuid.uuid4(), "jenis": jenis, "nama": nama}
    return client.post(reverse(url), {**data, "wilayah": "32.05", **isi})


def mulai(client, kantor, hari, **isi):
    return client.post(reverse("jaringan_mulai", args=[kantor.pk]), {"tanggal_mulai": f"{hari:%d/%m/%Y}", **isi})
