"""One year of holidays, several admins at once; a clock that starts while the calendar changes. On real PostgreSQL."""

import threading
from collections import Counter
from datetime import date

import pytest
from django.db import connection, transaction
from django.urls import reverse

from aturan.bahasa.hari_kerja import tenggat
from core.dasar.izin import Peran
from core.kalender.libur import hari_tahun, kalender, konfirmasi, rancang, sidik_tahun, ubah
from core.models import HariLibur, Jejak, KalenderTahun
from sentra_ukm.models import Usulan
from tests import pabrik
from tests.serentak.test_usulan import kirim_bersama

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
KALI = 6


@pytest.fixture
def admin():
    return pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="00")


def jejak():
    return Counter(Jejak.objects.filter(objek_jenis="core.kalendertahun").values_list("aksi", flat=True))


def test_usulan_yang_dimasukkan_serentak_masuk_sekali(admin):
    isi = {"terlihat": sidik_tahun(2027)}
    balasan = kirim_bersama(reverse("hari_libur_usulan", args=[2027]), *[(admin, isi)] * KALI)
    kode = Counter(b.status_code for b in balasan)
    assert kode[302] >= 1
    assert kode.keys() <= {302, 422}
    assert len(hari_tahun(2027)) == 26
    assert jejak() == {"ubah_hari_libur": 1}
    assert KalenderTahun.objects.count() == 1


def test_konfirmasi_yang_dikirim_serentak_tercatat_sekali(admin):
    ubah(2027, [HariLibur(tanggal=date(2027, 1, 1), nama="Tahun Baru", golongan="nasional")], (), pengguna=admin)
    isi = {"dasar": "SKB uji", "cocok": "on", "terlihat": sidik_tahun(2027)}
    balasan = kirim_bersama(reverse("hari_libur_konfirmasi", args=[2027]), *[(admin, isi)] * KALI)
    assert {b.status_code for b in balasan} <= {302, 422}
    assert jejak() == {"ubah_hari_libur": 1, "konfirmasi_hari_libur": 1}


def test_jam_yang_mulai_saat_kalender_berubah_ikut_bergeser(admin, monkeypatch):
    """The clock holds the calendar while it starts: the change waits, then finds the case."""
    ubah(2026, [HariLibur(tanggal=date(2026, 1, 1), nama="Tahun Baru", golongan="nasional")], (), pengguna=admin)
    konfirmasi(2026, "SKB uji", pengguna=admin, terlihat=sidik_tahun(2026))
    usulan, lengkap = pabrik.buat_usulan(lengkap=False), date(2026, 8, 10)

    def tenggat_bergeser(cls, baru):
        jalan = [(u, u.jatuh_tempo, tenggat(u.lengkap_pada, 7, baru)) for u in cls.objects.exclude(lengkap_pada=None)]
        return [baris for baris in jalan if baris[1] != baris[2]]

    monkeypatch.setattr(Usulan, "tenggat_bergeser", classmethod(tenggat_bergeser))
    tambah = [HariLibur(tanggal=date(2026, 8, 12), nama="Cuti", golongan="cuti_bersama")]
    terlihat = rancang(2026, tambah).sidik
    dipegang, hasil = threading.Event(), []

    def ubah_di_samping():
        dipegang.wait()
        try:
            ubah(2026, tambah, (), pengguna=admin, alasan="SKB", terlihat=terlihat)
        except Exception as salah:
            hasil.append(type(salah).__name__)
        finally:
            connection.close()

    samping = threading.Thread(target=ubah_di_samping)
    samping.start()
    with transaction.atomic():
        isi = kalender(terkunci=True)
        dipegang.set()
        samping.join(timeout=0.5)
        assert samping.is_alive()
        Usulan.objects.filter(pk=usulan.pk).update(lengkap_pada=lengkap, jatuh_tempo=tenggat(lengkap, 7, isi))
    samping.join(timeout=10)
    # The admin looked before this case had a clock: the change is refused and shown anew, the case is not overlooked.
    assert hasil == ["KalenderBerubah"]
    assert [u.pk for u, _, _ in rancang(2026, tambah).geseran] == [usulan.pk]
