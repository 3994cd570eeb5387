"""An approval of which nothing came: reminded, looked at, declared void by its official, not revived, applied anew."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_hari
from core.dasar.waktu import hari_ini
from core.models import Pengguna
from tests.bantu_surat import rapat
from tests.pabrik import konfirmasi_kalender, mundurkan_persetujuan
from tests.skenario.loket import hari
from tests.skenario.meja_kantor import (
    buka_kantor,
    isi_kantor,
    koperasi_nasional,
    lapor_mulai,
    periksa_dan_usulkan,
    serahkan,
    tindakan,
)
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def harian(django_capture_on_commit_callbacks):
    def _harian():
        with django_capture_on_commit_callbacks(execute=True):
            call_command("jalankan_harian", verbosity=0)

    return _harian


def test_persetujuan_yang_tidak_dipakai_gugur_dan_permohonan_baru_diajukan(client, harian):
    konfirmasi_kalender()
    koperasi = koperasi_nasional()
    loket = Petugas(Peran.LOKET, "Ai Rohaeti", kode="32.05")
    pemeriksa = Petugas(Peran.PEMERIKSA, "Iwan Setiawan", kode="32.05")
    pengawas = Petugas(Peran.PENGAWAS, "Neni Nuraeni", kode="32.05")
    bupati = Petugas(Peran.PEJABAT, "Euis Kartika", kode="32.05", jabatan="Bupati Garut")
    Pengguna.objects.filter(pk=loket.orang.pk).update(email="loket@garut.example")

    kantor = isi_kantor(loket, buka_kantor(loket, koperasi, "kcp", "Cibatu"))
    serahkan(loket, kantor)
    periksa_dan_usulkan(pemeriksa, kantor)
    tindakan(bupati, kantor, "setujui")

    # Three weeks and more pass: the desk and a mail say how many days are left.
    mundurkan_persetujuan(kantor, (kantor.jatuh_tempo - hari_ini()).days - 6)  # a February takes three of these
    sisa = (kantor.jatuh_tempo - hari_ini()).days
    meja = loket.buka("/").teks
    assert "Tenggat mulai beroperasi dekat" in meja and f"wajib mulai dalam {sisa} hari" in meja
    mundurkan_persetujuan(kantor, sisa - 3)
    harian()
    assert kantor.status == "disetujui"
    assert [kantor.nomor_perkara in s.body for s in mail.outbox] == [True]

    # The last day passes without a start on record: nothing is void, somebody is to look.
    mundurkan_persetujuan(kantor, 10)
    harian()
    kantor.refresh_from_db()
    assert kantor.status == "disetujui"
    assert "Periksa: sudah mulai?" in pengawas.buka("/").teks
    periksa = reverse("surat_periksa", args=[kantor.persetujuan.kode])
    assert "belum dinyatakan gugur" in client.get(periksa).content.decode()

    # A start after the last day is written down; the pengawas finds out, the official sends it back, then declares.
    halaman = lapor_mulai(loket, kantor, hari())
    assert "sesudah" in halaman.teks and kantor.status == "disetujui"
    temukan(pengawas, kantor, "Kantor terkunci; koperasi menyatakan baru akan mulai bulan depan.")
    assert kantor.status == "tidak_mulai"
    tindakan(bupati, kantor, "kembalikan_temuan", alasan="Sebutkan siapa yang ditemui.")
    temukan(pengawas, kantor, "Kantor terkunci; penjaga bernama Ujang menyatakan belum ada kegiatan.")
    halaman = bupati.buka(reverse("tindakan", args=["jaringanpelayanan", kantor.pk, "nyatakan_gugur"]))
    assert "penjaga bernama Ujang" in halaman.teks
    tindakan(bupati, kantor, "nyatakan_gugur")
    assert kantor.status == "gugur"
    surat = kantor.daftar_surat.last()
    naskah = bupati.baca_surat(surat)
    for kalimat in (
        tanggal_hari(kantor.jatuh_tempo), "penjaga bernama Ujang", "dinyatakan tidak berlaku dan bersifat final",
        "Euis Kartika",
    ):  # fmt: skip
        assert rapat(kalimat) in naskah, kalimat
    assert surat.diterbitkan_oleh == bupati.orang
    assert "persetujuannya dinyatakan gugur" in client.get(periksa).content.decode()

    # Nothing on the page revives it, and neither does an address that somebody still has open.
    halaman = loket.buka(kantor.get_absolute_url())
    assert "Gugur" in halaman.teks and "Catat mulai beroperasi" not in halaman.tautan
    halaman = lapor_mulai_lagi(loket, kantor)
    kantor.refresh_from_db()
    assert kantor.status == "gugur" and "Gugur" in halaman.teks

    # A new application for the same place goes its way.
    baru = isi_kantor(loket, buka_kantor(loket, koperasi, "kcp", "Cibatu"))
    assert baru.pk != kantor.pk
    serahkan(loket, baru)
    periksa_dan_usulkan(pemeriksa, baru)
    tindakan(bupati, baru, "setujui")
    lapor_mulai(loket, baru, hari())
    assert baru.status == "beroperasi"
    assert baru.tanggal_mulai - baru.tanggal_persetujuan == timedelta(0)


def temukan(pengawas, kantor, uraian):
    alamat = reverse("jaringan_temuan_mulai", args=[kantor.pk])
    halaman = pengawas.kirim(alamat, temuan_mulai="belum", temuan_cara="kunjungan", temuan_uraian=uraian)
    assert halaman.url.endswith("/temukan_tidak_mulai/"), halaman.teks
    pengawas.pos(halaman.url, halaman.formulir[0].isi)
    kantor.refresh_from_db()


def lapor_mulai_lagi(loket, kantor):
    return loket.buka(reverse("tindakan", args=["jaringanpelayanan", kantor.pk, "lapor_mulai"]))
