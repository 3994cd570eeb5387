"""The dashboard as a workbook: the figures on the first sheet, a sheet for each table."""

from collections.abc import Iterator

from core.dasar.rupa import tanggal_indonesia, tanggal_jam
from core.dasbor.angka import Tabel
from core.dasbor.isi import Keadaan
from core.dasbor.masa import sebut_masa
from core.lembar.excel import tulis_buku

KEPALA = ["Bagian", "Angka", "Nilai", "Satuan", "Dari", "Yang dihitung", "Belum diketahui", "Per", "Definisi"]


def buku_keadaan(keadaan: Keadaan) -> bytes:
    """The workbook; what it is of stands in the first rows of each sheet."""
    return tulis_buku(_lembar(keadaan))


def _lembar(keadaan: Keadaan) -> Iterator[tuple]:
    lingkup = keadaan.lingkup
    tentang = (
        f"Keadaan {lingkup.wilayah.nama}, {sebut_masa(lingkup.dari, lingkup.sampai)}",
        f"Dihitung {tanggal_jam(keadaan.dihitung, lingkup.wilayah.zona)}",
    )
    angka = (
        [
            b.judul, a.judul, a.nilai, a.satuan, a.penyebut, a.penyebut_kata, a.belum, tanggal_indonesia(a.per),
            a.definisi,
        ]
        for b in keadaan.bagian
        for a in b.angka
    )  # fmt: skip
    yield "Angka", KEPALA, angka, tentang
    for bagian in keadaan.bagian:
        for tabel in bagian.tabel:
            kata = (*tentang, f"{bagian.judul}: {tabel.judul}", f"{tabel.definisi} Per {tanggal_indonesia(tabel.per)}.")
            yield nama_lembar(tabel), [tabel.kepala, "Kode wilayah", *tabel.kolom], _baris(tabel), kata


def _baris(tabel: Tabel) -> Iterator[list]:
    for baris in (*tabel.baris, *filter(None, [tabel.jumlah])):
        yield [baris.label, baris.kode, *(n if n is None else round(n, 2) for n in baris.nilai)]


def nama_lembar(tabel: Tabel) -> str:
    """The name of a table's sheet: its code as words."""
    return tabel.kode.replace("_", " ").replace(".", " ").capitalize()
