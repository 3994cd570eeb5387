"""Permen KUKM 15/2015 Pasal 2 to 7, 15, 17, 18: licence, capital, standards. Every number under, at, over."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa import P15_2015, Ambang, Hasil, evaluasi
from aturan.bahasa.bilangan import terbilang
from aturan.naskah import naskah
from aturan.simpan_pinjam_2015 import kewenangan, modal, orang, som
from aturan.simpan_pinjam_2015.izin import (
    BANK_PEMERINTAH,
    BERKAS_IZIN,
    DOKUMEN_PENDIRIAN,
    SYARAT_IZIN,
    peringatan_izin,
    syarat_izin,
)
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from aturan.simpan_pinjam_2015.modal import (
    MODAL_AWAL,
    MODAL_REGISTRASI,
    PEMISAHAN_USP,
    jalur_usp,
    modal_awal,
    modal_sendiri_ksp,
    modal_usp,
    tenggat_registrasi,
)
from aturan.simpan_pinjam_2015.som import BUTIR_SOM, periksa_aset_utang

HARI = date(2026, 3, 2)
YA, TIDAK, PERLU, BUKAN = Hasil.TERPENUHI, Hasil.TIDAK, Hasil.PERLU_PENILAIAN, Hasil.TIDAK_BERLAKU

# A KSP primer in one kabupaten that meets everything, on every border exactly.
CUKUP = {
    "jenis": "ksp",
    "bentuk": "primer",
    "lingkup": "kabkota",
    "visi": True,
    "misi": True,
    "tujuan": True,
    "tanggal_pengesahan": date(2026, 3, 2),
    "tanggal_izin": date(2026, 3, 2),
    "unit_usaha_lain": 0,
    **{b.fakta: True for b in BERKAS_IZIN},
    "bank": "bri",
    "deposito_atas_nama": "koperasi",
    "rekening_atas_nama_koperasi": True,
    "rencana_kerja_tahun": 2,
    "modal_disetor": Decimal(15_000_000),
}
SEKUNDER = {
    **CUKUP, "bentuk": "sekunder", "jumlah_pendiri_ksp": 3, "pendiri_bukan_ksp": [], "anggota_bukan_ksp": [],
    "modal_disetor": Decimal(50_000_000),
}  # fmt: skip
USP = {**CUKUP, "jenis": "usp", "unit_usaha_lain": 4}


def temuan(fakta, per=HARI):
    return evaluasi(syarat_izin(fakta), fakta, per=per)


def satu(kode, fakta, per=HARI):
    [hasil] = [t for t in temuan(fakta, per) if t.kode == kode]
    return hasil


# ---- The whole application ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fakta", [CUKUP, SEKUNDER, USP], ids=["ksp primer", "ksp sekunder", "usp"])
def test_permohonan_tepat_pada_setiap_batas_memenuhi_semua_syarat(fakta):
    assert {t.kode: t.hasil for t in temuan(fakta) if t.hasil is not YA} == {}


@pytest.mark.parametrize("fakta", [CUKUP, SEKUNDER, USP], ids=["ksp primer", "ksp sekunder", "usp"])
def test_sebelum_8_oktober_2015_tidak_ada_yang_diuji(fakta):
    assert {t.hasil for t in temuan(fakta, date(2015, 10, 7))} == {Hasil.TANPA_KETENTUAN}
    assert {t.hasil for t in temuan(fakta, date(2015, 10, 8))} == {YA}


def test_permohonan_kosong_tidak_memenuhi_apa_pun_dan_tidak_gagal():
    assert {t.hasil for t in temuan({})} == {PERLU}


@given(st.fixed_dictionaries({}, optional={nama: st.none() for nama in CUKUP}))
def test_yang_tidak_diketahui_tidak_pernah_terpenuhi(kosong):
    """Taking a fact away never makes a finding better, and never one that failed."""
    fakta = {**CUKUP, **kosong}
    assert TIDAK not in {t.hasil for t in temuan(fakta)}
    assert ({t.hasil for t in temuan(fakta)} == {YA}) is (not kosong)


def test_syarat_dalam_urutan_pasal():
    def urut(syarat):
        d = syarat.versi[0].dasar
        return int(d.pasal), d.ayat, d.huruf

    assert [s.kode for s in SYARAT_IZIN] == [s.kode for s in sorted(SYARAT_IZIN, key=urut)]


@pytest.mark.parametrize(
    ("fakta", "ada", "tiada"),
    [
        (CUKUP, {"izin.bentuk_ksp", "izin.unit_usaha_lain"}, {"izin.bentuk_usp", "izin.jumlah_pendiri_ksp"}),
        (
            SEKUNDER,
            {"izin.bentuk_ksp", "izin.jumlah_pendiri_ksp", "izin.pendiri_bukan_ksp", "izin.anggota_bukan_ksp"},
            {"izin.bentuk_usp"},
        ),
        (USP, {"izin.bentuk_usp"}, {"izin.bentuk_ksp", "izin.unit_usaha_lain", "izin.jumlah_pendiri_ksp"}),
        ({**USP, "bentuk": "sekunder"}, {"izin.bentuk_usp"}, {"izin.jumlah_pendiri_ksp"}),
    ],
)
def test_syarat_menurut_jenis_dan_bentuk(fakta, ada, tiada):
    kode = {s.kode for s in syarat_izin(fakta)}
    assert ada <= kode
    assert not tiada & kode


@pytest.mark.parametrize(
    ("kode", "fakta", "hasil"),
    [
        ("izin.jenis", {"jenis": "bmt"}, TIDAK),
        ("izin.bentuk_ksp", {"bentuk": "tersier"}, TIDAK),
        ("izin.lingkup", {"lingkup": "desa"}, TIDAK),
        ("izin.visi", {"visi": False}, TIDAK),
        ("izin.misi", {"misi": False}, TIDAK),
        ("izin.tujuan", {"tujuan": False}, TIDAK),
        ("izin.unit_usaha_lain", {"unit_usaha_lain": 1}, TIDAK),
        ("izin.bank", {"bank": "lain"}, TIDAK),
        ("izin.bank", {"bank": "bpd_jabar"}, YA),
        ("izin.bank", {"bank": ""}, PERLU),
        ("izin.deposito_atas_nama", {"deposito_atas_nama": "pengurus"}, YA),
        ("izin.deposito_atas_nama", {"deposito_atas_nama": "orang lain"}, TIDAK),
        ("izin.rekening_atas_nama_koperasi", {"rekening_atas_nama_koperasi": False}, TIDAK),
        ("izin.rencana_kerja_tahun", {"rencana_kerja_tahun": 1}, TIDAK),
        ("izin.rencana_kerja_tahun", {"rencana_kerja_tahun": 3}, YA),
    ],
)
def test_setiap_syarat_dari_dua_sisi(kode, fakta, hasil):
    assert satu(kode, {**CUKUP, **fakta}).hasil is hasil


@pytest.mark.parametrize(("jumlah", "hasil"), [(2, TIDAK), (3, YA), (4, YA), (None, PERLU)])
def test_ksp_sekunder_didirikan_minimal_tiga_ksp(jumlah, hasil):
    assert satu("izin.jumlah_pendiri_ksp", {**SEKUNDER, "jumlah_pendiri_ksp": jumlah}).hasil is hasil


@pytest.mark.parametrize(("selisih", "hasil"), [(-1, TIDAK), (0, YA), (1, YA)])
def test_izin_tidak_mendahului_pengesahan_akta(selisih, hasil):
    fakta = {**CUKUP, "tanggal_izin": CUKUP["tanggal_pengesahan"] + timedelta(days=selisih)}
    assert satu("izin.hari_sejak_pengesahan", fakta).hasil is hasil


@pytest.mark.parametrize("huruf", "abcdef")
def test_satu_berkas_yang_kurang_disebut(huruf):
    gagal = [t for t in temuan({**CUKUP, f"berkas_7{huruf}": False}) if t.hasil is not YA]
    assert [(t.dasar.kode, t.aktual_teks) for t in gagal] == [(f"P15-2015/Ps7{huruf}", "tidak ada atau tidak sesuai")]


@pytest.mark.parametrize(
    ("kode", "fakta", "kalimat"),
    [
        (
            "modal.ksp_primer_kabkota",
            {"modal_disetor": 14_999_999},
            "Modal awal KSP primer dalam 1 kabupaten/kota Rp14.999.999 (kurang Rp1), syarat minimal Rp15.000.000 (Pasal"
            " 17 ayat (2) huruf a Permen KUKM 15/2015): tidak terpenuhi.",
        ),
        (
            "modal.ksp_primer_kabkota",
            {"modal_disetor": Decimal("20000000.50")},
            "Modal awal KSP primer dalam 1 kabupaten/kota Rp20.000.000,50 (lebih Rp5.000.000,50), syarat minimal",
        ),
        (
            "modal.ksp_primer_kabkota",
            {},
            "Modal awal KSP primer dalam 1 kabupaten/kota Rp15.000.000, syarat minimal Rp15.000.000 (Pasal 17",
        ),
        (
            "izin.bank",
            {"bank": "lain"},
            "Bank tempat deposito modal: di luar daftar acuan bank pemerintah, syarat bank BUMN atau bank pembangunan"
            " daerah (BPD)"
            " (Pasal 7 huruf c Permen KUKM 15/2015): tidak terpenuhi.",
        ),
        (
            "izin.hari_sejak_pengesahan",
            {"tanggal_izin": date(2026, 3, 1)},
            "Tanggal izin usaha 1 Maret 2026 (pengesahan akta 2 Maret 2026), syarat tidak sebelum pengesahan akta"
            " (Pasal 6 ayat (2) Permen KUKM 15/2015): tidak terpenuhi.",
        ),
        (
            "izin.deposito_atas_nama",
            {"deposito_atas_nama": "pengurus"},
            "Deposito modal atas nama: salah satu pengurus, bukan koperasi (peringatan), syarat koperasi atau salah"
            " satu pengurus (Pasal 7 huruf c Permen KUKM 15/2015): terpenuhi.",
        ),
    ],
)
def test_kalimat_terbaca_wajar(kode, fakta, kalimat):
    assert satu(kode, {**CUKUP, **fakta}).kalimat.startswith(kalimat)


def test_deposito_atas_nama_pengurus_diperingatkan():
    assert peringatan_izin(CUKUP) == ()
    [peringatan] = peringatan_izin({**CUKUP, "deposito_atas_nama": "pengurus"})
    assert "Pasal 7 huruf c Permen KUKM 15/2015" in peringatan


def test_daftar_bank_pemerintah_memuat_bumn_dan_semua_bpd():
    assert {"bri", "mandiri", "bni", "btn"} <= BANK_PEMERINTAH.keys()
    assert sum(kode.startswith("bpd_") for kode in BANK_PEMERINTAH) == 27
    assert "lain" not in BANK_PEMERINTAH
    assert len(set(BANK_PEMERINTAH.values())) == len(BANK_PEMERINTAH)
    assert max(map(len, BANK_PEMERINTAH)) <= 20  # the width of the column that stores the code


def test_enam_berkas_dan_dua_dokumen_pendirian():
    assert "".join(b.huruf for b in BERKAS_IZIN) == "abcdef"
    assert [b.dasar.kode for b in BERKAS_IZIN] == [f"P15-2015/Ps7{h}" for h in "abcdef"]
    assert all(b.petunjuk for b in BERKAS_IZIN)
    assert [d.kode for d in DOKUMEN_PENDIRIAN] == ["badan_hukum", "izin_usaha"]


# ---- Capital --------------------------------------------------------------------------------------------------------

JUTA = 1_000_000


@pytest.mark.parametrize(
    ("jenis", "bentuk", "lingkup", "jumlah", "pasal"),
    [
        ("ksp", "primer", "kabkota", 15 * JUTA, "17(2)a"),
        ("ksp", "primer", "provinsi", 75 * JUTA, "17(2)b"),
        ("ksp", "primer", "nasional", 375 * JUTA, "17(2)c"),
        ("ksp", "sekunder", "kabkota", 50 * JUTA, "17(3)a"),
        ("ksp", "sekunder", "provinsi", 150 * JUTA, "17(3)b"),
        ("ksp", "sekunder", "nasional", 500 * JUTA, "17(3)c"),
        ("usp", "primer", "kabkota", 15 * JUTA, "18(1)a"),
        ("usp", "primer", "provinsi", 15 * JUTA, "18(1)a"),
        ("usp", "primer", "nasional", 15 * JUTA, "18(1)a"),
        ("usp", "sekunder", "kabkota", 50 * JUTA, "18(1)b"),
        ("usp", "sekunder", "provinsi", 50 * JUTA, "18(1)b"),
        ("usp", "sekunder", "nasional", 50 * JUTA, "18(1)b"),
    ],
)
def test_modal_awal_satu_rupiah_di_bawah_tepat_dan_di_atas(jenis, bentuk, lingkup, jumlah, pasal):
    syarat = modal_awal(jenis, bentuk, Lingkup(lingkup))
    assert syarat is modal_awal(jenis, bentuk, lingkup) is MODAL_AWAL[jenis, bentuk, lingkup]
    assert syarat.versi[0].dasar.kode == f"P15-2015/Ps{pasal}"
    for disetor, hasil in ((jumlah - 1, TIDAK), (jumlah, YA), (jumlah + 1, YA), (None, PERLU)):
        fakta = {"jenis": jenis, "bentuk": bentuk, "lingkup": lingkup, "modal_disetor": disetor}
        assert satu(syarat.kode, fakta).hasil is hasil
        assert [t.kode for t in temuan(fakta) if t.kode.startswith("modal.")] == [syarat.kode]


def test_angka_modal_sama_dengan_terbilangnya_dalam_pasal():
    for syarat in {*MODAL_AWAL.values(), MODAL_REGISTRASI, PEMISAHAN_USP}:
        assert f"({terbilang(syarat.versi[0].nilai, 'rupiah')})" in syarat.versi[0].bunyi


def test_modal_usp_tanpa_wilayah_dan_ksp_wajib_wilayah():
    assert modal_awal("usp", "primer", None) is MODAL_AWAL["usp", "primer", "kabkota"]
    with pytest.raises(ValueError, match="None"):
        modal_awal("ksp", "primer", None)
    with pytest.raises(KeyError):
        modal_awal("bmt", "primer", "kabkota")
    fakta = {"jenis": "usp", "bentuk": "primer", "modal_disetor": 15 * JUTA}
    assert satu("modal.usp_primer", fakta).terpenuhi


def test_dua_bacaan_modal_jakarta_dapat_diuji_berdampingan():
    fakta = {**CUKUP, "modal_disetor": 15 * JUTA}
    hasil = {lingkup: temuan({**fakta, "lingkup": lingkup})[-1].hasil for lingkup in ("kabkota", "provinsi")}
    assert hasil == {"kabkota": YA, "provinsi": TIDAK}


@pytest.mark.parametrize(
    ("bentuk", "modal", "jalur", "pasal"),
    [
        ("primer", 0, "registrasi", "4(3)"),
        ("primer", 14_999_999, "registrasi", "4(3)"),
        ("primer", 15_000_000, "izin", "18(1)a"),
        ("primer", 15_000_001, "izin", "18(1)a"),
        ("sekunder", 14_999_999, "registrasi", "4(3)"),
        ("sekunder", 15_000_000, "belum_memenuhi", "18(1)b"),
        ("sekunder", 49_999_999, "belum_memenuhi", "18(1)b"),
        ("sekunder", 50_000_000, "izin", "18(1)b"),
        ("sekunder", 50_000_001, "izin", "18(1)b"),
    ],
)
def test_jalur_usp_menurut_modal(bentuk, modal, jalur, pasal):
    hasil = jalur_usp(bentuk, Decimal(modal), HARI)
    assert (hasil.jalur, hasil.dasar.kode) == (jalur, f"P15-2015/Ps{pasal}")
    assert str(hasil.dasar) in hasil.kalimat


def test_usp_sekunder_di_antara_diberi_tahu_berapa_kurangnya():
    kalimat = jalur_usp("sekunder", 49_999_999, HARI).kalimat
    assert "Pasal 18 ayat (1) huruf b" in kalimat
    assert "Pasal 4 ayat (3)" in kalimat
    assert kalimat.endswith("tambah modal tetap Rp1 sebelum mengajukan permohonan.")


def test_jalur_usp_sebelum_peraturan_berlaku_ditolak():
    with pytest.raises(LookupError, match="8 Oktober 2015"):
        jalur_usp("primer", 1, date(2015, 10, 7))


@given(st.sampled_from(["primer", "sekunder"]), st.integers(0, 100 * JUTA))
def test_izin_usp_dan_buku_registrasi_tidak_pernah_bersamaan(bentuk, modal):
    dapat_izin = satu(f"modal.usp_{bentuk}", {"jenis": "usp", "bentuk": bentuk, "modal_disetor": modal}).terpenuhi
    assert (jalur_usp(bentuk, modal, HARI).jalur == "izin") is dapat_izin


@pytest.mark.parametrize(
    ("dicatat", "tenggat"),
    [
        (date(2026, 3, 2), date(2027, 3, 2)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_satu_tahun_sejak_tanggal_registrasi(dicatat, tenggat):
    assert tenggat_registrasi(dicatat) == tenggat


@pytest.mark.parametrize(
    ("aset", "hasil"), [(4_999_999_999, TIDAK), (5_000_000_000, YA), (5_000_000_001, YA), (None, PERLU)]
)
def test_usp_beraset_lima_miliar_dapat_memisahkan_diri(aset, hasil):
    [t] = evaluasi([PEMISAHAN_USP], {"aset_usp": aset}, per=HARI)
    assert t.hasil is hasil


def test_modal_sendiri_ksp_dan_modal_usp_dijumlahkan():
    assert modal_sendiri_ksp(*map(Decimal, (1, 20, 300, 4_000, 50_000))) == 54_321
    assert modal_usp(*map(Decimal, (1, 20, 300))) == 321


@pytest.mark.parametrize("letak", range(5))
def test_komponen_modal_yang_tidak_diketahui_bukan_nol(letak):
    nilai = [Decimal(1)] * 5
    nilai[letak] = None
    assert modal_sendiri_ksp(*nilai) is None
    if letak < 3:
        assert modal_usp(*nilai[:3]) is None


def test_komponen_modal_yang_salah_jumlah_ditolak():
    with pytest.raises(ValueError, match="Modal USP terdiri dari 3 komponen, bukan 2"):
        modal.MODAL_USP.hitung(Decimal(1), Decimal(2))


# ---- Standards: Pasal 15 --------------------------------------------------------------------------------------------

AMAN = {
    "aset_tetap": Decimal(1_000_000_000),
    "aset_dijaminkan": Decimal(400_000_000),
    "rapat_anggota_jaminan": date(2026, 1, 10),
    "tenor_utang_bulan": 13,
    "rapat_anggota_utang": date(2026, 1, 10),
    "konversi_modal_penyertaan": False,
}


def som_satu(kode, **fakta):
    [t] = [t for t in periksa_aset_utang({**AMAN, **fakta}, HARI) if t.kode == f"som.{kode}"]
    return t


def test_29_butir_som_dengan_kode_tetap():
    isi = {"2": "abcdef", "3": "abcdefghijk", "4": "abcdef", "5": "abcdef"}
    assert [b.kode for b in BUTIR_SOM] == [f"15({ayat}){h}" for ayat, huruf in isi.items() for h in huruf]
    assert {b.dasar.ayat for b in BUTIR_SOM} == som.BAGIAN_SOM.keys()


def test_aset_dan_utang_yang_tertib():
    assert {t.hasil for t in periksa_aset_utang(AMAN, HARI)} == {YA}


@pytest.mark.parametrize(
    ("dijaminkan", "hasil", "teks"),
    [
        (Decimal(399_900_000), YA, "39,99%"),
        (Decimal(400_000_000), YA, "40%"),
        (Decimal(400_100_000), TIDAK, "40,01%"),
        (Decimal(400_000_001), TIDAK, "40,0000001%"),
        (None, PERLU, "belum diisi"),
    ],
)
def test_jaminan_paling_banyak_40_persen_aset_tetap(dijaminkan, hasil, teks):
    t = som_satu("persen_aset_dijaminkan", aset_dijaminkan=dijaminkan)
    assert (t.hasil, t.aktual_teks) == (hasil, teks)


def test_jaminan_di_atas_aset_tetap_nol_tidak_terdefinisi():
    t = som_satu("persen_aset_dijaminkan", aset_tetap=Decimal(0), aset_dijaminkan=Decimal(1))
    assert (t.hasil, t.aktual_teks) == (PERLU, "belum dapat dihitung: nilai aset tetap 0 tetapi ada yang dijaminkan")
    assert som_satu("persen_aset_dijaminkan", aset_tetap=Decimal(0), aset_dijaminkan=Decimal(0)).terpenuhi


@pytest.mark.parametrize(
    ("fakta", "hasil"),
    [
        ({}, YA),
        ({"rapat_anggota_jaminan": None}, PERLU),
        ({"aset_dijaminkan": Decimal(0), "rapat_anggota_jaminan": None}, BUKAN),
        ({"aset_dijaminkan": None, "rapat_anggota_jaminan": None}, PERLU),
    ],
)
def test_jaminan_perlu_persetujuan_rapat_anggota(fakta, hasil):
    assert som_satu("persetujuan_jaminan", **fakta).hasil is hasil


@pytest.mark.parametrize(
    ("tenor", "rapat", "hasil"),
    [
        (12, None, BUKAN),
        (13, None, PERLU),
        (13, date(2026, 1, 10), YA),
        (0, None, BUKAN),
        (None, None, PERLU),
    ],
)
def test_utang_lebih_dari_12_bulan_perlu_persetujuan(tenor, rapat, hasil):
    assert som_satu("persetujuan_utang", tenor_utang_bulan=tenor, rapat_anggota_utang=rapat).hasil is hasil


@pytest.mark.parametrize(("konversi", "hasil"), [(False, YA), (True, TIDAK), (None, PERLU)])
def test_konversi_modal_penyertaan_ditolak(konversi, hasil):
    assert som_satu("konversi_modal_penyertaan", konversi_modal_penyertaan=konversi).hasil is hasil


def test_aset_dan_utang_sebelum_8_oktober_2015_tidak_berlaku():
    for fakta in (AMAN, {**AMAN, "aset_dijaminkan": Decimal(0), "tenor_utang_bulan": 0}):
        kalimat = [t.kalimat for t in periksa_aset_utang(fakta, date(2015, 10, 7))]
        assert all("baru berlaku sejak 8 Oktober 2015" in k for k in kalimat)


# ---- Words of the text ----------------------------------------------------------------------------------------------

NASKAH = naskah(P15_2015).teks
SYARAT = [*SYARAT_IZIN, MODAL_REGISTRASI, PEMISAHAN_USP, *som.SYARAT_SOM]
SYARAT += [s for isi in orang.SYARAT_ORANG.values() for s in isi]
DATA = [*kewenangan.WEWENANG, *BERKAS_IZIN, *DOKUMEN_PENDIRIAN, *modal.RUMUS, *BUTIR_SOM]


# A rule quotes this regulation in its first version; a later one may stand in another text.
@pytest.mark.parametrize("butir", [*(s.versi[0] for s in SYARAT), *DATA], ids=lambda b: b.dasar.kode)
def test_bunyi_ada_persis_dalam_naskah(butir):
    assert butir.bunyi
    assert butir.bunyi in NASKAH


def test_setiap_ambang_berlaku_sejak_8_oktober_2015():
    assert P15_2015.berlaku == date(2015, 10, 8)
    ambang = [s for s in SYARAT if isinstance(s, Ambang)]
    assert {a.versi[0].berlaku for a in ambang} == {date(2015, 10, 8)}
    assert len(ambang) == 21


def test_angka_dalam_bunyi_sama_dengan_ambangnya():
    """A count that the article spells in brackets is the number that is compared."""
    for syarat in (s for s in SYARAT if isinstance(s, Ambang) and s.versi[0].nilai):
        if s := re.search(r"(\d+)%? \((dua|tiga|lima|empat puluh perseratus)\)", syarat.versi[0].bunyi):
            assert int(s[1]) == syarat.versi[0].nilai, syarat.kode
        elif syarat.kode != "som.tenor_utang_bulan":  # "jangka panjang" has no number: a reading
            assert syarat.satuan == "rupiah", syarat.kode
