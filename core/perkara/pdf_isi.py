"""Every object of a PDF is looked at, whoever refers to it, and judged by its kind.

The rule. A PDF is **refused** when something in it acts in the reader of the next office, or hides what it holds:
scripts and forms that are programs (JavaScript, XFA), programs and forms sent (Launch, SubmitForm, ImportData), other
files opened (GoToR, GoToE, streams outside), sound, film and three dimensions, a portfolio of files, and anything but
turning to a page or the reader's own menu (print, next page) that starts by itself.

It is **passed on as an inert copy** (core/perkara/pdf_mati.py) when honest programs write it and it waits for a click:
links to the web, files attached (PDF/A-3, e-Meterai), any other action of a button. So is a file in which two readers
may see two things: an object that cannot be read, a list that points elsewhere, a dangerous name outside any object.

**Everything else is passed on as it came**, above all a signed paper: a signature, its field, its appearance, the
revisions that it adds, fields without scripts, bookmarks.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, StreamObject, read_object

OBJEK_TERBANYAK = 150_000
WAKTU_TERLAMA = 10.0  # seconds of processor time in this thread; an honest file of 5 MB takes one or two

# What may happen when a file is opened: going to a place in it, and what the reader's own menu does.
AKSI_DIAM = {"/GoTo", "/Named"}
MENU_DIAM = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage", "/Print"}
RANTAI_TERPANJANG = 20  # actions that follow one another; a chain that is longer, or a ring, is no honest one

CETAK_ULANG = "Cetak ulang dokumennya sebagai PDF biasa, lalu unggah lagi."
BERJALAN = f"Berkas PDF ini berisi skrip atau perintah yang berjalan saat dibuka. {CETAK_ULANG}"
KELUAR = f"Berkas PDF ini membuka berkas lain di luar dirinya. {CETAK_ULANG}"
MEDIA = f"Berkas PDF ini berisi suara, film, atau gambar tiga dimensi. {CETAK_ULANG}"
PORTOFOLIO = "Berkas PDF ini kumpulan berkas lain (portofolio). Simpan tiap berkasnya sebagai PDF biasa, lalu unggah."
RUMIT = f"Susunan berkas PDF ini terlalu rumit untuk diperiksa. {CETAK_ULANG}"

# The kind of an action, and what it does to the reader of the next office.
AKSI_DITOLAK = {
    **dict.fromkeys(("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"), BERJALAN),
    **dict.fromkeys(("/GoToR", "/GoToE"), KELUAR),
    **dict.fromkeys(("/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView"), MEDIA),
}
JENIS_DITOLAK = dict.fromkeys(("/Movie", "/Sound", "/Screen", "/RichMedia", "/3D", "/Rendition", "/MediaClip"), MEDIA)
ISI_DITOLAK = {
    **dict.fromkeys(("/JS", "/JavaScript", "/XFA"), BERJALAN),
    **dict.fromkeys(("/Renditions", "/RichMediaContent", "/3DD", "/3DA"), MEDIA),
    "/Collection": PORTOFOLIO,
}
ISI_DIBUANG = {"/EF", "/EmbeddedFiles", "/AF", "/URI", "/AlternatePresentations", "/SpiderInfo", "/OPI"}
CATATAN_DIBUANG = {"/FileAttachment", "/TrapNet"}

# Bounded, so that no run of digits or blanks is walked twice.
AWAL_OBJEK = re.compile(rb"(?<!\d)\d{1,10}\s{1,20}\d{1,5}\s{1,20}obj\b|\btrailer\b")
AWAL_ALIRAN = re.compile(rb">>\s*stream\b")
KODE_NAMA = re.compile(rb"#([0-9A-Fa-f]{2})")
NAMA_BAHAYA = re.compile(
    rb"/(JavaScript|Launch|SubmitForm|ImportData|GoToR|GoToE|Rendition|RichMedia\w*|XFA|EmbeddedFiles?|FileAttachment)"
    rb"(?![\w.-])"
)


class Penilaian(NamedTuple):
    """What is to be done with a PDF: refuse it with the sentence `tolak`; else hand on a copy, as it is not inert
    (`salin`) or as two readers may see two things in it (`ragu`)."""

    tolak: str
    salin: bool
    ragu: bool


@dataclass
class _Telusur:
    """What was met on the way through one file."""

    pembaca: PdfReader
    batas: float
    jumlah: int = 0
    sebab: set[str] = field(default_factory=set)
    salin: bool = False
    ragu: bool = False

    strict = True  # pypdf asks: of two values for one key none is taken

    def get_object(self, rujukan: IndirectObject) -> Any:
        """What a reference leads to; asked by pypdf."""
        return self.pembaca.get_object(rujukan)

    def hitung(self) -> None:
        self.jumlah += 1
        if self.jumlah > OBJEK_TERBANYAK or time.thread_time() > self.batas:
            raise TerlaluRumit


class TerlaluRumit(Exception):
    """More objects, or more work, than any honest file of this size asks for."""


def nilai_pdf(isi: bytes, pembaca: PdfReader) -> Penilaian:
    """Judge `isi` by every object in it: those listed, those that no list names, and those that a later one replaced.

    `pembaca` has it open and resolves its references; its streams unfold no further than the caller allows.
    """
    telusur = _Telusur(pembaca, time.thread_time() + WAKTU_TERLAMA)
    try:
        _telusuri(telusur, isi)
    except TerlaluRumit:
        return Penilaian(RUMIT, salin=True, ragu=True)
    urut = (BERJALAN, PORTOFOLIO, KELUAR, MEDIA, RUMIT)
    return Penilaian(next((s for s in urut if s in telusur.sebab), ""), telusur.salin, telusur.ragu)


def _telusuri(telusur: _Telusur, isi: bytes) -> None:
    letak = [m.start() for m in AWAL_OBJEK.finditer(isi)]
    for awal, akhir in pairwise([*letak, len(isi)]):
        _objek(telusur, isi, awal, akhir)
    terdaftar = {x for daftar in telusur.pembaca.xref.values() for x in daftar.values()}
    # A list that leads to where no object begins, or a dangerous name that stands in none: readers differ there.
    if not terdaftar <= set(letak) or _bernama_bahaya(isi):
        telusur.ragu = True


def _bernama_bahaya(potongan: bytes) -> bool:
    return NAMA_BAHAYA.search(KODE_NAMA.sub(lambda kode: bytes.fromhex(kode[1].decode()), potongan)) is not None


def _objek(telusur: _Telusur, isi: bytes, awal: int, akhir: int) -> None:
    """One object as it stands in the file: its dictionary, and the objects in it when it is a stream of such."""
    potongan = isi[awal:akhir]
    kepala = AWAL_OBJEK.match(potongan)
    aliran = AWAL_ALIRAN.search(potongan)
    badan = potongan[kepala.end() if kepala else 0 : aliran.start() + 2 if aliran else None]
    objek = _urai(telusur, badan)
    if aliran and isinstance(objek, DictionaryObject):
        if not isinstance(isi_kamus(objek, "/F"), NullObject):
            telusur.sebab.add(KELUAR)
        if "/First" in objek and "/N" in objek:
            _isi_aliran(telusur, objek, potongan, aliran.end())


def _urai(telusur: _Telusur, badan: bytes) -> Any:
    telusur.hitung()
    try:
        objek = read_object(io.BytesIO(badan.lstrip(b"\0\t\n\f\r ")), telusur)  # type: ignore[arg-type]
        for bagian in _bagian(telusur, objek):
            _nilai_kamus(telusur, bagian)
    except TerlaluRumit:
        raise
    except Exception:
        telusur.ragu = True
        if _bernama_bahaya(badan):
            telusur.sebab.add(BERJALAN)
        return None
    return objek


def _isi_aliran(telusur: _Telusur, kamus: DictionaryObject, potongan: bytes, mulai: int) -> None:
    """The objects that stand compressed in a stream of objects."""
    try:
        data = _buka(telusur, kamus, potongan, mulai)
        pertama, banyak = (int(isi_kamus(kamus, nama)) for nama in ("/First", "/N"))
        angka = [int(x) for x in data[:pertama].split()[: 2 * banyak]]
    except Exception:
        telusur.sebab.add(RUMIT)
        return
    letak = sorted({pertama + x for x in angka[1::2]})
    for awal, akhir in pairwise([*letak, len(data)]):
        _urai(telusur, data[awal:akhir])


def _buka(telusur: _Telusur, kamus: DictionaryObject, potongan: bytes, mulai: int) -> bytes:
    """What a stream unfolds to. Of a file that is encrypted the reader knows how, by the object's number."""
    if telusur.pembaca.is_encrypted:
        nomor = int(potongan.split(None, 1)[0])
        objek: Any = telusur.pembaca.get_object(IndirectObject(nomor, 0, telusur.pembaca))
        return bytes(objek.get_data())
    mulai += 2 if potongan[mulai : mulai + 2] == b"\r\n" else 1
    panjang = int(isi_kamus(kamus, "/Length"))
    aliran = StreamObject.initialize_from_dictionary({**kamus, "__streamdata__": potongan[mulai : mulai + panjang]})
    return aliran.get_data()


