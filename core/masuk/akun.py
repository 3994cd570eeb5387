"""The own account: second factors, sessions, events."""

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST
from django.views.generic import View

from core.masuk import passkey
from core.masuk.faktor import (
    alamat_rahasia,
    cabut,
    cadangan_baru,
    lewat_tenggang,
    perlu_faktor,
    punya_faktor,
    rahasia_baru,
    sisa_cadangan,
    tenggang_sampai,
    tulisan_rahasia,
)
from core.masuk.forms import AplikasiForm, PasskeyForm, SandiForm
from core.masuk.peristiwa import kabari
from core.masuk.sesi import akhiri_sesi, sesi_hidup, tanda
from core.models import Faktor

RAHASIA = "rahasia_aplikasi"
TERAKHIR = (
    "Ini faktor kedua Anda yang terakhir, dan penugasan Anda mewajibkannya. Pasang yang baru dahulu, lalu cabut yang"
    " ini."
)


class FaktorSaya(View):
    """The factors of the account, and the ways to set one up."""

    def get(self, request):
        pengguna = request.user
        faktor = list(pengguna.faktor.all())
        wajib = perlu_faktor(pengguna)
        return render(
            request,
            "core/masuk/faktor.html",
            {
                "faktor": faktor,
                "sisa": sisa_cadangan(pengguna),
                "wajib": wajib,
                "tenggang": tenggang_sampai(pengguna) if wajib and not faktor else None,
                "lewat": not faktor and lewat_tenggang(pengguna),
                "rumah": passkey.rumah(request),
            },
        )


class PasangFaktor(View):
    """What setting up an application and a passkey share: one form, and the printed codes with the first factor."""

    def get(self, request):
        return self.tampil(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.tampil(form, status=422)
        try:
            with transaction.atomic():
                pertama = not punya_faktor(request.user)
                faktor = self.simpan(form)
                # Who is logged in elsewhere came in without it.
                akhiri_sesi(request.user, kecuali=request)
                kabari(request.user, f"{faktor} kini dipakai untuk masuk ke akun Anda.", request)
                request.session["faktor"] = True
                kode = cadangan_baru(request.user) if pertama else []
        except ValidationError as galat:
            form.add_error(None, galat)
            return self.tampil(form, status=422)
        messages.success(request, f"{faktor} terpasang. Mulai sekarang dipakai setiap kali Anda masuk.")
        return tampil_cadangan(request, kode) if kode else redirect("faktor")

    def tampil(self, form, status=200):
        return render(self.request, self.template_name, {"form": form, **self.konteks()}, status=status)


class PasangAplikasi(PasangFaktor):
    template_name = "core/masuk/aplikasi.html"

    def get(self, request):
        request.session.pop(RAHASIA, None)  # one that this session showed before may have been seen by another
        return super().get(request)

    def form(self, data=None):
        self.rahasia = self.request.session.setdefault(RAHASIA, rahasia_baru())
        return AplikasiForm(data, request=self.request, rahasia=self.rahasia, initial={"nama": "Telepon saya"})

    def simpan(self, form):
        del self.request.session[RAHASIA]
        return Faktor.objects.create(
            pengguna=self.request.user, jenis=Faktor.Jenis.APLIKASI, nama=form.cleaned_data["nama"],
            rahasia=self.rahasia, penghitung=form.langkah,
        )  # fmt: skip

    def tampil(self, form, status=200):
        balasan = super().tampil(form, status)
        balasan["Cache-Control"] = "no-store"  # the key stands on it
        return balasan

    def konteks(self):
        gambar = segno.make(alamat_rahasia(self.rahasia, self.request.user), error="m")
        return {"qr": gambar.svg_data_uri(scale=5, border=2), "tulisan": tulisan_rahasia(self.rahasia)}


class PasangPasskey(PasangFaktor):
    template_name = "core/masuk/passkey.html"

    def dispatch(self, request, *args, **kwargs):
        if not passkey.rumah(request):
            raise PermissionDenied(
                "Passkey hanya dapat dipakai pada alamat yang bernama. Di komputer ini: ketik localhost sebagai ganti"
                " angkanya, dengan nomor port yang sama."
            )
        return super().dispatch(request, *args, **kwargs)

    def form(self, data=None):
        return PasskeyForm(data, request=self.request, initial={"nama": "Passkey saya"})

    def simpan(self, form):
        isi = form.cleaned_data
        return passkey.daftarkan(self.request, self.request.user, isi["jawaban"], isi["nama"])

    def konteks(self):
        return {"pilihan": passkey.tanya_daftar(self.request, self.request.user)}


class CabutFaktor(View):
    def dispatch(self, request, *args, **kwargs):
        self.faktor = get_object_or_404(Faktor, pk=kwargs["pk"], pengguna=request.user)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.tampil(SandiForm(request=request))

    def post(self, request, pk):
        form = SandiForm(request.POST, request=request)
        if not form.is_valid():
            return self.tampil(form, status=422)
        with transaction.atomic():
            lain = Faktor.objects.select_for_update().filter(pengguna=request.user).exclude(pk=pk)
            if perlu_faktor(request.user) and not list(lain):
                raise PermissionDenied(TERAKHIR)
            cabut(self.faktor, request)
        request.session["faktor"] = bool(lain)
        messages.success(request, f"{self.faktor.nama} dicabut. Sesi Anda di tempat lain berakhir.")
        return redirect("faktor")

    def tampil(self, form, status=200):
        return render(self.request, "core/masuk/cabut.html", {"form": form, "faktor": self.faktor}, status=status)


class KodeCadanganBaru(View):
    def get(self, request):
        return self.tampil(SandiForm(request=request))

    def post(self, request):
        form = SandiForm(request.POST, request=request)
        if not form.is_valid():
            return self.tampil(form, status=422)
        with transaction.atomic():
            kode = cadangan_baru(request.user)
            kabari(request.user, "Sepuluh kode cadangan baru dibuat; yang lama tidak berlaku lagi.", request)
        return tampil_cadangan(request, kode)

    def dispatch(self, request, *args, **kwargs):
        if not punya_faktor(request.user):
            messages.error(request, "Pasang aplikasi kode atau passkey dahulu.")
            return redirect("faktor")
        return super().dispatch(request, *args, **kwargs)

    def tampil(self, form, status=200):
        return render(self.request, "core/masuk/cadangan_baru.html", {"form": form}, status=status)


def tampil_cadangan(request, kode):
    """The page that shows the printed codes, once: they are neither stored readable nor cached."""
    balasan = render(request, "core/masuk/cadangan.html", {"kode": kode})
    balasan["Cache-Control"] = "no-store"
    return balasan


@method_decorator(require_POST, name="dispatch")
class AkhiriSesi(View):
    """End one session of the own account by its sign, or all but this one."""

    def post(self, request):
        if request.POST.get("sesi") == "lain":
            akhiri_sesi(request.user, kecuali=request)
            messages.success(request, "Semua sesi lain berakhir, dan peramban lain tidak dikenal lagi.")
            return redirect("akun")
        for sesi in sesi_hidup(request.user):
            if tanda(sesi.pk) == request.POST.get("sesi") and sesi.pk != request.session.session_key:
                sesi.delete()
        messages.success(request, "Sesi itu berakhir.")
        return redirect("akun")


@method_decorator(require_POST, name="dispatch")
class PeristiwaDibaca(View):
    def post(self, request):
        request.user.peristiwa.filter(dibaca=None).update(dibaca=timezone.now())
        return redirect("akun")
