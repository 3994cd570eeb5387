"""Uploads: told by content, refused with one clear sentence per cause, private, and gone again when the act fails."""

import io
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter

from core.models import Berkas
from core.perkara.berkas import BATAS_BITA, jenis_berkas, nama_aman, simpan_berkas
from core.perkara.surat import render_pdf
from tests import pabrik

KASUS = Path(__file__).parents[2] / "data" / "kasus"
NAMA_UNDUHAN = (KASUS / "c26-nama-unduhan.txt").read_text().split()

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def pdf(sandi=""):
    penulis = PdfWriter()
    penulis.add_blank_page(100, 100)
    if sandi:
        penulis.encrypt(sandi)
    hasil = io.BytesIO()
    penulis.write(hasil)
    return hasil.getvalue()


def gambar(format_="PNG", ukuran=(4, 4)):
    hasil = io.BytesIO()
    Image.new("RGB", ukuran).save(hasil, format_)
    return hasil.getvalue()


def terkunci(pengguna, pemilik, algoritma):
    """A PDF that asks `pengguna` for reading and `pemilik` for changes."""
    penulis = PdfWriter()
    penulis.add_blank_page(100, 100)
    penulis.encrypt(pengguna, pemilik, algorithm=algoritma)
    hasil = io.BytesIO()
    penulis.write(hasil)
    return hasil.getvalue()


def meleset(isi):
    """With a pointer to the list of objects that leads nowhere."""
    return re.sub(rb"startxref\n\d+", b"startxref\n99999", isi)


