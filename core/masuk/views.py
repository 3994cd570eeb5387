"""Log-in in one step or two, log-out, own password."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from core.dasar.alamat import alamat_klien
from core.masuk import passkey, peramban
from core.masuk.faktor import cocok, cocok_cadangan, punya_faktor, rapikan, sisa_cadangan
from core.masuk.forms import GantiSandiForm, KodeForm, MasukForm
from core.masuk.percobaan import BEBAS_KODE, Hasil, catat, kode_salah
from core.masuk.peristiwa import kabari
from core.masuk.sesi import akhiri_sesi
from core.models import Faktor, Pengguna
from core.perkara.akun_baru import catat_sandi_pemilik

# A log-in whose password was right and whose second step is to come: how long, and for how many wrong codes.
TERTUNDA = "masuk_tertunda"
UMUR_TERTUNDA = 10 * 60
KODE_SEKALI = 5
HABIS = "Waktu untuk langkah kedua habis. Masuk lagi dengan kata sandi Anda."
KODE_SALAH = "Kode ini tidak cocok, atau sudah pernah dipakai. Tunggu kode berikutnya, lalu ketik lagi."
KODE_HABIS = "Kode salah beberapa kali. Mulai lagi dengan kata sandi Anda."


class Masuk(LoginView):
    """Keeps `next`; says the same for an unknown name, a wrong password and a closed account."""

    template_name = "core/masuk/masuk.html"
    authentication_form = MasukForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        orang = form.get_user()
        if not punya_faktor(orang):
            return selesaikan(self.request, orang, self.get_success_url())
        catat(self.request, orang.username, Hasil.MENUNGGU_KODE, pengguna=orang)
        self.request.session[TERTUNDA] = {
            "pk": orang.pk, "url": self.get_success_url(), "sejak": timezone.now().timestamp(), "salah": 0,
            "sandi": orang.get_session_auth_hash(),
        }  # fmt: skip
        return redirect("masuk_kode")

    def form_invalid(self, form):
        balasan = super().form_invalid(form)
        for galat in form.errors.as_data().get(NON_FIELD_ERRORS, ()):
            if galat.code == "tunggu":
                balasan.status_code = 429
                balasan["Retry-After"] = str(galat.params["detik"])
        return balasan


@method_decorator(login_not_required, name="dispatch")
class MasukKode(View):
    """The second step: a code, a printed code, or a passkey. Nobody waits here; wrong codes only ask for more."""

    def dispatch(self, request, *args, **kwargs):
        self.tertunda = request.session.get(TERTUNDA)
        self.orang = self.tertunda and Pengguna.objects.filter(pk=self.tertunda["pk"], is_active=True).first()
        if not self.orang:
            return redirect("masuk")
        basi = timezone.now().timestamp() - self.tertunda["sejak"] > UMUR_TERTUNDA
        if basi or self.tertunda["sandi"] != self.orang.get_session_auth_hash():
            return self.ulang(HABIS)
        self.dikenal = peramban.dikenal(request, self.orang.username)
        self.ganda = kode_salah(self.orang, self.dikenal) >= BEBAS_KODE
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.tampil(KodeForm(ganda=self.ganda))

    def post(self, request):
        with transaction.atomic():
            # One at a time: answers sent side by side count like those sent one after the other.
            list(Faktor.objects.select_for_update().filter(pengguna=self.orang))
            self.ganda = kode_salah(self.orang, self.dikenal) >= BEBAS_KODE
            form = KodeForm(request.POST, ganda=self.ganda)
            if jawaban := request.POST.get("jawaban"):
                salah = self.galat_passkey(jawaban)
            elif form.is_valid():
                salah = "" if self.cocok(form.cleaned_data) else KODE_SALAH
            else:
                return self.tampil(form)
            if salah:
                return self.salah(salah)
        return selesaikan(request, self.orang, self.tertunda["url"], faktor=True)

    def galat_passkey(self, jawaban) -> str:
        try:
            passkey.periksa(self.request, self.orang, jawaban)
        except ValidationError as galat:
            if galat.code == "salinan":
                kabari(self.orang, "Passkey dengan penghitung yang mundur dicoba pada akun Anda.", self.request)
            return galat.message
        return ""

    def cocok(self, isi) -> bool:
        kode = [rapikan(isi["kode"])] + ([rapikan(isi["berikutnya"])] if self.ganda else [])
        if len(kode[0]) == 12:
            if cocok_cadangan(self.orang, kode[0]):
                sisa = sisa_cadangan(self.orang)
                kabari(self.orang, f"Satu kode cadangan dipakai untuk masuk; tersisa {sisa}.", self.request)
                return True
            return False
        return cocok(self.orang, kode)

    def salah(self, kalimat):
        catat(self.request, self.orang.username, Hasil.KODE_SALAH, pengguna=self.orang, dikenal=self.dikenal)
        self.tertunda["salah"] += 1
        self.request.session[TERTUNDA] = self.tertunda
        banyak = kode_salah(self.orang, self.dikenal)
        if banyak == BEBAS_KODE:
            kabari(
                self.orang,
                f"{banyak} kode salah sesudah kata sandi yang benar: mungkin ada yang tahu kata sandi Anda. Gantilah.",
                self.request,
            )
        if self.tertunda["salah"] >= KODE_SEKALI:
            return self.ulang(KODE_HABIS)
        self.ganda = banyak >= BEBAS_KODE
        form = KodeForm(self.request.POST, ganda=self.ganda)
        form.errors.clear()
        form.add_error(None, kalimat)
        return self.tampil(form)

    def ulang(self, kalimat):
        self.request.session.pop(TERTUNDA, None)
        messages.error(self.request, kalimat)
        return redirect("masuk")

    def tampil(self, form):
        pilihan = passkey.tanya_masuk(self.request, self.orang)
        return render(
            self.request,
            "core/masuk/kode.html",
            {"form": form, "pilihan": pilihan, "ganda": self.ganda},
        )


def selesaikan(request, orang, url, *, faktor=False):
    """Log `orang` in, remember the browser, tell the owner of one that was unknown."""
    balasan = HttpResponseRedirect(url)
    with transaction.atomic():
        pertama = orang.last_login is None
        request.session.pop(TERTUNDA, None)
        dikenal = peramban.dikenal(request, orang.username)
        login(request, orang)
        request.session["faktor"] = faktor
        request.session["asal"] = {"alamat": alamat_klien(request), "peramban": peramban.nama_peramban(request)}
        catat(request, orang.username, Hasil.BERHASIL, pengguna=orang, dikenal=dikenal)
        if not peramban.kenali(request, balasan, orang) and not pertama:
            kabari(orang, "Masuk ke akun Anda dari peramban yang belum pernah dipakai.", request)
    return balasan


@method_decorator(login_not_required, name="dispatch")
class Keluar(LogoutView):
    """By POST only, so that no link or picture of another page ends a session. Twice is no error."""


class GantiSandi(PasswordChangeView):
    template_name = "core/masuk/ganti_sandi.html"
    form_class = GantiSandiForm
    success_url = reverse_lazy("meja_kerja")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form):
        pertama, form.user.wajib_ganti_sandi = form.user.wajib_ganti_sandi, False
        with transaction.atomic():
            tanggapan = super().form_valid(form)
            if pertama:
                catat_sandi_pemilik(Pengguna.objects.get(pk=form.user.pk), "mengganti kata sandi pertamanya")
            akhiri_sesi(form.user, kecuali=self.request)
            kabari(form.user, "Kata sandi akun Anda diganti.", self.request)
        messages.success(self.request, "Kata sandi sudah diganti. Pakai yang baru mulai sekarang.")
        return tanggapan
