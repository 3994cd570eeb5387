"""Acts whose wire is cut, each with what must hold after it: wholly before or wholly after, and never twice."""

import itertools
import os
import time
from io import BytesIO
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Count, Max
from django.test import Client
from django.urls import reverse
from pypdf import PdfWriter

from core.dasar.izin import Peran
from core.halaman.galat import BELUM_TERCATAT
from core.models import Berkas, Nomor, Surat
from core.perkara.jejak import periksa_rantai
from core.perkara.sapu import SEHARI, buang_tak_bernama, kolom_berkas
from core.perkara.surat import pdf_surat
from tests import pabrik

urut = itertools.count(1)


class Langkah:
    """A signing: `aksi` on a case, with its letter."""

    def __init__(self, urusan, aksi, jenis, oleh):
        self.urusan, self.aksi, self.jenis, self.versi = urusan, aksi, jenis, urusan.versi
        self.klien, self.halaman = Client(raise_request_exception=False), urusan.get_absolute_url()
        self.klien.force_login(oleh)

    def kirim(self):
        alamat = reverse("tindakan", args=[self.urusan._meta.model_name, self.urusan.pk, self.aksi])
        return self.klien.post(alamat, {"versi": self.versi})

    def terjadi(self) -> bool:
        segar = type(self.urusan).objects.get(pk=self.urusan.pk)
        surat = segar.daftar_surat.filter(jenis=self.jenis).count()
        keadaan = (segar.versi - self.versi, segar.jejak.filter(aksi=self.aksi).count(), surat)
        assert keadaan in ((0, 0, 0), (1, 1, 1)), keadaan
        return keadaan == (1, 1, 1)

    def ada_di_halaman(self) -> bool:
        """Whether the page of the case tells that it was done."""
        halaman = self.klien.get(self.halaman).content.decode()
        return Surat.objects.filter(objek__objek_id=self.urusan.pk, jenis=self.jenis).last().nomor in halaman


class Unggahan:
    """One file for a draft: stored once, also where it is sent again."""

    def __init__(self):
        self.usulan = pabrik.buat_usulan(lengkap=False)
        self.klien, self.halaman = Client(raise_request_exception=False), self.usulan.get_absolute_url()
        self.klien.force_login(self.usulan.dibuat_oleh)
        self.nama, isi = f"foto-{next(urut)}.pdf", BytesIO()
        tulis = PdfWriter()
        tulis.add_blank_page(100 + next(urut), 100)
        tulis.write(isi)
        self.isi = isi.getvalue()

    def kirim(self):
        berkas = SimpleUploadedFile(self.nama, self.isi)
        return self.klien.post(reverse("berkas_unggah", args=["usulan", self.usulan.pk]), {"file": berkas})

    def terjadi(self) -> bool:
        banyak = self.usulan.daftar_berkas.filter(nama=self.nama).count()
        assert banyak <= 1
        return banyak == 1

    def ada_di_halaman(self) -> bool:
        return self.nama in self.klien.get(self.halaman).content.decode()


def seleksi():
    usulan = pabrik.buat_usulan()
    return Langkah(usulan, "seleksi", "ba_seleksi", usulan.dibuat_oleh)


def izin():
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    return Langkah(p, "terbitkan_izin", "izin_usaha", pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"))


def serang(kasus, perantara, putus) -> bool:
    """One cut; whether the act stands. The answer claims nothing that is not so."""
    with perantara.lewat(putus):
        balasan = kasus.kirim()
    terjadi = kasus.terjadi()
    if balasan.status_code == 302:
        assert terjadi or "/masuk/" in balasan["Location"], balasan["Location"]
    else:
        assert balasan.status_code == 503, balasan.content.decode()
        assert not (terjadi and BELUM_TERCATAT in balasan.content.decode())
    return terjadi


def akhiri(kasus):
    """The official reads on reload that it happened, presses again all the same, and nothing is doubled."""
    assert kasus.ada_di_halaman()
    kasus.kirim()
    assert kasus.terjadi()


def periksa_utuh():
    """No letter without a PDF once it is read, no stray after the sweep, no number twice and none left out."""
    for surat in Surat.objects.all():
        assert pdf_surat(surat).startswith(b"%PDF")
    assert not Surat.objects.filter(rendisi=None).exists()
    akar, lama = Path(default_storage.location), time.time() - SEHARI - 60
    for berkas in (f for f in akar.rglob("*") if f.is_file()):
        os.utime(berkas, (lama, lama))
    buang_tak_bernama()
    bernama = {n for m, k in kolom_berkas() for n in m.objects.values_list(k, flat=True)}
    assert {str(f.relative_to(akar)) for f in akar.rglob("*") if f.is_file()} == bernama
    for deret in Surat.objects.values("instansi", "jenis").annotate(banyak=Count("pk"), akhir=Max("urut")):
        assert deret["banyak"] == deret["akhir"], deret
        assert Nomor.objects.get(instansi=deret["instansi"], jenis=deret["jenis"]).terakhir == deret["akhir"]
    assert list(periksa_rantai()) == []
    assert not Berkas.objects.filter(isi="").exists()
