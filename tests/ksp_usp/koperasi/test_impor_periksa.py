"""The one validator of an imported register: each bad cell its own sentence, one number one koperasi."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dasar.rupa import IsianSalah
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baca import baca_xlsx
from core.lembar.baris import BAIK, PERIKSA, SALAH
from core.models import Jejak, Wilayah
from core.perkara.jejak import periksa_rantai
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI, KOLOM
from ksp_usp.koperasi.impor.periksa import Konteks, periksa, periksa_baris
from ksp_usp.koperasi.impor.simpan import simpan_koperasi
from ksp_usp.koperasi.impor.tulis import lembar_salah, lembar_templat
from ksp_usp.models import Koperasi, Modal, Orang, WilayahAnggota, kunci_badan_hukum
from tests import pabrik
from tests.ksp_usp.koperasi.lembar import KEPALA, baris, xlsx

PER = date(2026, 11, 20)
GARUT, JABAR, PUSAT = frozenset({"32.05"}), frozenset({"32"}), frozenset({"00"})
ISI = {
    "nama": "KSP Mekar", "badan_hukum": "518/BH/XIII.6/2010", "jenis": "KSP", "bentuk": "Primer",
    "wilayah": "Kabupaten Garut", "alamat": "Jalan Merdeka 1", "keanggotaan": "Kabupaten Garut (120)",
}  # fmt: skip


def wilayah(kode, nama, jenis, induk=None, **isi):
    bawaan = {"otonom": not jenis.endswith("_adm"), "zona": Wilayah.Zona.WIB, "berlaku_dari": date(2020, 1, 1)}
    return Wilayah(kode=kode, nama=nama, jenis=jenis, induk=induk, **bawaan | isi)


NEGARA = wilayah("00", "Indonesia", "negara")
JAWA_BARAT = wilayah("32", "Jawa Barat", "provinsi", NEGARA)
JATENG = wilayah("33", "Jawa Tengah", "provinsi", NEGARA)
JAKARTA = wilayah("31", "Daerah Khusus Ibukota Jakarta", "provinsi", NEGARA)
BENGKULU = wilayah("17", "Bengkulu", "provinsi", NEGARA)
DAERAH = DaftarWilayah(
    [
        NEGARA, JAWA_BARAT, JATENG, JAKARTA, BENGKULU,
        wilayah("32.05", "Kabupaten Garut", "kabupaten", JAWA_BARAT),
        wilayah("32.06", "Kabupaten Tasikmalaya", "kabupaten", JAWA_BARAT),
        wilayah("32.10", "Kabupaten Majalengka", "kabupaten", JAWA_BARAT),
        wilayah("32.04", "Kabupaten Bandung", "kabupaten", JAWA_BARAT),
        wilayah("32.73", "Kota Bandung", "kota", JAWA_BARAT),
        wilayah("32.98", "Kabupaten Lama", "kabupaten", JAWA_BARAT, berlaku_sampai=date(2026, 11, 19)),
        wilayah("32.97", "Kabupaten Akhir", "kabupaten", JAWA_BARAT, berlaku_sampai=date(2026, 11, 20)),
        wilayah("32.96", "Kabupaten Nanti", "kabupaten", JAWA_BARAT, berlaku_dari=date(2026, 11, 21)),
        wilayah("33.74", "Kota Semarang", "kota", JATENG),
        wilayah("31.74", "Kota Administrasi Jakarta Selatan", "kota_adm", JAKARTA),
        wilayah("17.71", "Kota Bengkulu", "kota", BENGKULU),
    ],
    PER,
)  # fmt: skip


def satu(kantor=GARUT, tersimpan=(), **ganti):
    """One row of plain values, without a database."""
    isi = {k: v for k, v in (ISI | ganti).items() if v is not None}
    return periksa_baris(isi, Konteks(PER, DAERAH, kantor, {kunci_badan_hukum(k.badan_hukum): k for k in tersimpan}))


def kalimat(b, kolom, *, salah=None):
    return " ".join(c.kalimat for c in b.pada(kolom) if salah in (None, c.salah))


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
        ({"wilayah": "\x00"}, "wilayah", "Isi kabupaten/kota kedudukan."),
        ({"nama": "x" * 161}, "nama", "Paling banyak 160 huruf"),
        ({"badan_hukum": ""}, "badan_hukum", "Isi nomor badan hukum."),
        ({"badan_hukum": "belum ada"}, "badan_hukum", "menurut surat pengesahannya"),
        ({"badan_hukum": "518/BH/２０10"}, "badan_hukum", "huruf dan angka biasa"),
        ({"badan_hukum": "1" * 81}, "badan_hukum", "Paling banyak 80 huruf"),
        ({"badan_hukum": ("tanggal", "2019-01-01")}, "badan_hukum", "Ubah format sel menjadi Teks"),
        ({"badan_hukum": ("rumus", "(rumus)")}, "badan_hukum", "rumus yang belum ada hasilnya"),
        ({"jenis": "Koperasi Konsumen"}, "jenis", "Tulis salah satu"),
        ({"bentuk": "tersier"}, "bentuk", "Primer; Sekunder"),
        ({"pola": "campuran"}, "pola", "Konvensional"),
        ({"tanggal_badan_hukum": "31/02/2019"}, "tanggal_badan_hukum", "29 Februari tidak ada|Tanggal 31 Februari"),
        ({"tanggal_badan_hukum": ("angka", "43525")}, "tanggal_badan_hukum", "Ubah format sel menjadi Tanggal"),
        ({"tanggal_badan_hukum": "21/11/2026"}, "tanggal_badan_hukum", "belum tiba"),
        ({"mulai_kegiatan": "21/11/2026"}, "mulai_kegiatan", "belum tiba"),
        ({"nik_koperasi": "12345"}, "nik_koperasi", "6 sampai 20 angka"),
        ({"nik_koperasi": "1" * 21}, "nik_koperasi", "6 sampai 20 angka"),
        ({"nik_koperasi": ("angka", "3205010010012000")}, "nik_koperasi", "Ubah format sel menjadi Teks"),
        ({"telepon": "hubungi kantor"}, "telepon", "Tulis satu nomor telepon"),
        ({"wilayah": "Garuut"}, "wilayah", "tidak dikenal"),
        ({"wilayah": "99.99"}, "wilayah", "tidak dikenal"),
        ({"wilayah": "Jawa Barat"}, "wilayah", "bukan kabupaten/kota"),
        ({"wilayah": "32"}, "wilayah", "bukan kabupaten/kota"),
        ({"wilayah": "Bandung"}, "wilayah", "Kabupaten Bandung (32.04) atau Kota Bandung (32.73)"),
        ({"wilayah": "Bengkulu"}, "wilayah", "Bengkulu (17) atau Kota Bengkulu (17.71)"),
        ({"wilayah": "Kabupaten Tasikmalaya"}, "wilayah", "di luar wilayah kantor Anda"),
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
    b = satu(kantor, wilayah=kedudukan)
    assert (b.golongan != SALAH) is boleh
    assert ("di luar wilayah kantor Anda" in kalimat(b, "wilayah")) is not boleh


@pytest.mark.parametrize(
    ("ganti", "kolom", "kata"),
    [
        ({"keanggotaan": ""}, "keanggotaan", "belum disebut"),
        ({"keanggotaan": None}, "wilayah", "belum disebut"),
        ({"keanggotaan": "Kab. Tasikmalaya"}, "keanggotaan", "berbeda dari wilayah keanggotaan"),
        ({"nama": "KSPPS Amanah"}, "nama", "menyebut syariah"),
        ({"jenis": "KSPPS"}, "nama", "menyebut syariah"),
        ({"tanggal_badan_hukum": "02/01/2020", "mulai_kegiatan": "01/01/2020"}, "mulai_kegiatan", "sebelum badan"),
        ({"simpanan_pokok": "15.000.000"}, "simpanan_pokok", "dicatat per 20 November 2026"),
        ({"simpanan_pokok": "15.000.000", "modal_per": ""}, "modal_per", "dicatat per 20 November 2026"),
        ({"modal_per": "31/12/2025"}, "modal_per", "tidak ada modal yang dicatat"),
        ({"modal_tetap": "15.000.000", "modal_per": "31/12/2025"}, "modal_tetap", "modal sendiri KSP"),
        ({"jenis": "USP", "cadangan": "15.000.000", "modal_per": "31/12/2025"}, "cadangan", "modal USP"),
        ({"simpanan_pokok": "999.999", "modal_per": "31/12/2025"}, "modal_per", "ribuan atau jutaan"),
        ({"ketua": "Asep"}, "ketua", "nama ketua tidak disimpan"),
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


TEKS = st.one_of(st.text(max_size=60), st.sampled_from(["32.05 (", "(((", "-", "#REF!", "\x00", "\ud800", "1" * 500]))
SEL = st.one_of(TEKS, st.tuples(st.sampled_from(["angka"]), st.integers(-(10**20), 10**20).map(str)),
                st.tuples(st.just("tanggal"), st.dates().map(str)), st.just(("benar", "ya")))  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
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
        ("No. Telp/HP", "telepon"), ("Keadaan per tanggal", "modal_per"), ("Nomor & Tgl BH", None),
        ("Jumlah anggota", None),
    ],
)  # fmt: skip
def test_judul_kolom_dikenal_dengan_sebutan_kantor(judul, kolom):
    assert DAFTAR_KOPERASI.kenali([judul]) == [kolom]


def test_setiap_judul_templat_dikenal_dan_tidak_ada_dua_kolom_berjudul_sama():
    assert DAFTAR_KOPERASI.kenali([k.judul for k in KOLOM]) == [k.nama for k in KOLOM]
    semua = [(s, k.nama) for k in KOLOM for s in {DAFTAR_KOPERASI.seragam(x) for x in (*k.sinonim, k.judul)}]
    assert len({judul for judul, _ in semua}) == len(semua)


# Against the register


@pytest.fixture
def petugas(db):
    for kode in ("32.05", "32.06", "32.73", "33.74"):
        pabrik.buat_wilayah(kode)
    return pabrik.buat_pengguna("loket", kode="32.05")


def hasil(*isi, kantor=GARUT, kepala=KEPALA, per=PER):
    lembar = baca_xlsx(xlsx(*isi, kepala=kepala), DAFTAR_KOPERASI)
    return periksa(lembar, DAFTAR_KOPERASI.kenali(lembar.kepala), kantor, per)


def simpan(h, petugas):
    simpan_koperasi(h.layak, petugas, petugas.penugasan_aktif(), "daftar.xlsx")


def impor(petugas, *isi, **lain):
    h = hasil(*isi, **lain)
    simpan(h, petugas)
    return h


def keadaan():
    return [list(model.objects.order_by("pk").values()) for model in (Koperasi, WilayahAnggota, Modal, Orang)]


def test_baris_yang_benar_tersimpan_lengkap(petugas):
    impor(petugas, baris(1))
    k = Koperasi.objects.get()
    assert (k.nama, k.badan_hukum, k.jenis, k.bentuk) == (
        "KSP Mekar 1",
        "AHU-0000001.AH.01.26.TAHUN 2019",
        "ksp",
        "primer",
    )
    assert (k.tanggal_badan_hukum, k.wilayah_id, k.berwenang_id) == (date(2019, 3, 1), "32.05", "32")
    assert (k.dibuat_oleh, k.versi, k.berizin) == (petugas, 1, False)
    assert list(k.keanggotaan.values_list("wilayah_id", "menurut_ad", "jumlah_anggota")) == [
        ("32.05", True, 120), ("32.06", True, 35),
    ]  # fmt: skip
    modal = k.modal.get()
    assert (modal.per, modal.simpanan_pokok, modal.jumlah) == (date(2025, 12, 31), 12_000_000, Decimal(20_000_000))
    ketua = k.orang.get()
    assert (ketua.nama, ketua.golongan, ketua.jabatan, ketua.diangkat) == (
        "Asep 1",
        "pengurus",
        "Ketua",
        date(2025, 2, 15),
    )


def test_jejak_koperasi_menyebut_lembar_dan_yang_berubah(petugas):
    impor(petugas, baris(1), baris(2))
    impor(petugas, baris(1, **{"Alamat Kantor": "Jalan Baru", "Simp. Wajib (Rp)": 9_000_000}), baris(2))
    satu, dua = Koperasi.objects.order_by("pk")
    catat, ubah = Jejak.objects.filter(objek_jenis="ksp_usp.koperasi", objek_id=satu.pk).order_by("urutan")
    assert catat.kalimat == "mencatat KSP Primer KSP Mekar 1 dari lembar daftar.xlsx"
    assert catat.salinan["modal"]["simpanan_pokok"] == "12000000.00"
    assert ubah.kalimat == "memperbarui alamat, modal dari lembar daftar.xlsx"
    assert ubah.salinan["alamat"] == ["Jalan Merdeka Nomor 1", "Jalan Baru"]
    assert [m["simpanan_wajib"] for m in ubah.salinan["modal"]] == ["8000000.00", "9000000.00"]
    assert (ubah.wilayah_id, ubah.pengguna, ubah.aksi) == ("32.05", petugas, "impor")
    assert ubah.instansi == petugas.penugasan.get().instansi.nama
    assert Jejak.objects.filter(objek_id=dua.pk, objek_jenis="ksp_usp.koperasi").count() == 1
    assert list(periksa_rantai()) == []


def test_unggah_dua_kali_tidak_menggandakan_dan_tidak_mengubah(petugas):
    impor(petugas, baris(1), baris(2))
    sebelum = keadaan()
    h = impor(petugas, baris(2), baris(1))
    assert keadaan() == sebelum
    assert [(b.golongan, b.akibat) for b in h.baris] == [(BAIK, "sudah tersimpan")] * 2


def test_nomor_dengan_tanda_baca_lain_adalah_koperasi_yang_sama(petugas):
    impor(petugas, baris(1))
    lain = {"No. Badan Hukum": "No. ahu 0000001 AH-01-26 / tahun 2019", "Alamat Kantor": "Jalan Baru 9"}
    h = impor(petugas, baris(1, **lain))
    k = Koperasi.objects.get()
    assert (k.alamat, k.badan_hukum, k.versi) == ("Jalan Baru 9", "AHU-0000001.AH.01.26.TAHUN 2019", 2)
    assert "Dicocokkan dengan AHU-0000001" in kalimat(h.baris[0], "badan_hukum")


def test_unggahan_ulang_memperbarui_yang_berubah_saja(petugas):
    impor(petugas, baris(1), baris(2))
    lain = {
        "Nama Koperasi": "KSP Mekar Abadi",
        "Wilayah Keanggotaan": "Kab. Garut (130)",
        "Simp. Pokok (Rp)": 13_000_000,
    }
    h = impor(petugas, baris(1), baris(2, **lain))
    satu, dua = Koperasi.objects.order_by("pk")
    assert [b.akibat for b in h.baris] == ["sudah tersimpan", "memperbarui"]
    assert (satu.versi, dua.versi, dua.nama, dua.berwenang_id) == (1, 2, "KSP Mekar Abadi", "32.05")
    # The region that the anggaran dasar no longer names had members: it stays as what is found.
    assert list(dua.keanggotaan.values_list("wilayah_id", "menurut_ad", "jumlah_anggota")) == [
        ("32.05", True, 130), ("32.06", False, 35),
    ]  # fmt: skip
    assert (dua.modal.get().simpanan_pokok, dua.modal.get().simpanan_wajib) == (13_000_000, 8_000_000)
    assert dua.orang.count() == 1


def test_wilayah_tanpa_anggota_yang_tidak_lagi_disebut_hilang(petugas):
    impor(petugas, baris(1, **{"Wilayah Keanggotaan": "32.05; 32.06"}))
    impor(petugas, baris(1, **{"Wilayah Keanggotaan": "32.05"}))
    assert list(WilayahAnggota.objects.values_list("wilayah_id", flat=True)) == ["32.05"]


def test_jumlah_anggota_yang_tidak_disebut_tetap_yang_tercatat(petugas):
    impor(petugas, baris(1))
    h = impor(petugas, baris(1, **{"Wilayah Keanggotaan": "Kab. Garut; Kab. Tasikmalaya"}))
    assert h.baris[0].akibat == "sudah tersimpan"


def test_kolom_yang_tidak_ada_di_lembar_tidak_menghapus_isian(petugas):
    impor(petugas, baris(1))
    sebelum = keadaan()
    kepala = ("Nama Koperasi", "No. Badan Hukum", "Jenis", "Kab/Kota")
    h = impor(petugas, ["KSP Mekar 1", "AHU-0000001.AH.01.26.TAHUN 2019", "KSP", "Garut"], kepala=kepala)
    assert h.baris[0].golongan == BAIK
    assert keadaan() == sebelum


def test_sel_kosong_tidak_menghapus_isian(petugas):
    impor(petugas, baris(1))
    sebelum = keadaan()
    wajib = {"No", "Nama Koperasi", "No. Badan Hukum", "Jenis (KSP/USP)", "Kab/Kota"}
    h = impor(petugas, baris(1, **{judul: None for judul in KEPALA if judul not in wajib}))
    assert h.baris[0].golongan == BAIK
    assert keadaan() == sebelum


def test_modal_tanggal_lain_menjadi_keadaan_baru(petugas):
    impor(petugas, baris(1))
    impor(petugas, baris(1, **{"Modal per Tanggal": "30/06/2026"}))
    assert list(Modal.objects.values_list("per", flat=True)) == [date(2026, 6, 30), date(2025, 12, 31)]


def test_modal_tanpa_tanggal_yang_sama_tidak_dicatat_lagi_esok_hari(petugas):
    isi = baris(1, **{"Modal per Tanggal": None})
    impor(petugas, isi)
    h = impor(petugas, isi, per=date(2026, 11, 21))
    assert (h.baris[0].akibat, Modal.objects.get().per) == ("sudah tersimpan", PER)


def test_ketua_lain_diperingatkan_dan_tidak_menggantikan(petugas):
    impor(petugas, baris(1))
    Koperasi.objects.update(hubungan_diperiksa=PER)
    h = impor(petugas, baris(1, **{"Nama Ketua": "Dadang"}))
    assert "Ketua yang tercatat Asep 1" in kalimat(h.baris[0], "ketua")
    assert Orang.objects.get().nama == "Asep 1"
    assert Koperasi.objects.get().hubungan_diperiksa == PER


def test_ketua_baru_sesudah_yang_lama_berhenti_dicatat_dan_hubungannya_ditanya_lagi(petugas):
    impor(petugas, baris(1))
    Orang.objects.update(berhenti=date(2026, 1, 1))
    Koperasi.objects.update(hubungan_diperiksa=date(2025, 3, 1))
    impor(petugas, baris(1, **{"Nama Ketua": "Dadang", "Ketua Diangkat": "01/01/2026"}))
    assert set(Orang.objects.values_list("nama", flat=True)) == {"Asep 1", "Dadang"}
    assert Koperasi.objects.get().hubungan_diperiksa is None


def berizin(**isi):
    return pabrik.buat_koperasi(
        nama="KSP Mekar 1", badan_hukum="AHU-0000001.AH.01.26.TAHUN 2019", alamat="Jalan Merdeka Nomor 1",
        tanggal_badan_hukum=date(2019, 3, 1), anggota=["32.05", "32.06"], berizin_sejak=date(2020, 1, 1), lengkap=False,
        **isi,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ganti", "kolom", "lama"),
    [
        ({"Nama Koperasi": "KSP Mekar Abadi"}, "nama", "KSP Mekar 1"),
        ({"Jenis (KSP/USP)": "USP"}, "jenis", "Koperasi Simpan Pinjam (KSP)"),
        ({"Primer/Sekunder": "Sekunder"}, "bentuk", "Primer"),
        ({"Kab/Kota": "Kabupaten Tasikmalaya"}, "wilayah", "Kabupaten Garut"),
        ({"Alamat Kantor": "Jalan Lain"}, "alamat", "Jalan Merdeka Nomor 1"),
        ({"Wilayah Keanggotaan": "Kab. Garut"}, "keanggotaan", "Kabupaten Garut, Kabupaten Tasikmalaya"),
        ({"Wilayah Keanggotaan": "32.05; 32.06; 32.73"}, "keanggotaan", "Kabupaten Garut, Kabupaten Tasikmalaya"),
    ],
)
def test_isian_berizin_hanya_berubah_lewat_perubahan_izin(petugas, ganti, kolom, lama):
    berizin()
    sebelum = keadaan()
    h = impor(petugas, baris(1, **ganti), baris(2), kantor=JABAR)
    assert [b.golongan for b in h.baris] == [SALAH, BAIK]
    assert "ajukan perubahan izin" in kalimat(h.baris[0], kolom)
    assert lama in kalimat(h.baris[0], kolom)
    assert len([c for c in h.baris[0].catatan if c.salah]) == 1
    assert keadaan()[0][0] == sebelum[0][0]
    assert Koperasi.objects.count() == 2


def test_isian_lain_dari_koperasi_berizin_diperbarui(petugas):
    berizin()
    h = impor(petugas, baris(1, **{"Wilayah Keanggotaan": "Kab. Garut (99); 32.06 (35)"}), kantor=JABAR)
    assert (h.baris[0].golongan, h.baris[0].akibat) == (BAIK, "memperbarui")
    k = Koperasi.objects.get()
    assert (k.keanggotaan.get(wilayah="32.05").jumlah_anggota, k.modal.get().jumlah) == (99, 20_000_000)


def test_koperasi_berizin_hanya_diubah_kantor_yang_berwenang(petugas):
    """Members in two kabupaten: the licence is the Gubernur's, and so is the entry."""
    berizin()
    h = impor(petugas, baris(1))
    assert "Sampaikan perubahannya ke sana" in kalimat(h.baris[0], "nama", salah=True)
    assert not Modal.objects.exists()
    tanpa = tuple(k for k in KEPALA if "Modal" not in k and "Simp" not in k and "Ketua" not in k)
    sama = [v for k, v in zip(KEPALA, baris(1, **{"Wilayah Keanggotaan": "32.05; 32.06"}), strict=True) if k in tanpa]
    assert hasil(sama, kepala=tanpa).baris[0].golongan == BAIK


