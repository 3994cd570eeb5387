"""A copy that restores: into an empty place only, with everything that the rows name, and with a clear verdict."""

import io
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from core.cadangan import alat
from core.cadangan.berkas import baca_daftar, isi_gudang
from core.cadangan.pulih import periksa, periksa_kosong, pulihkan
from core.cadangan.salinan import BENTUK_NAMA, DAFTAR, KOLAM, MANIFES, dipertahankan, salinan
from core.dasar import keadaan
from core.dasar.waktu import hari_ini
from core.models import Jejak, Rendisi, Surat
from core.perkara.nomor import nomor_berikut
from tests import pabrik

pytestmark = pytest.mark.sqlite


@pytest.fixture(autouse=True)
def basis_data(django_db_setup, django_db_blocker, templat_sqlite, tmp_path):
    """A database file of its own, committed to as in life: a copy sees nothing of an open transaction."""
    if connection.vendor != "sqlite":
        pytest.skip("the drill on PostgreSQL is tests/keandalan/test_pulih.py")
    semula = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        shutil.copyfile(templat_sqlite, tmp_path / "asal.sqlite3")
        connection.settings_dict["NAME"] = str(tmp_path / "asal.sqlite3")
        yield
        connection.close()
        connection.settings_dict["NAME"] = semula


@pytest.fixture
def induk(tmp_path):
    return tmp_path / "cadangan"


@pytest.fixture
def isi(surat_ringan):
    usulan = pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")
    ukm = usulan.ukm.first()
    ukm.nik = "3205004101800001"
    ukm.save()
    with transaction.atomic():  # a case's number: a counter without letters
        nomor_berikut(Surat.objects.first().instansi, "usulan", hari_ini())


def cadangkan(induk):
    call_command("cadangan", ke=str(induk), stdout=(keluar := io.StringIO()))
    return salinan(induk)[-1], keluar.getvalue()


@pytest.fixture
def tempat_kosong(settings, tmp_path):
    """An empty database file and an empty folder in place of those of this test."""

    def ganti():
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {
                **settings.STORAGES["default"],
                "OPTIONS": {**settings.STORAGES["default"]["OPTIONS"], "location": str(tmp_path / "gudang-baru")},
            },
        }
        settings.BERKAS_DIR = str(tmp_path / "gudang-baru")
        connection.close()
        connection.settings_dict["NAME"] = str(tmp_path / "baru.sqlite3")

    return ganti


def test_dipulihkan_ke_tempat_kosong_dan_diperiksa_lalu_terbuka_untuk_dibaca_saja(isi, induk, tempat_kosong):
    folder, kata = cadangkan(induk)
    assert f"Cadangan {folder.name}: " in kata
    baris, surat = Jejak.objects.count(), Surat.objects.count()
    tempat_kosong()
    call_command("pulihkan", str(folder), stdout=(keluar := io.StringIO()))
    kata = keluar.getvalue()
    assert "✗" not in kata and "PEMULIHAN BAIK" in kata and "baca_saja mati" in kata
    assert (Jejak.objects.count(), Surat.objects.count()) == (baris, surat)
    assert "dipulihkan dari cadangan" in keadaan.baca_saja()
    with pytest.raises(CommandError, match="tidak kosong"):
        call_command("pulihkan", str(folder))


RUSAK = {
    "baris": (
        lambda: connection.cursor().execute("DELETE FROM core_nomor"),
        {"Baris tiap tabel", "Penghitung nomor", "Penghitung terhadap surat", "Bukti"},
    ),
    "penghitung": (
        lambda: connection.cursor().execute("UPDATE core_nomor SET terakhir = 99"),
        {"Penghitung nomor", "Penghitung terhadap surat", "Bukti"},
    ),
    "pdf": (
        lambda: Path(default_storage.path(Rendisi.objects.first().pdf.name)).write_bytes(b"lain"),
        {"PDF surat", "Bukti"},
    ),
    "berkas": (
        lambda: default_storage.delete(Rendisi.objects.first().pdf.name),
        {"Berkas yang disebut baris", "PDF surat", "Bukti"},
    ),
}


@pytest.mark.parametrize("nama", RUSAK)
def test_yang_rusak_disebut_dan_putusannya_tidak_boleh_dibuka(isi, induk, nama):
    folder, _ = cadangkan(induk)
    rusak, harap = RUSAK[nama]
    manifes = json.loads((folder / MANIFES).read_text())
    assert [h for h in periksa(manifes) if not h.baik] == []
    rusak()
    assert {h.nama for h in periksa(manifes) if not h.baik} == harap


def test_kunci_nik_yang_lain_disebut(isi, induk, settings):
    folder, _ = cadangkan(induk)
    manifes = json.loads((folder / MANIFES).read_text())
    settings.KUNCI_NIK = ["bGFpbi1rdW5jaS1uaWstdW50dWstcGVuZ3VqaWFuISE="]
    [salah] = [h for h in periksa(manifes) if not h.baik]
    assert salah.nama == "NIK dan sidiknya" and manifes["kunci"]["nik"][0] in salah.kalimat
    assert settings.KUNCI_NIK[0] not in json.dumps(manifes)


def test_cadangan_yang_tidak_lengkap_ditolak_sebelum_apa_pun_disentuh(isi, induk):
    folder, _ = cadangkan(induk)
    (folder / DAFTAR).write_text("")
    with pytest.raises(CommandError, match=f"{DAFTAR} rusak"):
        list(pulihkan(folder))
    (folder / MANIFES).unlink()
    with pytest.raises(CommandError, match="bukan cadangan yang lengkap"):
        list(pulihkan(folder))
    assert keadaan.baca_saja() == ""


