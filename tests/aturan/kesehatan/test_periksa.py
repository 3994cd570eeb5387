"""Checks on the figures: what is wrong, what is asked, each one under, at and over."""

from decimal import Decimal

import pytest

from aturan.kesehatan import ANGKA, periksa
from tests.aturan.kesehatan.bantu import CONTOH

JUTA = 1_000_000


def ubah(**ganti):
    return CONTOH | {k: None if n is None else Decimal(n) for k, n in ganti.items()}


def kode(angka, jenis="ksp", lalu=None):
    return [(m.kode, m.tingkat) for m in periksa(angka, jenis, lalu)]


def test_lembar_yang_baik_tidak_bermasalah():
    assert periksa(CONTOH, "ksp") == []
    assert periksa(ubah(modal_tetap=510 * JUTA), "usp") == []


def test_lembar_kosong_bukan_masalah_angka():
    assert periksa({}, "ksp", {}) == []


@pytest.mark.parametrize("geser", [-1, 1])
def test_neraca_tidak_seimbang_disebut_selisihnya(geser):
    (masalah,) = periksa(ubah(kas=25 * JUTA + geser), "ksp")
    assert (masalah.kode, masalah.tingkat) == ("neraca", "salah")
    assert f"selisih {'-' if geser < 0 else ''}Rp1." in masalah.kalimat
    assert {"kas", "simpanan_pokok"} <= set(masalah.pos) and "modal_tetap" not in masalah.pos


def test_neraca_usp_memakai_modal_usp():
    assert kode(CONTOH, "usp") == [("neraca", "salah")]


def test_neraca_yang_belum_lengkap_belum_dibandingkan():
    assert periksa(ubah(kas=None), "ksp") == []


def test_negatif_yang_tidak_mungkin():
    for p in ANGKA:
        negatif = [m for m in periksa(CONTOH | {p.kode: Decimal("-0.01")}, "ksp") if m.kode == "negatif"]
        assert [m.pos for m in negatif] == ([] if p.boleh_negatif or not p.ksp else [(p.kode,)])
    (masalah,) = [m for m in periksa(ubah(meppp=-5), "ksp") if m.kode == "negatif"]
    assert masalah.kalimat == (
        "Manfaat ekonomi partisipasi pemanfaatan pelayanan (MEPPP) -Rp5 tidak boleh negatif. Isi angka positif."
    )


@pytest.mark.parametrize(
    ("pos", "batas"),
    [
        ("pinjaman_berisiko", 1250 * JUTA),
        ("volume_pinjaman_anggota", 2000 * JUTA),
        ("beban_usaha_anggota", 70 * JUTA),
        ("biaya_karyawan", 70 * JUTA),
    ],
)
def test_bagian_tidak_melebihi_seluruhnya(pos, batas):
    assert kode(ubah(**{pos: batas})) == []
    (masalah,) = periksa(ubah(**{pos: batas + 1}), "ksp")
    assert (masalah.kode, masalah.tingkat, masalah.pos[0]) == ("bagian", "salah", pos)
    assert " melebihi " in masalah.kalimat


@pytest.mark.parametrize(
    ("pos", "lawan", "batas"),
    [("cadangan_penghapusan", "kas", 1250 * JUTA), ("akumulasi_penyusutan", "kas", 230 * JUTA)],
)
def test_pengurang_aktiva_tidak_melebihi_aktivanya(pos, lawan, batas):
    naik = batas - int(CONTOH[pos])
    seimbang = int(CONTOH[lawan]) + naik
    assert kode(ubah(**{pos: batas, lawan: seimbang})) == []
    assert kode(ubah(**{pos: batas + 1, lawan: seimbang + 1})) == [("bagian", "salah")]


def test_kolektibilitas_tidak_melebihi_pinjaman():
    assert kode(ubah(pinjaman_macet=1222 * JUTA)) == []
    (masalah,) = periksa(ubah(pinjaman_macet=1222 * JUTA + 1), "ksp")
    assert masalah.kalimat == (
        "Jumlah pinjaman kurang lancar, diragukan, dan macet Rp1.250.000.001 melebihi pinjaman diberikan"
        " Rp1.250.000.000."
    )


