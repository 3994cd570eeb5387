"""How offices write a year, a name, a region, the period of a sale: read, remarked or asked, never silently wrong."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.dasar.rupa import IsianSalah
from core.lembar.baca import Lembar
from core.lembar.sel import isi_dibaca
from sentra_ukm.lampiran3.kolom import KOLOM, LAMPIRAN_3
from sentra_ukm.lampiran3.periksa import periksa
from sentra_ukm.lampiran3.tulis import lembar_salah
from tests import pabrik
from tests.sentra_ukm.lampiran3.lembar import KEPALA, baris

baca_tahun, baca_nama = (LAMPIRAN_3.menurut_nama[n].jenis.baca for n in ("tahun_berdiri", "nama_pemilik"))


@pytest.mark.parametrize(
    "sel",
    [
        "2010",
        ("angka", "2010"),
        "± 2010",
        "±2010",
        "+/- 2010",
        "~2010",
        "sejak 2010",
        "mulai th. 2010",
        "Th 2010",
        "thn. 2010",
        "Tahun 2010",
        "sekitar tahun 2010",
        "kurang lebih 2010",
        "kira2 2010",
        "2010.0",
        "awal 2010",
        "2010 M",
        "2.010",
        "Januari 2010",
        "mei 2010",
        "5/2010",
        "10-2010",
        "2010-05",
        "12 Mei 2010",
        "sejak 12/05/2010",
        ("tanggal", "2010-05-12"),
        "(2010)",
    ],
)
def test_tahun_dalam_kata_dibaca(sel):
    assert baca_tahun(sel) == 2010


@pytest.mark.parametrize(
    ("sel", "tahun"),
    [
        ("2010an", 2010),
        ("2010-an", 2010),
        ("2010 - 2015", 2010),
        ("2010 s/d 2015", 2010),
        (("tanggal", "1905-07-07"), 2015),
        (("tanggal", "1905-06-20"), 1998),
        (("angka", "41590"), 2013),
    ],
)
def test_tahun_yang_meragukan_dibaca_dan_disebut(sel, tahun):
    dibaca = baca_tahun(sel)
    assert dibaca != isi_dibaca(dibaca) == tahun
    assert f"ibaca tahun {tahun}" in dibaca.kalimat


@pytest.mark.parametrize(
    "sel",
    [
        "10 tahun",
        "2010/2011",
        "2010 dan 2015",
        "lama",
        "15",
        ("tanggal", "1909-07-08"),
        ("tanggal", "1900-01-01"),
        ("angka", "2015.5"),
        "31/02/2015",
    ],
)
def test_tahun_yang_tidak_tentu_ditanyakan(sel):
    with pytest.raises(IsianSalah, match=r"[Tt]ahun|[Tt]anggal"):
        baca_tahun(sel)


@pytest.mark.parametrize("hari", [date(1905, 3, 14), date(1905, 9, 30)])
def test_hari_pada_1905_yang_sebenarnya_tahun_1900_sampai_2100(hari):
    tahun = (hari - date(1899, 12, 30)).days
    assert tahun in (1900, 2100)
    assert isi_dibaca(baca_tahun(("tanggal", hari.isoformat()))) == tahun


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (". Rekaan", "Rekaan"),
        ("- Rekaan", "Rekaan"),
        ("1. Rekaan", "Rekaan"),
        ("12) Rekaan,", "Rekaan"),
        ("Rekaan", "Rekaan"),
        ("H. Rekaan, S.E.", "H. Rekaan, S.E."),
        ("O'Rekaan", "O'Rekaan"),
        ("Rekaan / Contoh", "Rekaan / Contoh"),
    ],
)
def test_nama_tanpa_nomor_dan_tanda_di_sekitarnya(isi, nama):
    assert baca_nama(isi) == nama


@pytest.mark.parametrize("isi", ["12345", ("angka", "12345"), "0812-3456-7890", "3205/01"])
def test_nama_tanpa_huruf_perlu_diperiksa(isi):
    assert "angka atau tanda" in baca_nama(isi).kalimat


@pytest.mark.parametrize(
    ("judul", "kolom"),
    [
        ("OMSET (Rp/BLN)", "omzet_bulan"),
        ("OMZET (JT/TH)", "penjualan_tahunan"),
        ("OMSET (per tahun)", "penjualan_tahunan"),
        ("ASET PER 31 DESEMBER 2025", "kekayaan_bersih"),
        ("ASET TAHUN 2025", "kekayaan_bersih"),
        ("ASET (2025)", "kekayaan_bersih"),
        ("OMSET/BLN DALAM RIBUAN RUPIAH", "omzet_bulan"),
        ("OMSET X 1000 PER BULAN", "omzet_bulan"),
        ("OMSET/BLN (UNIT)", None),
        ("TARGET OMSET/BLN", None),
        ("OMSET/BLN (PROYEKSI)", None),
        ("NILAI PRODUKSI", None),
        ("KAPASITAS PRODUKSI (Rp)", None),
        ("HARGA BAHAN BAKU", None),
        ("BIAYA TENAGA KERJA", None),
        ("TENAGA KERJA (Rp)", None),
        ("NO HP 2", "telepon"),
        ("KAB/KOTA", "kabkota"),
        ("KOTA/KAB.", "kabkota"),
        ("KABUPATEN", "kabkota"),
    ],
)
def test_judul_menyebut_masa_tahun_satuan_atau_hal_lain(judul, kolom):
    assert LAMPIRAN_3.kenali([judul]) == [kolom]


@pytest.fixture
def usulan(db):
    return pabrik.buat_usulan(pengguna=pabrik.buat_pengguna(), lengkap=False)


def hasil(usulan, *isi, kepala=KEPALA):
    """Rows under `kepala` as they are read from text."""
    lembar = Lembar("uji", list(kepala), [(n, [str(s) for s in b]) for n, b in enumerate(isi, 2)])
    return periksa(usulan, lembar, LAMPIRAN_3.kenali(lembar.kepala))


@pytest.mark.parametrize(
    "sebutan", ["Kabupaten Garut", "Kab. Garut", "GARUT", "32.05", "Kab. Garut, Jawa Barat", "-", ""]
)
def test_kabupaten_usulan_sendiri_tidak_diperingatkan(usulan, sebutan):
    assert hasil(usulan, [*baris(1), sebutan], kepala=(*KEPALA, "KAB/KOTA")).baris[0].golongan == "baik"


@pytest.mark.parametrize("sebutan", ["Kabupaten Tasikmalaya", "Kota Bandung", "Bandung", "32.06", "Tempat Rekaan"])
def test_kabupaten_lain_diperingatkan_di_barisnya(usulan, sebutan):
    b = hasil(usulan, [*baris(1), sebutan], kepala=(*KEPALA, "KAB/KOTA")).baris[0]
    assert (b.golongan, [c.kolom for c in b.catatan]) == ("periksa", ["kabkota"])
    assert b.ukm is not None


@pytest.mark.parametrize(
    ("judul", "nilai", "kolom"),
    [
        ("Omset/bln (Rp)", 99_999, "omzet_bulan"),
        ("Penjualan per tahun", 999_999, "penjualan_tahunan"),
        ("Aset (tanpa tanah & bangunan)", 99_999, "kekayaan_bersih"),
    ],
)
def test_uang_yang_terlalu_kecil_ditanya_satuannya(usulan, judul, nilai, kolom):
    def kalimat(n):
        return [c.kalimat for c in hasil(usulan, baris(1, **{judul: n})).baris[0].pada(kolom)]

    assert any("apakah ditulis dalam ribuan" in k for k in kalimat(nilai))
    assert not any("apakah ditulis dalam ribuan" in k for k in kalimat(nilai + 1))


@pytest.mark.parametrize(
    ("nilai", "golongan"), [(10_000_000, "periksa"), (10_000_001, "salah"), (120_012_000, "salah")]
)
def test_satuan_yang_membuat_usaha_lebih_besar_dari_ukm_ditanyakan(usulan, nilai, golongan):
    kepala = [f"{k} 000" if k == "Penjualan per tahun" else k for k in KEPALA]
    b = hasil(usulan, baris(1, **{"Penjualan per tahun": nilai}), kepala=kepala).baris[0]
    assert b.golongan == golongan
    assert ("apakah sudah rupiah penuh?" in " ".join(c.kalimat for c in b.catatan)) == (golongan == "salah")


def test_unduhan_baris_salah_menulis_uang_dalam_rupiah_penuh(usulan):
    kepala = [f"{k} 000" if k == "Penjualan per tahun" else k for k in KEPALA]
    h = hasil(usulan, baris(1, **{"Penjualan per tahun": 120_012, "Produk": ""}), kepala=kepala)
    lembar = load_workbook(BytesIO(lembar_salah(h.baris, nik_terbuka=True)))["UKM"]
    letak = {sel.value: sel.column for sel in lembar[1]}
    assert lembar.cell(2, letak["Penjualan setahun (Rp)"]).value == Decimal(120_012_000)


def test_setiap_kolom_pilihan_menerima_tanda_kosong(usulan):
    boleh = [k for k in KOLOM if not k.wajib and k.nama != "tk_pemilik"]
    kepala = [*KEPALA, *(k.judul for k in boleh if k.judul not in KEPALA)]
    for tanda in ("-", "belum ada", "n/a", "…"):
        b = hasil(
            usulan, [*baris(1, NIK=tanda, Desa=tanda), *[tanda] * (len(kepala) - len(KEPALA))], kepala=kepala
        ).baris[0]
        assert b.golongan == "baik", (tanda, b.catatan)


@pytest.mark.parametrize("isi", ["tanya Pak RT", "08123400001/08567800001"])
def test_telepon_yang_diketik_tidak_pernah_terbuang_diam_diam(usulan, isi):
    b = hasil(usulan, [*baris(1), isi], kepala=(*KEPALA, "Telepon")).baris[0]
    assert [c.kalimat for c in b.pada("telepon")] == ["Tulis satu nomor telepon, misalnya 0812 3456 7890."]
    assert b.golongan == "salah"


@pytest.mark.parametrize("isi", ["± 5", "5 (lima)", "5 orang", "5 org.", "5 karyawan"])
def test_banyaknya_orang_dibaca_dengan_kata_di_sekitarnya(usulan, isi):
    assert hasil(usulan, baris(1, **{"TK Laki-laki": isi})).baris[0].ukm.tk_laki == 5
