"""A data set as a file: CSV (RFC 4180, UTF-8), XLSX with its dictionary, JSON; and the dictionary of the CSV (CSVW).

A file is made at most once in LAMA_SIMPAN seconds by each process, whoever asks: what lies between is handed out again.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, NamedTuple

from django.core.cache import cache
from django.utils import timezone
from openpyxl import Workbook

from core.dasar.batas_waktu import batas_waktu
from core.lembar.excel import JENIS_XLSX, lembar_berjudul, sel_aman
from core.terbuka.kumpulan import LAMA_SIMPAN, LISENSI, LISENSI_ALAMAT, Jenis, Kumpulan, Nilai

MEMBUAT = Lock()


@dataclass(frozen=True)
class Berkas:
    """The bytes of a file, the mark by which an unchanged one is told, and when it was made."""

    isi: bytes
    tanda: str
    dibuat: datetime


class Format(NamedTuple):
    """A form of a data set: its ending, its media type, what writes it."""

    akhiran: str
    jenis: str
    tulis: Callable[[Kumpulan, list[tuple[Nilai, ...]], datetime], bytes]


def berkas_kumpulan(kumpulan: Kumpulan, akhiran: str) -> Berkas:
    """The file of a data set, made now or some minutes ago."""
    kunci = f"data-terbuka:{kumpulan.kode}:{akhiran}"
    berkas: Berkas | None = cache.get(kunci)
    if berkas is None:
        with MEMBUAT:  # whoever asks meanwhile waits for this one
            berkas = cache.get(kunci) or _buat(kumpulan, akhiran)
            cache.set(kunci, berkas, LAMA_SIMPAN)
    return berkas


def _buat(kumpulan: Kumpulan, akhiran: str) -> Berkas:
    with batas_waktu("unduhan"):
        baris = list(kumpulan.baris())
    saat = timezone.now().replace(microsecond=0)
    return Berkas(FORMAT[akhiran].tulis(kumpulan, baris, saat), sidik_baris(kumpulan, akhiran, baris), saat)


def sidik_baris(kumpulan: Kumpulan, akhiran: str, baris: list[tuple[Nilai, ...]]) -> str:
    """The same for the same rows in the same form, whichever process wrote them and when."""
    naskah = json.dumps([akhiran, [k.nama for k in kumpulan.kolom], baris], default=str, ensure_ascii=False)
    return hashlib.sha256(naskah.encode()).hexdigest()[:32]


def _csv(kumpulan: Kumpulan, baris: list[tuple[Nilai, ...]], saat: datetime) -> bytes:
    hasil = io.StringIO(newline="")
    tulis = csv.writer(hasil, lineterminator="\r\n")
    tulis.writerow([k.nama for k in kumpulan.kolom])
    tulis.writerows([sel_aman(_sel(nilai)) for nilai in satu] for satu in baris)
    return hasil.getvalue().encode()


def _sel(nilai: Nilai) -> str | int:
    """A value as a cell of text: not known is empty, never 0."""
    match nilai:
        case None:
            return ""
        case bool():
            return "true" if nilai else "false"
        case date():
            return nilai.isoformat()
        case _:
            return nilai


def _json(kumpulan: Kumpulan, baris: list[tuple[Nilai, ...]], saat: datetime) -> bytes:
    nama = [k.nama for k in kumpulan.kolom]
    isi = {**kepala(kumpulan, saat), "baris": [dict(zip(nama, satu, strict=True)) for satu in baris]}
    return tulis_json(isi)


def tulis_json(isi: Any) -> bytes:
    """JSON as it goes out: readable letters, days as yyyy-mm-dd."""
    return json.dumps(isi, ensure_ascii=False, default=lambda n: n.isoformat(), separators=(",", ":")).encode()


def kepala(kumpulan: Kumpulan, saat: datetime) -> dict[str, Any]:
    """What goes with the rows: title, licence, when, notes, and the dictionary."""
    return {
        "kode": kumpulan.kode,
        "judul": kumpulan.judul,
        "uraian": kumpulan.uraian,
        "dibuat": saat.isoformat(),
        "lingkup_waktu": kumpulan.lingkup_waktu,
        "lisensi": {"nama": LISENSI, "alamat": LISENSI_ALAMAT},
        "catatan": kumpulan.catatan,
        "kolom": [
            dict(zip(("nama", "arti", "jenis", "satuan", "dasar"), satu, strict=True)) for satu in kamus(kumpulan)
        ],
    }


def kamus(kumpulan: Kumpulan) -> list[tuple[str, str, str, str, str]]:
    """The data dictionary, a row a column: name, meaning, kind, unit, article."""
    return [(k.nama, k.arti, k.jenis.kata, k.satuan, str(k.dasar or "")) for k in kumpulan.kolom]


def _xlsx(kumpulan: Kumpulan, baris: list[tuple[Nilai, ...]], saat: datetime) -> bytes:
    buku = Workbook(write_only=True)
    lembar_berjudul(buku, "Data", [k.nama for k in kumpulan.kolom], baris)
    lembar_berjudul(buku, "Kamus", ["Kolom", "Arti", "Jenis", "Satuan", "Pasal"], kamus(kumpulan))
    tentang = [
        ("Judul", kumpulan.judul),
        ("Uraian", kumpulan.uraian),
        ("Waktu data", kumpulan.lingkup_waktu),
        ("Dibuat", saat.isoformat()),
        ("Lisensi", f"{LISENSI} ({LISENSI_ALAMAT})"),
        *(("Catatan", kalimat) for kalimat in kumpulan.catatan),
    ]
    lembar_berjudul(buku, "Tentang", ["Tentang", "Isi"], tentang)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


FORMAT = {
    f.akhiran: f
    for f in (
        Format("csv", "text/csv; charset=utf-8; header=present", _csv),
        Format("xlsx", JENIS_XLSX, _xlsx),
        Format("json", "application/json; charset=utf-8", _json),
    )
}


def kamus_csvw(kumpulan: Kumpulan, alamat: str) -> dict[str, Any]:
    """The dictionary of the CSV as machines look for it beside the file (W3C, Metadata Vocabulary for Tabular Data)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "url": alamat,
        "dc:title": kumpulan.judul,
        "dc:description": kumpulan.uraian,
        "dc:license": {"@id": LISENSI_ALAMAT},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {"columns": list(_kolom_csvw(kumpulan))},
    }


def _kolom_csvw(kumpulan: Kumpulan) -> Iterator[dict[str, Any]]:
    for k in kumpulan.kolom:
        isi = {"name": k.nama, "titles": k.nama, "datatype": str(k.jenis), "dc:description": k.arti}
        if k.satuan:
            isi["schema:unitText"] = k.satuan
        if k.dasar:
            isi["dc:source"] = str(k.dasar)
        if k.jenis is not Jenis.TEKS:
            isi["null"] = ""
        yield isi
