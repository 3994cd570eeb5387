"""From a sheet or a paste to raw rows: what is found, and one clear sentence for each thing that is refused."""

import io
import re
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from sentra_ukm.lampiran3.baca import baca_tempelan, baca_xlsx
from sentra_ukm.lampiran3.kolom import KOLOM, kenali, kurang_wajib, seragam
from sentra_ukm.lampiran3.tulis import lembar_templat
from tests.sentra_ukm.lembar import KEPALA, baris, nik, tsv, xlsx


def arti(lembar):
    return dict(zip(kenali(lembar.kepala), lembar.baris[0][1], strict=True))


def tolakan(unggahan) -> str:
    with pytest.raises(ValidationError) as galat:
        baca_xlsx(unggahan)
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
    assert kenali([judul]) == [kolom]


def test_setiap_judul_templat_dikenal_sebagai_kolomnya():
    assert kenali([k.judul for k in KOLOM]) == [k.nama for k in KOLOM]


def test_tidak_ada_dua_kolom_dengan_judul_yang_sama():
    semua = [(seragam(s), k.nama) for k in KOLOM for s in {seragam(x): x for x in (*k.sinonim, k.judul)}.values()]
    assert len({judul for judul, _ in semua}) == len(semua)


def test_judul_dicari_di_bawah_baris_judul_yang_digabung():
    def gabung(lembar):
        lembar.merge_cells("A1:M1")

    atas = (["DAFTAR UKM SENTRA KULIT SUKAREGANG"], ["KABUPATEN GARUT TAHUN 2026"], [])
    lembar = baca_xlsx(xlsx(baris(1), atas=atas, ubah=gabung))
    assert arti(lembar)["nama_usaha"] == "UD Maju 1"
    assert lembar.baris[0][0] == 5


def test_judul_dua_baris_dengan_sel_gabungan_dibaca_sebagai_satu():
    kepala = ["No", "Nama Usaha", "Nama Pemilik", "Produk", "Tenaga Kerja", "", "Omset/bln"]
    lembar = baca_xlsx(xlsx([1, "UD Maju", "Siti", "Tas", 2, 3, 5_000_000], kepala=["", "", "", "", "L", "P", ""],
                            atas=(kepala,), ubah=lambda s: s.merge_cells("E1:F1")))  # fmt: skip
    isi = arti(lembar)
    assert (isi["tk_laki"], isi["tk_perempuan"]) == (("angka", "2"), ("angka", "3"))


def test_baris_nomor_kolom_baris_contoh_baris_kosong_dan_baris_jumlah_dilewati():
    lembar = baca_xlsx(xlsx(
        list(range(1, len(KEPALA) + 1)), ["Contoh", *baris(9)[1:]], baris(1), [], [2], baris(2),
        ["Jumlah", *[""] * 9, 20_000_000],
    ))  # fmt: skip
    assert [nomor for nomor, _ in lembar.baris] == [4, 7]
    assert lembar.catatan == ["Baris 8 dibaca sebagai baris jumlah dan dilewati."]


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
    terbaca = baca_xlsx(SimpleUploadedFile("t.xlsx", hasil.getvalue()))
    assert len(terbaca.baris) == 1
    assert (arti(terbaca)["nama_usaha"], arti(terbaca)["nik"]) == ("UD Baru", nik(7))
    assert not kurang_wajib(kenali(terbaca.kepala))


def test_lembar_pertama_yang_terlihat_yang_dibaca():
    def sembunyi(lembar):
        lain = lembar.parent.create_sheet("Daftar tersembunyi", 0)
        lain.append(["x"])
        lain.sheet_state = "hidden"

    assert arti(baca_xlsx(xlsx(baris(1), ubah=sembunyi)))["nama_usaha"] == "UD Maju 1"


def test_lembar_yang_salah_ditolak_dengan_kolom_yang_dicari():
    pesan = tolakan(xlsx(["a", 1], kepala=["Bulan", "Setoran"], ubah=lambda s: s.parent.create_sheet("Data UKM")))
    assert pesan.startswith("Judul kolom tidak ditemukan pada 15 baris pertama “Sheet”.")
    assert "“Data UKM”; taruh lembar UKM paling depan" in pesan
    assert "Nama UKM, Nama pemilik, Produk, Omzet per bulan (Rp)" in pesan


def test_kolom_wajib_yang_tidak_ada_disebut():
    lembar = baca_xlsx(xlsx(["UD Maju", "Siti", "Tas"], kepala=["Nama Usaha", "Pemilik", "Produk"]))
    assert kurang_wajib(kenali(lembar.kepala)) == [
        "Omzet per bulan (Rp)", "Penjualan setahun (Rp)", "Kekayaan bersih tanpa tanah & bangunan (Rp)", "Tenaga kerja",
    ]  # fmt: skip


def test_10001_baris_ditolak_dengan_jumlah_dan_batasnya():
    pesan = tolakan(xlsx(*(["UD", "Siti", "Tas"] for _ in range(10_001)), kepala=["Nama Usaha", "Pemilik", "Produk"]))
    assert pesan.startswith("10.001 baris: paling banyak 1.000 baris sekali unggah.")


