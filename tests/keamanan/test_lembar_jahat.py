"""Sheets built to hurt: what a spreadsheet program never writes, byte by byte. The process must outlive each."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.lembar.baca import baca_xlsx
from sentra_ukm.lampiran3.kolom import LAMPIRAN_3

JUDUL = (
    "Nama UKM", "Nama pemilik", "Produk", "Omzet per bulan", "Kekayaan bersih", "Penjualan setahun",
    "Tenaga kerja laki-laki", "Tenaga kerja perempuan",
)  # fmt: skip
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
NS_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PAKET = "http://schemas.openxmlformats.org/package/2006"
DOK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
UKM = '<c r="A2" t="inlineStr"><is><t>UKM</t></is></c>'


def xml_lembar(sel="", *, awal="", dimensi="", baris2=UKM) -> str:
    judul = "".join(f'<c r="{chr(65 + i)}1" t="inlineStr"><is><t>{teks}</t></is></c>' for i, teks in enumerate(JUDUL))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{awal}<worksheet {NS}>{dimensi}<sheetData><row r="1">{judul}</row>'
        f'<row r="2">{baris2}</row><row r="3">{sel}</row></sheetData></worksheet>'
    )


def buku(lembar: str | bytes, *, bagian=None, buku_kerja=None) -> bytes:
    """A workbook with one sheet of this XML; `bagian` adds or replaces members."""
    isi = {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{PAKET}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{PAKET}/relationships">'
        f'<Relationship Id="rId1" Type="{DOK}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": buku_kerja
        or f'<?xml version="1.0"?><workbook {NS} {NS_R}><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{PAKET}/relationships">'
        f'<Relationship Id="rId1" Type="{DOK}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": lembar,
        **(bagian or {}),
    }
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in isi.items():
            arsip.writestr(nama, teks)
    return hasil.getvalue()


def baca(isi: bytes):
    return baca_xlsx(SimpleUploadedFile("a.xlsx", isi), LAMPIRAN_3)


@pytest.mark.parametrize(
    "sel",
    [
        '<c r="XFD1048576" t="str"><v></v></c>',
        '<c r="XFD1048576" t="str"><v/></c>',
        '<c r="XFD1048576" t="inlineStr"><is><t></t></is></c>',
        '<c r="XFD1048576" t="str"><v><![CDATA[5]]></v></c>',
        '<c r="XFD1048576"><!-- <c r="A5"> --><v>5</v></c>',
        '<c x=">" r="XFD1048576"><v>5</v></c>',
        '<c r="A5" r="XFD1048576"><v>5</v></c>',
        '<c r = "XFD1048576"><v>5</v></c>',
        '<c r="xfd1048576"><v>5</v></c>',
        '<c r="&#88;FD1048576"><v>5</v></c>',
        '<c r="XFD1048576"><f>1+1</f></c>',
        '</row><row x=">" r="1048576"><c><v>5</v></c>',
        '</row><row r = "1048576"><c><v>5</v></c>',
        '<c r="A99999999999999999999"><v>5</v></c>',
        '<c r="ZZZZZZ3"><v>5</v></c>',
    ],
)
def test_sel_di_ujung_lembar_ditolak_bagaimanapun_ditulisnya(sel):
    """The reader builds a table up to the last cell: 17 billion cells would end the process."""
    with pytest.raises(ValidationError, match=r"Hapus isi di luar tabel UKM|rusak atau terpotong"):
        baca(buku(xml_lembar(sel)))


def test_ukuran_lembar_yang_disebut_kepalanya_tidak_dipercaya():
    lembar = baca(buku(xml_lembar(dimensi='<dimension ref="A1:XFD1048576"/>')))
    assert [b[1][0] for b in lembar.baris] == ["UKM"]


@pytest.mark.parametrize(
    "awal",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY y "lol"><!ENTITY x "&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    ],
)
def test_lembar_dengan_doctype_ditolak(awal):
    sel = "&x;" if "ENTITY x" in awal else "x"
    with pytest.raises(ValidationError, match="rusak atau terpotong"):
        baca(buku(xml_lembar(f'<c r="A3" t="inlineStr"><is><t>{sel}</t></is></c>', awal=awal)))


@pytest.mark.parametrize("nilai", ["1e300", "-1e300", "NaN", "inf", "1e-300", "999999999999999999999999999999999999"])
def test_angka_yang_bukan_rupiah_ditandai_di_selnya_bukan_menjatuhkan_halaman(nilai):
    lembar = baca(buku(xml_lembar(f'{UKM.replace("A2", "A3")}<c r="D3"><v>{nilai}</v></c>')))
    sel = lembar.baris[1][1][3]
    with pytest.raises(ValueError, match=r"[Tt]ulis|negatif|terlalu"):
        LAMPIRAN_3.menurut_nama["omzet_bulan"].jenis.baca(sel)


def test_bagian_kembar_dalam_arsip_ditolak():
    """The name that we look at and the name that the reader opens could differ."""
    isi = buku(xml_lembar(), bagian={"XL/worksheets/sheet1.xml": xml_lembar('<c r="XFD1048576"><v>5</v></c>')})
    with pytest.raises(ValidationError, match="rusak atau terpotong"):
        baca(isi)


def test_bagian_yang_lebih_besar_dari_yang_disebutnya_ditolak():
    """A member that declares ten bytes and unpacks to a hundred million."""
    isi = bytearray(buku(xml_lembar(), bagian={"xl/sharedStrings.xml": "A" * 100_000_000}))
    pusat = isi.rindex(b"PK\x01\x02", 0, isi.rindex(b"xl/sharedStrings.xml"))
    isi[pusat + 24 : pusat + 28] = (10).to_bytes(4, "little")
    with pytest.raises(ValidationError, match="rusak atau terpotong"):
        baca(bytes(isi))


def test_lembar_yang_diperiksa_adalah_lembar_yang_dibaca():
    """A '>' inside an attribute hid a hidden sheet from the look, and the bomb in the sheet after it."""
    buku_kerja = (
        f'<?xml version="1.0"?><workbook {NS} {NS_R}><sheets>'
        '<sheet name="A>" sheetId="1" state="hidden" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/>'
        "</sheets></workbook>"
    )
    relasi = (
        f'<?xml version="1.0"?><Relationships xmlns="{PAKET}/relationships">'
        f'<Relationship Id="rId1" Type="{DOK}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{DOK}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>'
    )
    bom = xml_lembar('<c r="XFD1048576"><v>5</v></c>')
    with pytest.raises(ValidationError, match="Hapus isi di luar tabel UKM"):
        baca(
            buku(
                xml_lembar(),
                buku_kerja=buku_kerja,
                bagian={"xl/_rels/workbook.xml.rels": relasi, "xl/worksheets/sheet2.xml": bom},
            )
        )


def test_gabungan_yang_disebut_tanpa_isi_tidak_memakan_memori():
    lembar = xml_lembar().replace(
        "</sheetData>", '</sheetData><mergeCells count="999999999"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    assert len(baca(buku(lembar)).baris) == 1


@pytest.mark.parametrize(
    "bagian",
    [
        {"xl/sharedStrings.xml": f'<sst {NS} count="4294967295" uniqueCount="4294967295"><si><t>x</t></si></sst>'},
        {"xl/SharedStrings.xml": f'<sst {NS} x=">" uniqueCount="18446744073709551615"/>'},
        {"xl/sharedStrings.xml": f'<a><sst {NS} uniqueCount="999999999"/></a>'},
    ],
)
def test_jumlah_teks_bersama_yang_mustahil_ditolak(bagian):
    """The reader makes room for as many texts as are announced, before it reads the first."""
    with pytest.raises(ValidationError, match="rusak atau terpotong"):
        baca(buku(xml_lembar(), bagian=bagian))


def test_ratusan_ribu_baris_kosong_dilewati():
    baris = "".join(f'<row r="{n}"/>' for n in range(4, 400_000))
    lembar = xml_lembar().replace("</sheetData>", f"{baris}</sheetData>")
    assert len(baca(buku(lembar)).baris) == 1


def test_teks_yang_dipakai_berulang_tetap_diterima():
    """`count` counts uses, not texts: it may be larger than the file."""
    teks = f'<sst {NS} count="900000" uniqueCount="1"><si><t>x</t></si></sst>'
    assert len(baca(buku(xml_lembar(), bagian={"xl/sharedStrings.xml": teks})).baris) == 1
