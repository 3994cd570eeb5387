"""A letter on how a licence stands: what it would say today, what for, and the ones that were given."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, wajib
from core.halaman.daftar import DaftarView, Kolom, SaringUrusan, kolom_status
from core.halaman.forms import SEMUA, FormSentra
from core.halaman.urusan import UrusanView
from core.models import Instansi
from core.perkara.nomor import nomor_berikut
from ksp_usp.koperasi.panel import KoperasiMixin
from perizinan.keterangan.alur import ALUR_KETERANGAN
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import KeteranganIzin, StatusKeterangan

ADA = "Rancangan surat keterangan koperasi ini masih terbuka: terbitkan atau tutup yang itu."


class KeteranganForm(FormSentra, forms.ModelForm):
    class Meta:
        model = KeteranganIzin
        fields = ("keperluan",)
        labels = {"keperluan": "Untuk keperluan"}
        help_texts = {"keperluan": "Tercantum pada surat, misalnya: pengajuan pinjaman kepada bank."}


class SaringKeterangan(SaringUrusan):
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum")
    utama = ("q", "status")

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusKeterangan.choices], required=False)


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
    kosong_saran = "Surat keterangan disusun dari halaman pengawasan koperasinya."

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
            return redirect(self.buat(form.cleaned_data["keperluan"]))
        except IntegrityError:
            messages.info(request, ADA)
            return redirect(self.koperasi.keterangan_izin.get(status=StatusKeterangan.DRAF))

    def buat(self, keperluan: str) -> KeteranganIzin:
        k = self.koperasi
        # One counter a region: its first office keeps it, however many offices the region has.
        penghitung = Instansi.objects.filter(wilayah=k.berwenang).order_by("pk").first()
        with transaction.atomic():
            urut = nomor_berikut(penghitung, "keterangan_izin", self.hari_ini)
            nomor = f"KET-{k.berwenang_id}-{self.hari_ini.year}-{urut:04}"
            satu = KeteranganIzin(
                nomor_perkara=nomor, koperasi=k, wilayah=k.wilayah, berwenang=k.berwenang, keperluan=keperluan,
                isi=isi_keterangan(k, self.hari_ini),
            )  # fmt: skip
            return ALUR_KETERANGAN.buat(satu, self.request.user)

    def tampil(self, form, status=200):
        isi = {"koperasi": self.koperasi, "form": form, "isi": isi_keterangan(self.koperasi, self.hari_ini)}
        return render(self.request, self.template_name, isi, status=status)


class KeteranganRinci(UrusanView):
    """One letter: what it says, or would have said when it was begun."""

    model = KeteranganIzin
    template_name = "perizinan/keterangan/rinci.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"koperasi": self.object.koperasi}
