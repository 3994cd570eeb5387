"""The last days of reports, told to those who act for the koperasi in its own door. Once for each step of nearness."""

from collections import defaultdict
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.laporan import Masa
from core.dasar.waktu import waktu_setempat
from core.models import Pemberitahuan, Penugasan
from core.models.pemberitahuan import pihak
from core.perkara.pemberitahuan import tulis_sekali
from ksp_usp.laporan.syarat import keadaan_masa, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import Koperasi

DEKAT = (3, 14)  # days before the last day
JENIS = Pemberitahuan.Jenis
LEWAT = 30  # days after it, from which it was told before


def jalankan(waktu: datetime) -> None:
    """Tell each koperasi that has a door of its own which reports are due soon or past their day, as of `waktu`."""
    berakses = Penugasan.objects.filter(pihak__isnull=False, sampai__gte=waktu.date(), pengguna__is_active=True)
    menurut: dict = defaultdict(list)
    for k in Koperasi.objects.filter(pk__in=berakses.values("pihak")).select_related("berwenang"):
        menurut[k.berwenang].append(k)
    for wilayah, daftar in menurut.items():
        per, tenggat = waktu_setempat(wilayah, waktu).date(), Tenggat.untuk(wilayah, daftar)
        tulis_sekali([kabar for k in daftar for kabar in _kabar(k, tenggat, per)])


def _kabar(k: Koperasi, tenggat: Tenggat, per: date) -> list[Pemberitahuan]:
    hasil = []
    for masa, batas, laporan, _ in keadaan_masa(k, tenggat, laporan_menurut_masa(k), per):
        sisa = (batas - per).days if batas and laporan is None else None
        if sisa is not None and -LEWAT <= sisa <= DEKAT[-1]:
            hasil.append(_satu(k, masa, batas, sisa))
    return hasil


def _satu(k: Koperasi, masa: Masa, batas: date, sisa: int) -> Pemberitahuan:
    langkah = "lewat" if sisa < 0 else next(n for n in DEKAT if sisa <= n)
    kata = "sudah lewat tenggat pemberi izin" if sisa < 0 else "jatuh tempo menurut pemberi izin"
    return Pemberitahuan(
        tujuan=pihak(k.pk), kunci=f"laporan:{masa.tahun_buku}-{masa.triwulan}:{batas}:{langkah}",
        jenis=JENIS.LEWAT if sisa < 0 else JENIS.DEKAT, kalimat=f"{masa.sebutan} {kata}, {tanggal(batas)}.",
        alamat=reverse(settings.PINTU_PIHAK), pihak=k.pk,
    )  # fmt: skip
