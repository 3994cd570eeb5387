"""Many reports in one sheet: first what would become of each row, then filing those that can be."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.shortcuts import render
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.halaman.forms import FormSentra
from core.lembar.excel import balasan_xlsx
from core.models import Berkas
from core.perkara.berkas import simpan_berkas
from core.perkara.simpanan import baca
from ksp_usp.laporan.banyak import TERBANYAK, baca_banyak, masukkan, templat

BUTIR = "laporan_banyak"


class LembarForm(FormSentra, forms.Form):
    lembar = forms.FileField(label="Lembar laporan (.xlsx)", help_text=f"Paling banyak {TERBANYAK} baris.")


class LaporanBanyak(View):
    """The sheet is kept as it came, so that what was previewed is what is filed."""

    template_name = "ksp_usp/laporan/banyak.html"

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.TERIMA_LAPORAN)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        if request.GET.get("unduh") == "templat":
            return balasan_xlsx(templat(), "laporan-banyak-koperasi")
        return self.tampil(LembarForm())

    def post(self, request):
        if request.POST.get("aksi") == "simpan":
            return self.simpan()
        form = LembarForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            baris = baca_banyak(form.cleaned_data["lembar"])
            form.cleaned_data["lembar"].seek(0)
            berkas = simpan_berkas(form.cleaned_data["lembar"], request.user, butir=BUTIR)
        except ValidationError as galat:
            form.add_error("lembar", galat)
            return self.tampil(form, 422)
        return self.tampil(form, berkas=berkas, hasil=masukkan(baris, request.user, coba=True))

    def simpan(self):
        """File the rows of the sheet that was previewed; those that are in already are passed over."""
        kunci = self.request.POST.get("berkas", "")
        milik = Berkas.objects.filter(objek_id=None, butir=BUTIR, diunggah_oleh=self.request.user)
        berkas = (
            milik.filter(pk=int(kunci)).first() if kunci.isascii() and kunci.isdecimal() and len(kunci) < 16 else None
        )
        if berkas is None:
            form = LembarForm()
            messages.error(self.request, "Lembarnya tidak ada lagi. Unggah sekali lagi.")
            return self.tampil(form, 422)
        isi = ContentFile(baca(berkas.isi.name, berkas.sha256), name=berkas.nama)
        hasil = masukkan(baca_banyak(isi), self.request.user, coba=False)
        masuk = sum(h.baik for h in hasil)
        messages.success(self.request, f"{masuk} laporan masuk, {len(hasil) - masuk} tidak.")
        return self.tampil(LembarForm(), hasil=hasil, selesai=True)

    def tampil(self, form, status=200, **isi):
        return render(self.request, self.template_name, {"form": form, **isi}, status=status)
