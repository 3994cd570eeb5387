"""The warnings that late reports ask for, a whole period in one go: drafts, one a koperasi, never two."""

from datetime import date

import pytest

from core.dasar.izin import Peran
from core.models import Pengguna
from ksp_usp.models import Koperasi, TenggatLaporan
from perizinan.models import Sanksi
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
ALAMAT = "/sanksi/teguran/"


def koperasi_berizin(sejak=date(2025, 12, 1), **isi):
    koperasi = pabrik.buat_koperasi(lengkap=False, **isi)
    pabrik.buat_izin_lama(koperasi, tanggal=sejak)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=sejak)
    return Koperasi.objects.get(pk=koperasi.pk)


@pytest.fixture
def pengawas():
    TenggatLaporan.objects.create(
        wilayah=pabrik.buat_wilayah("32.05"), berlaku_sejak=date(2025, 1, 1), tanggal_surat=date(2025, 1, 1),
        triwulan_bulan=1, triwulan_hari=20,
        tahunan_bulan=3, tahunan_hari=31, ditetapkan_oleh="Kepala Dinas", nomor_surat="518/1/2026",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"),
    )  # fmt: skip
    return Petugas(Peran.PENGAWAS, "Sari", kode="32.05")


def test_satu_rancangan_tiap_koperasi_dan_tidak_dua_kali(pengawas):
    terlambat, ditegur, tertib, lain = (koperasi_berizin() for _ in range(4))
    for masa in ((2025, 4), (2025, 0), (2026, 1), (2026, 2), (2026, 3)):
        pabrik.buat_laporan_berkala(tertib, *masa)
    pabrik.buat_sanksi(ditegur, status="berlaku")
    lama = pabrik.buat_sanksi(lain, status="berlaku")
    Sanksi.objects.filter(pk=lama.pk).update(jatuh_tempo=date(2026, 12, 1))
    halaman = pengawas.buka(ALAMAT)
    assert "Tenggat perbaikan teguran pertama belum lewat" in halaman.teks and tertib.nama not in halaman.teks
    semua = [str(k.pk) for k in (terlambat, ditegur, tertib, lain)]
    assert pengawas.pos(ALAMAT, {"koperasi": semua, "jatuh_tempo": "01/12/2026"}).kode == 422
    assert pengawas.pos(ALAMAT, {"jatuh_tempo": "20/12/2026"}).kode == 422 and Sanksi.objects.count() == 2
    for hasil in ("2 berhasil, 2 dilewati", "4 dilewati"):  # the second time nothing is left to draft
        halaman = pengawas.pos(ALAMAT, {"koperasi": semua, "jatuh_tempo": "20/12/2026"})
        assert hasil in halaman.teks and "Tidak ada lagi laporan yang terlambat" in halaman.teks
    satu, dua = terlambat.sanksi.get(), lain.sanksi.latest("pk")
    assert (satu.langkah, satu.status, dua.langkah, dua.melanjutkan) == ("teguran_1", "draf", "teguran_2", lama)
    assert "Laporan Triwulan III 2026 belum masuk" in satu.uraian and "bukan ketentuan Permen" in satu.uraian
    assert len(satu.daftar_perbaikan) == 5 and satu.pelanggaran[0]["kode"] == "laporan.lewat"
    assert (ditegur.sanksi.count(), tertib.sanksi.count(), Sanksi.objects.count()) == (1, 0, 4)
    assert pengawas.langkah(satu, "Usulkan kepada pejabat").kode == 200 and satu.status == "diusulkan"


def test_meja_mengusulkan_teguran_bagi_yang_terlambat_tiga_laporan_dan_belum_ditegur(pengawas):
    tiga, dua = koperasi_berizin(date(2026, 3, 1)), koperasi_berizin(date(2026, 5, 1))
    assert "1 koperasi mempunyai 3 laporan terlambat" in pengawas.buka("/").teks
    diperpanjang = {"tahun_buku": 2026, "triwulan": 3, "sampai": date(2026, 12, 30), "tanggal_surat": date(2026, 12, 1)}
    p = tiga.perpanjangan.create(wilayah_id="32.05", dicatat_oleh=Pengguna.objects.first(), **diperpanjang)
    assert "laporan terlambat" not in pengawas.buka("/").teks
    p.delete()
    pabrik.buat_sanksi(tiga)
    assert "laporan terlambat" not in pengawas.buka("/").teks and not dua.sanksi.exists()


def test_masa_yang_dipilih_menyaring_koperasinya(pengawas):
    satu, dua = koperasi_berizin(), koperasi_berizin()
    pabrik.buat_laporan_berkala(satu, 2026, 3)
    teks = pengawas.buka(f"{ALAMAT}?masa=2026-3").teks
    assert dua.nama in teks and satu.nama not in teks
    assert pengawas.kode(f"{ALAMAT}?masa=x&wilayah=99") == 200
    assert Petugas(Peran.LOKET, "Rina", kode="32.05").kode(ALAMAT) == 403


def test_kantor_lain_tidak_disentuh_juga_bila_koperasinya_disebut(pengawas):
    asing = koperasi_berizin(kode="32.73")
    pengawas.pos(ALAMAT, {"koperasi": [str(asing.pk)], "jatuh_tempo": "20/12/2026"})
    assert not Sanksi.objects.exists()


def test_laporan_terlambat_yang_banyak_disebut_yang_pertama_dan_terakhir(pengawas):
    TenggatLaporan.objects.update(berlaku_sejak=date(2015, 1, 1), tanggal_surat=date(2015, 1, 1))
    koperasi_berizin(date(2024, 1, 2))
    teks = pengawas.buka(ALAMAT).teks
    assert "13 laporan terlambat: Triwulan I 2024 sampai Triwulan III 2026" in teks
