"""Permen KUKM 15/2015 Pasal 19 to 24, 28, 30 and 33: each duty one under, at and one over; silence is no breach."""

from datetime import date
from decimal import Decimal

import pytest

from aturan.bahasa import Hasil
from aturan.simpan_pinjam_2015 import pengawasan as p
from aturan.simpan_pinjam_2015.pengawasan import SYARAT_KEWAJIBAN, tahun_hanya_usp, temuan_kewajiban

HARI = date(2026, 3, 31)
YA, TIDAK, PERLU = Hasil.TERPENUHI, Hasil.TIDAK, Hasil.PERLU_PENILAIAN
# Of a kind that every duty concerns, each exactly on its border.
PENUH = {
    "jenis": "usp", "bentuk": "sekunder", "jumlah_calon": 2, "calon_tertua": date(2025, 12, 31),
    "pinjaman_koperasi_lain": 1, "perjanjian_kemitraan": True, "sektor_riil": False, "peminjam_perorangan": 0,
    "sistem_informasi": True, "pernah_diperiksa": True, "bantu_pemeriksaan": True, "kantor_tanpa_papan": [],
    "bunga_simpanan_ra": True, "bunga_pinjaman_ra": True, "investasi": 1, "investasi_ra": True,
    "volume_pinjaman": 2_500_000_000, "auditor": "kja", "audit_ra": True, "satuan_tugas": True, "tahun_hanya_usp": 2,
    "tanggal_pengesahan": date(2015, 10, 7), "penyesuaian_ad": date(2016, 10, 8), "izin_pertama": date(2016, 10, 8),
    "berizin_sejak": date(2016, 10, 8),
    "mulai_kegiatan": date(2015, 10, 7), "calon_per": HARI,
}  # fmt: skip


def satu(syarat, per=HARI, **lain):
    """The result of one rule; None when it is not asked of this koperasi."""
    ada = {t.kode: t.hasil for t in temuan_kewajiban({**PENUH, "calon_per": per, **lain}, per=per)}
    return ada.get(syarat.kode)


def test_yang_memenuhi_semua_tepat_pada_batasnya():
    temuan = temuan_kewajiban(PENUH, per=HARI)
    assert [t.kode for t in temuan] == [s.kode for s in SYARAT_KEWAJIBAN]
    assert {t.hasil for t in temuan} == {YA}


def test_sebelum_8_oktober_2015_tidak_berlaku():
    assert {t.hasil for t in temuan_kewajiban(PENUH, per=date(2015, 10, 7))} == {Hasil.TANPA_KETENTUAN}


def test_yang_tidak_dicatat_siapa_pun_bukan_pelanggaran():
    temuan = temuan_kewajiban({}, per=HARI)
    assert temuan and {t.hasil for t in temuan} == {PERLU}


