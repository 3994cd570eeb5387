"""Pasal 5 Permen KUKM 23/2005, case by case. Each table can be read beside the text."""

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa import P23_2005, Ambang, Hasil, evaluasi, ringkas
from aturan.indeks import semua_ambang, semua_syarat
from aturan.naskah import naskah
from aturan.sentra_2005 import perkuatan, program
from aturan.sentra_2005.kriteria import (
    KRITERIA_KLASTER,
    KRITERIA_SENTRA,
    KRITERIA_UNGGULAN,
    Jangkauan,
    kriteria_untuk,
    prasyarat_untuk,
)
from aturan.sentra_2005.program import JenjangSentra

HARI = date(2026, 3, 2)
SYARAT_23 = [s for s in semua_syarat() if s.versi[0].dasar.peraturan == P23_2005]
YA, TIDAK, PERLU, TANPA = Hasil.TERPENUHI, Hasil.TIDAK, Hasil.PERLU_PENILAIAN, Hasil.TANPA_KETENTUAN

BAIK = {"jawaban": True, "alasan": "diperiksa di lapangan", "bukti": ["foto.jpg"]}
BURUK = {"jawaban": False, "alasan": "tidak ditemukan"}

# A sentra that meets everything, on every border exactly.
CUKUP = {
    "jumlah_ukm": 20,
    "kapasitas_prospek": BAIK,
    "omzet_bulanan": Decimal(200_000_000),
    "prospek_pasar": BAIK,
    "kemitraan_bahan_baku": BAIK,
    "kemitraan_pemasaran": BAIK,
    "tenaga_kerja": 40,
    "bahan_baku_lokal": BAIK,
    "persen_bahan_lokal": Decimal(60),
    "teknologi_tepat_guna": BAIK,
    "sarana_prasarana": BAIK,
    "jumlah_pembinaan": 1,
    "produk_unggulan_daerah": BAIK,
    "jangkauan": "nasional",
    "omzet_ini": Decimal(2_400_000_020),
    "omzet_lalu": Decimal(2_400_000_000),
    "ukm_ini": 20,
    "ukm_lalu": 20,
    "tenaga_kerja_ini": 40,
    "tenaga_kerja_lalu": 39,
    "pengembangan_teknologi": BAIK,
    "mitra_hulu": 1,
    "mitra_hilir": 0,
    "jenjang_sekarang": "UNGGULAN",
    "peran_klaster": "pemasok",
    "produk_hulu_nasional": BURUK,
    "pelatihan_teknis": BAIK,
    "litbang": BAIK,
}


def hasil(kode, fakta, per=HARI):
    """Result of one rule on a sentra that is otherwise in order."""
    [syarat] = [s for s in SYARAT_23 if s.kode == kode]
    [temuan] = evaluasi([syarat], {**CUKUP, **fakta}, per=per)
    return temuan.hasil


