"""The register of koperasi: the list, a new entry, identity, membership, founders, capital, and its page."""

import re
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Jejak, Wilayah
from ksp_usp.koperasi.forms.koperasi import SaringKoperasi
from ksp_usp.koperasi.views.koperasi import PendiriView
from ksp_usp.models import Koperasi, Modal, Orang, WilayahAnggota
from tests.pabrik import buat_koperasi, buat_orang, buat_pengguna, buat_wilayah
from tests.skenario.peramban import Halaman, Petugas

pytestmark = pytest.mark.django_db

BARU = {
    "nama": "KSP Mekar Jaya", "jenis": "ksp", "bentuk": "primer", "pola": "konvensional",
    "badan_hukum": "518/12/BH/XIII.6/2010", "tanggal_badan_hukum": "1/3/2018", "wilayah": "Kabupaten Garut, Jawa Barat",
}  # fmt: skip


@pytest.fixture
def loket():
    return Petugas(Peran.LOKET, "Neneng", kode="32.05")


def alamat(nama, objek=None):
    return reverse(nama, args=[objek.pk] if objek else [])


def jejak(k):
    return list(Jejak.objects.filter(objek_jenis="ksp_usp.koperasi", objek_id=k.pk).order_by("urutan"))


def tambah(loket, **isi):
    return loket.pos(alamat("koperasi_tambah"), BARU | isi)


# A new entry


def test_loket_mencatat_koperasi_dan_jejaknya_menyimpan_isian(loket):
    halaman = tambah(loket, visi="Sehat")
    k = Koperasi.objects.get()
    assert halaman.url == k.get_absolute_url()
    assert (k.wilayah_id, k.berwenang_id, k.dibuat_oleh, k.versi) == ("32.05", "32.05", loket.orang, 1)
    [baris] = jejak(k)
    assert baris.kalimat == "mencatat KSP Primer KSP Mekar Jaya"
    assert baris.salinan["badan_hukum"] == "518/12/BH/XIII.6/2010"
    assert baris.jabatan and baris.wilayah_id == "32.05"


def test_hanya_loket_dan_pemeriksa_yang_mencatat():
    for peran in (Peran.PEJABAT, Peran.POKJA_KABKOTA, Peran.AUDITOR):
        halaman = Petugas(peran, "X", kode="32.05").buka(alamat("koperasi_tambah"))
        assert halaman.kode == 403
        assert "Koperasi hanya dicatat petugas loket atau pemeriksa permohonan." in halaman.teks


@pytest.mark.parametrize("nomor", ["518/12/BH/XIII.6/2010", "518 12 bh XIII-6 2010"])
def test_nomor_badan_hukum_yang_sama_ditolak_dengan_nama_koperasinya(loket, nomor):
    buat_koperasi(badan_hukum="518/12/BH/XIII.6/2010", nama="KSP Lama", lengkap=False)
    halaman = tambah(loket, badan_hukum=nomor)
    assert halaman.kode == 422
    assert "Nomor ini sudah tercatat: KSP Lama, Kabupaten Garut." in halaman.teks
    assert 'value="KSP Mekar Jaya"' in halaman.html  # what was typed stays
    assert Koperasi.objects.count() == 1


def test_koperasi_kembar_di_luar_wilayah_tidak_disebut_namanya(loket):
    buat_koperasi("33.74", badan_hukum=BARU["badan_hukum"], nama="KSP Rahasia", lengkap=False)
    halaman = tambah(loket)
    assert "sudah tercatat pada koperasi lain di luar wilayah Anda" in halaman.teks
    assert "KSP Rahasia" not in halaman.teks


def test_klik_kedua_membawa_ke_koperasi_yang_sudah_dicatat(loket):
    tambah(loket)
    halaman = tambah(loket)
    assert halaman.url == Koperasi.objects.get().get_absolute_url()
    assert "sudah Anda catat" in halaman.teks


