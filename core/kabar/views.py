"""The notices of a person: their list, opening one, marking them read; what goes out by mail."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.generic import View

from core.dasar.izin import Izin, boleh
from core.dasar.keadaan import baca_saja
from core.dasar.rupa import tanggal_jam
from core.halaman.daftar import DaftarView, FormSaring, Kolom
from core.halaman.forms import FormSentra
from core.halaman.tanda import status
from core.models import KabarPengguna, Pemberitahuan


class SaringPemberitahuan(FormSaring):
    utama = ("baca", "jenis")

    baca = forms.ChoiceField(label="Tampilkan", choices=[("", "Semua"), ("belum", "Belum dibaca")], required=False)
    jenis = forms.ChoiceField(label="Tentang", choices=[("", "Semua"), *Pemberitahuan.Jenis.choices], required=False)

    def saring_baca(self, queryset, _):
        return queryset.filter(dibaca=False)


def tanda_baca(p: Pemberitahuan) -> SafeString:
    """Whether it is read; of one that is not, the button that says so."""
    if p.dibaca:
        return status("belum", "Sudah dibaca", "lewat")
    tombol = '<button class="btn btn-outline-primary btn-kecil" form="tandai" name="satu" value="{}">'
    return format_html(
        "{} " + tombol + 'Tandai sudah dibaca<span class="visually-hidden">: {}</span></button>',
        status("titik", "Belum dibaca", "kerja"), p.pk, p.kalimat,
    )  # fmt: skip


class DaftarPemberitahuan(DaftarView):
    """What I should know, the newest first. What a desk was told goes as soon as the case moves on."""

    model = Pemberitahuan
    template_name = "core/kabar/daftar.html"
    judul = "Pemberitahuan"
    keterangan = "Yang tiba di meja Anda, dikembalikan, ditugaskan, atau diputus. Setelah 90 hari terhapus sendiri."
    form_saring = SaringPemberitahuan
    kolom = (
        Kolom(
            "Apa", "kalimat", tautan=lambda p: reverse("pemberitahuan_buka", args=[p.pk]), bawah=("judul",), lebar=50
        ),
        Kolom("Tentang", "get_jenis_display", lebar=18),
        Kolom("Kapan", lambda p: tanggal_jam(p.dibuat_pada), lebar=16),
        Kolom("Keadaan", lambda p: "Sudah dibaca" if p.dibaca else "Belum dibaca", rupa=tanda_baca, lebar=16),
    )
    kosong_sebab = "Belum ada pemberitahuan."
    kosong_saran = "Urusan yang tiba di meja Anda, dikembalikan, atau diputus diberitahukan di sini."

    def get_aksi(self):
        if boleh(self.request.user, Izin.INGATKAN_MEJA):
            return reverse("ingatkan_meja"), "Ingatkan meja"
        return None

    def get_queryset(self):
        return Pemberitahuan.objects.bagi(self.request.user).bertanda(self.request.user)

    def post(self, request):
        """Mark one as read, or all up to the newest that the page showed; or keep the filter, as every list does."""
        if "nama" in request.POST:
            return super().post(request)
        if satu := _nomor(request.POST.get("satu")):
            Pemberitahuan.objects.bagi(request.user).filter(pk=satu).tandai(request.user)
        elif sampai := _nomor(request.POST.get("sampai")):
            KabarPengguna.semua_dibaca(request.user, sampai)
            messages.success(request, "Semua pemberitahuan ditandai sudah dibaca.")
        return redirect(request.get_full_path())

    def get_context_data(self, **kwargs):
        terbaru = Pemberitahuan.objects.belum_dibaca(self.request.user).order_by("-pk").values_list("pk", flat=True)
        return super().get_context_data(sampai=terbaru.first(), **kwargs)


class BukaPemberitahuan(View):
    """Read one: on to what it is about. One of a case that has moved on still leads there."""

    def get(self, request, pk):
        satu = get_object_or_404(Pemberitahuan.objects.milik(request.user), pk=pk)
        if not baca_saja():
            Pemberitahuan.objects.filter(pk=satu.pk).tandai(request.user)
        return redirect(satu.alamat)


class PilihanForm(FormSentra, forms.ModelForm):
    class Meta:
        model = KabarPengguna
        fields = ("penting", "meja", "hasil")
        labels = {
            "penting": "Yang menunggu Anda sendiri",
            "meja": "Urusan baru di meja Anda",
            "hasil": "Kelanjutan urusan yang pernah Anda tangani",
        }
        help_texts = {
            "penting": "Dikembalikan, ditugaskan, atau dialihkan kepada Anda, diingatkan, dan yang lewat tenggat; bagi"
            " pengurus koperasi juga surat baru.",
            "meja": "Yang tiba di meja instansi Anda, dan yang tenggatnya dekat.",
            "hasil": "Diputus, atau suratnya menunggu pindaian.",
        }
        widgets = dict.fromkeys(("penting", "meja", "hasil"), forms.RadioSelect)


class PilihanSurel(View):
    """What of the notices goes out by mail: at once, every Monday, or not at all."""

    def get(self, request):
        return self.tampil(PilihanForm(instance=self.milik()))

    def post(self, request):
        form = PilihanForm(request.POST, instance=self.milik())
        if not form.is_valid():
            return self.tampil(form, 422)
        form.instance.dipilih_pada = timezone.now()
        form.save()
        messages.success(request, "Pilihan surel tersimpan.")
        return redirect("pilihan_surel")

    def milik(self):
        return KabarPengguna.objects.filter(pengguna=self.request.user).first() or KabarPengguna(
            pengguna=self.request.user
        )

    def tampil(self, form, status=200):
        return render(self.request, "core/kabar/surel.html", {"form": form}, status=status)


def _nomor(teks: str | None) -> int | None:
    """The number of a button, or None for what no button holds."""
    return int(teks) if teks and teks.isascii() and teks.isdecimal() and len(teks) < 16 else None