def test_nomor_milik_koperasi_di_wilayah_lain_ditolak(petugas):
    pabrik.buat_koperasi("33.74", badan_hukum="AHU-0000001.AH.01.26.TAHUN 2019", lengkap=False)
    h = impor(petugas, baris(1), baris(2))
    assert "sudah tercatat atas koperasi di Kota Semarang" in kalimat(h.baris[0], "badan_hukum")
    assert set(Koperasi.objects.values_list("wilayah_id", flat=True)) == {"33.74", "32.05"}


def test_nomor_yang_sama_dua_kali_di_lembar_salah_pada_kedua_barisnya(petugas):
    lain = baris(2, **{"No. Badan Hukum": "AHU 0000001 AH 01 26 TAHUN 2019"})
    h = impor(petugas, baris(1), lain, baris(3))
    assert [b.golongan for b in h.baris] == [SALAH, SALAH, BAIK]
    assert "ada di baris 3" in kalimat(h.baris[0], "badan_hukum")
    assert Koperasi.objects.get().nama == "KSP Mekar 3"


def test_nama_yang_sama_di_kabupaten_yang_sama_diperingatkan(petugas):
    pabrik.buat_koperasi(nama="KSP Kembar", badan_hukum="1/BH/2001", lengkap=False)
    h = hasil(*(baris(n, **{"Nama Koperasi": "KSP Kembar"}) for n in (1, 2)))
    assert [b.golongan for b in h.baris] == [PERIKSA, PERIKSA]
    assert "ada di baris 3" in kalimat(h.baris[0], "nama")
    assert "1/BH/2001" in kalimat(h.baris[1], "nama")