@pytest.mark.parametrize(
    ("wilayah", "kalimat"),
    [
        ("", "Isi tempat kedudukan."),
        ("Jawa Barat", "bukan kabupaten/kota"),
        ("32", "bukan kabupaten/kota"),
        ("Kabupaten Antah", "tidak dikenal"),
        ("Kota Bandung, Jawa Barat", "Kota Bandung di luar wilayah Anda"),
        ("Bandung", "dapat berarti"),
        ("Kabupaten Lama", "berakhir 31 Desember 2025"),
    ],
)
def test_kedudukan_yang_tidak_dapat_dipakai_diberi_sebabnya(loket, wilayah, kalimat):
    buat_wilayah("32.73")
    bawaan = {"induk_id": "32", "zona": "Asia/Jakarta", "berlaku_dari": date(2020, 1, 1), "dasar": "uji"}
    Wilayah.objects.create(kode="32.04", nama="Kabupaten Bandung", jenis="kabupaten", **bawaan)
    Wilayah.objects.create(
        kode="32.99", nama="Kabupaten Lama", jenis="kabupaten", berlaku_sampai=date(2025, 12, 31), **bawaan
    )
    halaman = tambah(loket, wilayah=wilayah)
    assert halaman.kode == 422
    assert kalimat in halaman.teks
    assert "Ada masalah" in halaman.teks


@pytest.mark.parametrize("wilayah", ["32.05", "3205", "kab. garut", "KABUPATEN GARUT, jawa barat", "Garut"])
def test_kedudukan_dikenali_dari_kode_atau_nama(loket, wilayah):
    tambah(loket, wilayah=wilayah)
    assert Koperasi.objects.get().wilayah_id == "32.05"


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"mulai_kegiatan": "28/2/2018"}, "Kegiatan tidak mungkin mulai sebelum badan hukum disahkan 1 Maret 2018."),
        ({"tanggal_badan_hukum": "31/02/2018"}, "tanggal"),
        ({"badan_hukum": "BH"}, "Isi nomornya seperti pada surat pengesahan"),
        ({"npwp": "123"}, "NPWP terdiri atas 15 atau 16 angka"),
        ({"nik_koperasi": "abc"}, "NIK koperasi hanya angka"),
        ({"jenis": ""}, "Pilih jenis."),
        ({"nama": ""}, "Isi nama koperasi."),
        ({"nama": "KSP \0"}, "tanda tersembunyi"),
        ({"wilayah": "\0"}, "tanda tersembunyi"),
    ],
)
def test_isian_yang_salah_diberi_sebab_dan_caranya(loket, isi, kalimat):
    halaman = Halaman(loket.klien.post(alamat("koperasi_tambah"), BARU | isi))
    assert halaman.kode == 422
    assert kalimat in halaman.teks
    assert not Koperasi.objects.exists()


def test_tanggal_yang_belum_tiba_ditolak_dan_hari_ini_diterima(loket):
    besok = hari_ini() + timedelta(1)
    assert "belum tiba" in tambah(loket, tanggal_badan_hukum=f"{besok:%d/%m/%Y}").teks
    assert tambah(loket, tanggal_badan_hukum=f"{hari_ini():%d/%m/%Y}").kode == 200
    assert Koperasi.objects.get().tanggal_badan_hukum == hari_ini()


# Identity


def test_ubah_identitas_mencatat_yang_berubah_saja(loket):
    k = buat_koperasi()
    loket.kirim(alamat("koperasi_ubah", k), visi="Visi baru", telepon="021")
    k.refresh_from_db()
    assert (k.visi, k.telepon, k.versi) == ("Visi baru", "021", 2)
    [baris] = jejak(k)
    assert baris.kalimat == "mengubah identitas: telepon, visi"
    assert baris.salinan == {"visi": ["Koperasi yang sehat", "Visi baru"], "telepon": ["0262111222", "021"]}


def test_menyimpan_tanpa_perubahan_tidak_menambah_jejak(loket):
    k = buat_koperasi()
    assert loket.kirim(alamat("koperasi_ubah", k)).kode == 200
    k.refresh_from_db()
    assert (jejak(k), k.versi) == ([], 1)


def test_isian_yang_basi_tidak_menimpa_dan_tetap_di_layar(loket):
    k = buat_koperasi()
    lama = loket.buka(alamat("koperasi_ubah", k)).formulir[0].isi
    Petugas(Peran.PEMERIKSA, "Lain", kode="32.05").kirim(alamat("koperasi_ubah", k), visi="Visi rekan")
    balasan = Halaman(loket.klien.post(alamat("koperasi_ubah", k), lama | {"visi": "Visi saya"}))
    assert balasan.kode == 409
    assert "Petugas lain mengubah isian ini" in balasan.teks
    assert "Visi: Visi rekan" in balasan.teks and "Visi saya" in balasan.html
    k.refresh_from_db()
    assert k.visi == "Visi rekan"
    # The page now shows what is stored: saving it again is meant.
    loket.pos(alamat("koperasi_ubah", k), balasan.formulir[0].isi)
    k.refresh_from_db()
    assert k.visi == "Visi saya"


