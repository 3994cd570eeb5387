"""A koperasi enters the register, and its identity changes."""

import re
from datetime import date, timedelta

import pytest

from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.models import Wilayah
from ksp_usp.models import Koperasi
from tests.ksp_usp.koperasi.register.bantu import BARU, alamat, jejak
from tests.pabrik import buat_koperasi, buat_wilayah
from tests.skenario.peramban import Halaman, Petugas

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(
    ("anggota", "tercatat"), [("Kabupaten Garut", True), ("Jawa Barat", False), ("Kota Bandung", False), ("", False)]
)
def test_kantor_wilayah_anggota_mencatat_koperasi_yang_berkedudukan_di_luarnya(loket, anggota, tercatat):
    buat_wilayah("32.73")
    halaman = tambah(loket, wilayah="Kota Bandung", anggota_di=anggota)
    assert halaman.kode == (200 if tercatat else 422)
    assert tercatat or "Bila anggotanya di wilayah Anda, isi wilayah keanggotaannya" in halaman.teks
    for k in Koperasi.objects.all():
        assert (k.wilayah_id, k.berwenang_id) == ("32.73", "32.05")
        assert [w.pk for w in k.wilayah_menurut_ad()] == ["32.05"]
        assert loket.buka(k.get_absolute_url()).kode == 200
    assert Koperasi.objects.exists() is tercatat


def test_koperasi_baru_tidak_membawa_jawaban_yang_tidak_diberikan(loket):
    isi = loket.buka(alamat("koperasi_tambah")).formulir[0].isi
    assert not {"jenis", "bentuk", "pola"} & set(isi)
    assert isi["ada_unit_lain"] == [""]
    assert loket.pos(alamat("koperasi_tambah"), {k: v for k, v in BARU.items() if k != "bentuk"}).kode == 422


@pytest.mark.parametrize(
    ("ada", "unit", "kalimat"),
    [
        ("tidak", "Toko", "Dijawab tidak ada unit lain."),
        ("ya", " ", "Sebutkan unitnya"),
        ("", "Toko", ""),
        ("tidak", "", ""),
    ],
)
def test_jawaban_unit_lain_sejalan_dengan_daftarnya(loket, ada, unit, kalimat):
    halaman = tambah(loket, ada_unit_lain=ada, unit_usaha_lain=unit)
    assert (kalimat in halaman.teks) if kalimat else Koperasi.objects.get().ada_unit_lain is bool(unit)


def test_hanya_loket_dan_pemeriksa_yang_mencatat():
    for peran in (Peran.PEJABAT, Peran.POKJA_KABKOTA, Peran.AUDITOR):
        halaman = Petugas(peran, "X", kode="32.05").buka(alamat("koperasi_tambah"))
        assert halaman.kode == 403
        assert "Koperasi hanya dicatat petugas loket atau pemeriksa permohonan." in halaman.teks


@pytest.mark.parametrize("nomor", ["518/12/BH/XIII.6/2010", "518 12 bh XIII-6 2010", "BH. 518/12/BH/XIII.6/2010"])
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
    assert re.search(r"Lain mengubah isian ini pukul \d\d\.\d\d\.", balasan.teks)
    assert "Visi: Visi rekan" in balasan.teks and "Visi saya" in balasan.html
    # In words: no code, no key, no date of a machine.
    kini = balasan.teks.partition("Yang tersimpan sekarang")[2].partition("Visi rekan")[0]
    assert f"Jenis: {k.get_jenis_display()}" in kini and tanggal_indonesia(k.tanggal_badan_hukum) in kini
    assert not re.search(rf"\d{{4}}-\d\d-\d\d|{k.wilayah_id}|: {k.bentuk}\b", kini)
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
