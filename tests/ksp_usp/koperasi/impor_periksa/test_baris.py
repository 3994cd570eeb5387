"""What the check of one row of a register says."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dasar.rupa import IsianSalah
from core.lembar.baris import BAIK, PERIKSA, SALAH
from ksp_usp.koperasi.impor.baris import Konteks
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI, KOLOM
from ksp_usp.koperasi.impor.periksa import periksa_baris
from tests.ksp_usp.koperasi.impor_periksa.bantu import (
    DAERAH,
    GARUT,
    ISI,
    JABAR,
    PER,
    PUSAT,
    kalimat,
    satu,
)

TEKS = st.one_of(st.text(max_size=60), st.sampled_from(["32.05 (", "(((", "-", "#REF!", "\x00", "\ud800", "1" * 500]))


SEL = st.one_of(TEKS, st.tuples(st.sampled_from(["angka"]), st.integers(-(10**20), 10**20).map(str)),
                st.tuples(st.just("tanggal"), st.dates().map(str)), st.just(("benar", "ya")))  # fmt: skip


def test_baris_nilai_polos_diperiksa_tanpa_basis_data():
    b = satu()
    assert (b.golongan, b.akibat, b.catatan) == (BAIK, "baru", [])
    assert (b.koperasi.wilayah_id, b.koperasi.berwenang_id, b.koperasi.pola) == ("32.05", "32.05", "konvensional")
    assert [(k.wilayah_id, k.jumlah_anggota) for k in b.keanggotaan] == [("32.05", 120)]


@pytest.mark.parametrize(
    ("ganti", "kolom", "kata"),
    [
        ({"nama": ""}, "nama", "Isi nama koperasi."),
        ({"nama": None}, "nama", "Isi nama koperasi."),
        ({"nama": "\u200b\u202e"}, "nama", "Isi nama koperasi."),
        ({"nama": "x" * 161}, "nama", "Paling banyak 160 huruf"),
        ({"badan_hukum": ""}, "badan_hukum", "Isi nomor badan hukum."),
        ({"badan_hukum": "belum ada"}, "badan_hukum", "Isi nomor badan hukum."),
        ({"badan_hukum": "518/BH/２０10"}, "badan_hukum", "huruf dan angka biasa"),
        ({"badan_hukum": "1" * 81}, "badan_hukum", "Paling banyak 80 huruf"),
        ({"badan_hukum": ("tanggal", "2019-01-01")}, "badan_hukum", "Ubah format sel menjadi Teks"),
        ({"badan_hukum": ("rumus", "(rumus)")}, "badan_hukum", "rumus yang belum ada hasilnya"),
        ({"jenis": "Koperasi Konsumen"}, "jenis", "bukan koperasi simpan pinjam"),
        ({"jenis": "entah"}, "jenis", "Tulis salah satu"),
        ({"bentuk": "tersier"}, "bentuk", "Primer; Sekunder"),
        ({"pola": "campuran"}, "pola", "Konvensional"),
        ({"tanggal_badan_hukum": "31/02/2019"}, "tanggal_badan_hukum", "29 Februari tidak ada|Tanggal 31 Februari"),
        ({"tanggal_badan_hukum": ("angka", "2019")}, "tanggal_badan_hukum", "Ubah format sel menjadi Tanggal"),
        ({"tanggal_badan_hukum": "21/11/2026"}, "tanggal_badan_hukum", "belum tiba"),
        ({"mulai_kegiatan": "21/11/2026"}, "mulai_kegiatan", "belum tiba"),
        ({"nik_koperasi": "12345"}, "nik_koperasi", "6 sampai 20 angka"),
        ({"nik_koperasi": "1" * 21}, "nik_koperasi", "6 sampai 20 angka"),
        ({"nik_koperasi": ("angka", "3205010010012000")}, "nik_koperasi", "Ubah format sel menjadi Teks"),
        ({"wilayah": "Garuut"}, "wilayah", "tidak dikenal"),
        ({"wilayah": "99.99"}, "wilayah", "tidak dikenal"),
        ({"wilayah": "00"}, "wilayah", "bukan kabupaten/kota"),
        ({"wilayah": "Jawa Barat"}, "wilayah", "bukan kabupaten/kota"),
        ({"wilayah": "32"}, "wilayah", "bukan kabupaten/kota"),
        ({"wilayah": "Bandung"}, "wilayah", "Kabupaten Bandung (32.04) atau Kota Bandung (32.73)"),
        ({"wilayah": "Bengkulu"}, "wilayah", "Bengkulu (17) atau Kota Bengkulu (17.71)"),
        ({"wilayah": "Kabupaten Tasikmalaya", "keanggotaan": "Kabupaten Tasikmalaya"}, "wilayah",
         "di luar wilayah kantor Anda"),
        ({"wilayah": "32.98"}, "wilayah", "berakhir 19 November 2026"),
        ({"wilayah": "32.96"}, "wilayah", "baru berlaku mulai 21 November 2026"),
        ({"keanggotaan": "Kab. Garut; Kab. Garuut"}, "keanggotaan", "“Kab. Garuut” tidak dikenal"),
        ({"keanggotaan": "Kab. Garut; 32.05 (3)"}, "keanggotaan", "ditulis dua kali"),
        ({"keanggotaan": "Kab. Garut (banyak)"}, "keanggotaan", "Banyaknya anggota"),
        ({"keanggotaan": "x" * 2000}, "keanggotaan", "lebih panjang dari 2.000 huruf"),
        ({"simpanan_pokok": "1.500"}, "simpanan_pokok", "dapat berarti dua hal"),
        ({"simpanan_pokok": "-1"}, "simpanan_pokok", "tidak boleh negatif"),
        ({"modal_per": "21/11/2026", "hibah": "1.000.000"}, "modal_per", "belum tiba"),
        ({"ketua": "Asep", "ketua_diangkat": "21/11/2026"}, "ketua_diangkat", "belum tiba"),
    ],
)  # fmt: skip
def test_setiap_isian_salah_punya_kalimatnya_sendiri(ganti, kolom, kata):
    b = satu(**ganti)
    assert b.golongan == SALAH
    assert b.koperasi is None
    assert any(k in kalimat(b, kolom, salah=True) for k in kata.split("|"))
    assert all(c.kalimat.endswith((".", "?")) for c in b.catatan)


@pytest.mark.parametrize(
    ("ganti", "nama", "nilai"),
    [
        ({"badan_hukum": "No. 518/BH/2010"}, "badan_hukum", "518/BH/2010"),
        ({"badan_hukum": "Nomor: 518/BH/2010"}, "badan_hukum", "518/BH/2010"),
        ({"badan_hukum": "NO 518/BH/2010"}, "badan_hukum", "518/BH/2010"),
        ({"badan_hukum": "1" * 80}, "badan_hukum", "1" * 80),
        ({"nama": "x" * 160}, "nama", "x" * 160),
        ({"jenis": "usp koperasi"}, "jenis", "usp"),
        ({"jenis": "KSPPS"}, "jenis", "ksp"),
        ({"jenis": "Koperasi Simpan Pinjam (KSP)"}, "jenis", "ksp"),
        ({"bentuk": "Primer Kabupaten/Kota"}, "bentuk", "primer"),
        ({"bentuk": "Koperasi Sekunder Provinsi"}, "bentuk", "sekunder"),
        ({"bentuk": ""}, "bentuk", "primer"),
        ({"pola": "Syari'ah"}, "pola", "syariah"),
        ({"tanggal_badan_hukum": "20/11/2026"}, "tanggal_badan_hukum", PER),
        ({"tanggal_badan_hukum": ("tanggal", "2019-03-01")}, "tanggal_badan_hukum", date(2019, 3, 1)),
        ({"nik_koperasi": "3205 0100 1001 2"}, "nik_koperasi", "3205010010012"),
        ({"nik_koperasi": "123456"}, "nik_koperasi", "123456"),
        ({"wilayah": "Kab. Garut, Jawa Barat"}, "wilayah_id", "32.05"),
        ({"wilayah": "GARUT"}, "wilayah_id", "32.05"),
        ({"wilayah": "3205"}, "wilayah_id", "32.05"),
        ({"wilayah": ("angka", "3205")}, "wilayah_id", "32.05"),
        ({"alamat": "'=Jalan"}, "alamat", "=Jalan"),
    ],
)  # fmt: skip
def test_kebiasaan_kantor_dibaca(ganti, nama, nilai):
    b = satu(**ganti)
    assert b.koperasi is not None, b.catatan
    assert getattr(b.koperasi, nama) == nilai


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("kotamadya bandung", "32.73"), ("Kab.Bandung", "32.04"), ("32.10", "32.10"), ("KOTA  BENGKULU", "17.71"),
        ("Jakarta Selatan", "31.74"), ("Kota Adm. Jakarta Selatan", "31.74"), ("32.97", "32.97"),
        ("Kab. Garut, Jawa Barat", "32.05"), ("Kab. Garut, Prov. Jawa Barat", "32.05"), ("Kab. Garut, Jabar", "32.05"),
        ("Kota Bengkulu, Bengkulu", "17.71"),
    ],
)  # fmt: skip
def test_nama_wilayah_dikenal_dengan_sebutan_kantor(teks, kode):
    assert DAERAH.cari(teks).pk == kode


@pytest.mark.parametrize("teks", ["Kota Bandung, Kabupaten Tasikmalaya", "32.05, 32.06", "Kab. Garut, Jawa Tengah"])
def test_dua_wilayah_dalam_satu_isian_tidak_menjadi_yang_pertama_saja(teks):
    with pytest.raises(IsianSalah, match="menyebut lebih dari satu wilayah"):
        DAERAH.cari(teks)


def test_kode_yang_nolnya_hilang_di_sel_angka_dikembalikan():
    assert satu(JABAR, wilayah=("angka", "32.1")).koperasi.wilayah_id == "32.10"


@pytest.mark.parametrize(
    ("teks", "isi"),
    [
        ("32.05; 32.06", {"32.05": None, "32.06": None}),
        ("Kab. Garut (1.250 orang); Kab. Tasikmalaya (3)", {"32.05": 1250, "32.06": 3}),
        ("Kab. Garut (40), Kota Bandung\nKota Semarang(7);", {"32.05": 40, "32.73": None, "33.74": 7}),
        (("angka", "3206"), {"32.06": None}),
    ],
)  # fmt: skip
def test_daftar_wilayah_keanggotaan_terbaca(teks, isi):
    assert {k.wilayah_id: k.jumlah_anggota for k in satu(keanggotaan=teks).keanggotaan} == isi


@pytest.mark.parametrize(
    ("keanggotaan", "kode"),
    [("Kab. Garut", "32.05"), ("Kab. Garut; Kota Bandung", "32"), ("Kab. Garut; Kota Semarang", "00"), (None, "32.05")],
)
def test_yang_berwenang_dihitung_dari_wilayah_keanggotaan(keanggotaan, kode):
    assert satu(keanggotaan=keanggotaan).koperasi.berwenang_id == kode


def test_kedudukan_di_kota_administrasi_menjadi_wewenang_gubernur():
    b = satu(PUSAT, wilayah="Jakarta Selatan", keanggotaan="Jakarta Selatan")
    assert (b.koperasi.wilayah_id, b.koperasi.berwenang_id) == ("31.74", "31")


@pytest.mark.parametrize(
    ("kantor", "kedudukan", "boleh"),
    [
        (GARUT, "32.05", True), (GARUT, "32.06", False), (JABAR, "32.06", True), (JABAR, "33.74", False),
        (PUSAT, "33.74", True), (frozenset(), "32.05", False), (frozenset({"32.0"}), "32.05", False),
        (frozenset({"33", "32.05"}), "32.05", True),
    ],
)  # fmt: skip
def test_kedudukan_harus_di_wilayah_kantor_atau_di_bawahnya(kantor, kedudukan, boleh):
    b = satu(kantor, wilayah=kedudukan, keanggotaan=kedudukan)
    assert (b.golongan != SALAH) is boleh
    assert ("di luar wilayah kantor Anda" in kalimat(b, "wilayah")) is not boleh


@pytest.mark.parametrize(
    ("kantor", "keanggotaan", "boleh"),
    [
        (GARUT, "Kabupaten Garut", True), (JABAR, "Kabupaten Garut; Kabupaten Tasikmalaya", True),
        (GARUT, "Kabupaten Garut; Kabupaten Tasikmalaya", False), (GARUT, None, False),
        (JABAR, "Kabupaten Garut; Kota Semarang", False), (PUSAT, "Kabupaten Garut; Kota Semarang", True),
    ],
)  # fmt: skip
def test_kantor_yang_berwenang_mencatat_koperasi_yang_berkedudukan_di_luar_wilayahnya(kantor, keanggotaan, boleh):
    b = satu(kantor, wilayah="33.74", keanggotaan=keanggotaan)
    assert (b.golongan != SALAH) is boleh


@pytest.mark.parametrize(
    ("ganti", "kolom", "kata"),
    [
        ({"keanggotaan": ""}, "keanggotaan", "belum disebut"),
        ({"keanggotaan": None}, "wilayah", "belum disebut"),
        ({"keanggotaan": "Kab. Tasikmalaya"}, "keanggotaan", "di luar wilayah keanggotaan"),
        ({"nama": "KSPPS Amanah"}, "nama", "menyebut syariah"),
        ({"jenis": "KSPPS", "pola": "Konvensional"}, "nama", "menyebut syariah"),
        ({"nama": "BMT Amanah"}, "nama", "menyebut syariah"),
        ({"tanggal_badan_hukum": "02/01/2020", "mulai_kegiatan": "01/01/2020"}, "mulai_kegiatan", "sebelum badan"),
        ({"simpanan_pokok": "15.000.000"}, "simpanan_pokok", "dicatat per 20 November 2026"),
        ({"simpanan_pokok": "15.000.000", "modal_per": ""}, "modal_per", "dicatat per 20 November 2026"),
        ({"modal_per": "31/12/2025"}, "modal_per", "tidak ada modal yang dicatat"),
        ({"modal_tetap": "15.000.000", "modal_per": "31/12/2025"}, "modal_tetap", "modal sendiri KSP"),
        ({"jenis": "USP", "cadangan": "15.000.000", "modal_per": "31/12/2025"}, "cadangan", "modal USP"),
        ({"simpanan_pokok": "999.999", "modal_per": "31/12/2025"}, "modal_per", "ribuan atau jutaan"),
        ({"ketua": "Asep", "ketua_diangkat": ""}, "ketua_diangkat", "nama ketua tidak disimpan"),
    ],
)  # fmt: skip
def test_yang_janggal_diperingatkan_tetapi_tidak_ditahan(ganti, kolom, kata):
    b = satu(**ganti)
    assert b.golongan == PERIKSA
    assert b.koperasi is not None
    assert kata in kalimat(b, kolom, salah=False)


@pytest.mark.parametrize("jumlah", ["1.000.000", "1.000.001"])
def test_modal_sejuta_tidak_diperingatkan(jumlah):
    assert satu(simpanan_pokok=jumlah, modal_per="31/12/2025").golongan == BAIK


@pytest.mark.parametrize("mulai", ["01/01/2020", "02/01/2020"])
def test_kegiatan_sejak_hari_pengesahan_tidak_diperingatkan(mulai):
    assert satu(tanggal_badan_hukum="01/01/2020", mulai_kegiatan=mulai).golongan == BAIK


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([k.nama for k in KOLOM]), SEL, max_size=8))
def test_isian_apa_pun_terbaca_atau_ditolak_dengan_kalimat(isi):
    b = periksa_baris(ISI | isi, Konteks(PER, DAERAH, GARUT))
    assert (b.koperasi is None) is (b.golongan == SALAH)
    assert all(c.kalimat for c in b.catatan)


@pytest.mark.parametrize(
    ("judul", "kolom"),
    [
        ("NO.", "nomor"), ("NAMA KOPERASI", "nama"), ("Nama KSP/USP", "nama"), ("No. Badan Hukum", "badan_hukum"),
        ("No. BH", "badan_hukum"), ("Tgl. BH", "tanggal_badan_hukum"), ("NIK", "nik_koperasi"),
        ("Tempat Kedudukan", "wilayah"), ("Kab./Kota", "wilayah"), ("Daerah Kerja", "keanggotaan"),
        ("Wilayah Keanggotaan (menurut AD)", "keanggotaan"), ("Simp. Pokok", "simpanan_pokok"),
        ("SIMPANAN WAJIB (RP)", "simpanan_wajib"), ("Dana Cadangan", "cadangan"), ("Donasi", "hibah"),
        ("No. Telp/HP", "telepon"), ("Keadaan per tanggal", "modal_per"), ("Nomor & Tgl BH", "badan_hukum"),
        ("Jumlah anggota", None),
    ],
)  # fmt: skip
def test_judul_kolom_dikenal_dengan_sebutan_kantor(judul, kolom):
    assert DAFTAR_KOPERASI.kenali([judul]) == [kolom]


def test_setiap_judul_templat_dikenal_dan_tidak_ada_dua_kolom_berjudul_sama():
    assert DAFTAR_KOPERASI.kenali([k.judul for k in KOLOM]) == [k.nama for k in KOLOM]
    semua = [(s, k.nama) for k in KOLOM for s in {DAFTAR_KOPERASI.seragam(x) for x in (*k.sinonim, k.judul)}]
    assert len({judul for judul, _ in semua}) == len(semua)


@pytest.mark.parametrize(("kantor", "golongan"), [(GARUT, PERIKSA), (JABAR, SALAH), (GARUT | {"32.06"}, SALAH)])
@pytest.mark.parametrize("isi", ["", "-", "\x00"])
def test_kedudukan_yang_kosong_diambil_hanya_dari_kantor_satu_wilayah(kantor, golongan, isi):
    b = satu(kantor, wilayah=isi)
    assert b.golongan == golongan
    assert kalimat(b, "wilayah").startswith(
        "Isi " if golongan == SALAH else "Tidak disebut: dicatat di Kabupaten Garut"
    )


@pytest.mark.parametrize(
    ("ganti", "pola"),
    [
        ({"jenis": "KSPPS"}, "syariah"), ({"jenis": "BMT"}, "syariah"), ({"jenis": "UJKS"}, "syariah"),
        ({"jenis": "KSP/KSPPS"}, "konvensional"), ({"jenis": "KSP/KSPPS", "pola": "Syariah"}, "syariah"),
        ({"jenis": "KSPPS", "pola": "Konvensional"}, "konvensional"),
    ],
)  # fmt: skip
def test_pola_menurut_jenis_kecuali_disebut(ganti, pola):
    assert satu(**ganti).koperasi.pola == pola


def test_tanggal_di_sel_nomor_yang_berbeda_dari_kolomnya_diperingatkan():
    b = satu(badan_hukum="518/BH/2010 tgl 12-03-2010", tanggal_badan_hukum="13/03/2010")
    assert b.koperasi.tanggal_badan_hukum == date(2010, 3, 13)
    assert "12 Maret 2010" in kalimat(b, "badan_hukum")


@pytest.mark.parametrize(
    ("ganti", "kolom", "teks"),
    [
        ({"badan_hukum": "BH. 518/BH/2010 tgl 12-03-2010"}, "badan_hukum", "518/BH/2010, 12 Maret 2010"),
        ({"badan_hukum": "No. 518/BH/2010"}, "badan_hukum", "518/BH/2010"),
        ({"tanggal_badan_hukum": "Selasa, 12 November 2013"}, "tanggal_badan_hukum", "12/11/2013"),
        ({"jenis": "BMT"}, "jenis", "BMT (KSP syariah)"),
        ({"jenis": "ksp"}, "jenis", "ksp"),
        ({"jenis": "KSU"}, "jenis", "KSU"),
    ],
)
def test_pratinjau_menyebut_sel_seperti_dipahami(ganti, kolom, teks):
    assert satu(**ganti).teks(kolom) == teks
