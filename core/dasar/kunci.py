"""Turning a key: what was encrypted and fingerprinted under an older key goes under the first one, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Cast

from core.dasar.rahasia import SidikField, TakTerbaca, TersandiField, buka_sandi, sandi_terkini, sidik_nik, tulis_sandi

SEKALI = 500
PUTARAN = 3  # what a process with the keys of before wrote meanwhile is found by walking again


@dataclass
class Laporan:
    """One encrypted column: how many rows hold something, were brought under the first key, are opened by none."""

    kolom: str
    baris: int = 0
    diputar: int = 0
    tak_terbaca: list[Any] = field(default_factory=list)


def putar_semua() -> tuple[list[Laporan], bool]:
    """Bring every encrypted column, and the fingerprints of it, under the first key.

    Returns what was done to each, and whether the last walk found nothing left: then the older keys may go. May be
    stopped anywhere and started again; each row is one statement of its own, which leaves alone what was written
    meanwhile, so that nobody waits for it and nobody's version moves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            # Rows that a power cut takes back are turned the next time.
            kursor.execute("SET synchronous_commit = off")
    laporan = [(bidang, Laporan(f"{bidang.model._meta.label}.{bidang.name}")) for bidang in bidang_tersandi()]
    for _ in range(PUTARAN):
        if not sum([_putar(bidang, satu) for bidang, satu in laporan]):
            return [satu for _, satu in laporan], True
    return [satu for _, satu in laporan], False


def bidang_tersandi() -> Iterator[TersandiField]:
    """Every encrypted field of every model."""
    for model in apps.get_models():
        for bidang in model._meta.concrete_fields:
            if isinstance(bidang, TersandiField) and bidang.model is model and model._meta.managed:
                yield bidang


def _putar(bidang: TersandiField, laporan: Laporan) -> int:
    """Walk one column by its primary key; returns how many rows were not under the first key."""
    laporan.baris, laporan.tak_terbaca, tertinggal = 0, [], 0
    sidik = [b.name for b in bidang.model._meta.concrete_fields if isinstance(b, SidikField) and b.dari == bidang.name]
    for baris in _baris(bidang, sidik):
        laporan.baris += 1
        isi = buka_sandi(baris["mentah"], laporan.kolom)
        if isinstance(isi, TakTerbaca):
            laporan.tak_terbaca.append(baris["pk"])
        elif not sandi_terkini(baris["mentah"]) or any(baris[n] != sidik_nik(isi) for n in sidik):
            tertinggal += 1
            laporan.diputar += _tulis(bidang, baris, isi, sidik)
    return tertinggal


def _semua(bidang: TersandiField) -> models.QuerySet:
    """The rows, with the column as the database holds it."""
    return bidang.model._base_manager.annotate(mentah=Cast(F(bidang.name), models.TextField()))


def _baris(bidang: TersandiField, sidik: list[str]) -> Iterator[dict]:
    terakhir = None
    while True:
        daftar = _semua(bidang).exclude(mentah="").exclude(mentah=None).order_by("pk")
        daftar = daftar if terakhir is None else daftar.filter(pk__gt=terakhir)
        potong = list(daftar.values("pk", "mentah", *sidik)[:SEKALI])
        yield from potong
        if len(potong) < SEKALI:
            return
        terakhir = potong[-1]["pk"]


def _tulis(bidang: TersandiField, baris: dict, isi: str, sidik: list[str]) -> int:
    """0 when somebody else wrote the row meanwhile; the next walk looks at it again."""
    baru: dict[str, Any] = {bidang.name: Value(tulis_sandi(isi), output_field=models.TextField())}
    baru |= dict.fromkeys(sidik, sidik_nik(isi))
    return _semua(bidang).filter(pk=baris["pk"], mentah=baris["mentah"]).update(**baru)
