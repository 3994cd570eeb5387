"""A time-stamp of an authority outside, made by `openssl ts`: asked for with the sheet, and never waited for."""

import socket
import time

import pytest
from django.core.management import CommandError, call_command
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from core.models import CapWaktu, Surel
from core.perkara import cap_waktu
from core.perkara.bukti import periksa_semua
from core.perkara.cap_waktu import minta_cap
from core.perkara.lembar_saksi import baca_saksi
from core.perkara.saksi import naskah, tumbuhkan
from tests.bantu_bukti import berakhir_batal, sebagai_pemilik  # noqa: F401 - a fixture
from tests.pabrik import buat_usulan
from tests.server_cap import ServerCap, buat_otoritas

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("berakhir_batal")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tsa")
    buat_otoritas(folder)
    return folder


@pytest.fixture
def tsa(folder, settings):
    with ServerCap(folder) as server:
        settings.ALAMAT_TSA, settings.SERTIFIKAT_TSA = server.alamat, str(folder / "induk.pem")
        yield server


@pytest.fixture
def kepala():
    buat_usulan(lengkap=False)
    return tumbuhkan()


def lain(isi, nonce=True):
    """A query that is not ours: over another text, or over the same without our nonce."""
    return TimestampRequestBuilder().data(isi).hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=nonce).build()


def test_lembar_saksi_membawa_cap_waktu_yang_diperiksa(tsa, kepala, settings, capsys):
    settings.SAKSI_KEPADA = ["arsip@contoh.test"]
    call_command("lembar_saksi", kirim=True)
    cap, surel = CapWaktu.objects.get(), Surel.objects.get(alasan__startswith="saksi:")
    assert minta_cap(kepala) == cap, "satu kepala satu cap"
    assert "Cap waktu" in surel.isi and baca_saksi(surel.isi.encode()).isi() == kepala.isi()
    call_command("verifikasi_jejak", tanpa_berkas=True)
    assert "Jejak utuh" in capsys.readouterr().out


def _lambat(tsa, teks):
    tsa.perilaku = lambda isi: (tsa.cap(isi), 0.1)


def _sampah(tsa, teks):
    tsa.perilaku = lambda isi: (b"<html>Selamat datang</html>", 0)


def _atas_teks_lain(tsa, teks):
    tsa.perilaku = lambda isi: (tsa.cap(lain(b"teks lain").as_bytes()), 0)


def _atas_permintaan_lain(tsa, teks):
    tsa.perilaku = lambda isi: (tsa.cap(lain(teks).as_bytes()), 0)


def _tanpa_nonce(tsa, teks):
    tsa.perilaku = lambda isi: (tsa.cap(lain(teks, nonce=False).as_bytes()), 0)


def _ditolak(tsa, teks):
    tsa.perilaku = lambda isi: (tsa.cap(b"0\x03\x02\x01\x01"), 0)


def _terpotong(tsa, teks):
    tsa.perilaku = lambda isi: (tsa.cap(isi)[:-200], 0)


@pytest.mark.parametrize(
    ("buruk", "sebab"),
    [
        (None, "tidak terhubung"),
        (_lambat, "tidak ada jawaban"),
        (_sampah, "bukan cap waktu"),
        (_terpotong, "bukan cap waktu"),
        (_ditolak, "ditolak"),
        (_atas_teks_lain, "bukan atas kepala ini"),
        (_atas_permintaan_lain, "bukan jawaban atas permintaan ini"),
        (_tanpa_nonce, "bukan jawaban atas permintaan ini"),
    ],
)
def test_otoritas_yang_buruk_tidak_menahan_lembar_dan_ditanya_lagi(
    tsa, kepala, settings, monkeypatch, caplog, buruk, sebab
):
    monkeypatch.setattr(cap_waktu, "BATAS_TANYA", 1.0)
    settings.SAKSI_KEPADA = ["arsip@contoh.test"]
    baik = tsa.perilaku
    if buruk:
        buruk(tsa, naskah(kepala.isi()))
    else:
        with socket.create_server(("127.0.0.1", 0)) as tutup:
            settings.ALAMAT_TSA = f"http://127.0.0.1:{tutup.getsockname()[1]}/"
    mulai = time.monotonic()
    call_command("lembar_saksi", kirim=True)
    assert time.monotonic() - mulai < 4
    assert sebab in caplog.text and Surel.objects.filter(alasan__startswith="saksi:").exists()
    assert not CapWaktu.objects.exists()
    tsa.perilaku, settings.ALAMAT_TSA = baik, tsa.alamat
    monkeypatch.undo()
    assert minta_cap(kepala)


def test_cap_dari_otoritas_lain_tidak_diterima(tsa, kepala, settings, tmp_path, caplog):
    buat_otoritas(tmp_path)
    settings.SERTIFIKAT_TSA = str(tmp_path / "induk.pem")
    assert minta_cap(kepala) is None and "SERTIFIKAT_TSA" in caplog.text


@pytest.mark.parametrize("kolom", ["waktu", "jawaban"])
def test_cap_yang_diubah_dari_luar_disebut(tsa, kepala, kolom):
    cap = minta_cap(kepala)
    nilai = {"waktu": cap.waktu.replace(year=2020), "jawaban": tsa.cap(lain(b"teks lain").as_bytes())}
    with sebagai_pemilik() as kursor:
        kursor.execute(f"UPDATE core_capwaktu SET {kolom} = %s", [nilai[kolom]])
    with pytest.raises(CommandError, match="1 masalah"):
        call_command("verifikasi_jejak", tanpa_berkas=True)
    assert [k.partition(": ")[0] for k in periksa_semua(berkas=False)] == [f"{kepala}, cap waktu"]
