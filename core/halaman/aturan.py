"""The rules page."""

from django.views.generic import TemplateView

from aturan.indeks import CATATAN, daftar_aturan


class AturanView(TemplateView):
    """Every threshold with its article and date, from the same objects that decide."""

    template_name = "core/halaman/aturan.html"
    extra_context = {"daftar": daftar_aturan, "catatan": CATATAN}