def xlsx(tambahan=None):
    hasil = io.BytesIO()
    Workbook().save(hasil)
    with zipfile.ZipFile(hasil, "a", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in (tambahan or {}).items():
            arsip.writestr(nama, isi)
    return hasil.getvalue()


def unggah(isi, nama="surat.pdf"):
    return simpan_berkas(SimpleUploadedFile(nama, isi), pabrik.buat_pengguna())


@pytest.mark.parametrize(
    ("isi", "jenis"), [(pdf(), "pdf"), (gambar("PNG"), "png"), (gambar("JPEG"), "jpg"), (xlsx(), "xlsx")]
)
def test_jenis_dikenali_dari_isi_bukan_nama(isi, jenis):
    berkas = unggah(isi, "apa-saja.exe")
    assert (berkas.jenis, berkas.ukuran) == (jenis, len(isi))
    assert default_storage.open(berkas.isi.name).read() == isi


def pdf_dengan(akar: str, *lain: str) -> bytes:
    """A PDF of one page whose catalogue holds `akar`."""
    objek = [
        f"<< /Type /Catalog /Pages 2 0 R {akar} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", *lain,
    ]  # fmt: skip
    isi, letak = b"%PDF-1.7\n", []
    for nomor, satu in enumerate(objek, 1):
        letak.append(len(isi))
        isi += f"{nomor} 0 obj\n{satu}\nendobj\n".encode()
    daftar = "".join(f"{x:010d} 00000 n \n" for x in letak)
    ekor = f"trailer\n<< /Root 1 0 R /Size {len(objek) + 1} >>\nstartxref\n{len(isi)}\n%%EOF"
    return isi + f"xref\n0 {len(objek) + 1}\n0000000000 65535 f \n{daftar}{ekor}".encode()


DALAM_ALIRAN = render_pdf("<p>Daftar objek dalam aliran, seperti dari peramban dan Word.</p>")
BIASA = pdf()


@pytest.mark.parametrize(
    "isi",
    [
        (KASUS / "c18a-baris-kosong-di-depan.pdf").read_bytes(),
        (KASUS / "c18b-startxref-meleset.pdf").read_bytes(),
        *(terkunci("", "pemilik", cara) for cara in ("RC4-128", "AES-128", "AES-256")),
        *(
            ubah(asli)
            for asli in (BIASA, DALAM_ALIRAN)
            for ubah in (
                lambda isi: b"\n" * 1019 + isi,
                lambda isi: b"<!doctype html>\r\n" + isi,
                meleset,
                lambda isi: isi[: isi.rindex(b"%%EOF")],
                lambda isi: isi[: isi.rindex(b"startxref")],
                lambda isi: isi + b"\n<html>" + b"x" * 3000,
                lambda isi: isi + b"\0" * 5000,
                lambda isi: meleset(b"\n" + isi + b"\n\n"),
            )
        ),
    ],
)
def test_pdf_yang_terbuka_di_pembaca_mana_pun_diterima(isi):
    assert jenis_berkas(isi) == "pdf"


@pytest.mark.parametrize("isi", [BIASA, DALAM_ALIRAN, pdf_dengan("")], ids=["tabel", "aliran", "tangan"])
def test_pdf_yang_terpotong_di_mana_pun_ditolak(isi):
    akhir = isi.rindex(b"trailer" if b"trailer" in isi else b"startxref") - 8
    for potong in range(1, akhir, 37):
        with pytest.raises(ValidationError, match=r"rusak atau terpotong|harus PDF"):
            jenis_berkas(isi[:potong])


def test_pdf_yang_terpotong_dalam_perubahannya_ditolak():
    """What was changed last stands behind an end of its own: cut there, the file would show what it was before."""
    with pytest.raises(ValidationError, match="terpotong"):
        jenis_berkas(BIASA + b"\n4 0 obj\n<< /Type /Page /Par")


def test_skrip_dalam_pdf_yang_tak_rapi_tetap_terlihat():
    """Also one that stands under the number of another object, or is spelt with a code: readers differ there."""
    bersih = pdf_dengan("")
    naskah = b"9 0 obj\n<< /S /Java#53cript /JS (1) >>\nendobj\n"
    with pytest.raises(ValidationError, match="berisi skrip"):
        jenis_berkas(meleset(bersih.replace(b"1 0 obj", naskah + b"1 0 obj", 1)))


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"\n" * 1020 + pdf(), "harus PDF, JPG, PNG, atau XLSX"),
        (terkunci("rahasia", "pemilik", "AES-256"), "dikunci kata sandi"),
        (meleset(terkunci("rahasia", "pemilik", "RC4-128")), "dikunci kata sandi"),
        (b"", "kosong"),
        (b"MZ\x90\x00 program", "harus PDF, JPG, PNG, atau XLSX"),
        (b"%PDF-1.7\nMZ bukan pdf", "rusak atau terpotong"),
        (pdf()[:200], "rusak atau terpotong"),
        (pdf("rahasia"), "dikunci kata sandi"),
        (gambar()[:30], "rusak"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "format lama (.xls) atau dikunci kata sandi"),
        (xlsx({"xl/vbaProject.bin": b"x"}), "makro"),
        (xlsx({"xl/bom.xml": b"0" * 70_000_000}), "terlalu besar"),
        (b"PK\x03\x04 terpotong", "rusak atau terpotong"),
        (b"%PDF-" + b"0" * BATAS_BITA, "lebih kecil dari 5 MB"),
    ],
)
def test_tiap_sebab_punya_kalimatnya_sendiri(isi, kalimat):
    with pytest.raises(ValidationError) as galat:
        unggah(isi)
    assert kalimat in galat.value.messages[0]
    assert not Berkas.objects.exists()


RUMUS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c><f>%b</f></c>'
RUMUS += b"</row></sheetData></worksheet>"
HUBUNGAN = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
HUBUNGAN += 'Type="http://x/relationships/{}" TargetMode="External" Target="{}"/></Relationships>'
DDE = b"cmd|&apos;/C calc&apos;!A0"


