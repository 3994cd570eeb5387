"""The koperasi's own door, one thing a page: what is due, reports, duties, letters, what is on record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.simpan_pinjam_2015.laporan import Keadaan
from core.dasar.izin import Izin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.berkas import terima_pindaian
from core.halaman.surat import SuratPdf
from core.perkara.ditolak import Ditolak
from ksp_usp.laporan.alur import ALUR_LAPORAN
from ksp_usp.laporan.panel import pemenuhan_berupa
from ksp_usp.laporan.surat import TANDA_TERIMA, bagian_laporan
from ksp_usp.laporan.syarat import keadaan_masa, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.laporan.views.laporan import LaporanIsian, LaporanKoperasi, LaporanKoreksi, rupa
from ksp_usp.models import Koperasi, LaporanBerkala, Orang, StatusLaporan
from perizinan.models import PeristiwaSanksi, Sanksi, StatusSanksi
from perizinan.pengawasan.akibat import catat_peristiwa
from perizinan.pengawasan.forms import TanggapanForm
from perizinan.saya.isi import (
    SURAT_KOPERASI,
    hasil_kesehatan,
    koperasi_sendiri,
    sanksi_terbit,
    surat_koperasi,
    urusan_koperasi,
)


class KoperasiSaya:
    """Loads the koperasi of the person; whoever acts for none is told where to go."""

    def dispatch(self, request, *args, **kwargs):
        self.koperasi = koperasi_sendiri(request.user)
        if self.koperasi is None:
            raise PermissionDenied(Izin.URUS_KOPERASI_SENDIRI.penolakan())
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def hari_ini(self):
        return hari_ini(self.koperasi.berwenang)

    @cached_property
    def masa(self) -> list:
        """(period, due day, report, how it stands) of every period owed, oldest first."""
        k = self.koperasi
        return keadaan_masa(k, Tenggat.untuk(k.berwenang, [k]), laporan_menurut_masa(k), self.hari_ini)

    def tampil(self, templat, status=200, **isi):
        return render(self.request, f"perizinan/saya/{templat}.html", {"koperasi": self.koperasi, **isi}, status=status)


class Beranda(KoperasiSaya, View):
    """What the koperasi has to do next, and how it stands with its licence."""

    def get(self, request):
        k = self.koperasi
        ditunggu = [
            {
                "masa": masa,
                "batas": batas,
                "rupa": rupa(sejauh),
                "sisa": (batas - self.hari_ini).days if batas else None,
            }
            for masa, batas, laporan, sejauh in self.masa
            if laporan is None and sejauh is not Keadaan.BERJALAN
        ]
        urusan, sanksi = urusan_koperasi(k), sanksi_terbit(k)
        return self.tampil(
            "beranda",
            kerja=[u for u in urusan if u.tahap.perbaikan or u.disusun_koperasi],
            ditunggu=ditunggu,
            izin=k.izin.terakhir(),
            urusan=urusan[:5],
            berlaku=[s for s in sanksi if s.status == StatusSanksi.BERLAKU],
            sanksi=[s for s in sanksi if s.status != StatusSanksi.BERLAKU][:3],
            surat=surat_koperasi(k)[:3],
        )


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
    aksi, izin, isian = "buat_sendiri", Izin.URUS_KOPERASI_SENDIRI, "saya_laporan_isian"
    template_name = "perizinan/saya/koreksi.html"


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
            koreksi=koreksi,
        )


class Kewajiban(KoperasiSaya, View):
    """The duties of the licence holder, each with what is on record of it."""

    def get(self, request):
        k = self.koperasi
        return self.tampil("kewajiban", pemenuhan=pemenuhan_berupa(k, self.hari_ini))


class SanksiSaya(KoperasiSaya, View):
    """One sanction whose letter is out: what is asked and by when, and what the koperasi answers."""

    def dispatch(self, request, *args, pk, **kwargs):
        terbit = Sanksi.objects.terbit().filter(koperasi__in=request.user.pihak)
        self.sanksi = get_object_or_404(terbit.select_related("surat", "berwenang", "izin", "koperasi"), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def dapat(self) -> bool:
        return self.sanksi.status == StatusSanksi.BERLAKU

    def get(self, request):
        return self.isi(TanggapanForm())

    def post(self, request):
        s = self.sanksi
        penugasan = wajib(request.user, Izin.URUS_KOPERASI_SENDIRI, self.koperasi)
        if not self.dapat:
            raise PermissionDenied("Sanksi ini sudah selesai: tidak ada lagi yang ditanggapi.")
        berkas, salah = terima_pindaian(request, f"sanksi_{s.pk}", "bukti")
        form = TanggapanForm(request.POST, berkas=berkas, salah=salah)
        if not form.is_valid():
            return self.isi(form, 422)
        satu = form.save(commit=False)
        satu.jenis, satu.tanggal = PeristiwaSanksi.Jenis.TANGGAPAN, self.hari_ini
        catat_peristiwa(s, satu, berkas, request.user, penugasan)
        messages.success(request, f"Tanggapan Anda sudah sampai di {s.berwenang.nama}.")
        return redirect("saya_sanksi", s.pk)

    def isi(self, form, status=200):
        s = self.sanksi
        return self.tampil(
            "sanksi",
            status,
            sanksi=s,
            form=form if self.dapat else None,
            laporan=[masa for masa, _, _, sejauh in self.masa if sejauh is Keadaan.LEWAT],
            surat=[x for x in s.daftar_surat if x.jenis in SURAT_KOPERASI],
            peristiwa=s.peristiwa.select_related("berkas"),
        )


class DaftarSurat(KoperasiSaya, View):
    """Every letter to the koperasi."""

    def get(self, request):
        return self.tampil("surat", surat=surat_koperasi(self.koperasi)[:200])


class SuratSaya(KoperasiSaya, SuratPdf):
    """One of them as its PDF."""

    def terlihat(self):
        return surat_koperasi(self.koperasi)


class Data(KoperasiSaya, View):
    """What is on record: identity, people with their posts, licence, results. Who may change it is said."""

    def get(self, request):
        k = self.koperasi
        wajib(request.user, Izin.URUS_KOPERASI_SENDIRI, k)
        return self.tampil(
            "data",
            orang=Orang.objects.aktif(self.hari_ini).filter(koperasi=k).order_by("golongan", "pk"),
            izin=k.izin.order_by("-tanggal", "-pk"),
            hasil=hasil_kesehatan(k),
            urusan=urusan_koperasi(k),
            anggota=k.wilayah_menurut_ad(),
        )
