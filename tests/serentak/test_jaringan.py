"""Two hands on one office at the same moment: decisions, mails, a start against its lapse. On PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Surat, Surel
from core.perkara.ditolak import Ditolak
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.perubahan.alur import ALUR_PERUBAHAN
from perizinan.kantor.perubahan.views import mulai_perubahan
from perizinan.models import JaringanPelayanan, PerubahanKantor
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


def test_beberapa_perintah_harian_bersamaan_mengirim_sekali():
    for _ in range(3):
        pabrik.ubah_kantor(lewat(), jatuh_tempo=hari_ini() - timedelta(days=1))
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    type(loket).objects.filter(pk=loket.pk).update(email="loket@garut.example")
    bersama(*[lambda: call_command("jalankan_harian", verbosity=0)] * 3)
    assert len(mail.outbox) == Surel.objects.filter(keadaan="terkirim").count() == Surel.objects.count() == 1


def test_lapor_mulai_melawan_pernyataan_gugur_tepat_satu_yang_terjadi():
    """A start in time counts until the declaration: whoever is first."""
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "tidak_mulai")
    pabrik.buat_bukti(kantor, "mulai")
    lapor = langkah(kantor, "lapor_mulai", Peran.LOKET)
    nyatakan = langkah(kantor, "nyatakan_gugur", Peran.PEJABAT)
    pabrik.ubah_kantor(kantor, tanggal_mulai=kantor.jatuh_tempo)
    hasil = bersama(lapor, nyatakan)
    assert hasil[0] == "lapor_mulai"
    assert hasil[1] in ("LangkahTidakSah", "SyaratTidakTerpenuhi", "SudahBerubah")
    assert JaringanPelayanan.objects.get(pk=kantor.pk).status == "beroperasi"


def test_dua_pejabat_menyatakan_gugur_bersamaan_satu_surat():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "tidak_mulai")
    hasil = bersama(*[langkah(kantor, "nyatakan_gugur", Peran.PEJABAT) for _ in range(2)])
    assert sorted(hasil) == ["SudahBerubah", "nyatakan_gugur"]
    assert kantor.daftar_surat.filter(jenis="kantor_gugur").count() == 1


def test_usul_tutup_dua_pengawas_bersamaan_satu_yang_tercatat():
    kantor = pabrik.siapkan_tutup(pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi"))
    hasil = bersama(*[langkah(kantor, "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti.") for _ in range(2)])
    assert sorted(hasil) == ["SudahBerubah", "usulkan_tutup"]


def perubahan(kantor, jenis):
    """The step by which an official records a change of `kantor`, to be taken at the same moment as another."""
    p = pabrik.buat_perubahan(jenis, kantor, status="diajukan")

    def oleh():
        pelaku = pabrik.buat_pengguna(Peran.PEJABAT, kode=p.berwenang_id)
        milik = PerubahanKantor.objects.get(pk=p.pk)
        return lambda: ALUR_PERUBAHAN.jalankan(milik, f"catat_{jenis}", pelaku, versi=milik.versi).t.aksi

    return oleh


def test_dua_pejabat_mencatat_penutupan_yang_sama_satu_surat():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")
    oleh = perubahan(kantor, "tutup")
    assert sorted(bersama(oleh(), oleh())) == ["SudahBerubah", "catat_tutup"]
    assert Surat.objects.filter(jenis="kantor_tutup_sendiri").count() == 1
    assert pabrik.ambil_kantor(kantor).jejak.filter(aksi="tutup_sendiri").count() == 1


def test_usul_penutupan_melawan_penutupan_atas_permintaan_tepat_satu_yang_terjadi():
    """Whoever is first: an office whose closing is proposed does not close by itself, and the other way round."""
    kantor = pabrik.siapkan_tutup(pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi"))
    hasil = bersama(perubahan(kantor, "tutup")(), langkah(kantor, "usulkan_tutup", Peran.PENGAWAS, alasan="Terbukti."))
    [menang] = [h for h in hasil if h in ("catat_tutup", "usulkan_tutup")]
    status = {"catat_tutup": "tutup_sendiri", "usulkan_tutup": "usul_tutup"}[menang]
    assert pabrik.ambil_kantor(kantor).status == status


def test_dua_loket_mencatat_perubahan_kantor_yang_sama():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")

    def satu(jenis):
        loket, milik = pabrik.buat_pengguna(Peran.LOKET, kode="32.05"), pabrik.ambil_kantor(kantor)
        return lambda: nama_galat(lambda: mulai_perubahan(milik, jenis, loket).jenis)

    hasil = bersama(satu("tutup"), satu("pindah"))
    assert "IntegrityError" in hasil and PerubahanKantor.objects.count() == 1


def nama_galat(kerja):
    try:
        return kerja()
    except IntegrityError as galat:
        return type(galat).__name__