@pytest.mark.parametrize(
    ("bagian", "isi", "kalimat"),
    [
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "mengambil isi"),
        ("xl\\ExternalLinks\\externalLink1.xml", b"<a/>", "mengambil isi"),
        ("xl/connections.xml", b"<a/>", "mengambil isi"),
        ("xl/queryTables/queryTable1.xml", b"<a/>", "mengambil isi"),
        ("xl/embeddings/oleObject1.bin", b"MZ", "di dalamnya"),
        ("xl/activeX/activeX1.xml", b"<a/>", "di dalamnya"),
        ("customUI/customUI14.xml", b"<a/>", "di dalamnya"),
        ("xl/macrosheets/sheet1.xml", b"<a/>", "makro"),
        ("xl/VBAPROJECT.BIN", b"x", "makro"),
        ("xl/worksheets/sheet9.xml", RUMUS % DDE, "mengambil isi"),
        ("xl/worksheets/sheet9.xml", (RUMUS % DDE).decode().encode("utf-16"), "mengambil isi"),
        ("xl/worksheets/sheet9.xml", RUMUS % b"_xlfn.WEBSERVICE(A1)", "mengambil isi"),
        ("xl/worksheets/sheet9.xml", RUMUS % b"_xlfn.IMAGE(&quot;https://contoh.invalid&quot;)", "mengambil isi"),
        ("xl/worksheets/sheet9.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + RUMUS % b"1", "rusak"),
        ("xl/worksheets/sheet9.xml", b"<bukan xml", "rusak"),
        ("xl/drawings/_rels/drawing1.xml.rels", HUBUNGAN.format("image", "https://a.invalid").encode(), "mengambil"),
        ("xl/worksheets/_rels/sheet9.xml.rels", HUBUNGAN.format("hyperlink", "file://contoh/a").encode(), "tautan ke"),
        ("xl/worksheets/_rels/sheet9.xml.rels", HUBUNGAN.format("hyperlink", r"\\\\contoh\\a").encode(), "tautan ke"),
        ("XL/workbook.xml", b"<a/>", "rusak"),
    ],
)  # fmt: skip
def test_lembar_yang_mengambil_atau_menjalankan_sesuatu_ditolak(bagian, isi, kalimat):
    with pytest.raises(ValidationError, match=kalimat):
        jenis_berkas(xlsx({bagian: isi}))


@pytest.mark.parametrize(
    ("bagian", "isi"),
    [
        ("xl/worksheets/sheet9.xml", RUMUS % b"IF(A1=&quot;a|b!&quot;,SUM(T[[#This Row],[Harga/Unit]]),1)"),
        ("xl/worksheets/_rels/sheet9.xml.rels", HUBUNGAN.format("hyperlink", "https://contoh.go.id/a").encode()),
        ("xl/worksheets/_rels/sheet9.xml.rels", HUBUNGAN.format("hyperlink", "mailto:dinas@contoh.go.id").encode()),
        ("xl/printerSettings/printerSettings1.bin", b"x"),
    ],
)
def test_lembar_kantor_biasa_diterima(bagian, isi):
    assert jenis_berkas(xlsx({bagian: isi})) == "xlsx"


def test_zip_biasa_bukan_xlsx():
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as arsip:
        arsip.writestr("a.txt", "a")
    with pytest.raises(ValidationError, match="harus PDF"):
        unggah(hasil.getvalue())


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\surat\\izin.pdf", "izin.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("x" * 300, "x" * 116 + ".pdf"),
        ("\x00\x07", "berkas.pdf"),
        (".pdf", "pdf.pdf"),
        ("KTP.PDF", "KTP.PDF"),
        ("ktp.pdf.exe.html", "ktp.pdf"),
        ("ktp.scr", "ktp.scr.pdf"),
        ('SK "asli": <1>|2?.pdf', "SK -asli-- -1--2-.pdf"),
        ("Surat No. 12", "Surat No. 12.pdf"),
        ("Ijazah Ani S.Kom", "Ijazah Ani S.Kom.pdf"),
        ("foto.jpeg", "foto.pdf"),
        # Names of devices, marks that turn the writing round, what only looks like a dot, an ending out of sight.
        ("CON", "berkas-CON.pdf"),
        ("nul.pdf", "berkas-nul.pdf"),
        ("com¹.txt.pdf", "berkas-com1.txt.pdf"),
        ("Lpt9 .pdf", "berkas-Lpt9.pdf"),
        ("Konsep.pdf", "Konsep.pdf"),
        ("ktp\u202efdp\u202c.exe", "ktpfdp.pdf"),
        ("ktp\u200f.pdf\u200b.exe", "ktp.pdf"),
        ("ktp․exe", "ktp.pdf"),
        ("ktp．ＥＸＥ", "ktp.pdf"),
        ("ktp.pdf" + " " * 80 + ".exe", "ktp.pdf"),
        ("ktp.рdf", "ktp.рdf.pdf"),
        ("surat／..／ktp.pdf", "ktp.pdf"),
        ("印" * 300 + ".pdf", "印" * 78 + ".pdf"),
        ("ktp.pdf:jahat.exe", "ktp.pdf-jahat.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie- x.pdf"),
        *((nama, "ktp.pdf" if nama == "ktp.pdf.exe" else f"{nama}.pdf") for nama in NAMA_UNDUHAN),
    ],
)
def test_nama_berkas_dibersihkan_dan_berakhir_menurut_isinya(nama, aman):
    assert nama_aman(nama, "pdf") == aman


