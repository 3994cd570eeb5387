"""Duties as an office follows them up: how each stands at its border, since when, by when; silence is no breach."""

from datetime import date

import pytest

from aturan.simpan_pinjam_2015.kewajiban import DAFTAR, Sejauh, pemenuhan
from tests.aturan.simpan_pinjam_2015.test_pengawasan import PENUH

HARI = date(2026, 3, 31)
TERPENUHI, TERLAMBAT, BELUM, BERJALAN, DILIHAT, TAK_TAHU = (
    Sejauh.TERPENUHI, Sejauh.TERLAMBAT, Sejauh.BELUM, Sejauh.BERJALAN, Sejauh.TINDAK_LANJUT, Sejauh.BELUM_DIKETAHUI,
)  # fmt: skip
SEMUA = PENUH | {
    "aset_usp": 5_000_000_000, "dihentikan_sejak": date(2026, 1, 5), "registrasi_sejak": date(2025, 3, 31),
    "tahun_usp_terakhir": 2025, "laporan_lewat": [], "triwulan_tanpa_pengawas": [], "sejak": {},
}  # fmt: skip


def satu(kode, per=HARI, **lain):
    return next((p for p in pemenuhan({**SEMUA, **lain}, per=per) if p.temuan.kode.endswith(f".{kode}")), None)


def test_tiap_kewajiban_yang_disebut_naskah_ada_menurut_urutan_pasalnya():
    ada = pemenuhan(SEMUA, per=HARI)
    assert [p.temuan.kode for p in ada] == [b.kode for b in DAFTAR]
    assert [p.temuan.dasar.sebutan.removeprefix("Pasal ") for p in ada] == [
        "4 ayat (3)", "4 ayat (5)", "19 ayat (2)", "19 ayat (3)", "20 ayat (2)", "20 ayat (3)", "20 ayat (4)",
        "21 ayat (1)", "21 ayat (3)", "21 ayat (4)", "22 ayat (3)", "23 ayat (2)", "24 huruf c", "28 ayat (2)",
        "28 ayat (2)", "29 ayat (1)", "29 ayat (2)", "30", "33 ayat (1)", "33 ayat (2)", "33 ayat (3)",
    ]  # fmt: skip
    assert all((p.tindakan == "") == (p.sejauh is TERPENUHI) for p in ada)


def test_yang_tidak_dicatat_siapa_pun_belum_diketahui_dan_bukan_pelanggaran():
    ada = pemenuhan({"jenis": "usp", "bentuk": "sekunder", "berizin_sejak": date(2016, 1, 1)}, per=HARI)
    assert len(ada) == 17 and {(p.sejauh, p.fakta) for p in ada} == {(TAK_TAHU, "belum dicatat")}


def test_usp_dalam_buku_registrasi_hanya_wajib_mengajukan_izin():
    ada = pemenuhan({"jenis": "usp", "registrasi_sejak": date(2025, 3, 31), "berizin_sejak": None}, per=HARI)
    assert [(p.temuan.kode, p.sejauh, p.batas) for p in ada] == [("modal.tahun_registrasi", BERJALAN, HARI)]
    assert pemenuhan({"jenis": "ksp", "berizin_sejak": None}, per=HARI) == []


