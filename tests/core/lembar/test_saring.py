"""Rows that are no data are left out in one note; what Excel hides or merges is remarked; the right sheet is read."""

import pytest

from core.lembar.baca import baca_xlsx
from tests.core.lembar.test_baca import BARANG, KEPALA, arti, baris, tolakan, xlsx


def nomor(*isi, **lain):
    """(rows that were read, notes) of a sheet."""
    lembar = baca_xlsx(xlsx(*isi, **lain), BARANG)
    return [n for n, _ in lembar.baris], lembar.catatan


@pytest.mark.parametrize(
    "isi",
    [
        ["SUB TOTAL", "", "", "", 5], ["", "JML", "", "", 5], ["T O T A L", "", "", "", 5], ["", "Jumlah I", "", "", 5],
        ["", "TOTAL KECAMATAN GARUT KOTA", "", "", 5], ["Jumlah Keseluruhan"], ["", "", "", "Rata-rata", 5],
        ["JUMLAH", "JUMLAH", "JUMLAH", "", 5], ["", "", "", "", 5_000_000], ["", "Grand Total", "", "", "=SUM(E2:E3)"],
        ["JUMLAH", "2 barang", "2 orang", "", 5], ["", "Jumlah Blok A", "", "", 5], ["", "Sub Total RT 03", "", "", 5],
    ],
)  # fmt: skip
def test_baris_jumlah_dilewati(isi):
    assert nomor(baris(1), isi, baris(2)) == ([2, 4], ["Dilewati karena bukan data barang: baris 3 (jumlah)."])


@pytest.mark.parametrize(
    "isi",
    [["A", "KECAMATAN CONTOH"], ["II", "Kec. Contoh (2 unit)"], ["", "Anyaman bambu"], ["KECAMATAN CONTOH"],
     ["", "", "Kelompok Mawar"], [1, "KECAMATAN CONTOH"], ["A. KECAMATAN CONTOH"]],
)  # fmt: skip
def test_judul_kelompok_dilewati(isi):
    assert nomor(isi, baris(1)) == ([3], ["Dilewati karena bukan data barang: baris 2 (judul kelompok)."])


@pytest.mark.parametrize(
    "isi", [list(KEPALA), [x.upper() for x in KEPALA], [1, 2, 3, 4, 5], ["(1)", "(2)", "(3)", "(4)", "(5)"]]
)
def test_judul_kolom_yang_diulang_dilewati(isi):
    assert nomor(baris(1), isi, baris(2)) == ([2, 4], ["Dilewati karena bukan data barang: baris 3 (judul kolom)."])


def test_blok_tanda_tangan_dilewati():
    blok = (
        ["", "", "", "", "Garut, 12 Januari 2026"], ["", "Mengetahui,", "", "", "Petugas Pendata"],
        ["", "Kepala Dinas Koperasi dan UKM"], [], ["", "Drs. H. ASEP REKAAN, M.Si.", "", "", "SITI"],
        ["", "NIP. 19700101 199001 1 001", "", "", "NIP. 19800101 200501 2 001"], ["Keterangan: data per Desember"],
    )  # fmt: skip
    terbaca, [catatan] = nomor(baris(1), *blok)
    assert terbaca == [2]
    assert catatan == "Dilewati karena bukan data barang: baris 3, 4, 5, 7, 8, 9 (keterangan di bawah tabel)."


@pytest.mark.parametrize(
    "isi",
    [[7, "Meja"], [7, "Meja", "Siti"], ["", "Total", "Siti", "", 5_000_000], ["", "Meja", "Jumlah Sari", "", ""],
     [7, "Kelompok Mawar"], ["", "=A9"], ["", "Sumber Rejeki", "Siti", "", 1_000_000]],
)  # fmt: skip
def test_baris_yang_mungkin_data_tetap_ada(isi):
    assert nomor(baris(1), isi) == ([2, 3], [])


