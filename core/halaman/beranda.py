"""The public front page: what this is and for whom, what anybody may do here without an account."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.views.generic import TemplateView

from core.halaman.kerja import MejaKerja

UMUR = 5 * 60  # seconds for which the public figures stand: nobody makes the database count by reloading


@method_decorator(login_not_required, name="dispatch")
class Beranda(TemplateView):
    """Parts that the matters make (the setting BERANDA), in its order."""

    template_name = "core/halaman/beranda.html"

    def get_context_data(self, **kwargs):
        bagian = cache.get_or_set("beranda", susun, UMUR)
        return super().get_context_data(bagian=bagian, **kwargs)


def susun() -> list[dict]:
    """The parts for the public: `angka` for the strip of figures, `peta`, and a template with what it shows."""
    return [import_string(jalur)() for jalur in settings.BERANDA]


@login_not_required
def muka(request):
    """The address without a path: the desk of who is logged in, the front page for everybody else."""
    tampil = MejaKerja if request.user.is_authenticated else Beranda
    return tampil.as_view()(request)
