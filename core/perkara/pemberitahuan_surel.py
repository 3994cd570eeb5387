"""Notices by mail, to those who want them at once. A mail names the case by its number and holds no personal data."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django_tasks import task

from core.models import Jejak, KabarPengguna, Pemberitahuan, Pengguna
from core.models.pemberitahuan import KELOMPOK, alamat_milik
from core.perkara.surel import kirim

SEGERA = KabarPengguna.Surel.SEGERA


def pilihan(pengguna: Pengguna, kelompok: str) -> str:
    """What `pengguna` chose for this group of notices; what holds for everybody where nothing was chosen."""
    kabar = getattr(pengguna, "kabar", None)
    return str(getattr(kabar or KabarPengguna(), kelompok))


def kelompok_segera() -> set[str]:
    """The groups of which anybody may want a mail at once."""
    bawaan = KabarPengguna()
    lain = [nama for nama in KELOMPOK if getattr(bawaan, nama) != SEGERA]
    ada = Q(*((nama, SEGERA) for nama in lain), _connector=Q.OR)
    dipilih = KabarPengguna.objects.filter(ada).values(*lain).distinct()
    return set(KELOMPOK) - set(lain) | {nama for satu in dipilih for nama in lain if satu[nama] == SEGERA}


@task()
def surelkan(pk: int) -> None:
    """Mail the notice `pk` to those at its address who want its kind at once; none where the case has moved on."""
    p = Pemberitahuan.objects.filter(pk=pk, usai=False).first()
    if p is None:
        return
    for siapa in penerima(p):
        if pilihan(siapa, p.kelompok) == SEGERA:
            kirim(f"kabar:{p.pk}", siapa.email, *susun_surel(p))


def penerima(p: Pemberitahuan) -> list[Pengguna]:
    """Who reads this notice today and has an address; of a desk to which a case comes back, those who had it before."""
    semua = [siapa for siapa in duduk_di(p.tujuan) if siapa.email]
    daftar = [siapa for siapa in semua if Pemberitahuan.objects.bagi(siapa).filter(pk=p.pk).exists()]
    if p.jenis == Pemberitahuan.Jenis.KEMBALI and p.objek_id:
        jejak = Jejak.objects.filter(objek_jenis=p.objek_jenis, objek_id=p.objek_id, pengguna__in=daftar)
        pernah = set(jejak.order_by().values_list("pengguna", flat=True))
        return [siapa for siapa in daftar if siapa.pk in pernah] or daftar
    return daftar


def duduk_di(tujuan: str) -> list[Pengguna]:
    """The people who sit at this address today and may log in."""
    semua = _di_alamat(tujuan).filter(is_active=True).select_related("kabar").order_by("pk")
    return [siapa for siapa in semua if tujuan in alamat_milik(siapa)]


def _di_alamat(tujuan: str) -> QuerySet[Pengguna]:
    jenis, _, kode = tujuan.partition(":")
    match jenis:
        case "orang":
            return Pengguna.objects.filter(pk=int(kode.partition(":")[0]))
        case "pihak":
            return Pengguna.objects.filter(penugasan__pihak=int(kode)).distinct()
    peran, _, wilayah = kode.partition(":")
    return Pengguna.objects.filter(penugasan__peran=peran, penugasan__instansi__wilayah=wilayah).distinct()


def susun_surel(p: Pemberitahuan) -> tuple[str, str]:
    """Subject and text of the mail about one notice."""
    situs = settings.ALAMAT_SITUS.rstrip("/")
    isi = {"kalimat": p.kalimat, "halaman": f"{situs}{p.alamat}", "situs": situs}
    return f"Sentra: {p.get_jenis_display().lower()}", render_to_string("core/kabar/surel_satu.txt", isi)
