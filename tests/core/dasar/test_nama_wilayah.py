"""A region is understood however an office writes it, and never guessed."""

import csv
from datetime import date
from pathlib import Path

import pytest

from core.dasar.nama_wilayah import BERGANTI_NAMA, KABKOTA, PROVINSI
from core.dasar.rupa import IsianSalah
from core.dasar.wilayah import DaftarWilayah, sebut_wilayah
from core.management.commands.muat_wilayah import baca_wilayah

KASUS = Path(__file__).parents[2] / "data" / "kasus"


@pytest.fixture(scope="module")
def daftar():
    semua = {w.pk: w for w in baca_wilayah()}
    for w in semua.values():
        w.induk = semua.get(w.induk_id)
    return DaftarWilayah(semua.values(), date(2026, 11, 20))


def kasus(nama):
    with (KASUS / nama).open(encoding="utf-8") as isi:
        return [tuple(baris.values()) for baris in csv.DictReader(isi, delimiter=";")]


@pytest.mark.parametrize(("tulisan", "kode"), kasus("c16-nama-wilayah.csv"))
def test_c16_nama_wilayah_dipahami(daftar, tulisan, kode):
    assert daftar.cari(tulisan).pk == kode


@pytest.mark.parametrize(("kode", "nama"), kasus("c27-nama-baku.csv"))
def test_c27_nama_baku_menurut_undang_undangnya(daftar, kode, nama):
    assert daftar.menurut_kode[kode].nama == nama


def test_tidak_ada_nama_baku_yang_disingkat(daftar):
    assert not [w.nama for w in daftar.menurut_kode.values() if "." in w.nama]


def test_nama_lengkap_dan_kode_setiap_kabupaten_kota_dipahami(daftar):
    for w in daftar.menurut_kode.values():
        if "." in w.pk:
            for tulisan in (w.nama, w.nama.upper(), w.pk, w.pk.replace(".", ""), sebut_wilayah(w), f"{w.nama} {w.pk}"):
                assert daftar.cari(tulisan) == w, tulisan
        else:
            assert daftar.cari_luas(sebut_wilayah(w)) == w


def test_sebutan_lain_menunjuk_wilayah_yang_ada(daftar):
    for kamus in (PROVINSI, KABKOTA, {k: " ".join(n for n, _ in isi) for k, isi in BERGANTI_NAMA.items()}):
        for kode, sebutan in kamus.items():
            for nama in sebutan.split():
                assert daftar.menurut_kode[kode] in daftar.menurut_sebutan[nama]
                # Several only where kabupaten and kota bear one name: the reader is asked which (Bogor: bgr).
                kota = {w.nama.partition(" ")[2] for w in daftar.menurut_sebutan[nama]}
                assert len(kota) == 1, nama


@pytest.mark.parametrize(
    ("tulisan", "kode"),
    [
        ("KAB. GARUT", "32.05"), ("KAB.GARUT", "32.05"), ("Kab  Garut ", "32.05"), ("garut", "32.05"),
        ("Garut, Kab.", "32.05"), ("Kab. Garut, Jawa Barat", "32.05"), ("Kab. Garut Prov. Jawa Barat", "32.05"),
        ("Kabupaten Garut Propinsi Jabar", "32.05"), ("Jawa Barat - Kab. Garut", "32.05"),
        ("Garut Jawa Barat", "32.05"),
        ("Kabupaten Dati II Garut", "32.05"), ("Kabupaten Daerah Tingkat II Garut", "32.05"),
        ("Pemerintah Kabupaten Garut", "32.05"), ("Pemkab Garut", "32.05"), ("Garut/Jawa Barat", "32.05"),
        ("32.05 Garut", "32.05"), ("3205 - Kabupaten Garut", "32.05"), ("Kab. Garut (32.05)", "32.05"),
        ("32.05.00.0000", "32.05"), ("3205000000", "32.05"), ("32 05", "32.05"), ("32-05", "32.05"),
        ("Kota Bandung", "32.73"), ("Kodya Bandung", "32.73"), ("Kotamadya Bandung", "32.73"),
        ("Bandung (Kota)", "32.73"),
        ("KOTA ADM. JAKARTA SELATAN", "31.74"), ("Kota Adm Jakarta Selatan", "31.74"), ("Jakarta Selatan", "31.74"),
        ("Kota Administrasi Jakarta Selatan, DKI Jakarta", "31.74"), ("Jaksel", "31.74"),
        ("Kab Kepulauan Seribu", "31.01"), ("Anambas", "21.05"), ("Kep Mentawai", "13.09"),
        ("Kab. Kotabaru", "63.02"), ("Kota Baru", "63.02"), ("Kab. Kota Baru", "63.02"), ("Kota Batu", "35.79"),
        ("Kotamobagu", "71.74"), ("Lima Puluh Kota", "13.07"), ("Limapuluh Koto", "13.07"), ("Kota Pare-Pare", "73.72"),
        ("Bau-Bau", "74.72"), ("Baubau", "74.72"), ("Fakfak", "92.03"), ("Tojo Una-una", "72.09"),
        ("Kab. Pangkajene & Kepulauan", "73.10"), ("Pangkep", "73.10"), ("Padangsidempuan", "12.77"),
        ("Kabupaten Kep. Siau Tagulandang Biaro", "71.09"), ("Sitaro", "71.09"), ("Muara Jambi", "15.05"),
        ("Kab. Pontianak", "61.02"), ("Pontianak", "61.71"), ("Kota Pontianak", "61.71"), ("Kutai", "64.02"),
        ("Ujung Pandang", "73.71"), ("Kab. Kepulauan Riau", "21.01"), ("Sawahlunto/Sijunjung", "13.03"),
        ("Kabupaten Selayar", "73.01"), ("Yogyakarta (Kota)", "34.71"), ("Kota Jogjakarta", "34.71"),
        ("Garut, Tarogong Kidul", "32.05"), ("Kota Admin Jakarta Pusat", "31.71"),
        ("Tj. Balai", "12.74"), ("Tj Jabung Barat", "15.06"), ("Tg. Pinang", "21.72"), ("Pd. Panjang", "13.74"),
        ("Hulu Sungai Selatan (HSS)", "63.06"), ("Kotif Depok", "32.76"), ("Morotai", "82.07"), ("Solo", "33.72"),
        ("P. Siantar", "12.72"), ("Kab. Sumba Barat Daya (SBD)", "53.18"), ("Kab. Toba Samosir (Toba)", "12.12"),
        ("KABUPATEN : GARUT", "32.05"), ("Kab/Garut", "32.05"), ("OKU Selatan", "16.09"), ("Kota Makasar", "73.71"),
        ("Kabupaten Tangerang, Banten", "36.03"), ("Tangsel", "36.74"),
    ],
)  # fmt: skip
def test_tulisan_kantor_dipahami(daftar, tulisan, kode):
    assert daftar.cari(tulisan).pk == kode


