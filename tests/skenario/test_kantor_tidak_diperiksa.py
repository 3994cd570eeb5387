"""A complete file that nobody examines: its days run all the same, and asking for what was in resets nothing."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from tests import jam
from tests.bantu_surat import rapat
from tests.pabrik import konfirmasi_kalender
from tests.skenario.meja_kantor import (
    buka_kantor,
    isi_kantor,
    koperasi_nasional,
    meja_kantor,
    periksa_dan_usulkan,
    serahkan,
    tindakan,
)
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hari_biasa")]


def test_berkas_yang_tidak_diperiksa_terlambat_dan_permintaan_atas_yang_sudah_masuk_tidak_mengulang():
    konfirmasi_kalender()
    loket = Petugas(Peran.LOKET, "Ai Rohaeti", kode="32.05")
    pemeriksa = Petugas(Peran.PEMERIKSA, "Iwan Setiawan", kode="32.05")
    bupati = Petugas(Peran.PEJABAT, "Euis Kartika", kode="32.05", jabatan="Bupati Garut")

    # Wednesday: everything is handed in, and nobody looks at it for a week.
    kantor = isi_kantor(loket, buka_kantor(loket, koperasi_nasional(), "kcp", "Cibatu"))
    serahkan(loket, kantor)
    batas = date(2026, 12, 11)
    assert (kantor.status, kantor.jatuh_tempo) == ("diterima", batas)
    assert "7 hari kerja lagi" in pemeriksa.buka("/").teks

    # The following Wednesday the desk asks for a paper that it has: the letter says that the days go on.
    besok("2026-12-09T10:00+07:00", loket, pemeriksa)
    assert "2 hari kerja lagi" in pemeriksa.buka(reverse("jaringan_daftar")).teks
    meja_kantor(pemeriksa, kantor, "kirim_kekurangan", tidak={"9g": "Mohon rencana kerja yang lebih rinci."})
    assert (kantor.status, kantor.jatuh_tempo) == ("kurang", batas)
    assert rapat("berkas yang disebut di atas sudah kami terima, waktu itu tetap berjalan") in loket.baca_surat(
        kantor.daftar_surat.last()
    )
    serahkan(loket, kantor)
    assert kantor.jatuh_tempo == batas

    # Monday after the last day: late, in everybody's sight, and decided by a person.
    besok("2026-12-14T10:00+07:00", pemeriksa, bupati)
    meja = bupati.buka("/").teks
    assert "Lewat tenggat keputusan" in meja and "terlambat 1 hari kerja" in meja
    periksa_dan_usulkan(pemeriksa, kantor)
    tindakan(bupati, kantor, "setujui")
    assert kantor.status == "disetujui"
    assert "terlambat 1 hari kerja" in bupati.buka(kantor.get_absolute_url()).teks


def besok(saat: str, *petugas):
    """Another day: everybody logs in anew."""
    jam.setel(jam.jalan(saat))
    for satu in petugas:
        satu.masuk()