@pytest.mark.parametrize(
    ("syarat", "lain", "hasil"),
    [
        (p.CALON_ANGGOTA, {"calon_tertua": date(2025, 12, 30)}, TIDAK),
        (p.CALON_ANGGOTA, {"calon_tertua": date(2026, 1, 1)}, YA),
        (p.CALON_ANGGOTA, {"jumlah_calon": 0, "calon_tertua": None}, YA),
        (p.CALON_ANGGOTA, {"calon_tertua": None}, PERLU),
        # In time when the report counted them; whether they are calon still, it does not say.
        (p.CALON_ANGGOTA, {"calon_tertua": date(2025, 12, 1), "calon_per": date(2025, 12, 31)}, PERLU),
        (p.CALON_ANGGOTA, {"calon_tertua": date(2025, 9, 1), "calon_per": date(2025, 12, 31)}, TIDAK),
        (p.CALON_ANGGOTA, {"calon_per": None}, PERLU),
        (p.PERJANJIAN_KEMITRAAN, {"perjanjian_kemitraan": False}, TIDAK),
        (p.PERJANJIAN_KEMITRAAN, {"pinjaman_koperasi_lain": 0}, None),
        (p.SEKTOR_RIIL, {"sektor_riil": True}, TIDAK),
        (p.PEMINJAM_PERORANGAN, {"peminjam_perorangan": 1}, TIDAK),
        (p.PEMINJAM_PERORANGAN, {"bentuk": "primer"}, None),
        (p.SISTEM_INFORMASI, {"sistem_informasi": False}, TIDAK),
        (p.BANTU_PEMERIKSAAN, {"bantu_pemeriksaan": False}, TIDAK),
        (p.BANTU_PEMERIKSAAN, {"pernah_diperiksa": False}, None),
        (p.PAPAN_NAMA, {"kantor_tanpa_papan": ["Kantor Cabang Tarogong"]}, TIDAK),
        (p.BUNGA_SIMPANAN, {"bunga_simpanan_ra": False}, TIDAK),
        (p.BUNGA_PINJAMAN, {"bunga_pinjaman_ra": False}, TIDAK),
        (p.INVESTASI, {"investasi_ra": False}, TIDAK),
        (p.INVESTASI, {"investasi": 0}, None),
        (p.AUDITOR, {"volume_pinjaman": 2_499_999_999}, None),
        (p.AUDITOR, {"volume_pinjaman": 2_500_000_001}, YA),
        (p.AUDITOR, {"volume_pinjaman": None}, None),
        (p.AUDITOR, {"auditor": "tidak"}, TIDAK),
        (p.AUDITOR, {"auditor": "lain"}, TIDAK),
        (p.AUDITOR, {"auditor": None}, PERLU),
        (p.AUDIT_RA, {"audit_ra": False}, TIDAK),
        (p.AUDIT_RA, {"auditor": "tidak"}, None),
        (p.SATUAN_TUGAS, {"satuan_tugas": False}, TIDAK),
        (p.HANYA_USP, {"tahun_hanya_usp": 3}, TIDAK),
        (p.HANYA_USP, {"tahun_hanya_usp": 4}, TIDAK),
        (p.HANYA_USP, {"jenis": "ksp"}, None),
        (p.PENYESUAIAN_AD, {"penyesuaian_ad": date(2016, 10, 9)}, TIDAK),
        (p.PENYESUAIAN_AD, {"tanggal_pengesahan": date(2015, 10, 8)}, None),
        (p.IZIN_PERALIHAN, {"izin_pertama": date(2016, 10, 9)}, TIDAK),
        (p.IZIN_PERALIHAN, {"izin_pertama": date(2003, 1, 1)}, YA),
        (p.IZIN_PERALIHAN, {"izin_pertama": None}, PERLU),
        # Who did not run on 8 October 2015 is not meant, and who may not have run is not accused.
        (p.IZIN_PERALIHAN, {"mulai_kegiatan": date(2015, 10, 8), "izin_pertama": date(2019, 1, 1)}, None),
        (p.IZIN_PERALIHAN, {"mulai_kegiatan": None, "izin_pertama": date(2019, 1, 1)}, PERLU),
        (p.PENYESUAIAN_AD, {"mulai_kegiatan": None, "penyesuaian_ad": date(2019, 1, 1)}, PERLU),
    ],
)
def test_kewajiban_satu_demi_satu(syarat, lain, hasil):
    assert satu(syarat, **lain) is hasil


@pytest.mark.parametrize(
    ("calon", "tepat", "lewat"),
    [
        (date(2025, 11, 30), date(2026, 2, 28), date(2026, 3, 1)),
        (date(2026, 1, 31), date(2026, 4, 30), date(2026, 5, 1)),
    ],
)
def test_tiga_bulan_calon_anggota_menurut_kalender(calon, tepat, lewat):
    assert satu(p.CALON_ANGGOTA, tepat, calon_tertua=calon) is YA
    assert satu(p.CALON_ANGGOTA, lewat, calon_tertua=calon) is TIDAK


@pytest.mark.parametrize(
    ("unit_lain", "jumlah"),
    [
        ({2025: False, 2024: False, 2023: False}, 3),
        ({2025: False, 2024: False, 2023: True}, 2),
        ({2025: True}, 0),
        ({2025: False, 2024: False}, None),
        ({2025: False, 2024: None, 2023: False}, None),
        ({2025: False, 2024: False, 2023: False, 2022: None}, 3),
        ({}, None),
    ],
)
def test_tahun_hanya_usp_berturut_turut(unit_lain, jumlah):
    assert tahun_hanya_usp(unit_lain, 2025, per=HARI) == jumlah


def test_audit_menyebut_volumenya():
    assert p.audit_wajib({"volume_pinjaman": Decimal(2_500_000_000)}, HARI).terpenuhi
    assert p.audit_wajib({}, HARI).hasil is PERLU


def test_pembinaan_memuat_tiap_huruf_pasal_27():
    assert [b.kode for b in p.PEMBINAAN] == [
        *("1" + h for h in "abcdefgh"),
        *("2" + h for h in "abcdef"),
        *("3" + h for h in "abcde"),
    ]
