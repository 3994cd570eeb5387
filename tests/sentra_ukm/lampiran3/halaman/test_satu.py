"""One firm, its NIK, who may; hostile input and growth."""

import io

import pytest
from openpyxl import load_workbook

from core.dasar.izin import Peran
from core.models import Jejak
from sentra_ukm.models import PratinjauUkm, Ukm, Usulan
from tests import pabrik
from tests.sentra_ukm.lampiran3.halaman.bantu import isi_ketik, ketikan, simpan, teks, unggah, url
from tests.sentra_ukm.lampiran3.lembar import baris, nik, xlsx

SATU_BARIS = {"b-TOTAL_FORMS": "1", "b-INITIAL_FORMS": "0"}


HALAMAN_TULIS = ("ukm_unggah", "ukm_tempel", "ukm_ketik", "ukm_salin")


# One firm


def test_halaman_satu_ukm_menyimpan_lewat_pemeriksa_yang_sama(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1, nik=nik(1))[0]
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    awal = peramban.get(alamat).context["form"].initial
    isi = {k: v for k, v in awal.items() if v not in (None, False)}
    salah = peramban.post(alamat, isi | {"nib": "123", "nik": "1"})
    assert salah.status_code == 422
    assert "NIB harus 13 angka." in teks(salah)
    assert "NIK harus 16 angka; yang diisi 1 angka." in teks(salah)
    balasan = peramban.post(alamat, isi | {"nib": "1234567890123", "bentuk": "CV"})
    assert balasan.status_code == 302
    ukm.refresh_from_db()
    assert (ukm.nib, ukm.bentuk, ukm.nik, ukm.versi) == ("1234567890123", "cv", nik(1), 2)


