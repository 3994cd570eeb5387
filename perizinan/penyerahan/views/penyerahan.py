"""Handing a koperasi over: whose files still lie here, what goes and what stays, the receipt."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, penugasan_berizin, wajib
from core.halaman.daftar import DaftarView, Kolom, SaringUrusan, kolom_status
from core.halaman.forms import SEMUA, FormSentra
from core.halaman.urusan import UrusanView
from core.models import Surat
from core.perkara.nomor import nomor_perkara
from perizinan.models import IzinUsaha, PenyerahanKoperasi, StatusPenyerahan
from perizinan.penyerahan.alur import ALUR_PENYERAHAN
from perizinan.penyerahan.isi import belum_diserahkan, isi_penyerahan, surat_lama

ADA = "Penyerahan koperasi ini sudah disusun: lanjutkan yang ada."
TERBANYAK = 100


class PenyerahanForm(FormSentra, forms.ModelForm):
    class Meta:
        model = PenyerahanKoperasi
        fields = ("catatan",)
        help_texts = {"catatan": "Tercantum pada berita acara, misalnya yang perlu segera ditindaklanjuti."}
        widgets = {"catatan": forms.Textarea({"rows": 3})}


class SaringPenyerahan(SaringUrusan):
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")
    utama = ("q", "status")

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusPenyerahan.choices], required=False)


class PenyerahanDaftar(DaftarView):
    model = PenyerahanKoperasi
    judul = "Penyerahan berkas pembinaan"
    keterangan = "Koperasi yang berganti pejabat yang berwenang: berkasnya diserahkan kantor lama kepada kantor baru."
    template_name = "perizinan/penyerahan/daftar.html"
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Koperasi", "koperasi.nama", tautan=True, lebar=40, bawah=("nomor_perkara",)),
        Kolom("Dari", "nama_dari", lebar=20),
        Kolom("Kepada", "nama_ke", lebar=20),
        kolom_status(20),
    )
    kosong_sebab = "Belum ada penyerahan yang dapat Anda lihat."
    kosong_saran = "Penyerahan disusun pengawas kantor lama sesudah izin baru terbit di kantor lain."

    def get_queryset(self):
        return super().get_queryset().select_related("koperasi", "dari", "ke", "berwenang").defer("isi")

    def get_form_saring(self):
        return SaringPenyerahan(self.request.GET, pengguna=self.request.user)

    def get_context_data(self, **kwargs):
        kantor = {p.instansi.wilayah_id for p in penugasan_berizin(self.request.user, Izin.SERAHKAN_KOPERASI)}
        return super().get_context_data(**kwargs) | {
            "belum": belum_diserahkan(kantor)[:TERBANYAK] if kantor else [],
        }


class PenyerahanBaru(View):
    """What would be handed over today, from the licence that the old office gave."""

    template_name = "perizinan/penyerahan/baru.html"

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = IzinUsaha.objects.terlihat_oleh(request.user).filter(keadaan=IzinUsaha.Keadaan.DIGANTI)
        lama = get_object_or_404(terlihat.select_related("penerbit"), pk=pk)
        self.izin = get_object_or_404(
            IzinUsaha.objects.filter(mengganti=lama).exclude(penerbit=lama.penerbit_id).select_related(
                "penerbit", "koperasi__wilayah__induk", "koperasi__berwenang"
            )
        )  # fmt: skip
        self.penyerahan = PenyerahanKoperasi(
            koperasi=self.izin.koperasi, izin=self.izin, dari=lama.penerbit, ke=self.izin.penerbit,
            wilayah=lama.penerbit, berwenang=lama.penerbit,
        )  # fmt: skip
        self.penugasan = wajib(request.user, Izin.SERAHKAN_KOPERASI, self.penyerahan)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.tampil(PenyerahanForm())

    def post(self, request):
        form = PenyerahanForm(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            return redirect(self.buat(form.cleaned_data["catatan"]))
        except IntegrityError:
            messages.info(request, ADA)
            return redirect(self.izin.penyerahan.exclude(status=StatusPenyerahan.DIBATALKAN).get())

    def buat(self, catatan: str) -> PenyerahanKoperasi:
        p = self.penyerahan
        with transaction.atomic():
            p.nomor_perkara, p.catatan = nomor_perkara("PYR", "penyerahan", p.dari, p.hari_ini), catatan
            return ALUR_PENYERAHAN.buat(p, self.request.user)

    def tampil(self, form, status=200):
        isi = {"form": form, "penyerahan": self.penyerahan, "isi": isi_penyerahan(self.penyerahan)}
        return render(self.request, self.template_name, isi, status=status)


class PenyerahanRinci(UrusanView):
    """One handing over: what goes, what stays, and, once it was received, the letters of the old office."""

    model = PenyerahanKoperasi
    template_name = "perizinan/penyerahan/rinci.html"

    def get_context_data(self, **kwargs):
        p = self.object
        konteks = super().get_context_data(**kwargs)
        lama = []
        if p.status == StatusPenyerahan.DITERIMA:
            terbaca = Surat.objects.terlihat_oleh(self.request.user).filter(pk__in=surat_lama(p).values("pk"))
            lama = terbaca.order_by("-tanggal", "-pk").only("pk", "hal", "nomor", "tanggal")[:TERBANYAK]
        return konteks | {"isi": isi_penyerahan(p), "surat_lama": lama}