def test_1000_baris_diterima():
    assert len(baca_xlsx(xlsx(*(baris(n) for n in range(1, 1001)))).baris) == 1000


def test_sel_jauh_di_luar_tabel_ditolak_sebelum_tabelnya_dibangun():
    def jauh(lembar):
        lembar["XFD1048576"] = "x"

    assert tolakan(xlsx(baris(1), ubah=jauh)).startswith("Lembar ini berisi sampai baris 1.048.576, kolom ke-16.384.")


def test_baris_jauh_tanpa_alamat_sel_juga_ditolak():
    asli = xlsx(baris(1)).read()
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(asli)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if nama == "xl/worksheets/sheet1.xml":
                isi = isi.replace(b"</sheetData>", b'<row r="1000000"><c><v>1</v></c></row></sheetData>')
            baru.writestr(nama, isi)
    assert "sampai baris 1.000.000" in tolakan(SimpleUploadedFile("a.xlsx", hasil.getvalue()))


def test_format_kosong_jauh_di_bawah_tidak_mengganggu():
    def hias(lembar):
        lembar["A9000"].number_format = "@"

    assert len(baca_xlsx(xlsx(baris(1), ubah=hias)).baris) == 1


def test_berkas_makro_ditolak():
    hasil = io.BytesIO(xlsx(baris(1)).read())
    with zipfile.ZipFile(hasil, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", b"makro")
    assert "berisi makro" in tolakan(SimpleUploadedFile("a.xlsm", hasil.getvalue()))


def test_berkas_berkata_sandi_dan_xls_lama_ditolak():
    pesan = tolakan(SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 512))
    assert "format lama (.xls) atau dikunci kata sandi" in pesan


def test_bom_zip_ditolak():
    hasil = io.BytesIO(xlsx(baris(1)).read())
    with zipfile.ZipFile(hasil, "a", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/media/besar.bin", b"0" * (70 * 1024 * 1024))
    assert "terlalu besar" in tolakan(SimpleUploadedFile("a.xlsx", hasil.getvalue()))


def test_isi_lembar_yang_mengembang_ditolak():
    hasil = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(baris(1)).read())) as lama,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            isi = lama.read(nama)
            baru.writestr(nama, isi + b" " * (31 * 1024 * 1024) if nama == "xl/worksheets/sheet1.xml" else isi)
    assert "Isi lembar ini terlalu besar" in tolakan(SimpleUploadedFile("a.xlsx", hasil.getvalue()))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7 bukan lembar", "Berkas harus lembar Excel (.xlsx)"),
        (b"Nama,Pemilik\nUD,Siti\n", "Berkas harus lembar Excel (.xlsx)"),
        (b"PK\x03\x04terpotong", "rusak atau terpotong"),
        (b"0" * (2 * 1024 * 1024 + 1), "lebih kecil dari 2 MB"),
    ],
)
def test_berkas_lain_ditolak_dengan_sebabnya(isi, kata):
    assert kata in tolakan(SimpleUploadedFile("a.xlsx", isi))


def test_lembar_yang_terpotong_ditolak():
    utuh = xlsx(baris(1)).read()
    for batas in range(100, len(utuh), 997):
        assert tolakan(SimpleUploadedFile("a.xlsx", utuh[:batas]))


def test_rumus_tanpa_hasil_ditandai_di_selnya_dan_rumus_berhasil_dibaca_nilainya():
    unggahan = xlsx(baris(1, **{"Omset/bln (Rp)": "=5*1000000"}))
    assert arti(baca_xlsx(unggahan))["omzet_bulan"] == ("rumus", "(rumus)")
    hasil = io.BytesIO()
    unggahan.seek(0)
    with zipfile.ZipFile(unggahan) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            baru.writestr(nama, re.sub(rb"<f>([^<]*)</f><v ?/>", rb"<f>\1</f><v>5000000</v>", isi))
    assert arti(baca_xlsx(SimpleUploadedFile("a.xlsx", hasil.getvalue())))["omzet_bulan"] == ("angka", "5000000")


def test_rumus_di_baris_paling_bawah_tidak_hilang():
    buku = Workbook()
    buku.active.append(list(KEPALA))
    buku.active["B2"] = "=A9"
    hasil = io.BytesIO()
    buku.save(hasil)
    assert arti(baca_xlsx(SimpleUploadedFile("a.xlsx", hasil.getvalue())))["nama_usaha"] == ("rumus", "(rumus)")


def test_tempelan_dengan_kutip_dan_baris_baru_di_dalam_sel_terbaca():
    lembar = baca_tempelan(tsv(baris(1, Desa='"Suka\nmaju"')))
    assert (len(lembar.baris), arti(lembar)["desa"]) == (1, "Suka\nmaju")


@pytest.mark.parametrize("teks", ["", "  \n", "a\tb\n1\t2", "\x00", "=cmd()", "\t" * 5000, "x" * 200_000])
def test_tempelan_yang_bukan_tabel_ditolak_dengan_kalimat(teks):
    with pytest.raises(ValidationError) as galat:
        baca_tempelan(teks)
    assert galat.value.messages[0].endswith(".")