# ---- Every number: one under, at, one over --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kode", "fakta", "harapan"),
    [
        # Pasal 5 ayat (1) huruf a: minimal 20 UKM
        ("sentra.jumlah_ukm", {"jumlah_ukm": 19}, TIDAK),
        ("sentra.jumlah_ukm", {"jumlah_ukm": 20}, YA),
        ("sentra.jumlah_ukm", {"jumlah_ukm": 21}, YA),
        # huruf b: minimal Rp200 juta a month
        ("sentra.omzet_bulanan", {"omzet_bulanan": Decimal(199_999_999)}, TIDAK),
        ("sentra.omzet_bulanan", {"omzet_bulanan": Decimal("199999999.99")}, TIDAK),
        ("sentra.omzet_bulanan", {"omzet_bulanan": Decimal(200_000_000)}, YA),
        ("sentra.omzet_bulanan", {"omzet_bulanan": Decimal(200_000_001)}, YA),
        ("sentra.omzet_bulanan", {"omzet_bulanan": Fraction(2_399_999_999, 12)}, TIDAK),
        ("sentra.omzet_bulanan", {"omzet_bulanan": Fraction(2_400_000_000, 12)}, YA),
        # huruf e: minimal 40 orang
        ("sentra.tenaga_kerja", {"tenaga_kerja": 39}, TIDAK),
        ("sentra.tenaga_kerja", {"tenaga_kerja": 40}, YA),
        ("sentra.tenaga_kerja", {"tenaga_kerja": 41}, YA),
        # ayat (2) huruf a: telah mendapatkan fasilitas pembinaan
        ("unggulan.jumlah_pembinaan", {"jumlah_pembinaan": 0}, TIDAK),
        ("unggulan.jumlah_pembinaan", {"jumlah_pembinaan": 1}, YA),
        ("unggulan.jumlah_pembinaan", {"jumlah_pembinaan": 2}, YA),
        # huruf c: sekurang-kurangnya antar kabupaten/kota
        ("unggulan.jangkauan", {"jangkauan": "lokal"}, TIDAK),
        ("unggulan.jangkauan", {"jangkauan": "antar_kabkota"}, YA),
        ("unggulan.jangkauan", {"jangkauan": "antar_provinsi"}, YA),
        ("unggulan.jangkauan", {"jangkauan": "ekspor"}, YA),
        # huruf d: peningkatan omzet
        ("unggulan.omzet", {"omzet_ini": 2_399_999_999}, TIDAK),
        ("unggulan.omzet", {"omzet_ini": 2_400_000_000}, TIDAK),
        ("unggulan.omzet", {"omzet_ini": 2_400_000_001}, YA),
        # huruf e: pertumbuhan omzet per UKM
        ("unggulan.omzet_per_ukm", {"omzet_ini": 2_400_000_000}, TIDAK),
        ("unggulan.omzet_per_ukm", {"omzet_ini": 2_400_000_001}, YA),
        # ... omzet up by 10%, UKM up by 15%: each UKM earns less
        ("unggulan.omzet_per_ukm", {"omzet_ini": 2_640_000_000, "ukm_ini": 23}, TIDAK),
        ("unggulan.omzet_per_ukm", {"omzet_ini": 2_640_000_000, "ukm_ini": 22}, TIDAK),
        ("unggulan.omzet_per_ukm", {"omzet_ini": 2_640_000_000, "ukm_ini": 21}, YA),
        # ... omzet down, UKM down faster: each UKM earns more
        ("unggulan.omzet_per_ukm", {"omzet_ini": 2_300_000_000, "ukm_ini": 19}, YA),
        ("unggulan.omzet_per_ukm", {"ukm_ini": 0}, PERLU),
        ("unggulan.omzet_per_ukm", {"ukm_lalu": 0}, PERLU),
        # huruf f: pertumbuhan tenaga kerja
        ("unggulan.tenaga_kerja", {"tenaga_kerja_ini": 38}, TIDAK),
        ("unggulan.tenaga_kerja", {"tenaga_kerja_ini": 39}, TIDAK),
        ("unggulan.tenaga_kerja", {"tenaga_kerja_ini": 40}, YA),
        # huruf h: ke hulu dan atau ke hilir
        ("unggulan.kerja_sama", {"mitra_hulu": 0, "mitra_hilir": 0}, TIDAK),
        ("unggulan.kerja_sama", {"mitra_hulu": 1, "mitra_hilir": 0}, YA),
        ("unggulan.kerja_sama", {"mitra_hulu": 0, "mitra_hilir": 1}, YA),
        # ayat (3) huruf a: Sentra UKM Unggulan with a part in a klaster
        ("klaster.jenjang_sekarang", {"jenjang_sekarang": None}, TIDAK),
        ("klaster.jenjang_sekarang", {"jenjang_sekarang": "SENTRA"}, TIDAK),
        ("klaster.jenjang_sekarang", {"jenjang_sekarang": JenjangSentra.UNGGULAN}, YA),
        ("klaster.peran_klaster", {"peran_klaster": []}, TIDAK),
        ("klaster.peran_klaster", {"peran_klaster": "inti"}, YA),
        ("klaster.peran_klaster", {"peran_klaster": "pemasok"}, YA),
        ("klaster.peran_klaster", {"peran_klaster": ["terkait", "inti"]}, YA),
        # huruf b: nasional dan atau ekspor, or part of such a product
        ("klaster.pemasaran_nasional", {"jangkauan": "antar_provinsi"}, TIDAK),
        ("klaster.pemasaran_nasional", {"jangkauan": "nasional"}, YA),
        ("klaster.pemasaran_nasional", {"jangkauan": "ekspor"}, YA),
        ("klaster.pemasaran_nasional", {"jangkauan": "lokal", "produk_hulu_nasional": BAIK}, YA),
        ("klaster.pemasaran_nasional", {"jangkauan": "lokal", "produk_hulu_nasional": None}, PERLU),
        ("klaster.pemasaran_nasional", {"jangkauan": None, "produk_hulu_nasional": BURUK}, PERLU),
        # prasyarat Unggulan: a sentra that a Keputusan has named
        ("unggulan.jenjang_sekarang", {"jenjang_sekarang": None}, TIDAK),
        ("unggulan.jenjang_sekarang", {"jenjang_sekarang": "SENTRA"}, YA),
    ],
)
def test_batas(kode, fakta, harapan):
    assert hasil(kode, fakta) is harapan


