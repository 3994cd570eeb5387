"""Log-in, log-out, own password, own assignments, and the registers that found no place in the own menu."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.halaman.forms import GantiSandiForm, MasukForm
from core.models import Pengguna


class Masuk(LoginView):
    """Keeps `next`; says the same for an unknown name, a wrong password and a closed account."""

    template_name = "core/kantor/masuk.html"
    authentication_form = MasukForm
    redirect_authenticated_user = True


@method_decorator(login_not_required, name="dispatch")
class Keluar(LogoutView):
    """By POST only, so that no link or picture of another page ends a session. Twice is no error."""


class GantiSandi(PasswordChangeView):
    template_name = "core/kantor/ganti_sandi.html"
    form_class = GantiSandiForm
    success_url = reverse_lazy("meja_kerja")

    def form_valid(self, form):
        form.user.wajib_ganti_sandi = False
        tanggapan = super().form_valid(form)
        messages.success(self.request, "Kata sandi sudah diganti. Pakai yang baru mulai sekarang.")
        return tanggapan


class Akun(TemplateView):
    """Who I am to the product: identity as printed on letters, and each assignment with its basis."""

    template_name = "core/kantor/akun.html"

    def get_context_data(self, **kwargs):
        pengguna = self.request.user
        penugasan = list(pengguna.penugasan.select_related("instansi__wilayah").order_by("-mulai", "-pk"))
        per = {p.pk: hari_ini(p.instansi.wilayah) for p in penugasan}
        admin = Pengguna.objects.filter(
            is_active=True,
            penugasan__peran=Peran.ADMIN_INSTANSI,
            penugasan__instansi__in={p.instansi_id for p in penugasan if p.aktif(per[p.pk])},
        ).exclude(pk=pengguna.pk)
        return super().get_context_data(
            penugasan=[(p, p.keadaan(per[p.pk])) for p in penugasan], admin=admin.distinct(), **kwargs
        )


class Data(TemplateView):
    """The registers of whoever works with more than the menu holds (core.halaman.menu)."""

    template_name = "core/halaman/data.html"
