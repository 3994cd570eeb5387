"""The warnings that late reports ask for, a whole period in one go: first what it will do, then a draft each."""

from functools import partial

from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.simpan_pinjam_2015.laporan import masa_wajib
from core.dasar.izin import Izin, penugasan_berizin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.banyak import Butir, Nasib, kerjakan_tiap
from ksp_usp.models import Koperasi
from perizinan.pengawasan.forms import TenggatTeguranForm
from perizinan.pengawasan.mulai import rencana_teguran, susun_teguran

TERBANYAK = 200  # koperasi a page: the rest stands there when these are done
TAHUN = 2  # periods of the last years are offered


class TeguranBanyak(View):
    """Drafts only. Repeated it drafts nothing twice: a koperasi with an open draft is passed over, with the reason."""

    template_name = "perizinan/pengawasan/banyak.html"

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.SUSUN_SANKSI)
        meja = {p.instansi.wilayah_id: p.instansi.wilayah for p in penugasan_berizin(request.user, Izin.SUSUN_SANKSI)}
        self.wilayah = meja.get(request.GET.get("wilayah", "")) or next(iter(meja.values()))
        self.lain = [w for w in meja.values() if w != self.wilayah]
        self.per = hari_ini(self.wilayah)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def pilihan(self):
        awal = self.per.replace(year=self.per.year - TAHUN, day=1)
        return sorted(masa_wajib(awal, self.per), key=lambda m: (m.akhir, m.tahunan), reverse=True)

    @cached_property
    def masa(self):
        """The period of the address; None: whichever is late."""
        dipilih = self.request.GET.get("masa", "")
        return next((m for m in self.pilihan if f"{m.tahun_buku}-{m.triwulan}" == dipilih), None)

    def get(self, request):
        return self.tampil(TenggatTeguranForm(wilayah=self.wilayah))

    def post(self, request):
        form = TenggatTeguranForm(request.POST, wilayah=self.wilayah)
        dipilih = [int(x) for x in request.POST.getlist("koperasi") if x.isascii() and x.isdecimal() and len(x) < 16]
        if not dipilih:
            form.add_error(None, "Centang paling sedikit satu koperasi.")
        if not form.is_valid():
            return self.tampil(form, 422, dipilih=dipilih)
        rencana = rencana_teguran(self.wilayah, self.per, self.masa, *dipilih)
        susun = partial(susun_teguran, pengguna=request.user, jatuh_tempo=form.cleaned_data["jatuh_tempo"])
        hasil = kerjakan_tiap(rencana, susun, lambda r: r.koperasi.nama)
        hasil.butir.extend(self.tidak_lagi(dipilih, rencana))
        return self.tampil(form, hasil=hasil)

    def tidak_lagi(self, dipilih, rencana) -> list[Butir]:
        """Those that were chosen and are not late any more: whatever was asked for has an answer."""
        semua = Koperasi.objects.filter(berwenang=self.wilayah, pk__in=dipilih).order_by("nama")
        lain = semua.exclude(pk__in=[r.koperasi.pk for r in rencana])
        return [Butir(k.nama, Nasib.DILEWATI, "Tidak ada lagi laporan yang terlambat.") for k in lain]

    def tampil(self, form, status=200, **isi):
        semua = rencana_teguran(self.wilayah, self.per, self.masa)
        rencana = [r for r in semua if r.langkah]
        isi |= {
            "form": form, "wilayah": self.wilayah, "lain": self.lain, "masa": self.masa, "pilihan": self.pilihan,
            "rencana": rencana[:TERBANYAK], "lebih": len(rencana) - TERBANYAK,
            "dilewati": [r for r in semua if not r.langkah][:TERBANYAK],
        }  # fmt: skip
        return render(self.request, self.template_name, isi, status=status)
