"""Reminders to koperasi whose report is not in: in their own door, and to the address that the register holds."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.laporan import BUKAN_KETENTUAN, Masa
from core.kabar.ingatkan import Pengingat, tandai_sudah
from core.models import Pemberitahuan, Penugasan
from core.models.pemberitahuan import pihak
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import Koperasi

TANPA_ALAMAT = "Belum punya akses pengurus, dan surel koperasi belum tercatat. Hubungi langsung atau berkirim surat."


def pengingat_laporan(daftar: list[Koperasi], masa: Masa, oleh, per: date) -> list[Pengingat]:
    """The reminder to each of these koperasi of one office about the report on `masa`, and how it reaches them."""
    if not daftar:
        return []
    tenggat = Tenggat.untuk(daftar[0].berwenang, daftar)
    berakses = Penugasan.objects.filter(pihak__in=[k.pk for k in daftar], pengguna__is_active=True, sampai__gte=per)
    ada = set(berakses.values_list("pihak", flat=True))
    return tandai_sudah([_pengingat(k, masa, tenggat.batas(k, masa), k.pk in ada, oleh, per) for k in daftar])


def _pengingat(k: Koperasi, masa: Masa, batas: date | None, berakses: bool, oleh, per: date) -> Pengingat:
    kapan = f"; tenggat kantor {tanggal(batas)}, {BUKAN_KETENTUAN}" if batas else ""
    teks = f"{masa.sebutan} koperasi Anda belum masuk{kapan}. Sampaikan kepada pemberi izin di {k.berwenang.nama}."
    baris = Pemberitahuan(
        tujuan=pihak(k.pk), kunci=f"ingat_laporan:{masa.tahun_buku}-{masa.triwulan}:{per}", kalimat=teks,
        jenis=Pemberitahuan.Jenis.INGAT, alamat=reverse(settings.PINTU_PIHAK), oleh=oleh, pihak=k.pk,
    )  # fmt: skip
    lewat = [*(["pintu koperasi"] if berakses else []), *(["surel koperasi"] if k.surel else [])]
    return Pengingat(k.nama, " dan ".join(lewat), teks, (baris,), "" if lewat else TANPA_ALAMAT, surel=k.surel)
