"""What holds for the whole site is known while the database is away: incidents, read-only mode, the public page."""

import io
from datetime import timedelta
from pathlib import Path
from threading import Event
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import reverse
from django.utils import timezone

from core.dasar import keadaan
from core.dasar.gangguan import BacaSaja
from core.dasar.izin import Peran
from core.dasar.keadaan import Kejadian, tutup_tulis
from core.gangguan import ukur
from core.gangguan.catatan import buka, masukkan, segarkan, simpan
from core.management.commands.pekerja import kerjakan
from core.models import Gangguan, Jejak, Wilayah
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
APA, DAMPAK = "Basis data tidak dapat dihubungi.", "Menyimpan belum dapat, surat lama tetap dapat dibaca."


@pytest.fixture
def tanpa_basis_data(monkeypatch):
    def pergi(*_, **__):
        raise OperationalError("connection refused")

    return lambda: monkeypatch.setattr(BaseDatabaseWrapper, "_cursor", pergi)


@pytest.fixture(autouse=True)
def ukur_baru(monkeypatch):
    monkeypatch.setattr(ukur, "_terakhir", (float("-inf"), []))
    monkeypatch.setattr(ukur, "_berjalan", {})


@pytest.fixture
def admin():
    return pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="00")


def isi_form(**isi):
    return {"apa": APA, "dampak": DAMPAK, "sejak": "2026-12-02T09:00", **isi}


def test_status_terbuka_tanpa_basis_data_dan_menyebut_gangguan_yang_dicatat_operator(client, tanpa_basis_data):
    client.force_login(pabrik.buat_pengguna())  # also with the cookie of a session that nobody can look up
    tanpa_basis_data()
    keluar, galat = io.StringIO(), io.StringIO()
    call_command("gangguan", "buka", apa=APA, dampak=DAMPAK, stdout=keluar, stderr=galat)
    assert "tersimpan di berkas saja" in galat.getvalue()
    balasan = client.get(reverse("status"))
    isi = balasan.content.decode()
    assert balasan.status_code == 200
    assert "Basis data sedang terganggu." in isi and APA in isi and DAMPAK in isi and "belum ada" in isi
    assert keluar.getvalue().strip().replace("*", "") in isi.replace("*", "")  # the same words to pass on


def test_status_menyebut_semua_layanan_berjalan_bila_memang_demikian(client, settings):
    isi = client.get(reverse("status")).content.decode()
    assert "Semua layanan berjalan." in isi
    assert [u.baik for u in ukur.ukur()] == [True, True, True, None, None]


@pytest.mark.parametrize("bagian", ["default_storage", "render_pdf", "antrean_macet"])
def test_status_menyebut_bagian_yang_rusak(client, monkeypatch, settings, bagian):
    def rusak(*_, **__):
        raise OSError("rusak")

    settings.ANTREAN_LANGSUNG = False
    monkeypatch.setattr(ukur, "antrean_macet", lambda: [])
    monkeypatch.setattr(ukur, bagian, rusak if bagian != "antrean_macet" else lambda: mock.Mock(count=lambda: 3))
    assert "sedang terganggu" in client.get(reverse("status")).content.decode()


def test_bagian_yang_menggantung_tidak_menahan_halaman(client, monkeypatch):
    def lambat():
        connections.close_all()
        tutup.wait(5)

    tutup = Event()
    lambat.__name__ = "berkas"
    monkeypatch.setattr(ukur, "BATAS", 0.2)
    monkeypatch.setattr(ukur, "BAGIAN", (lambat,))
    mulai = timezone.now()
    assert "Tidak menjawab dalam 0.2 detik" in client.get(reverse("status")).content.decode()
    assert timezone.now() - mulai < timedelta(seconds=2)
    tutup.set()


def test_pembuat_surat_yang_sedang_mengerjakan_surat_panjang_tidak_disebut_rusak(client, monkeypatch):
    monkeypatch.setattr(ukur, "BATAS", 0.2)
    monkeypatch.setattr(ukur, "BAGIAN", (ukur.surat,))
    tutup = Event()
    monkeypatch.setattr(ukur, "render_pdf", lambda _: tutup.wait(5))
    isi = client.get(reverse("status")).content.decode()
    assert "Semua layanan berjalan." in isi and ukur.SIBUK in isi
    tutup.set()


