"""What tests of the dashboards share: a region as somebody sees it, and each figure against the list behind it."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

from django.db import connection
from django.test import RequestFactory
from django.urls import resolve

from core.dasar.izin import Peran
from core.dasbor.angka import Angka, Bagian, Lingkup
from tests.pabrik import buat_pengguna, buat_wilayah

# Who looks at which region: (role, office, region).
SIAPA = {
    "kabupaten": (Peran.DINAS_KABKOTA, "32.05", "32.05"),
    "provinsi": (Peran.DINAS_PROVINSI, "32", "32"),
    "nasional": (Peran.VERIFIKATOR, "00", "00"),
    "kantor lain": (Peran.DINAS_KABKOTA, "33.74", "32.05"),
}
MASA = date(2026, 1, 1), date(2026, 12, 2)


def lingkup(pengguna, kode: str, masa=MASA) -> Lingkup:
    return Lingkup(buat_wilayah(kode), *masa, pengguna)


def semua_sudut(bagian, masa=MASA):
    """(name, person, scope, part, the patterns of office and region for SQL) of each of SIAPA."""
    for nama, (peran, kantor, di) in SIAPA.items():
        pengguna = buat_pengguna(peran, kode=kantor)
        pola = {n: "%" if kode == "00" else f"{kode}%" for n, kode in (("kantor", kantor), ("di", di))}
        yield nama, pengguna, (satu := lingkup(pengguna, di, masa)), bagian(satu), pola | {"sampai": satu.sampai}


def nilai(bagian: Bagian) -> dict:
    """{code of a figure: value; (code of a table, row): values}."""
    isi = {a.kode: a.nilai for a in bagian.angka}
    return isi | {(t.kode, b.label): b.nilai for t in bagian.tabel for b in t.baris}


def tautan(bagian: Bagian):
    """(where it stands, value, address) of every figure and cell with a list behind it."""
    for a in bagian.angka:
        yield a.kode, a.penyebut if a.jumlahan else a.nilai, a.url
    for t in bagian.tabel:
        for b in (*t.baris, *([t.jumlah] if t.jumlah else [])):
            for kolom, n, url in zip(t.kolom, b.nilai, b.url_nilai, strict=bool(b.url_nilai)):
                yield f"{t.kode}, {b.label}, {kolom}", n, url


def banyak(pengguna, url: str) -> int | str:
    """How many rows the list at `url` has for this person, without drawing the page; its error where it has one."""
    alamat = urlsplit(url)
    cocok = resolve(alamat.path)
    permintaan = RequestFactory().get(alamat.path, dict(parse_qsl(alamat.query)))
    permintaan.user = pengguna
    daftar = cocok.func.view_class()
    daftar.setup(permintaan, *cocok.args, **cocok.kwargs)
    daftar.saring = daftar.get_form_saring()
    if not daftar.saring.is_valid():
        return str(daftar.saring.errors)
    return daftar.saring.saring(daftar.get_queryset()).order_by().values("pk").count()


def selisih_daftar(bagian: Bagian, pengguna) -> list[tuple]:
    """The figures and cells whose list has another number of rows; of those that count nothing the first few."""
    ada = [(apa, n, url) for apa, n, url in tautan(bagian) if url]
    kosong = [satu for satu in ada if not satu[1]][:4]
    terisi = [satu for satu in ada if satu[1]]
    return [(apa, n, j, url) for apa, n, url in (*terisi, *kosong) if (j := banyak(pengguna, url)) != n]


def satu_angka(sql: str, **isi) -> int:
    """The one number that this SQL gives."""
    [[n]] = baris(sql, **isi)
    return n


def baris(sql: str, **isi) -> list[tuple]:
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)
        return kursor.fetchall()


def sahih(bagian: Bagian) -> None:
    """What every figure owes its reader."""
    for a in bagian.angka:
        assert isinstance(a, Angka) and a.definisi.endswith((".", ")")) and a.per
        assert a.url, a.kode
        assert (a.penyebut is None) == (not a.penyebut_kata), a.kode
