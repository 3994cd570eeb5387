"""The figures of licences and applications: each against SQL of its own and against the list that it leads to."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Jejak
from perizinan.izin.dasbor import bagian
from perizinan.models import IzinUsaha, PeristiwaIzin, PermohonanIzin, StatusPermohonan
from tests.bantu_dasbor import MASA, baris, lingkup, nilai, sahih, selisih_daftar, semua_sudut
from tests.pabrik import buat_izin_lama, buat_koperasi, buat_pengguna, buat_permohonan, pada

pytestmark = pytest.mark.django_db


def buat_izin_tercatat(koperasi, **isi):
    izin = buat_izin_lama(koperasi, **isi)
    PeristiwaIzin.objects.create(izin=izin, jenis="dicatat", tanggal=izin.tanggal, oleh=izin.dicatat_oleh)
    return izin


def terjadi(izin, jenis, hari):
    oleh = izin.dicatat_oleh
    PeristiwaIzin.objects.create(izin=izin, jenis=jenis, tanggal=hari, oleh=oleh)
    if jenis != "dipulihkan":
        IzinUsaha.objects.filter(pk=izin.pk).update(keadaan=jenis)
    else:
        IzinUsaha.objects.filter(pk=izin.pk).update(keadaan="berlaku")


@pytest.fixture
def negeri():
    """Licences in three provinces with every edge: frozen and restored, revoked in and after the period, replaced,
    moved to another region, given in the period; a koperasi without any."""
    garut = [buat_izin_tercatat(buat_koperasi(lengkap=False)) for _ in range(4)]
    terjadi(garut[1], "dibekukan", date(2026, 3, 1))
    terjadi(garut[1], "dipulihkan", date(2026, 5, 1))
    terjadi(garut[2], "dibekukan", date(2026, 6, 1))
    terjadi(garut[2], "dicabut", date(2026, 9, 1))
    terjadi(garut[3], "dibekukan", date(2026, 12, 1))
    lama = buat_izin_tercatat(buat_koperasi(jenis="usp", pola="syariah", lengkap=False))
    baru = buat_izin_tercatat(lama.koperasi, tanggal=date(2026, 8, 17), keadaan="dicabut")
    IzinUsaha.objects.filter(pk=baru.pk).update(mengganti=lama)
    terjadi(lama, "diganti", date(2026, 8, 17))
    IzinUsaha.objects.filter(pk=baru.pk).update(keadaan="berlaku")
    buat_izin_tercatat(buat_koperasi("32.06", bentuk="sekunder", lengkap=False), tanggal=date(2026, 2, 2))
    buat_izin_tercatat(buat_koperasi("32.05", anggota=["32.05", "32.06"], lengkap=False))
    buat_izin_tercatat(buat_koperasi("32.05", anggota=["32.05", "33.74"], jenis="usp", lengkap=False))
    pindah = buat_koperasi("33.74", lengkap=False)
    buat_izin_tercatat(pindah, kedudukan=garut[0].kedudukan)  # sits elsewhere since
    buat_koperasi(lengkap=False)
    for n, status in enumerate(("draf", "diterima", "diterima", "siap", "terbit", "disusun")):
        p = buat_permohonan(buat_koperasi(lengkap=False), lengkap=False)
        sejak = timezone.now() - timedelta(days=(0, 7, 8, 31, 400, 3)[n])
        PermohonanIzin.objects.filter(pk=p.pk).update(status=status, status_sejak=sejak)


IZIN_SQL = """
WITH terakhir AS (
    SELECT izin_id, jenis, ROW_NUMBER() OVER (PARTITION BY izin_id ORDER BY tanggal DESC, id DESC) AS n
    FROM perizinan_peristiwaizin WHERE tanggal <= %(sampai)s)
SELECT i.jenis || '.' || i.bentuk || '.' || k.pola || '.' || LENGTH(REPLACE(i.penerbit_id, '00', '')),
       CASE COALESCE(t.jenis, i.keadaan) WHEN 'dibekukan' THEN 'dibekukan' WHEN 'dicabut' THEN 'dicabut'
            WHEN 'diganti' THEN 'diganti' ELSE 'berlaku' END, i.tanggal, i.mengganti_id
FROM perizinan_izinusaha i JOIN ksp_usp_koperasi k ON k.id = i.koperasi_id
LEFT JOIN terakhir t ON t.izin_id = i.id AND t.n = 1
WHERE i.tanggal <= %(sampai)s AND i.kedudukan_id LIKE %(di)s
  AND (i.penerbit_id LIKE %(kantor)s OR k.wilayah_id LIKE %(kantor)s OR k.berwenang_id LIKE %(kantor)s)
"""


PERMOHONAN_SQL = """
SELECT p.status, p.status_sejak FROM perizinan_permohonanizin p
WHERE p.status IN ('draf', 'diterima', 'kurang', 'lengkap', 'siap')
  AND p.wilayah_id LIKE %(di)s AND p.wilayah_id LIKE %(kantor)s
