"""From an office's sheet to the columns of Lampiran 3: headers as offices write them, the template, what is missing."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from core.lembar.baca import baca_xlsx
from sentra_ukm.lampiran3.kolom import KOLOM, LAMPIRAN_3
from sentra_ukm.lampiran3.tulis import lembar_templat
from tests.sentra_ukm.lampiran3.lembar import KEPALA, baris, nik, xlsx


def arti(lembar):
    return dict(zip(LAMPIRAN_3.kenali(lembar.kepala), lembar.baris[0][1], strict=True))


def tolakan(unggahan) -> str:
    with pytest.raises(ValidationError) as galat:
        baca_xlsx(unggahan, LAMPIRAN_3)
    return galat.value.messages[0]


@pytest.mark.parametrize(
    ("judul", "kolom"),
    [
        ("Jml TK", "tk_lain"),
        ("Tenaga Kerja", "tk_lain"),
        ("JUMLAH TENAGA KERJA (ORANG)", "tk_lain"),
        ("Tenaga Kerja Laki-laki", "tk_laki"),
        ("TK (P)", "tk_perempuan"),
        ("Tenaga Kerja (Laki-laki)", "tk_laki"),
        ("TK Perempuan", "tk_perempuan"),
        ("Omset/bln", "omzet_bulan"),
        ("Omzet per bulan (Rp)", "omzet_bulan"),
        ("Omset/Thn", "penjualan_tahunan"),
        ("Nama Usaha", "nama_usaha"),
        ("NAMA UMKM", "nama_usaha"),
        ("Nama Perusahaan", "nama_usaha"),
        ("Pemilik", "nama_pemilik"),
        ("No. KTP", "nik"),
        ("No", "nomor"),
        ("Jenis Kelamin", "kelamin"),
        ("No. Telp/HP", "telepon"),
        ("Aset (di luar tanah dan bangunan)", "kekayaan_bersih"),
        ("Perputaran", None),
    ],
)
def test_judul_kolom_dikenal_dengan_sebutan_kantor(judul, kolom):
    assert LAMPIRAN_3.kenali([judul]) == [kolom]


def test_setiap_judul_templat_dikenal_sebagai_kolomnya():
    assert LAMPIRAN_3.kenali([k.judul for k in KOLOM]) == [k.nama for k in KOLOM]


def test_tidak_ada_dua_kolom_dengan_judul_yang_sama():
    semua = [(s, k.nama) for k in KOLOM for s in {LAMPIRAN_3.seragam(x) for x in (*k.sinonim, k.judul)}]
    assert len({judul for judul, _ in semua}) == len(semua)


def test_judul_dicari_di_bawah_baris_judul_yang_digabung():
    def gabung(lembar):
        lembar.merge_cells("A1:M1")

    atas = (["DAFTAR UKM SENTRA KULIT SUKAREGANG"], ["KABUPATEN GARUT TAHUN 2026"], [])
    lembar = baca_xlsx(xlsx(baris(1), atas=atas, ubah=gabung), LAMPIRAN_3)
    assert arti(lembar)["nama_usaha"] == "UD Maju 1"
    assert lembar.baris[0][0] == 5


def test_judul_dua_baris_dengan_sel_gabungan_dibaca_sebagai_satu():
    kepala = ["No", "Nama Usaha", "Nama Pemilik", "Produk", "Tenaga Kerja", "", "Omset/bln"]
    lembar = baca_xlsx(xlsx([1, "UD Maju", "Siti", "Tas", 2, 3, 5_000_000], kepala=["", "", "", "", "L", "P", ""],
                            atas=(kepala,), ubah=lambda s: s.merge_cells("E1:F1")), LAMPIRAN_3)  # fmt: skip
    isi = arti(lembar)
    assert (isi["tk_laki"], isi["tk_perempuan"]) == (("angka", "2"), ("angka", "3"))


def test_baris_nomor_kolom_baris_contoh_baris_kosong_dan_baris_jumlah_dilewati():
    lembar = baca_xlsx(xlsx(
        list(range(1, len(KEPALA) + 1)), ["Contoh", *baris(9)[1:]], baris(1), [], [2], baris(2),
        ["Jumlah", *[""] * 9, 20_000_000],
    ), LAMPIRAN_3)  # fmt: skip
    assert [nomor for nomor, _ in lembar.baris] == [4, 7]
    assert lembar.catatan == ["Dilewati karena bukan data UKM: baris 8 (jumlah)."]


def test_templat_yang_diunduh_tidak_berisi_baris_tetapi_terbaca_sesudah_diisi():
    buku = load_workbook(io.BytesIO(lembar_templat()))
    lembar = buku["UKM"]
    assert (lembar.freeze_panes, lembar["A2"].value) == ("C2", "Contoh")
    letak = {sel.value: sel for sel in lembar[1]}
    kolom_nik = letak["NIK"].column_letter
    assert lembar.column_dimensions[kolom_nik].number_format == "@"
    assert lembar.column_dimensions[letak["Omzet per bulan (Rp)"].column_letter].number_format == "[$-421]#,##0"
    assert lembar.column_dimensions[letak["Kunci baris (jangan diubah)"].column_letter].hidden
    assert {str(v.sqref).rstrip("0123456789") for v in lembar.data_validations.dataValidation} >= {
        f"{kolom_nik}3:{kolom_nik}"
    }
    assert "Tidak ada baris UKM" in tolakan(SimpleUploadedFile("t.xlsx", lembar_templat()))
    for judul, nilai in (("Nama UKM", "UD Baru"), ("NIK", nik(7))):
        lembar[f"{letak[judul].column_letter}3"] = nilai
    hasil = io.BytesIO()
    buku.save(hasil)
    terbaca = baca_xlsx(SimpleUploadedFile("t.xlsx", hasil.getvalue()), LAMPIRAN_3)
    assert len(terbaca.baris) == 1
    assert (arti(terbaca)["nama_usaha"], arti(terbaca)["nik"]) == ("UD Baru", nik(7))
    assert not LAMPIRAN_3.kurang_wajib(LAMPIRAN_3.kenali(terbaca.kepala))


def test_lembar_yang_salah_ditolak_dengan_kolom_yang_dicari():
    pesan = tolakan(xlsx(["a", 1], kepala=["Bulan", "Setoran"], ubah=lambda s: s.parent.create_sheet("Data UKM")))
    assert pesan.startswith("Judul kolom tidak ditemukan pada 15 baris pertama “Sheet”.")
    assert "Lembar lain di berkas ini: “Data UKM”; di sana juga tidak ada." in pesan
    assert "Nama UKM, Nama pemilik, Produk, Omzet per bulan (Rp)" in pesan


def test_kolom_wajib_yang_tidak_ada_disebut():
    lembar = baca_xlsx(xlsx(["UD Maju", "Siti", "Tas"], kepala=["Nama Usaha", "Pemilik", "Produk"]), LAMPIRAN_3)
    assert LAMPIRAN_3.kurang_wajib(LAMPIRAN_3.kenali(lembar.kepala)) == [
        "Omzet per bulan (Rp)", "Penjualan setahun (Rp)", "Kekayaan bersih tanpa tanah & bangunan (Rp)", "Tenaga kerja",
    ]  # fmt: skip
