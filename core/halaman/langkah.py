"""The next act on each case of a list, as a link that is named by it: what the buttons of its page would offer first.

For many rows at once: it asks no guard and no letter. What a step lacks, its own page says.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse

from core.dasar.izin import boleh
from core.dasar.keadaan import baca_saja
from core.halaman.kunjungan import saring_objek
from core.models import Jejak, Pengguna, Urusan
from core.perkara.alur import T

ISI, BACA_CATATAN, PERIKSA = "Lengkapi isian", "Baca catatan", "Periksa"
PUTUSKAN, LANJUTKAN = "Baca dan putuskan", "Lanjutkan"


class Langkah(NamedTuple):
    """What comes next on a case for one person: the act in words and the page that does it."""

    label: str
    url: str


def langkah_baris(daftar: Iterable[Urusan], pengguna: Pengguna) -> dict[Urusan, Langkah]:
    """The next act of `pengguna` on each of these cases. One query, and only where a case has one step that goes on and
    whoever did another act of it may not take that step."""
    if baca_saja():
        return {}
    peran = {p.peran for p in pengguna.penugasan_aktif()}
    milik = {u: [t for t in _utama(u, peran) if boleh(pengguna, t.peran, u)] for u in daftar}
    sudah = _perbuatan([u for u, baris in milik.items() if _berdua(baris, u)], pengguna)
    hasil = {u: _langkah(u, pengguna, baris, sudah.get((u.jenis_objek, u.pk), set())) for u, baris in milik.items()}
    return {u: langkah for u, langkah in hasil.items() if langkah}


def langkah_bernama(urusan: Urusan, aksi: str) -> Langkah:
    """The step `aksi`, which a lane names itself because it is no turn of the route."""
    return Langkah(urusan.alur.t(aksi, urusan.status).label, _alamat(urusan, aksi))


def _utama(urusan: Urusan, peran: set[str]) -> list[T]:
    """The steps of the present status that make it somebody's turn, of these roles."""
    return [t for t in urusan.alur.dari_status(urusan.status) if t.utama and not t.lewat and t.peran in peran]


def _langkah(urusan: Urusan, pengguna: Pengguna, baris: list[T], sudah: set[str]) -> Langkah | None:
    alur, halaman = urusan.alur, urusan.get_absolute_url()
    if meja := urusan.alamat_meja(pengguna):
        return Langkah(PERIKSA, meja)
    mengisi = any(boleh(pengguna, peran, urusan) for peran in alur.ubah.get(urusan.status, ()))
    if mengisi and urusan.tahap.perbaikan:
        return Langkah(BACA_CATATAN, halaman)
    if mengisi and urusan.tahap.draf:
        return Langkah(ISI, reverse(urusan.TUGAS, args=[urusan.pk]) if urusan.TUGAS else halaman)
    terbuka = [t for t in baris if not sudah & set(t.bukan)]
    match [t for t in terbuka if _maju(t, urusan)] or terbuka:
        case []:
            return None
        case [t]:
            return Langkah(t.label, _alamat(urusan, t.aksi))
    return Langkah(LANJUTKAN if mengisi else PUTUSKAN, halaman)


def _berdua(baris: list[T], urusan: Urusan) -> bool:
    """Whether the next act hangs on what this person did: of several the page of the case tells which are open."""
    maju = [t for t in baris if _maju(t, urusan)]
    return len(maju) == 1 and bool(maju[0].bukan)


def _maju(t: T, urusan: Urusan) -> bool:
    """Whether the step takes the case on, and not back to a desk before."""
    dari, ke = urusan.alur.letak(urusan.status), urusan.alur.letak(t.ke)
    mundur = dari is not None and ke is not None and ke < dari
    return not mundur and not urusan.alur.tahap(t.ke).isian


def _alamat(urusan: Urusan, aksi: str) -> str:
    if aksi in urusan.BERHALAMAN:
        return urusan.get_absolute_url()
    return reverse("tindakan", args=[urusan._meta.model_name, urusan.pk, aksi])


def _perbuatan(daftar: list[Urusan], pengguna: Pengguna) -> dict[tuple[str, int], set[str]]:
    """{case: acts}: what this person did on each of these cases."""
    hasil: dict[tuple[str, int], set[str]] = {}
    jejak = Jejak.objects.filter(saring_objek(daftar), pengguna=pengguna)
    for jenis, pk, aksi in jejak.order_by().values_list("objek_jenis", "objek_id", "aksi"):
        hasil.setdefault((jenis, pk), set()).add(aksi)
    return hasil
