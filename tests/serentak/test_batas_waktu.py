"""An act that is stuck ends with a sentence and with what was typed, on real PostgreSQL."""

import threading
import time

import pytest
from django.db import Error, connection, transaction
from django.http import HttpResponse
from django.urls import reverse

from core.dasar import gangguan
from core.dasar.batas_waktu import PENGATURAN, batas_waktu, opsi
from core.dasar.izin import Peran
from core.halaman.galat import BELUM_TERCATAT
from core.models import Jejak
from sentra_ukm.models import Usulan
from tests import pabrik
from tests.serentak.test_usulan import kirim_bersama

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite tidak mengenal batas ini"),
]


def berlaku():
    with connection.cursor() as kursor:
        return [(kursor.execute(f"SHOW {nama}"), kursor.fetchone()[0])[1] for nama in PENGATURAN]


@pytest.fixture
def batas(settings):
    """Short limits for the connection of the test, as config.wsgi gives them to the web server's."""

    def pakai(*detik):
        settings.BATAS_WAKTU = {**settings.BATAS_WAKTU, "halaman": list(detik)}
        connection.close()
        connection.settings_dict["OPTIONS"]["options"] = f"{semula} {opsi(list(detik))}"

    semula = connection.settings_dict["OPTIONS"]["options"]
    yield pakai
    connection.close()
    connection.settings_dict["OPTIONS"]["options"] = semula


def test_unduhan_mendapat_batasnya_sendiri_dan_sesudahnya_kembali(batas):
    batas(7, 3, 11)
    with batas_waktu("unduhan"):
        assert berlaku() == ["1min", "4s", "1min"]
    assert berlaku() == ["7s", "3s", "11s"]


def test_tindakan_yang_menunggu_kunci_berakhir_dengan_sebab_dan_isiannya(client, batas):
    usulan = pabrik.buat_usulan()
    client.force_login(usulan.dibuat_oleh)
    client.raise_request_exception = False
    batas(8, 1, 20)
    dipegang, lepas = threading.Event(), threading.Event()

    def kantor_yang_macet():
        with transaction.atomic():
            Usulan.objects.select_for_update().get(pk=usulan.pk)
            dipegang.set()
            lepas.wait(20)
        connection.close()

    lain = threading.Thread(target=kantor_yang_macet)
    lain.start()
    dipegang.wait(10)
    mulai = time.monotonic()
    balasan = client.post(
        reverse("tindakan", args=["usulan", usulan.pk, "batalkan"]),
        {"versi": usulan.versi, "alasan": "Ketikan panjang"},
    )
    lama = time.monotonic() - mulai
    lepas.set()
    lain.join()
    isi = balasan.content.decode()
    assert balasan.status_code == 503 and lama < 5
    assert gangguan.TerlaluLama.judul in isi and BELUM_TERCATAT in isi and 'value="Ketikan panjang"' in isi
    assert not Jejak.objects.filter(aksi="batalkan").exists()


@pytest.mark.parametrize(
    ("perintah", "batasnya"),
    [("SELECT pg_sleep(5)", (1, 1, 20)), ("LOCK TABLE core_wilayah", (8, 1, 20))],
    ids=["perintah_lama", "kunci_tabel"],
)
def test_halaman_yang_terlalu_lama_dihitung_berakhir_dengan_sebab(client, batas, monkeypatch, perintah, batasnya):
    orang = pabrik.buat_pengguna(Peran.AUDITOR)
    client.force_login(orang)
    client.raise_request_exception = False

    def lambat(self, **kwargs):
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(perintah)

    monkeypatch.setattr("core.halaman.daftar.DaftarView.get_context_data", lambat)
    lain = connection.copy()
    lain.set_autocommit(False)
    with lain.cursor() as kursor:
        kursor.execute("LOCK TABLE core_wilayah IN ROW EXCLUSIVE MODE")
    batas(*batasnya)
    balasan = client.get(reverse("keputusan_daftar"))
    lain.rollback()
    lain.close()
    assert balasan.status_code == 503 and gangguan.TerlaluLama.judul in balasan.content.decode()


def test_transaksi_yang_ditinggal_diam_diputus_dan_tidak_meninggalkan_apa_pun(batas):
    batas(8, 4, 1)
    with pytest.raises(Error) as diputus, transaction.atomic():
        pabrik.buat_usulan()
        time.sleep(1.5)
        Usulan.objects.count()
    assert gangguan.golongkan(diputus.value) in (gangguan.TerlaluLama, gangguan.BasisDataPutus)
    connection.close()
    assert not Usulan.objects.exists()


DUA_ARAH = "UPDATE core_wilayah SET nama = nama WHERE kode = %s"


@pytest.mark.parametrize("sebab", ["saling_menunggu", "tidak_berurutan"])
def test_dua_tindakan_yang_bertabrakan_satu_berhasil_dan_satu_diberi_tahu(monkeypatch, sebab):
    """A deadlock (40P01) and a serialisation failure (40001), as PostgreSQL finds them: nothing half done."""
    for kode in ("32.05", "32.06"):
        pabrik.buat_wilayah(kode)
    orang = pabrik.buat_pengguna(Peran.AUDITOR)
    bertemu, urut = threading.Barrier(2), iter((("32.05", "32.06"), ("32.06", "32.05")))

    def bertabrakan(self, **kwargs):
        pertama, kedua = next(urut)
        with transaction.atomic(), connection.cursor() as kursor:
            if sebab == "tidak_berurutan":
                kursor.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
                kursor.execute("SELECT nama FROM core_wilayah WHERE kode = %s", [kedua])
                bertemu.wait(10)
                kursor.execute(DUA_ARAH, [pertama])
                bertemu.wait(10)
            else:
                kursor.execute(DUA_ARAH, [pertama])
                bertemu.wait(10)
                kursor.execute(DUA_ARAH, [kedua])
        return {"kolom": (), "judul": "selesai"}

    monkeypatch.setattr("core.halaman.daftar.DaftarView.get_context_data", bertabrakan)
    monkeypatch.setattr("core.halaman.daftar.DaftarView.render_to_response", lambda self, isi: HttpResponse("selesai"))
    hasil = kirim_bersama(reverse("keputusan_daftar"), (orang, {}), (orang, {}), cara="get")
    assert sorted(b.status_code for b in hasil) == [200, 503]
    [kalah] = [b.content.decode() for b in hasil if b.status_code == 503]
    assert gangguan.TerlaluLama.judul in kalah
