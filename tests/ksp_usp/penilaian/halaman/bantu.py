"""The pages of an assessment: assigning, filling, the running result, what is refused and in which words."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter

from core.dasar.waktu import hari_ini
from tests.skenario.peramban import Halaman


def tahun_lalu():
    """The year that is assessed."""
    return hari_ini().year - 1


def masuk(client, pengguna):
    client.force_login(pengguna)
    return client


def buka(client, nama, *arg, **data) -> Halaman:
    return Halaman(client.get(reverse(nama, args=arg), data, follow=True))


def kirim(client, nama, *arg, formulir=0, ke="", **isian) -> Halaman:
    """Open a page, type over what its form shows, send it."""
    halaman = buka(client, nama, *arg)
    assert halaman.kode == 200, halaman.teks
    data = halaman.formulir[formulir].isi | isian
    return Halaman(client.post(reverse(nama, args=arg) + ke, data, follow=True))


def pdf(nama="laporan.pdf"):
    isi, penulis = io.BytesIO(), PdfWriter()
    penulis.add_blank_page(100, 100)
    penulis.write(isi)
    return SimpleUploadedFile(nama, isi.getvalue())
