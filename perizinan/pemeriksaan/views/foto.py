"""Photos of a visit: taken with the telephone or chosen, several at once; taken off again while the team writes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from core.perkara.berkas import catat_berkas, lepas_kembar
from core.perkara.versi import kalimat_tertutup
from perizinan.models import StatusPemeriksaan
from perizinan.pemeriksaan.forms import FotoForm
from perizinan.pemeriksaan.foto import GAMBAR, SISI_HALAMAN, TERBANYAK, foto_pemeriksaan, kecil, terima_foto
from perizinan.pemeriksaan.views.pemeriksaan import PemeriksaanMixin


class PemeriksaanFoto(PemeriksaanMixin, View):
    """The photos with what each shows. Every file is stored by itself: one that is refused loses no other."""

    status = (StatusPemeriksaan.DITUGASKAN,)

    def get(self, request, **kwargs):
        self.buka()
        return self.tampil(FotoForm(self.pemeriksaan, initial={"butir": request.GET.get("butir", "")}))

    def post(self, request, **kwargs):
        self.buka()
        if lepas := request.POST.get("lepas", ""):
            return self.lepas(lepas)
        form = FotoForm(self.pemeriksaan, request.POST, request.FILES)
        if not form.is_valid():
            return self.tampil(form, 422)
        masuk = self.simpan(form)
        if masuk:
            messages.success(request, f"{masuk} foto tersimpan.")
        if form.errors:
            return self.tampil(form, 422)
        return redirect(f"{request.path}?butir={form.cleaned_data['butir']}")

    def buka(self):
        self.request.halaman_urusan = self.pemeriksaan.get_absolute_url()
        if not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.pemeriksaan))

    def simpan(self, form) -> int:
        """Store what can be; the sentence of each file that cannot stands beside the field."""
        diterima = []
        for unggahan in form.unggahan:
            try:
                diterima.append(terima_foto(unggahan))
            except ValidationError as salah:
                form.add_error("foto", f"{unggahan.name}: {salah.messages[0]}")
        if diterima:
            with self.kunci() as terkunci:
                for berkas in diterima:
                    lepas_kembar(
                        catat_berkas(berkas, self.request.user, terkunci, form.cleaned_data["butir"]), terkunci
                    )
        return len(diterima)

    def lepas(self, kunci: str):
        """A photo that shall not be shown or printed; the file stays in the store."""
        foto = next((b for b in foto_pemeriksaan(self.pemeriksaan) if str(b.pk) == kunci), None)
        if foto is not None:
            with self.kunci():
                type(foto).objects.filter(pk=foto.pk).update(aktif=False)
            messages.success(self.request, f"Foto {foto.nama} dilepas.")
        return redirect(self.request.path)

    def tampil(self, form, status=200):
        foto = foto_pemeriksaan(self.pemeriksaan)
        isi = self.konteks(form=form, foto=foto, sisa=TERBANYAK - len(foto))
        return render(self.request, "perizinan/pemeriksaan/foto.html", isi, status=status)


class FotoKecil(PemeriksaanMixin, View):
    """One photo as the pages show it, for whoever sees the inspection."""

    def get(self, request, berkas):
        satu = get_object_or_404(self.pemeriksaan.daftar_berkas, pk=berkas, jenis__in=GAMBAR)
        # A stored file never changes: the browser keeps its small picture for a day.
        return HttpResponse(
            kecil(satu, SISI_HALAMAN), "image/jpeg", headers={"Cache-Control": "private, max-age=86400"}
        )