def test_yang_berisi_tidak_ditimpa(isi):
    with pytest.raises(CommandError, match="Basis data tujuan tidak kosong"):
        periksa_kosong()


def test_berkas_disalin_sekali_dan_salinan_lama_dibuang_menurut_aturan(isi, induk, monkeypatch):
    kini = datetime(2026, 12, 2, 3, tzinfo=UTC)
    monkeypatch.setattr("core.cadangan.salinan.timezone.now", lambda: kini - timedelta(days=500))
    hanya_lama = default_storage.save("berkas/hanya-lama", ContentFile(b"x"))
    _, kata = cadangkan(induk)
    banyak = len(list(isi_gudang()))
    assert banyak > 1 and f"{banyak} berkas ({banyak} baru)" in kata
    default_storage.delete(hanya_lama)
    di_kolam = induk / KOLAM / "2d" / "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"
    assert di_kolam.read_bytes() == b"x"
    monkeypatch.setattr("core.cadangan.salinan.timezone.now", lambda: kini)
    baru, kata = cadangkan(induk)
    assert "(0 baru)" in kata and "Salinan lama dibuang: 1, beserta 1 berkas" in kata
    assert salinan(induk) == [baru] and not di_kolam.exists()


def test_aturan_menyimpan_semua_dua_hari_lalu_satu_sehari_lalu_satu_sebulan():
    kini = datetime(2026, 12, 2, 3, tzinfo=UTC)
    jam = [kini - timedelta(hours=n) for n in range(0, 24 * 400, 6)]
    tinggal = dipertahankan([j.strftime(BENTUK_NAMA) for j in jam], kini)
    umur = [kini - datetime.strptime(t, BENTUK_NAMA).replace(tzinfo=UTC) for t in tinggal]
    assert len([u for u in umur if u <= timedelta(days=2)]) == 9
    assert len([u for u in umur if timedelta(days=2) < u <= timedelta(days=31)]) in (29, 30)
    assert len([u for u in umur if u > timedelta(days=31)]) in (11, 12, 13)
    assert max(umur) < timedelta(days=367)
    assert dipertahankan(["2020-01-01T000000Z"], kini) == ["2020-01-01T000000Z"]  # the newest stays, however old


def test_berkas_yang_disebut_baris_dan_tidak_ada_menggagalkan_perintah(isi, induk):
    default_storage.delete(Rendisi.objects.first().pdf.name)
    with pytest.raises(CommandError, match="1 berkas yang disebut baris tidak ada"):
        call_command("cadangan", ke=str(induk), stdout=io.StringIO(), stderr=io.StringIO())


def test_tanpa_folder_dan_di_dalam_folder_berkas_ditolak(settings):
    with pytest.raises(CommandError, match="CADANGAN_DIR"):
        call_command("cadangan")
    with pytest.raises(CommandError, match="tidak boleh di dalam BERKAS_DIR"):
        call_command("cadangan", ke=f"{settings.BERKAS_DIR}/cadangan")
    with pytest.raises(CommandError, match="DARI="):
        call_command("pulihkan", "")


def test_cadangan_yang_terputus_tidak_meninggalkan_apa_pun(isi, induk, monkeypatch):
    def penuh(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.cadangan.salinan.berkas.salin_keluar", penuh)
    with pytest.raises(CommandError, match="tidak selesai"):
        call_command("cadangan", ke=str(induk))
    assert list(induk.iterdir()) == []


class TestAlat:
    """pg_dump older than the server is told in a sentence, on any machine."""

    @pytest.fixture
    def server(self, monkeypatch):
        info = SimpleNamespace(server_version=170002)
        tersambung = type(
            "Sambungan", (), {"connection": type("K", (), {"info": info}), "ensure_connection": lambda *_: None}
        )
        monkeypatch.setattr(alat, "connection", tersambung())
        monkeypatch.setattr(alat.Path, "glob", lambda *_: iter(()))
        monkeypatch.setattr(alat.shutil, "which", lambda nama: f"/bin/{nama}")

    @pytest.mark.parametrize(("versi", "dapat"), [(16, False), (17, True), (18, True)])
    def test_tidak_lebih_tua_daripada_server(self, server, monkeypatch, versi, dapat):
        monkeypatch.setattr(alat, "versi_alat", lambda jalur: versi)
        if dapat:
            assert alat.alat_postgres("pg_dump") == "/bin/pg_dump"
        else:
            with pytest.raises(CommandError, match="versi 16, lebih tua daripada server PostgreSQL versi 17"):
                alat.alat_postgres("pg_dump")

    def test_tidak_ada(self, server, monkeypatch):
        monkeypatch.setattr(alat.shutil, "which", lambda nama: None)
        with pytest.raises(CommandError, match="Pasang paket postgresql-client-17"):
            alat.alat_postgres("pg_dump")


def test_berkas_yang_disandikan_ulang_disalin_lagi_dan_salinan_lama_tetap_utuh(isi, induk, monkeypatch):
    """Under another key a file has the same name and other bytes."""
    nama = Rendisi.objects.first().pdf.name
    jalur, saat = Path(default_storage.path(nama)), datetime(2026, 12, 2, 3, tzinfo=UTC)
    monkeypatch.setattr("core.cadangan.salinan.timezone.now", lambda: saat)
    lama, _ = cadangkan(induk)
    asli = jalur.read_bytes()
    jalur.write_bytes(b"tersandi ulang")
    monkeypatch.setattr("core.cadangan.salinan.timezone.now", lambda: saat + timedelta(hours=1))
    baru, kata = cadangkan(induk)
    assert "(1 baru)" in kata
    for folder, harap in ((lama, asli), (baru, b"tersandi ulang")):
        assert baca_daftar(folder / DAFTAR)[nama].di(induk / KOLAM).read_bytes() == harap
