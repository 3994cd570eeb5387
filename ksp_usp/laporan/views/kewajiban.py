"""The duties of one koperasi: what is on record of each, since when, what to do; and a statement added to it."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, boleh, wajib
from core.halaman.berkas import terima_pindaian
from core.models import Berkas
from core.perkara.jejak import catat
from ksp_usp.koperasi.panel import KoperasiMixin
from ksp_usp.laporan.forms import DIPERIKSA, PERTANYAAN_KEWAJIBAN, CatatanForm, sebut_isi
from ksp_usp.laporan.panel import pemenuhan_berupa
from ksp_usp.models import CatatanKewajiban


class KewajibanKoperasi(KoperasiMixin, View):
    """What is owed by the law, each with its fact; what nobody recorded is "belum diketahui", never a breach."""

    template_name = "ksp_usp/laporan/kewajiban.html"

    def get(self, request):
        return self.tampil(CatatanForm(initial={"per": self.hari_ini}))

    def post(self, request):
        penugasan = wajib(request.user, Izin.CATAT_KEWAJIBAN, self.koperasi)
        berkas, salah = terima_pindaian(request, f"kewajiban_{self.koperasi.pk}", "dokumen kewajiban")
        form = CatatanForm(request.POST, berkas=berkas, salah=salah)
        if not form.is_valid():
            return self.tampil(form, 422)
        isi = form.cleaned_data
        with transaction.atomic():
            if berkas:
                Berkas.objects.filter(pk=berkas.pk).update(
                    objek_jenis=self.koperasi._meta.label_lower, objek_id=self.koperasi.pk,
                    wilayah=self.koperasi.wilayah,
                )  # fmt: skip
            CatatanKewajiban.objects.create(
                koperasi=self.koperasi, kode=isi["kode"], isi=isi["isi"], per=isi["per"], sumber=isi["sumber"],
                keterangan=isi["keterangan"].strip(), berkas=berkas, dicatat_oleh=request.user,
            )  # fmt: skip
            kalimat = f"mencatat kewajiban: {PERTANYAAN_KEWAJIBAN[isi['kode']]}: {'ya' if isi['isi'] else 'tidak'}"
            catat(
                self.koperasi, "catat_kewajiban", kalimat[:300], wilayah_id=self.koperasi.wilayah_id,
                pengguna=request.user, penugasan=penugasan,
                salinan={"kode": isi["kode"], "isi": isi["isi"], "per": isi["per"].isoformat()},
            )  # fmt: skip
        messages.success(request, "Keadaan kewajiban tercatat.")
        return redirect(f"{reverse('kewajiban_koperasi', args=[self.koperasi.pk])}#kewajiban")

    def tampil(self, form, status=200):
        k = self.koperasi
        nama = PERTANYAAN_KEWAJIBAN | DIPERIKSA
        catatan = CatatanKewajiban.objects.filter(koperasi=k).select_related("dicatat_oleh", "berkas")
        isi = {
            "koperasi": k,
            "pemenuhan": pemenuhan_berupa(k, self.hari_ini) if k.berizin else [],
            "form": form,
            "dapat": bool(boleh(self.request.user, Izin.CATAT_KEWAJIBAN, k)),
            "catatan": [(nama.get(c.kode, c.kode), sebut_isi(c.isi), c) for c in catatan.order_by("-per", "-pk")[:50]],
        }
        return render(self.request, self.template_name, isi, status=status)
