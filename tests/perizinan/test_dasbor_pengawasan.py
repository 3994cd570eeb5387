"""The figures of duties, sanctions and inspections: each against SQL of its own and against the list behind it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.dasar.izin import Peran
from core.models import Surat
from ksp_usp.models import Koperasi
from perizinan.models import Pemeriksaan, Sanksi
from perizinan.pemeriksaan.dasbor import bagian as bagian_pemeriksaan
from perizinan.pengawasan import dasbor
from perizinan.pengawasan.dasbor import bagian
from tests.bantu_dasbor import nilai, sahih, satu_angka, selisih_daftar, semua_sudut
from tests.pabrik import (
    buat_izin_lama,
    buat_koperasi,
    buat_pemeriksaan,
    buat_pengguna,
    buat_sanksi,
    catat_kewajiban,
)

pytestmark = pytest.mark.django_db
DUA = date(2026, 12, 2)


def berizin(kode="32.05"):
    koperasi = buat_koperasi(kode, lengkap=False)
    buat_izin_lama(koperasi)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    return koperasi


def sanksi(hari, status="berlaku", koperasi=None, langkah="teguran_1", **isi):
    """A step as it stands, past the gate, with a letter of that day."""
    koperasi = koperasi or berizin()
    s = buat_sanksi(koperasi, langkah)
    kantor = buat_pengguna(Peran.PEJABAT, kode=koperasi.berwenang_id).penugasan.get().instansi
    surat = Surat.objects.create(
        jenis="sanksi_teguran_1", hal="Teguran", nomor=f"{s.pk}/UJI", urut=s.pk, tanggal=hari, instansi=kantor,
        penandatangan="Uji", penandatangan_jabatan="Uji", html="", sidik_html="", kode=f"{s.pk:012}",
    )  # fmt: skip
    Sanksi.objects.filter(pk=s.pk).update(
        status=status, surat=surat, status_sejak=datetime(hari.year, hari.month, hari.day, 3, tzinfo=ZoneInfo("UTC")),
        **{"jatuh_tempo": DUA, **isi},
    )  # fmt: skip
    return s


@pytest.fixture
def negeri():
    """In force since this year, last year and long ago; due yesterday and today; met, drafted, about a licence that
    was revoked before the one of today; in other regions. Inspections planned, made, followed up, made last year."""
    for hari in (date(2026, 12, 1), date(2025, 5, 5), date(2023, 5, 5)):
        sanksi(hari)
    sanksi(date(2026, 3, 3), jatuh_tempo=date(2026, 12, 1))
    sanksi(date(2026, 2, 2), "dipenuhi")
    buat_sanksi(berizin())
    lama = berizin()
    s = sanksi(date(2026, 4, 4), koperasi=lama)
    lama.izin.update(keadaan="dicabut")
    buat_izin_lama(lama, nomor="baru")
    assert s.izin_id == lama.izin.get(keadaan="dicabut").pk
    sanksi(date(2026, 6, 6), koperasi=berizin("32.06"), langkah="pembekuan")
    sanksi(date(2026, 6, 6), koperasi=berizin("33.74"))
    for status, kode, hari in (
        ("rencana", "32.05", None), ("ditugaskan", "32.05", None), ("selesai", "32.05", date(2026, 1, 1)),
        ("tindak_lanjut", "32.06", DUA), ("selesai", "32.05", date(2025, 12, 31)), ("dibatalkan", "32.05", None),
    ):  # fmt: skip
        p = buat_pemeriksaan(berizin(kode))
        Pemeriksaan.objects.filter(pk=p.pk).update(status=status, dilakukan_pada=hari)


SANKSI_SQL = """
SELECT COUNT(*) FROM perizinan_sanksi s JOIN core_surat t ON t.id = s.surat_id
LEFT JOIN perizinan_izinusaha i ON i.id = s.izin_id
WHERE {syarat} AND s.wilayah_id LIKE %(di)s AND (
    s.wilayah_id LIKE %(kantor)s OR s.berwenang_id LIKE %(kantor)s OR s.koperasi_id IN (
        SELECT id FROM ksp_usp_koperasi WHERE wilayah_id LIKE %(kantor)s OR berwenang_id LIKE %(kantor)s))
"""
BERLAKU = """s.status = 'berlaku' AND NOT (COALESCE(i.keadaan, '') = 'dicabut' AND s.koperasi_id IN (
    SELECT koperasi_id FROM perizinan_izinusaha WHERE keadaan IN ('berlaku', 'dibekukan')))"""
PERIKSA_SQL = """
SELECT COUNT(*) FROM perizinan_pemeriksaan p WHERE {syarat} AND p.wilayah_id LIKE %(di)s
  AND (p.wilayah_id LIKE %(kantor)s OR p.berwenang_id LIKE %(kantor)s)
