"""Reports through the koperasi's own door: which are owed, one of them, its figures, its correction."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin
from core.perkara.ditolak import Ditolak
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.laporan.surat import TANDA_TERIMA, bagian_laporan
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.laporan.views.laporan import LaporanIsian, LaporanKoperasi, LaporanKoreksi
from ksp_usp.models import Koperasi, LaporanBerkala, StatusLaporan
from perizinan.saya.isi import koperasi_sendiri
from perizinan.saya.views import KoperasiSaya


class Laporan(KoperasiSaya, LaporanKoperasi):
    """The periods: which are in, which are owed; one is chosen and stands on the button."""

    template_name = "perizinan/saya/laporan.html"
    aksi, izin = "buat_sendiri", Izin.URUS_KOPERASI_SENDIRI

    def dispatch(self, request, *args, **kwargs):
        koperasi = koperasi_sendiri(request.user)
        if koperasi is None:
            raise PermissionDenied(self.izin.penolakan())
        return super(KoperasiSaya, self).dispatch(request, *args, pk=koperasi.pk, **kwargs)

    def get_queryset(self):
        return Koperasi.objects.filter(pk__in=self.request.user.pihak).select_related("wilayah__induk", "berwenang")

    def lanjut(self, laporan):
        if laporan.status == StatusLaporan.DRAF:
            messages.info(self.request, "Loket pemberi izin sedang memasukkan laporan masa ini.")
            return redirect("saya_laporan")
        return redirect("saya_laporan_isian" if laporan.tahap.draf else "saya_laporan_rinci", laporan.pk)


class LaporanSayaMixin:
    """A report of the own koperasi; what an office is drafting of it is the office's."""

    def terlihat(self):
        return LaporanBerkala.objects.filter(koperasi__in=self.request.user.pihak).exclude(status=StatusLaporan.DRAF)

    @property
    def alamat_laporan(self) -> str:
        return reverse("saya_laporan_rinci", args=[self.laporan.pk])


class IsianSaya(LaporanSayaMixin, LaporanIsian):
    pengisi = Izin.URUS_KOPERASI_SENDIRI

    @property
    def halaman(self):
        return self.alamat_laporan


class KoreksiSaya(LaporanSayaMixin, LaporanKoreksi):
    aksi, izin = "buat_sendiri", Izin.URUS_KOPERASI_SENDIRI
    rinci, isian = "saya_laporan_rinci", "saya_laporan_isian"
    template_name = "perizinan/saya/koreksi.html"

    def buka(self):
        if self.laporan.koreksi.filter(status=StatusLaporan.DRAF).exists():
            messages.info(self.request, "Loket pemberi izin sedang mengoreksi laporan ini.")
            return redirect(self.alamat_laporan)
        return super().buka()


class LaporanSaya(LaporanSayaMixin, KoperasiSaya, View):
    """One report: what is still missing and the button that sends it; once it is in, its receipt."""

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = self.terlihat().select_related("koperasi__berwenang", "berwenang", "angka", "mengoreksi")
        self.laporan = get_object_or_404(terlihat, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.isi()

    def post(self, request):
        """Send, or throw the draft away, through the gate."""
        aksi = "buang_sendiri" if request.POST.get("aksi") == "buang" else "kirim_sendiri"
        versi = request.POST.get("versi", "")
        try:
            ALUR_LAPORAN.jalankan(
                self.laporan, aksi, request.user,
                versi=int(versi) if versi.isdecimal() and len(versi) < 10 else -1,
            )  # fmt: skip
        except Ditolak as tolak:
            messages.error(request, tolak.pesan)
            return self.isi(422)
        if aksi == "buang_sendiri":
            messages.success(request, f"Rancangan {self.laporan.masa.sebutan} dibuang.")
            return redirect("saya_laporan")
        messages.success(request, f"{self.laporan.masa.sebutan} sudah masuk. Simpan tanda terimanya.")
        return redirect("saya_laporan_rinci", self.laporan.pk)

    def isi(self, status=200):
        p = self.laporan
        disusun = p.status == StatusLaporan.DISUSUN
        temuan = ALUR_LAPORAN.temuan(p, "kirim_sendiri", self.hari_ini) if disusun else []
        koreksi = p.koreksi.exclude(status=StatusLaporan.DIBUANG).first()
        return self.tampil(
            "laporan_rinci",
            status,
            laporan=p,
            masa=p.masa,
            disusun=disusun,
            kurang=[t for t in temuan if not t.hasil.lolos],
            bagian=list(bagian_laporan(p)),
            surat=[s for s in p.daftar_surat if s.jenis in TANDA_TERIMA],
            tenggat=Tenggat.untuk(p.berwenang, [p.koperasi]).kalimat(p.koperasi, p.masa),
            bisa_koreksi=p.status == StatusLaporan.MASUK and koreksi is None,
            koreksi=koreksi if koreksi and koreksi.status != StatusLaporan.DRAF else None,
        )
