"""A request that does not come to its end has a page: what happened, what was lost, a number that stands in the log."""

import errno
import io
import logging
import re
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import reverse
from PIL import Image

from config.catatan import TanpaDataPribadi
from core.dasar import gangguan
from core.dasar.permintaan import ID_BAIK
from core.halaman.galat import BELUM_TERCATAT, HANYA_DIBACA, MUNGKIN_TERCATAT
from core.models import Berkas, Rendisi
from core.perkara.alur import Alur
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NOMOR = re.compile(r"K-[2-9A-Z]{4}-[2-9A-Z]{2}")


def sqlstate(kode):
    """An error as Django hands on what PostgreSQL said."""
    galat = OperationalError("rahasia")
    galat.__cause__ = type("Galat", (Exception,), {"pgcode": kode})()
    return galat


MACAM = {
    "tak_dikenal": (ValueError("rahasia"), gangguan.Terganggu, 500, MUNGKIN_TERCATAT),
    "putus": (OperationalError("server closed the connection"), gangguan.BasisDataPutus, 503, MUNGKIN_TERCATAT),
    "antre": (sqlstate("55P03"), gangguan.TerlaluLama, 503, BELUM_TERCATAT),
    "lama": (sqlstate("57014"), gangguan.TerlaluLama, 503, BELUM_TERCATAT),
    "sqlite_antre": (OperationalError("database is locked"), gangguan.TerlaluLama, 503, BELUM_TERCATAT),
    "penuh": (OSError(errno.ENOSPC, "rahasia"), gangguan.TempatPenuh, 503, BELUM_TERCATAT),
    "penuh_basis_data": (sqlstate("53100"), gangguan.TempatPenuh, 503, BELUM_TERCATAT),
    "terkunci": (OSError(errno.EROFS, "rahasia"), gangguan.TempatTerkunci, 503, BELUM_TERCATAT),
    "dilarang": (PermissionError(errno.EACCES, "rahasia"), gangguan.TempatTerkunci, 503, BELUM_TERCATAT),
    "surat": (gangguan.SuratGagal("rahasia"), gangguan.SuratGagal, 503, MUNGKIN_TERCATAT),
    "hilang": (gangguan.BerkasHilang("rahasia"), gangguan.BerkasHilang, 500, MUNGKIN_TERCATAT),
    "berubah": (gangguan.BerkasBerubah("rahasia"), gangguan.BerkasBerubah, 500, MUNGKIN_TERCATAT),
}


@pytest.fixture
def peramban(client):
    client.raise_request_exception = False
    return client


@pytest.fixture
def catatan():
    """The lines as whoever runs the site reads them (pytest's own handler would format them otherwise)."""
    baris = []
    tangkap = logging.Handler()
    sasaran = [logging.getLogger("sentra.gangguan"), logging.getLogger("django.request")]
    tangkap.emit = lambda record: baris.append(TanpaDataPribadi("%(name)s %(message)s").format(record))
    for satu in sasaran:
        satu.addHandler(tangkap)
    yield baris
    for satu in sasaran:
        satu.removeHandler(tangkap)


@pytest.mark.parametrize("nama", MACAM)
def test_kiriman_yang_gagal_menyebut_sebab_akibat_dan_mengembalikan_yang_diketik(nama, peramban, catatan, monkeypatch):
    galat, kelas, status, kalimat = MACAM[nama]
    usulan = pabrik.buat_usulan()
    peramban.force_login(usulan.dibuat_oleh)

    def gagal(*_, **__):
        raise galat

    monkeypatch.setattr(Alur, "jalankan", gagal)
    alamat = reverse("tindakan", args=["usulan", usulan.pk, "seleksi"])
    balasan = peramban.post(alamat, {"versi": usulan.versi, "alasan": "Ketikan <panjang>"})
    isi = balasan.content.decode()
    assert (balasan.status_code, balasan.has_header("Retry-After")) == (status, status == 503)
    assert balasan["Cache-Control"] == "private, no-store"
    assert kelas.judul in isi and kelas.sebab in isi and kelas.saran in isi and kalimat in isi
    assert 'name="alasan" value="Ketikan &lt;panjang&gt;"' in isi
    nomor = NOMOR.search(isi)[0]
    assert catatan[0].startswith(f"{balasan['X-Request-ID']} sentra.gangguan {nomor} {kelas.__name__}: POST {alamat}")
    assert "rahasia" not in isi + "".join(catatan)


