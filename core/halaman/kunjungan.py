"""What is new since somebody was last here: at the work desk, and at one case.

A visit goes on while the page is opened again within JEDA, so that a reload does not empty what is new. What is kept
is two moments per person and page, no list of when somebody worked.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone

from core.dasar.keadaan import baca_saja
from core.models import Berkas, Jejak, MejaSaya, Pengguna, Surat, Urusan, UrusanDibuka

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


class Perubahan(NamedTuple):
    """One thing that others did to a case: when, in words, and where on its page it stands."""

    waktu: datetime
    kalimat: str
    url: str


def apa_berubah(
    pengguna: Pengguna, sejak: datetime | None, jejak: Iterable[Jejak], surat: Iterable[Surat], berkas: Iterable[Berkas]
) -> list[Perubahan]:
    """What others did to a case after `sejak`, the latest first, from the trail, letters and files of its page.

    A file goes by no name: not everybody who sees the case may see whose paper it is.
    """
    if sejak is None:
        return []
    baru = [Perubahan(j.waktu, f"{j.pelaku} {j.kalimat}", "#riwayat") for j in jejak if j.pengguna_id != pengguna.pk]
    baru += [
        Perubahan(s.diterbitkan_pada, f"Surat terbit: {s.hal}, nomor {s.nomor}", s.get_absolute_url())
        for s in surat
        if s.diterbitkan_oleh_id != pengguna.pk
    ]
    tiba = [b.diunggah_pada for b in berkas if b.diunggah_oleh_id != pengguna.pk and b.diunggah_pada > sejak]
    if tiba:
        baru.append(Perubahan(max(tiba), f"{len(tiba)} berkas baru", "#berkas"))
    return sorted((p for p in baru if p.waktu > sejak), reverse=True)


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