@pytest.mark.parametrize(
    ("kode", "lain", "sejauh", "batas"),
    [
        ("tahun_registrasi", {"registrasi_sejak": date(2025, 3, 30)}, BELUM, date(2026, 3, 30)),
        ("tahun_registrasi", {"registrasi_sejak": date(2025, 4, 1)}, BERJALAN, date(2026, 4, 1)),
        ("tahun_registrasi", {"registrasi_diajukan": HARI}, TERPENUHI, HARI),
        ("tahun_registrasi", {"registrasi_sejak": date(2025, 3, 30), "registrasi_diajukan": HARI}, TERLAMBAT,
         date(2026, 3, 30)),
        ("aset_usp", {"aset_usp": 5_000_000_001}, DILIHAT, None),
        ("aset_usp", {"aset_usp": None}, TAK_TAHU, None),
        ("calon_anggota", {"calon_tertua": date(2025, 12, 30)}, BELUM, date(2026, 3, 30)),
        ("calon_anggota", {"calon_tertua": date(2026, 1, 1)}, BERJALAN, date(2026, 4, 1)),
        ("calon_anggota", {"jumlah_calon": 0, "calon_tertua": None}, TERPENUHI, None),
        ("perjanjian_kemitraan", {"pinjaman_koperasi_lain": None}, TAK_TAHU, None),
        ("boleh_berkegiatan", {}, DILIHAT, None),
        ("peminjam_perorangan", {"peminjam_perorangan": 1}, BELUM, None),
        ("auditor", {"volume_pinjaman": 2_500_000_000, "auditor": "lain"}, BELUM, None),
        ("auditor", {"volume_pinjaman": None}, TAK_TAHU, None),
        ("lewat", {"laporan_lewat": ["Laporan Tahunan 2025"], "laporan_lewat_batas": date(2026, 3, 30)}, BELUM,
         date(2026, 3, 30)),
        ("lewat", {"laporan_ditunggu": HARI}, BERJALAN, HARI),
        ("lewat", {"laporan_lewat": None}, TAK_TAHU, None),
        ("tahun_penyesuaian_ad", {"penyesuaian_ad": date(2016, 10, 9)}, TERLAMBAT, date(2016, 10, 8)),
        ("tahun_penyesuaian_ad", {"penyesuaian_ad": None}, TAK_TAHU, date(2016, 10, 8)),
        ("tahun_izin_peralihan", {"izin_pertama": date(2016, 10, 9)}, TERLAMBAT, date(2016, 10, 8)),
        ("tahun_hanya_usp", {"tahun_hanya_usp": 3}, BELUM, date(2025, 12, 31)),
        ("tahun_hanya_usp", {"tahun_hanya_usp": 2}, BERJALAN, date(2026, 12, 31)),
        ("tahun_hanya_usp", {"tahun_hanya_usp": 2, "tahun_usp_terakhir": 2024}, TAK_TAHU, date(2025, 12, 31)),
        ("tahun_hanya_usp", {"tahun_hanya_usp": 0}, TERPENUHI, None),
    ],
)  # fmt: skip
def test_keadaan_kewajiban_tepat_pada_batasnya(kode, lain, sejauh, batas):
    p = satu(kode, **lain)
    assert (p.sejauh, p.batas) == (sejauh, batas)


@pytest.mark.parametrize(
    ("kode", "lain"),
    [
        ("aset_usp", {"aset_usp": 4_999_999_999}),
        ("aset_usp", {"jenis": "ksp"}),
        ("boleh_berkegiatan", {"dihentikan_sejak": None}),
        ("auditor", {"volume_pinjaman": 2_499_999_999}),
        ("perjanjian_kemitraan", {"pinjaman_koperasi_lain": 0}),
    ],
)
def test_yang_tidak_mengenai_koperasinya_tidak_ditagih(kode, lain):
    assert satu(kode, **lain) is None


@pytest.mark.parametrize(
    ("kode", "sejak", "fakta"),
    [
        ("tahun_registrasi", date(2025, 3, 31), "belum mengajukan permohonan izin"),
        ("calon_anggota", date(2025, 12, 31), "3 bulan (31 Desember 2025 sampai 31 Maret 2026)"),
        ("boleh_berkegiatan", date(2026, 1, 5), "Dalam Pengawasan Khusus"),
        ("satuan_tugas", date(2026, 2, 1), "ada"),
        ("auditor", date(2026, 2, 2), "pinjaman Rp2.500.000.000 setahun, auditor: Kantor Jasa Audit"),
        ("tahun_hanya_usp", date(2024, 1, 1), "2 tahun buku"),
    ],
)
def test_faktanya_disebut_dan_sejak_kapan(kode, sejak, fakta):
    p = satu(kode, sejak={"satuan_tugas": date(2026, 2, 1), "auditor": date(2026, 2, 2)})
    assert (p.sejak, p.fakta) == (sejak, fakta)
