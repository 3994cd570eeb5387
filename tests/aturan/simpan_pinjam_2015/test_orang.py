"""Permen KUKM 15/2015 Pasal 11 to 13, person by person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa import Hasil
from aturan.simpan_pinjam_2015.orang import HUBUNGAN, SYARAT_ORANG, Orang, periksa_orang

HARI = date(2026, 3, 2)
YA, TIDAK, PERLU, BUKAN = Hasil.TERPENUHI, Hasil.TIDAK, Hasil.PERLU_PENILAIAN, Hasil.TIDAK_BERLAKU

# In order, on every border exactly.
PENGURUS = Orang(
    golongan="pengurus",
    nama="Asep",
    koperasi_berdiri=date(2010, 5, 1),
    anggota=True,
    anggota_sejak=date(2024, 1, 15),
    diangkat=date(2026, 1, 15),
    periode=2,
    rapat_anggota=date(2026, 1, 15),
    tidak_dihukum=True,
    hubungan_ditanyakan=True,
    rangkap=(),
)
PENGAWAS = replace(PENGURUS, golongan="pengawas")
PENGELOLA = Orang(
    golongan="pengelola",
    rapat_anggota=date(2026, 1, 15),
    sertifikat_nomor="LSP-012",
    sertifikat_sampai=HARI,
    kontrak_mulai=date(2026, 2, 1),
    kontrak_sampai=date(2028, 1, 31),
    kontrak_wewenang=True,
    kontrak_sengketa=True,
)
SEMUA = (PENGURUS, PENGAWAS, PENGELOLA)
BERKASUS = pytest.mark.parametrize("orang", [PENGURUS, PENGAWAS], ids=["pengurus", "pengawas"])


def satu(nama, orang, per=HARI, **lain):
    """The finding of one rule; None when the rule is not about this person."""
    ada = [t for t in periksa_orang(replace(orang, **lain), per) if t.kode == f"{orang.golongan}.{nama}"]
    assert len(ada) < 2
    return ada[0] if ada else None


@pytest.mark.parametrize("orang", SEMUA, ids=lambda o: o.golongan)
def test_yang_memenuhi_semua_tepat_pada_batasnya(orang):
    assert {t.hasil for t in periksa_orang(orang, HARI)} == {YA}


@pytest.mark.parametrize("orang", SEMUA, ids=lambda o: o.golongan)
def test_sebelum_8_oktober_2015_tidak_berlaku(orang):
    orang = replace(orang, sertifikat_sampai=date(2016, 1, 1))
    assert {t.hasil for t in periksa_orang(orang, date(2015, 10, 7))} == {Hasil.TANPA_KETENTUAN}
    assert {t.hasil for t in periksa_orang(orang, date(2015, 10, 8))} == {YA}


@pytest.mark.parametrize("golongan", SYARAT_ORANG)
def test_orang_tanpa_data_tidak_gagal_dan_tidak_lulus(golongan):
    assert {t.hasil for t in periksa_orang({"golongan": golongan}, HARI)} == {PERLU}


@pytest.mark.parametrize(
    ("orang", "pasal"),
    [
        (PENGURUS, ["11(1)", "11(3)", "11(4)a", "11(4)b", "11(4)c", "11(8)"]),
        (replace(PENGURUS, sekunder=True, asal_koperasi="KSP Maju"), ["11(1)", "11(2)", "11(4)a", "11(4)b", "11(4)c"]),
        (PENGAWAS, ["12(1)", "12(1)", "12(3)a", "12(3)b", "12(3)c", "12(7)"]),
        (replace(PENGAWAS, sekunder=True, asal_koperasi="KSP Maju"), ["12(1)", "12(2)", "12(4)", "12(3)b", "12(3)c"]),
        (PENGELOLA, ["13(1)", "13(5)", "13(5)", "13(6)a", "13(6)b", "13(6)c"]),
    ],
)
def test_temuan_dalam_urutan_pasal(orang, pasal):
    assert [t.dasar.kode.removeprefix("P15-2015/Ps") for t in periksa_orang(orang, HARI)] == pasal


@pytest.mark.parametrize(
    ("orang", "nama", "lain", "hasil"),
    [
        (PENGURUS, "rapat_anggota", {"rapat_anggota": None}, PERLU),
        (PENGURUS, "anggota", {"anggota": False}, TIDAK),
        (PENGURUS, "anggota", {"anggota": None}, PERLU),
        (PENGURUS, "asal_koperasi", {"sekunder": True}, PERLU),
        (PENGURUS, "asal_koperasi", {"sekunder": True, "asal_koperasi": "KSP Maju"}, YA),
        (PENGAWAS, "rapat_anggota", {"rapat_anggota": None}, PERLU),
        (PENGAWAS, "anggota", {"anggota": False}, TIDAK),
        (PENGAWAS, "asal_koperasi", {"sekunder": True, "asal_koperasi": ""}, PERLU),
        (PENGELOLA, "rapat_anggota", {"rapat_anggota": None}, PERLU),
        (PENGELOLA, "sertifikat", {"sertifikat_nomor": ""}, PERLU),
        (PENGELOLA, "kontrak_jangka", {"kontrak_sampai": None}, PERLU),
        (PENGELOLA, "kontrak_jangka", {"kontrak_mulai": None}, PERLU),
        (PENGELOLA, "kontrak_wewenang", {"kontrak_wewenang": False}, TIDAK),
        (PENGELOLA, "kontrak_sengketa", {"kontrak_sengketa": False}, TIDAK),
    ],
)
def test_setiap_syarat_dari_sisi_lainnya(orang, nama, lain, hasil):
    assert satu(nama, orang, **lain).hasil is hasil


# ---- Two years of membership ----------------------------------------------------------------------------------------


@BERKASUS
@pytest.mark.parametrize(("hari", "hasil"), [(-1, YA), (0, YA), (1, TIDAK)])
def test_anggota_dua_tahun_saat_diangkat(orang, hari, hasil):
    sejak = date(2024, 1, 15) + timedelta(days=hari)
    assert satu("lama_anggota", orang, anggota_sejak=sejak).hasil is hasil


@BERKASUS
def test_anggota_sejak_29_februari_genap_dua_tahun_pada_28_februari(orang):
    lahir = {"anggota_sejak": date(2024, 2, 29)}
    assert satu("lama_anggota", orang, **lahir, diangkat=date(2026, 2, 28)).hasil is YA
    assert satu("lama_anggota", orang, **lahir, diangkat=date(2026, 2, 27)).hasil is TIDAK


def test_pengurus_periode_pertama_dikecualikan_ayat_5():
    t = satu("lama_anggota", PENGURUS, periode=1, anggota_sejak=date(2026, 1, 1))
    assert (t.hasil, t.dasar.kode) == (BUKAN, "P15-2015/Ps11(5)")
    assert t.kalimat == (
        "Lama menjadi anggota saat diangkat tidak diuji karena masa jabatan pertama (Pasal 11 ayat (5) Permen KUKM"
        " 15/2015): tidak berlaku."
    )


def test_pengurus_tanpa_periode_hanya_terbuka_bila_periode_menentukan():
    assert satu("lama_anggota", PENGURUS, periode=None).hasil is YA
    assert satu("lama_anggota", PENGURUS, periode=None, anggota_sejak=date(2026, 1, 1)).hasil is PERLU


def test_periode_pertama_tidak_berlaku_bagi_pengawas():
    assert satu("lama_anggota", PENGAWAS, periode=1, anggota_sejak=date(2026, 1, 1)).hasil is TIDAK


@pytest.mark.parametrize(
    ("berdiri", "hasil"),
    [
        (date(2024, 1, 16), BUKAN),  # one day short of two years at the appointment
        (date(2024, 1, 15), TIDAK),  # two years old
        (date(2010, 5, 1), TIDAK),
        (None, PERLU),  # it may be one that is excepted
    ],
)
def test_pengawas_koperasi_yang_belum_dua_tahun_dikecualikan_dengan_catatan(berdiri, hasil):
    t = satu("lama_anggota", PENGAWAS, koperasi_berdiri=berdiri, anggota_sejak=date(2024, 1, 16))
    assert t.hasil is hasil
    assert ("koperasi baru berdiri 16 Januari 2024" in t.kalimat) is (hasil is BUKAN)


def test_pengurus_koperasi_baru_tidak_dikecualikan_dari_periode_kedua():
    baru = {"koperasi_berdiri": date(2025, 6, 1), "anggota_sejak": date(2025, 6, 1)}
    assert satu("lama_anggota", PENGURUS, **baru).hasil is TIDAK


def test_pengawas_sekunder_dikecualikan_ayat_4():
    t = satu("lama_anggota", PENGAWAS, sekunder=True, anggota_sejak=None)
    assert (t.hasil, t.dasar.kode) == (BUKAN, "P15-2015/Ps12(4)")


# ---- Verdicts -------------------------------------------------------------------------------------------------------


@BERKASUS
@pytest.mark.parametrize(
    ("putusan", "hasil"),
    [
        (date(2021, 1, 14), YA),  # five years and a day before the appointment
        (date(2021, 1, 15), TIDAK),  # five years to the day: still within "5 tahun sebelum"
        (date(2021, 1, 16), TIDAK),
        (date(2026, 1, 15), TIDAK),
    ],
)
def test_putusan_dalam_lima_tahun_sebelum_pengangkatan(orang, putusan, hasil):
    assert satu("sejak_putusan", orang, tanggal_putusan=putusan).hasil is hasil
    assert satu("tidak_dihukum", orang, tanggal_putusan=putusan) is None


@BERKASUS
@pytest.mark.parametrize(("pernyataan", "hasil"), [(True, YA), (False, TIDAK), (None, PERLU)])
def test_tanpa_putusan_dinilai_dari_pernyataan(orang, pernyataan, hasil):
    assert satu("tidak_dihukum", orang, tidak_dihukum=pernyataan).hasil is hasil
    assert satu("sejak_putusan", orang) is None


@BERKASUS
def test_putusan_setelah_pengangkatan_tidak_diatur_ayat_ini(orang):
    """The text speaks of the years before the appointment alone."""
    sesudah = {"tanggal_putusan": date(2026, 1, 16)}
    assert satu("sejak_putusan", orang, **sesudah) is None
    assert satu("tidak_dihukum", orang, **sesudah).hasil is YA


@given(st.dates(date(1990, 1, 1), date(2026, 1, 15)))
def test_putusan_yang_lebih_lama_tidak_pernah_memberatkan(putusan):
    kini = satu("sejak_putusan", PENGURUS, tanggal_putusan=putusan).hasil
    lama = satu("sejak_putusan", PENGURUS, tanggal_putusan=putusan - timedelta(days=1)).hasil
    assert (kini, lama) != (YA, TIDAK)


# ---- Family and double office ---------------------------------------------------------------------------------------


@BERKASUS
@pytest.mark.parametrize(
    ("jenis", "hasil"),
    [
        ("orang_tua", TIDAK),
        ("tiri", TIDAK),
        ("mertua", TIDAK),
        ("suami_istri", PERLU),
        ("saudara", YA),
        ("ipar", YA),
        ("lain", YA),
    ],
)
def test_hubungan_keluarga_sampai_derajat_kesatu(orang, jenis, hasil):
    t = satu("hubungan", orang, hubungan=(("Siti", jenis),))
    assert t.hasil is hasil
    assert ("Siti" in t.aktual_teks) is (hasil is not YA)


def test_setiap_hubungan_menyebut_derajat_dan_akibatnya():
    dasar = "Pasal 11 ayat (4) huruf c"
    assert {jenis: h.keterangan(dasar).removesuffix(f", {dasar}") for jenis, h in HUBUNGAN.items()} == {
        "orang_tua": "derajat kesatu, menghalangi",
        "tiri": "derajat kesatu, menghalangi",
        "mertua": "derajat kesatu, menghalangi",
        "suami_istri": "bukan sedarah dan bukan semenda (Pasal 1 angka 9), tidak menghalangi, perlu alasan pemeriksa",
        "saudara": "derajat kedua, tidak menghalangi",
        "ipar": "derajat kedua, tidak menghalangi",
        "lain": "di atas derajat kedua, tidak menghalangi",
    }


def test_hanya_hubungan_terlarang_yang_disebut():
    keluarga = (("Siti", "orang_tua"), ("Budi", "saudara"), ("Ani", "tiri"), ("Ika", "suami_istri"))
    assert satu("hubungan", PENGURUS, hubungan=keluarga).kalimat == (
        "Hubungan keluarga sampai derajat kesatu: Siti (orang tua/anak), Ani (orang tua tiri/anak tiri), syarat tidak"
        " ada (Pasal 11 ayat (4) huruf c Permen KUKM 15/2015): tidak terpenuhi."
    )


def test_hubungan_yang_belum_ditanyakan_bukan_tidak_ada():
    t = satu("hubungan", PENGURUS, hubungan_ditanyakan=False)
    assert t.hasil is PERLU and t.belum_diketahui
    terlarang = {"hubungan": (("Siti", "tiri"),)}
    assert satu("hubungan", PENGURUS, hubungan_ditanyakan=False, **terlarang).hasil is TIDAK


def test_suami_istri_dinilai_pemeriksa_dan_tidak_menutupi_yang_belum_ditanyakan():
    ika = {"hubungan": (("Ika", "suami_istri"),)}
    assert not satu("hubungan", PENGURUS, **ika).belum_diketahui
    belum = satu("hubungan", PENGURUS, hubungan_ditanyakan=False, **ika)
    assert belum.belum_diketahui and "Ika (suami/istri)" in belum.aktual_teks


@BERKASUS
def test_rangkap_pada_ksp_primer_lain_dilarang(orang):
    t = satu("rangkap", orang, rangkap=("KSP Maju", "KSP Jaya"))
    assert (t.hasil, t.aktual_teks) == (TIDAK, "KSP Maju, KSP Jaya")


@BERKASUS
@pytest.mark.parametrize("lain", [{"sekunder": True}, {"jenis_koperasi": "usp"}])
def test_larangan_rangkap_hanya_bagi_ksp_primer(orang, lain):
    assert satu("rangkap", orang, rangkap=("KSP Maju",), **lain) is None


# ---- Certificate, errors --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sampai", "hasil"),
    [(HARI - timedelta(days=1), TIDAK), (HARI, YA), (HARI + timedelta(days=1), YA), (None, PERLU)],
)
def test_sertifikat_berlaku_pada_hari_pemeriksaan(sampai, hasil):
    assert satu("sertifikat_berlaku", PENGELOLA, sertifikat_sampai=sampai).hasil is hasil


def test_kalimat_sertifikat_yang_kedaluwarsa():
    assert satu("sertifikat_berlaku", PENGELOLA, sertifikat_sampai=date(2026, 3, 1)).kalimat == (
        "Sertifikat standar kompetensi berlaku sampai 1 Maret 2026 (hari pemeriksaan 2 Maret 2026), syarat tidak"
        " sebelum hari pemeriksaan (Pasal 13 ayat (5) Permen KUKM 15/2015): tidak terpenuhi."
    )


def test_golongan_hubungan_dan_isian_asing_ditolak():
    with pytest.raises(ValueError, match="Golongan 'kasir' tidak dikenal"):
        periksa_orang({"golongan": "kasir"}, HARI)
    with pytest.raises(ValueError, match="Hubungan tidak dikenal: tetangga"):
        periksa_orang(replace(PENGURUS, hubungan=(("Siti", "tetangga"),)), HARI)
    with pytest.raises(TypeError, match="umur"):
        periksa_orang({"golongan": "pengurus", "umur": 40}, HARI)
