"""A case by the law of another day: beside how it was judged, with what differs; nothing is written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from aturan.bahasa import P23_2005, Pasal, Versi
from aturan.sentra_2005 import kriteria
from core.dasar.izin import Peran
from core.models import Jejak
from sentra_ukm.models import Ukm, Usulan
from sentra_ukm.usulan import syarat
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def buka(client, urusan, hari, **orang):
    client.force_login(pabrik.buat_pengguna(orang.get("peran", Peran.AUDITOR), kode=orang.get("kode", "32.05")))
    return client.get(reverse("per_tanggal", args=[urusan._meta.model_name, urusan.pk]), {"tanggal": hari})


@pytest.fixture
def aturan_baru(monkeypatch):
    """From 2030 on a sentra needs 30 firms, by a new regulation."""
    lama = kriteria.JUMLAH_UKM
    versi = Versi(date(2030, 1, 1), Decimal(30), Pasal(P23_2005, "5", "1", "b"), bunyi="minimal 30 UKM", tafsir="T")
    baru = replace(lama, versi=(*lama.versi, versi))
    semula = kriteria.kriteria_untuk
    monkeypatch.setattr(syarat, "kriteria_untuk", lambda jenis: tuple(baru if s is lama else s for s in semula(jenis)))


def test_perkara_yang_diputus_berdampingan_dengan_temuan_bekunya_dan_yang_berbeda_ditandai(client, aturan_baru):
    usulan = pabrik.majukan(pabrik.buat_usulan(), "terpilih")
    Usulan.objects.filter(pk=usulan.pk).update(status="tidak_terpilih")
    Ukm.objects.filter(usulan=usulan, urut__gt=22).delete()  # later than the act: what was frozen stays
    jejak = Jejak.objects.count()
    isi = buka(client, usulan, "1/1/2030").context
    beda = {p.lain.kode: p.beda for p in isi["pasangan"] if p.beda}
    assert isi["beku"]
    assert beda == {"sentra.jumlah_ukm": "hasil, ambang, pasal, bunyi, tafsir"}
    satu = next(p for p in isi["pasangan"] if p.beda)
    assert satu.dahulu.aktual_teks == "25 UKM"
    assert (satu.dahulu.hasil.name, satu.lain.hasil.name) == ("TERPENUHI", "TIDAK")
    assert buka(client, usulan, "31/12/2029").context["berbeda"] == 0
    assert Jejak.objects.count() == jejak


def test_perkara_berjalan_dinilai_menurut_hari_ini_dan_hari_tanpa_versi_disebut(client):
    usulan = pabrik.buat_usulan()
    balasan = buka(client, usulan, "8/11/2005")
    isi, teks = balasan.context, balasan.content.decode()
    assert not isi["beku"]
    assert isi["tanpa"] == len(isi["pasangan"]) == 10
    assert "tidak ada versi yang berlaku untuk 10 dari 10 syarat" in teks
    assert "SIMULASI" in teks
    assert buka(client, usulan, "9/11/2005").context["tanpa"] == 0


def contoh(jenis):
    match jenis:
        case "usulan":
            return pabrik.buat_usulan()
        case "permohonanizin":
            return pabrik.buat_permohonan()
        case "jaringanpelayanan":
            return pabrik.buat_kantor()
        case _:
            return pabrik.buat_penilaian()


@pytest.mark.parametrize("jenis", ["usulan", "permohonanizin", "jaringanpelayanan", "penilaiankesehatan"])
def test_tiap_halaman_perkara_membuka_hari_lain_dan_yang_tidak_melihatnya_mendapat_404(client, jenis):
    urusan = contoh(jenis)
    balasan = buka(client, urusan, "7/10/2015")
    isi = balasan.context
    assert balasan.status_code == 200
    assert isi["pasangan"]
    assert isi["tanpa"] == (0 if jenis == "usulan" else len(isi["pasangan"]))
    alamat = reverse("per_tanggal", args=[jenis, urusan.pk])
    assert alamat in client.get(urusan.get_absolute_url()).content.decode()
    assert client.get(alamat, {"tanggal": "kemarin"}).status_code == 422
    assert buka(client, urusan, "7/10/2015", kode="32.06").status_code == 404


def test_jenis_tanpa_aturan_tidak_punya_halaman_hari_lain(client):
    keputusan = pabrik.buat_keputusan([])
    assert buka(client, keputusan, "1/1/2020", kode="00").status_code == 404
