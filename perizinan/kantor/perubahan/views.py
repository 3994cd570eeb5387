"""A change of an open office as its authority sees it: what it may be, the form, the case, the list."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa import Temuan
from core.dasar.izin import Izin, wajib
from core.halaman.daftar import DaftarView, Kolom, kolom_status
from core.halaman.isian import IsianView
from core.halaman.urusan import UrusanView
from core.perkara.nomor import nomor_perkara
from perizinan.kantor.panel import riwayat_kantor
from perizinan.kantor.perubahan.alur import ALUR_PERUBAHAN
from perizinan.kantor.perubahan.forms import JenisForm, PerubahanForm, SaringPerubahan
from perizinan.kantor.perubahan.syarat import BACAAN, temuan_perubahan
from perizinan.kantor.views.kantor import KantorMixin
from perizinan.models import JaringanPelayanan, PerubahanKantor
from perizinan.models.perubahan_kantor import TERBUKA
from perizinan.models.status_kantor import BUKA

ADA = "Perubahan kantor ini masih terbuka: selesaikan atau tarik yang ini lebih dahulu."


def mulai_perubahan(kantor: JaringanPelayanan, jenis: str, pengguna) -> PerubahanKantor:
    """Open the draft of one change of `kantor`. Raises IntegrityError where one is open already."""
    meja = kantor.berwenang
    with transaction.atomic():
        nomor = nomor_perkara("PBK", "perubahan_kantor", meja, kantor.hari_ini)
        p = PerubahanKantor(nomor_perkara=nomor, kantor=kantor, jenis=jenis, wilayah=kantor.wilayah, berwenang=meja)
        return ALUR_PERUBAHAN.buat(p, pengguna)


class PerubahanBaru(KantorMixin, View):
    """What the koperasi wrote about, each with the reading under which it is recorded."""

    template_name = "perizinan/kantor/perubahan/baru.html"

    def get(self, request):
        return self.tertutup() or self.tampil(JenisForm(initial=request.GET.dict()))

    def post(self, request):
        if tutup := self.tertutup():
            return tutup
        form = JenisForm(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            p = mulai_perubahan(self.kantor, form.cleaned_data["jenis"], request.user)
        except IntegrityError:
            messages.info(request, ADA)
            return redirect(self.kantor.perubahan.filter(status__in=TERBUKA).first() or self.kantor)
        return redirect("perubahankantor_isian", p.pk)

    def tertutup(self):
        """PermissionDenied for other roles; the way to the open case, or back to an office that is not open."""
        k = self.kantor
        wajib(self.request.user, Izin.TERIMA_KANTOR, k)
        if k.status not in BUKA:
            messages.warning(self.request, f"Langkah ini tidak terbuka: status kantor “{k.get_status_display()}”.")
            return redirect(k)
        if terbuka := k.perubahan.filter(status__in=TERBUKA).first():
            messages.info(self.request, ADA)
            return redirect(terbuka)
        return None

    def tampil(self, form, status=200):
        isi = {
            "kantor": self.kantor,
            "form": form,
            "bacaan": BACAAN.values(),
            "riwayat": riwayat_kantor(self.kantor),
        }
        return render(self.request, self.template_name, isi, status=status)


class PerubahanIsian(IsianView):
    """The letter of the koperasi and what it says."""

    template_name = "perizinan/kantor/perubahan/isian.html"
    pengisi = Izin.TERIMA_KANTOR

    def dispatch(self, request, *args, pk, **kwargs):
        self.perubahan = get_object_or_404(self.semua(), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def semua(self):
        terlihat = PerubahanKantor.objects.terlihat_oleh(self.request.user)
        return terlihat.select_related("wilayah", "berwenang", *PerubahanKantor.DESKRIPSI)

    @property
    def urusan(self):
        return self.perubahan

    @property
    def dapat_diubah(self) -> bool:
        return ALUR_PERUBAHAN.dapat_diubah(self.perubahan, self.request.user)

    @property
    def judul(self):
        return self.perubahan.get_jenis_display()

    @property
    def berkas(self):
        return list(self.perubahan.daftar_berkas.filter(butir="surat"))

    def berkas_diminta(self):
        return {"berkas": "surat"}

    def bentuk(self, data=None):
        return PerubahanForm(data, instance=self.semua().get(pk=self.perubahan.pk), ada=self.berkas)

    def tersimpan(self):
        satu = self.semua().get(pk=self.perubahan.pk)
        return [str(getattr(satu, n)) for n in PerubahanForm._meta.fields]

    def tampilan_tersimpan(self):
        return [f"{label}: {nilai}" for label, nilai in self.semua().get(pk=self.perubahan.pk).ikhtisar]

    def simpan(self, form, terkunci):
        for nama in PerubahanForm._meta.fields:
            if nama in form.fields:
                setattr(terkunci, nama, form.cleaned_data[nama])
        terkunci.save()
        if lepas := form.cleaned_data.get("lepas"):
            terkunci.daftar_berkas.filter(pk__in=lepas, butir="surat").update(aktif=False)

    def sesudah(self):
        return self.perubahan.get_absolute_url()

    def konteks(self, **lain):
        p = self.perubahan
        return {
            "view": self,
            "p": p,
            "kantor": p.kantor,
            "bacaan": BACAAN[p.jenis],
            "berkas": self.berkas,
            "pindah": p.jenis == p.Jenis.PINDAH,
            "url_baru": f"{reverse('jaringan_baru')}?koperasi={p.koperasi_id}",
            **lain,
        }


class PerubahanRinci(UrusanView):
    """The page of one change: what is asked, what stands in the way, before and after, its letter."""

    model = PerubahanKantor
    template_name = "perizinan/kantor/perubahan/rinci.html"

    def temuan(self):
        """Live until the record; afterwards as they were frozen with it."""
        p = self.object
        if not p.tahap.diputus:
            return temuan_perubahan(p, p.dinilai_per(p.hari_ini))
        beku = p.jejak.filter(ke=p.status).last()
        return [Temuan.from_dict(t) for t in beku.temuan] if beku else []

    def daftar_tindakan(self, tersedia) -> list[dict]:
        """Of the rows that record a change only the one of its kind."""
        sendiri = f"catat_{self.object.jenis}"
        return super().daftar_tindakan(
            [x for x in tersedia if not x.t.aksi.startswith("catat_") or x.t.aksi == sendiri]
        )

    def get_context_data(self, **kwargs):
        p = self.object
        return super().get_context_data(**kwargs) | {"p": p, "kantor": p.kantor, "bacaan": BACAAN[p.jenis]}


class PerubahanDaftar(DaftarView):
    model = PerubahanKantor
    judul = "Perubahan kantor"
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Kantor", "nama_kantor", tautan=True, lebar=38, bawah=("nomor_perkara",)),
        Kolom("Yang berubah", "get_jenis_display", lebar=22),
        Kolom("Berlaku sejak", "berlaku_pada", lebar=14),
        Kolom("Wilayah", "wilayah.nama", lebar=14),
        kolom_status(12),
    )
    kosong_sebab = "Belum ada perubahan kantor yang dapat Anda lihat."
    kosong_saran = "Penutupan, pindah alamat, dan pergantian kepala dicatat loket dari halaman kantornya."

    def get_queryset(self):
        return super().get_queryset().select_related("kantor__koperasi", "wilayah", "berwenang")

    def get_form_saring(self):
        return SaringPerubahan(self.request.GET, pengguna=self.request.user)
