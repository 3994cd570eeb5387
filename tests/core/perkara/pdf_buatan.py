"""PDFs made by hand: hostile ones, and honest ones as offices send them."""

import io
import zlib

from pypdf import PdfWriter

SKRIP = "<< /S /JavaScript /JS (app.alert(1)) >>"
NOL = b"0000000000 65535 f \n"


def susun(*objek: str | bytes, ekor: str = "") -> bytes:
    """A PDF of these objects, numbered from 1, the first of them its catalogue."""
    isi, letak = bytearray(b"%PDF-1.7\n"), []
    for nomor, satu in enumerate(objek, 1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%b\nendobj\n" % (nomor, satu if isinstance(satu, bytes) else satu.encode())
    daftar = b"".join(b"%010d 00000 n \n" % x for x in letak)
    akhir = f"trailer\n<< /Root 1 0 R /Size {len(objek) + 1} {ekor} >>\nstartxref\n{len(isi)}\n%%EOF\n"
    return bytes(isi) + b"xref\n0 %d\n%b%b" % (len(objek) + 1, NOL, daftar) + akhir.encode()


def buat(akar="", halaman="", *lain: str | bytes) -> bytes:
    """One page; `lain` are the objects from number 5 on."""
    return susun(
        f"<< /Type /Catalog /Pages 2 0 R {akar} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R {halaman} >>",
        aliran(b"0 0 1 rg 10 10 80 80 re f"), *lain,
    )  # fmt: skip


def aliran(data: bytes, kamus: str = "", kempis=True) -> bytes:
    """A stream, by default compressed."""
    data = zlib.compress(data) if kempis else data
    saring = "/Filter /FlateDecode" if kempis else ""
    return f"<< {kamus} {saring} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def dalam_aliran(*objek: str) -> bytes:
    """A stream of objects, numbered from 90."""
    kepala, badan = "", ""
    for nomor, satu in enumerate(objek, 90):
        kepala += f"{nomor} {len(badan)} "
        badan += satu + " "
    return aliran((kepala + badan).encode(), f"/Type /ObjStm /N {len(objek)} /First {len(kepala)}")


def tambah(asli: bytes, nomor: int, objek: str) -> bytes:
    """A later revision in which one object is another."""
    lama = asli.rindex(b"startxref") + 10
    letak = len(asli)
    baru = f"{nomor} 0 obj\n{objek}\nendobj\n"
    sebelumnya = int(asli[lama:].split()[0])
    ekor = f"xref\n{nomor} 1\n{letak:010d} 00000 n \ntrailer\n<< /Root 1 0 R /Size 99 /Prev {sebelumnya} >>"
    return asli + f"{baru}{ekor}\nstartxref\n{letak + len(baru)}\n%%EOF\n".encode()


def catatan(isi: str) -> str:
    return f"/Annots [<< /Type /Annot /Rect [10 10 90 90] {isi} >>]"


def terkunci(isi: bytes) -> bytes:
    """Encrypted against changes only: it opens without a password."""
    penulis = PdfWriter(clone_from=io.BytesIO(isi))
    penulis.encrypt("", "pemilik", algorithm="AES-128")
    hasil = io.BytesIO()
    penulis.write(hasil)
    return hasil.getvalue()


BERKAS = "<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>"
TAUTAN = "/Subtype /Link /A << /S /URI /URI (https://contoh.invalid) >>"
KARTU = "/Subtype /Widget /FT /Tx /T (a)"
ADA_SKRIP = buat("/Names << /JavaScript << /Names [(a) 5 0 R] >> >>", "", SKRIP)

# What must be refused.
DITOLAK = {
    "skrip dalam daftar nama": ADA_SKRIP,
    "skrip saat dibuka": buat(f"/OpenAction {SKRIP}"),
    "skrip saat ditutup": buat(f"/AA << /WC {SKRIP} >>"),
    "skrip saat dicetak, di objek lain": buat("/AA 5 0 R", "", "<< /WP 6 0 R >>", SKRIP),
    "skrip halaman": buat("", f"/AA << /O {SKRIP} >>"),
    "skrip sesudah tautan": buat("", catatan(f"/Subtype /Link /A << /S /URI /URI (a) /Next {SKRIP} >>")),
    "skrip sesudah dua tindakan": buat(
        "", catatan("/Subtype /Link /A 5 0 R"), "<< /S /GoTo /D [3 0 R /Fit] /Next [6 0 R] >>",
        "<< /S /Named /N /Print /Next 7 0 R >>", SKRIP,
    ),
    "skrip isian, diklik": buat("/AcroForm << /Fields [] >>", catatan(f"{KARTU} /A {SKRIP}")),
    "skrip isian, diformat": buat("/AcroForm << /Fields [] >>", catatan(f"{KARTU} /AA << /F {SKRIP} >>")),
    "skrip isian, di luar halaman": buat("/AcroForm << /Fields [5 0 R] >>", "",
                                         f"<< /FT /Tx /T (a) /AA << /K {SKRIP} >> >>"),
    "skrip penanda buku": buat("/Outlines 5 0 R", "", "<< /First 6 0 R /Last 6 0 R >>",
                               f"<< /Title (a) /Parent 5 0 R /A {SKRIP} >>"),
    "skrip dalam putar ulang": buat("", catatan("/Subtype /Screen /A << /S /Rendition /OP 0 /JS (1) >>")),
    "skrip, namanya berkode": buat("/OpenAction << /S /J#61vaScript /J#53 (1) >>"),
    "skrip, jenisnya di objek lain": buat("/OpenAction << /S 5 0 R /#4a#53 (1) >>", "", "/JavaScript"),
    "skrip dalam aliran": buat("/OpenAction << /S /JavaScript /JS 5 0 R >>", "", aliran(b"app.alert(1)")),
    "skrip dalam aliran objek tanpa rujukan": buat("", "", dalam_aliran(SKRIP)),
    "skrip dalam aliran objek, urut kedua": buat("", "", dalam_aliran("[1 2]", f"<< /A {SKRIP} >>")),
    "skrip tanpa rujukan": buat("", "", SKRIP),
    "skrip tanpa daftar": buat().replace(b"1 0 obj", f"70 0 obj\n{SKRIP}\nendobj\n1 0 obj".encode(), 1),
    "skrip di revisi lama": tambah(buat("", "", SKRIP), 5, "<< /Kosong true >>"),
    "skrip di revisi baru": tambah(buat(), 1, f"<< /Type /Catalog /Pages 2 0 R /OpenAction {SKRIP} >>"),
    "skrip, dikunci terhadap ubahan": terkunci(buat(f"/OpenAction {SKRIP}")),
    "skrip dalam kamus berkunci ganda": buat("", "", "<< /S /URI /S /JavaScript /JS (1) >>"),
    "skrip dalam larik bersarang": buat("", "", f"[[[[<< /X [ {SKRIP} ] >>]]]]"),
    "formulir XFA": buat("/AcroForm << /Fields [] /XFA 5 0 R >>", "", aliran(b"<xdp/>")),
    "formulir XFA, namanya berkode": buat("/AcroForm << /Fields [] /X#46A [(a) 5 0 R] >>", "", aliran(b"<xdp/>")),
    "program": buat("/OpenAction << /S /Launch /F (cmd.exe) >>"),
    "program, diklik": buat("", catatan("/Subtype /Link /A << /S /Launch /Win << /F (cmd.exe) >> >>")),
    "alamat saat dibuka": buat("/OpenAction << /S /URI /URI (https://contoh.invalid) >>"),
    "alamat saat halaman dibuka": buat("", "/AA << /O << /S /URI /URI (https://contoh.invalid) >> >>"),
    "alamat sesudah membuka halaman": buat("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /URI /URI (a) >> >>"),
    "isian dikirim": buat("", catatan(f"{KARTU} /A << /S /SubmitForm /F (https://contoh.invalid) >>")),
    "isian dibaca": buat("", catatan(f"{KARTU} /A << /S /ImportData /F (x.fdf) >>")),
    "berkas lain dibuka": buat("", catatan(r"/Subtype /Link /A << /S /GoToR /F (\\\\contoh\\x.pdf) /D [0 /Fit] >>")),
    "berkas dalam dibuka": buat("", catatan("/Subtype /Link /A << /S /GoToE /T << /R /C /N (x) >> >>")),
    "film": buat("", catatan("/Subtype /Movie /Movie << /F (a.avi) >> /A true")),
    "suara": buat("", catatan("/Subtype /Sound /Sound 5 0 R"), aliran(b"RIFF", "/Type /Sound /R 8000")),
    "media kaya": buat("", catatan("/Subtype /RichMedia /RichMediaContent << /Assets << >> >>")),
    "tiga dimensi": buat("", catatan("/Subtype /3D /3DD 5 0 R"), aliran(b"U3D", "/Type /3D /Subtype /U3D")),
    "portofolio": buat("/Collection << /View /D >>"),
    "aliran di luar berkas": buat("", "", aliran(b"", r"/F (\\\\contoh\\x) /Type /XObject")),
    "menu lain dari pembaca saat dibuka": buat("/OpenAction << /S /Named /N /SaveAs >>"),
    "rantai tindakan melingkar": buat("/OpenAction 5 0 R", "", "<< /S /GoTo /D [3 0 R /Fit] /Next 5 0 R >>"),
}  # fmt: skip

# What is taken in, and handed on without what acts in it.
DISALIN = {
    "tautan diklik, seperti dari Word": buat("/MarkInfo << /Marked true >>", catatan(TAUTAN)),
    "tautan dalam penanda buku": buat("/Outlines 5 0 R", "", "<< /First 6 0 R /Last 6 0 R >>",
                                      "<< /Title (a) /Parent 5 0 R /A << /S /URI /URI (a) >> >>"),
    "PDF/A-3 dengan lampiran": buat("/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >> /AF [5 0 R]", "", BERKAS,
                                    aliran(b"MZ program", "/Type /EmbeddedFile")),
    "berkas ditempel di halaman": buat("", catatan("/Subtype /FileAttachment /FS 5 0 R"), BERKAS,
                                       aliran(b"MZ program")),
    "tombol hapus isian": buat("/AcroForm << /Fields [] >>", catatan(f"{KARTU} /A << /S /ResetForm >>")),
    "daftar objek meleset": buat().replace(b"startxref\n", b"startxref\n9"),
    "program di dalam komentar": buat().replace(b"%PDF-1.7\n", b"%PDF-1.7\n%<< /S /Launch >>\n"),
    "rujukan ke sebelum objeknya": tambah(buat(), 1, "<< /Type /Catalog /Pages 2 0 R >>").replace(
        b"0000000467", b"0000000466"
    ),
}  # fmt: skip


def ditandatangani() -> bytes:
    """As a paper that BSrE or e-Meterai signed: a field with its picture, in a revision of its own."""
    tanda = (
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [10 10 60 60] /P 3 0 R /V 6 0 R "
        "/AP << /N 7 0 R >> >>"
    )
    isi = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 30] /Contents <00>"
    isi += " /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P 2 /V /1.2 >> >>]"
    asli = buat(
        "/AcroForm << /SigFlags 3 /Fields [5 0 R] >> /Perms << /DocMDP 6 0 R >>", "/Annots [5 0 R]", tanda,
        f"{isi} /M (D:20261130) /Prop_Build << /App << /Name /BSrE >> >> >>",
        aliran(b"q Q", "/Type /XObject /Subtype /Form /BBox [0 0 50 50]"),
    )  # fmt: skip
    return tambah(asli, 8, "<< /Type /DSS /Certs [] >>")


def pindaian() -> bytes:
    """A page that is one picture, as an app of a telephone makes it, encrypted or not."""
    gambar = aliran(
        b"\x80" * 300, "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    )
    return buat("/OpenAction [3 0 R /Fit]", "/Resources << /XObject << /Im1 5 0 R >> >>", gambar)


# What is handed on as it came.
APA_ADANYA = {
    "bertanda tangan elektronik": ditandatangani(),
    "pindaian telepon": pindaian(),
    "isian tanpa skrip": buat("/AcroForm << /Fields [5 0 R] >>", "", "<< /FT /Tx /T (a) /V (b) >>"),
    "penanda buku": buat("/Outlines 5 0 R /PageMode /UseOutlines", "", "<< /First 6 0 R /Last 6 0 R /Count 1 >>",
                         "<< /Title (Bab) /Parent 5 0 R /A << /S /GoTo /D [3 0 R /Fit] >> >>"),
    "langsung dicetak": buat("/OpenAction << /S /Named /N /Print >>"),
    "dikunci terhadap ubahan": terkunci(pindaian()),
    "objek dalam aliran": buat("", "", dalam_aliran("<< /A 1 >>", "[1 0 R]")),
}  # fmt: skip
