"""The state of the service for everybody, and the page on which the ministry's admin says what is going on."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.dasar.keadaan import Kejadian, keadaan
from core.gangguan.catatan import ISI, buka, segarkan, simpan, teks_edaran
from core.gangguan.forms import GangguanForm
from core.gangguan.ukur import ukur


@login_not_required
def status(request):
    """Public, and made without the database and without anything that asks it: it stands while the rest is down."""
    kini, ukuran = keadaan(), ukur()
    isi = {
        "ukuran": ukuran,
        "rusak": [u for u in ukuran if u.baik is False],
        "baca_saja": kini.baca_saja,
        "terbuka": [(k, teks_edaran(k)) for k in kini.terbuka],
        "lalu": [k for k in kini.gangguan if k.selesai],
        "diukur": timezone.now(),
    }
    balasan = HttpResponse(render_to_string("core/gangguan/status.html", isi))
    balasan["Cache-Control"] = "no-store"
    return balasan


class GangguanHalaman(View):
    """Open, update and close incidents."""

    def dispatch(self, request, *args, **kwargs):
        self.penugasan = wajib(request.user, Izin.CATAT_GANGGUAN)
        segarkan()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, kode=""):
        return self.tampil(GangguanForm(initial=self.awal(kode)), kode)

    def post(self, request, kode=""):
        lama = self.ambil(kode)
        form = GangguanForm(request.POST)
        if not form.is_valid():
            return self.tampil(form, kode, status=422)
        baru = replace(lama, **form.cleaned_data) if lama else buka(**form.cleaned_data)
        if "pulih" in request.POST and lama:
            baru = replace(baru, selesai=timezone.now())
        simpan(baru, pengguna=request.user, penugasan=self.penugasan)
        kalimat = "dinyatakan pulih; pita pada halaman hilang." if baru.selesai else "tampil pada semua halaman."
        messages.success(request, f"Gangguan {baru.kode} {kalimat}")
        return redirect("gangguan")

    def awal(self, kode) -> dict:
        lama = self.ambil(kode)
        return {nama: getattr(lama, nama) for nama in ISI} if lama else {"sejak": timezone.now()}

    def ambil(self, kode) -> Kejadian | None:
        """The open incident of the address; None where the address names none; 404 for one that is closed."""
        if not kode:
            return None
        ada = next((k for k in keadaan().terbuka if k.kode == kode), None)
        if ada is None:
            raise Http404
        return ada

    def tampil(self, form, kode, status=200):
        daftar = [(k, teks_edaran(k)) for k in keadaan().gangguan]
        isi = {"form": form, "kode": kode, "terbuka": [k for k in daftar if not k[0].selesai]}
        isi["lalu"] = [k for k in daftar if k[0].selesai][:5]
        return render(self.request, "core/gangguan/gangguan.html", isi, status=status)
