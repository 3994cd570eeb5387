"""Saved filters: the present filter of a list under a name; open, rename, share with the office, delete."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, boleh
from core.halaman.forms import FormSentra
from core.halaman.tanpa_nik import memuat_nik
from core.models import Instansi, Saringan

TERBANYAK = 20  # names of one person on one list: more nobody finds again


KEMBAR = "Nama ini sudah Anda pakai pada daftar ini. Pilih nama lain."


class SaringanForm(FormSentra, forms.ModelForm):
    """A name, and with whom it is shared."""

    class Meta:
        model = Saringan
        fields = ("nama", "instansi")
        labels = {"nama": "Nama saringan", "instansi": "Bagikan"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kantor = [p.instansi_id for p in self.instance.pengguna.penugasan_aktif() if p.pihak is None]
        bagikan = self.fields["instansi"]
        bagikan.queryset = Instansi.objects.filter(pk__in=kantor)
        bagikan.empty_label = "Hanya saya"
        if not kantor:
            del self.fields["instansi"]

    def clean(self):
        """One name once a person and list; as many as fit a list."""
        isi, s = super().clean(), self.instance
        milik = Saringan.objects.filter(pengguna=s.pengguna, daftar=s.daftar).exclude(pk=s.pk)
        nama = isi.get("nama")
        if nama and milik.filter(nama__iexact=nama).exists():
            self.add_error("nama", KEMBAR)
        if nama and memuat_nik(nama):
            self.add_error("nama", "Nama saringan tanpa NIK orang: rekan Anda dapat membacanya.")
        if not s.kueri:
            self.add_error("nama", "Belum ada saringan yang dipakai. Saring daftarnya dahulu.")
        if len(s.kueri) > Saringan._meta.get_field("kueri").max_length:
            self.add_error("nama", "Saringan ini terlalu panjang untuk disimpan.")
        if s.pk is None and milik.count() >= TERBANYAK:
            self.add_error("nama", f"Anda sudah menyimpan {TERBANYAK} saringan pada daftar ini. Hapus satu dahulu.")
        return isi

    def simpan(self) -> bool:
        """Save; False, with the reason beside the name, where the same click arrived twice at once."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            self.add_error("nama", KEMBAR)
        return not self.errors


class SaringanDaftar(View):
    """All saved filters that this person may open, by list."""

    def get(self, request):
        semua = Saringan.objects.terlihat_oleh(request.user).select_related("pengguna", "instansi__wilayah")
        baris = [(s, s.pengguna_id == request.user.pk, boleh_hapus(s, request.user)) for s in semua]
        return render(request, "core/halaman/saringan_daftar.html", {"baris": baris})


class SaringanUbah(View):
    """Rename one's own, share it or no longer, delete it; what was shared an admin of that office may delete too."""

    template_name = "core/halaman/saringan_ubah.html"

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = Saringan.objects.terlihat_oleh(request.user).select_related("pengguna", "instansi__wilayah")
        self.saringan = get_object_or_404(terlihat, pk=pk)
        self.milik = self.saringan.pengguna_id == request.user.pk
        if not boleh_hapus(self.saringan, request.user):
            raise PermissionDenied(
                f"Saringan ini milik {self.saringan.pengguna.nama}. Yang mengubahnya pemiliknya; admin instansi dapat"
                " menghapusnya."
            )
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.tampil(SaringanForm(instance=self.saringan))

    def post(self, request):
        if request.POST.get("aksi") == "hapus":
            self.saringan.delete()
            messages.success(request, f"Saringan “{self.saringan.nama}” dihapus. Daftarnya sendiri tidak berubah.")
            return redirect("saringan_daftar")
        if not self.milik:
            raise PermissionDenied(f"Saringan ini milik {self.saringan.pengguna.nama}: hanya pemiliknya mengubahnya.")
        form = SaringanForm(request.POST, instance=self.saringan)
        if not (form.is_valid() and form.simpan()):
            return self.tampil(form, 422)
        messages.success(request, "Saringan tersimpan.")
        return redirect("saringan_daftar")

    def tampil(self, form, status=200):
        isi = {"form": form, "saringan": self.saringan, "milik": self.milik}
        return render(self.request, self.template_name, isi, status=status)


def boleh_hapus(saringan: Saringan, pengguna) -> bool:
    """Whether `pengguna` may take a saved filter away: its owner, or an admin of the office that sees it."""
    if saringan.pengguna_id == pengguna.pk:
        return True
    return saringan.instansi is not None and boleh(pengguna, Izin.KELOLA_INSTANSI, saringan.instansi) is not None


def simpan_saringan(request, judul: str, kueri: str) -> tuple[SaringanForm, HttpResponseRedirect | None]:
    """The form of a list as it was sent, and the answer once it is saved."""
    baru = Saringan(pengguna=request.user, daftar=request.path, judul=judul[:200], kueri=kueri)
    form = SaringanForm(request.POST, instance=baru)
    if not (form.is_valid() and form.simpan()):
        return form, None
    messages.success(request, f"Saringan tersimpan sebagai “{baru.nama}”.")
    return form, HttpResponseRedirect(baru.get_absolute_url())


def saringan_daftar(request, kueri: str, form: SaringanForm | None = None) -> dict:
    """What komponen/saringan.html shows on one list: the names, and the form that keeps the present filter."""
    tersimpan = list(
        Saringan.objects.terlihat_oleh(request.user).filter(daftar=request.path).select_related("instansi")
    )
    kosong = Saringan(pengguna=request.user, daftar=request.path)
    return {
        "tersimpan": tersimpan,
        "kueri": kueri,
        "baru": bool(kueri) and all(s.kueri != kueri for s in tersimpan),
        "form": form or SaringanForm(instance=kosong),
        "atur": reverse("saringan_daftar"),
    }
