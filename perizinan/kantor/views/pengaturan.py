"""What an authority decides for itself where the text leaves it open: one choice, its basis, its trail."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.simpan_pinjam_2015.kantor import KCP_AKTIF
from core.dasar.izin import Izin, penugasan_berizin
from core.dasar.waktu import hari_ini
from core.models import Instansi, Jejak
from core.perkara.jejak import catat
from core.perkara.versi import sidik
from perizinan.kantor.forms.buka import PengaturanForm
from perizinan.kantor.views.baru import wilayah_kantor
from perizinan.models import PengaturanPerizinan

AKSI = "pengaturan_perizinan"


class Pengaturan(View):
    """Read and changed by the officer who decides and by the admin, each for the own authority."""

    def dispatch(self, request, *args, **kwargs):
        meja = {
            p.instansi.wilayah_id: p
            for p in penugasan_berizin(request.user, Izin.ATUR_PERIZINAN)
            if wilayah_kantor(p.instansi.wilayah)
        }
        if not meja:
            raise PermissionDenied(Izin.ATUR_PERIZINAN.penolakan())
        diminta = request.GET.get("wilayah", "")
        self.penugasan = meja.get(diminta) or next(iter(meja.values()))
        self.lain = [p.instansi.wilayah for p in meja.values() if p is not self.penugasan]
        self.wilayah = self.penugasan.instansi.wilayah
        # One trail a region: its first office keeps it, however many offices the region has.
        self.instansi = Instansi.objects.filter(wilayah=self.wilayah).order_by("pk").first()
        return super().dispatch(request, *args, **kwargs)

    def tersimpan(self) -> PengaturanPerizinan:
        ada = PengaturanPerizinan.objects.filter(pk=self.wilayah.pk).first()
        return ada or PengaturanPerizinan(wilayah=self.wilayah)

    def isi(self, p) -> dict:
        return {nama: getattr(p, nama) for nama in PengaturanForm._meta.fields}

    def tanda(self, p) -> str:
        return sidik(*self.isi(p).values())

    def get(self, request):
        return self.tampil(self.formulir())

    def formulir(self, data=None):
        p = self.tersimpan()
        return PengaturanForm(data, instance=p, initial={"lihat": self.tanda(p)})

    def post(self, request):
        form = self.formulir(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        with transaction.atomic():
            Instansi.objects.select_for_update().get(pk=self.instansi.pk)
            lama = self.tersimpan()
            if self.tanda(lama) != form.cleaned_data["lihat"]:
                form.add_error(
                    None, "Pengaturan ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa lagi."
                )
                return self.tampil(form, 409)
            baru = PengaturanPerizinan(wilayah=self.wilayah, **{n: form.cleaned_data[n] for n in self.isi(lama)})
            if self.tanda(baru) != self.tanda(lama):
                baru.save()
                pilihan = "memerlukan" if baru.ketat_kcp else "tidak memerlukan"
                catat(
                    self.instansi, AKSI,
                    f"menetapkan Kantor Kas {pilihan} Kantor Cabang Pembantu",
                    wilayah_id=self.wilayah.pk, pengguna=request.user, penugasan=self.penugasan, alasan=baru.dasar,
                    pasal=str(KCP_AKTIF.pada(hari_ini(self.wilayah)).dasar),
                    salinan={"dari": self.isi(lama), "ke": self.isi(baru)},
                )  # fmt: skip
        messages.success(request, "Pengaturan tersimpan. Berlaku bagi permohonan Kantor Kas yang belum diputus.")
        return redirect(f"{reverse('pengaturan_perizinan')}?wilayah={self.wilayah.pk}")

    def tampil(self, form, status=200):
        jejak = Jejak.objects.filter(objek_jenis=Instansi._meta.label_lower, objek_id=self.instansi.pk, aksi=AKSI)
        return render(
            self.request,
            "perizinan/kantor/pengaturan.html",
            {
                "form": form,
                "wilayah": self.wilayah,
                "lain": self.lain,
                "aturan": KCP_AKTIF.pada(hari_ini(self.wilayah)),
                "sekarang": self.tersimpan(),
                "jejak": jejak.order_by("urutan"),
            },
            status=status,
        )
