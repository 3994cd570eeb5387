"""Complaints, for the pengawas of their office alone; guidance, for everybody who sees the koperasi."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa import P15_2015, PENGENDALIAN, Pasal
from core.dasar.izin import Izin, boleh, wajib
from core.dasar.waktu import hari_ini
from core.halaman.daftar import DaftarView, FormSaring, Kolom
from core.perkara.jejak import catat
from ksp_usp.koperasi.panel import KoperasiMixin
from perizinan.models import Pemeriksaan, Pengaduan
from perizinan.pemeriksaan.forms import TERBUKA, PembinaanForm, PengaduanForm, SaringPengaduan, TanggapiForm

PASAL_26_4 = Pasal(P15_2015, "26", "4")


class PengaduanDaftar(DaftarView):
    """Complaints about the koperasi of the own office, without who made them."""

    model = Pengaduan
    judul = "Pengaduan"
    keterangan = "Pelapor hanya tampil pada halaman pengaduannya."
    kolom = (
        Kolom("Koperasi", "koperasi.nama", tautan=True, lebar=28),
        Kolom("Pengaduan", "ringkas", lebar=38),
        Kolom("Diterima", "tanggal", lebar=16),
        Kolom("Keadaan", "get_status_display", lebar=18),
    )
    kosong_sebab = "Belum ada pengaduan."
    kosong_saran = "Pengaduan dicatat dari halaman koperasinya."
    form_saring: type[FormSaring] = SaringPengaduan

    def susun(self):
        wajib(self.request.user, Izin.TERIMA_PENGADUAN)
        super().susun()

    def get_queryset(self):
        return super().get_queryset().select_related("koperasi")


class PengaduanBaru(KoperasiMixin, View):
    """One complaint, written down as it came."""

    template_name = "perizinan/pemeriksaan/pengaduan_baru.html"

    def get(self, request):
        wajib(request.user, Izin.TERIMA_PENGADUAN, self.koperasi)
        return self.tampil(PengaduanForm(initial={"tanggal": self.hari_ini}))

    def post(self, request):
        penugasan = wajib(request.user, Izin.TERIMA_PENGADUAN, self.koperasi)
        form = PengaduanForm(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        with transaction.atomic():
            p = form.save(commit=False)
            p.koperasi, p.berwenang, p.dicatat_oleh = self.koperasi, self.koperasi.berwenang, request.user
            p.save()
            # Who complained, and of what, is kept out of the trail: others read it.
            catat(
                p, "buat", "mencatat pengaduan", wilayah_id=p.berwenang_id, pengguna=request.user,
                penugasan=penugasan, pasal=str(PENGENDALIAN), salinan={"tanggal": p.tanggal, "kanal": p.kanal},
            )  # fmt: skip
        messages.success(request, "Pengaduan tercatat.")
        return redirect(p)

    def tampil(self, form, status=200):
        return render(self.request, self.template_name, {"form": form, "koperasi": self.koperasi}, status=status)


class PengaduanRinci(View):
    """One complaint with who made it; what becomes of it is written here."""

    template_name = "perizinan/pemeriksaan/pengaduan.html"

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = Pengaduan.objects.terlihat_oleh(request.user).select_related(
            "koperasi", "pemeriksaan__koperasi", "pemeriksaan__kantor", "dicatat_oleh", "berwenang"
        )
        self.pengaduan = get_object_or_404(terlihat, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def bentuk(self, data=None):
        p = self.pengaduan
        milik = Pemeriksaan.objects.filter(koperasi=p.koperasi_id).exclude(status="dibatalkan")
        return TanggapiForm(data, instance=p, pemeriksaan=milik.select_related("koperasi", "kantor").order_by("-pk"))

    def get(self, request):
        return self.tampil(self.bentuk() if self.pengaduan.status in TERBUKA else None)

    def post(self, request):
        with transaction.atomic():
            p = Pengaduan.objects.select_for_update().get(pk=self.pengaduan.pk)
            penugasan = wajib(request.user, Izin.TERIMA_PENGADUAN, p)
            if p.status not in TERBUKA:
                raise PermissionDenied("Pengaduan ini sudah ditutup: jawabannya tidak diubah lagi.")
            form = self.bentuk(request.POST)
            if not form.is_valid():
                self.pengaduan.refresh_from_db(fields=["status"])
                return self.tampil(form, 422)
            p = form.save(commit=False)
            p.ditutup_pada = None if p.status in TERBUKA else hari_ini(p.berwenang)
            p.save()
            catat(
                p, p.status, f"menandai pengaduan: {p.get_status_display().lower()}", wilayah_id=p.berwenang_id,
                pengguna=request.user, penugasan=penugasan, pasal=str(PENGENDALIAN), salinan={"status": p.status},
            )  # fmt: skip
        messages.success(request, f"Pengaduan: {p.get_status_display().lower()}.")
        return redirect(p)

    def tampil(self, form, status=200):
        isi = {"form": form, "pengaduan": self.pengaduan, "koperasi": self.pengaduan.koperasi}
        return render(self.request, self.template_name, isi, status=status)


class PembinaanKoperasiView(KoperasiMixin, View):
    """The guidance that one koperasi was given, and one more record of it (Pasal 26 ayat (4), Pasal 27)."""

    template_name = "perizinan/pemeriksaan/pembinaan.html"

    def get(self, request):
        return self.tampil(PembinaanForm(initial={"tanggal": self.hari_ini}))

    def post(self, request):
        penugasan = wajib(request.user, Izin.CATAT_BINAAN, self.koperasi)
        form = PembinaanForm(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        with transaction.atomic():
            satu = form.save(commit=False)
            satu.koperasi, satu.oleh, satu.jabatan = self.koperasi, request.user, penugasan.jabatan_tercetak
            satu.save()
            catat(
                self.koperasi, "pembinaan", f"mencatat pembinaan: {satu.get_jenis_display().lower()}"[:300],
                wilayah_id=self.koperasi.wilayah_id, pengguna=request.user, penugasan=penugasan,
                pasal=str(PASAL_26_4), salinan={n: str(getattr(satu, n)) for n in form._meta.fields},
            )  # fmt: skip
        messages.success(request, "Pembinaan tercatat.")
        return redirect(f"{reverse('pembinaan_koperasi', args=[self.koperasi.pk])}#pembinaan")

    def tampil(self, form, status=200):
        isi = {
            "form": form,
            "koperasi": self.koperasi,
            "daftar": self.koperasi.pembinaan.select_related("oleh")[:100],
            "dapat": bool(boleh(self.request.user, Izin.CATAT_BINAAN, self.koperasi)),
        }
        return render(self.request, self.template_name, isi, status=status)
