"""The figures of offices: each against SQL of its own and against the list that it leads to."""

from datetime import date, timedelta
from decimal import Decimal
from math import ceil

import pytest
from django.db import connection

from core.dasar.izin import Peran
from perizinan.kantor.dasbor import bagian
from perizinan.models import JaringanPelayanan
from tests.bantu_dasbor import baris, lingkup, nilai, sahih, satu_angka, selisih_daftar, semua_sudut
from tests.pabrik import buat_kantor, buat_koperasi, buat_pengguna, konfirmasi_kalender

pytestmark = pytest.mark.django_db
SENIN = date(2026, 11, 9)


def kantor(status, kode="32.05", koperasi=None, **isi):
    """An office as it stands, past the gate."""
    k = buat_kantor(koperasi or buat_koperasi(lengkap=False), kode=kode, lengkap=False, jenis=isi.pop("jenis", "kc"))
    JaringanPelayanan.objects.filter(pk=k.pk).update(status=status, **isi)
    return k


@pytest.fixture
def negeri():
    """Decided on day 0, 1, 7, on the Saturday after day 7, and on day 8; refused; unknown; older; still awaited."""
    konfirmasi_kalender(libur=[date(2026, 11, 12)])
    for hari in (0, 1, 10):  # Thursday is a holiday: the tenth day is the seventh working day
        kantor("disetujui", lengkap_pada=SENIN, tanggal_persetujuan=SENIN + timedelta(hari))
    kantor("beroperasi", lengkap_pada=SENIN, tanggal_persetujuan=SENIN + timedelta(11))
    kantor("beroperasi", "32.06", jenis="kcp", lengkap_pada=date(2026, 11, 10), tanggal_persetujuan=date(2026, 11, 21))
    kantor("ditolak", lengkap_pada=SENIN)  # decided today
    kantor("gugur", lengkap_pada=None, tanggal_persetujuan=date(2026, 10, 1))
    kantor("beroperasi", jenis="kk", terdahulu=True, tanggal_persetujuan=date(2026, 5, 5))
    kantor("ditutup", lengkap_pada=date(2024, 3, 4), tanggal_persetujuan=date(2024, 3, 5))
    kantor("diterima", lengkap_pada=date(2026, 11, 20), jatuh_tempo=date(2026, 12, 1))
    kantor("lengkap", lengkap_pada=date(2026, 11, 23), jatuh_tempo=date(2026, 12, 2))
    kantor("kurang")
    kantor("draf")
    # A koperasi of Garut with an office in another province.
    kantor("beroperasi", "33.74", buat_koperasi(lengkap=False), lengkap_pada=SENIN, tanggal_persetujuan=SENIN)


PUTUSAN_SQL = """
SELECT j.lengkap_pada, CASE WHEN j.status = 'ditolak' THEN DATE '2026-12-02' ELSE j.tanggal_persetujuan END
FROM perizinan_jaringanpelayanan j
WHERE NOT j.terdahulu AND (j.status = 'ditolak' OR j.tanggal_persetujuan IS NOT NULL)
  AND (j.status = 'ditolak' OR j.tanggal_persetujuan BETWEEN '2026-01-01' AND %(sampai)s)
  AND j.wilayah_id LIKE %(di)s AND j.wilayah_id LIKE %(kantor)s
"""
KEADAAN_SQL = """
SELECT COUNT(*) FROM perizinan_jaringanpelayanan j
WHERE j.jenis = %(jenis)s AND j.status IN {status} AND j.wilayah_id LIKE %(di)s AND j.wilayah_id LIKE %(kantor)s
"""
STATUS = (
    "('beroperasi', 'usul_tutup')", "('disetujui', 'tidak_mulai')", "('diterima', 'kurang', 'lengkap', 'siap')",
    "('gugur')", "('ditutup', 'tutup_sendiri')",
)  # fmt: skip


def hari_kerja(lengkap, putus) -> int:
    hari = (lengkap + timedelta(n) for n in range(1, (putus - lengkap).days + 1))
    return sum(h.weekday() < 5 and h != date(2026, 11, 12) for h in hari)


def ke_hari(isi) -> date:
    return date.fromisoformat(isi[:10]) if isinstance(isi, str) else isi


