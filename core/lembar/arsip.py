"""What stands inside an uploaded workbook, looked at before the reader that builds tables from it is let near.

Strict on purpose: where this parser and the reader could see different cells, the sheet is refused.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import partial
from xml.parsers import expat

from django.core.exceptions import ValidationError

from core.dasar.rupa import angka
from core.lembar.sel import Sel
from core.lembar.tabel import Tabel
from core.perkara.berkas import periksa_xlsx

BATAS_KOLOM = 200
BATAS_XML = 30 * 1024 * 1024
BATAS_TINGGI = 20_000  # rows that hold a value; beyond it no table is built

SIMPAN_XLSX = (
    "Buka berkasnya di Excel atau LibreOffice, pilih Simpan Sebagai (Save As), pilih jenis “Excel (.xlsx)”, "
    "lalu unggah berkas yang baru."
)
RUSAK = "Berkas ini rusak atau terpotong. Simpan ulang dari Excel, lalu unggah lagi."

ALAMAT_SEL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
ALAMAT_BARIS = re.compile(r"[0-9]{1,7}")
RENTANG = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
YA = ("1", "true")


def _uraikan(xml: bytes, **penerima) -> None:
    """Run `xml` through the strict parser; local names only. Raises ValueError for what no office program writes.

    Strict on purpose: where this parser and the reader could see different cells, the sheet is refused.
    """
    pengurai = expat.ParserCreate("utf-8")
    pengurai.buffer_text = True

    def tolak(*_):
        raise ValueError("DOCTYPE")

    pengurai.StartDoctypeDeclHandler = tolak
    if mulai := penerima.get("mulai"):
        pengurai.StartElementHandler = lambda nama, ciri: mulai(nama.rpartition(":")[2], ciri)
    if selesai := penerima.get("selesai"):
        pengurai.EndElementHandler = lambda nama: selesai(nama.rpartition(":")[2])
    if teks := penerima.get("teks"):
        pengurai.CharacterDataHandler = teks
    try:
        pengurai.Parse(xml, True)
    except expat.ExpatError as galat:
        raise ValueError(str(galat)) from galat


def tolak_format_lain(isi: bytes) -> None:
    """Raise ValidationError for what is no .xlsx, saying how it becomes one. The kind is told by content."""
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            "Berkas Excel ini memakai format lama (.xls) atau dikunci kata sandi, sedangkan yang dibaca .xlsx. "
            f"Buka kata sandinya bila ada. {SIMPAN_XLSX}"
        )
    if b"mimetypeapplication/vnd.oasis.opendocument" in isi[:200]:
        raise ValidationError(f"Berkas ini lembar LibreOffice (.ods), sedangkan yang dibaca .xlsx. {SIMPAN_XLSX}")
    if isi.startswith(b"PK\x03\x04") and b"xl/workbook.bin" in isi:
        raise ValidationError(f"Berkas ini lembar Excel biner (.xlsb), sedangkan yang dibaca .xlsx. {SIMPAN_XLSX}")
    lain = zipfile.is_zipfile(io.BytesIO(isi)) and b"xl/workbook.xml" not in isi
    if lain or not isi.startswith(b"PK\x03\x04"):
        raise ValidationError(f"Berkas harus lembar Excel (.xlsx). {SIMPAN_XLSX}")
    periksa_xlsx(isi)


@dataclass
class Samaran:
    """What a reader of cells does not show, all counted from 0.

    `tanpa_nilai`: formulas without a result and error values, which it takes for empty. `baris`, `kolom`: hidden ones.
    `gabungan`: (first row, first column, last row, last column) of merged cells.
    """

    tanpa_nilai: dict[tuple[int, int], Sel] = field(default_factory=dict)
    baris: set[int] = field(default_factory=set)
    kolom: set[int] = field(default_factory=set)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)


class _PencariSel:
    """Walks one sheet: where its cells stand, and what the reader would not show of them."""

    def __init__(self, tabel: Tabel):
        self.tabel = tabel
        self.samaran = Samaran()
        self.baris = self.kolom = 0
        self.di_sel = self.di_nilai = self.berumus = self.galat = self.bernilai = False

    def mulai(self, nama, ciri):
        if nama == "row":
            self.baris, self.kolom = self.baris + 1, 0
            if (nomor := ciri.get("r")) is not None:
                if not ALAMAT_BARIS.fullmatch(nomor):
                    raise ValueError(nomor[:20])
                self.baris = int(nomor)
            if ciri.get("hidden") in YA:
                self.samaran.baris.add(self.baris - 1)
        elif nama == "col" and ciri.get("hidden") in YA and len(self.samaran.kolom) < BATAS_KOLOM:
            awal, akhir = int(ciri["min"]), min(int(ciri["max"]), BATAS_KOLOM)
            self.samaran.kolom |= set(range(awal - 1, akhir))
        elif nama == "mergeCell":
            if cocok := RENTANG.fullmatch(ciri.get("ref", "")):
                kiri, atas, kanan, bawah = cocok.groups()
                self.samaran.gabungan.append(
                    (int(atas) - 1, _nomor_kolom(kiri) - 1, int(bawah) - 1, _nomor_kolom(kanan) - 1)
                )
        elif nama == "c":
            # A cell without an address stands beside the one before it.
            self.kolom += 1
            if (alamat := ciri.get("r")) is not None:
                if not (cocok := ALAMAT_SEL.fullmatch(alamat)):
                    raise ValueError(alamat[:20])
                self.baris, self.kolom = int(cocok[2]), _nomor_kolom(cocok[1].upper())
            self.di_sel, self.berumus, self.bernilai = True, False, False
            self.galat = ciri.get("t") == "e"
        elif self.di_sel:
            # Whatever stands inside a cell makes the reader keep it; a cell of format alone it drops.
            self._periksa_letak()
            self.berumus |= nama == "f"
            self.di_nilai = nama in ("v", "t")

    def teks(self, isi):
        self.bernilai |= self.di_nilai and bool(isi)

    def selesai(self, nama):
        if nama in ("v", "t", "f"):
            self.di_nilai = False
        elif nama == "c":
            self.di_sel = False
            if self.berumus and not self.bernilai:
                self.samaran.tanpa_nilai[self.baris - 1, self.kolom - 1] = ("rumus", "(rumus)")
            elif self.galat:
                self.samaran.tanpa_nilai[self.baris - 1, self.kolom - 1] = ("galat", "Excel")

    def _periksa_letak(self):
        if self.baris > BATAS_TINGGI or self.kolom > BATAS_KOLOM:
            raise ValidationError(
                f"Lembar ini berisi sampai baris {angka(self.baris)}, kolom ke-{angka(self.kolom)}. "
                f"Hapus isi di luar tabel {self.tabel.benda}, simpan, lalu unggah lagi."
            )


GALAT_ARSIP = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


TEKS_BERSAMA = "xl/sharedstrings.xml"


def _periksa_hitungan(bita: int, unsur: str, ciri: dict[str, str]) -> None:
    """Raise ValueError for more texts than `bita` bytes can hold: the reader makes room for them beforehand."""
    teks = ciri.get("uniqueCount", "")
    if unsur == "sst" and (len(teks) > 9 or (teks.isdecimal() and int(teks) > bita)):
        raise ValueError(f"uniqueCount {teks[:20]}")


def periksa_arsip(isi: bytes) -> None:
    """Refuse an archive whose members hold more than they declare, or share a name: the reader trusts both."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            anggota = [a.filename.replace("\\", "/").lower() for a in arsip.infolist()]
            if len(set(anggota)) != len(anggota):
                raise ValidationError(RUSAK)
            for satu in arsip.infolist():
                # One byte beyond what is declared: there must be none.
                satu.file_size += 1
                isi_anggota = arsip.read(satu)
                if len(isi_anggota) >= satu.file_size:
                    raise ValidationError(RUSAK)
                if satu.filename.replace("\\", "/").lower() == TEKS_BERSAMA:
                    _uraikan(isi_anggota, mulai=partial(_periksa_hitungan, len(isi_anggota)))
    except GALAT_ARSIP as galat:
        raise ValidationError(RUSAK) from galat


