"""Pasal 8 to 10 Permen KUKM 15/2015, case by case; the clock of seven working days against a second way to count."""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aturan.bahasa import P15_2015, BelumBerlaku, Hasil, evaluasi
from aturan.bahasa.hari_kerja import TahunTanpaKalender
from aturan.bahasa.tanggal import tambah_bulan
from aturan.naskah import naskah
from aturan.simpan_pinjam_2015.jaringan import PERNYATAAN, JenisKantor
from aturan.simpan_pinjam_2015.kantor import (
    ANGGOTA_KAS,
    CATATAN_TEGANGAN,
    SYARAT_CABANG,
    SYARAT_KAS,
    Predikat,
    syarat_kantor,
    temuan_kantor,
)
from aturan.simpan_pinjam_2015.kantor_berkas import berkas_kantor
from aturan.simpan_pinjam_2015.kantor_ragam import bulan_genap, sebut_bulan
from aturan.simpan_pinjam_2015.kantor_tenggat import (
    HARI_KERJA_KEPUTUSAN,
    kalimat_mulai,
    keadaan_mulai,
    rincian_hari,
    sisa_hari,
    tenggat_keputusan,
    tenggat_mulai,
)
from aturan.simpan_pinjam_2015.kantor_tutup import syarat_penutupan

KC, KCP, KK = JenisKantor
YA, TIDAK, PERLU = Hasil.TERPENUHI, Hasil.TIDAK, Hasil.PERLU_PENILAIAN
HARI = date(2026, 3, 2)

# An application that meets everything, on every border exactly.
CUKUP = {
    "tanggal_mulai_kegiatan": date(2024, 3, 2),
    "tanggal_lengkap": HARI,
    "anggota_daerah": 20,
    "anggota_seluruh": 20,
    "alamat": True,
    "berkas_ad_art": True,
    "modal_kerja": Decimal(1),
    "predikat": "cukup_sehat",
    "predikat_tahun_buku": 2025,
    "sarana_kerja": 1,
    "neraca_tahun_buku": 2025,
    "rencana_kerja_bulan": 12,
    "calon_pimpinan": 1,
    "calon_karyawan": 1,
    "sertifikat_kepala_nomor": "LSP-0912/2025",
    "sertifikat_kepala_sampai": HARI,
    "kc_aktif": 1,
    "kcp_aktif": 1,
    "calon_kepala": True,
    "bukti_pelanggaran": 1,
    "catatan_tanggapan": True,
}


def temuan(kode, fakta, per=HARI):
    """Finding of one rule on an application that is otherwise in order."""
    [syarat] = [s for s in (*SYARAT_CABANG, *SYARAT_KAS, *syarat_penutupan()) if s.kode == kode]
    return evaluasi([syarat], {**CUKUP, **fakta}, per=per)[0]


@pytest.mark.parametrize("jenis", JenisKantor)
def test_tepat_pada_setiap_batas_semuanya_terpenuhi(jenis):
    assert {t.hasil for t in evaluasi(syarat_kantor(jenis, ketat_kcp=True), CUKUP, per=HARI)} == {YA}
    assert {t.hasil for t in temuan_kantor(jenis, CUKUP, per=HARI)} == {YA}


@pytest.mark.parametrize("jenis", JenisKantor)
def test_tanpa_fakta_semuanya_perlu_penilaian_dan_tidak_ada_yang_gagal(jenis):
    assert {t.hasil for t in evaluasi(syarat_kantor(jenis, ketat_kcp=True), {}, per=HARI)} == {PERLU}


