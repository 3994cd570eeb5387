"""One koperasi as it is supervised: reports and duties, inspections and guidance, sanctions."""

from django.conf import settings
from django.shortcuts import render
from django.views.generic import View

from core.halaman.panel import panel_untuk
from ksp_usp.koperasi.panel import KoperasiMixin


class KoperasiPengawasan(KoperasiMixin, View):
    """The panels of supervision: the page of the koperasi itself has no query left for them."""

    def get(self, request):
        panel = panel_untuk(settings.PANEL_PENGAWASAN, self.koperasi, request.user)
        return render(request, "ksp_usp/koperasi/pengawasan.html", {"koperasi": self.koperasi, "panel": panel})
