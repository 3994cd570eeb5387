"""Who stands behind the accounts that act on a case: the admins who opened them in the last 24 hours.

Our own control, no article asks for it: it warns and blocks nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from core.dasar.rupa import tanggal_jam
from core.models import Jejak, Pengguna
from core.perkara.jejak import catat

MASA = timedelta(hours=24)
PENGGUNA = Pengguna._meta.label_lower
# Acts of an admin on an account after which somebody else may be sitting at it.
MEMBUKA = (
    "tambah_pegawai", "beri_penugasan", "sandi_baru", "cabut_faktor", "ubah_surel", "buka_akun", "buat_sandi",
)  # fmt: skip


def dibuka_baru(akun: Q, waktu: datetime) -> list[Jejak]:
    """What admins did in the 24 hours before `waktu` that opened one of the accounts `akun`, oldest first."""
    baru = Jejak.objects.filter(akun, objek_jenis=PENGGUNA, aksi__in=MEMBUKA, waktu__gt=waktu - MASA, waktu__lte=waktu)
    return list(baru.exclude(pengguna=None).select_related("wilayah").order_by("waktu", "pk"))


def pelaku(jejak: Jejak) -> set[int]:
    """The admins behind one such act: who took it, at whose request, and who opened the way to it."""
    semua = (jejak.pengguna_id, jejak.salinan.get("diminta_oleh"), *jejak.salinan.get("dibuka_oleh", ()))
    return {n for n in semua if n is not None}


def catat_sandi_pemilik(orang: Pengguna, cara: str) -> None:
    """Write down that the password of `orang` is from now on one that whoever sits at the account chose, `cara`.

    The day of this counts, not that of the approval: the way to a new log-in may be left open for days, and used when
    nobody looks any more.
    """
    tugas = orang.penugasan.select_related("instansi").order_by("-mulai", "-pk").first()
    if tugas is None:
        return
    asal = Jejak.objects.filter(objek_jenis=PENGGUNA, objek_id=orang.pk, aksi__in=MEMBUKA).exclude(pengguna=orang)
    terakhir = asal.exclude(pengguna=None).order_by("-urutan").first()
    admin = pelaku(terakhir) if terakhir else set()
    nama = " dan ".join(Pengguna.objects.filter(pk__in=admin).order_by("nama").values_list("nama", flat=True))
    catat(
        orang, "buat_sandi", f"{cara}{', yang dibuka ' if nama else ''}{nama}"[:300],
        wilayah_id=tugas.instansi.wilayah_id, pengguna=orang, penugasan=tugas, salinan={"dibuka_oleh": sorted(admin)},
    )  # fmt: skip


def berkait(satu: int, lain: Iterable[int], waktu: datetime) -> set[int]:
    """Those of `lain` whose account `satu` opened in the last 24 hours, or they `satu`'s, or one admin both."""
    di_balik = {siapa: {siapa} for siapa in (satu, *lain)}
    for jejak in dibuka_baru(Q(objek_id__in=list(di_balik)), waktu):
        di_balik[jejak.objek_id] |= pelaku(jejak)
    return {siapa for siapa in di_balik if siapa != satu and di_balik[siapa] & di_balik[satu]}


def catatan_akun(daftar: Sequence[Any], pengguna: Pengguna, waktu: datetime) -> dict[int, str]:
    """{case: what its trail has to say} where `pengguna` acts and an admin may sit behind two of its people.

    That is so where an admin opened an account in the last 24 hours and acted on the case himself, or opened another
    account that did. Cases without such a tie are left out. One query where nobody opened anything, else two.
    """
    if not daftar:
        return {}
    langkah = Jejak.objects.filter(
        objek_jenis=daftar[0]._meta.label_lower, objek_id__in=[urusan.pk for urusan in daftar]
    )
    langkah = langkah.exclude(pengguna=None).order_by()
    dibuka: dict[int, list[Jejak]] = defaultdict(list)
    for jejak in dibuka_baru(Q(objek_id=pengguna.pk) | Q(objek_id__in=langkah.values("pengguna_id")), waktu):
        dibuka[jejak.objek_id].append(jejak)
    if not dibuka:
        return {}
    terlibat: dict[int, set[int]] = {urusan.pk: {pengguna.pk} for urusan in daftar}
    for pk, siapa in langkah.values_list("objek_id", "pengguna_id").distinct():
        terlibat[pk].add(siapa)
    catatan = {pk: _kalimat(pengguna.pk, orang, dibuka) for pk, orang in terlibat.items()}
    return {pk: kalimat for pk, kalimat in catatan.items() if kalimat}


def _kalimat(saya: int, orang: set[int], dibuka: dict[int, list[Jejak]]) -> str:
    """What ties the account `saya` to another of `orang`; empty where nothing does."""

    def di_balik(siapa: int) -> set[int]:
        return {siapa}.union(*(pelaku(j) for j in dibuka.get(siapa, ())))

    lain = [siapa for siapa in orang if siapa != saya]
    bersama = di_balik(saya) & set().union(*map(di_balik, lain))
    terkait = [j for siapa in sorted(orang) for j in dibuka.get(siapa, ()) if pelaku(j) & bersama]
    if not bersama or not terkait:
        return ""
    perbuatan = "; ".join(f"{j.pelaku} {j.kalimat} ({tanggal_jam(j.waktu, j.wilayah.zona)})" for j in terkait)
    return (
        f"Dalam 24 jam sebelum langkah ini {perbuatan}. Admin itu sendiri, atau akun lain yang diurusnya dalam waktu"
        " itu, juga bertindak pada urusan ini."
    )
