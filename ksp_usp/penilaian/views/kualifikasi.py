"""What the assessors of an office are and have learnt (Pasal 31 ayat (4)), kept by its Pengawas or its admin."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, penugasan_berizin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.isian import IsianView
from core.models import Pengguna, Penugasan
from core.perkara.jejak import catat
from ksp_usp.models import KualifikasiPenilai
from ksp_usp.penilaian.forms.penilaian import KualifikasiForm
from ksp_usp.penilaian.syarat import sebab_kualifikasi


class KualifikasiMixin:
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


class KualifikasiDaftar(KualifikasiMixin, View):
    """Each assessor with what is on record, and why one may not be chosen for a team."""

    def get(self, request):
        orang = {t.pengguna_id: t for t in self.penugasan()}
        request.dipaparkan = {"core.pengguna": list(orang)}
        ada = [(t, getattr(t.pengguna, "kualifikasi_penilai", None)) for t in orang.values()]
        baris = [(t, k, sebab_kualifikasi(t.pengguna, self.hari(t))) for t, k in ada]
        return render(request, "ksp_usp/penilaian/kualifikasi_daftar.html", {"baris": baris})


class KualifikasiUbah(KualifikasiMixin, IsianView):
    """What one assessor has, from his papers; the row of the person is what is locked."""

    template_name = "ksp_usp/penilaian/kualifikasi_ubah.html"
    judul = "Kualifikasi penilai"

    def dispatch(self, request, *args, pk, **kwargs):
        self.pk = pk
        return super().dispatch(request, *args, **kwargs)

    def buka(self):
        self.tugas = next((t for t in self.penugasan() if t.pengguna_id == self.pk), None)
        if self.tugas is None:
            raise Http404
        if self.pk == self.request.user.pk:
            raise PermissionDenied("Pendidikan dan pelatihan Anda sendiri dicatat orang lain, dari ijazah Anda.")

    @contextmanager
    def kunci(self):
        with transaction.atomic():
            yield Pengguna.objects.select_for_update().get(pk=self.pk)

    def ambil(self) -> KualifikasiPenilai:
        ada = KualifikasiPenilai.objects.filter(pengguna=self.pk).first()
        return ada or KualifikasiPenilai(pengguna=self.tugas.pengguna)

    def bentuk(self, data=None):
        return KualifikasiForm(data, instance=self.ambil())

    def tersimpan(self):
        k = self.ambil()
        return [k.pengguna.nip, *(getattr(k, n) for n in KualifikasiForm.Meta.fields)]

    def simpan(self, form, terkunci):
        if terkunci.nip != (nip := form.cleaned_data["nip"]):
            terkunci.nip = nip
            terkunci.save(update_fields=["nip"])
        k = form.save(commit=False)
        k.dicatat_oleh = self.request.user
        k.save()
        kantor = self.tugas.instansi
        catat(
            k, "catat_kualifikasi", f"mencatat pendidikan dan pelatihan {terkunci.nama}"[:300],
            wilayah_id=kantor.wilayah_id, pengguna=self.request.user,
            penugasan=wajib(self.request.user, Izin.CATAT_KUALIFIKASI, kantor),
            salinan={n: "" if (isi := getattr(k, n)) is None else str(isi) for n in KualifikasiForm.Meta.fields},
        )  # fmt: skip

    def beri_tahu(self):
        messages.success(self.request, f"Pendidikan dan pelatihan {self.tugas.pengguna.nama}: tersimpan.")

    def sesudah(self):
        return reverse("kualifikasi_daftar")

    @property
    def kembali(self):
        return self.sesudah()

    def konteks(self, **lain):
        return {"orang": self.tugas.pengguna, **lain}