def test_baris_dan_kolom_tersembunyi_ikut_dibaca_dan_disebut():
    def sembunyi(lembar):
        lembar.row_dimensions[3].hidden = lembar.row_dimensions[5].hidden = True
        lembar.column_dimensions["D"].hidden = True

    terbaca, catatan = nomor(*(baris(n) for n in range(1, 5)), ubah=sembunyi)
    assert terbaca == [2, 3, 4, 5]
    assert catatan == ["2 baris tersembunyi ikut dibaca: baris 3, 5.", "1 kolom tersembunyi ikut dibaca: “Desa”."]


def test_teks_sel_gabungan_berlaku_bagi_tiap_barisnya_dan_angkanya_tidak():
    def gabung(lembar):
        lembar.merge_cells("C2:C3")
        lembar.merge_cells("E2:E3")

    lembar = baca_xlsx(xlsx(baris(1), baris(2), ubah=gabung), BARANG)
    assert [isi[2] for _, isi in lembar.baris] == ["Pemilik 1", "Pemilik 1"]
    assert [isi[4] for _, isi in lembar.baris] == [("angka", "1000001"), ""]
    assert [c.split(":")[0] for c in lembar.catatan] == [
        "Sel Pemilik digabung pada baris 2 sampai 3", "Sel Harga (Rp) digabung pada baris 2 sampai 3",
    ]  # fmt: skip


def test_gabungan_tanpa_akhir_tidak_menahan_pembacaan():
    def gabung(lembar):
        for n in range(3, 400):
            lembar.merged_cells.add(f"C2:C{n}")

    lembar = baca_xlsx(xlsx(*(baris(n) for n in range(1, 400)), ubah=gabung), BARANG)
    assert lembar.catatan[-1].endswith("sel gabungan lagi. Periksa barisnya.")


def test_rp_di_kolomnya_sendiri_bukan_isi():
    kepala = ["No", "Nama barang", "Pemilik", "Desa", "Harga", ""]
    lembar = baca_xlsx(xlsx([1, "Meja", "Siti", "", "Rp", 5_000_000], [2, "Kursi", "Siti", "", "Rp.", "5.000.000"],
                            kepala=kepala), BARANG)  # fmt: skip
    assert [isi[4] for _, isi in lembar.baris] == [("angka", "5000000"), "5.000.000"]


def lembar_lain(nama, *isi, letak=None):
    def ubah(lembar):
        lain = lembar.parent.create_sheet(nama, letak)
        for b in isi:
            lain.append(b)

    return ubah


@pytest.mark.parametrize(
    ("isi", "catatan"),
    [
        ([["No", "Desa", "Harga"], [1, "Sukamaju", 5]], ["Yang dibaca lembar “Sheet”, bukan “REKAP”."]),
        ([["PETUNJUK"], ["Isi lembar berikutnya"]], ["Yang dibaca lembar “Sheet”, bukan “REKAP”."]),
        ([], ["Yang dibaca lembar “Sheet”, bukan “REKAP”."]),
    ],
)
def test_lembar_yang_punya_kolomnya_dibaca_dan_disebut(isi, catatan):
    lembar = baca_xlsx(xlsx(baris(1), ubah=lembar_lain("REKAP", *isi, letak=0)), BARANG)
    assert (arti(lembar)["nama"], lembar.catatan) == ("Meja 1", catatan)


def test_lembar_lain_dengan_kolom_yang_sama_disebut_tidak_dibaca():
    _, [catatan] = nomor(baris(1), ubah=lembar_lain("KEC B", list(KEPALA), baris(1), baris(2)))
    assert "Lembar lain dengan kolom yang sama: “KEC B” (2 baris)." in catatan


def test_lembar_lain_yang_terlalu_besar_tidak_menghalangi():
    assert nomor(baris(1), ubah=lembar_lain("Jauh", ["x"] * 300))[0] == [2]


def test_dua_satuan_di_judul_tabel_ditanyakan():
    unggahan = xlsx(list(KEPALA), baris(1), kepala=["HARGA (ribuan/jutaan rupiah)"])
    assert "menyebut lebih dari satu satuan uang" in tolakan(unggahan)
