"""By when an office wants its reports, and the later days that it granted: each entry with its basis and its trail."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.bahasa.bilangan import tanggal
from core.dasar.izin import Izin, penugasan_berizin
from core.models import Instansi, Jejak
from core.perkara.jejak import catat
from ksp_usp.laporan.forms import PerpanjanganForm, TenggatForm
from ksp_usp.laporan.syarat import PASAL_29_2
from ksp_usp.models import Koperasi, PerpanjanganLaporan, TenggatLaporan

AKSI = ("tenggat_laporan", "perpanjangan_laporan")
GANDA = "Tenggat dengan tanggal berlaku itu sudah ada. Pilih tanggal berlaku yang lain."


class PengaturanLaporan(View):
    """What both pages share: the office of the person, the save with its line in the trail."""

    template_name = aksi = ""

    def dispatch(self, request, *args, **kwargs):
        meja = {p.instansi.wilayah_id: p for p in penugasan_berizin(request.user, Izin.ATUR_LAPORAN)}
        if not meja:
            raise PermissionDenied(Izin.ATUR_LAPORAN.penolakan())
        self.penugasan = meja.get(request.GET.get("wilayah", "")) or next(iter(meja.values()))
        self.wilayah = self.penugasan.instansi.wilayah
        self.lain = [p.instansi.wilayah for p in meja.values() if p is not self.penugasan]
        # One trail a region: its first office keeps it, however many offices the region has.
        self.instansi = Instansi.objects.filter(wilayah=self.wilayah).order_by("pk").first()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.tampil(self.bentuk())

    def post(self, request):
        form = self.bentuk(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        form.instance.wilayah, form.instance.dicatat_oleh = self.wilayah, request.user
        try:
            with transaction.atomic():
                baris = form.save()
                catat(
                    self.instansi, self.aksi, self.kalimat(baris), wilayah_id=self.wilayah.pk, pengguna=request.user,
                    penugasan=self.penugasan, pasal=str(PASAL_29_2),
                    salinan={n: str(getattr(baris, n)) for n in form._meta.fields},
                )  # fmt: skip
        except IntegrityError:
            form.add_error(None, GANDA)
            return self.tampil(form, 422)
        messages.success(request, f"Tersimpan: {self.kalimat(baris)}.")
        return redirect(f"{reverse('laporan_tenggat')}?wilayah={self.wilayah.pk}")

    def tampil(self, form, status=200):
        jejak = Jejak.objects.filter(
            objek_jenis=Instansi._meta.label_lower, objek_id=self.instansi.pk, aksi__in=AKSI
        ).order_by("urutan")
        isi = {"view": self, "form": form, "wilayah": self.wilayah, "lain": self.lain, "jejak": jejak}
        return render(self.request, self.template_name, isi | self.isi(), status=status)

    def isi(self) -> dict:
        return {}


class TenggatView(PengaturanLaporan):
    """The due days of the office, the newest first; a new one is added, none is rewritten."""

    template_name = "ksp_usp/laporan/tenggat.html"
    aksi = "tenggat_laporan"

    def bentuk(self, data=None):
        return TenggatForm(data, instance=TenggatLaporan(wilayah=self.wilayah))

    def kalimat(self, baris) -> str:
        return f"menetapkan tenggat laporan untuk masa yang berakhir sejak {tanggal(baris.berlaku_sejak)}"

    def isi(self):
        perpanjangan = PerpanjanganLaporan.objects.filter(wilayah=self.wilayah).select_related("koperasi")
        return {
            "aturan": TenggatLaporan.objects.filter(wilayah=self.wilayah).order_by("-berlaku_sejak"),
            "perpanjangan": perpanjangan[:50],
        }


class PerpanjanganView(PengaturanLaporan):
    """A later day for one period, by the office's letter: for the koperasi of the address, else for all."""

    template_name = "ksp_usp/laporan/perpanjangan.html"
    aksi = "perpanjangan_laporan"

    @cached_property
    def koperasi(self):
        """The koperasi of the address; 404 for one that is none of this office's, which is never read as "for all"."""
        kode = self.request.GET.get("koperasi", "")
        if not kode:
            return None
        if not (kode.isascii() and kode.isdecimal() and len(kode) < 19):
            raise Http404
        milik = Koperasi.objects.terlihat_oleh(self.request.user).filter(berwenang=self.wilayah)
        return get_object_or_404(milik, pk=int(kode))

    def bentuk(self, data=None):
        return PerpanjanganForm(data, instance=PerpanjanganLaporan(wilayah=self.wilayah, koperasi=self.koperasi))

    def kalimat(self, baris) -> str:
        siapa = baris.koperasi.nama if baris.koperasi else "semua koperasi"
        return f"memperpanjang {baris.masa.sebutan} bagi {siapa} sampai {tanggal(baris.sampai)}"

    def isi(self):
        return {"koperasi": self.koperasi}
