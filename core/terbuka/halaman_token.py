"""Where an office's admin makes and revokes the tokens of its programs; and the page that explains the API to them."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView, View

from core.dasar.izin import Izin, wajib
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.halaman.bidang import TanggalField
from core.halaman.forms import FormSentra
from core.models import Instansi, Penugasan, TokenApi
from core.perkara.jejak import catat
from core.terbuka.api import AKAR, PALING_BANYAK, SEHALAMAN, skema_openapi
from core.terbuka.aturan import situs
from core.terbuka.register import Cakupan, semua_register
from core.terbuka.token import LAJU, LAJU_UMUM, TERLAMA, buat_token


class TokenForm(FormSentra, forms.Form):
    """A new token: for what, what it opens, until when."""

    nama = forms.CharField(
        label="Untuk aplikasi apa", max_length=80, help_text="Misalnya “Satu Data Kabupaten Garut”. Bukan nama orang."
    )
    cakupan = forms.MultipleChoiceField(
        label="Yang boleh dibaca", choices=Cakupan.choices, widget=forms.CheckboxSelectMultiple
    )
    berlaku_sampai = TanggalField(label="Berlaku sampai")

    def __init__(self, *args, per, **kwargs):
        super().__init__(*args, **kwargs)
        self.per = per
        contoh = f"{per + TERLAMA / 2:%d/%m/%Y}"
        self.fields["berlaku_sampai"].help_text = f"Paling lama {TERLAMA.days} hari, misalnya {contoh}."

    def clean_berlaku_sampai(self):
        sampai = self.cleaned_data["berlaku_sampai"]
        if not self.per <= sampai <= self.per + TERLAMA:
            akhir = tanggal_indonesia(self.per + TERLAMA)
            raise ValidationError(
                f"Pilih hari dari hari ini sampai {akhir}: sebuah token berlaku paling lama {TERLAMA.days} hari."
            )
        return sampai


class MilikInstansi(View):
    """For whoever keeps the office of the address; another office is 404."""

    def dispatch(self, request, *args, pk, **kwargs):
        wajib(request.user, Izin.KELOLA_TOKEN)
        dikelola = Instansi.objects.dikelola_oleh(request.user).select_related("wilayah")
        self.instansi = self.ambil(dikelola, pk)
        self.penugasan: Penugasan = wajib(request.user, Izin.KELOLA_TOKEN, self.instansi)
        self.per = hari_ini(self.instansi.wilayah)
        return super().dispatch(request, *args, **kwargs)

    def ambil(self, dikelola, pk) -> Instansi:
        return get_object_or_404(dikelola, pk=pk)

    def catat(self, aksi: str, kalimat: str) -> None:
        catat(
            self.instansi, aksi, kalimat, wilayah_id=self.instansi.wilayah_id, pengguna=self.request.user,
            penugasan=self.penugasan,
        )  # fmt: skip


class TokenHalaman(MilikInstansi):
    """The tokens of an office, and a new one, which is shown this once."""

    def get(self, request):
        return self.tampil(TokenForm(per=self.per))

    def post(self, request):
        form = TokenForm(request.POST, per=self.per)
        if not form.is_valid():
            return self.tampil(form, status=422)
        isi = form.cleaned_data
        with transaction.atomic():
            token, rahasia = buat_token(self.instansi, request.user, isi["nama"], isi["cakupan"], isi["berlaku_sampai"])
            self.catat("buat_token", f"membuat token API {token} sampai {tanggal_indonesia(token.berlaku_sampai)}")
        return self.tampil(TokenForm(per=self.per), rahasia=rahasia, baru=token)

    def tampil(self, form, status=200, **lain):
        kata = dict(Cakupan.choices)
        bertugas = Penugasan.objects.bertugas(Izin.KELOLA_TOKEN, self.per).filter(pengguna=OuterRef("dibuat_oleh"))
        daftar = self.instansi.token_api.select_related("dibuat_oleh").annotate(pembuat_bertugas=Exists(bertugas))
        for t in daftar:
            t.ditinggal = t.dicabut_pada is None and self.per <= t.berlaku_sampai and not t.pembuat_bertugas
        token = [(t, t.keadaan(self.per), [kata[c] for c in t.cakupan if c in kata]) for t in daftar]
        isi = {"form": form, "instansi": self.instansi, "token": token, **lain}
        balasan = render(self.request, "core/terbuka/token.html", isi, status=status)
        if "rahasia" in lain:
            balasan["Cache-Control"] = "no-store"
        return balasan


class TokenCabut(MilikInstansi):
    """Ends a token at once; its row stays, for what was read with it."""

    def ambil(self, dikelola, pk) -> Instansi:
        self.token = get_object_or_404(TokenApi, pk=pk, instansi__in=dikelola)
        return get_object_or_404(dikelola, pk=self.token.instansi_id)

    def post(self, request):
        with transaction.atomic():
            belum = TokenApi.objects.filter(pk=self.token.pk, dicabut_pada=None)
            if belum.update(dicabut_pada=timezone.now(), dicabut_oleh=request.user):
                self.catat("cabut_token", f"mencabut token API {self.token}")
        messages.success(
            request, f"Token {self.token.nama} dicabut. Aplikasi yang memakainya tidak dapat membaca lagi."
        )
        return redirect("token_api", self.instansi.pk)


@method_decorator(login_not_required, name="dispatch")
class ApiHalaman(TemplateView):
    """What the API gives and how it is asked, in words, from the registers themselves. No database."""

    template_name = "core/terbuka/api.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            register=semua_register().values(), akar=AKAR, situs=situs(AKAR), laju=LAJU,
            laju_umum=LAJU_UMUM.partition("/")[0], sehalaman=SEHALAMAN, paling_banyak=PALING_BANYAK,
            hari=TERLAMA // timedelta(days=1), **kwargs,
        )  # fmt: skip


@login_not_required
@require_safe
def openapi_json(request: HttpRequest) -> HttpResponse:
    """The description of the API for programs."""
    return JsonResponse(skema_openapi())