@pytest.mark.parametrize("persen", [None, 0, 50, 100])
def test_persen_bahan_lokal_dicatat_tanpa_ambang(persen):
    assert hasil("sentra.bahan_baku_lokal", {"persen_bahan_lokal": persen}) is YA
    assert hasil("sentra.bahan_baku_lokal", {"persen_bahan_lokal": persen, "bahan_baku_lokal": BURUK}) is TIDAK


def test_persen_bahan_lokal_tampak_dalam_temuan():
    temuan = next(t for t in evaluasi(KRITERIA_SENTRA, CUKUP, per=HARI) if t.kode == "sentra.bahan_baku_lokal")
    assert temuan.aktual_teks == "dinilai ya, tercatat 60%"


@pytest.mark.parametrize(
    ("kode", "fakta"),
    [("unggulan.pengembangan_teknologi", "pengembangan_teknologi"), ("klaster.pelatihan_teknis", "pelatihan_teknis"),
     ("klaster.litbang", "litbang")],
)  # fmt: skip
def test_jawaban_ini_butuh_bukti(kode, fakta):
    assert hasil(kode, {fakta: {"jawaban": True, "alasan": "ada"}}) is PERLU
    assert hasil(kode, {fakta: BAIK}) is YA


@pytest.mark.parametrize("bagian", ["kemitraan_bahan_baku", "kemitraan_pemasaran"])
def test_kemitraan_bahan_baku_maupun_pemasaran_keduanya_diperiksa(bagian):
    temuan = evaluasi(KRITERIA_SENTRA, {**CUKUP, bagian: BURUK}, per=HARI)
    assert ringkas(temuan) == "7 dari 8 terpenuhi; belum: huruf d (dinilai tidak)"


# ---- Whole levels ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kriteria", "huruf"), [(KRITERIA_SENTRA, "abcdefgh"), (KRITERIA_UNGGULAN, "abcdefgh"), (KRITERIA_KLASTER, "abcd")]
)
def test_setiap_huruf_ada_dalam_urutan_pasal(kriteria, huruf):
    assert "".join(dict.fromkeys(s.versi[0].dasar.huruf for s in kriteria)) == huruf


@pytest.mark.parametrize(
    ("kriteria", "kalimat"),
    [
        (KRITERIA_SENTRA, "8 dari 8 terpenuhi"),
        (KRITERIA_UNGGULAN, "8 dari 8 terpenuhi"),
        (KRITERIA_KLASTER, "4 dari 4 terpenuhi"),
    ],
)
def test_tepat_pada_batas_memenuhi_semua(kriteria, kalimat):
    assert ringkas(evaluasi(kriteria, CUKUP, per=HARI)) == kalimat


@pytest.mark.parametrize("jenis", JenjangSentra)
def test_tanpa_fakta_tidak_ada_yang_terpenuhi_dan_tidak_ada_yang_gagal(jenis):
    assert {t.hasil for t in evaluasi(kriteria_untuk(jenis), {}, per=HARI)} == {PERLU}


@pytest.mark.parametrize("jenis", JenjangSentra)
def test_setiap_fakta_yang_kosong_menahan_kesimpulan(jenis):
    """None is not zero: whichever needed fact is missing, the usulan is not complete."""
    # Noted only, or the second of two alternatives of which the first is met.
    tidak_menentukan = {"persen_bahan_lokal", "mitra_hilir", "produk_hulu_nasional"}
    semua = evaluasi(kriteria_untuk(jenis), CUKUP, per=HARI)
    assert all(t.terpenuhi for t in semua)
    for nama in CUKUP.keys() - tidak_menentukan:
        kurang = {k: v for k, v in CUKUP.items() if k != nama}
        for penuh, tanpa in zip(semua, evaluasi(kriteria_untuk(jenis), kurang, per=HARI), strict=True):
            assert tanpa == penuh or tanpa.hasil is PERLU