def test_satu_baris_salah_tidak_menahan_yang_benar(petugas):
    impor(petugas, baris(1), baris(2, **{"Kab/Kota": "entah"}), baris(3, **{"Simp. Pokok (Rp)": "1.500"}), baris(4))
    assert list(Koperasi.objects.order_by("nama").values_list("nama", flat=True)) == ["KSP Mekar 1", "KSP Mekar 4"]


def test_lembar_salah_kembali_dengan_sebabnya_dan_tersimpan_sesudah_dibetulkan(petugas):
    h = impor(petugas, baris(1), baris(2, **{"Kab/Kota": "entah", "Simp. Pokok (Rp)": "1.500"}))
    lembar = baca_xlsx(SimpleUploadedFile("s.xlsx", lembar_salah(h.golongan(SALAH))), DAFTAR_KOPERASI)
    arti = DAFTAR_KOPERASI.kenali(lembar.kepala)
    ((_, isi),) = lembar.baris
    sebab = isi[arti.index("kesalahan")]
    assert "Kabupaten/kota kedudukan: “entah” tidak dikenal" in sebab
    assert "Simpanan pokok (Rp): “1.500” dapat berarti dua hal" in sebab
    isi[arti.index("wilayah")], isi[arti.index("simpanan_pokok")] = "Garut", "1.500.000"
    simpan(periksa(lembar, arti, GARUT, PER), petugas)
    dua = Koperasi.objects.get(nama="KSP Mekar 2")
    assert (dua.tanggal_badan_hukum, dua.modal.get().simpanan_pokok) == (date(2019, 3, 1), 1_500_000)
    assert Koperasi.objects.count() == 2