@pytest.mark.parametrize(
    ("jenis", "nama", "aman"),
    [("jpg", "KTP.jpeg", "KTP.jpeg"), ("png", "KTP.jpeg", "KTP.png"), ("xlsx", "a.xls", "a.xlsx")],
)
def test_nama_berakhir_menurut_jenis_isinya(jenis, nama, aman):
    assert nama_aman(nama, jenis) == aman


@pytest.mark.parametrize("nama", NAMA_UNDUHAN)
def test_pdf_diunduh_sebagai_pdf_juga_yang_sudah_lama_tersimpan(client, nama):
    berkas = unggah(pdf(), nama)
    Berkas.objects.filter(pk=berkas.pk).update(nama=nama)
    client.force_login(berkas.diunggah_oleh)
    assert re.fullmatch(r'inline; filename="\w+\.pdf"', client.get(f"/berkas/{berkas.pk}/")["Content-Disposition"])


def test_nama_di_penyimpanan_tidak_memuat_nama_berkas():
    assert "surat" not in unggah(pdf(), "surat-3205010101800001.pdf").isi.name


def test_berkas_milik_urusan_hanya_terlihat_wilayahnya(client):
    usulan = pabrik.buat_usulan(lengkap=False)
    berkas = simpan_berkas(SimpleUploadedFile("a.pdf", pdf()), usulan.dibuat_oleh, usulan, "prospek_pasar")
    client.force_login(usulan.dibuat_oleh)
    balasan = client.get(f"/berkas/{berkas.pk}/")
    assert (balasan.status_code, balasan["Content-Type"]) == (200, "application/pdf")
    client.force_login(pabrik.buat_pengguna(kode="32.06"))
    assert client.get(f"/berkas/{berkas.pk}/").status_code == 404


def test_mengunggah_ke_urusan_tertutup_ditolak_dengan_sebab(client):
    usulan = pabrik.buat_usulan(lengkap=False)
    dinas = pabrik.buat_pengguna("dinas_kabkota")
    client.force_login(dinas)
    balasan = client.post(f"/urusan/usulan/{usulan.pk}/berkas/", {"file": SimpleUploadedFile("a.pdf", pdf())})
    assert balasan.status_code == 403
    assert not Berkas.objects.exists()


@pytest.mark.parametrize(
    "akar",
    [
        "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        "/OpenAction << /S /Launch /F (cmd.exe) >>",
        "/AA << /WC << /S /JavaScript /JS (1) >> >>",
        "/Names << /JavaScript << /Names [(a) 4 0 R] >> >>",
        # The kind of an action, or the action, may stand elsewhere; actions follow one another.
        "/OpenAction 4 0 R",
        "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next 4 0 R >>",
        "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [<< /S /GoTo /Next 4 0 R >>] >>",
        "/OpenAction << /S /URI /URI (http://contoh.invalid) >>",
        "/OpenAction << /S /GoToR /F (//contoh/x.pdf) >>",
        "/OpenAction << /S /Rendition /JS (1) >>",
        "/AA << /DP << /S /Named /N /NextPage /Next 4 0 R >> >>",
        "/AcroForm << /Fields [] /XFA (x) >>",
    ],
)
def test_pdf_yang_menjalankan_sesuatu_ditolak(akar):
    with pytest.raises(ValidationError, match="berisi skrip"):
        jenis_berkas(pdf_dengan(akar, "<< /S /JavaScript /JS (1) >>"))


def test_daftar_objek_yang_mengembang_tanpa_batas_ditolak():
    kempis = zlib.compress(b" " * 60_000_000, 9)
    aliran = b"4 0 obj<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n"
    isi = pdf_dengan("").partition(b"xref\n")[0] + aliran % (len(kempis), kempis)
    with pytest.raises(ValidationError, match="rusak"):
        jenis_berkas(isi + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n")


@pytest.mark.parametrize("akar", ["", "/OpenAction [3 0 R /Fit]", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>",
                                  "/OpenAction << /S /Named /N /Print >>", "/AcroForm << /Fields [] >>"])  # fmt: skip
def test_pdf_yang_hanya_membuka_halamannya_diterima(akar):
    assert jenis_berkas(pdf_dengan(akar)) == "pdf"
