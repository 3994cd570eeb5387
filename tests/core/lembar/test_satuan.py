"""What a header says beside the name of its column: unit, year, that it is no money or not yet."""

import pytest

from core.lembar.baca import baca_tempelan, baca_xlsx
from core.lembar.baris import BarisLembar, baca_baris
from core.lembar.satuan import bukan_rupiah, satuan, satuan_di_atas, tahun_judul
from tests.core.lembar.test_baca import BARANG, KEPALA, xlsx


@pytest.mark.parametrize(
    ("judul", "kali"),
    [
        *((f"Harga {x}", 1_000) for x in (
            "(Rp. 000)", "(Rp.000)", "(RP 000,-)", "Rp. 000", "(000)", "('000)", "(.000)", "(Rp ,000)",
            "(dalam ribuan)",
            "dalam ribuan rupiah", "(ribuan rupiah)", "Rp ribu", "(ribu)", "(Rb)", "x1000", "(x 1.000)", "× Rp 1.000",
            "(Rp. Ribuan)", "(dalam Rp.1.000,-)", "(Rp dlm 000)", "(Rp K)",
        )),
        *((f"Harga {x}", 1_000_000) for x in (
            "(juta)", "(jutaan Rp)", "dalam jt", "(JT)", "(Rp juta)", "(Rp. 000.000)", "(x 1.000.000)", "(1 juta)",
            "(dalam jutaan rupiah)",
        )),
        ("Harga (miliar)", 1_000_000_000), ("Harga (Rp M)", 1_000_000_000),
        *((x, 1) for x in ("Harga", "Harga (Rp)", "Harga di atas 500 juta", "Harga 2000", "Harga (Rp. 15.000)",
                           "Harga (rupiah penuh)")),
        ("Harga (ribuan/jutaan)", 0),
    ],
)  # fmt: skip
def test_satuan_di_judul_kolom(judul, kali):
    assert satuan(judul) == kali


@pytest.mark.parametrize(
    ("teks", "kali"),
    [("DAFTAR UKM (dalam ribuan rupiah)", 1_000), ("Satuan: Rp. 000", 1_000), ("Rp 000", 1_000), ("(x1000)", 1_000),
     ("Nilai dalam jutaan rupiah", 1_000_000), ("angka dlm jutaan", 1_000_000), ("DATA UKM (RIBUAN)", 1_000),
     ("UKM OMZET DI ATAS 500 JUTA", 1), ("REKAP RIBUAN UMKM", 1), ("DATA TAHUN 2000", 1), ("DAFTAR UKM", 1)],
)  # fmt: skip
def test_satuan_di_atas_tabel_hanya_yang_disebut_sebagai_satuan(teks, kali):
    assert satuan_di_atas(teks) == kali


def test_tahun_dan_yang_bukan_rupiah_terjadi():
    assert [tahun_judul(j) for j in ("Aset 2024", "Aset per 31-12-2025", "Aset (Rp 2.000)", "Aset")] == [
        2024,
        2025,
        None,
        None,
    ]
    ya = ("Omset (unit)", "Penjualan (kg)", "Pertumbuhan omset (%)", "Omset (USD)", "Target omset", "Omset (proyeksi)")
    assert [j for j in (*ya, "Omset (Rp)", "Omset per bulan") if bukan_rupiah(j)] == list(ya)


class Baris(BarisLembar):
    tabel = BARANG


def dibaca(*isi, kepala, atas=()):
    """(values of the column Harga, notes, rows) of a paste."""
    teks = ["\t".join(map(str, b)) for b in (*atas, kepala, *isi)]
    lembar = baca_tempelan("\n".join(teks), BARANG)
    arti = BARANG.kenali(lembar.kepala)
    baris = baca_baris(Baris, lembar, arti)
    return [b.nilai.get("harga") for b in baris], BARANG.catatan_kolom(lembar.kepala, arti, lembar.satuan), baris


