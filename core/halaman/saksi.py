"""The witness sheet for those who keep it outside: the latest head as PDF."""

from io import BytesIO

from django.http import FileResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.models import Kepala
from core.perkara.kunci_saksi import kunci_dikenal
from core.perkara.lembar_saksi import pdf_saksi


class LembarSaksi(View):
    """A page that says why, where there is no sheet to hand out."""

    def get(self, request):
        wajib(request.user, Izin.AMBIL_SAKSI)
        kepala = Kepala.objects.last()
        if kepala is None or kepala.kunci not in kunci_dikenal():
            return render(request, "core/halaman/saksi_belum.html", {"kepala": kepala})
        nama = f"lembar-saksi-{timezone.localtime(kepala.waktu):%Y-%m-%d-%H%M}.pdf"
        return FileResponse(BytesIO(pdf_saksi(kepala)), as_attachment=True, filename=nama)
