"""One statement that looks through every kind at once: a branch for each table, each cut where enough is found.

Written as SQL: Django takes ten times as long to compose these branches as PostgreSQL takes to answer them. Names come
from the models, and whatever a person typed is a parameter. The conditions are those of core.dasar.pencari.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain

from django.db import connection, transaction
from django.db.models import Model

from core.cari.sumber import Sumber
from core.dasar import cari
from core.dasar import mirip as ejaan
from core.dasar.izin import KODE_PUSAT, Tingkat, kode_tingkat
from core.dasar.pencari import BERINDEKS, Pencari, bernomor

TERBANYAK = 100  # answers of one kind: whoever gets more writes another word
DIBANDING = 500  # rows that are alike, of which the likest are shown
PISAH = "\n"
KOPERASI = "koperasi"


def baca(
    sumber: dict[Sumber, list | None], pencari: Pencari, kantor: list[str], mirip: bool, koperasi: list | None = None
) -> list[tuple]:
    """The first rows of each kind that the words find, as (kind, pk, key, title, columns, below, state, likeness).

    `kantor` are the regions whose offices ask; of a kind that is `sedikit` the dictionary holds the rows that are seen.
    What a kind holds by the name of its koperasi waits until the koperasi are found, and is then asked by their keys.
    """
    lewat_koperasi = any(s.kode == KOPERASI for s in sumber)
    semua = [
        Cabang(s, pencari, kolom, wilayah, mirip).sql(kantor, pk, koperasi)
        for s, pk in sumber.items()
        for kolom, wilayah in pencari.per_tabel(s.model, s.kolom)
        if _perlu(kolom, pencari, mirip) and (lewat_koperasi and _menunggu(s, kolom, kantor)) == (koperasi is not None)
    ]
    if not semua:
        return []
    perintah = " UNION ALL ".join(f"SELECT * FROM ({sql}) u" for sql, _ in semua)  # noqa: S608
    isi = list(chain.from_iterable(satu for _, satu in semua))
    if connection.vendor == "sqlite":
        cari.sambung(connection)
        ejaan.sambung(connection)
    with _lewat_indeks() if mirip and kantor else nullcontext(), connection.cursor() as kursor:
        kursor.execute(perintah, isi)
        return kursor.fetchall()


def _perlu(kolom: tuple[str, ...], pencari: Pencari, mirip: bool) -> bool:
    """Whether these columns may hold it: no number is without a digit; what is like a koperasi's name is that one."""
    if all(map(bernomor, kolom)):
        return pencari.berangka and not mirip
    return not mirip or not any("__" in k for k in kolom)


def _menunggu(s: Sumber, kolom: tuple[str, ...], kantor: list[str]) -> bool:
    """Whether these are columns of the koperasi of a row, and that is one which the person sees."""
    return f"{KOPERASI}__nama" in kolom and not s.sedikit and (not s.luar or KODE_PUSAT in kantor)


@contextmanager
def _lewat_indeks() -> Iterator[None]:
    """How many rows are alike PostgreSQL can only guess, and guessed wrong it would look at each: the index it is."""
    with transaction.atomic(), connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        if connection.vendor == "postgresql":  # where this stands in a longer transaction
            kursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on")