"""
BATAS = ((0, 7), (8, 30), (31, 90), (91, 9999))
TIGA = ("berlaku", "dibekukan", "dicabut")


@pytest.mark.parametrize("masa", [MASA, (date(2026, 4, 1), date(2026, 6, 30))], ids=["kini", "lampau"])
def test_angka_izin_sama_dengan_sql_dan_daftar(negeri, masa):
    for nama, pengguna, lihat, hasil, pola in semua_sudut(bagian, masa):
        semua, isi = baris(IZIN_SQL, **pola), nilai(hasil)

        def hitung(keadaan, golongan="", semua=semua):
            return sum(k == keadaan and golongan in jenis for jenis, k, *_ in semua)

        assert isi["izin.berlaku"] == hitung("berlaku"), nama
        assert isi["izin.dibekukan"] == hitung("dibekukan"), nama
        assert isi["izin.terbit"] == sum(mulai >= lihat.dari and lama is None for *_, mulai, lama in semua), nama
        for panjang, kata in ((".5", "Bupati/Wali Kota"), (".2", "Gubernur"), (".0", "Menteri")):
            assert isi["izin.penerbit", kata] == tuple(hitung(k, panjang) for k in TIGA), (nama, kata)
        for golongan, kata in (("ksp.primer.", "KSP primer"), ("usp.primer.", "USP Koperasi primer")):
            assert isi["izin.jenis", kata] == tuple(hitung(k, golongan) for k in TIGA), (nama, kata)
        assert isi["izin.pola", "Syariah"] == tuple(hitung(k, "syariah") for k in TIGA), nama
        assert selisih_daftar(hasil, pengguna) == [], nama
        sahih(hasil)
    assert (nama, isi["izin.berlaku"]) == ("kantor lain", 1)  # its own koperasi, whose licence names the other seat


def test_yang_dibekukan_dan_dicabut_dihitung_menurut_riwayatnya(negeri):
    """Frozen until May, revoked in September, frozen yesterday, replaced in August: what each period makes of them."""
    dinas = buat_pengguna(Peran.DINAS_KABKOTA, kode="32.05")
    kini, juni, april = (
        nilai(bagian(lingkup(dinas, "32.05", (date(2026, 1, 1), hari))))
        for hari in (date(2026, 12, 2), date(2026, 6, 30), date(2026, 4, 30))
    )
    angka = ("izin.berlaku", "izin.dibekukan", "izin.dicabut_masa")
    assert [tuple(isi[a] for a in angka) for isi in (april, juni, kini)] == [(6, 1, 0), (6, 1, 0), (5, 1, 1)]


def hari_wib(saat) -> date:
    """The local day of a moment as a database hands it out."""
    saat = datetime.fromisoformat(saat).replace(tzinfo=UTC) if isinstance(saat, str) else saat
    return saat.astimezone(ZoneInfo("Asia/Jakarta")).date()


def test_permohonan_menurut_tahap_dan_umur(negeri):
    """Waiting since today, 7, 8 and 31 days: on both sides of each border; decided and not yet sent are none."""
    for nama, _, _, hasil, pola in semua_sudut(bagian):
        isi, semua = nilai(hasil), baris(PERMOHONAN_SQL, **pola)
        umur = [(status, (hari_wib(timezone.now()) - hari_wib(sejak)).days) for status, sejak in semua]
        assert isi["permohonan.berjalan"] == len(umur), nama
        assert isi["permohonan.lama"] == sum(hari > 30 for _, hari in umur), nama
        for status in StatusPermohonan:
            if (baris_tabel := isi.get(("permohonan.umur", status.label))) is not None:
                hari = [h for s, h in umur if s == status]
                assert baris_tabel == tuple(sum(a <= h <= b for h in hari) for a, b in BATAS), (nama, status)
    assert isi["permohonan.berjalan"] == 0  # another regency sees none of them
    garut = nilai(bagian(lingkup(buat_pengguna(Peran.DINAS_KABKOTA, kode="32.05"), "32.05")))
    assert garut["permohonan.umur", "Diterima, berkas diperiksa"] == (1, 1, 0, 0)
    assert garut["permohonan.umur", "Menunggu keputusan"] == (0, 0, 1, 0)


def test_lama_di_meja_menurut_riwayat():
    """Two, four and ten days with the examiner, over two statuses; one came back; another lies there still."""
    for periksa in (2, 4, 10):
        lewat(("diterima", 1), ("lengkap", 2), ("siap", 1 + periksa), ("terbit", 6 + periksa))
    lewat(("diterima", 1), ("kurang", 2), ("diterima", 9), ("lengkap", 10))
    hasil = bagian(lingkup(dinas := buat_pengguna(Peran.DINAS_KABKOTA), "32.05"))
    isi = nilai(hasil)
    assert isi["permohonan.meja", "Pemeriksa"] == (3, Decimal("8.2"), 4)
    assert isi["permohonan.meja", "Koperasi, melengkapi berkas"] == (7, 7, 1)
    assert isi["permohonan.meja", "Pejabat berwenang"] == (5, 5, 3)
    [meja] = [t for t in hasil.tabel if t.kode == "permohonan.meja"]
    assert meja.judul == "Permohonan izin paling lama di meja Koperasi, melengkapi berkas: nilai tengah 7 hari"
    assert selisih_daftar(hasil, dinas) == []
    lampau = nilai(bagian(lingkup(dinas, "32.05", (date(2026, 1, 1), date(2026, 11, 4)))))
    assert lampau["permohonan.meja", "Pemeriksa"] == (1, 1, 1)


def lewat(*langkah):
    """An application of 2 November that came to each status so many days after it."""
    with pada(date(2026, 11, 2)):
        p = buat_permohonan(buat_koperasi(lengkap=False), lengkap=False)
    awal, dari = p.jejak.get(), "draf"
    for urutan, (ke, hari) in enumerate(langkah, 2):
        Jejak.objects.create(
            objek_jenis=p.jenis_objek, objek_id=p.pk, urutan=urutan, wilayah=p.wilayah, pelaku="Uji", aksi="uji",
            kalimat="uji", dari=dari, ke=ke, waktu=awal.waktu + timedelta(days=hari), hash_sebelum="", hash="",
        )  # fmt: skip
        dari = ke
    PermohonanIzin.objects.filter(pk=p.pk).update(status=dari)