def _bagian(telusur: _Telusur, objek: Any) -> Iterator[DictionaryObject]:
    """The dictionaries within one object, itself among them; what it refers to is an object of its own."""
    tumpukan = [objek]
    while tumpukan:
        satu = tumpukan.pop()
        telusur.hitung()
        if isinstance(satu, DictionaryObject):
            yield satu
            tumpukan += [x for x in satu.values() if isinstance(x, DictionaryObject | ArrayObject)]
        elif isinstance(satu, ArrayObject):
            tumpukan += [x for x in list.__iter__(satu) if isinstance(x, DictionaryObject | ArrayObject)]


def isi_kamus(kamus: Any, nama: str) -> Any:
    """What stands under `nama`, whether in place or as an object of its own; nothing for nothing."""
    nilai = kamus[nama] if isinstance(kamus, dict) and nama in kamus else NullObject()
    return NullObject() if nilai is None else nilai


def _ada(kamus: DictionaryObject, nama: str) -> bool:
    nilai = isi_kamus(kamus, nama)
    return not isinstance(nilai, NullObject) and nilai not in ({}, [])


def _nilai_kamus(telusur: _Telusur, kamus: DictionaryObject) -> None:
    sebab = {kalimat for nama, kalimat in ISI_DITOLAK.items() if nama in kamus and _ada(kamus, nama)}
    sebab |= {AKSI_DITOLAK.get(str(isi_kamus(kamus, "/S")), "")}
    sebab |= {JENIS_DITOLAK.get(str(isi_kamus(kamus, jenis)), "") for jenis in ("/Subtype", "/Type")}
    if isinstance(rujukan := isi_kamus(kamus, "/Ref"), dict) and "/F" in rujukan:
        sebab.add(KELUAR)
    if not all(diam(aksi) for aksi in _sendiri(kamus)):
        sebab.add(BERJALAN)
    telusur.sebab |= sebab - {""}
    telusur.salin |= (
        any(nama in kamus and _ada(kamus, nama) for nama in ISI_DIBUANG)
        or isi_kamus(kamus, "/Subtype") in CATATAN_DIBUANG
        or not all(diam(isi_kamus(kamus, nama)) for nama in ("/A", "/PA"))
    )


def _sendiri(kamus: DictionaryObject) -> list[Any]:
    """The actions that start by themselves: when the file or a page opens, a field is shown, entered, left."""
    peristiwa = isi_kamus(kamus, "/AA")
    return [isi_kamus(kamus, "/OpenAction"), *(peristiwa.values() if isinstance(peristiwa, dict) else ())]


def diam(aksi: Any) -> bool:
    """Whether an action, and those that follow it, only turn the page; a place in the file (an array, a name) does."""
    tumpukan = [aksi]
    for _ in range(RANTAI_TERPANJANG):
        if not tumpukan:
            return True
        satu = tumpukan.pop()
        satu = satu.get_object() if isinstance(satu, IndirectObject) else satu
        if not isinstance(satu, dict) or not satu:
            continue
        jenis = isi_kamus(satu, "/S")
        if "/JS" in satu or not (jenis in AKSI_DIAM or isinstance(jenis, NullObject)):
            return False
        if jenis == "/Named" and isi_kamus(satu, "/N") not in MENU_DIAM:
            return False
        lanjut = isi_kamus(satu, "/Next")
        tumpukan += list.__iter__(lanjut) if isinstance(lanjut, list) else [lanjut]
    return False