@pytest.mark.parametrize(
    ("jenis", "awalan"),
    [
        ("SENTRA", {"sentra"}),
        ("UNGGULAN", {"sentra", "unggulan"}),
        ("KLASTER", {"sentra", "klaster"}),
    ],
)
def test_usulan_dinilai_menurut_formulirnya(jenis, awalan):
    kode = [s.kode for s in kriteria_untuk(jenis)]
    assert {k.split(".")[0] for k in kode} == awalan
    assert len(kode) == len(set(kode))


def test_naik_jenjang_hanya_dari_jenjang_di_bawahnya():
    assert prasyarat_untuk("SENTRA") == ()
    for jenis, sekarang, harapan in [
        ("UNGGULAN", None, TIDAK),
        ("UNGGULAN", "SENTRA", YA),
        ("KLASTER", "SENTRA", TIDAK),
        ("KLASTER", "UNGGULAN", YA),
    ]:
        [temuan] = evaluasi(prasyarat_untuk(jenis), {"jenjang_sekarang": sekarang}, per=HARI)
        assert temuan.hasil is harapan


def test_jangkauan_lima_tingkat_berurut():
    assert [j.label for j in Jangkauan] == ["lokal", "antar kabupaten/kota", "antar provinsi", "nasional", "ekspor"]


def test_kalimat_tenaga_kerja_persis():
    temuan = evaluasi(KRITERIA_SENTRA, {**CUKUP, "tenaga_kerja": 38}, per=HARI)
    assert [t.kalimat for t in temuan if t.hasil is TIDAK] == [
        "Tenaga kerja 38 orang, syarat minimal 40 orang (Pasal 5 ayat (1) huruf e Permen KUKM 23/2005):"
        " tidak terpenuhi."
    ]
    assert ringkas(temuan) == "7 dari 8 terpenuhi; belum: huruf e (38 < 40)"


@pytest.mark.parametrize(
    ("kode", "kalimat"),
    [
        (
            "sentra.omzet_bulanan",
            "Omzet penjualan sentra Rp199.999.999 per bulan, syarat minimal Rp200.000.000 per bulan",
        ),
        ("unggulan.jangkauan", "Jangkauan pemasaran: lokal, syarat minimal antar kabupaten/kota"),
        ("unggulan.omzet_per_ukm", "Omzet per UKM Rp1 setahun, syarat di atas tahun sebelumnya Rp2 setahun"),
        ("unggulan.kerja_sama", "Kerja sama usaha ke hulu 0 mitra atau ke hilir 0 mitra, syarat minimal 1 mitra"),
        ("klaster.jenjang_sekarang", "Jenjang sentra saat ini: Sentra UKM, syarat minimal Sentra UKM Unggulan"),
        ("klaster.peran_klaster", "Peran dalam Klaster Bisnis: tidak ada, syarat industri inti atau industri pemasok"),
    ],
)
def test_kalimat_terbaca_wajar(kode, kalimat):
    fakta = {
        "omzet_bulanan": 199_999_999, "jangkauan": "lokal", "omzet_ini": 20, "omzet_lalu": 40, "mitra_hulu": 0,
        "jenjang_sekarang": "SENTRA", "peran_klaster": [],
    }  # fmt: skip
    semua = evaluasi(SYARAT_23, {**CUKUP, **fakta}, per=HARI)
    assert next(t for t in semua if t.kode == kode).kalimat.startswith(kalimat)


# ---- Dates, text, what-if -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kode", semua_ambang())
def test_sehari_sebelum_setiap_versi_belum_berlaku(kode):
    ambang = semua_ambang()[kode]
    for lama, versi in zip((None, *ambang.versi), ambang.versi, strict=False):
        assert ambang.pada(versi.berlaku) is versi
        [temuan] = evaluasi([ambang], CUKUP, per=versi.berlaku - timedelta(days=1))
        assert (temuan.hasil is TANPA) is (lama is None)


def test_seluruh_permen_berlaku_sejak_9_november_2005():
    assert P23_2005.berlaku == date(2005, 11, 9)
    ambang = [a for a in semua_ambang().values() if a.versi[0].dasar.peraturan == P23_2005]
    assert {a.versi[0].berlaku for a in ambang} == {date(2005, 11, 9)}
    assert {t.hasil for t in evaluasi(SYARAT_23, CUKUP, per=date(2005, 11, 8))} == {TANPA}
    assert TANPA not in {t.hasil for t in evaluasi(SYARAT_23, CUKUP, per=date(2005, 11, 9))}


NASKAH = naskah(P23_2005).teks