"""
PERIKSA = {
    "rencana": "p.status IN ('rencana', 'diusulkan', 'ditugaskan')",
    "dilakukan": "p.status IN ('tindak_lanjut', 'selesai') AND p.dilakukan_pada BETWEEN '2026-01-01' AND %(sampai)s",
    "tindak_lanjut": "p.status = 'tindak_lanjut'",
}


def test_angka_sanksi_sama_dengan_sql_dan_daftar(negeri):
    for nama, pengguna, _, hasil, pola in semua_sudut(bagian):
        isi = nilai(hasil)

        def hitung(syarat, pola=pola):
            return satu_angka(SANKSI_SQL.format(syarat=syarat), **pola)

        assert isi["sanksi.berlaku"] == hitung(BERLAKU), nama
        assert isi["sanksi.lewat"] == hitung(f"{BERLAKU} AND s.jatuh_tempo < %(sampai)s"), nama
        assert isi["sanksi.terbit"] == hitung("t.tanggal BETWEEN '2026-01-01' AND %(sampai)s"), nama
        tahun = ("< '2024-01-01'", "BETWEEN '2024-01-01' AND '2024-12-31'", "BETWEEN '2025-01-01' AND '2025-12-31'",
                 ">= '2026-01-01'")  # fmt: skip
        teguran = tuple(hitung(f"{BERLAKU} AND s.langkah = 'teguran_1' AND t.tanggal {t}") for t in tahun)
        assert isi["sanksi.langkah", "Teguran tertulis pertama"] == teguran, nama
        assert selisih_daftar(hasil, pengguna) == [], nama
        sahih(hasil)
        if nama == "provinsi":
            assert [isi[f"sanksi.{k}"] for k in ("berlaku", "lewat", "terbit")] == [5, 1, 5]
            assert "tidak dihitung bila koperasinya kini memegang izin baru" in hasil.angka[0].definisi  # as `lama`


def test_angka_pemeriksaan_sama_dengan_sql_dan_daftar(negeri):
    for nama, pengguna, _, hasil, pola in semua_sudut(bagian_pemeriksaan):
        isi = nilai(hasil)
        sql = {k: satu_angka(PERIKSA_SQL.format(syarat=s), **pola) for k, s in PERIKSA.items()}
        assert {k: isi[f"pemeriksaan.{k}"] for k in sql} == sql, nama
        assert selisih_daftar(hasil, pengguna) == [], nama
        sahih(hasil)
        if nama == "provinsi":
            assert tuple(sql.values()) == (2, 2, 1)


@pytest.fixture
def kewajiban():
    """Real business stated as done, taken back, stated anew; one that nobody asked, one without a licence."""
    ada, kembali, tidak, _ = (berizin() for _ in range(4))
    catat_kewajiban(ada, "sektor_riil", True)
    catat_kewajiban(kembali, "sektor_riil", True)
    catat_kewajiban(kembali, "sektor_riil", False, date(2026, 5, 5))
    catat_kewajiban(tidak, "sektor_riil", False)
    catat_kewajiban(tidak, "sektor_riil", True)
    catat_kewajiban(buat_koperasi(lengkap=False), "sektor_riil", True)
    catat_kewajiban(berizin("32.06"), "sektor_riil", True)


KEWAJIBAN_SQL = """
WITH terakhir AS (
    SELECT koperasi_id, isi, ROW_NUMBER() OVER (PARTITION BY koperasi_id ORDER BY per DESC, id DESC) AS n
    FROM ksp_usp_catatankewajiban WHERE kode = 'sektor_riil')
SELECT COUNT(*) FROM ksp_usp_koperasi k LEFT JOIN terakhir t ON t.koperasi_id = k.id AND t.n = 1
WHERE k.berizin_sejak IS NOT NULL AND k.wilayah_id LIKE %(di)s
  AND (k.wilayah_id LIKE %(kantor)s OR k.berwenang_id LIKE %(kantor)s) AND {syarat}
"""


@pytest.mark.parametrize("terbanyak", [300, 0], ids=["koperasi demi koperasi", "dijumlah basis data"])
def test_kewajiban_terbuka_sama_dengan_sql_dan_halamannya(kewajiban, monkeypatch, terbanyak):
    monkeypatch.setattr(dasbor, "TERBANYAK_DINILAI", terbanyak)
    for nama, pengguna, _, hasil, pola in semua_sudut(bagian):
        benar = {k: satu_angka(KEWAJIBAN_SQL.format(syarat=s), **pola) for k, s in (
            ("tidak", "CAST(t.isi AS TEXT) = 'true'"), ("belum", "t.isi IS NULL"), ("semua", "1 = 1"),
        )}  # fmt: skip
        isi = nilai(hasil).get(("kewajiban.aturan", "Usaha sektor riil secara langsung"), (0, 0, 0))
        assert isi == tuple(benar.values()), nama
        assert selisih_daftar(hasil, pengguna) == [], nama
        if nama == "provinsi":
            assert tuple(benar.values()) == (3, 1, 5)
