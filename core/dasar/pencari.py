"""What was typed into a search, as a condition on any table: strict first, then what is spelled much like it.

Each word stands in one of the columns, or names the region of the row ('kopi garut'); at least one of three letters
stands in a column.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, reduce
from operator import and_, or_

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet

from core.dasar.cari import PENGISI, kata_cari, rapat
from core.dasar.izin import saring_bawahan
from core.dasar.mirip import AMBANG, TERPENDEK, serupa, trigram, varian
from core.dasar.nama_wilayah import KABKOTA, PROVINSI
from core.models import Wilayah

TERPANJANG, KATA_TERBANYAK = 100, 8  # letters and words of one search: nobody looks for more at once
BERINDEKS = 3  # letters that a trigram index finds anywhere
NOMOR = {"nomor", "nomor_perkara", "badan_hukum", "nik_koperasi", "kode", "username"}
# Words that say what is meant, and stand in few names: they narrow nothing as long as another word does.
SEBUTAN = {
    "SURAT", "LAPORAN", "SANKSI", "USULAN", "PENILAIAN", "PERMOHONAN", "UKM",
    "KAB", "KABUPATEN", "KOTA", "PROV", "PROVINSI", "PROPINSI", "KEC", "KECAMATAN", "DESA", "KELURAHAN",
}  # fmt: skip
# Where the region of a row stands, as models have it.
DI_WILAYAH = ("wilayah", "kedudukan", "koperasi__wilayah", "usulan__wilayah")
# A filler that is misspelled is one still; what is like the first, the index cannot tell from any koperasi.
DI_MANA_MANA = ("KOPERASI", *sorted(k for k in PENGISI if len(k) > 4 and k != "KOPERASI"))
DAERAH_TERBANYAK = 60  # a word that names more regions ('Selatan') names none


class Pencari:
    """The words of one search and the conditions that they make."""

    def __init__(self, teks: str):
        self.teks = " ".join(teks.replace("\0", " ")[:TERPANJANG].split())
        kata = kata_cari(self.teks)
        self.kata = ([k for k in kata if k not in SEBUTAN] or kata)[:KATA_TERBANYAK]
        if self.kata and all(len(k) < BERINDEKS for k in self.kata):
            self.kata = ["".join(self.kata)]
        # What the index holds no part of is looked for where a name or number begins.
        self.awal = len(self.rapat) < BERINDEKS
        self._kode: dict[tuple[str, bool], list[str]] = {}

    @cached_property
    def rapat(self) -> str:
        """The words run together: what an exact answer reads."""
        return "".join(self.kata)

    @property
    def berangka(self) -> bool:
        return any(not k.isalpha() for k in self.kata)

    @cached_property
    def dapat_mirip(self) -> bool:
        """Whether there is a word in it that may be misspelled."""
        return any(self._berejaan(satu) for satu in self.kata)

    @staticmethod
    def _berejaan(kata: str) -> bool:
        return kata.isalpha() and len(kata) >= TERPENDEK and kata not in PENGISI

    @cached_property
    def kata_mirip(self) -> list[str]:
        """The words without those that are misspelled fillers, as long as another is left: 'koprasi mitra' -> mitra."""
        berisi = [k for k in self.kata if not (self._berejaan(k) and any(serupa(k, p) > 0.5 for p in DI_MANA_MANA))]
        return berisi or self.kata

    @cached_property
    def wilayah(self) -> list[tuple[str, str]]:
        return list(Wilayah.objects.exclude(kode="00").values_list("kode", "nama"))

    def kata_pakai(self, mirip: bool) -> list[str]:
        return self.kata_mirip if mirip else self.kata

    def kode(self, kata: str, mirip: bool) -> list[str]:
        """The codes of the regions that a word names, or whose names are much like it."""
        if (kata, mirip) not in self._kode:
            self._kode[kata, mirip] = self._daerah(kata, mirip)
        return self._kode[kata, mirip]

    def _daerah(self, kata: str, mirip: bool) -> list[str]:
        if not kata.isalpha() or kata in PENGISI:
            return []
        kode = [k for kamus in (PROVINSI, KABKOTA) for k, sebutan in kamus.items() if kata.lower() in sebutan.split()]
        if len(kata) >= TERPENDEK:
            kode += [
                k for k, nama in self.wilayah
                if (serupa(kata, nama) >= AMBANG if mirip else kata in rapat(nama))
            ]  # fmt: skip
        return kode if len(kode) <= DAERAH_TERBANYAK else []

    def per_tabel(self, model: type[Model], kolom: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
        """The columns of each table with the path to the region of its rows.

        Each table is asked by itself, by its trigram indexes: an OR across two tables reads both of them whole.
        """
        tabel = defaultdict(list)
        for satu in kolom:
            tabel[satu.rpartition("__")[0]].append(satu)
        for awalan, milik in tabel.items():
            jalur = (f"{awalan}__{nama}" if awalan else nama for nama in DI_WILAYAH)
            yield tuple(milik), next((satu for satu in jalur if _ada(model, satu)), "")

    def saring(self, queryset: QuerySet, kolom: tuple[str, ...], *, mirip: bool = False) -> QuerySet:
        """The rows of `queryset` that one of the tables of `kolom` finds."""
        syarat = [self.syarat(*milik, mirip=mirip) for milik in self.per_tabel(queryset.model, kolom)]
        if len(syarat) == 1:
            return queryset.filter(*syarat)
        pertama, *lain = (queryset.model._base_manager.filter(satu).order_by().values("pk") for satu in syarat)
        return queryset.filter(pk__in=pertama.union(*lain))

    def syarat(self, kolom: tuple[str, ...], wilayah: str = "", *, mirip: bool = False) -> Q:
        """Rows that hold every word in one of `kolom` or are of a region that it names; none where nothing is left."""
        kata = self.kata_pakai(mirip)
        if not kata or (mirip and not self.dapat_mirip):
            return Q(pk__in=())
        ada = [reduce(or_, (self._pada(satu, nama, mirip) for nama in kolom)) for satu in kata]
        if not wilayah:
            return reduce(and_, ada)
        di = [reduce(or_, (saring_bawahan(kode, wilayah) for kode in self.kode(satu, mirip)), Q()) for satu in kata]
        semua = reduce(and_, (satu | daerah for satu, daerah in zip(ada, di, strict=True)))
        if not any(di):
            return semua
        return semua & reduce(or_, (a for satu, a in zip(kata, ada, strict=True) if len(satu) >= BERINDEKS))

    def _pada(self, kata: str, kolom: str, mirip: bool) -> Q:
        memuat, serupa = self.ejaan(kata, kolom, mirip)
        cara = f"{kolom}__rapat__{'startswith' if self.awal else 'contains'}"
        syarat = reduce(or_, (Q(**{cara: satu}) for satu in memuat))
        # First what is the cheapest to look at again in a row that the index gave.
        return Q(**{f"{kolom}__mirip": serupa}) | syarat if serupa else syarat

    def ejaan(self, kata: str, kolom: str, mirip: bool) -> tuple[list[str], str]:
        """What a column holds where `kata` is meant, and the word that one of its words may be much like."""
        if self.awal:
            return [*{kata, rapat(self.teks)}], ""
        if not mirip or not self._berejaan(kata) or bernomor(kolom):
            return [kata], ""
        return [kata, *varian(kata)], kata.lower() if _terpilah(kata) else ""


def bernomor(kolom: str) -> bool:
    """Whether a column holds numbers: what is like a number is another number."""
    return kolom.rpartition("__")[2] in NOMOR


def _ada(model: type[Model], jalur: str) -> bool:
    try:
        for nama in jalur.split("__"):
            model = model._meta.get_field(nama).related_model
    except FieldDoesNotExist:
        return False
    return True


def _terpilah(kata: str) -> bool:
    """Whether trigrams tell this word from 'Koperasi'; else the index would give every row."""
    milik = trigram(kata.lower())
    return len(milik & trigram(DI_MANA_MANA[0].lower())) / len(milik) < AMBANG