def test_yang_dicatat_selama_basis_data_mati_masuk_ke_tabel_sesudahnya(tanpa_basis_data, monkeypatch, admin):
    satu = buka(APA, DAMPAK)
    with monkeypatch.context() as sementara:

        def pergi(*_, **__):
            raise OperationalError("connection refused")

        sementara.setattr(BaseDatabaseWrapper, "_cursor", pergi)
        assert simpan(satu) is False
    assert masukkan() == 1 and masukkan() == 0
    assert Gangguan.objects.get().kode == satu.kode
    assert Jejak.objects.get(objek_jenis="core.gangguan").aksi == "buka_gangguan"


def test_berkas_yang_hilang_ditulis_lagi_dari_tabel(admin, settings, tmp_path):
    simpan(buka(APA, DAMPAK))
    settings.BERKAS_KEADAAN = str(tmp_path / "lain.json")
    assert keadaan.keadaan().terbuka == []
    segarkan()
    assert [k.apa for k in keadaan.keadaan().terbuka] == [APA]


@pytest.mark.parametrize(("kode", "boleh"), [("00", True), ("32.05", False)])
def test_yang_mencatat_gangguan_menemukannya_pada_instansi_dan_data(client, kode, boleh):
    orang = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode=kode)
    client.force_login(orang)
    for alamat in (orang.penugasan.get().instansi.get_absolute_url(), reverse("data")):
        assert (f'href="{reverse("gangguan")}"' in client.get(alamat).content.decode()) is boleh


def test_gangguan_dibuka_diperbarui_dan_ditutup_lewat_halaman(client, admin):
    client.force_login(admin)
    assert client.post(reverse("gangguan"), isi_form(), follow=True).status_code == 200
    kode = Gangguan.objects.get().kode
    for alamat in ("/", "/masuk/", reverse("surat_periksa"), reverse("status")):
        assert APA in client.get(alamat, follow=True).content.decode(), alamat
    ubah = reverse("gangguan_ubah", args=[kode])
    isi = isi_form(perkiraan="2026-12-02T08:00")
    balasan = client.post(ubah, isi)
    assert balasan.status_code == 422 and "sesudah gangguan dimulai" in balasan.content.decode()
    client.post(ubah, isi_form(perkiraan="2026-12-02T12:00"))
    assert "2 Desember 2026, 12.00 WIB" in client.get("/").content.decode()
    client.post(ubah, isi_form(pulih="ya"))
    assert APA not in client.get("/").content.decode()
    assert APA in client.get(reverse("status")).content.decode()  # the history
    assert Gangguan.objects.get().selesai
    assert client.get(ubah).status_code == 404
    jejak = Jejak.objects.filter(objek_jenis="core.gangguan").values_list("aksi", "pengguna")
    assert list(jejak) == [(a, admin.pk) for a in ("buka_gangguan", "ubah_gangguan", "tutup_gangguan")]


def test_perintah_gangguan_menutup_dan_menolak_yang_tidak_ada(admin):
    simpan(satu := buka(APA, DAMPAK))
    with pytest.raises(CommandError, match="Tidak ada gangguan terbuka"):
        call_command("gangguan", "tutup", "K-AAAA-AA")
    with pytest.raises(CommandError, match="--apa dan --dampak"):
        call_command("gangguan", "buka", apa=APA)
    call_command("gangguan", "tutup", satu.kode, stdout=(keluar := io.StringIO()))
    assert "layanan sudah pulih" in keluar.getvalue()
    call_command("gangguan", "daftar", stdout=(keluar := io.StringIO()))
    assert f"{satu.kode}  sejak" in keluar.getvalue()


def test_berkas_keadaan_yang_rusak_menutup_penulisan_dan_tidak_merusak_halaman(client, settings):
    Path(settings.BERKAS_KEADAAN).write_text("{")
    assert keadaan.baca_saja() == keadaan.TIDAK_TERBACA
    assert client.get("/masuk/").status_code == 200
    tutup_tulis("")
    assert keadaan.baca_saja() == ""


