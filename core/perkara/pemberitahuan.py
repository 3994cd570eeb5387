"""Notices of the gate: whom an act concerns, written in the act's own transaction.

A case that arrives is told to the desk whose turn it is, once, however many people sit there; to people by name where
the case itself names them (a team). A decision is told to whoever handled the case. A letter to a koperasi is told to
those who act for it. What is told to nobody: an act within one desk, and one's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from core.dasar.izin import TINGKAT_PERAN, Peran, Tingkat, kode_bertindak, membawahi
from core.dasar.rupa import angka
from core.dasar.waktu import hari_ini
from core.models import Jejak, Pemberitahuan, Penugasan, Urusan
from core.models.pemberitahuan import meja, orang, pihak
from core.perkara.antrean import antrekan
from core.perkara.pemberitahuan_surel import kelompok_segera, surelkan

if TYPE_CHECKING:
    from core.models import Pengguna
    from core.perkara.alur import Konteks

J = Pemberitahuan.Jenis
GILIRAN = (J.TIBA, J.KEMBALI, J.TUGAS, J.INGAT, J.DEKAT, J.LEWAT)  # what asks for a step of whoever has the case
KALIMAT = {
    J.TIBA: "{apa} tiba di meja Anda: {status}.",
    J.KEMBALI: "{apa} dikembalikan ke meja Anda: {status}.",
    J.TUGAS: "{apa} ditugaskan kepada Anda.",
    J.PUTUS: "{apa} yang pernah Anda tangani: {status}.",
    J.SURAT: "Surat baru untuk koperasi Anda tentang {apa}.",
}


def beritahu(konteks: Konteks) -> None:
    """The last effect of every act: what of it whom concerns. One act is one notice for each address."""
    langkah = list(zip(konteks.daftar, konteks.jejak, strict=True))
    pindah = [(u, j) for u, j in langkah if j.dari != u.status or j.aksi in u.MENGALIHKAN]
    kabar: dict[tuple[str, str], list[Urusan]] = defaultdict(list)
    if pindah:
        tutup([u for u, _ in pindah])
        for urusan, jejak in pindah:
            for tujuan in _meja_lain(urusan, konteks.penugasan):
                kabar[tujuan, J.KEMBALI if _kembali(urusan, jejak) else J.TIBA].append(urusan)
    diputus = _diputus(konteks)
    for urusan, tujuan in _penangan(diputus, konteks.pengguna):
        kabar[tujuan, J.PUTUS].append(urusan)
    if konteks.surat and any(s.jenis in surat_pihak() for s in konteks.surat):
        for urusan in konteks.daftar:
            if getattr(urusan, "pihak", None) is not None:
                kabar[pihak(urusan.pihak), J.SURAT].append(urusan)
    kunci = f"langkah:{konteks.jejak[0].pk}"
    tulis([_baris(tujuan, jenis, daftar, kunci, konteks.pengguna) for (tujuan, jenis), daftar in kabar.items()])


def beritahu_baru(urusan: Urusan, oleh: Pengguna) -> None:
    """Tell whose turn a case is that begins at another desk than that of whoever begins it."""
    tulis_sekali([_baris(t, J.TIBA, [urusan], f"baru:{urusan.jenis_objek}:{urusan.pk}", oleh)
                  for t in tujuan_giliran(urusan)])  # fmt: skip


def beritahu_tugas(urusan: Urusan, siapa: Iterable[int], kode: str, oleh: Pengguna | None) -> None:
    """Tell each of these people, at the office of the region `kode`, that the case was assigned to them; a second time
    on one day is the same thing."""
    kunci = f"tugas:{urusan.jenis_objek}:{urusan.pk}:{urusan.hari_ini}"
    tulis_sekali([_baris(orang(pk, kode), J.TUGAS, [urusan], kunci, oleh) for pk in siapa])


def tutup(daftar: Sequence[Urusan]) -> None:
    """What was told of these cases, all of one kind, to whose turn it was is over: they have moved on."""
    Pemberitahuan.objects.filter(
        objek_jenis=daftar[0].jenis_objek, objek_id__in=[u.pk for u in daftar], usai=False, jenis__in=GILIRAN
    ).update(usai=True)


def tulis(daftar: list[Pemberitahuan], surel: bool = True) -> None:
    """Write notices of which there are none yet; with `surel` those go out by mail that anybody wants at once."""
    if not daftar:
        return
    segera = kelompok_segera() if surel else set()
    for satu in Pemberitahuan.objects.bulk_create(daftar):
        if satu.kelompok in segera:
            antrekan(surelkan, satu.pk)


def tulis_sekali(daftar: list[Pemberitahuan], surel: bool = True) -> list[Pemberitahuan]:
    """Write those that were not told yet (tujuan, kunci), and return them. Safe to repeat, and for two at once."""
    for _ in range(2):  # the second time it finds what somebody else wrote meanwhile
        milik = Pemberitahuan.objects.filter(kunci__in={p.kunci for p in daftar}, tujuan__in={p.tujuan for p in daftar})
        sudah = set(milik.values_list("tujuan", "kunci"))
        baru = [p for p in daftar if (p.tujuan, p.kunci) not in sudah]
        try:
            with transaction.atomic():
                tulis(baru, surel)
        except IntegrityError:
            continue
        return baru
    return []


def tujuan_giliran(urusan: Urusan) -> list[str]:
    """The addresses of those whose turn a case is: the desk, the koperasi itself, or the people that it names."""
    giliran = urusan.alur.peran_giliran(urusan.status)
    peran = urusan.alur.ubah.get(urusan.status) or ((giliran,) if giliran else ())
    return [tujuan for p in dict.fromkeys(peran) for tujuan in _tujuan(urusan, Peran(p))]


def tujuan_pemegang(urusan: Urusan) -> list[str]:
    """The address of whoever has a case in hand; of the desk where nobody has."""
    peran, siapa = urusan.alur.peran_giliran(urusan.status), urusan.pegangan
    if siapa is None or peran is None:
        return tujuan_giliran(urusan)
    return [orang(siapa.pengguna_id, kode_bertindak(peran, urusan.wilayah_id, urusan.berwenang_id))]


def _tujuan(urusan: Urusan, peran: Peran) -> list[str]:
    if TINGKAT_PERAN[peran] is Tingkat.PIHAK:
        return [pihak(urusan.pihak)]  # type: ignore[attr-defined]  # a route with a party is about a koperasi
    kode = kode_bertindak(peran, urusan.wilayah_id, urusan.berwenang_id)
    return [orang(pk, kode) for pk in urusan.yang_disebut()] or [meja(peran, kode)]


def _meja_lain(urusan: Urusan, penugasan: Penugasan) -> list[str]:
    """The addresses of whose turn it has become, but for the desk at which the act was done."""
    sini = meja(penugasan.peran, penugasan.instansi.wilayah_id) if penugasan.pihak is None else pihak(penugasan.pihak)
    return [tujuan for tujuan in tujuan_giliran(urusan) if tujuan != sini]


def _kembali(urusan: Urusan, jejak: Jejak) -> bool:
    """Whether this step handed the case back: to be mended, or to an earlier station of the same authority."""
    if jejak.aksi in urusan.MENGALIHKAN:
        return False
    dari, ke = (urusan.alur.letak(s) for s in (jejak.dari, urusan.status))
    return urusan.alur.tahap(urusan.status).perbaikan or (dari is not None and ke is not None and ke < dari)


def _diputus(konteks: Konteks) -> list[Urusan]:
    """The cases that this act took into a decided stage, or from one to another."""
    return [
        u for u, j in zip(konteks.daftar, konteks.jejak, strict=True)
        if (kini := u.alur.tahap(u.status)).diputus and (not j.dari or u.alur.tahap(j.dari) is not kini)
    ]  # fmt: skip


def _penangan(daftar: list[Urusan], oleh: Pengguna) -> list[tuple[Urusan, str]]:
    """(case, address) of everybody who acted on one of these cases before, at the office from which they see it today;
    whoever decides knows."""
    if not daftar:
        return []
    jejak = Jejak.objects.filter(objek_jenis=daftar[0].jenis_objek, objek_id__in=[u.pk for u in daftar])
    siapa = jejak.exclude(pengguna=oleh).exclude(pengguna=None).order_by().values_list("objek_id", "pengguna_id")
    menurut: dict[int, set[int]] = defaultdict(set)
    for pk, orangnya in siapa.distinct():
        menurut[pk].add(orangnya)
    kantor = _kantor(set().union(*menurut.values()))
    return [
        (u, orang(p, kode)) for u in daftar for p in sorted(menurut[u.pk])
        if (kode := next((k for k in kantor[p] if membawahi(k, u.wilayah_id) or membawahi(k, u.berwenang_id)), ""))
    ]  # fmt: skip


def _kantor(orangnya: set[int]) -> dict[int, list[str]]:
    """{person: the regions of the offices at which a post is held today}."""
    hasil: dict[int, list[str]] = defaultdict(list)
    tugas = Penugasan.objects.filter(pengguna__in=orangnya, pihak=None).select_related("instansi__wilayah")
    for p in tugas.order_by("pk"):
        if p.aktif(hari_ini(p.instansi.wilayah)):
            hasil[p.pengguna_id].append(p.instansi.wilayah_id)
    return hasil


def _baris(tujuan: str, jenis: str, daftar: list[Urusan], kunci: str, oleh: Pengguna | None) -> Pemberitahuan:
    """The notice about one case, or about several that one act took: then it leads to their list."""
    satu = daftar[0]
    satu_saja = len(daftar) == 1
    nama = satu._meta.verbose_name if satu_saja else satu._meta.verbose_name_plural
    apa = f"{capfirst(nama)} {satu.nomor_perkara}" if satu_saja else f"{angka(len(daftar))} {nama}"
    return Pemberitahuan(
        tujuan=tujuan, kunci=f"{kunci}:{jenis}", jenis=jenis, oleh=oleh, pihak=getattr(satu, "pihak", None),
        kalimat=KALIMAT[J(jenis)].format(apa=apa, status=satu.get_status_display())[:300],
        judul=satu.judul[:300] if satu_saja else "", alamat=_alamat(tujuan, jenis, daftar),
        objek_jenis=satu.jenis_objek, objek_id=satu.pk if satu_saja else None,
    )  # fmt: skip


def _alamat(tujuan: str, jenis: str, daftar: list[Any]) -> str:
    """Where the notice leads: a party to its own door, an officer to the case or to the list."""
    satu = daftar[0]
    if tujuan.startswith("pihak:"):
        return reverse(settings.PINTU_SURAT if jenis == J.SURAT else settings.PINTU_PIHAK)
    if len(daftar) == 1:
        return str(satu.get_absolute_url())
    return f"{reverse(satu.url_daftar())}?status={satu.status}"


def surat_pihak() -> tuple[str, ...]:
    """The kinds of letter that are addressed to a koperasi."""
    return tuple(import_string(settings.SURAT_PIHAK))
