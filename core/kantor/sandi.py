"""Where the owner of an account sets the password: by the link of a mail, or with a code of each of two admins.

Open to everybody: who comes here cannot log in. Neither page says whether an account exists.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from core.kantor import permintaan as minta
from core.kantor.forms import SandiKodeForm, SandiTautanForm
from core.masuk import peristiwa
from core.masuk.sesi import akhiri_sesi
from core.models import Pengguna, PermintaanAkun
from core.perkara.akun_baru import catat_sandi_pemilik

SELESAI = "Kata sandi Anda tersimpan. Masuk dengan nama pengguna dan kata sandi itu."
KODE_SALAH = (
    "Nama pengguna atau kodenya tidak cocok, sudah dipakai, atau lewat 24 jam. Periksa ketikannya; bila tetap gagal,"
    " minta kedua admin menampilkan kode baru."
)


def simpan_sandi(orang: Pengguna, sandi: str, pembuka: PermintaanAkun | None, *, lewat_surel: bool, request) -> None:
    """The owner's own password stands; what opened the way to it is used up.

    Only two admins prove whose address it was: one alone could have written down his own.
    """
    orang.set_password(sandi)
    orang.wajib_ganti_sandi = False
    orang.surel_teruji = orang.surel_teruji or bool(lewat_surel and pembuka)
    orang.save(update_fields=["password", "wajib_ganti_sandi", "surel_teruji"])
    akhiri_sesi(orang)
    if pembuka:
        pembuka.dipakai_pada = timezone.now()
        pembuka.save(update_fields=["dipakai_pada"])
    kalimat = f"membuat kata sandinya sendiri lewat {'tautan surel' if lewat_surel else 'dua kode admin'}"
    catat_sandi_pemilik(orang, kalimat)
    peristiwa.kabari(orang, f"{orang.nama} {kalimat}.", request)


class SandiTautan(PasswordResetConfirmView):
    """By the link of a mail; with the code of the second admin too where nobody has proved yet whose address it is."""

    template_name = "core/kantor/sandi_baru.html"
    form_class = SandiTautanForm
    success_url = reverse_lazy("masuk")

    def get_user(self, uidb64):
        orang = super().get_user(uidb64)
        if orang is None or not orang.is_active or orang.is_superuser:
            return None
        # An account that takes two admins opens by what two admins opened.
        return None if orang.dua_admin and minta.pembuka(orang) is None else orang

    def get_form_kwargs(self):
        pembuka = minta.pembuka(self.user)
        return {**super().get_form_kwargs(), "dengan_kode": bool(pembuka and not self.user.surel_teruji)}

    @transaction.atomic
    def form_valid(self, form):
        pembuka = minta.pembuka(self.user, kunci=True)
        # Behind the lock once more: of two answers to one link the second finds it used.
        self.user = Pengguna.objects.select_for_update(no_key=True).get(pk=self.user.pk)
        token = self.request.session.get(INTERNAL_RESET_SESSION_TOKEN)
        if not self.token_generator.check_token(self.user, token):
            return redirect("sandi_tautan", self.kwargs["uidb64"], self.reset_url_token)
        form.user = self.user
        if form.dengan_kode and not (pembuka and minta.cocok(pembuka, "kode_pemutus", form.cleaned_data["kode"])):
            form.add_error("kode", "Kode ini tidak cocok atau lewat 24 jam. Minta admin yang menyetujui memberi lagi.")
            return self.render_to_response(self.get_context_data(form=form), status=422)
        simpan_sandi(self.user, form.cleaned_data["new_password1"], pembuka, lewat_surel=True, request=self.request)
        self.request.session.flush()
        messages.success(self.request, SELESAI)
        return redirect(self.success_url)


@method_decorator(login_not_required, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class SandiKode(FormView):
    """With two codes, one of each admin, for whoever has no mail."""

    template_name = "core/kantor/sandi_kode.html"
    form_class = SandiKodeForm
    success_url = reverse_lazy("masuk")

    @transaction.atomic
    def form_valid(self, form):
        isi = form.cleaned_data
        orang = Pengguna.objects.filter(username=isi["username"], is_active=True, is_superuser=False, email="").first()
        pembuka = minta.pembuka(orang, kunci=True) if orang else None
        if pembuka is None or not minta.cocok_berdua(pembuka, isi["kode_pertama"], isi["kode_kedua"]):
            form.add_error(None, KODE_SALAH)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            form.periksa_sandi(orang)
        except ValidationError as galat:
            form.add_error("new_password1", galat)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        simpan_sandi(orang, isi["new_password1"], pembuka, lewat_surel=False, request=self.request)
        messages.success(self.request, SELESAI)
        return super().form_valid(form)
