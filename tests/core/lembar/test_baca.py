"""From a sheet or a paste to raw rows: what is found, and one clear sentence for each thing that is refused."""

import io
import re
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from core.lembar.baca import baca_tempelan, baca_xlsx
from core.lembar.sel import teks, uang
from core.lembar.tabel import Kolom, Tabel, penyeragam

KEPALA = ("No", "Nama barang", "Pemilik", "Desa", "Harga")
BARANG = Tabel(
    "barang",
    (
        Kolom("nama", "Nama barang", teks(120), "Meja", wajib=True),
        Kolom("pemilik", "Pemilik", teks(120), "Siti", wajib=True),
        Kolom("desa", "Desa", teks(80), "Sukamaju"),
        Kolom("harga", "Harga (Rp)", uang, "1.500.000", wajib=True),
    ),
    penyeragam({}),
    penanda="pemilik",
)


def baris(n, **ganti) -> list:
    isi = dict(zip(KEPALA, (n, f"Meja {n}", f"Pemilik {n}", "Sukamaju", 1_000_000 + n), strict=True))
    return list((isi | ganti).values())


def xlsx(*isi, kepala=KEPALA, ubah=None) -> SimpleUploadedFile:
    buku = Workbook()
    for b in (list(kepala), *isi):
        buku.active.append(b)
    if ubah:
        ubah(buku.active)
    hasil = io.BytesIO()
    buku.save(hasil)
    return SimpleUploadedFile("barang.xlsx", hasil.getvalue())


def arti(lembar):
    return dict(zip(BARANG.kenali(lembar.kepala), lembar.baris[0][1], strict=True))


def tolakan(unggahan) -> str:
    with pytest.raises(ValidationError) as galat:
        baca_xlsx(unggahan, BARANG)
    return galat.value.messages[0]


def test_lembar_pertama_yang_terlihat_yang_dibaca():
    def sembunyi(lembar):
        lain = lembar.parent.create_sheet("Daftar tersembunyi", 0)
        lain.append(["x"])
        lain.sheet_state = "hidden"

    assert arti(baca_xlsx(xlsx(baris(1), ubah=sembunyi), BARANG))["nama"] == "Meja 1"


def test_10001_baris_ditolak_dengan_jumlah_dan_batasnya():
    pesan = tolakan(xlsx(*(["Meja", "Siti", 1] for _ in range(10_001)), kepala=["Nama barang", "Pemilik", "Harga"]))
    assert pesan.startswith("10.001 baris: paling banyak 1.000 baris sekali unggah.")


def test_1000_baris_diterima():
    assert len(baca_xlsx(xlsx(*(baris(n) for n in range(1, 1001))), BARANG).baris) == 1000


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

    assert len(baca_xlsx(xlsx(baris(1), ubah=hias), BARANG).baris) == 1


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
    unggahan = xlsx(baris(1, **{"Harga": "=5*1000000"}))
    assert arti(baca_xlsx(unggahan, BARANG))["harga"] == ("rumus", "(rumus)")
    hasil = io.BytesIO()
    unggahan.seek(0)
    with zipfile.ZipFile(unggahan) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            baru.writestr(nama, re.sub(rb"<f>([^<]*)</f><v ?/>", rb"<f>\1</f><v>5000000</v>", isi))
    assert arti(baca_xlsx(SimpleUploadedFile("a.xlsx", hasil.getvalue()), BARANG))["harga"] == ("angka", "5000000")


def test_rumus_di_baris_paling_bawah_tidak_hilang():
    buku = Workbook()
    buku.active.append(list(KEPALA))
    buku.active["B2"] = "=A9"
    hasil = io.BytesIO()
    buku.save(hasil)
    assert arti(baca_xlsx(SimpleUploadedFile("a.xlsx", hasil.getvalue()), BARANG))["nama"] == ("rumus", "(rumus)")


def test_tempelan_dengan_kutip_dan_baris_baru_di_dalam_sel_terbaca():
    isi = (KEPALA, baris(1, Desa='"Suka\nmaju"'))
    lembar = baca_tempelan("\n".join("\t".join(map(str, b)) for b in isi), BARANG)
    assert (len(lembar.baris), arti(lembar)["desa"]) == (1, "Suka\nmaju")


def test_tempelan_dengan_baris_kosong_di_bawah_judulnya_terbaca():
    lembar = baca_tempelan("\n\n".join("\t".join(map(str, b)) for b in (KEPALA, baris(1))), BARANG)
    assert arti(lembar)["nama"] == "Meja 1"


@pytest.mark.parametrize("teks", ["", "  \n", "a\tb\n1\t2", "\x00", "=cmd()", "\t" * 5000, "x" * 200_000])
def test_tempelan_yang_bukan_tabel_ditolak_dengan_kalimat(teks):
    with pytest.raises(ValidationError) as galat:
        baca_tempelan(teks, BARANG)
    assert galat.value.messages[0].endswith(".")
