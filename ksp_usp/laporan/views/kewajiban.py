"""The duties of one koperasi: what is on record of each, since when, what to do; and a statement added to it."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, boleh, wajib
from core.halaman.berkas import terima_pindaian
from core.models import Berkas
from core.perkara.jejak import catat
from ksp_usp.koperasi.panel import KoperasiMixin
from ksp_usp.laporan.forms import PERTANYAAN_KEWAJIBAN, CatatanForm, sebut_isi, sebut_kode
from ksp_usp.laporan.panel import pemenuhan_berupa
from ksp_usp.models import CatatanKewajiban

# The question that tells whether a duty is met, by the code of its rule.
CATAT = {f"pengawasan.{kode}": kode for kode in PERTANYAAN_KEWAJIBAN} | {
    "pengawasan.tahun_penyesuaian_ad": "penyesuaian_ad",
    "pengawasan.tahun_hanya_usp": "unit_lain",
}


class KewajibanKoperasi(KoperasiMixin, View):
    """What is owed by the law, each with its fact; what nobody recorded is "belum diketahui", never a breach."""

    template_name = "ksp_usp/laporan/kewajiban.html"

    def get(self, request):
        """With ?kode= the form of one question; else the questions to choose from."""
        kode = request.GET.get("kode", "")
        return self.tampil(CatatanForm(kode=kode, hari_ini=self.hari_ini) if kode in PERTANYAAN_KEWAJIBAN else None)

    def post(self, request):
        penugasan = wajib(request.user, Izin.CATAT_KEWAJIBAN, self.koperasi)
        kode = request.POST.get("kode", "")
        if kode not in PERTANYAAN_KEWAJIBAN:
            raise Http404
        berkas, salah = terima_pindaian(request, f"kewajiban_{self.koperasi.pk}", "dokumen kewajiban")
        form = CatatanForm(request.POST, kode=kode, hari_ini=self.hari_ini, berkas=berkas, salah=salah)
        if not form.is_valid():
            return self.tampil(form, 422)
        isi, kode = form.cleaned_data, form.kode_tercatat
        with transaction.atomic():
            if berkas:
                Berkas.objects.filter(pk=berkas.pk).update(
                    objek_jenis=self.koperasi._meta.label_lower, objek_id=self.koperasi.pk,
                    wilayah=self.koperasi.wilayah,
                )  # fmt: skip
            CatatanKewajiban.objects.create(
                koperasi=self.koperasi, kode=kode, isi=isi["isi"], per=isi["per"], sumber=isi["sumber"],
                keterangan=isi["keterangan"].strip(), berkas=berkas, dicatat_oleh=request.user,
            )  # fmt: skip
            kalimat = f"mencatat kewajiban: {sebut_kode(kode)}: {sebut_isi(isi['isi'])}"
            catat(
                self.koperasi, "catat_kewajiban", kalimat[:300], wilayah_id=self.koperasi.wilayah_id,
                pengguna=request.user, penugasan=penugasan,
                salinan={"kode": kode, "isi": isi["isi"], "per": isi["per"].isoformat()},
            )  # fmt: skip
        messages.success(request, "Keadaan kewajiban tercatat.")
        return redirect(f"{reverse('kewajiban_koperasi', args=[self.koperasi.pk])}#kewajiban")

    def tampil(self, form, status=200):
        k = self.koperasi
        dapat = bool(boleh(self.request.user, Izin.CATAT_KEWAJIBAN, k))
        catatan = CatatanKewajiban.objects.filter(koperasi=k).select_related("dicatat_oleh", "berkas")
        isi = {
            "koperasi": k,
            "pemenuhan": [
                b | {"catat": CATAT.get(b["p"].temuan.kode) if dapat else None}
                for b in pemenuhan_berupa(k, self.hari_ini)
            ],
            "form": form,
            "dapat": dapat,
            "pertanyaan": PERTANYAAN_KEWAJIBAN.items(),
            "catatan": [(sebut_kode(c.kode), sebut_isi(c.isi), c) for c in catatan.order_by("-per", "-pk")[:50]],
        }
        return render(self.request, self.template_name, isi, status=status)
