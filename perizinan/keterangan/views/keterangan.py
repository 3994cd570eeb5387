"""A letter on how a licence stands: what it would say today, what for, and the ones that were given."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.halaman.daftar import DaftarView, Kolom, kolom_status
from core.halaman.urusan import UrusanView
from ksp_usp.koperasi.panel import KoperasiMixin
from perizinan.keterangan.forms import KeteranganForm, SaringKeterangan
from perizinan.keterangan.isi import isi_keterangan
from perizinan.keterangan.mulai import mulai_keterangan
from perizinan.models import KeteranganIzin
from perizinan.models.keterangan import TERBUKA

ADA = "Surat keterangan koperasi ini masih terbuka: terbitkan atau tutup yang itu."


class KeteranganDaftar(DaftarView):
    model = KeteranganIzin
    judul = "Surat keterangan keadaan izin"
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Koperasi", "koperasi.nama", tautan=True, lebar=40, bawah=("nomor_perkara",)),
        Kolom("Keperluan", "keperluan", lebar=40),
        kolom_status(20),
    )
    kosong_sebab = "Belum ada surat keterangan yang dapat Anda lihat."
    kosong_saran = "Surat keterangan disusun dari halaman pengawasan koperasinya, atau diminta pengurusnya."

    def get_queryset(self):
        return super().get_queryset().select_related("koperasi", "berwenang")

    def get_form_saring(self):
        return SaringKeterangan(self.request.GET, pengguna=self.request.user)


class KeteranganBaru(KoperasiMixin, View):
    """Only the office that issues the licence states how it stands."""

    template_name = "perizinan/keterangan/baru.html"

    def get(self, request):
        wajib(request.user, Izin.BUAT_KETERANGAN, self.koperasi)
        return self.tampil(KeteranganForm())

    def post(self, request):
        wajib(request.user, Izin.BUAT_KETERANGAN, self.koperasi)
        form = KeteranganForm(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            return redirect(mulai_keterangan(self.koperasi, form.cleaned_data["keperluan"], request.user))
        except IntegrityError:
            messages.info(request, ADA)
            return redirect(self.koperasi.keterangan_izin.get(status__in=TERBUKA))

    def tampil(self, form, status=200):
        isi = {"koperasi": self.koperasi, "form": form, "isi": isi_keterangan(self.koperasi, self.hari_ini)}
        return render(self.request, self.template_name, isi, status=status)


class KeteranganRinci(UrusanView):
    """One letter: what it says, or would have said when it was begun."""

    model = KeteranganIzin
    template_name = "perizinan/keterangan/rinci.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"koperasi": self.object.koperasi}
