import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dasar import rupa


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("15000000", 15_000_000),
        ("15.000.000", 15_000_000),
        ("Rp 15.000.000,00", 15_000_000),
        ("Rp15.000.000,-", 15_000_000),
        ("rp. 15.000.000", 15_000_000),
        (" 750.000\u00a0", 750_000),
        ("0", 0),
        ("500,00", 500),
        ("1.500,00", 1_500),
        ("999999999999999999", 999_999_999_999_999_999),
        ("1.250.000,50", Decimal("1250000.50")),
    ],
)
def test_jumlah_rupiah_yang_jelas_dibaca(teks, nilai):
    assert rupa.baca_rupiah(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("1.500", "Tulis 1500 jika maksudnya seribu lima ratus, atau 1.500.000"),
        ("Rp1.500", "dua hal"),
        ("1,5", "dua hal"),
        ("1,50", "dua hal"),
        ("1.500.000,5", "dua hal"),
        ("-1", "tidak boleh negatif"),
        ("(1.000.000)", "tidak boleh negatif"),
        ("１５００００００", "0 sampai 9"),
        ("٣", "0 sampai 9"),
        ("1000\u202e000", "0 sampai 9"),
        ("15\x00000", "0 sampai 9"),
        ("1000000000000000000", "terlalu besar"),
        ("1" * 100_000, "terlalu panjang"),
        ("15 juta", "angka saja"),
        ("1e9", "angka saja"),
        ("15,000,000", "tulis 15.000.000"),
        ("15.00.000", "tidak dapat dibaca"),
        ("{{7*7}}", "tidak dapat dibaca"),
        ("", "Isi angkanya"),
        ("Rp", "Isi angkanya"),
    ],
)
def test_jumlah_rupiah_yang_ragu_ditolak_dengan_saran(teks, kata):
    with pytest.raises(rupa.IsianSalah) as salah:
        rupa.baca_rupiah(teks)
    assert kata in str(salah.value)
    assert len(str(salah.value)) < 200


@given(st.integers(0, 10**18 - 1))
def test_rupiah_yang_ditampilkan_terbaca_kembali(nilai):
    assert rupa.baca_rupiah(rupa.rupiah(Decimal(nilai))) == nilai
    assert rupa.baca_rupiah(rupa.tulis_isian(nilai)) == nilai
    assert rupa.baca_angka(rupa.tulis_isian(nilai)) == nilai


@given(st.text(max_size=80))
def test_teks_apa_pun_terbaca_atau_ditolak_dengan_kalimat(teks):
    for baca in (rupa.baca_rupiah, rupa.baca_angka, rupa.baca_tanggal):
        try:
            baca(teks)
        except rupa.IsianSalah as salah:
            assert str(salah).endswith(".")


@pytest.mark.parametrize(("teks", "nilai"), [("0", 0), ("12", 12), ("1250", 1250), ("12.500.000", 12_500_000)])
def test_bilangan_bulat_dibaca(teks, nilai):
    assert rupa.baca_angka(teks) == nilai


@pytest.mark.parametrize("teks", ["1.500", "1,5", "-3", "tiga", "", "3 orang"])
def test_bilangan_yang_ragu_ditolak(teks):
    with pytest.raises(rupa.IsianSalah):
        rupa.baca_angka(teks)


@pytest.mark.parametrize(
    "teks",
    [
        "31/12/2025", "31-12-2025", "31.12.2025", "31 Desember 2025", "31 des 2025", "2025-12-31", " 31 / 12 / 2025 ",
        "31 December 2025", "31-XII-2025", "31/xii/2025", "2025/12/31", "2025-12-31 00:00:00", "2025-12-31T00:00:00Z",
        "31/12/2025 0:00", "Rabu, 31 Desember 2025", "hari Rabu tanggal 31 Desember 2025", "tgl. 31-12-2025",
        "31-Dec-2025", "31 Desember, 2025", "December 31, 2025", "31 – 12 – 2025", "31 Desember 2025.", "31-12/2025",
    ],
)  # fmt: skip
def test_tanggal_dibaca_hari_dulu(teks):
    assert rupa.baca_tanggal(teks) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("31/02/2025", "Tanggal 31 Februari tidak ada"),
        ("29/02/2025", "29 Februari tidak ada pada tahun 2025"),
        ("12/31/2025", "hari dulu, lalu bulan"),
        ("31/12/2568", "Tahun 2568 tidak masuk akal"),
        ("31/12/0001", "tidak masuk akal"),
        ("31/12/25", "empat angka"),
        ("31 Desambur 2025", "tidak dikenal"),
        ("besok", "31/12/2025"),
        ("", "31/12/2025"),
        ("１/１/2025", "31/12/2025"),
        ("00/01/2025", "tidak ada"),
    ],
)
def test_tanggal_yang_tidak_ada_ditolak_dengan_sebabnya(teks, kata):
    with pytest.raises(rupa.IsianSalah) as salah:
        rupa.baca_tanggal(teks)
    assert kata in str(salah.value)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_tanggal_yang_ditampilkan_terbaca_kembali(tanggal):
    assert rupa.baca_tanggal(rupa.tanggal_indonesia(tanggal)) == tanggal


def test_tanggal_ditulis_dengan_kata():
    assert rupa.tanggal_indonesia(date(2005, 11, 9)) == "9 November 2005"
    assert rupa.tanggal_hari(date(2026, 11, 26)) == "Kamis, 26 November 2026"
    assert rupa.tanggal_indonesia(None) == ""


def test_jam_dan_hari_mengikuti_zona_kantor():
    waktu = datetime(2026, 1, 1, 16, 42, tzinfo=UTC)
    assert rupa.jam(waktu) == "23.42 WIB"
    assert rupa.tanggal_jam(waktu, "Asia/Jayapura") == "2 Januari 2026, 01.42 WIT"


C19 = json.loads((Path(__file__).parents[2] / "data/kasus/c19-gelar.json").read_text())


@pytest.mark.parametrize(
    ("nama", "besar"),
    [
        (C19["penetap"], "Dr. H. REKAAN WIRAKUSUMAH, S.STP., M.A.P., Ph.D."),
        ("Teten Suryana", "TETEN SURYANA"),
        ("Prof.Dr. Siti Aminah, S.Pd., M.Pd.", "Prof.Dr. SITI AMINAH, S.Pd., M.Pd."),
        ("Dr. (H.C.) Ir. H. Moh. Ali, M.Si", "Dr. (H.C.) Ir. H. MOH. ALI, M.Si"),
        ("drg. Hj. Ani", "drg. Hj. ANI"),
        ("Ani Rekaan S.STP., M.A.P.", "ANI REKAAN S.STP., M.A.P."),
        ("Ani Rekaan S.E. M.M. Ph.D.", "ANI REKAAN S.E. M.M. Ph.D."),
        ("K.H. Rekaan A. Rahman W.", "K.H. REKAAN A. RAHMAN W."),
        ("Rekaan", "REKAAN"),
        ("H.", "H."),
        ("", ""),
    ],
)
def test_gelar_tetap_pada_hurufnya_bila_nama_dikapitalkan(nama, besar):
    assert rupa.nama_besar(nama) == besar


def test_nama_tidak_dikapitalkan_bersama_gelarnya_pada_surat_mana_pun():
    """A template that puts a person's name in capitals would take the degrees along."""
    orang = re.compile(r"{{ *[\w.]*(penetap|penandatangan|pengguna|penilai|ketua|pejabat)[\w.]*nama\|upper")
    templat = Path(__file__).parents[3] / "templates"
    salah = [b.name for b in templat.rglob("*.html") if orang.search(b.read_text())]
    assert salah == []