def persentil(nilai, bagian):
    """As PostgreSQL has it, written out."""
    urut = sorted(nilai)
    tempat = (len(urut) - 1) * Decimal(bagian)
    atas = urut[ceil(tempat)]
    bawah = urut[int(tempat)]
    return bawah + (tempat - int(tempat)) * (atas - bawah)


def test_angka_kantor_sama_dengan_sql_dan_daftar(negeri):
    sql = PUTUSAN_SQL if connection.vendor == "postgresql" else PUTUSAN_SQL.replace("DATE '", "'")
    for nama, pengguna, _, hasil, pola in semua_sudut(bagian):
        isi = nilai(hasil)
        putusan = [(a and ke_hari(a), ke_hari(b)) for a, b in baris(sql, **pola)]
        hari = [hari_kerja(a, b) for a, b in putusan if a]
        assert isi["kantor.tengah"] == (persentil(hari, "0.5") if hari else None), nama
        assert isi["kantor.p90"] == (persentil(hari, "0.9") if hari else None), nama
        for jenis, kata in (("kc", "Kantor Cabang"), ("kcp", "Kantor Cabang Pembantu"), ("kk", "Kantor Kas")):
            ada = tuple(satu_angka(KEADAAN_SQL.format(status=s), jenis=jenis, **pola) for s in STATUS)
            assert isi["kantor.jenis", kata] == ada, (nama, kata)
        assert selisih_daftar(hasil, pengguna) == [], nama
        sahih(hasil)


def test_hari_kerja_putusan_di_kedua_sisi_tenggat(negeri):
    """Day 0, day 1, the seventh: in time. The Saturday after the seventh, the eighth, today: late."""
    dinas = buat_pengguna(Peran.DINAS_PROVINSI, kode="32")
    hasil = bagian(lingkup(dinas, "32"))
    isi = nilai(hasil)
    assert isi["kantor.hari", "November 2026"] == (7, Decimal("7.6"), 5, 2)
    assert isi["kantor.hari", "Desember 2026"] == (16, 16, 1, 1)
    assert isi["kantor.hari", "Oktober 2026"] == (None, None, 0, 0)
    assert (isi["kantor.lewat"], isi["kantor.menunggu_lewat"], isi["kantor.gugur"]) == (3, 1, 1)
    [lewat] = [a for a in hasil.angka if a.kode == "kantor.lewat"]
    assert (lewat.penyebut, lewat.belum) == (7, 1)  # of the one that is void nobody knows when its file was complete
    [garis] = [t for t in hasil.tabel if t.kode == "kantor.hari"]
    assert garis.batas == 7
    assert garis.judul == "Separuh keputusan selesai dalam 7 hari kerja; 3 dari 6 lewat 7 hari kerja"
    assert isi["kantor.wilayah", "Kabupaten Tasikmalaya"][2:] == (1, 1, 1)


def test_masa_yang_panjang_digambar_tiap_triwulan(negeri):
    dinas = buat_pengguna(Peran.DINAS_KABKOTA)
    isi = nilai(bagian(lingkup(dinas, "32.05", (date(2024, 2, 10), date(2026, 12, 2)))))
    triwulan = [baris for kode, baris in (k for k in isi if k[0] == "kantor.hari")]
    assert (triwulan[0], triwulan[-1], len(triwulan)) == ("Triwulan 1 2024", "Triwulan 4 2026", 12)
    assert isi["kantor.hari", "Triwulan 1 2024"] == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("diputus", "judul"),
    [
        (False, "Tidak ada permohonan kantor yang diputus dalam masa ini"),
        (True, "Hari lengkap 1 permohonan kantor yang diputus dalam masa ini tidak tercatat"),
    ],
)
def test_keputusan_tanpa_hari_lengkap_bukan_tidak_ada_keputusan(diputus, judul):
    konfirmasi_kalender()
    if diputus:
        kantor("disetujui", lengkap_pada=None, tanggal_persetujuan=SENIN)
    hasil = bagian(lingkup(buat_pengguna(Peran.DINAS_PROVINSI, kode="32"), "32"))
    wilayah = "Tidak ada keputusan yang harinya dapat dihitung"
    assert [t.judul for t in hasil.tabel if t.kode in ("kantor.hari", "kantor.wilayah")] == [judul, wilayah]