def test_lembar_contoh_terbaca_dengan_empat_salah_dan_satu_perlu_diperiksa(db, settings):
    call_command("muat_wilayah", stdout=io.StringIO())
    isi = (settings.BASE_DIR / "fixtures" / "contoh-koperasi.xlsx").read_bytes()
    lembar = baca_xlsx(SimpleUploadedFile("contoh.xlsx", isi), DAFTAR_KOPERASI)
    arti = DAFTAR_KOPERASI.kenali(lembar.kepala)
    assert [judul for judul, a in zip(lembar.kepala, arti, strict=True) if a is None] == ["KET."]
    h = periksa(lembar, arti, GARUT, PER)
    assert h.hitungan == {BAIK: 23, PERIKSA: 1, SALAH: 4}
    assert {c.kolom for b in h.golongan(SALAH) for c in b.catatan} == {"badan_hukum", "simpanan_pokok", "wilayah"}


def test_templat_tidak_berisi_baris_dan_contohnya_sendiri_benar():
    with pytest.raises(Exception, match="Tidak ada baris koperasi"):
        baca_xlsx(SimpleUploadedFile("t.xlsx", lembar_templat()), DAFTAR_KOPERASI)
    for k in KOLOM:
        if k.contoh:
            try:
                k.jenis.baca(k.contoh)
            except IsianSalah as salah:
                pytest.fail(f"{k.judul}: {salah}")
    assert satu(JABAR, **{k.nama: k.contoh for k in KOLOM if k.contoh}).golongan == BAIK


def test_bentuk_satu_nomor_di_basis_data_sama_dengan_di_program(petugas):
    for nomor in ("518/BH/XIII.6/2010", " a.B,c/d-e ", "AHU-1.AH"):
        k = pabrik.buat_koperasi(badan_hukum=nomor, lengkap=False)
        assert Koperasi.objects.berkunci().filter(kunci=kunci_badan_hukum(nomor)).get() == k


def test_banyak_pertanyaan_sama_untuk_10_dan_1000_baris(petugas, django_assert_max_num_queries):
    for banyak in (10, 1000):
        lembar = baca_xlsx(xlsx(*(baris(n) for n in range(1, banyak + 1))), DAFTAR_KOPERASI)
        arti = DAFTAR_KOPERASI.kenali(lembar.kepala)
        with django_assert_max_num_queries(6):
            h = periksa(lembar, arti, GARUT, PER)
    simpan(h, petugas)
    assert Koperasi.objects.count() == 1000