def test_basis_data_pergi_pada_halaman_yang_dibaca_mana_pun(peramban, catatan, monkeypatch):
    peramban.force_login(pabrik.buat_pengguna())

    def pergi(*_, **__):
        raise OperationalError("connection refused")

    monkeypatch.setattr(BaseDatabaseWrapper, "_cursor", pergi)
    for alamat in ("/", "/masuk/", "/tidak-ada/"):
        balasan = peramban.get(alamat)
        assert balasan.status_code == 503
        assert gangguan.BasisDataPutus.judul in balasan.content.decode()
        assert HANYA_DIBACA in balasan.content.decode()
        # One request, one number, although it failed again on its way out.
        assert len([b for b in catatan if b.startswith(f"{balasan['X-Request-ID']} sentra.gangguan")]) == 1


def test_kiriman_yang_memuat_rahasia_tidak_dikembalikan(peramban, monkeypatch):
    def pergi(*_, **__):
        raise OperationalError("connection refused")

    monkeypatch.setattr(BaseDatabaseWrapper, "_cursor", pergi)
    isi = peramban.post("/masuk/", {"username": "u", "password": "jangan-tampil"}).content.decode()
    assert gangguan.BasisDataPutus.judul in isi
    assert "jangan-tampil" not in isi


def test_program_mendapat_json_dan_htmx_mendapat_potongan(peramban, monkeypatch):
    def gagal(*_, **__):
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr("core.halaman.aturan.AturanView.get", gagal)
    json = peramban.get(reverse("aturan"), headers={"accept": "application/json"})
    assert json.status_code == 503 and NOMOR.fullmatch(json.json()["nomor"])
    potongan = peramban.get(reverse("aturan"), headers={"hx-request": "true"}).content.decode()
    assert gangguan.TempatPenuh.judul in potongan and "<html" not in potongan


@pytest.mark.parametrize(
    ("kirim", "di_belakang_proxy", "dipakai"),
    [("abcdef0123456789", True, True), ("abcdef0123456789", False, False), ("a b\tc<script>", True, False)],
)
def test_id_permintaan_dari_proxy_yang_dipercaya_saja(client, settings, kirim, di_belakang_proxy, dipakai):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if di_belakang_proxy else None
    diberi = client.get("/masuk/", headers={"x-request-id": kirim})["X-Request-ID"]
    assert (diberi == kirim) is dipakai
    assert ID_BAIK.fullmatch(diberi)


def cakram_penuh():
    """A disk on which nothing more can be put."""
    return mock.patch("core.perkara.simpanan._tuntaskan", side_effect=OSError(errno.ENOSPC, "No space left on device"))


def test_cakram_penuh_saat_mengunggah_dikatakan_dan_tidak_ada_yang_tercatat(peramban, tmp_path, caplog):
    usulan = pabrik.buat_usulan()
    peramban.force_login(usulan.dibuat_oleh)
    gambar = io.BytesIO()
    Image.new("RGB", (10, 10)).save(gambar, "PNG")
    sebelum, unggahan = Berkas.objects.count(), SimpleUploadedFile("a.png", gambar.getvalue())
    with cakram_penuh():
        alamat = reverse("berkas_unggah", args=["usulan", usulan.pk])
        balasan = peramban.post(alamat, {"file": unggahan}, follow=True)
    isi = balasan.content.decode()
    assert f"{gangguan.TempatPenuh.judul}: berkas ini belum tersimpan" in isi
    assert f"{NOMOR.search(isi)[0]} berkas tidak dapat disimpan." in caplog.text
    assert Berkas.objects.count() == sebelum
    assert [p for p in (tmp_path / "berkas").rglob("*") if p.is_file()] == []


def test_cakram_penuh_saat_pdf_dibuat_tidak_membatalkan_keputusan_dan_pdf_menyusul(
    peramban, surat_ringan, django_capture_on_commit_callbacks
):
    usulan = pabrik.buat_usulan()
    peramban.force_login(usulan.dibuat_oleh)
    alamat = reverse("tindakan", args=["usulan", usulan.pk, "seleksi"])
    with cakram_penuh(), django_capture_on_commit_callbacks(execute=True):
        assert peramban.post(alamat, {"versi": usulan.versi}).status_code == 302
    surat = usulan.daftar_surat.get()
    assert surat.urut == 1 and not Rendisi.objects.exists()
    with cakram_penuh():
        balasan = peramban.get(reverse("surat_pdf", args=[surat.pk]))
        assert balasan.status_code == 503 and gangguan.TempatPenuh.judul in balasan.content.decode()
    assert peramban.get(reverse("surat_pdf", args=[surat.pk])).status_code == 200
