"""Membership, founders, capital; the page and the list."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from openpyxl import load_workbook

from core.dasar.izin import Peran
from ksp_usp.koperasi.forms.koperasi import SaringKoperasi
from ksp_usp.koperasi.views.koperasi import PendiriView
from ksp_usp.models import Koperasi, Modal, Orang, WilayahAnggota
from tests.bantu_bukti import sebagai_pemilik
from tests.ksp_usp.koperasi.register.bantu import alamat, jejak, keanggotaan, pendiri
from tests.pabrik import buat_koperasi, buat_orang, buat_pengguna, buat_wilayah
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def isi_keanggotaan(k):
    return set(k.keanggotaan.values_list("wilayah_id", "menurut_ad", "jumlah_anggota"))


MODAL = {
    "per": "31/12/2025", "simpanan_pokok": "5.000.000", "simpanan_wajib": "Rp 7.000.000,00", "cadangan": "1.000.000",
    "hibah": "0", "simpanan_sejenis_wajib": "2.000.000", "aset": "",
}  # fmt: skip


# Membership


def test_keanggotaan_menetapkan_kembali_yang_berwenang_dan_menyebut_sebabnya(loket):
    k = buat_koperasi(lengkap=False)
    buat_wilayah("32.06")
    buat_wilayah("32.73")
    ad = [("Kabupaten Garut, Jawa Barat", "40"), ("32.06", "")]
    halaman = keanggotaan(loket, k, ad, [("Kota Bandung", "5")])
    k.refresh_from_db()
    assert k.berwenang_id == "32"
    assert isi_keanggotaan(k) == {("32.05", True, 40), ("32.06", True, None), ("32.73", False, 5)}
    assert "izin usaha diterbitkan oleh Gubernur Jawa Barat" in halaman.teks
    assert jejak(k)[-1].kalimat == "mengisi wilayah keanggotaan: 2 kabupaten/kota menurut anggaran dasar"
    assert jejak(k)[-1].salinan["sebelum"] == [{"wilayah_id": "32.05", "menurut_ad": True, "jumlah_anggota": 40}]


def test_wilayah_yang_bertukar_baris_atau_bagian_tersimpan(loket):
    k = buat_koperasi(anggota=["32.05", "32.06"], lengkap=False)
    keanggotaan(loket, k, [("32.06", "2")], [("32.05", "1")])
    assert isi_keanggotaan(k) == {("32.06", True, 2), ("32.05", False, 1)}


@pytest.mark.parametrize(("teks", "kode"), [("Seluruh Jawa Barat", "32"), ("Nasional", "00")])
def test_seluruh_provinsi_atau_nasional_dapat_diisi_dan_dibuka_lagi(loket, teks, kode):
    k = buat_koperasi(lengkap=False)
    assert keanggotaan(loket, k, [(teks, "40")]).kode == 200
    assert isi_keanggotaan(k) == {(kode, True, 40)}
    isian = loket.buka(alamat("koperasi_keanggotaan", k)).formulir[0].isi["ad-0-wilayah"]
    assert keanggotaan(loket, k, [(isian, "41")]).kode == 200
    assert isi_keanggotaan(k) == {(kode, True, 41)}


@pytest.mark.parametrize(
    ("ad", "luar", "kalimat"),
    [
        ([("32.05", "1"), ("Kab. Garut", "2")], [], "Kabupaten Garut sudah ada pada baris 1."),
        ([("32.05", "1")], [("32.05", "2")], "Kabupaten Garut sudah ada pada bagian lain halaman ini."),
        ([("Seluruh provinsi", "1")], [], "tidak dikenal"),
        ([("", "5")], [], "Isi kabupaten/kota."),
        ([("32.05", "-1")], [], "tidak boleh negatif"),
        ([("32.05", "1.500")], [], "dapat berarti dua hal"),
        ([("99.99", "1")], [], "tidak dikenal"),
    ],
)
def test_keanggotaan_yang_salah_diberi_sebab_dan_tidak_tersimpan(loket, ad, luar, kalimat):
    k = buat_koperasi(lengkap=False)
    halaman = keanggotaan(loket, k, ad, luar)
    assert halaman.kode == 422
    assert kalimat in halaman.teks
    assert isi_keanggotaan(k) == {("32.05", True, 40)}


def test_wilayah_yang_berakhir_ditolak(loket):
    k = buat_koperasi(lengkap=False)
    buat_wilayah("32.06", berlaku_sampai=date(2025, 12, 31))
    halaman = keanggotaan(loket, k, [("32.06", "1")])
    assert (
        "Kabupaten Tasikmalaya (32.06) berakhir 31 Desember 2025. Tulis wilayah yang menggantikannya." in halaman.teks
    )


def test_sesudah_berizin_wilayah_anggaran_dasar_tetap_dan_jumlah_anggotanya_dapat_diperbarui(loket):
    k = buat_koperasi(berizin_sejak=date(2020, 1, 1), lengkap=False)
    buat_wilayah("32.06")
    halaman = loket.buka(alamat("koperasi_keanggotaan", k))
    assert "berubah melalui permohonan perubahan izin" in halaman.teks
    baris = k.keanggotaan.get()
    keanggotaan(loket, k, [("32.06", "9")], [("32.06", "3")], **{f"ad-jumlah_{baris.pk}": "55"})
    k.refresh_from_db()
    assert isi_keanggotaan(k) == {("32.05", True, 55), ("32.06", False, 3)}
    assert k.berwenang_id == "32.05"


def test_wilayah_izin_tidak_dapat_diulang_di_luar_anggaran_dasar(loket):
    k = buat_koperasi(berizin_sejak=date(2020, 1, 1), lengkap=False)
    halaman = keanggotaan(loket, k, [], [("32.05", "3")])
    assert "sudah ada pada bagian lain halaman ini" in halaman.teks


def test_tambah_baris_menyimpan_dan_membuka_baris_kosong(loket):
    k = buat_koperasi(lengkap=False)
    halaman = keanggotaan(loket, k, [("32.05", "41")], tambah="ad")
    assert isi_keanggotaan(k) == {("32.05", True, 41)}
    assert halaman.formulir[0].isi["ad-TOTAL_FORMS"] == "7"


def test_yang_tidak_lagi_melihat_koperasi_kembali_ke_daftar():
    """The seat lies elsewhere and the members moved: whose matter it is, changed."""
    buat_wilayah("32")
    k = buat_koperasi("33.74", anggota=["32.05", "32.06"], lengkap=False)
    jabar = Petugas(Peran.LOKET, "Jabar", kode="32")
    halaman = keanggotaan(jabar, k, [("33.74", "1")])
    assert halaman.url == alamat("koperasi_daftar")
    assert Koperasi.objects.get(pk=k.pk).berwenang_id == "33.74"


# Founders


def test_sekunder_dengan_dua_pendiri_tersimpan_dengan_peringatan_dan_tiga_tanpa(loket):
    k = buat_koperasi(bentuk="sekunder", lengkap=False)
    baris = [(f"KSP {n}", f"{n}/BH", "ksp") for n in range(3)]
    halaman = pendiri(loket, k, [*baris[:2], ("Kopwan", "9/BH", "lain")])
    assert k.pendiri.count() == 3
    assert "KSP pendiri KSP sekunder 2 badan hukum KSP, syarat minimal 3" in halaman.teks
    kurang = re.compile(r"KSP pendiri KSP sekunder [^:]*\(Pasal 3 ayat \(3\)[^:]*: tidak terpenuhi")
    assert kurang.search(halaman.teks)
    assert not kurang.search(pendiri(loket, k, baris).teks)
    assert k.pendiri.count() == 3


def test_pendiri_dan_anggota_dicatat_dengan_jenisnya_dan_yang_kosong_belum_diketahui(loket):
    k = buat_koperasi(bentuk="sekunder", lengkap=False)
    halaman = pendiri(loket, k, [("KSP A", "1/BH", "ksp"), ("B", "2/BH", ""), ("Pak Budi", "", "orang")])
    assert list(k.pendiri.values_list("jenis", "sebagai")) == [
        ("ksp", "keduanya"), ("", "keduanya"), ("orang", "keduanya"),
    ]  # fmt: skip
    assert "Anggota KSP sekunder yang bukan KSP: Pak Budi (orang seorang)" in halaman.teks
    assert "B, 2/BH (jenis belum diketahui, pendiri dan anggota)" in halaman.teks
    assert "kosong hanya bagi orang seorang" in pendiri(loket, k, [("C", "", "")]).teks


def test_pendiri_kembar_ditolak(loket):
    k = buat_koperasi(bentuk="sekunder", lengkap=False)
    halaman = pendiri(loket, k, [("A", "1/BH", "ksp"), ("B", "1 bh", "ksp")])
    assert "Nomor ini sudah ada pada baris 1." in halaman.teks
    assert not k.pendiri.exists()


def test_bagian_yang_tertutup_saat_disimpan_mengembalikan_ketikan(loket, monkeypatch):
    k = buat_koperasi(bentuk=Koperasi.Bentuk.SEKUNDER)
    asli = PendiriView.buka

    def buka(view):
        asli(view)
        Koperasi.objects.filter(pk=k.pk).update(bentuk=Koperasi.Bentuk.PRIMER)

    monkeypatch.setattr(PendiriView, "buka", buka)
    terlihat = loket.buka(alamat("koperasi_pendiri", k)).formulir[0].isi["terlihat"]
    Koperasi.objects.filter(pk=k.pk).update(bentuk=Koperasi.Bentuk.SEKUNDER)
    data = {"terlihat": terlihat, "pendiri-TOTAL_FORMS": 1, "pendiri-INITIAL_FORMS": 0, "pendiri-0-nama": "KSP Satu"}
    halaman = loket.pos(alamat("koperasi_pendiri", k), data)
    assert halaman.kode == 403
    assert "salin bila masih Anda perlukan" in halaman.teks
    assert halaman.formulir[0].isi["pendiri-0-nama"] == "KSP Satu"
    assert not k.pendiri.exists()


def test_koperasi_primer_tidak_punya_halaman_pendiri(loket):
    halaman = loket.buka(alamat("koperasi_pendiri", buat_koperasi()))
    assert halaman.kode == 403
    assert "Koperasi primer didirikan orang seorang" in halaman.teks


# Capital


def test_modal_sendiri_ksp_dijumlahkan_dan_disebut_dengan_huruf(loket):
    k = buat_koperasi(lengkap=False)
    halaman = loket.kirim(alamat("koperasi_modal", k), **MODAL, modal_tetap="999")
    modal = k.modal.get()
    assert (modal.jumlah, modal.modal_tetap, modal.aset) == (Decimal(15_000_000), 0, None)
    assert "Modal sendiri KSP per 31 Desember 2025: Rp15.000.000,00 (lima belas juta rupiah)." in halaman.teks
    assert jejak(k)[-1].kalimat == "mencatat modal per 31 Desember 2025: Rp15.000.000,00"


def test_modal_usp_dari_komponennya_sendiri(loket):
    k = buat_koperasi(jenis="usp", lengkap=False)
    halaman = loket.kirim(
        alamat("koperasi_modal", k), per="31/12/2025", modal_tetap="15.000.000", modal_tidak_tetap="1", cadangan_usp="0"
    )
    assert "Modal USP per 31 Desember 2025: Rp15.000.001,00" in halaman.teks


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"per": "31/12/2099"}, "belum tiba"),
        ({"per": "30/9/2026"}, "Modal per 30 September 2026 sudah dicatat."),
        ({"simpanan_pokok": "-1"}, "tidak boleh negatif"),
        ({"simpanan_pokok": ""}, "Isi jumlahnya dalam rupiah; 0 bila tidak ada."),
        ({"simpanan_wajib": "1.500"}, "dapat berarti dua hal"),
    ],
)
def test_modal_yang_salah_diberi_sebab(loket, isi, kalimat):
    k = buat_koperasi()
    halaman = loket.kirim(alamat("koperasi_modal", k), **MODAL | isi)
    assert halaman.kode == 422
    assert kalimat in halaman.teks
    assert k.modal.count() == 1


def test_modal_satu_tanggal_dapat_dibetulkan(loket):
    k = buat_koperasi()
    modal = k.modal.get()
    loket.kirim(f"{alamat('koperasi_modal', k)}?ubah={modal.pk}", simpanan_pokok="13.000.000")
    modal.refresh_from_db()
    assert modal.jumlah == Decimal(21_000_000)
    assert jejak(k)[-1].salinan == {"simpanan_pokok": ["12000000.00", "13000000.00"]}


@pytest.mark.parametrize("ubah", ["999999", "9" * 15])
def test_modal_milik_koperasi_lain_tidak_ada(loket, ubah):
    k, lain = buat_koperasi(lengkap=False), buat_koperasi()
    for nilai in (ubah, lain.modal.get().pk):
        assert loket.kode(f"{alamat('koperasi_modal', k)}?ubah={nilai}") == 404


@pytest.mark.parametrize("ubah", ["", "x", "-1", "\0", "9" * 400, "٣"])
def test_modal_dengan_alamat_aneh_membuka_formulir_baru(loket, ubah):
    k = buat_koperasi(lengkap=False)
    assert loket.klien.get(alamat("koperasi_modal", k), {"ubah": ubah}).status_code == 200


# The page and the list


def test_halaman_koperasi_menyebut_yang_berwenang_giliran_dan_temuan(loket):
    k = buat_koperasi(unit_usaha_lain="Toko")
    halaman = loket.buka(k.get_absolute_url())
    assert "sehingga izin usaha diterbitkan oleh Bupati Garut (Pasal 6 ayat (4) huruf a" in halaman.teks
    assert "Giliran: petugas loket Kabupaten Garut (melengkapi data)" in halaman.teks
    assert "Unit usaha lain pada KSP" in halaman.teks
    assert "dua puluh juta rupiah" in halaman.teks
    nik = k.orang.first().nik
    assert nik not in halaman.html and nik[-4:] in halaman.html


def test_giliran_menurut_keadaan(loket):
    k = buat_koperasi()
    assert (
        "pengurus koperasi (mengajukan permohonan izin usaha kepada Bupati Garut)"
        in loket.buka(k.get_absolute_url()).teks
    )
    Koperasi.objects.update(berizin_sejak=date(2020, 1, 1))
    assert "Bupati Garut (pembinaan dan penilaian kesehatan)" in loket.buka(k.get_absolute_url()).teks


def test_yang_hanya_membaca_melihat_siapa_yang_mengisi():
    k = buat_koperasi()
    halaman = Petugas(Peran.AUDITOR, "A", kode="32.05").buka(k.get_absolute_url())
    assert "Datanya dicatat petugas loket atau pemeriksa Kabupaten Garut." in halaman.teks
    assert alamat("koperasi_ubah", k) not in halaman.html


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({"q": "mekar"}, {"KSP Mekar"}),
        ({"q": "BH-77"}, {"USP Pegawai"}),
        ({"jenis": "usp"}, {"USP Pegawai"}),
        ({"bentuk": "sekunder"}, {"Pusat KSP"}),
        ({"pola": "syariah"}, {"KSPPS Berkah"}),
        ({"tingkat": "kabkota"}, {"KSP Mekar", "USP Pegawai", "KSPPS Berkah"}),
        ({"tingkat": "provinsi"}, {"Pusat KSP"}),
        ({"tingkat": "pusat"}, {"KSP Nusantara"}),
        ({"izin": "ya"}, {"KSPPS Berkah"}),
        ({"izin": "belum", "tingkat": "kabkota"}, {"KSP Mekar", "USP Pegawai"}),
        ({"wilayah__induk": "33"}, {"KSP Nusantara"}),
        ({"wilayah__induk": "32", "wilayah": "32.06"}, {"KSPPS Berkah"}),
        ({"q": "tidak ada"}, set()),
    ],
)
def test_saringan_daftar(saring, nama, client):
    buat_koperasi(nama="KSP Mekar", lengkap=False)
    buat_koperasi(nama="USP Pegawai", jenis="usp", badan_hukum="BH-77", lengkap=False)
    buat_koperasi("32.06", nama="KSPPS Berkah", pola="syariah", berizin_sejak=date(2020, 1, 1), lengkap=False)
    buat_koperasi(nama="Pusat KSP", bentuk="sekunder", anggota=["32.05", "32.06"], lengkap=False)
    buat_koperasi("33.74", nama="KSP Nusantara", anggota=["33.74", "32.05"], lengkap=False)
    client.force_login(buat_pengguna(Peran.LOKET, kode="00"))
    balasan = client.get(alamat("koperasi_daftar"), saring)
    assert {b[0]["teks"] for b in balasan.context["baris"]} == nama
    assert balasan.context["tersaring"]


@pytest.mark.parametrize("nilai", ["\0", "x" * 500, "99", "' OR 1=1--"])
def test_saringan_yang_aneh_tidak_menjatuhkan_daftar(nilai, client):
    buat_koperasi(lengkap=False)
    client.force_login(buat_pengguna(Peran.LOKET, kode="00"))
    for nama in ("q", "jenis", "wilayah__induk", "wilayah", "tingkat", "izin", "sesudah", "sebelum"):
        assert client.get(alamat("koperasi_daftar"), {nama: nilai}).status_code == 200


def test_daftar_menurut_yang_terlihat_dan_lembarnya_sama(client):
    k = buat_koperasi(nama="=KSP Mekar", anggota=["32.05", "32.06"])
    WilayahAnggota.objects.create(koperasi=k, wilayah=buat_wilayah("32.73"), menurut_ad=False, jumlah_anggota=3)
    buat_koperasi("33.74", lengkap=False)
    client.force_login(buat_pengguna(Peran.PEJABAT, kode="32.05"))
    [baris] = client.get(alamat("koperasi_daftar")).context["baris"]
    assert [s["teks"] for s in baris] == [
        "=KSP Mekar", "Kabupaten Garut", "83", "Jawa Barat", "20.000.000", "Belum berizin",
    ]  # fmt: skip
    assert [s["bawah"] for s in baris[:2]] == [f"KSP Primer · {k.badan_hukum}", "anggota di 2 kab/kota"]
    lembar = load_workbook(BytesIO(client.get(alamat("koperasi_daftar"), {"unduh": "xlsx"}).content)).active
    assert lembar["A7"].value == "'=KSP Mekar"
    assert lembar["H7"].value == 20_000_000


def test_modal_pada_daftar_adalah_yang_terbaru(client):
    k = buat_koperasi(jenis="usp")
    Modal.objects.create(koperasi=k, per=date(2026, 10, 1), modal_tetap=7, cadangan_usp=1, simpanan_pokok=100)
    client.force_login(buat_pengguna(Peran.LOKET, kode="32.05"))
    [baris] = client.get(alamat("koperasi_daftar")).context["baris"]
    assert baris[4]["teks"] == "8"


def test_halaman_rinci_sama_banyak_kuerinya_untuk_banyak_orang(loket, django_assert_max_num_queries):
    k = buat_koperasi()
    for _ in range(30):
        buat_orang(k, nik="")
    with django_assert_max_num_queries(15):
        assert loket.kode(k.get_absolute_url()) == 200
    assert Orang.objects.count() == 36


@pytest.mark.skipif(connection.vendor != "postgresql", reason="indeks trigram hanya ada di PostgreSQL")
def test_pencarian_memakai_indeks_trigram():
    garut = buat_wilayah("32.05")
    Koperasi.objects.bulk_create(
        Koperasi(nama=f"KSP Nomor {n}", jenis="ksp", badan_hukum=f"{n}/BH", wilayah=garut, berwenang=garut)
        for n in range(3000)
    )
    indeks = {f"ksp_usp_koperasi_{kolom}_cari" for kolom in ("nama", "badan_hukum", "nik_koperasi")}
    with sebagai_pemilik(picu=True) as kursor:  # what autovacuum does by itself
        for satu in indeks:
            kursor.execute("SELECT gin_clean_pending_list(%s)", [satu])  # rows just written wait beside the index
        kursor.execute("ANALYZE ksp_usp_koperasi")
    loket = buat_pengguna(Peran.LOKET, kode="00")
    form = SaringKoperasi({"q": "langka"}, pengguna=loket)
    assert form.is_valid()
    rencana = form.saring(Koperasi.objects.terlihat_oleh(loket)).explain()
    assert set(re.findall(r"\w+_cari\b", rencana)) == indeks


@pytest.mark.parametrize(
    ("anggota", "sel"),
    [
        (["32.05"], "anggota di 1 kab/kota"),
        (["32.05", "32.06"], "anggota di 2 kab/kota"),
        (["32"], "Seluruh provinsi"),
        (["00"], "Nasional"),
        ([], "anggota di 0 kab/kota"),
    ],
)
def test_daftar_menyebut_seluruh_provinsi_dan_nasional_dengan_kata(client, anggota, sel):
    k = buat_koperasi(lengkap=False)
    k.keanggotaan.all().delete()
    for kode in anggota:
        WilayahAnggota.objects.create(koperasi=k, wilayah=buat_wilayah(kode))
    client.force_login(buat_pengguna(Peran.LOKET, kode="32.05"))
    [baris] = client.get(alamat("koperasi_daftar")).context["baris"]
    assert baris[1]["bawah"] == sel
