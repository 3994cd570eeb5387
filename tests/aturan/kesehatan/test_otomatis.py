"""Questions 19 to 22, 24 and 26, each at its border; and what happens where the figures do not answer."""

from decimal import Decimal

import pytest

from aturan.kesehatan import OTOMATIS, jawaban_otomatis
from tests.aturan.kesehatan.bantu import CONTOH

JUTA = 1_000_000
LALU = CONTOH


def jawab(nomor, ini, lalu=LALU, jenis="ksp", **lain):
    return jawaban_otomatis(CONTOH | {k: Decimal(n) for k, n in ini.items()}, lalu, jenis, **lain)[nomor]


def test_enam_pertanyaan_dijawab_dengan_kalimat():
    hasil = jawaban_otomatis(CONTOH, LALU, "ksp")
    assert hasil.keys() == OTOMATIS
    assert all(j.kalimat.endswith(".") for j in hasil.values())


@pytest.mark.parametrize(
    ("nomor", "ini", "ya"),
    [
        # 19: total aset 1.500 juta and modal sendiri 600 juta last year: 10% of each
        (19, {"kas": 175 * JUTA, "cadangan_umum": 120 * JUTA - 1}, False),
        (19, {"kas": 175 * JUTA, "cadangan_umum": 120 * JUTA}, True),
        (19, {"kas": 175 * JUTA, "cadangan_umum": 120 * JUTA + 1}, True),
        # 20: simpanan pokok and wajib 510 juta last year
        (20, {"simpanan_wajib": 501 * JUTA - 1}, False),
        (20, {"simpanan_wajib": 501 * JUTA}, True),
        # 21: a quarter of 110 juta
        (21, {"penyisihan_cadangan": 27_499_999}, False),
        (21, {"penyisihan_cadangan": 27_500_000}, True),
        # 22: tabungan and simpanan berjangka 700 juta last year
        (22, {"tabungan": 520 * JUTA - 1}, False),
        (22, {"tabungan": 520 * JUTA}, True),
        # 24: 90% of 1.250 juta is current when 125 juta is not
        (24, {"pinjaman_macet": 97 * JUTA}, True),
        (24, {"pinjaman_macet": 97 * JUTA + 1}, False),
        # 26: cadangan penghapusan 30 juta
        (26, {"pinjaman_macet": 30 * JUTA}, True),
        (26, {"pinjaman_macet": 30 * JUTA + 1}, False),
        (26, {"pinjaman_macet": 0, "cadangan_penghapusan": 0}, True),
    ],
)
def test_setiap_syarat_pada_batasnya(nomor, ini, ya):
    assert jawab(nomor, ini).nilai is ya


def test_kalimat_menyebut_angkanya():
    assert jawab(22, {"tabungan": 520 * JUTA}).kalimat == (
        "Tabungan dan simpanan berjangka Rp700.000.000 menjadi Rp770.000.000: tumbuh 10%, syarat 10%."
    )
    assert jawab(24, {}).kalimat == (
        "Pinjaman lancar Rp1.210.000.000, syarat 90% dari Pinjaman diberikan = Rp1.125.000.000."
    )
    assert jawab(19, {"kas": 30 * JUTA}).kalimat == "Modal sendiri tumbuh 0%, total aset tumbuh 0,33%."


@pytest.mark.parametrize("nomor", [19, 20, 22])
def test_tanpa_laporan_tahun_lalu_dijawab_penilai(nomor):
    hasil = jawab(nomor, {}, None)
    assert hasil.nilai is None
    assert hasil.kalimat == "Laporan tahun lalu tidak tersedia. Dijawab oleh penilai."


@pytest.mark.parametrize(
    ("nomor", "ini", "lalu", "sebab"),
    [
        (19, {}, {"kas": None}, "Tahun lalu belum diisi dengan benar: Kas"),
        (20, {}, {"simpanan_pokok": Decimal(0), "simpanan_wajib": Decimal(0)}, "tahun lalu Rp0: pertumbuhannya tidak"),
        (22, {}, {"tabungan": Decimal(0), "simpanan_berjangka": Decimal(0)}, "tahun lalu Rp0: pertumbuhannya tidak"),
        (21, {"shu_tahun_berjalan": 0}, {}, "SHU tahun berjalan (setelah pajak) Rp0: tidak ada yang dibandingkan"),
        (21, {"shu_tahun_berjalan": -5}, {}, "-Rp5: tidak ada yang dibandingkan"),
        (24, {"pinjaman_anggota": 0}, {}, "Pinjaman diberikan Rp0: tidak ada yang dibandingkan"),
        (26, {"pinjaman_macet": -1}, {}, "Belum diisi dengan benar: Pinjaman macet"),
    ],
)
def test_angka_yang_tidak_menjawab_diserahkan_kepada_penilai(nomor, ini, lalu, sebab):
    hasil = jawab(nomor, ini, LALU | lalu)
    assert hasil.nilai is None
    assert sebab in hasil.kalimat
    assert hasil.kalimat.endswith("Dijawab oleh penilai.")


@pytest.mark.parametrize(
    ("nomor", "pos"), [(21, "penyisihan_cadangan"), (24, "pinjaman_macet"), (19, "simpanan_wajib")]
)
def test_angka_yang_kosong_disebut(nomor, pos):
    hasil = jawaban_otomatis(CONTOH | {pos: None}, LALU, "ksp")[nomor]
    assert hasil.nilai is None and "elum diisi dengan benar" in hasil.kalimat


def test_usp_tidak_memiliki_simpanan_anggota():
    hasil = jawab(20, {}, jenis="usp")
    assert (hasil.nilai, hasil.kalimat) == (
        None,
        "USP tidak memiliki simpanan pokok dan simpanan wajib sendiri. Dijawab oleh penilai.",
    )


def test_modal_sendiri_mengikuti_sakelar():
    ini = {"modal_penyertaan": 100 * JUTA, "kas": 125 * JUTA}
    assert jawab(19, ini).nilai is True
    assert jawab(19, ini, sakelar={"modal_penyertaan": "tidak"}).nilai is False
