"""Public: which personal data is kept, why, how long, who sees it, whom to ask."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from core.pribadi.retensi import Oleh, menurut


@method_decorator(login_not_required, name="dispatch")
class DataPribadi(TemplateView):
    """Made from the rules themselves (core.pribadi.retensi), so that it cannot say anything else. No database."""

    template_name = "core/pribadi/data_pribadi.html"

    def get_context_data(self, **kwargs):
        bagian = [
            ("Disimpan selama menjadi arsip", list(menurut(Oleh.ARSIP))),
            ("Disamarkan sesudah masanya, atas perintah pengelola", list(menurut(Oleh.OPERATOR))),
            ("Dihapus otomatis sesudah masanya", list(menurut(Oleh.MESIN))),
        ]
        return super().get_context_data(bagian=bagian, **kwargs)
