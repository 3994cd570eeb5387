"""A decision against a colleague who changes what it rests on: the register, the licence, the health. On PostgreSQL.

Whatever comes first, what the letter says and what the register says are one.
"""

import threading

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Nomor, Surat
from core.perkara.alur import SyaratTidakTerpenuhi
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import Koperasi, WilayahAnggota
from perizinan.models import IzinUsaha
from tests import pabrik
from tests.serentak.test_keputusan import LAMA, langkah, serentak
from tests.skenario.peramban import Halaman

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("surat_ringan"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]


def pejabat():
    return pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")


def sambil_memegang(koperasi, ubah, kerja):
    """Hold the lock of `koperasi`, change it and let go, while `kerja` runs beside; what that came to."""
    hasil = []
    samping = threading.Thread(target=lambda: hasil.extend(serentak(kerja)))
    with transaction.atomic():
        terkunci = Koperasi.objects.select_for_update().get(pk=koperasi.pk)
        samping.start()
        samping.join(0.7)
        assert samping.is_alive(), hasil
        ubah(terkunci)
    samping.join(LAMA)
    return hasil[0]


def lintas_kota(koperasi):
    WilayahAnggota.objects.create(koperasi=koperasi, wilayah=pabrik.buat_wilayah("32.73"))
    tetapkan_berwenang(koperasi)


def test_izin_menunggu_wilayah_keanggotaan_yang_sedang_disimpan_lalu_ditolak():
    pabrik.buat_wilayah("32.73")
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    galat = sambil_memegang(p.koperasi, lintas_kota, langkah(p, "terbitkan_izin", pejabat()))
    assert type(galat) is SyaratTidakTerpenuhi and "teruskan kepada Gubernur Jawa Barat" in galat.pesan
    p.refresh_from_db()
    assert p.status == "siap" and not IzinUsaha.objects.exists()
    assert not Surat.objects.filter(jenis="izin_usaha").exists()
    assert not Nomor.objects.filter(jenis="izin_usaha").exists()


def test_wilayah_keanggotaan_menunggu_izin_yang_suratnya_sedang_disusun(monkeypatch):
    """The letter is being worded: the region is saved after it, on a page that the licence has made out of date."""
    pabrik.buat_wilayah("32.73")
    p, loket = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap"), pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    alamat, klien = reverse("koperasi_keanggotaan", args=[p.koperasi_id]), Client()
    klien.force_login(loket)
    layar = Halaman(klien.get(alamat)).formulir[0].isi | {"ad-1-wilayah": "Kota Bandung, Jawa Barat"}
    balasan, samping = [], []

    def susun(*bahan):
        if not samping:
            samping.append(threading.Thread(target=lambda: balasan.extend(serentak(lambda: klien.post(alamat, layar)))))
            samping[0].start()
            samping[0].join(0.7)
            assert samping[0].is_alive(), balasan
        return "<p>Surat izin.</p>"

    monkeypatch.setattr("core.perkara.surat.susun_html", susun)
    [konteks] = serentak(langkah(p, "terbitkan_izin", pejabat()))
    samping[0].join(LAMA)
    assert konteks.t.aksi == "terbitkan_izin" and [b.status_code for b in balasan] == [409]
    izin, koperasi = IzinUsaha.objects.get(), Koperasi.objects.get()
    assert list(izin.keanggotaan.values_list("pk", flat=True)) == ["32.05"]
    assert list(koperasi.keanggotaan.values_list("wilayah", flat=True)) == ["32.05"]
    assert (izin.lingkup, koperasi.berwenang_id) == ("kabkota", "32.05")


def test_kantor_menunggu_izin_yang_sedang_dibekukan_lalu_ditolak():
    pabrik.konfirmasi_kalender()
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    galat = sambil_memegang(
        kantor.koperasi, lambda k: k.izin.update(keadaan="dibekukan"), langkah(kantor, "setujui", pejabat())
    )
    assert type(galat) is SyaratTidakTerpenuhi and "dibekukan sementara" in galat.pesan
    assert not Surat.objects.filter(jenis="kantor_persetujuan").exists()


def test_kantor_menunggu_kegiatan_yang_sedang_dihentikan_lalu_ditolak():
    pabrik.konfirmasi_kalender()
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")

    def hentikan(koperasi):
        koperasi.dihentikan_sejak = kantor.hari_ini
        koperasi.save()

    galat = sambil_memegang(kantor.koperasi, hentikan, langkah(kantor, "setujui", pejabat()))
    assert type(galat) is SyaratTidakTerpenuhi and "dihentikan sementara" in galat.pesan


def test_penilaian_menunggu_wilayah_keanggotaan_yang_sedang_disimpan_lalu_ditolak():
    pabrik.buat_wilayah("32.73")
    p = pabrik.majukan_penilaian(pabrik.buat_penilaian(), "siap")
    galat = sambil_memegang(p.koperasi, lintas_kota, langkah(p, "tetapkan", pejabat()))
    assert type(galat) is SyaratTidakTerpenuhi and "Gubernur Jawa Barat" in galat.pesan
    p.refresh_from_db()
    assert (p.status, p.predikat, p.hasil) == ("siap", "", {})