def test_bunyi_setiap_syarat_dan_data_ada_persis_dalam_naskah():
    data = [*program.MEKANISME, *program.LAMPIRAN, *perkuatan.PERKUATAN, *program.TAHAPAN, *program.ORGANISASI]
    data += program.TUGAS
    berbunyi = [s for s in [*(s.versi[0] for s in SYARAT_23), *data] if s.bunyi]
    assert [b for b in berbunyi if b.bunyi not in NASKAH] == []
    assert len(berbunyi) == len(SYARAT_23) + len(data)


def test_angka_dalam_bunyi_sama_dengan_ambangnya():
    """The number in the words of the article is the number that is compared."""
    for syarat in KRITERIA_SENTRA:
        if isinstance(syarat, Ambang):
            angka = re.search(r"minimal (?:mencapai Rp\. |sebanyak )?(\d+)( juta)?", syarat.versi[0].bunyi)
            assert syarat.versi[0].nilai == int(angka[1]) * (10**6 if angka[2] else 1)


@given(st.integers(0, 100), st.integers(0, 100))
def test_andaian_hanya_mengubah_ambang_yang_disebut(jumlah, pengganti):
    fakta = {**CUKUP, "jumlah_ukm": jumlah}
    biasa = evaluasi(KRITERIA_SENTRA, fakta, per=HARI)
    andaian = evaluasi(KRITERIA_SENTRA, fakta, per=HARI, pengganti={"sentra.jumlah_ukm": Decimal(pengganti)})
    assert andaian[1:] == biasa[1:]
    assert andaian[0].terpenuhi is (jumlah >= pengganti)
    assert biasa[0].terpenuhi is (jumlah >= 20)


# What is not known yet: it helps nobody over a threshold, and fails nobody whom it could lift there.


@pytest.mark.parametrize(
    ("kode", "fakta", "satu", "ambang"),
    [
        ("sentra.jumlah_ukm", ("jumlah_ukm", "ukm_terbuka"), 1, 20),
        ("sentra.omzet_bulanan", ("omzet_bulanan", "omzet_terbuka"), Decimal(1), Decimal(200_000_000)),
        ("sentra.tenaga_kerja", ("tenaga_kerja", "tenaga_kerja_terbuka"), 1, 40),
    ],
)
@pytest.mark.parametrize(
    ("kurang", "terbuka", "harapan"),
    [(1, 0, TIDAK), (1, 1, PERLU), (2, 1, TIDAK), (2, 2, PERLU), (0, 0, YA), (0, 4, YA)],
)
def test_yang_belum_diketahui_tidak_meluluskan_dan_tidak_menggagalkan(
    kode, fakta, satu, ambang, kurang, terbuka, harapan
):
    nilai, lagi = fakta
    [t] = [
        t for t in evaluasi(KRITERIA_SENTRA, CUKUP | {nilai: ambang - kurang * satu, lagi: terbuka * satu}, per=HARI)
        if t.kode == kode
    ]  # fmt: skip
    assert t.hasil is harapan
    assert t.aktual == ambang - kurang * satu
    assert ("belum diketahui" in t.aktual_teks) == bool(terbuka)


def test_yang_diketahui_dan_yang_belum_disebut_berdampingan():
    t = evaluasi(KRITERIA_SENTRA, CUKUP | {"jumlah_ukm": 38, "ukm_terbuka": 4}, per=HARI)[0]
    assert t.kalimat.startswith("Jumlah UKM dalam kawasan sentra 38 UKM, 4 UKM lagi belum diketahui, syarat minimal 20")


@pytest.mark.parametrize(
    ("fakta", "omzet", "per_ukm", "tenaga"),
    [
        ({}, YA, YA, YA),
        ({"ukm_terbuka": 1}, YA, PERLU, YA),  # more can only add to a sum, and can turn a ratio either way
        ({"ukm_terbuka": 1, "omzet_ini": Decimal(2_400_000_000), "tenaga_kerja_ini": 39}, PERLU, PERLU, PERLU),
        ({"omzet_ini": Decimal(2_400_000_000), "tenaga_kerja_ini": 39}, TIDAK, TIDAK, TIDAK),
    ],
)
def test_pertumbuhan_dengan_ukm_yang_belum_diketahui(fakta, omzet, per_ukm, tenaga):
    hasil = {t.kode: t.hasil for t in evaluasi(KRITERIA_UNGGULAN, CUKUP | fakta, per=HARI)}
    assert [hasil[f"unggulan.{k}"] for k in ("omzet", "omzet_per_ukm", "tenaga_kerja")] == [omzet, per_ukm, tenaga]
