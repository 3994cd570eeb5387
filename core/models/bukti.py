"""Evidence: what each act left behind, as digests (Sidik); the Merkle tree over them (Daun) and its signed heads.

All are written once, time-stamps of heads too: triggers refuse UPDATE, DELETE and TRUNCATE (migrations 0016, 0018).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from itertools import chain, groupby, islice
from typing import Any
from uuid import UUID

from django.db import models, transaction

from core.models.jejak import Jejak

SEKALI = 2000  # rows read or written at once
HILANG = ""  # in place of the digest of a row that the application took away


class Sidik(models.Model):
    """The digest of one row as an act left it, or as a save of an open form did (`jejak` is empty then).

    The last one of a row is what the row must still be: `manage.py verifikasi_jejak`.
    """

    tabel = models.CharField(max_length=60)
    baris = models.BigIntegerField()
    sidik = models.CharField(max_length=64)
    jejak = models.ForeignKey(Jejak, models.DO_NOTHING, null=True, related_name="sidik")

    class Meta:
        ordering = ["pk"]
        verbose_name = "sidik"
        indexes = [models.Index(fields=["tabel", "baris", "id"])]

    def __str__(self):
        return f"{self.tabel}:{self.baris}"


class Daun(models.Model):
    """A leaf of the tree: one Sidik at its place, counted from 0. Places are given after the commit of the act."""

    posisi = models.BigIntegerField(primary_key=True)
    # Null is never written: a leaf whose row was taken away still stands in a join.
    sidik = models.OneToOneField(Sidik, models.DO_NOTHING, null=True, related_name="daun")
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["posisi"]
        verbose_name = "daun"

    def __str__(self):
        return f"daun {self.posisi}"


class Kepala(models.Model):
    """A head of the tree, signed: how many leaves, their root, how many of each table, when, by which key.

    `sebelum` is the digest of the head before. `puncak` are the roots of the full subtrees from left to right: with
    them the tree grows without reading its leaves again.
    """

    ukuran = models.BigIntegerField(unique=True)
    akar = models.CharField(max_length=64)
    jumlah = models.JSONField()
    waktu = models.DateTimeField()
    sebelum = models.CharField(max_length=64, blank=True)
    kunci = models.CharField(max_length=16)
    tanda = models.CharField(max_length=128)
    puncak = models.JSONField()

    class Meta:
        ordering = ["ukuran"]
        verbose_name = "kepala"

    def __str__(self):
        return f"kepala {self.ukuran}"

    def isi(self) -> dict[str, Any]:
        """What is signed."""
        return {
            "ukuran": self.ukuran,
            "akar": self.akar,
            "jumlah": self.jumlah,
            "waktu": self.waktu.astimezone(UTC).isoformat(),
            "sebelum": self.sebelum,
            "kunci": self.kunci,
        }

    @property
    def akar_pendek(self) -> str:
        """The first 16 signs of the root in groups of four, as letters print it."""
        return " ".join(self.akar[i : i + 4] for i in range(0, 16, 4))


class CapWaktu(models.Model):
    """What a time-stamp authority outside answered for a head (RFC 3161): that it was there at `waktu`."""

    kepala = models.OneToOneField(Kepala, models.DO_NOTHING, related_name="cap")
    waktu = models.DateTimeField()
    jawaban = models.BinaryField()

    class Meta:
        verbose_name = "cap waktu"

    def __str__(self):
        return f"cap waktu kepala {self.kepala_id}"


# What a model that states its rows does by itself


class TersidikQuerySet(models.QuerySet[Any]):
    """Writes many rows at once, and states each of them."""

    def update(self, **isi: Any) -> int:
        with transaction.atomic(savepoint=False):
            kunci = list(self.order_by().values_list("pk", flat=True))
            jumlah = super(TersidikQuerySet, self.filter(pk__in=kunci)).update(**isi) if kunci else 0
            tandai(self.model, kunci)
        return jumlah

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        with transaction.atomic(savepoint=False):
            hasil = super().bulk_create(objs, *args, **kwargs)
            tandai(self.model, [objek.pk for objek in hasil])
        return hasil

    bulk_create.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic(savepoint=False):
            kunci = list(self.order_by().values_list("pk", flat=True))
            hasil = super().delete()
            tandai(self.model, kunci)
        return hasil

    delete.alters_data = delete.queryset_only = True  # type: ignore[attr-defined]


class Tersidik(models.Model):
    """A row that is evidence: whatever the application writes to it is stated in Sidik, in the same transaction."""

    # Whether its rows change by acts only, each of which names itself.
    LEWAT_LANGKAH = False

    objects = TersidikQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            tandai(type(self), [self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        pk = self.pk
        with transaction.atomic(savepoint=False):
            hasil = super().delete(*args, **kwargs)
            tandai(type(self), [pk])
        return hasil


@dataclass
class _Langkah:
    """What one act wrote so far: rows in the order in which they were touched first, and its trail."""

    baris: dict[tuple[type[models.Model], int], None] = field(default_factory=dict)
    jejak: list[Jejak] = field(default_factory=list)


_langkah: ContextVar[_Langkah | None] = ContextVar("langkah", default=None)


@contextmanager
def satu_langkah() -> Iterator[None]:
    """A transaction whose rows are stated once, at its end, each by the act that wrote it. May be nested."""
    luar = _langkah.get()
    if luar is not None:
        baris, jejak = dict(luar.baris), list(luar.jejak)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            luar.baris, luar.jejak = baris, jejak
            raise
        return
    langkah = _Langkah()
    with transaction.atomic():
        tanda = _langkah.set(langkah)
        try:
            yield
        finally:
            _langkah.reset(tanda)  # before the commit, after which the PDF is made: it states itself
        _nyatakan(langkah)


def tandai(model: type[models.Model], kunci: Iterable[int]) -> None:
    """These rows of `model` were written: state them, now or at the end of satu_langkah()."""
    baris = {(model, k): None for k in kunci}
    if (langkah := _langkah.get()) is not None:
        langkah.baris |= baris
    else:
        _nyatakan(_Langkah(baris))


def tandai_jejak(daftar: list[Jejak]) -> None:
    """These rows of the trail were written by the act, inside satu_langkah(): they state what it wrote."""
    langkah = _langkah.get()
    assert langkah is not None  # noqa: S101 - catat_banyak() opens one
    langkah.jejak += daftar


def _nyatakan(langkah: _Langkah) -> None:
    milik = {(j.objek_jenis, j.objek_id): j for j in langkah.jejak}
    pertama = langkah.jejak[0] if langkah.jejak else None
    baru = [Sidik(tabel=Jejak._meta.label_lower, baris=j.pk, sidik=j.hash, jejak=j) for j in langkah.jejak]
    for model, kelompok in groupby(sorted(langkah.baris, key=lambda b: b[0]._meta.label_lower), key=lambda b: b[0]):
        tabel, kunci = model._meta.label_lower, [pk for _, pk in kelompok]
        ada = dict(sidik_tabel(model, kunci))
        baru += [
            Sidik(tabel=tabel, baris=pk, sidik=ada.get(pk, HILANG), jejak=milik.get((tabel, pk), pertama))
            for pk in sorted(kunci)
        ]
    Sidik.objects.bulk_create(baru, batch_size=SEKALI)


# The digest of a row


def sidik_tabel(model: type[models.Model], kunci: list[int] | None = None) -> Iterator[tuple[int, str]]:
    """(key, digest) of the rows of `model`, all or those with `kunci`, in the order of their keys."""
    semua = model._base_manager.order_by("pk").values(*(nama for nama, _ in _kolom(model)))
    pk = model._meta.pk.attname
    if kunci is None:
        baris = semua.iterator(chunk_size=SEKALI)
    else:
        urut = sorted(kunci)
        baris = chain.from_iterable(semua.filter(pk__in=urut[i : i + SEKALI]) for i in range(0, len(urut), SEKALI))
    while potong := list(islice(baris, SEKALI)):
        for bidang in model._meta.many_to_many:
            for isi in potong:
                isi[bidang.name] = []
            milik = {isi[pk]: isi[bidang.name] for isi in potong}
            dari, ke = f"{bidang.m2m_field_name()}_id", f"{bidang.m2m_reverse_field_name()}_id"
            antara = bidang.remote_field.through._base_manager.filter(**{f"{dari}__in": list(milik)})
            for satu, dua in antara.order_by(dari, ke).values_list(dari, ke):
                milik[satu].append(dua)
        for isi in potong:
            yield isi[pk], sidik_baris(model, isi)


def sidik_baris(model: type[models.Model], isi: dict[str, Any]) -> str:
    """SHA-256 over the columns of one row, and the keys that it names in a relation, in a canonical spelling.

    A column at the default of its field is left out: a column that a later version adds changes no digest of before.
    """
    bawaan = dict(_kolom(model))
    beku = {nama: nilai for nama, nilai in isi.items() if nilai != bawaan.get(nama, [])}
    naskah = json.dumps(beku, sort_keys=True, ensure_ascii=False, default=_eja)
    return hashlib.sha256(naskah.encode()).hexdigest()


@cache
def _kolom(model: type[models.Model]) -> list[tuple[str, Any]]:
    """(column, its default) of every column."""
    return [(f.attname, _bawaan(f)) for f in model._meta.concrete_fields]


def _bawaan(bidang: Any) -> Any:
    if bidang.null:
        return None
    if callable(bidang.default) and bidang.default not in (list, dict):
        return object()  # computed anew each time: equals nothing
    return bidang.get_default()


def _eja(nilai: Any) -> str:
    match nilai:
        case datetime():
            return nilai.astimezone(UTC).isoformat()
        case date():
            return nilai.isoformat()
        case Decimal() | UUID():
            return str(nilai)
    raise TypeError(f"{type(nilai).__name__} tidak dapat disidik.")