def test_berkas_keadaan_memuat_dua_puluh_terakhir_dan_yang_terbuka_lebih_dahulu():
    for n in range(30):
        saat = timezone.now() - timedelta(days=n + 1)
        keadaan.ingat(Kejadian(f"K-{n:04}-AA", APA, DAMPAK, saat, None, None if n == 29 else saat))
    kode = [k.kode for k in keadaan.keadaan().gangguan]
    assert kode[:2] == ["K-0029-AA", "K-0000-AA"] and len(kode) == keadaan.DIINGAT


class TestBacaSaja:
    @pytest.fixture(autouse=True)
    def tertutup(self):
        self.usulan = pabrik.buat_usulan()
        call_command("baca_saja", "nyala", alasan="Cadangan sedang diperiksa.", stdout=io.StringIO())

    def test_masuk_dan_keluar_tetap_dapat_juga_sesudah_salah_sandi(self, client):
        nama = self.usulan.dibuat_oleh.username
        assert client.post("/masuk/", {"username": nama, "password": "salah-sekali"}).status_code == 200
        assert client.post("/masuk/", {"username": nama, "password": pabrik.dasar.SANDI})["Location"] == "/meja-kerja/"
        isi = client.get("/").content.decode()
        assert "Cadangan sedang diperiksa." in isi
        assert client.post("/keluar/")["Location"] == "/masuk/"

    def test_kiriman_ditolak_dengan_halaman_yang_memuat_yang_diketik(self, client):
        client.force_login(self.usulan.dibuat_oleh)
        sebelum = Jejak.objects.count()
        alamat = reverse("tindakan", args=["usulan", self.usulan.pk, "seleksi"])
        balasan = client.post(alamat, {"versi": self.usulan.versi, "alasan": "Ketikan"})
        isi = balasan.content.decode()
        assert balasan.status_code == 503 and BacaSaja.judul in isi and 'value="Ketikan"' in isi
        assert "Nomor kejadian" not in isi
        assert Jejak.objects.count() == sebelum

    def test_tombol_tertutup_menyebut_sebab_dan_gerbang_menolak(self, client):
        pelaku = self.usulan.dibuat_oleh
        assert {x.sebab for x in ALUR_USULAN.tersedia(self.usulan, pelaku)} == {BacaSaja.judul}
        with pytest.raises(BacaSaja):
            ALUR_USULAN.jalankan(self.usulan, "seleksi", pelaku, versi=self.usulan.versi)
        with pytest.raises(BacaSaja):
            ALUR_USULAN.buat(self.usulan, pelaku)

    def test_halaman_yang_menulis_saat_dibaca_dihentikan_di_basis_data(self, client, monkeypatch):
        client.raise_request_exception = False
        client.force_login(self.usulan.dibuat_oleh)

        def tulis(*_, **__):
            with transaction.atomic():
                Wilayah.objects.update(nama="Berubah")

        monkeypatch.setattr("core.halaman.aturan.AturanView.get", tulis)
        assert client.get(reverse("aturan")).status_code == 503
        assert not Wilayah.objects.filter(nama="Berubah").exists()

    def test_dibuka_lagi_dengan_perintah(self, client):
        call_command("baca_saja", "mati", stdout=(keluar := io.StringIO()))
        assert "Terbuka untuk menulis." in keluar.getvalue()
        client.force_login(self.usulan.dibuat_oleh)
        assert "hanya dapat dibaca" not in client.get("/").content.decode()

    @pytest.mark.parametrize("perintah", ["jalankan_harian", "kirim_surel"])
    def test_perintah_terjadwal_tidak_mengerjakan_apa_pun(self, perintah):
        with pytest.raises(CommandError, match=r"hanya dapat dibaca\. Cadangan sedang diperiksa"):
            call_command(perintah)

    def test_pekerja_menunggu(self):
        tiruan = dict.fromkeys(("bangkitkan", "kirim_tertunda", "close_old_connections"), mock.DEFAULT)
        with mock.patch.multiple("core.management.commands.pekerja", **tiruan):
            kerjakan(putaran := mock.Mock())
            assert putaran.run.call_count == 0
            tutup_tulis("")
            kerjakan(putaran)
        assert putaran.run.call_count == 1

    def test_nyala_perlu_alasan(self):
        with pytest.raises(CommandError, match="--alasan"):
            call_command("baca_saja", "nyala")