def test_versi_basi_menawarkan_milik_anda_atau_miliknya(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    isi = {k: v for k, v in peramban.get(alamat).context["form"].initial.items() if v not in (None, False)}
    Ukm.objects.update(versi=2, produk="Sepatu")
    balasan = peramban.post(alamat, isi | {"produk": "Dompet"})
    assert balasan.status_code == 409
    assert "Pakai milik Anda" in teks(balasan)
    assert "Produk Dompet Sepatu" in teks(balasan)
    peramban.post(alamat, isi | {"produk": "Dompet", "timpa": "ya"})
    ukm.refresh_from_db()
    assert (ukm.produk, ukm.versi) == ("Dompet", 3)


def test_ukm_tak_terklasifikasi_dihitung_hanya_dengan_alasan_pokja(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1, kekayaan_bersih=300_000_000)[0]
    assert not ukm.dihitung
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    isi = {k: v for k, v in peramban.get(alamat).context["form"].initial.items() if v not in (None, False)}
    balasan = peramban.post(alamat, isi | {"diakui_pokja": "on"})
    assert "Isi alasan Pokja menghitung usaha ini sebagai UKM." in teks(balasan)
    peramban.post(alamat, isi | {"diakui_pokja": "on", "alasan_pokja": "Alat produksi milik bersama"})
    ukm.refresh_from_db()
    assert (ukm.dihitung, ukm.alasan_pokja) == (True, "Alat produksi milik bersama")
    isi = isi | {"kekayaan_bersih": "100.000.000", "diakui_pokja": "on", "alasan_pokja": "x", "versi": 2}
    peramban.post(alamat, isi)
    ukm.refresh_from_db()
    assert (ukm.kelas, ukm.dihitung, ukm.diakui_pokja) == ("UK", True, False)


@pytest.mark.parametrize("isian", ["wni", "berdiri_sendiri"])
def test_pokja_tidak_menghitung_yang_bukan_milik_wni_atau_anak_perusahaan(peramban, usulan, isian):
    ukm = pabrik.buat_ukm(usulan, 1, kekayaan_bersih=300_000_000)[0]
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    isi = {k: v for k, v in peramban.get(alamat).context["form"].initial.items() if v not in (None, False)}
    balasan = peramban.post(alamat, isi | {isian: "tidak", "diakui_pokja": "on", "alasan_pokja": "Alat bersama"})
    assert "Di luar UKM: tidak dapat dihitung sebagai UKM oleh Pokja." in teks(balasan)
    ukm.refresh_from_db()
    assert (ukm.kelas, ukm.dihitung) == ("TIDAK_TERKLASIFIKASI", False)


def test_tanda_perlu_diperiksa_hilang_sesudah_dinyatakan(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1, penjualan_tahunan=900_000_000, perlu_periksa=True)[0]
    alamat = url("ukm_ubah", usulan, ukm.kunci)
    halaman = peramban.get(alamat)
    assert "Jauh dari omzet per bulan dikali 12" in teks(halaman)
    isi = {k: v for k, v in halaman.context["form"].initial.items() if v not in (None, False)}
    peramban.post(alamat, isi)
    assert Ukm.objects.get().perlu_periksa
    peramban.post(alamat, isi | {"sudah_diperiksa": "on", "versi": 2})
    assert not Ukm.objects.get().perlu_periksa


def test_hapus_bertanya_dahulu(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    alamat = url("ukm_hapus", usulan, ukm.kunci)
    assert "Anda akan menghapus baris 1, UKM 1" in teks(peramban.get(alamat))
    assert usulan.ukm.exists()
    assert "dihapus dari daftar" in teks(peramban.post(alamat, {"versi": 1}, follow=True))
    assert not usulan.ukm.exists()
    assert peramban.post(alamat).status_code == 404


def test_baris_yang_diubah_rekan_tidak_terhapus_tanpa_dilihat(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    alamat = url("ukm_hapus", usulan, ukm.kunci)
    Ukm.objects.filter(pk=ukm.pk).update(versi=2, nama_usaha="UD Diperbarui")
    for isi in ({"versi": 1}, {}):
        balasan = peramban.post(alamat, isi)
        assert balasan.status_code == 409
        assert "Petugas lain mengubah baris 1" in teks(balasan)
    assert "UD Diperbarui" in teks(balasan)
    assert usulan.ukm.exists()
    assert Usulan.objects.get(pk=usulan.pk).versi == usulan.versi
    peramban.post(alamat, {"versi": 2})
    assert not usulan.ukm.exists()


# NIK


def test_nik_tersamar_di_setiap_halaman_dan_tampil_sekali_dengan_alasan_tercatat(peramban, usulan, pengguna):
    ukm = pabrik.buat_ukm(usulan, 1, nik=nik(1))[0]
    for nama, args in (("ukm_daftar", ()), ("ukm_ketik", ()), ("ukm_ubah", (ukm.kunci,))):
        assert nik(1) not in peramban.get(url(nama, usulan, *args)).content.decode()
    assert nik(1) not in str(
        load_workbook(io.BytesIO(peramban.get(url("ukm_templat", usulan) + "?isi=ya").content))["UKM"]["D3"].value
    )
    alamat = url("ukm_nik", usulan, ukm.kunci)
    tanpa = peramban.post(alamat, {"alasan": ""})
    assert tanpa.status_code == 422
    assert nik(1) not in tanpa.content.decode()
    assert "Isi alasan melihat NIK." in teks(tanpa)
    balasan = peramban.post(alamat, {"alasan": "Mencocokkan dengan KTP"})
    assert nik(1) in balasan.content.decode()
    assert balasan["Cache-Control"] == "no-store"
    jejak = Jejak.objects.get(aksi="lihat_nik")
    assert (jejak.pengguna, jejak.alasan, jejak.objek_id) == (pengguna, "Mencocokkan dengan KTP", usulan.pk)
    assert nik(1) not in f"{jejak.kalimat}{jejak.salinan}{alamat}"
    assert peramban.get(alamat).status_code == 302


# Who may


def test_usulan_terkunci_terbaca_tetapi_tidak_dapat_diubah(peramban, usulan, pengguna):
    pabrik.lengkapi(usulan)
    pratinjau = unggah(peramban, usulan, baris(1))
    pabrik.majukan(usulan, "terseleksi")
    sebelum = list(usulan.ukm.values_list("kunci", "versi"))
    ukm = usulan.ukm.first()
    assert peramban.get(url("ukm_daftar", usulan)).status_code == 200
    halaman = peramban.get(url("ukm_ubah", usulan, ukm.kunci))
    assert "UKM 1" in teks(halaman)
    assert 'name="nama_usaha"' not in halaman.content.decode()
    for nama in HALAMAN_TULIS:
        balasan = peramban.get(url(nama, usulan))
        assert balasan.status_code == 403
        assert "Isian tidak dapat diubah" in teks(balasan)
    for alamat, isi in (
        (pratinjau.redirect_chain[-1][0], {"aksi": "simpan"}),
        (url("ukm_unggah", usulan), {"lembar": xlsx(baris(1))}),
        (url("ukm_ketik", usulan), {**SATU_BARIS, **isi_ketik(0, 1)}),
        (url("ukm_ubah", usulan, ukm.kunci), {"versi": ukm.versi}),
        (url("ukm_hapus", usulan, ukm.kunci), {}),
        (url("ukm_daftar", usulan), {"kunci": str(ukm.kunci)}),
    ):
        assert peramban.post(alamat, isi).status_code == 403
    assert list(usulan.ukm.values_list("kunci", "versi")) == sebelum


def test_ketikan_pada_usulan_yang_baru_terkunci_tetap_di_layar(peramban, usulan):
    halaman = peramban.get(url("ukm_ketik", usulan))
    pabrik.lengkapi(usulan)
    pabrik.majukan(usulan, "terseleksi")
    balasan = peramban.post(url("ukm_ketik", usulan), ketikan(halaman, **isi_ketik(0, 1)))
    assert balasan.status_code == 403
    assert 'value="UD Maju 1"' in balasan.content.decode()
    assert "belum tersimpan" in teks(balasan)


def test_satu_ukm_pada_usulan_yang_baru_terkunci_tetap_di_layar(peramban, usulan):
    pabrik.lengkapi(usulan)
    alamat = url("ukm_ubah", usulan, usulan.ukm.first().kunci)
    isi = {k: v for k, v in peramban.get(alamat).context["form"].initial.items() if v not in (None, False)}
    pabrik.majukan(usulan, "terseleksi")
    balasan = peramban.post(alamat, isi | {"produk": "Dompet kulit"})
    assert balasan.status_code == 403
    assert balasan.context["form"]["produk"].value() == "Dompet kulit"
    assert "salin bila masih Anda perlukan" in teks(balasan)
    assert not usulan.ukm.filter(produk="Dompet kulit").exists()


@pytest.mark.parametrize("nama", ["ukm_daftar", "ukm_templat", *HALAMAN_TULIS])
def test_kabupaten_lain_mendapat_404(client, usulan, nama):
    client.force_login(pabrik.buat_pengguna(kode="33.74"))
    assert client.get(url(nama, usulan)).status_code == 404


def test_ukm_usulan_lain_tidak_dapat_dibuka_lewat_usulan_sendiri(peramban, usulan):
    jauh = pabrik.buat_usulan("33.74", lengkap=False)
    asing = pabrik.buat_ukm(jauh, 1, nik=nik(1))[0]
    for nama in ("ukm_ubah", "ukm_hapus"):
        assert peramban.get(url(nama, usulan, asing.kunci)).status_code == 404
    assert peramban.post(url("ukm_nik", usulan, asing.kunci), {"alasan": "ingin tahu"}).status_code == 404


def test_provinsi_membaca_tanpa_tombol_masukan(client, usulan):
    pabrik.buat_ukm(usulan, 2)
    client.force_login(pabrik.buat_pengguna(Peran.POKJA_PROVINSI))
    halaman = client.get(url("ukm_daftar", usulan))
    assert "UKM 1" in teks(halaman)
    assert "Unggah lembar" not in teks(halaman)
    assert client.get(url("ukm_unggah", usulan)).status_code == 403


# Hostile input


@pytest.mark.parametrize(
    "isi",
    [
        {"b-TOTAL_FORMS": "999999999"},
        {"b-TOTAL_FORMS": "-1"},
        {"b-TOTAL_FORMS": "²"},
        {"b-TOTAL_FORMS": "9" * 400},
        {"b-0-kunci": "bukan-uuid", "b-0-versi": "9" * 30, "b-0-nomor": "١", **isi_ketik(0, 1)},
        {"b-0-nama_usaha": "\x00\u202e<script>", "b-0-tk_laki": "9" * 400},
        {"b-0-nama_usaha": "x" * 100_000},
        {"b-0-kunci": "6f1b7c1e-7c0a-4b7e-9d5c-2f1f5a3b9c11", "b-0-pilih": "dia", **isi_ketik(0, 1)},
        {"b-0-kelamin": "Z", "b-0-tahun_berdiri": "2568"},
    ],
)
def test_kiriman_ngawur_ke_tabel_ketik_tidak_merusak_apa_pun(peramban, usulan, isi):
    pabrik.buat_ukm(usulan, 1)
    balasan = peramban.post(url("ukm_ketik", usulan), {"aksi": "simpan", **SATU_BARIS, **isi})
    assert balasan.status_code < 500
    assert usulan.ukm.count() <= 2
    assert usulan.ukm.first().nama_usaha == "UKM 1"


@pytest.mark.parametrize("isi", ["\x00", "x" * 100_000, "\t" * 9_000, '"' * 500, "=cmd|'/C calc'!A0\tb", "\ud83d" * 3])
def test_tempelan_ngawur_ditolak_dengan_kalimat(peramban, usulan, isi):
    balasan = peramban.post(url("ukm_tempel", usulan), {"tempelan": isi.encode("utf-8", "replace").decode()})
    assert balasan.status_code == 422
    assert "Ada masalah" in teks(balasan)


def test_alamat_pratinjau_dan_halaman_ngawur_tidak_galat(peramban, usulan):
    unggah(peramban, usulan, baris(1))
    alamat = url("ukm_pratinjau", usulan, PratinjauUkm.objects.get().kunci)
    for ekor in ("?hal=99999", "?hal=-1", "?hal=²", "?tampil=<script>", "?tampil=salah&hal=7"):
        assert peramban.get(alamat + ekor).status_code == 200
    for isi in (
        {},
        {"aksi": "simpan", "sidik": "\x00"},
        {"aksi": "petakan", "kolom-1": "kunci_rahasia"},
        {"aksi": "x"},
    ):
        assert peramban.post(alamat, isi).status_code < 500
    assert peramban.post(url("ukm_daftar", usulan), {"kunci": ["x" * 36, ""]}).status_code == 302


def test_simpan_yang_gagal_tidak_mengubah_versi_usulan(peramban, usulan):
    ukm = pabrik.buat_ukm(usulan, 1)[0]
    peramban.post(url("ukm_ubah", usulan, ukm.kunci), {"versi": 1, "nama_usaha": ""})
    peramban.post(url("ukm_ketik", usulan), {"aksi": "simpan", **SATU_BARIS, "b-0-nama_usaha": "UD Setengah"})
    peramban.post(url("ukm_daftar", usulan), {})
    versi = usulan.versi
    usulan.refresh_from_db()
    assert usulan.versi == versi


# Growth


@pytest.mark.parametrize("nama", ["ukm_daftar", "ukm_ketik", "ukm_templat"])
def test_banyak_pertanyaan_halaman_sama_untuk_10_dan_1000_baris(peramban, usulan, django_assert_max_num_queries, nama):
    banyak = []
    for tambah in (10, 990):
        pabrik.buat_ukm(usulan, tambah)
        with django_assert_max_num_queries(15) as catatan:
            assert peramban.get(url(nama, usulan) + "?isi=ya").status_code == 200
        banyak.append(len(catatan))
    assert banyak[0] == banyak[1]


def test_banyak_pertanyaan_pratinjau_dan_simpan_sama_untuk_10_dan_1000_baris(
    peramban, usulan, django_assert_max_num_queries
):
    banyak = []
    for jumlah in (10, 1000):
        halaman = unggah(peramban, usulan, *(baris(n) for n in range(1, jumlah + 1)))
        alamat = halaman.redirect_chain[-1][0]
        with django_assert_max_num_queries(15) as lihat:
            peramban.get(alamat)
        with django_assert_max_num_queries(80) as tulis:
            simpan(peramban, halaman)
        # SQLite takes 999 values a statement: the one insert comes in pieces there, and in one on PostgreSQL.
        sisip = [q for q in tulis.captured_queries if q["sql"].startswith('INSERT INTO "sentra_ukm_ukm"')]
        banyak.append((len(lihat), len(tulis) - len(sisip)))
        assert usulan.ukm.count() == jumlah
        usulan.ukm.all().delete()
    assert banyak[0] == banyak[1]