@pytest.mark.parametrize(
    ("tulisan", "kata"),
    [
        ("Mamuju Utara", "berganti nama menjadi Kabupaten Pasangkayu (PP 61/2017)"),
        ("Kab. Maluku Tenggara Barat", "Kabupaten Kepulauan Tanimbar (PP 2/2019)"),
        ("Toba Samosir", "Kabupaten Toba (PP 14/2020)"),
    ],
)
def test_nama_lama_dipahami_dan_disebut_nama_barunya(daftar, tulisan, kata):
    w = daftar.cari(tulisan)
    assert kata in daftar.catatan(tulisan, w)
    assert not daftar.catatan(w.nama, w)


@pytest.mark.parametrize(
    ("tulisan", "kata"),
    [
        ("Bandung", "Kabupaten Bandung (32.04) atau Kota Bandung (32.73)"),
        ("Kab. Garut, Kab. Tasikmalaya", "lebih dari satu wilayah"),
        ("Kab. Garut / Kab. Tasikmalaya", "lebih dari satu wilayah"),
        ("Kab. Garut, Jawa Tengah", "lebih dari satu wilayah"),
        ("32.05 Kabupaten Tasikmalaya", "menyebut wilayah yang berbeda"),
        ("Kab. Garut, Kab. Entah", "“Kab. Entah” tidak dikenal"),
        ("Kab. Garuut", "Maksudnya Kabupaten Garut (32.05)?"),
        ("Jawa Barat", "bukan kabupaten/kota"),
        ("Seluruh Jawa Barat", "tidak dikenal"),
        ("Kota Garut", "tidak dikenal"),
        ("entah", "tidak dikenal"),
        ("3205001", "tidak dikenal"),
        ("...", "tidak dikenal"),
    ],
)
def test_yang_ragu_ditanyakan(daftar, tulisan, kata):
    with pytest.raises(IsianSalah) as salah:
        daftar.cari(tulisan)
    assert kata in str(salah.value)


@pytest.mark.parametrize(
    ("tulisan", "kode"),
    [
        ("Se-Jawa Barat", "32"), ("se Jawa Barat", "32"), ("Seluruh Jawa Barat", "32"), ("Provinsi Jawa Barat", "32"),
        ("Prop. Jawa Barat", "32"), ("Seluruh Provinsi Jawa Barat", "32"), ("Jabar", "32"), ("SE-JABAR", "32"),
        ("Seluruh Kabupaten/Kota di Jawa Barat", "32"), ("Lintas Kabupaten/Kota se-Jawa Barat", "32"),
        ("Lintas kabupaten dan kota dalam Provinsi Jawa Barat", "32"), ("Semua kab/kota di Jawa Barat", "32"),
        ("Se-Provinsi Bengkulu", "17"), ("DKI Jakarta", "31"), ("DI Yogyakarta", "34"), ("Kep. Riau", "21"),
        ("Nusa Tenggara Barat", "52"), ("NTB", "52"), ("Se-Kabupaten Garut", "32.05"), ("Seluruh Kab. Garut", "32.05"),
        ("Kab. Garut", "32.05"), ("Nasional", "00"), ("NASIONAL.", "00"), ("Seluruh Indonesia", "00"),
        ("Se-Indonesia", "00"), ("Seluruh wilayah Indonesia", "00"), ("Wilayah Negara Republik Indonesia", "00"),
        ("seluruh wilayah Negara Kesatuan Republik Indonesia", "00"), ("Tingkat Nasional", "00"), ("00", "00"),
        ("Skala Nasional", "00"), ("Seluruh wilayah RI", "00"), ("Seluruh Wilayah Jawa Barat", "32"),
        ("Antar Kabupaten/Kota di Jawa Barat", "32"), ("Lintas Kab/Kota Prov. Jawa Barat", "32"),
        ("Seluruh wilayah Provinsi Jawa Barat", "32"), ("Tingkat Provinsi Jawa Barat", "32"), ("Sumatra Utara", "12"),
    ],
)  # fmt: skip
def test_seluruh_provinsi_dan_nasional_dipahami(daftar, tulisan, kode):
    assert daftar.cari_luas(tulisan).pk == kode


@pytest.mark.parametrize("tulisan", ["Lintas Kabupaten/Kota", "Lintas Provinsi", "Se-Antah", "Bengkulu", "seluruh"])
def test_seluruh_yang_tidak_jelas_ditanyakan(daftar, tulisan):
    with pytest.raises(IsianSalah):
        daftar.cari_luas(tulisan)