# ---- Every number: one under, at, one over --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kode", "fakta", "harapan"),
    [
        # Pasal 8 ayat (2): 2 tahun, 20 orang di daerah
        ("cabang.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2024, 3, 3)}, TIDAK),
        ("cabang.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2024, 3, 2)}, YA),
        ("cabang.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2024, 3, 1)}, YA),
        ("cabang.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2027, 1, 1)}, TIDAK),
        ("cabang.lama_kegiatan", {"tanggal_mulai_kegiatan": None}, PERLU),
        ("cabang.anggota_daerah", {"anggota_daerah": 19}, TIDAK),
        ("cabang.anggota_daerah", {"anggota_daerah": 20}, YA),
        ("cabang.anggota_daerah", {"anggota_daerah": 21}, YA),
        # Pasal 8 ayat (3): 6 bulan, 20 orang seluruhnya
        ("kas.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2025, 9, 3)}, TIDAK),
        ("kas.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2025, 9, 2)}, YA),
        ("kas.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2025, 9, 1)}, YA),
        ("kas.anggota_seluruh", {"anggota_seluruh": 19}, TIDAK),
        ("kas.anggota_seluruh", {"anggota_seluruh": 20, "anggota_daerah": 0}, YA),
        ("kas.anggota_seluruh", {"anggota_seluruh": 21}, YA),
        # Pasal 9 ayat (1)
        ("cabang.alamat", {"alamat": False}, TIDAK),
        ("cabang.alamat", {"alamat": True}, YA),
        ("cabang.berkas_ad_art", {"berkas_ad_art": False}, TIDAK),
        ("cabang.berkas_ad_art", {"berkas_ad_art": True}, YA),
        ("cabang.modal_kerja", {"modal_kerja": Decimal(0)}, TIDAK),
        ("cabang.modal_kerja", {"modal_kerja": Decimal("0.01")}, YA),
        ("cabang.modal_kerja", {"modal_kerja": Decimal(1)}, YA),
        ("cabang.predikat", {"predikat": "sehat"}, YA),
        ("cabang.predikat", {"predikat": Predikat.CUKUP_SEHAT}, YA),
        ("cabang.predikat", {"predikat": "dalam_pengawasan"}, TIDAK),
        ("cabang.predikat", {"predikat": "dalam_pengawasan_khusus"}, TIDAK),
        ("cabang.predikat", {"predikat": None}, TIDAK),  # known: never assessed
        ("cabang.predikat", {"predikat_tahun_buku": 2024}, YA),
        ("cabang.predikat", {"predikat_tahun_buku": 2023}, PERLU),
        ("cabang.predikat", {"predikat_tahun_buku": 2026}, PERLU),
        ("cabang.predikat", {"predikat_tahun_buku": None}, PERLU),
        ("cabang.sarana_kerja", {"sarana_kerja": 0}, TIDAK),
        ("cabang.sarana_kerja", {"sarana_kerja": 1}, YA),
        ("cabang.sarana_kerja", {"sarana_kerja": 2}, YA),
        ("cabang.neraca", {"neraca_tahun_buku": 2023}, TIDAK),
        ("cabang.neraca", {"neraca_tahun_buku": 2024}, YA),
        ("cabang.neraca", {"neraca_tahun_buku": 2025}, YA),
        ("cabang.neraca", {"neraca_tahun_buku": 2026}, TIDAK),
        ("cabang.rencana_kerja_bulan", {"rencana_kerja_bulan": 11}, TIDAK),
        ("cabang.rencana_kerja_bulan", {"rencana_kerja_bulan": 12}, YA),
        ("cabang.rencana_kerja_bulan", {"rencana_kerja_bulan": 13}, YA),
        ("cabang.calon_pimpinan", {"calon_pimpinan": 0}, TIDAK),
        ("cabang.calon_pimpinan", {"calon_pimpinan": 1}, YA),
        ("cabang.calon_pimpinan", {"calon_pimpinan": 2}, YA),
        ("cabang.sertifikat_kepala", {"sertifikat_kepala_sampai": date(2026, 3, 1)}, TIDAK),
        ("cabang.sertifikat_kepala", {"sertifikat_kepala_sampai": date(2026, 3, 2)}, YA),
        ("cabang.sertifikat_kepala", {"sertifikat_kepala_sampai": date(2026, 3, 3)}, YA),
        ("cabang.sertifikat_kepala", {"sertifikat_kepala_nomor": ""}, PERLU),
        # Pasal 9 ayat (2)
        ("kas.kc_aktif", {"kc_aktif": 0}, TIDAK),
        ("kas.kc_aktif", {"kc_aktif": 1}, YA),
        ("kas.kc_aktif", {"kc_aktif": 2}, YA),
        ("kas.kcp_aktif", {"kcp_aktif": 0}, TIDAK),
        ("kas.kcp_aktif", {"kcp_aktif": 1}, YA),
        ("kas.kcp_aktif", {"kcp_aktif": 2}, YA),
        ("kas.calon_kepala", {"calon_kepala": False}, TIDAK),
        ("kas.calon_kepala", {"calon_kepala": True}, YA),
        # Pasal 10 ayat (6)
        ("penutupan.bukti_pelanggaran", {"bukti_pelanggaran": 0}, TIDAK),
        ("penutupan.bukti_pelanggaran", {"bukti_pelanggaran": 1}, YA),
        ("penutupan.bukti_pelanggaran", {"bukti_pelanggaran": 2}, YA),
        ("penutupan.catatan_tanggapan", {"catatan_tanggapan": False}, TIDAK),
        ("penutupan.catatan_tanggapan", {"catatan_tanggapan": True}, YA),
    ],
)
def test_tepat_di_batas_dan_di_kedua_sisinya(kode, fakta, harapan):
    assert temuan(kode, fakta).hasil is harapan


@pytest.mark.parametrize(
    ("mulai", "lengkap", "harapan"),
    [
        (date(2025, 8, 31), date(2026, 2, 27), TIDAK),
        (date(2025, 8, 31), date(2026, 2, 28), YA),
        (date(2023, 8, 31), date(2024, 2, 28), TIDAK),
        (date(2023, 8, 31), date(2024, 2, 29), YA),
        (date(2025, 8, 29), date(2026, 2, 28), YA),
    ],
)
def test_enam_bulan_sejak_31_agustus_genap_pada_akhir_februari(mulai, lengkap, harapan):
    fakta = {"tanggal_mulai_kegiatan": mulai, "tanggal_lengkap": lengkap}
    assert temuan("kas.lama_kegiatan", fakta, per=lengkap).hasil is harapan


@pytest.mark.parametrize(("hari", "harapan"), [(27, TIDAK), (28, YA), (1, YA)])
def test_dua_tahun_sejak_29_februari(hari, harapan):
    lengkap = date(2026, 3 if hari == 1 else 2, hari)
    fakta = {"tanggal_mulai_kegiatan": date(2024, 2, 29), "tanggal_lengkap": lengkap}
    assert temuan("cabang.lama_kegiatan", fakta, per=lengkap).hasil is harapan


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 4000), st.integers(0, 60))
def test_bulan_genap_sama_dengan_menambah_bulan_satu_per_satu(mulai, hari, n):
    sampai = mulai + timedelta(days=hari)
    assert (bulan_genap(mulai, sampai) >= n) == (tambah_bulan(mulai, n) <= sampai)


def test_bulan_disebut_dengan_tahun():
    assert [sebut_bulan(n) for n in (0, 6, 12, 23, 24)] == [
        "0 bulan", "6 bulan", "1 tahun", "1 tahun 11 bulan", "2 tahun",
    ]  # fmt: skip


def test_kalimat_lama_kegiatan_menyebut_kedua_tanggalnya():
    assert temuan("cabang.lama_kegiatan", {"tanggal_mulai_kegiatan": date(2024, 3, 3)}).kalimat == (
        "Lama kegiatan simpan pinjam 1 tahun 11 bulan (sejak 3 Maret 2024, dihitung per 2 Maret 2026), syarat minimal"
        " 2 tahun (Pasal 8 ayat (2) Permen KUKM 15/2015): tidak terpenuhi."
    )


def test_predikat_menyebut_tahun_buku_dan_umurnya():
    assert temuan("cabang.predikat", {"predikat": "sehat", "predikat_tahun_buku": 2024}).kalimat == (
        "Predikat kesehatan: Sehat (tahun buku 2024, umur 1 tahun 2 bulan), syarat minimal Cukup Sehat untuk tahun buku"
        " 2025 atau 2024 (Pasal 9 ayat (1) huruf d Permen KUKM 15/2015): terpenuhi."
    )
    assert "belum dinilai" in temuan("cabang.predikat", {"predikat": None}).kalimat


def test_sebelum_berkas_lengkap_dihitung_per_hari_pengujian():
    fakta = {"tanggal_lengkap": None, "sertifikat_kepala_sampai": date(2026, 3, 2)}
    assert temuan("cabang.sertifikat_kepala", fakta, per=date(2026, 3, 2)).hasil is YA
    assert temuan("cabang.sertifikat_kepala", fakta, per=date(2026, 3, 3)).hasil is TIDAK
    # Once complete, a later look changes nothing.
    tetap = {"sertifikat_kepala_sampai": date(2026, 3, 2)}
    assert temuan("cabang.sertifikat_kepala", tetap, per=date(2026, 6, 1)).hasil is YA


def test_andaian_lama_kegiatan_menyebut_dirinya_andaian():
    fakta = CUKUP | {"tanggal_mulai_kegiatan": date(2025, 3, 2)}
    [t] = evaluasi(SYARAT_CABANG[:1], fakta, per=HARI, pengganti={"cabang.lama_kegiatan": Decimal(12)})
    assert (t.hasil, t.andaian) == (YA, True)
    assert "andaian minimal 1 tahun sebagai pengganti 2 tahun" in t.kalimat


def test_jawaban_yang_bukan_ya_atau_tidak_ditolak():
    with pytest.raises(TypeError, match="alamat"):
        temuan("cabang.alamat", {"alamat": "Jalan Merdeka 1"})


def test_sebelum_peraturan_berlaku_tidak_ada_yang_diuji():
    lama = date(2015, 10, 7)
    for jenis in JenisKantor:
        semua = evaluasi(syarat_kantor(jenis, ketat_kcp=True), CUKUP, per=lama)
        assert {t.hasil for t in semua} == {Hasil.TANPA_KETENTUAN}
        assert {t.hasil for t in temuan_kantor(jenis, {}, per=lama)} == {Hasil.TANPA_KETENTUAN}
    assert temuan("cabang.alamat", {"tanggal_lengkap": None}, per=P15_2015.berlaku).hasil is YA
    with pytest.raises(BelumBerlaku):
        tenggat_mulai(lama)


# ---- What is asked of which kind ------------------------------------------------------------------------------------


def test_urutan_syarat_adalah_urutan_pasal():
    for semua in (SYARAT_CABANG, SYARAT_KAS):
        dasar = [(v.dasar.pasal, v.dasar.ayat, v.dasar.huruf) for v in (s.versi[0] for s in semua)]
        assert dasar == sorted(dasar)


def test_kantor_cabang_dan_pembantu_berbeda_hanya_pada_sertifikat():
    cabang, pembantu = ({s.kode for s in syarat_kantor(jenis)} for jenis in (KC, KCP))
    assert cabang - pembantu == {"cabang.sertifikat_kepala"}
    assert pembantu < cabang


def test_dua_ketentuan_yang_tidak_sejalan_disebut_dengan_pasalnya():
    for pasal in ("Pasal 8 ayat (3)", "Pasal 9 ayat (2) huruf a", "Pasal 8 ayat (2)"):
        assert pasal in CATATAN_TEGANGAN


def test_kewenangan_tiap_kantor():
    assert "berwenang memutuskan" in KC.ragam.kewenangan.kalimat
    assert "tidak berwenang memutuskan" in KCP.ragam.kewenangan.kalimat
    assert "hanya untuk menghimpun dana" in KK.ragam.kewenangan.kalimat
    assert [str(j.ragam.kewenangan.dasar) for j in JenisKantor] == [
        f"Pasal 1 angka {n} Permen KUKM 15/2015" for n in (24, 25, 26)
    ]
    assert [j.label for j in JenisKantor] == ["Kantor Cabang", "Kantor Cabang Pembantu", "Kantor Kas"]


# ---- Seven working days ---------------------------------------------------------------------------------------------

# SKB 3 Menteri of each year; 2027 as the library proposes it. Typed here, not read from the product's table.
LIBUR = {
    2024: "1/1 8/2 9/2 10/2 14/2 11/3 12/3 29/3 31/3 8/4 9/4 10/4 11/4 12/4 15/4 1/5 9/5 10/5 23/5 24/5 1/6 17/6 18/6"
    " 7/7 17/8 16/9 27/11 25/12 26/12",
    2025: "1/1 27/1 28/1 29/1 28/3 29/3 31/3 1/4 2/4 3/4 4/4 7/4 18/4 20/4 1/5 12/5 13/5 29/5 30/5 1/6 6/6 9/6 27/6"
    " 17/8 18/8 5/9 25/12 26/12",
    2026: "1/1 16/1 16/2 17/2 18/3 19/3 20/3 21/3 22/3 23/3 24/3 3/4 5/4 1/5 14/5 15/5 27/5 28/5 31/5 1/6 16/6 17/8"
    " 25/8 24/12 25/12",
    2027: "1/1 5/1 5/2 6/2 8/3 9/3 10/3 11/3 12/3 15/3 25/3 26/3 28/3 1/5 6/5 17/5 18/5 19/5 20/5 1/6 6/6 15/8 17/8"
    " 24/12 25/12 26/12",
}
KALENDER = {
    tahun: {date(tahun, int(b), int(h)) for h, _, b in (t.partition("/") for t in isi.split())}
    for tahun, isi in LIBUR.items()
}
SEMUA_LIBUR = set().union(*KALENDER.values())


@pytest.mark.parametrize(
    ("lengkap", "batas"),
    [
        (date(2026, 6, 2), date(2026, 6, 11)),
        (date(2026, 6, 6), date(2026, 6, 17)),  # Saturday; Muharam on the 16th is not counted
        (date(2024, 4, 3), date(2024, 4, 22)),  # Idul Fitri 2024 with its cuti bersama
        (date(2025, 3, 26), date(2025, 4, 15)),  # Nyepi and Idul Fitri 2025
        (date(2026, 3, 16), date(2026, 4, 1)),  # Nyepi and Idul Fitri 2026
        (date(2024, 12, 23), date(2025, 1, 6)),  # over the year's end
        (date(2025, 12, 30), date(2026, 1, 9)),
        (date(2026, 12, 23), date(2027, 1, 7)),
    ],
)
def test_hari_kerja_ketujuh_melewati_lebaran_dan_akhir_tahun(lengkap, batas):
    assert tenggat_keputusan(lengkap, KALENDER) == batas


def hitung_mundur(lengkap, batas):
    """Independent count: of all days after `lengkap` up to `batas`, take away weekends and holidays."""
    hari = [lengkap + timedelta(days=n) for n in range(1, (batas - lengkap).days + 1)]
    return len([h for h in hari if h.strftime("%w") not in "06" and h not in SEMUA_LIBUR])


@given(st.dates(date(2024, 1, 1), date(2027, 11, 30)))
def test_tenggat_adalah_hari_kerja_ketujuh_menurut_hitungan_lain(lengkap):
    batas = tenggat_keputusan(lengkap, KALENDER)
    assert hitung_mundur(lengkap, batas) == 7
    assert hitung_mundur(lengkap, batas - timedelta(days=1)) == 6


@given(st.dates(date(2024, 1, 1), date(2027, 11, 30)))
def test_rincian_memuat_setiap_hari_sekali_dan_sebabnya(lengkap):
    hari = rincian_hari(lengkap, KALENDER)
    assert [h.tanggal for h in hari] == [lengkap + timedelta(days=n) for n in range(len(hari))]
    assert [h.ke for h in hari if h.ke is not None] == list(range(8))
    assert all(bool(h.sebab) == (h.ke is None) for h in hari)


@given(st.dates(date(2024, 3, 1), date(2027, 10, 1)), st.integers(-40, 40))  # within the years of KALENDER
def test_sisa_hari_menghitung_maju_dan_mundur(batas, jarak):
    per = batas + timedelta(days=jarak)
    sisa = sisa_hari(batas, per, KALENDER)
    assert sisa == (hitung_mundur(per, batas) if per <= batas else -hitung_mundur(batas, per))


def test_tujuh_hari_tersisa_pada_hari_lengkap_dan_nol_pada_hari_terakhir():
    lengkap, batas = date(2026, 3, 16), date(2026, 4, 1)
    assert [sisa_hari(batas, per, KALENDER) for per in (lengkap, batas, batas + timedelta(days=1))] == [7, 0, -1]


@pytest.mark.parametrize(("hari", "harapan"), [(6, YA), (7, YA), (8, TIDAK)])
def test_keputusan_pada_hari_kerja_ke_delapan_terlambat(hari, harapan):
    [t] = evaluasi([HARI_KERJA_KEPUTUSAN], {"hari_kerja_keputusan": hari}, per=HARI)
    assert t.hasil is harapan


def test_tahun_tanpa_kalender_menolak_menghitung():
    with pytest.raises(TahunTanpaKalender, match="2028"):
        tenggat_keputusan(date(2027, 12, 24), KALENDER)
    with pytest.raises(TahunTanpaKalender, match="2028"):
        sisa_hari(date(2028, 1, 3), date(2027, 12, 30), KALENDER)


# ---- One month to begin ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("persetujuan", "batas"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2026, 1, 28), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 3, 28)),
        (date(2026, 3, 31), date(2026, 4, 30)),
        (date(2025, 12, 15), date(2026, 1, 15)),
    ],
)
def test_satu_bulan_kalender_sejak_persetujuan(persetujuan, batas):
    assert tenggat_mulai(persetujuan) == tenggat_mulai(persetujuan, KCP) == batas
    assert tenggat_mulai(persetujuan, KK) is None


@given(st.dates(date(2016, 1, 1), date(2040, 1, 1)))
def test_batas_mulai_ada_di_bulan_berikutnya(persetujuan):
    batas = tenggat_mulai(persetujuan)
    tahun, bulan = (persetujuan.year + 1, 1) if persetujuan.month == 12 else (persetujuan.year, persetujuan.month + 1)
    assert batas == date(tahun, bulan, min(persetujuan.day, monthrange(tahun, bulan)[1]))


SETUJU, BATAS = date(2026, 1, 31), date(2026, 2, 28)
SESUDAH = BATAS + timedelta(days=1)


@pytest.mark.parametrize("jenis", [KC, KCP])
@pytest.mark.parametrize(
    ("mulai", "per", "keadaan"),
    [
        (None, SETUJU, "menunggu"),
        (None, BATAS, "menunggu"),
        (None, SESUDAH, "lewat"),
        (BATAS, BATAS, "beroperasi"),
        (BATAS, date(2026, 5, 1), "beroperasi"),  # reported late, begun in time
        (SESUDAH, BATAS, "menunggu"),  # still to come
        (SESUDAH, SESUDAH, "lewat"),  # reported at once, begun a day late
        (BATAS - timedelta(days=1), SESUDAH, "beroperasi"),
    ],
)
def test_tanggal_kegiatan_yang_menentukan(jenis, mulai, per, keadaan):
    assert keadaan_mulai(jenis, SETUJU, mulai, per) == keadaan


def test_kantor_kas_tidak_pernah_lewat():
    assert keadaan_mulai(KK, SETUJU, None, date(2030, 1, 1)) == "menunggu"
    assert keadaan_mulai(KK, SETUJU, date(2029, 1, 1), date(2030, 1, 1)) == "beroperasi"


@pytest.mark.parametrize(
    ("jenis", "mulai", "per", "potongan"),
    [
        (KC, None, BATAS, "paling lambat 28 Februari 2026 (Pasal 10 ayat (3)"),
        (KC, BATAS, BATAS, "dimulai 28 Februari 2026, tidak lewat dari 28 Februari 2026 (Pasal 10 ayat (3)"),
        (KC, None, SESUDAH, "Tidak tercatat kegiatan yang dimulai sampai 28 Februari 2026. Pengawas memeriksa"),
        (KC, SESUDAH, SESUDAH, "baru dimulai 1 Maret 2026, sesudah 28 Februari 2026"),
        (KK, None, SESUDAH, "tidak menetapkan tenggat mulai kegiatan bagi Kantor Kas"),
        (KK, SESUDAH, SESUDAH, "dimulai 1 Maret 2026; Pasal 10 ayat (3)"),
    ],
)
def test_kalimat_mulai_menyebut_tanggal_dan_pasal(jenis, mulai, per, potongan):
    assert potongan in kalimat_mulai(jenis, SETUJU, mulai, per)


# ---- Words of the text ----------------------------------------------------------------------------------------------


def rapat(teks):
    return re.sub(r"\s+", " ", teks)


def test_kutipan_sesuai_naskah():
    kutipan = [s.versi[0].bunyi for s in (*SYARAT_CABANG, *SYARAT_KAS, *syarat_penutupan(), HARI_KERJA_KEPUTUSAN)]
    kutipan += [p.bunyi for p in PERNYATAAN]
    assert all(kutipan)
    assert [k for k in kutipan if rapat(k) not in naskah(P15_2015).teks] == []
    assert ANGGOTA_KAS.versi[0].bunyi in kutipan


def test_berkas_pasal_9_satu_untuk_tiap_huruf_dan_bersyarat_yang_berlaku():
    """Each paper stands with the rule of its huruf; none belongs to a rule that this kind of office does not have."""
    assert [b.kode for b in berkas_kantor(KC)] == [f"9{h}" for h in "abcdefghi"]
    assert [b.kode for b in berkas_kantor(KCP)] == [f"9{h}" for h in "abcdefgh"]
    assert [(b.kode, b.dasar.ayat) for b in berkas_kantor(KK)] == [("9a", "2"), ("9b", "2")]
    for jenis in JenisKantor:
        assert {b.syarat.kode for b in berkas_kantor(jenis)} <= {s.kode for s in syarat_kantor(jenis)}
