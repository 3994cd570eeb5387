"""Education and training of the assessors of an office (Pasal 31 ayat (4)), kept by its Pengawas or its admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, penugasan_berizin, wajib
from core.dasar.waktu import hari_ini
from core.models import Pengguna, Penugasan
from core.perkara.jejak import catat
from core.perkara.versi import BERUBAH, sidik
from ksp_usp.models import KualifikasiPenilai
from ksp_usp.penilaian.forms.penilaian import KualifikasiForm
from ksp_usp.penilaian.syarat import sebab_kualifikasi


class KualifikasiView(View):
    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.CATAT_KUALIFIKASI)
        # Regions of the offices whose assessors this person keeps.
        self.kantor = {p.instansi.wilayah_id for p in penugasan_berizin(request.user, Izin.CATAT_KUALIFIKASI)}
        return super().dispatch(request, *args, **kwargs)

    def penugasan(self):
        tugas = Penugasan.objects.berizin(Izin.ISI_PENILAIAN, *self.kantor)
        tugas = tugas.select_related("pengguna__kualifikasi_penilai", "instansi__wilayah")
        return [t for t in tugas.order_by("pengguna__nama", "pk") if t.aktif(self.hari(t))]

    def hari(self, tugas):
        return hari_ini(tugas.instansi.wilayah)


class KualifikasiDaftar(KualifikasiView):
    """Each assessor with what is on record, and why one may not be chosen for a team."""

    def get(self, request):
        orang = {t.pengguna_id: t for t in self.penugasan()}
        ada = [(t, getattr(t.pengguna, "kualifikasi_penilai", None)) for t in orang.values()]
        baris = [(t, k, sebab_kualifikasi(k, self.hari(t))) for t, k in ada]
        return render(request, "ksp_usp/penilaian/kualifikasi_daftar.html", {"baris": baris})


class KualifikasiUbah(KualifikasiView):
    """What one assessor has, from his papers."""

    judul = "Pendidikan dan pelatihan penilai"

    def dispatch(self, request, *args, pk, **kwargs):
        self.pk = pk
        return super().dispatch(request, *args, **kwargs)

    def ambil(self):
        tugas = next((t for t in self.penugasan() if t.pengguna_id == self.pk), None)
        if tugas is None:
            raise Http404
        if self.pk == self.request.user.pk:
            raise PermissionDenied("Pendidikan dan pelatihan Anda sendiri dicatat orang lain, dari ijazah Anda.")
        self.tugas = tugas
        ada = KualifikasiPenilai.objects.filter(pengguna=self.pk).first()
        return ada or KualifikasiPenilai(pengguna=Pengguna.objects.get(pk=self.pk))

    def tanda(self, k) -> str:
        return sidik([getattr(k, n) for n in KualifikasiForm.Meta.fields])

    def get(self, request):
        k = self.ambil()
        return self.tampil(k, KualifikasiForm(instance=k), self.tanda(k))

    def post(self, request):
        k = self.ambil()
        tanda = self.tanda(k)
        form = KualifikasiForm(request.POST, instance=k)
        if request.POST.get("terlihat") != tanda:
            form.is_valid()
            form.add_error(None, BERUBAH)
            return self.tampil(k, form, tanda, 409)
        if not form.is_valid():
            return self.tampil(k, form, tanda, 422)
        k = form.save(commit=False)
        k.dicatat_oleh = request.user
        k.save()
        penugasan = wajib(request.user, Izin.CATAT_KUALIFIKASI, self.tugas.instansi)
        catat(
            k, "catat_kualifikasi", f"mencatat pendidikan dan pelatihan {k.pengguna.nama}"[:300],
            wilayah_id=self.tugas.instansi.wilayah_id, pengguna=request.user, penugasan=penugasan,
            salinan={n: str(getattr(k, n) or "") for n in KualifikasiForm.Meta.fields},
        )  # fmt: skip
        messages.success(request, f"Pendidikan dan pelatihan {k.pengguna.nama}: tersimpan.")
        return redirect("kualifikasi_daftar")

    def tampil(self, k, form, tanda, status=200):
        isi = {
            "form": form, "orang": self.tugas.pengguna, "terlihat": tanda, "judul": self.judul,
            "kembali": reverse("kualifikasi_daftar"),
        }  # fmt: skip
        return render(self.request, "ksp_usp/penilaian/kualifikasi_ubah.html", isi, status=status)