def test_jumlah_hasil_usaha_yang_berselisih_ditanyakan():
    (kotor,) = [m for m in periksa(ubah(shu_kotor=201 * JUTA), "ksp") if "SHU kotor Rp" in m.kalimat]
    assert (kotor.kode, kotor.tingkat) == ("hasil_usaha", "tanya")
    assert (
        "berselisih Rp1.000.000 dari Partisipasi bruto + Pendapatan dari bukan anggota − Beban pokok" in kotor.kalimat
    )
    (pajak,) = periksa(ubah(shu_sebelum_pajak=118 * JUTA), "ksp")
    assert "SHU kotor − Beban usaha − Beban perkoperasian = Rp115.000.000" in pajak.kalimat


def test_shu_yang_melebihi_shu_sebelum_pajak_ditanyakan():
    assert kode(ubah(shu_tahun_berjalan=115 * JUTA, shu_bagian_anggota=115 * JUTA)) == []
    assert kode(ubah(shu_tahun_berjalan=115 * JUTA + 1)) == [("shu", "tanya")]
    assert kode(ubah(shu_bagian_anggota=115 * JUTA + 1)) == [("shu", "tanya")]
    rugi = ubah(
        beban_usaha=200 * JUTA, shu_sebelum_pajak=-15 * JUTA, shu_tahun_berjalan=-15 * JUTA, shu_bagian_anggota=0
    )  # fmt: skip
    assert kode(rugi) == []


def sebanding(kali):
    """The whole sheet times a factor."""
    return {k: n * kali for k, n in CONTOH.items()}


def test_aset_di_bawah_modal_awal_terkecil_ditanyakan_satuannya():
    def aset(jumlah):
        return dict.fromkeys(CONTOH, Decimal(0)) | {"kas": Decimal(jumlah), "simpanan_wajib": Decimal(jumlah)}

    assert kode(aset(15 * JUTA)) == []
    (masalah,) = periksa(aset(15 * JUTA - 1), "ksp")
    assert (masalah.kode, masalah.tingkat) == ("satuan", "tanya")
    assert "ribuan atau jutaan rupiah" in masalah.kalimat


@pytest.mark.parametrize("kali", [Decimal("0.001"), 1000])
def test_lembar_dalam_ribuan_ditanyakan_sekali(kali):
    """One question, not one for each of the fifty lines."""
    (masalah,) = periksa(sebanding(kali), "ksp", CONTOH)
    assert (masalah.kode, masalah.tingkat) == ("satuan", "tanya")
    assert "tahun lalu Rp1.500.000.000" in masalah.kalimat


def test_perbedaan_lima_ratus_kali_adalah_batas_salah_satuan():
    assert {k for k, _ in kode(sebanding(500), lalu=CONTOH)} == {"perubahan"}
    assert kode(sebanding(501), lalu=CONTOH) == [("satuan", "tanya")]


def test_lembar_tahun_lalu_ditolak():
    (masalah,) = periksa(CONTOH, "ksp", dict(CONTOH))
    assert (masalah.kode, masalah.tingkat) == ("lembar_lama", "salah")
    assert kode(ubah(meppp=10 * JUTA + 1), lalu=CONTOH) == []


@pytest.mark.parametrize("baru, ditanya", [(5 * JUTA - 1, True), (5 * JUTA, False), (15 * JUTA, False),
                                           (15 * JUTA + 1, True)])  # fmt: skip
def test_perubahan_lebih_dari_separuh_ditanyakan(baru, ditanya):
    masalah = periksa(ubah(meppp=baru), "ksp", CONTOH)
    assert [(m.kode, m.tingkat, m.pos) for m in masalah] == ([("perubahan", "tanya", ("meppp",))] if ditanya else [])


def test_pos_yang_baru_muncul_atau_hilang_ditanyakan():
    assert [m.pos for m in periksa(ubah(meppp=0), "ksp", CONTOH)] == [("meppp",)]
    assert [m.pos for m in periksa(CONTOH, "ksp", ubah(meppp=0))] == [("meppp",)]
    assert periksa(CONTOH, "ksp", ubah(meppp=None)) == []