def test_bagian_lain_yang_diubah_rekan_tidak_mengganggu(loket):
    k = buat_koperasi()
    lama = loket.buka(alamat("koperasi_ubah", k)).formulir[0].isi
    Petugas(Peran.PEMERIKSA, "Lain", kode="32.05").kirim(
        alamat("koperasi_modal", k), per="1/1/2026", simpanan_pokok="1", simpanan_wajib="0", cadangan="0", hibah="0",
        simpanan_sejenis_wajib="0",
    )  # fmt: skip
    assert loket.pos(alamat("koperasi_ubah", k), lama | {"visi": "Visi saya"}).kode == 200
    k.refresh_from_db()
    assert (k.visi, k.versi) == ("Visi saya", 3)


def test_sesudah_berizin_yang_tercantum_pada_izin_terkunci(loket):
    k = buat_koperasi(berizin_sejak=date(2020, 1, 1), nama="KSP Asli")
    halaman = loket.buka(alamat("koperasi_ubah", k))
    assert "berubah melalui permohonan perubahan izin" in halaman.teks
    assert not {"nama", "jenis", "bentuk", "wilayah", "alamat"} & set(halaman.formulir[0].isi)
    palsu = {"nama": "KSP Palsu", "jenis": "usp", "bentuk": "sekunder", "wilayah": "32.06", "alamat": "X"}
    loket.pos(alamat("koperasi_ubah", k), halaman.formulir[0].isi | palsu | {"telepon": "022"})
    k.refresh_from_db()
    assert (k.nama, k.jenis, k.bentuk, k.wilayah_id, k.alamat) == (
        "KSP Asli", "ksp", "primer", "32.05", "Jalan Ahmad Yani Nomor 12",
    )  # fmt: skip
    assert k.telepon == "022"


def test_izin_yang_terbit_selagi_formulir_terbuka_menutup_isiannya(loket):
    k = buat_koperasi()
    lama = loket.buka(alamat("koperasi_ubah", k)).formulir[0].isi
    Koperasi.objects.filter(pk=k.pk).update(berizin_sejak=date(2026, 1, 1))
    balasan = loket.klien.post(alamat("koperasi_ubah", k), lama | {"nama": "Lain"})
    assert balasan.status_code == 409
    assert Koperasi.objects.get(pk=k.pk).nama != "Lain"


def test_sebelum_izin_kantor_kedudukan_ikut_mengisi_sesudahnya_hanya_yang_berwenang(loket):
    k = buat_koperasi(anggota=["32.05", "32.06"])
    jabar = Petugas(Peran.LOKET, "Jabar", kode="32")
    assert [p.buka(alamat("koperasi_ubah", k)).kode for p in (loket, jabar)] == [200, 200]
    Koperasi.objects.filter(pk=k.pk).update(berizin_sejak=date(2026, 1, 1))
    assert [p.kode(alamat("koperasi_ubah", k)) for p in (loket, jabar)] == [403, 200]
    assert "hanya diubah petugas loket atau pemeriksa Jawa Barat" in loket.buka(alamat("koperasi_ubah", k)).teks


def test_koperasi_yang_tidak_terlihat_tidak_ada():
    k = buat_koperasi()
    asing = Petugas(Peran.LOKET, "Asing", kode="32.06")
    for nama in ("rinci", "ubah", "keanggotaan", "modal", "orang", "hubungan", "som", "pendiri"):
        assert asing.kode(alamat(f"koperasi_{nama}", k)) == 404


# Membership


def keanggotaan(petugas, k, ad=(), luar=(), **lain):
    """Send the page with these regions: (name, members) each."""
    isi = petugas.buka(alamat("koperasi_keanggotaan", k)).formulir[0].isi
    data = {"terlihat": isi["terlihat"]}
    for awalan, baris in (("ad", ad), ("luar", luar)):
        data |= {f"{awalan}-TOTAL_FORMS": len(baris), f"{awalan}-INITIAL_FORMS": 0}
        for n, (wilayah, anggota) in enumerate(baris):
            data |= {f"{awalan}-{n}-wilayah": wilayah, f"{awalan}-{n}-jumlah_anggota": anggota}
    return petugas.pos(alamat("koperasi_keanggotaan", k), data | lain)


