"""Due days that an office sets: never before its own letter, never over what is in; what nobody stated is no yes."""

from datetime import UTC, date, datetime

import pytest

from aturan.simpan_pinjam_2015.kewajiban import Sejauh
from aturan.simpan_pinjam_2015.laporan import Keadaan, Masa
from core.dasar.izin import Peran
from core.models import Gangguan
from ksp_usp.laporan.panel import pelanggaran
from ksp_usp.laporan.pemenuhan import pemenuhan_banyak, pemenuhan_satu
from ksp_usp.laporan.syarat import keadaan_masa, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import Koperasi, PerpanjanganLaporan, TenggatLaporan
from tests import pabrik

pytestmark = pytest.mark.django_db
HARI = date(2026, 12, 2)


@pytest.fixture
def koperasi():
    koperasi = pabrik.buat_koperasi()
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 1, 5))
    return Koperasi.objects.get(pk=koperasi.pk)


def tetapkan(koperasi, surat, **isi):
    bawaan = {"triwulan_bulan": 1, "triwulan_hari": 20, "tahunan_bulan": 3, "tahunan_hari": 31}
    return TenggatLaporan.objects.create(
        wilayah=koperasi.berwenang, berlaku_sejak=date(2026, 1, 1), tanggal_surat=surat, ditetapkan_oleh="Bupati",
        nomor_surat="1", dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"), **{**bawaan, **isi},
    )  # fmt: skip


def keadaan(koperasi):
    baris = keadaan_masa(koperasi, Tenggat.untuk(koperasi.berwenang, [koperasi]), laporan_menurut_masa(koperasi), HARI)
    return {masa.triwulan: sejauh for masa, _, _, sejauh in baris}


@pytest.mark.parametrize(
    ("surat", "triwulan_2"),
    [
        (date(2026, 7, 19), Keadaan.LEWAT),
        (date(2026, 7, 20), Keadaan.LEWAT),
        (date(2026, 7, 21), Keadaan.TANPA_TENGGAT),
    ],
)
def test_tenggat_yang_ditetapkan_sesudah_harinya_tidak_menjadikan_siapa_pun_terlambat(koperasi, surat, triwulan_2):
    tetapkan(koperasi, surat)
    assert keadaan(koperasi)[2] is triwulan_2 and keadaan(koperasi)[3] is Keadaan.LEWAT


def test_laporan_yang_masuk_tetap_menurut_tenggat_hari_itu(koperasi):
    pabrik.buat_laporan_berkala(koperasi, 2026, 2, tanggal_ajuan=date(2026, 7, 25), jatuh_tempo=date(2026, 7, 31))
    tetapkan(koperasi, date(2026, 1, 1))
    assert keadaan(koperasi)[2] is Keadaan.TEPAT


@pytest.mark.parametrize(
    ("sejak", "selesai", "batas"),
    [
        ((2026, 10, 19, 1), (2026, 10, 19, 16), date(2026, 10, 20)),  # over by 23.00 WIB of the day before
        ((2026, 10, 20, 1), (2026, 10, 20, 9), date(2026, 10, 21)),
        ((2026, 10, 19, 18), (2026, 10, 19, 20), date(2026, 10, 21)),  # 01.00 to 03.00 WIB of the day itself
        ((2026, 10, 20, 1), (2026, 10, 23, 9), date(2026, 10, 26)),  # until Friday: the next working day is Monday
        ((2026, 10, 20, 1), None, date(2026, 12, 3)),  # it lasts: nobody is late for it
    ],
)
def test_gangguan_yang_dicatat_memundurkan_tenggat_dengan_sendirinya(koperasi, sejak, selesai, batas):
    pabrik.konfirmasi_kalender()
    tetapkan(koperasi, date(2026, 1, 1))
    saat = [datetime(*t, tzinfo=UTC) if t else None for t in (sejak, selesai)]
    Gangguan.objects.create(kode="K-ABCD-EF", apa="Mati", dampak="Tidak terbuka", sejak=saat[0], selesai=saat[1])
    assert Tenggat.untuk(koperasi.berwenang).batas(koperasi, Masa(2026, 3)) == batas


