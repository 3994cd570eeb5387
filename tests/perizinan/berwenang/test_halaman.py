"""The public question: an answer without a log-in, with an address that can be passed on."""

from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.urls import reverse

from aturan.simpan_pinjam_2015.izin import BERKAS_IZIN
from core.models import Wilayah
from tests.pabrik import buat_instansi
from tests.perizinan.izin.test_halaman import teks

pytestmark = pytest.mark.django_db
ALAMAT = "/berwenang/"


@pytest.fixture
def wilayah():
    call_command("muat_wilayah", verbosity=0)


def tanya(client, *anggota, **lain):
    return client.get(ALAMAT, {"anggota": anggota, **lain})


@pytest.mark.parametrize(
    ("anggota", "penerbit", "pembina", "modal", "pasal"),
    [
        (["Kabupaten Garut"], "Bupati Garut", "Bupati Garut", "Rp15.000.000,00", "Pasal 17 ayat (2) huruf a"),
        (["32.73"], "Wali Kota Bandung", "Wali Kota Bandung", "Rp15.000.000,00", "Pasal 17 ayat (2) huruf a"),
        (["Garut", "Kab. Tasikmalaya"], "Gubernur Jawa Barat", "Gubernur Jawa Barat", "Rp75.000.000,00", "huruf b"),
        (["Provinsi Jawa Barat"], "Gubernur Jawa Barat", "Gubernur Jawa Barat", "Rp75.000.000,00", "huruf b"),
        (["Seluruh Provinsi Jawa Barat"], "Gubernur Jawa Barat", "Gubernur Jawa Barat", "Rp75.000.000,00", "huruf b"),
        (["garut", "Kota Semarang"], "Menteri", "Deputi Bidang Pembiayaan", "Rp375.000.000,00", "huruf c"),
        (["Nasional"], "Menteri", "Deputi Bidang Pembiayaan", "Rp375.000.000,00", "huruf c"),
        (["Jawa Barat", "Jawa Tengah"], "Menteri", "Deputi Bidang Pembiayaan", "Rp375.000.000,00", "huruf c"),
    ],
)  # fmt: skip
def test_jawaban_menyebut_penerbit_pembina_modal_dan_pasalnya(
    client, wilayah, anggota, penerbit, pembina, modal, pasal
):
    balasan = tanya(client, *anggota)
    isi = teks(balasan)
    assert f"Izin KSP primer diterbitkan oleh {penerbit}." in isi
    assert balasan.context["wewenang"].pembina == balasan.context["wewenang"].penilai == pembina
    assert len(balasan.context["modal"]) == 1
    assert modal in isi and pasal in isi


@pytest.mark.parametrize("sebutan", ["DKI Jakarta", "Provinsi DKI Jakarta"])
def test_nama_pendek_provinsi_jakarta_dikenal(client, wilayah, sebutan):
    assert "diterbitkan oleh Gubernur Daerah Khusus Ibukota Jakarta." in teks(tanya(client, sebutan))


@pytest.mark.parametrize(
    ("jenis", "bentuk", "modal"),
    [
        ("ksp", "sekunder", "Rp50.000.000,00"),
        ("usp", "primer", "Rp15.000.000,00"),
        ("usp", "sekunder", "Rp50.000.000,00"),
    ],
)
def test_modal_menurut_jenis_dan_bentuk(client, wilayah, jenis, bentuk, modal):
    balasan = tanya(client, "32.05", jenis=jenis, bentuk=bentuk)
    isi = teks(balasan)
    assert modal in isi
    assert ("dicantumkan dalam buku registrasi" in isi) == (jenis == "usp")
    assert ("sedikitnya 3 KSP berbadan hukum" in isi) == (jenis == "ksp")
    di_antara = "Modal tetap Rp15.000.000,00 atau lebih, tetapi di bawah Rp50.000.000,00: tidak diatur"
    assert (di_antara in isi) == ((jenis, bentuk) == ("usp", "sekunder"))


def test_jakarta_menunjukkan_kedua_pembacaan(client, wilayah):
    balasan = tanya(client, "31.71")
    assert [m["versi"].nilai for m in balasan.context["modal"]] == [15_000_000, 75_000_000]
    assert "Gubernur" in balasan.context["wewenang"].penerbit
    assert len(tanya(client, "31.71", "31.72").context["modal"]) == 1
    assert len(tanya(client, "31.71", jenis="usp").context["modal"]) == 1


def test_enam_berkas_dengan_pasalnya_dan_tempat_mengurus(client, wilayah):
    isi = teks(tanya(client, "32.05"))
    for b in BERKAS_IZIN:
        assert b.uraian in isi and f"(Pasal 7 huruf {b.huruf})" in isi
    assert "Datangi dinas yang membidangi koperasi di Kabupaten Garut." in isi
    kantor = buat_instansi("32.05")
    assert kantor.nama in teks(tanya(client, "32.05"))


def test_kedudukan_di_luar_wilayah_anggota_diperingatkan(client, wilayah):
    isi = teks(tanya(client, "Kabupaten Garut", kedudukan="Kota Bandung, Jawa Barat"))
    assert (
        "tempat kedudukan Kota Bandung berada di luar wilayah keanggotaan Kabupaten Garut. Yang berwenang Bupati Garut"
        in isi
    )