@pytest.mark.parametrize(
    ("kepala", "atas"),
    [
        (["Nama barang", "Pemilik", "Harga (Rp. 000)"], ()),
        (["Nama barang", "Pemilik", "Harga"], [["DAFTAR BARANG (dalam ribuan rupiah)"]]),
        (["Nama barang", "Pemilik", "Harga"], [["", "", "Rp 000"]]),
        (["Nama barang", "Pemilik", "Harga"], [["DAFTAR BARANG"], ["Satuan: ribuan rupiah"], [""]]),
    ],
)
def test_satuan_dikalikan_dan_disebut(kepala, atas):
    nilai, catatan, _ = dibaca(["Meja", "Siti", 15_100], kepala=kepala, atas=atas)
    assert nilai == [15_100_000]
    [kalimat] = catatan
    assert "dikali 1.000" in kalimat


def test_satuan_di_bawah_tabel_juga_disebut():
    nilai, [kalimat], _ = dibaca(
        [1, "Meja", "Siti", 15_100], ["*) dalam ribuan rupiah"], kepala=["No", "Nama barang", "Pemilik", "Harga"]
    )
    assert nilai == [15_100_000]
    assert "dikali 1.000 menurut keterangan tabel" in kalimat


@pytest.mark.parametrize(
    "bawah",
    [
        ["", "", "", "", "(Rp.000)"],
        ["", "", "", "", "ribuan"],
        ["urut", "", "", "", "Rp 000"],
        ["", "(huruf)", "", "", "Rp ribu"],
    ],
)
def test_satuan_di_baris_bawah_judul(bawah):
    lembar = baca_xlsx(xlsx(bawah, [1, "Meja", "Siti", "Sukamaju", 15_100]), BARANG)
    assert [b.nilai["harga"] for b in baca_baris(Baris, lembar, BARANG.kenali(lembar.kepala))] == [15_100_000]


@pytest.mark.parametrize(
    "isi", [["", "Meja", "(Siti)", "2024", 5], ["x", "Meja", "(Siti)", "", ""], ["", "", "", "", 1000]]
)
def test_baris_data_bukan_lanjutan_judul(isi):
    lembar = baca_xlsx(xlsx(isi, [1, "Meja", "Siti", "Sukamaju", 15_100]), BARANG)
    assert lembar.kepala == list(KEPALA)


@pytest.mark.parametrize("judul", ["Desa (Rp. 000)", "Nilai desa", "Desa (dalam juta)"])
def test_uang_di_bawah_judul_teks_tidak_dibaca_dan_disebut(judul):
    arti = BARANG.kenali(["Nama barang", judul])
    assert arti == ["nama", None]
    assert BARANG.catatan_kolom(["Nama barang", judul], arti) == [
        f"Kolom “{judul}” tidak dibaca: menurut judulnya berisi uang, bukan desa."
    ]


def test_tahun_terakhir_dipakai_dan_yang_lain_disebut():
    kepala = ["Nama barang", "Pemilik", "Harga 2023", "Harga 2025", "Harga (2024)"]
    nilai, catatan, _ = dibaca(["Meja", "Siti", 1, 2_000_000, 3], kepala=kepala)
    assert nilai == [2_000_000]
    assert [c.split("”")[0] for c in catatan] == ["Kolom “Harga 2023", "Kolom “Harga (2024)"]


def test_dua_kolom_satu_arti_saling_mengisi_dan_uang_yang_berbeda_ditanyakan():
    kepala = ["Nama barang", "Pemilik", "Harga", "Harga (Rp. 000)", "Desa 1", "Desa 2"]
    nilai, catatan, baris = dibaca(
        ["Meja", "Siti", "", 2_000, "-", "Sukamaju"], ["Kursi", "Siti", 1_000_000, 1_000, "A", "B"],
        ["Rak", "Siti", 1_000_000, 5, "A", ""], kepala=kepala,
    )  # fmt: skip
    assert nilai[:2] == [2_000_000, 1_000_000]
    assert [b.nilai["desa"] for b in baris] == ["Sukamaju", "A", "A"]
    assert [b.golongan for b in baris] == ["baik", "baik", "salah"]
    assert "isinya berbeda: “1000000” dan “5”" in baris[2].pada("harga")[0].kalimat
    assert sum("sama-sama berarti" in c for c in catatan) == 2
