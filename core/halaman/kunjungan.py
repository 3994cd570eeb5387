"""What is new since somebody was last here: at the work desk, and at one case.

A visit goes on while the page is opened again within JEDA, so that a reload does not empty what is new. What is kept
is two moments per person and page, no list of when somebody worked.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone

from core.dasar.keadaan import baca_saja
from core.models import Berkas, Jejak, MejaSaya, Pengguna, Urusan, UrusanDibuka

JEDA = timedelta(minutes=30)  # our own choice of how long a person may look away before a new visit begins
TERBANYAK = 50  # lanes that one person may keep folded


# The desk


def meja_sejak() -> Case:
    """`sebelum` of the visit to the desk that goes on now, as a query of Pengguna knows it."""
    return Case(When(meja__dibuka__lt=timezone.now() - JEDA, then=F("meja__dibuka")), default=F("meja__sebelum"))


def ingat_meja(pengguna: Pengguna, sebelum: datetime | None) -> None:
    """Remember that the desk is open now, and that the visit before this one ended `sebelum`."""
    if not baca_saja():
        _simpan(MejaSaya(pengguna=pengguna, dibuka=timezone.now(), sebelum=sebelum), ["pengguna"])


def lipat(pengguna: Pengguna, lajur: str, tutup: bool) -> None:
    """Remember that this person keeps the lane `lajur` folded, or no longer does."""
    with transaction.atomic():
        MejaSaya.objects.get_or_create(pengguna=pengguna)
        meja = MejaSaya.objects.select_for_update().get(pk=pengguna.pk)
        lain = [satu for satu in meja.dilipat if satu != lajur]
        meja.dilipat = [*lain, lajur][-TERBANYAK:] if tutup else lain
        meja.save(update_fields=["dilipat"])


# A case


def dengan_kunjungan(daftar: QuerySet[Any], pengguna: Pengguna) -> QuerySet[Any]:
    """Cases with `dibuka_lalu` and `dibuka_sebelum`: what is remembered of the last visits of this person."""
    ada = UrusanDibuka.objects.filter(
        pengguna=pengguna, objek_jenis=daftar.model._meta.label_lower, objek_id=OuterRef("pk")
    )
    return daftar.annotate(
        dibuka_lalu=Subquery(ada.values("dibuka")[:1]), dibuka_sebelum=Subquery(ada.values("sebelum")[:1])
    )


def buka_urusan(urusan: Any, pengguna: Pengguna) -> datetime | None:
    """Since when `pengguna` has not seen this case, from dengan_kunjungan(); None at the first look. It is remembered
    that it is open now."""
    kini, lalu = timezone.now(), urusan.dibuka_lalu
    sebelum = lalu if lalu is not None and kini - lalu > JEDA else urusan.dibuka_sebelum
    if not baca_saja():
        milik = {"pengguna": pengguna, "objek_jenis": urusan.jenis_objek, "objek_id": urusan.pk}
        _simpan(UrusanDibuka(**milik, dibuka=kini, sebelum=sebelum), list(milik))
    return sebelum


def yang_berubah(daftar: Iterable[Urusan], pengguna: Pengguna) -> set[tuple[str, int]]:
    """Which of these cases, as (kind, number), others have moved since this person last opened them: one query."""
    ini = {"objek_jenis": OuterRef("objek_jenis"), "objek_id": OuterRef("objek_id")}
    perbuatan = Jejak.objects.filter(**ini, waktu__gt=OuterRef("dibuka")).exclude(pengguna=pengguna)
    berkas = Berkas.objects.filter(**ini, diunggah_pada__gt=OuterRef("dibuka")).exclude(diunggah_oleh=pengguna)
    dibuka = UrusanDibuka.objects.filter(saring_objek(daftar), Exists(perbuatan) | Exists(berkas), pengguna=pengguna)
    return set(dibuka.values_list("objek_jenis", "objek_id"))


def saring_objek(daftar: Iterable[Urusan]) -> Q:
    """The rows that name one of these cases, by kind and number."""
    milik: dict[str, list[int]] = {}
    for urusan in daftar:
        milik.setdefault(urusan.jenis_objek, []).append(urusan.pk)
    saring = Q(pk__in=[])
    for jenis, nomor in milik.items():
        saring |= Q(objek_jenis=jenis, objek_id__in=nomor)
    return saring


def _simpan(baris: Any, kunci: list[str]) -> None:
    """One statement, whoever else opens the page at this moment."""
    type(baris).objects.bulk_create(
        [baris], update_conflicts=True, unique_fields=kunci, update_fields=["dibuka", "sebelum"]
    )