def test_perpanjangan_kantor_lama_bagi_koperasi_ini_ikut_ke_kantor_baru(koperasi):
    tetapkan(koperasi, date(2026, 1, 1))
    PerpanjanganLaporan.objects.create(
        wilayah=pabrik.buat_wilayah("32"), koperasi=koperasi, tahun_buku=2026, triwulan=3, sampai=date(2026, 12, 15),
        nomor_surat="2", tanggal_surat=date(2026, 10, 1), alasan="Banjir", dicatat_oleh=pabrik.buat_pengguna(),
    )  # fmt: skip
    lain = PerpanjanganLaporan.objects.create(
        wilayah=pabrik.buat_wilayah("32"), tahun_buku=2026, triwulan=2, sampai=date(2026, 12, 15), nomor_surat="3",
        tanggal_surat=date(2026, 10, 1), alasan="Banjir", dicatat_oleh=pabrik.buat_pengguna(),
    )  # fmt: skip
    assert keadaan(koperasi)[3] is Keadaan.DITUNGGU
    assert keadaan(koperasi)[2] is Keadaan.LEWAT and lain.koperasi is None  # of another office for its own


def sejauh(koperasi, kode, per=HARI):
    satu = {p.temuan.kode: p.sejauh for p in pemenuhan_satu(koperasi, per)}
    banyak = {p.temuan.kode: p.sejauh for p in pemenuhan_banyak([koperasi], koperasi.berwenang, per)[koperasi.pk]}
    assert satu == banyak
    return satu.get(kode)


def test_satu_triwulan_yang_diberikan_kepada_pengawas_tidak_menjawab_yang_belum_masuk(koperasi):
    tetapkan(koperasi, date(2026, 1, 1))
    for n in (1, 2):
        hari = Masa(2026, n).akhir
        pabrik.buat_laporan_berkala(koperasi, 2026, n, tanggal_ajuan=hari, jatuh_tempo=hari, kepada_pengawas=hari)
    assert sejauh(koperasi, "laporan.pengawas") is Sejauh.BELUM_DIKETAHUI
    hari = Masa(2026, 3).akhir
    pabrik.buat_laporan_berkala(koperasi, 2026, 3, tanggal_ajuan=hari, jatuh_tempo=hari, kepada_pengawas=hari)
    assert sejauh(koperasi, "laporan.pengawas") is Sejauh.TERPENUHI


def test_yang_dipenuhi_terlambat_bukan_pelanggaran(koperasi):
    """33 ayat (1) and (2) are recorded and shown; what was met too late cannot be met again."""
    Koperasi.objects.filter(pk=koperasi.pk).update(
        mulai_kegiatan=date(2010, 1, 1), tanggal_badan_hukum=date(2009, 1, 1)
    )
    koperasi.refresh_from_db()
    pabrik.catat_kewajiban(koperasi, "penyesuaian_ad", "2016-10-09")
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", False)
    assert sejauh(koperasi, "pengawasan.tahun_penyesuaian_ad") is Sejauh.TERLAMBAT
    assert [t.kode for t in pelanggaran(koperasi, HARI)] == ["pengawasan.satuan_tugas"]


def test_satu_tahun_lama_dengan_unit_lain_tidak_menjawab_tahun_tahun_sesudahnya(koperasi):
    Koperasi.objects.filter(pk=koperasi.pk).update(jenis="usp")
    koperasi.refresh_from_db()
    pabrik.catat_kewajiban(koperasi, "unit_lain.2020", True)
    assert sejauh(koperasi, "pengawasan.tahun_hanya_usp") is Sejauh.BELUM_DIKETAHUI
    pabrik.catat_kewajiban(koperasi, "unit_lain.2025", True)
    assert sejauh(koperasi, "pengawasan.tahun_hanya_usp") is Sejauh.TERPENUHI
