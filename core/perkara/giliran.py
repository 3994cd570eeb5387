"""Which cases of a route wait for a person: what the work desk shows, and the buttons of each page answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from core.dasar.izin import KODE_PUSAT, TINGKAT_PERAN, Peran, Tingkat
from core.models import Jejak, Pengguna, Penugasan

if TYPE_CHECKING:
    from core.perkara.alur import Alur


def menunggu(alur: Alur, pengguna: Pengguna) -> Q | None:
    """The cases in which a role of `pengguna` has a main step or the form, at the office that the case names.

    None where no role of the route is theirs: there is nothing to ask the database.
    """
    hasil = Q()
    for penugasan in pengguna.penugasan_aktif():
        status = {s for t in alur.baris if t.utama and not t.lewat and t.peran == penugasan.peran for s in t.asal if s}
        status |= {s for s, peran in alur.ubah.items() if penugasan.peran in peran}
        if status and (di_sana := _wilayah(penugasan)) is not None:
            hasil |= Q(di_sana, status__in=status)
    return hasil & ~_sudah_berbuat(alur, pengguna) if hasil else None


def _wilayah(penugasan: Penugasan) -> Q | None:
    """Cases in which the office of `penugasan` acts by its role; None where the role has no desk there."""
    kode = penugasan.instansi.wilayah_id
    if penugasan.pihak or penugasan.peran not in TINGKAT_PERAN:  # a party has no desk
        return None
    match TINGKAT_PERAN[Peran(penugasan.peran)]:
        case Tingkat.KABKOTA:
            return Q(wilayah=kode)
        case Tingkat.PROVINSI:
            return Q(wilayah__kode__startswith=f"{kode}.")
        case Tingkat.BERWENANG:
            return Q(berwenang=kode)
    return Q() if kode == KODE_PUSAT else None


def _sudah_berbuat(alur: Alur, pengguna: Pengguna) -> Q:
    """Two pairs of eyes: cases of which every step of this person's roles is closed to whoever did what they did."""
    peran, hasil = {p.peran for p in pengguna.penugasan_aktif()}, Q(pk__in=[])
    for status in alur.status:
        baris = [t for t in alur.dari_status(status) if t.utama and not t.lewat and t.peran in peran]
        tertutup = set.intersection(*(set(t.bukan) for t in baris)) if baris else set()
        if tertutup and not peran & set(alur.ubah.get(status, ())):
            perbuatan = Jejak.objects.filter(
                pengguna=pengguna, objek_jenis=alur.model._meta.label_lower, objek_id=OuterRef("pk"), aksi__in=tertutup
            )
            hasil |= Q(Exists(perbuatan), status=status)
    return hasil
