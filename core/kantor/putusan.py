"""The page of one request on an account: what it will do, who must act next, and what whoever opens it may do."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from core.kantor import permintaan as minta
from core.kantor.dasar import AdminDiperlukan
from core.kantor.forms import PutusanForm
from core.kantor.perbuatan import kirim_tautan
from core.models import Jejak, PermintaanAkun


class PermintaanRinci(AdminDiperlukan, View):
    template_name = "core/kantor/permintaan_rinci.html"

    def dispatch(self, request, *args, **kwargs):
        self.request = request
        return super().dispatch(request, *args, **kwargs)

    def ambil(self) -> PermintaanAkun:
        semua = PermintaanAkun.objects.dikelola_oleh(self.request.user)
        terkait = ("instansi__wilayah", "orang", "diminta_oleh", "diputus_oleh")
        return get_object_or_404(semua.select_related(*terkait), pk=self.kwargs["pk"])

    def get(self, request, pk):
        return self.tampil(self.ambil(), PutusanForm(request=request))

    def post(self, request, pk):
        permintaan = self.ambil()
        form = PutusanForm(request.POST, request=request)
        if not form.is_valid():
            return self.tampil(permintaan, form, status=422)
        try:
            match form.cleaned_data["putusan"]:
                case "setujui":
                    minta.setujui(pk, request.user, form.cleaned_data["terlihat"])
                    messages.success(request, "Disetujui dan sudah berlaku. Pemilik akun dan pemintanya diberi tahu.")
                case "tolak":
                    minta.tolak(pk, request.user, form.cleaned_data["alasan"])
                    messages.success(request, "Ditolak. Tidak ada yang berubah; pemintanya membaca alasan Anda.")
                case "tarik":
                    minta.tarik(pk, request.user)
                    messages.success(request, "Permintaan ditarik. Tidak ada yang berubah.")
                case "kode":
                    return self.tampil_kode(permintaan)
                case "tautan":
                    self.kirim_ulang(permintaan)
        except ValidationError as galat:
            form.add_error(None, galat)
            return self.tampil(self.ambil(), form, status=422)
        return redirect(permintaan)

    def tampil_kode(self, permintaan):
        """The code is on this one answer: it is neither stored readable nor cached."""
        kode = minta.kode_baru(permintaan, self.request.user)
        if not kode:
            messages.error(self.request, "Tidak ada kode untuk Anda pada permintaan ini.")
            return redirect(permintaan)
        tanggapan = self.tampil(permintaan, PutusanForm(request=self.request), kode=kode)
        tanggapan["Cache-Control"] = "no-store"
        return tanggapan

    def kirim_ulang(self, permintaan):
        terbuka = permintaan.membuka and minta.pembuka(permintaan.orang) == permintaan
        terlibat = (permintaan.diminta_oleh_id, permintaan.diputus_oleh_id)
        if not terbuka or not permintaan.orang.email or self.request.user.pk not in terlibat:
            raise ValidationError("Tautan ini tidak dapat dikirim lagi. Minta kata sandi baru bila masih perlu.")
        kirim_tautan(permintaan.orang)
        messages.success(self.request, f"Tautan baru dikirim ke {permintaan.orang.email}; berlaku 24 jam.")

    def tampil(self, p, form, status=200, **konteks):
        saya = self.request.user
        jejak = Jejak.objects.filter(objek_jenis=p._meta.label_lower, objek_id=p.pk).order_by("urutan")
        terbuka = p.membuka and minta.pembuka(p.orang) == p
        konteks = {
            "permintaan": p,
            "form": form,
            "rincian": minta.rincian(p) if p.menunggu else [],
            "sidik": minta.sidik(p) if p.menunggu else "",
            "menunggu": minta.kalimat_menunggu(p) if p.menunggu else "",
            "sebab": minta.sebab_bukan_penyetuju(p, saya) if p.menunggu else "",
            "surel": p.isi.get("email") or minta.alamat(p),
            "milik_saya": saya == p.diminta_oleh,
            "terbuka": terbuka,
            "dua_kode": terbuka and not p.orang.email,
            "kode_saya": terbuka and minta.kode_bagi(p, saya),
            "jejak": jejak,
            **konteks,
        }
        return render(self.request, self.template_name, konteks, status=status)