class Cabang:
    """The columns of one table of a kind, and the rows in which they hold the words."""

    def __init__(self, sumber: Sumber, pencari: Pencari, kolom: tuple[str, ...], wilayah: str, mirip: bool):
        self.sumber, self.pencari, self.mirip = sumber, pencari, mirip
        # A word OR a region that stands in another table has no index.
        self.kolom, self.wilayah = kolom, wilayah if "__" in kolom[0] or "__" not in wilayah else ""
        self.gabung: dict[str, str] = {}
        self.isi: list = []

    def sql(self, kantor: list[str], pk: list | None, koperasi: list | None) -> tuple[str, list]:
        """The branch and its parameters, in the order in which they stand in it."""
        s = self.sumber
        tampil = (("pk",), s.kunci, (s.judul,), (s.judul, *s.kolom), s.bawah, (s.keadaan,) if s.keadaan else ())
        pilih = ", ".join([f"'{s.kode}' AS kode", *map(self._teks, tampil), f"{self._keserupaan()} AS serupa"])
        syarat = self._syarat_kata() if koperasi is None else [f"t.koperasi_id IN ({self._deret(koperasi)})"]
        if pk is not None:
            syarat.append(f"{self._kolom('pk')} IN ({self._deret(pk)})" if pk else "FALSE")
        elif s.wilayah and KODE_PUSAT not in kantor:
            syarat.append(_salah_satu(chain.from_iterable(self._di(satu, kantor) for satu in s.wilayah)))
        dari = f"{s.model._meta.db_table} t {' '.join(self.gabung.values())}"
        banyak = DIBANDING if self.mirip else TERBANYAK + 1
        sql = f"SELECT {pilih} FROM {dari} WHERE {' AND '.join(syarat)} LIMIT {banyak}"  # noqa: S608
        urut = f" ORDER BY serupa DESC LIMIT {TERBANYAK + 1}" if self.mirip else ""
        return f"SELECT * FROM ({sql}) c{urut}", self.isi  # noqa: S608

    def _kolom(self, jalur: str) -> str:
        """The column at the end of a path, its tables joined."""
        model: type[Model] = self.sumber.model
        alias = "t"
        *antara, akhir = jalur.split("__")
        for nama in antara:
            hubungan, asal, alias = model._meta.get_field(nama), alias, f"{alias}_{nama}"
            dari, ke = hubungan.get_joining_fields()[0]
            model = hubungan.related_model
            tabel = model._meta.db_table
            self.gabung[alias] = f"LEFT JOIN {tabel} {alias} ON {alias}.{ke.column} = {asal}.{dari.column}"
        bidang = model._meta.pk if akhir == "pk" else model._meta.get_field(akhir)
        return f"{alias}.{bidang.column}"

    def _teks(self, jalur: tuple[str, ...]) -> str:
        """Columns as one text, a line each."""
        bagian = [f"COALESCE(CAST({self._kolom(satu)} AS TEXT), '')" for satu in jalur]
        return f" || '{PISAH}' || ".join(bagian) or "''"

    def _deret(self, nilai) -> str:
        self.isi += nilai
        return ", ".join(["%s"] * len(nilai))

    def _di(self, jalur: str, kode: list[str]) -> list[str]:
        """Of one of these regions, a province with all of its kabupaten/kota."""
        if not kode:
            return []
        kolom = self._kolom(jalur)
        provinsi = [f"{satu}.%" for satu in kode if kode_tingkat(satu) is Tingkat.PROVINSI]
        return [f"{kolom} IN ({self._deret(kode)})"] + [f"{kolom} LIKE {self._deret([satu])}" for satu in provinsi]

    def _syarat_kata(self) -> list[str]:
        """Each word in a column or as the region; one at least in a column."""
        kata = self.pencari.kata_pakai(self.mirip)
        kode = {k: self.pencari.kode(k, self.mirip) if self.wilayah else [] for k in kata}
        syarat = [_salah_satu((*self._memuat(k), *self._di(self.wilayah, kode[k]))) for k in kata]
        if any(kode.values()):
            syarat.append(_salah_satu(chain.from_iterable(self._memuat(k) for k in kata if len(k) >= BERINDEKS)))
        return syarat

    def _memuat(self, kata: str) -> list[str]:
        """First what is the cheapest to look at again in a row that the index gave."""
        mirip, memuat, dari = [], [], "" if self.pencari.awal else "%"
        for jalur in self.kolom:
            ejaan, serupa = self.pencari.ejaan(kata, jalur, self.mirip)
            memuat.append((self._kolom(jalur), [f"{dari}{satu}%" for satu in ejaan]))
            if serupa:
                mirip.append(MIRIP[connection.vendor].format(self._deret([serupa]), self._kolom(jalur)))
        return mirip + [self._seperti(kolom, pola) for kolom, pola in memuat]

    def _seperti(self, kolom: str, pola: list[str]) -> str:
        rapat = RAPAT[connection.vendor].format(kolom)
        if connection.vendor == "postgresql":
            return f"{rapat} LIKE ANY (ARRAY[{self._deret(pola)}])"
        return _salah_satu(f"{rapat} LIKE {self._deret([satu])}" for satu in pola)

    def _keserupaan(self) -> str:
        """How much the likest name is like the longest word; 0 where it holds it."""
        if not self.mirip:
            return "0"
        kata = max(self.pencari.kata_mirip, key=len).lower()
        fungsi, terbesar = SERUPA[connection.vendor]
        nilai = [f"{fungsi}({self._deret([kata])}, {self._kolom(k)})" for k in self.kolom if not bernomor(k)]
        return f"{terbesar}({', '.join(nilai)})" if len(nilai) > 1 else nilai[0]


def _salah_satu(syarat) -> str:
    return f"({' OR '.join(syarat)})"


RAPAT = {"postgresql": cari.UNGKAPAN, "sqlite": "RAPAT({})"}
MIRIP = {"postgresql": "{} <<%% {}", "sqlite": f"SERUPA({{}}, {{}}) >= {ejaan.AMBANG}"}
SERUPA = {"postgresql": ("STRICT_WORD_SIMILARITY", "GREATEST"), "sqlite": ("SERUPA", "MAX")}
