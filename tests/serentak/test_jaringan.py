"""Two hands on one office at the same moment: decisions, daily commands, a report against the lapse. On PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Nomor, Surat
from core.perkara.alur import Ditolak
from perizinan.kantor import harian
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.models import JaringanPelayanan, SurelHarian
from tests import pabrik

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("surat_ringan"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
LAMA = 20


@pytest.fixture(autouse=True)
def kalender_terkonfirmasi(db):
    pabrik.konfirmasi_kalender()


def bersama(*kerja):
    """Run all at the same moment; each result, or the name of the refusal."""
    gerbang = threading.Barrier(len(kerja))

    def jalankan(satu):
        try:
            gerbang.wait(LAMA)
            return satu()
        except Ditolak as tolak:
            return type(tolak).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return [hasil.result(LAMA) for hasil in [kolam.submit(jalankan, k) for k in kerja]]


def langkah(kantor, aksi, peran, **isi):
    pelaku = pabrik.buat_pengguna(peran, kode=kantor.berwenang_id)
    milik = pabrik.ambil_kantor(kantor)
    return lambda: ALUR_JARINGAN.jalankan(milik, aksi, pelaku, versi=milik.versi, **isi).t.aksi


def lewat():
    return pabrik.mundurkan_persetujuan(pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui"), 40)


def test_setujui_dan_tolak_bersamaan_hanya_satu_yang_berlaku():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    hasil = bersama(
        langkah(kantor, "setujui", Peran.PEJABAT), langkah(kantor, "tolak", Peran.PEJABAT, alasan="Pasal 9.")
    )
    [menang] = [h for h in hasil if h in ("setujui", "tolak")]
    assert [h for h in hasil if h != menang] == ["SudahBerubah"]
    kantor = pabrik.ambil_kantor(kantor)
    assert kantor.status == {"setujui": "disetujui", "tolak": "ditolak"}[menang]
    assert Surat.objects.filter(jenis__in=["kantor_persetujuan", "kantor_penolakan"]).count() == 1
    assert kantor.jejak.filter(aksi__in=["setujui", "tolak"]).count() == 1


def test_beberapa_perintah_harian_bersamaan_menandai_sekali_dan_mengirim_sekali():
    kantor = [lewat() for _ in range(3)]
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    type(loket).objects.filter(pk=loket.pk).update(email="loket@garut.example")
    waktu = timezone.now()
    hasil = bersama(*[lambda: harian.jalankan(waktu)] * 3)
    assert sum(h.gugur for h in hasil) == 3
    assert sum(h.salah for h in hasil) == 0
    assert sum(h.surel for h in hasil) == len(mail.outbox) == SurelHarian.objects.count() == 1
    for satu in kantor:
        satu = pabrik.ambil_kantor(satu)
        assert satu.status == "gugur"
        assert satu.daftar_surat.filter(jenis="kantor_gugur").count() == 1
        assert satu.jejak.filter(aksi="gugurkan").count() == 1
    assert Nomor.objects.get(jenis="kantor_gugur").terakhir == 3


def test_surat_susulan_dari_beberapa_perintah_bersamaan_terbit_sekali():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur")
    assert not kantor.daftar_surat.filter(jenis="kantor_gugur").exists()
    waktu = timezone.now()
    hasil = bersama(*[lambda: harian.jalankan(waktu)] * 3)
    assert sum(h.surat_susulan for h in hasil) == 1
    assert kantor.daftar_surat.filter(jenis="kantor_gugur").count() == 1


def test_lapor_mulai_melawan_gugur_tepat_satu_yang_terjadi():
    """The start was written down when both came: in time, so the lapse must lose whoever is first."""
    kantor = lewat()
    pabrik.buat_bukti(kantor, "mulai")
    pabrik.ubah_kantor(kantor, tanggal_mulai=kantor.jatuh_tempo)
    waktu = timezone.now()
    hasil = bersama(
        langkah(kantor, "lapor_mulai", Peran.LOKET),
        lambda: ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=waktu).t.aksi,
    )
    assert hasil[0] == "lapor_mulai"
    assert hasil[1] in ("LangkahTidakSah", "SyaratTidakTerpenuhi")
    assert JaringanPelayanan.objects.get(pk=kantor.pk).status == "beroperasi"


def test_lapor_mulai_tanpa_tanggal_pada_waktunya_kalah_dari_gugur():
    kantor = lewat()
    pabrik.buat_bukti(kantor, "mulai")
    waktu = timezone.now()
    hasil = bersama(
        langkah(kantor, "lapor_mulai", Peran.LOKET),
        lambda: ALUR_JARINGAN.jalankan_otomatis(kantor, "gugurkan", waktu=waktu).t.aksi,
    )
    assert hasil[1] == "gugurkan"
    assert hasil[0] in ("LangkahTidakSah", "SudahBerubah", "SyaratTidakTerpenuhi")
    kantor = pabrik.ambil_kantor(kantor)
    assert (kantor.status, kantor.jejak.filter(ke="gugur").count()) == ("gugur", 1)


def test_usul_tutup_dua_pengawas_bersamaan_satu_yang_tercatat():
    kantor = pabrik.siapkan_tutup(pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi"))
    hasil = bersama(*[langkah(kantor, "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti.") for _ in range(2)])
    assert sorted(hasil) == ["SudahBerubah", "usulkan_tutup"]
