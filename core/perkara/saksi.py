"""The tree over all evidence grows here, after the commits, and its heads are signed: what leaves the database."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from core.models import Daun, Jejak, Kepala, Sidik, Tersidik
from core.models.bukti import SEKALI, sidik_tabel
from core.perkara.kunci_saksi import kunci_publik, nomor_kunci, sebab_tanda_salah, tandai
from core.perkara.pohon import Pohon, hash_daun

KUNCI_TUMBUH = 9162  # of the advisory lock: one grows at a time
# A transaction may commit long after it took its numbers: rows that far behind the last leaf are looked for each time.
JENDELA = 100_000


class PohonRusak(Exception):
    """The tree in the database is not the one that the last head was signed for: nothing is signed on top of it."""


def naskah(isi: dict[str, Any]) -> bytes:
    """What is signed, byte for byte."""
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def isi_daun(pk: int, tabel: str, baris: int, sidik: str, jejak: int | None) -> bytes:
    """A row of Sidik as its leaf holds it."""
    return f"{pk}|{tabel}|{baris}|{sidik}|{jejak or ''}".encode()


def sidik_kepala(kepala: Kepala | None) -> str:
    """The digest by which the next head names this one; '' for none."""
    return hashlib.sha256(naskah(kepala.isi())).hexdigest() if kepala else ""


def tumbuhkan(*, seluruh: bool = False) -> Kepala | None:
    """Take what was committed since into the tree and sign its new head; the head, or None when nothing is new.

    The lock is held for this short work alone; no act waits for it. `seluruh` looks for what is missing among all rows,
    however old. The first run takes in what stood in the tables before there was evidence.
    Raises PohonRusak (the last head does not stand), ImproperlyConfigured (no key).
    """
    with transaction.atomic():
        _kunci()
        terakhir = Kepala.objects.last()
        if terakhir is None:
            nyatakan_semua()
        pohon = _pohon(terakhir)
        jumlah = Counter(terakhir.jumlah if terakhir else {})
        baru = _belum_berdaun(seluruh).values_list("pk", "tabel", "baris", "sidik", "jejak").iterator(SEKALI)
        while potong := list(islice(baru, SEKALI)):
            daun = []
            for isi in potong:
                daun.append(Daun(posisi=pohon.ukuran, sidik_id=isi[0], hash=hash_daun(isi_daun(*isi))))
                pohon.tambah(daun[-1].hash)
                jumlah[isi[1]] += 1
            Daun.objects.bulk_create(daun)
        if pohon.ukuran == (terakhir.ukuran if terakhir else 0):
            return None
        return _tanda_tangani(pohon, jumlah, terakhir)


def _kunci() -> None:
    """On SQLite the transaction itself keeps the others out."""
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_TUMBUH])


def _pohon(kepala: Kepala | None) -> Pohon:
    """The tree of the last head, once it is shown to be that: the new head then covers all of the old one."""
    daun = Daun.objects.aggregate(n=Max("posisi"))["n"]
    ada = 0 if daun is None else daun + 1
    if kepala is None:
        if ada:
            raise PohonRusak(f"Ada {ada} daun tanpa satu pun kepala.")
        return Pohon()
    if sebab := sebab_tanda_salah(naskah(kepala.isi()), kepala.kunci, kepala.waktu, kepala.tanda):
        raise PohonRusak(f"Kepala terakhir ({kepala.ukuran} daun) {sebab}.")
    pohon = Pohon(kepala.ukuran, kepala.puncak)
    if pohon.akar() != kepala.akar:
        raise PohonRusak(f"Puncak kepala terakhir ({kepala.ukuran} daun) tidak menghasilkan akarnya.")
    if ada != kepala.ukuran:
        raise PohonRusak(f"Kepala terakhir menyebut {kepala.ukuran} daun, yang ada {ada}.")
    return pohon


def _belum_berdaun(seluruh: bool) -> QuerySet[Sidik]:
    batas = 0 if seluruh else (Daun.objects.aggregate(n=Max("sidik"))["n"] or 0) - JENDELA
    return Sidik.objects.filter(~Exists(Daun.objects.filter(sidik=OuterRef("pk"))), pk__gt=batas).order_by("pk")


def _tanda_tangani(pohon: Pohon, jumlah: Counter[str], sebelum: Kepala | None) -> Kepala:
    kepala = Kepala(
        ukuran=pohon.ukuran,
        akar=pohon.akar(),
        jumlah=dict(sorted(jumlah.items())),
        waktu=timezone.now(),
        sebelum=sidik_kepala(sebelum),
        kunci=nomor_kunci(kunci_publik()),
        puncak=pohon.puncak,
    )
    kepala.tanda = tandai(naskah(kepala.isi()))
    kepala.save(force_insert=True)
    return kepala


def model_tersidik() -> list[type[Tersidik]]:
    """The kinds of rows that are evidence, by the names of their tables."""
    return sorted((m for m in apps.get_models() if issubclass(m, Tersidik)), key=lambda m: m._meta.label_lower)


def nyatakan_semua() -> int:
    """State every row that was never stated: those from before there was evidence, or written in bulk. How many."""
    semua: list[tuple[str, Iterable[tuple[int, str]]]] = [
        (model._meta.label_lower, sidik_tabel(model)) for model in model_tersidik()
    ]
    semua.append((Jejak._meta.label_lower, Jejak.objects.order_by("pk").values_list("pk", "hash").iterator(SEKALI)))
    banyak = 0
    for tabel, baris in semua:
        ada = set(Sidik.objects.filter(tabel=tabel).values_list("baris", flat=True))
        belum = _sidik_baru(tabel, baris, ada)
        while potong := list(islice(belum, SEKALI)):
            Sidik.objects.bulk_create(potong)
            banyak += len(potong)
    return banyak


def _sidik_baru(tabel: str, baris: Iterable[tuple[int, str]], ada: set[int]) -> Iterator[Sidik]:
    for pk, sidik in baris:
        if pk not in ada:
            jejak = pk if tabel == Jejak._meta.label_lower else None
            yield Sidik(tabel=tabel, baris=pk, sidik=sidik, jejak_id=jejak)