def test_alamat_jawaban_dapat_dibagikan(client, wilayah):
    balasan = tanya(client, "garut", "kab tasikmalaya", kedudukan="garut", jenis="usp", bentuk="sekunder")
    alamat = urlsplit(balasan.context["alamat"])
    assert alamat.query == "anggota=32.05&anggota=32.06&kedudukan=32.05&jenis=usp&bentuk=sekunder"
    lagi = client.get(balasan.context["alamat"])
    assert lagi.context["wewenang"] == balasan.context["wewenang"]


def test_tanpa_pertanyaan_hanya_formulir_dan_alamat_pendek_memakai_bawaan(client, wilayah):
    kosong = client.get(ALAMAT)
    assert kosong.status_code == 200 and "wewenang" not in kosong.context
    assert "Ada masalah" not in teks(kosong)
    assert client.get(f"{ALAMAT}?anggota=32.05").context["sebutan"] == "KSP primer"


@pytest.mark.parametrize(
    ("anggota", "kalimat"),
    [
        (["Antah Berantah"], "“Antah Berantah” tidak dikenal."),
        ([""], "Isi paling sedikit satu kabupaten/kota atau provinsi menurut anggaran dasar."),
    ],
)
def test_wilayah_yang_ragu_disebut_di_sampingnya_dan_tetap_terbaca(client, wilayah, anggota, kalimat):
    balasan = tanya(client, *anggota)
    assert "wewenang" not in balasan.context
    kotak = balasan.context["isian"].kotak()[0]
    assert kalimat in kotak["salah"] and kotak["isi"] == anggota[0]
    assert "Ada masalah" in teks(balasan)


@pytest.mark.parametrize(
    ("anggota", "pilihan"),
    [
        (["bandung"], ["32.04", "32.73"]),
        (["bdg"], ["32.04", "32.73"]),
        (["kab. bdg"], None),
        (["jakarta"], ["31", "31.01", "31.71", "31.72", "31.73", "31.74", "31.75"]),
        (["Kab. Garuut"], ["32.05"]),
        (["garut", "bogor"], ["32.01", "32.71"]),
        (["garut; bogor"], ["32.01", "32.71"]),
        (["garut, kota bandung"], None),
    ],
)
def test_wilayah_yang_bermakna_ganda_menjadi_pilihan_bukan_kesalahan(client, wilayah, anggota, pilihan):
    balasan = tanya(client, *anggota, jenis="usp")
    assert "Ada masalah" not in teks(balasan)
    if pilihan is None:
        assert balasan.context["wewenang"]
        return
    daftar = balasan.context["form"].pilihan[0]["daftar"]
    assert [alamat.split("anggota=")[-1].split("&")[0] for _, alamat in daftar] == pilihan
    for _, alamat in daftar:
        jawaban = client.get(f"{ALAMAT}?{alamat}")
        assert jawaban.context["wewenang"] and jawaban.context["sebutan"].startswith("USP")


def test_tempat_kedudukan_yang_bermakna_ganda_juga_menjadi_pilihan(client, wilayah):
    balasan = tanya(client, "jawa barat", kedudukan="bandung")
    assert "Ada masalah" not in teks(balasan)
    [_, (_, kota)] = balasan.context["form"].pilihan[0]["daftar"]
    assert client.get(f"{ALAMAT}?{kota}").context["kedudukan"].pk == "32.73"


def test_wilayah_yang_berakhir_ditolak(client, wilayah):
    Wilayah.objects.filter(pk="32.05").update(berlaku_sampai="2026-01-31")
    assert "berakhir 31 Januari 2026" in teks(tanya(client, "32.05"))


def test_tombol_tambah_memberi_kotak_lagi_tanpa_mengeluh(client, wilayah):
    balasan = tanya(client, "garut", "", "", tambah="ya")
    assert len(balasan.context["isian"].kotak()) == 6
    assert balasan.context["isian"].kotak()[0]["isi"] == "garut"
    assert "Ada masalah" not in teks(balasan) and "wewenang" not in balasan.context


JAHAT = ("\0", "a\0b", "\udcff", "٣٢.٠٥", "x" * 100_000, "<script>alert(1)</script>", "{{7*7}}")


@pytest.mark.parametrize("nama", ["anggota", "kedudukan", "jenis", "bentuk"])
def test_masukan_jahat_tidak_menjatuhkan_halaman(client, wilayah, nama):
    for nilai in JAHAT:
        isi = {"anggota": "32.05", "jenis": "ksp", "bentuk": "primer"} | {nama: nilai.encode("utf-8", "surrogatepass")}
        balasan = client.get(ALAMAT, isi)
        assert balasan.status_code == 200
        assert "<script>alert" not in balasan.content.decode()


def test_banyak_kotak_dibatasi(client, wilayah):
    assert len(tanya(client, *(["garut"] * 500)).context["isian"].kotak()) == 60


def test_ada_tautan_dari_halaman_masuk_dan_kaki_halaman(client):
    isi = client.get(reverse("masuk")).content.decode()
    assert isi.count(f'href="{ALAMAT}"') == 3  # the header of the public pages, the text, the footer


def test_jumlah_kueri_tetap(client, wilayah, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        tanya(client, *(w.pk for w in Wilayah.objects.filter(induk="32")))
