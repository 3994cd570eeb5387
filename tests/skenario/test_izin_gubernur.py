"""Members in two kabupaten: taken in at the counter of one, passed on with the reason, decided at the province."""

import pytest

from core.dasar.izin import Peran
from tests.bantu_surat import rapat
from tests.pabrik import buat_instansi, buat_wilayah
from tests.skenario.loket import buka_permohonan, catat_koperasi, isi_berkas, meja
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
GUBERNUR = "izin usaha diterbitkan oleh Gubernur Jawa Barat (Pasal 6 ayat (4) huruf b Permen KUKM 15/2015)"


@pytest.fixture
def orang():
    for kode in ("32.05", "32.06"):
        buat_wilayah(kode)
    buat_instansi("32", nama="Dinas Koperasi dan Usaha Kecil Provinsi Jawa Barat", tempat="Bandung")
    return {
        "loket_garut": Petugas(Peran.LOKET, "Rina Marlina", kode="32.05"),
        "pemeriksa_garut": Petugas(Peran.PEMERIKSA, "Yayat Supriatna", kode="32.05"),
        "pejabat_garut": Petugas(Peran.PEJABAT, "Tatang Suryana", kode="32.05"),
        "loket_tasik": Petugas(Peran.LOKET, "Iis Solihat", kode="32.06"),
        "loket": Petugas(Peran.LOKET, "Lina Herlina", kode="32"),
        "pemeriksa": Petugas(Peran.PEMERIKSA, "Budi Santosa", kode="32"),
        "pejabat": Petugas(
            Peran.PEJABAT, "Agus Mulyana", kode="32", jabatan="Kepala Dinas Koperasi dan Usaha Kecil",
            atas_nama="Gubernur Jawa Barat", dasar="Peraturan Gubernur Nomor 7 Tahun 2023",
        ),
    }  # fmt: skip


def test_dari_loket_kabupaten_diteruskan_lalu_diputus_provinsi(orang):
    garut, loket = orang["loket_garut"], orang["loket"]
    anggota = {"Kabupaten Garut": 60, "Kabupaten Tasikmalaya": 25}
    koperasi = catat_koperasi(garut, "KSP Priangan Timur", "Kabupaten Garut", anggota)
    p = buka_permohonan(garut, koperasi)
    isi_berkas(garut, p, modal="75.000.000")

    # At the wrong desk: told whose it is, cannot be taken in here, goes on with what was filled.
    halaman = garut.buka(p.get_absolute_url())
    assert GUBERNUR in halaman.teks
    assert "berada di meja lain, yaitu Kabupaten Garut" in halaman.teks
    ditahan = garut.langkah(p, "Terima permohonan")
    assert "teruskan kepada Gubernur Jawa Barat" in ditahan.teks
    assert p.status == "draf" and not p.daftar_surat.exists()
    tanpa = garut.kirim(halaman.tautan["Teruskan ke Gubernur Jawa Barat"], alasan=" ")
    assert tanpa.kode == 422 and "perlu alasan" in tanpa.teks
    alasan = "Anggaran dasar menyebut Garut dan Tasikmalaya."
    garut.kirim(halaman.tautan["Teruskan ke Gubernur Jawa Barat"], alasan=alasan)
    p.refresh_from_db()
    assert (p.status, p.berwenang_id) == ("draf", "32")

    # The kabupaten of the seat still sees it, and can do nothing; the one next door sees nothing.
    dilihat = garut.buka(p.get_absolute_url())
    assert dilihat.kode == 200 and alasan in dilihat.teks
    for label in ("Terima permohonan", "Lanjutkan mengisi", "Tarik kembali"):
        assert label not in dilihat.tautan
    assert garut.kode(f"/permohonan/{p.pk}/isian/7c/") == 403
    ditolak = garut.pos(f"/urusan/permohonanizin/{p.pk}/terima/", {"versi": p.versi})
    assert "Anda tidak berwenang" in ditolak.teks
    assert orang["pemeriksa_garut"].kode(f"/permohonan/{p.pk}/pemeriksaan/") in (302, 403)
    assert koperasi.nama not in garut.buka("/").teks.partition("yang saya kirim")[0]
    assert orang["loket_tasik"].kode(p.get_absolute_url()) == 404

    # The province: its counter takes it in as it is, two people examine and decide.
    assert koperasi.nama in loket.buka("/").teks
    loket.langkah(p, "Terima permohonan")
    meja(orang["pemeriksa"], p, "Nyatakan lengkap")
    meja(orang["pemeriksa"], p, "Serahkan kepada pejabat", usul="terbit")
    assert "Terbitkan izin" not in orang["pejabat_garut"].buka(p.get_absolute_url()).tautan
    orang["pejabat"].langkah(p, "Terbitkan izin")
    assert p.status == "terbit"
    assert p.izin.penerbit_sebutan == "Gubernur Jawa Barat"

    isi = orang["pejabat"].baca_surat(p.izin.surat)
    for potongan in (
        "GUBERNUR JAWA BARAT,", "Pasal 6 ayat (4) huruf b", "a.n. GUBERNUR JAWA BARAT", "Agus Mulyana",
        "lintas daerah kabupaten/kota dalam 1 (satu) daerah provinsi (Pasal 5 huruf b)",
        "Kabupaten Garut, Kabupaten Tasikmalaya (Provinsi Jawa Barat)",
        "Rp75.000.000,00 (tujuh puluh lima juta rupiah)", "Kepala Dinas Koperasi dan UKM Kabupaten Garut",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan
    # The register of the kabupaten shows it, with the letter to read, and no way to change it there.
    assert p.izin.nomor in garut.buka("/izin/").teks
    halaman = garut.buka(p.izin.get_absolute_url())
    assert "Gubernur Jawa Barat" in halaman.teks and "Ajukan perubahan" not in halaman.tautan
    assert rapat("Rp75.000.000,00") in garut.baca_surat(p.izin.surat)
    assert "Ajukan perubahan" in loket.buka(p.izin.get_absolute_url()).tautan


def test_satu_rupiah_kurang_tidak_terbit_di_provinsi(orang):
    koperasi = catat_koperasi(
        orang["loket"], "KSP Tatar Sunda", "Kabupaten Garut", {"Kabupaten Garut": 20, "Kabupaten Tasikmalaya": 20}
    )
    p = buka_permohonan(orang["loket"], koperasi)
    halaman = isi_berkas(orang["loket"], p, modal="74.999.999")["7c"]
    assert "minimal Rp75.000.000" in halaman.teks and "kurang Rp1" in halaman.teks
    orang["loket"].langkah(p, "Terima permohonan")
    meja(orang["pemeriksa"], p, "Nyatakan lengkap")
    meja(orang["pemeriksa"], p, "Serahkan kepada pejabat", usul="terbit")
    ditahan = orang["pejabat"].langkah(p, "Terbitkan izin")
    assert "Pasal 17 ayat (2) huruf b" in ditahan.teks and "kurang Rp1" in ditahan.teks
    assert p.status == "siap"
