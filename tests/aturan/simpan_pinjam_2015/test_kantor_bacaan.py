"""Where Pasal 9 can be read two ways a person reads it: what fails by one reading alone is put to somebody."""

from datetime import date

import pytest

from aturan.simpan_pinjam_2015.kantor import temuan_kantor
from tests.aturan.simpan_pinjam_2015.test_kantor import CUKUP, HARI, KC, KCP, KK, PERLU, TIDAK, YA, temuan


def dinilai(jenis, fakta, **isi):
    """{code: finding} of what waits for a person, nothing being refused."""
    semua = temuan_kantor(jenis, CUKUP | fakta, per=HARI, **isi)
    assert not [t for t in semua if t.hasil is TIDAK]
    return {t.kode: t for t in semua if t.hasil is PERLU}


def test_sertifikat_kepala_wajib_bagi_cabang_dan_bacaan_bagi_pembantu():
    fakta = {"sertifikat_kepala_sampai": date(2026, 3, 1)}
    assert temuan("cabang.sertifikat_kepala", fakta).hasil is TIDAK
    for isi in (fakta, {"sertifikat_kepala_nomor": None}):
        [t] = dinilai(KCP, isi).values()
        assert not t.belum_diketahui and "Pasal 9 ayat (1) huruf i" in t.kalimat
        assert t.kalimat.endswith("Bacaan lain: huruf i hanya menyebut kepala cabang.")


@pytest.mark.parametrize(
    ("kc", "kcp", "longgar", "ketat"),
    [(0, 0, TIDAK, TIDAK), (0, 1, TIDAK, TIDAK), (1, 0, PERLU, TIDAK), (1, 1, YA, YA)],
)
def test_kantor_kas_tanpa_cabang_ditolak_dan_tanpa_pembantu_dibaca_orang_kecuali_ketat(kc, kcp, longgar, ketat):
    for pengaturan, harapan in ((False, longgar), (True, ketat)):
        fakta = CUKUP | {"kc_aktif": kc, "kcp_aktif": kcp}
        semua = [t.hasil for t in temuan_kantor(KK, fakta, per=HARI, ketat_kcp=pengaturan)]
        assert next(h for h in (TIDAK, PERLU, YA) if h in semua) is harapan


@pytest.mark.parametrize(
    ("jenis", "kode", "fakta"),
    [
        (KK, "kas.anggota_daerah", "anggota_daerah"),
        (KC, "cabang.calon_karyawan", "calon_karyawan"),
        (KCP, "cabang.calon_karyawan", "calon_karyawan"),
        (KCP, "cabang.rencana_kerja_bulan", "rencana_kerja_bulan"),
    ],
)
def test_yang_kurang_menurut_satu_bacaan_saja_dinilai_orang(jenis, kode, fakta):
    batas = {"anggota_daerah": 20, "calon_karyawan": 1, "rencana_kerja_bulan": 12}[fakta]
    assert [set(dinilai(jenis, {fakta: n})) for n in (batas - 1, batas, batas + 1)] == [{kode}, set(), set()]


@pytest.mark.parametrize(
    ("lengkap", "tahun", "harapan"),
    [
        (date(2026, 6, 30), 2025, YA),
        (date(2026, 6, 30), 2024, YA),
        (date(2026, 6, 30), 2023, TIDAK),
        (date(2026, 7, 1), 2025, YA),
        (date(2026, 7, 1), 2024, PERLU),
        (date(2026, 7, 1), 2023, TIDAK),
        (date(2026, 1, 2), 2026, TIDAK),
    ],
)
def test_neraca_dua_tahun_lalu_diterima_dengan_catatan_sampai_musim_rapat_anggota_selesai(lengkap, tahun, harapan):
    t = temuan("cabang.neraca", {"neraca_tahun_buku": tahun, "tanggal_lengkap": lengkap})
    assert t.hasil is harapan and not t.belum_diketahui
    assert ("Rapat Anggota" in t.kalimat) is (tahun == 2024)
