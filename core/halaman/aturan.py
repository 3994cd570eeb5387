"""The rules page."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from aturan.indeks import CATATAN, daftar_aturan


@method_decorator(login_not_required, name="dispatch")
class AturanView(TemplateView):
    """Every threshold with its article and date, from the same objects that decide."""

    template_name = "core/halaman/aturan.html"
    extra_context = {"daftar": daftar_aturan, "catatan": CATATAN}