def periksa_isi(isi: bytes, urutan: int, nama: str, tabel: Tabel) -> Samaran:
    """What the reader would not show of the sheet that it will read.

    Refuses cells so far out that a table of them would not fit into memory. `urutan` and `nama` are the reader's
    choice of sheet: both must mean the same one.
    """
    pencari = _PencariSel(tabel)
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            lembar = arsip.getinfo(_jalur_lembar(arsip, urutan, nama))
            if lembar.file_size > BATAS_XML:
                raise ValidationError(
                    f"Isi lembar ini terlalu besar. Hapus baris dan kolom di luar tabel {tabel.benda}."
                )
            _uraikan(arsip.read(lembar), mulai=pencari.mulai, selesai=pencari.selesai, teks=pencari.teks)
    except GALAT_ARSIP as galat:
        raise ValidationError(RUSAK) from galat
    return pencari.samaran


def _jalur_lembar(arsip: zipfile.ZipFile, urutan: int, nama: str) -> str:
    """Path inside the workbook of its sheet number `urutan`, which must be called `nama`."""
    relasi, lembar = {}, []

    def catat_relasi(unsur, ciri):
        if unsur == "Relationship":
            relasi[ciri.get("Id", "")] = ciri.get("Target", "")

    def catat_lembar(unsur, ciri):
        if unsur == "sheet":
            lembar.append((ciri.get("name"), next((v for k, v in ciri.items() if k.endswith(":id")), "")))

    _uraikan(arsip.read("xl/_rels/workbook.xml.rels"), mulai=catat_relasi)
    _uraikan(arsip.read("xl/workbook.xml"), mulai=catat_lembar)
    if len(lembar) <= urutan or lembar[urutan][0] != nama:
        raise KeyError("lembar")
    jalur = relasi.get(lembar[urutan][1], "")
    if jalur.startswith("/"):
        return jalur.lstrip("/")
    return jalur if jalur.startswith("xl/") else f"xl/{jalur}"


def _nomor_kolom(huruf: str) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - 64
    return nomor
