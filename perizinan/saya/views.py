"""The koperasi's own door, one thing a page: what is due, reports, duties, letters, what is on record."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.simpan_pinjam_2015.laporan import Keadaan
from core.dasar.izin import Izin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.berkas import terima_pindaian
from core.halaman.surat import SuratPdf
from ksp_usp.laporan.panel import pemenuhan_berupa
from ksp_usp.laporan.syarat import keadaan_masa, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.laporan.views.laporan import rupa
from ksp_usp.models import Orang
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

SELESAI = "Sanksi ini sudah selesai: tidak ada lagi yang ditanggapi."


DITUNGGU = 5  # reports that the first page names; the others stand on the page of all periods


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
        ditunggu.sort(key=lambda d: d["batas"] or date.max)  # what has a day stands before what has none, oldest first
        urusan, sanksi = urusan_koperasi(k), sanksi_terbit(k)
        return self.tampil(
            "beranda",
            kerja=[u for u in urusan if u.tahap.perbaikan or u.disusun_koperasi],
            ditunggu=ditunggu[:DITUNGGU],
            lagi=len(ditunggu[DITUNGGU:]),
            izin=k.izin.terakhir(),
            urusan=urusan[:5],
            berlaku=[s for s in sanksi if s.status == StatusSanksi.BERLAKU],
            sanksi=[s for s in sanksi if s.status != StatusSanksi.BERLAKU][:3],
            surat=surat_koperasi(k)[:3],
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
            raise PermissionDenied(SELESAI)
        berkas, salah = terima_pindaian(request, f"sanksi_{s.pk}", "bukti")
        form = TanggapanForm(request.POST, berkas=berkas, salah=salah)
        if not form.is_valid():
            return self.isi(form, 422)
        satu = form.save(commit=False)
        satu.jenis, satu.tanggal = PeristiwaSanksi.Jenis.TANGGAPAN, self.hari_ini
        self.catat(satu, berkas, penugasan)
        messages.success(request, f"Tanggapan Anda sudah sampai di {s.berwenang.nama}.")
        return redirect("saya_sanksi", s.pk)

    @transaction.atomic
    def catat(self, satu, berkas, penugasan):
        """The answer to a sanction that is in force now; the same one sent again is one answer."""
        s = Sanksi.objects.select_for_update().get(pk=self.sanksi.pk)
        if s.status != StatusSanksi.BERLAKU:
            raise PermissionDenied(SELESAI)
        pengirim = self.request.user
        if not s.peristiwa.filter(jenis=satu.jenis, tanggal=satu.tanggal, uraian=satu.uraian, oleh=pengirim).exists():
            catat_peristiwa(s, satu, berkas, pengirim, penugasan)

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


def menurut_golongan(orang: Orang) -> int:
    """Pengurus first, then pengawas, then pengelola."""
    return Orang.Golongan.values.index(orang.golongan)


class Data(KoperasiSaya, View):
    """What is on record: identity, people with their posts, licence, results. Who may change it is said."""

    def get(self, request):
        k = self.koperasi
        wajib(request.user, Izin.URUS_KOPERASI_SENDIRI, k)
        return self.tampil(
            "data",
            orang=sorted(Orang.objects.aktif(self.hari_ini).filter(koperasi=k).order_by("pk"), key=menurut_golongan),
            izin=k.izin.order_by("-tanggal", "-pk"),
            hasil=hasil_kesehatan(k),
            urusan=urusan_koperasi(k),
            anggota=k.wilayah_menurut_ad(),
        )