def isi_keanggotaan(k):
    return set(k.keanggotaan.values_list("wilayah_id", "menurut_ad", "jumlah_anggota"))


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


@pytest.mark.parametrize(
    ("ad", "luar", "kalimat"),
    [
        ([("32.05", "1"), ("Kab. Garut", "2")], [], "Kabupaten Garut sudah ada pada baris 1."),
        ([("32.05", "1")], [("32.05", "2")], "Kabupaten Garut sudah ada pada bagian lain halaman ini."),
        ([("Jawa Barat", "1")], [], "bukan kabupaten/kota"),
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


def pendiri(petugas, k, baris):
    isi = petugas.buka(alamat("koperasi_pendiri", k)).formulir[0].isi
    data = {"terlihat": isi["terlihat"], "pendiri-TOTAL_FORMS": len(baris), "pendiri-INITIAL_FORMS": 0}
    for n, (nama, nomor, ksp) in enumerate(baris):
        data |= {f"pendiri-{n}-nama": nama, f"pendiri-{n}-badan_hukum": nomor, f"pendiri-{n}-ksp": ksp}
    return petugas.pos(alamat("koperasi_pendiri", k), data)


def test_sekunder_dengan_dua_pendiri_tersimpan_dengan_peringatan_dan_tiga_tanpa(loket):
    k = buat_koperasi(bentuk="sekunder", lengkap=False)
    baris = [(f"KSP {n}", f"{n}/BH", "ya") for n in range(3)]
    halaman = pendiri(loket, k, [*baris[:2], ("Kopwan", "9/BH", "tidak")])
    assert k.pendiri.count() == 3
    assert "KSP pendiri KSP sekunder 2 badan hukum KSP, syarat minimal 3" in halaman.teks
    kurang = re.compile(r"KSP pendiri KSP sekunder [^:]*\(Pasal 3 ayat \(3\)[^:]*: tidak terpenuhi")
    assert kurang.search(halaman.teks)
    assert not kurang.search(pendiri(loket, k, baris).teks)
    assert k.pendiri.count() == 3


def test_pendiri_kembar_ditolak(loket):
    k = buat_koperasi(bentuk="sekunder", lengkap=False)
    halaman = pendiri(loket, k, [("A", "1/BH", "ya"), ("B", "1 bh", "ya")])
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

MODAL = {
    "per": "31/12/2025", "simpanan_pokok": "5.000.000", "simpanan_wajib": "Rp 7.000.000,00", "cadangan": "1.000.000",
    "hibah": "0", "simpanan_sejenis_wajib": "2.000.000", "aset": "",
}  # fmt: skip


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
        "=KSP Mekar", k.badan_hukum, "KSP Primer", "Kabupaten Garut", "2", "83", "Jawa Barat", "20.000.000",
        "Belum berizin",
    ]  # fmt: skip
    lembar = load_workbook(BytesIO(client.get(alamat("koperasi_daftar"), {"unduh": "xlsx"}).content)).active
    assert lembar["A2"].value == "'=KSP Mekar"
    assert lembar["H2"].value == 20_000_000


def test_modal_pada_daftar_adalah_yang_terbaru(client):
    k = buat_koperasi(jenis="usp")
    Modal.objects.create(koperasi=k, per=date(2026, 10, 1), modal_tetap=7, cadangan_usp=1, simpanan_pokok=100)
    client.force_login(buat_pengguna(Peran.LOKET, kode="32.05"))
    [baris] = client.get(alamat("koperasi_daftar")).context["baris"]
    assert baris[7]["teks"] == "8"


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
    indeks = {f"ksp_usp_koperasi_{kolom}_cari" for kolom in ("nama", "badan_hukum")}
    with connection.cursor() as kursor:
        for satu in indeks:
            kursor.execute("SELECT gin_clean_pending_list(%s)", [satu])  # rows just written wait beside the index
        kursor.execute("ANALYZE ksp_usp_koperasi")
    loket = buat_pengguna(Peran.LOKET, kode="00")
    form = SaringKoperasi({"q": "langka"}, pengguna=loket)
    assert form.is_valid()
    rencana = form.saring(Koperasi.objects.terlihat_oleh(loket)).explain()
    assert set(re.findall(r"\w+_cari\b", rencana)) == indeks
