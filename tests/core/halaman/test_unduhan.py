"""Sheets of long lists: made by a worker as the person who asked, refused to who lost a post, gone after some days."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from core.dasar.izin import Peran
from core.halaman import daftar as modul_daftar
from core.halaman import unduhan
from core.halaman.daftar import DaftarView
from core.halaman.unduhan import buat_lembar
from core.models import Paparan, Penugasan, Unduhan
from core.pribadi.retensi import Oleh, menurut
from tests import pabrik
from tests.alamat import pola_alamat

pytestmark = pytest.mark.django_db

DAFTAR = reverse("koperasi_daftar")


@pytest.fixture
def loket(client, monkeypatch):
    """A counter with three koperasi, of which two are already a long list."""
    monkeypatch.setattr(modul_daftar, "LANGSUNG", 1)
    monkeypatch.setattr(unduhan, "SELANG", 1)
    orang = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    for nama in ("Anggrek", "Bakung", "Cempaka"):
        pabrik.buat_koperasi(nama=nama, lengkap=False)
    pabrik.buat_koperasi("32.06", nama="Dahlia", lengkap=False)
    client.force_login(orang)
    return orang


@pytest.fixture
def minta(client, django_capture_on_commit_callbacks):
    def lakukan(*, kerjakan=True, **saringan):
        with django_capture_on_commit_callbacks(execute=kerjakan):
            balasan = client.get(DAFTAR, {"unduh": "xlsx", **saringan})
        return balasan, Unduhan.objects.last()

    return lakukan


def nama_koperasi(isi):
    lembar = load_workbook(io.BytesIO(isi)).active
    return [baris[0] for baris in lembar.iter_rows(min_row=7, values_only=True)]


def test_daftar_panjang_dibuat_di_belakang_lalu_diunduh_dan_tercatat(client, loket, minta):
    balasan, u = minta(q="a")
    assert (balasan.status_code, balasan["Location"]) == (302, u.get_absolute_url())
    assert (u.keadaan, u.jumlah, u.tertulis) == ("selesai", 3, 3)
    halaman = client.get(u.get_absolute_url())
    assert halaman.status_code == 200 and reverse("unduhan_berkas", args=[u.pk]) in halaman.content.decode()
    assert "Koperasi" in client.get(reverse("unduhan")).content.decode()
    isi = client.get(reverse("unduhan_berkas", args=[u.pk])).content
    assert nama_koperasi(isi) == ["Anggrek", "Bakung", "Cempaka"]
    assert load_workbook(io.BytesIO(isi)).active["A2"].value == "Saringan: Cari: a"
    [papar] = Paparan.objects.filter(halaman="unduhan_berkas")
    assert (papar.jenis, papar.jumlah, papar.objek_id) == ("ekspor", 3, u.pk)


def test_yang_sama_diminta_dua_kali_tetap_satu_dan_pekerja_boleh_mengulang(client, loket, minta):
    minta(kerjakan=False)
    balasan, u = minta(kerjakan=False)
    assert Unduhan.objects.count() == 1
    menunggu = client.get(balasan["Location"])
    assert menunggu.status_code == 202 and "menunggu giliran" in menunggu.content.decode()
    for _ in range(2):
        buat_lembar.func(u.pk)
    assert Unduhan.objects.get().siap


def akhiri(orang):
    Penugasan.objects.filter(pengguna=orang).update(sampai=timezone.now().date() - timedelta(days=2))


@pytest.mark.parametrize("pindah", [True, False])
def test_kantor_yang_hilang_sebelum_dibuat_menolak_lembarnya(client, loket, minta, pindah):
    """Also who has another office by now: the list of that one is not what was asked for."""
    _, u = minta(kerjakan=False)
    akhiri(loket)
    if pindah:
        Penugasan.objects.create(
            pengguna=loket,
            instansi=pabrik.buat_instansi("32.06"),
            peran="loket",
            jabatan="x",
            mulai="2020-01-01",
            dasar="x",
        )
    buat_lembar.func(u.pk)
    u.refresh_from_db()
    assert u.ditolak and not u.isi
    assert "Penugasan Anda berubah" in client.get(u.get_absolute_url()).content.decode()


def test_kantor_yang_hilang_sesudah_dibuat_menolak_pengambilannya(client, loket, minta):
    _, u = minta()
    akhiri(loket)
    assert client.get(reverse("unduhan_berkas", args=[u.pk])).status_code == 403
    assert not Paparan.objects.filter(halaman="unduhan_berkas").exists()
    Penugasan.objects.filter(pengguna=loket).update(sampai=None)
    assert client.get(reverse("unduhan_berkas", args=[u.pk])).status_code == 404  # refused once, refused for good


def test_orang_lain_tidak_menemukan_lembarnya(client, loket, minta):
    _, u = minta()
    client.force_login(pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    for nama in ("unduhan_rinci", "unduhan_berkas"):
        assert client.get(reverse(nama, args=[u.pk])).status_code == 404


def test_yang_gagal_disebut_gagal_dan_berhasil_saat_diulang(client, loket, minta, monkeypatch):
    _, u = minta(kerjakan=False)
    with monkeypatch.context() as sebentar:
        sebentar.setattr(DaftarView, "xlsx", lambda self, jumlah: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            buat_lembar.func(u.pk)
    assert "gagal dibuat" in client.get(u.get_absolute_url()).content.decode()
    buat_lembar.func(u.pk)
    assert Unduhan.objects.get().siap


def test_lembarnya_dihapus_sesudah_masanya_beserta_berkasnya(loket, minta):
    _, u = minta()
    [aturan] = [r for r in menurut(Oleh.MESIN) if r.kode == "unduhan"]
    assert aturan.jalankan() == 0
    Unduhan.objects.update(diminta_pada=timezone.now() - aturan.lama - timedelta(hours=1))
    assert aturan.jalankan() == 1
    assert default_storage.exists(u.isi.name)  # the sweep takes what no row names, a day later


def test_lembar_dari_daftar_koperasi_tetap_terbaca_impor(client, loket, monkeypatch):
    """The lines above the headers are not taken for data."""
    monkeypatch.setattr(modul_daftar, "LANGSUNG", 10)
    isi = io.BytesIO(client.get(DAFTAR, {"unduh": "xlsx"}).content)
    isi.name = "koperasi.xlsx"
    halaman = client.post(reverse("koperasi_impor"), {"lembar": isi}, follow=True).content.decode()
    assert "Anggrek" in halaman and "Diunduh oleh" not in halaman


def test_cari_nomor_panjang_tidak_tertulis_di_lembar(client, loket, minta, monkeypatch):
    monkeypatch.setattr(modul_daftar, "LANGSUNG", 10)
    isi = client.get(DAFTAR, {"unduh": "xlsx", "q": "198001012006041001"}).content
    assert load_workbook(io.BytesIO(isi)).active["A2"].value == "Saringan: Cari: [angka]"


def daftar_panjang():
    """The templates of pages with a list that goes on: those of DaftarView, and those that page by themselves."""
    kelas = {getattr(p.callback, "view_class", None) for p in pola_alamat()}
    dari_view = {k.template_name for k in kelas if k and issubclass(k, DaftarView)}
    akar = Path(settings.BASE_DIR) / "templates"
    berhalaman = {str(p.relative_to(akar)) for p in akar.rglob("*.html") if "komponen/halaman.html" in p.read_text()}
    return sorted(dari_view | berhalaman - {"core/halaman/gaya.html"})


@pytest.mark.parametrize("templat", daftar_panjang())
def test_tiap_daftar_dapat_diunduh_di_tempat_yang_sama(templat):
    """Beside the way to the next rows, under the table."""
    isi = (Path(settings.BASE_DIR) / "templates" / templat).read_text()
    if isi.startswith('{% extends "core/halaman/daftar.html" %}'):
        assert "{% block isi %}" not in isi  # the frame keeps its end
    else:
        assert re.search(r'komponen/halaman\.html"[^%]*%}\s*<a[^>]*>(Unduh Excel|Unduh daftar ini)', isi)
