"""The pages on which the counter fills an application, one document each. Files are stored as they come."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa import Hasil
from aturan.simpan_pinjam_2015.izin import peringatan_izin
from core.dasar.izin import Peran, boleh
from core.halaman.wilayah import saran_wilayah
from core.perkara.berkas import simpan_berkas
from core.perkara.simpanan import bersih_bila_gagal
from core.perkara.versi import IsianBerubah, kalimat_tertutup, simpan_isian
from perizinan.izin.forms.isian import FORMULIR
from perizinan.izin.syarat import butir_wajib, jalur
from perizinan.izin.tugas import BUTIR, berkas_per_butir, orang_berkas
from perizinan.izin.views.permohonan import PermohonanMixin, baca_sekali, modal_diminta, temuan_syarat, terlihat
from perizinan.models import PermohonanIzin

# What the typed data of a document decide, beside its being there. Capital belongs to the deposit.
SYARAT_BUTIR = {
    "7b": ("izin.hari_sejak_pengesahan",),
    "7c": ("izin.bank", "izin.deposito_atas_nama", "modal."),
    "7e": ("izin.rekening_atas_nama_koperasi",),
    "7f": ("izin.rencana_kerja_tahun",),
}


class IsianView(PermohonanMixin, View):
    """One document. A page that is out of date, or was open while the case moved on, keeps everything typed."""

    def dispatch(self, request, *args, butir, **kwargs):
        if butir not in FORMULIR:
            raise Http404
        self.butir, self.galat_berkas = butir, {}
        return super().dispatch(request, *args, **kwargs)

    @property
    def judul(self):
        return BUTIR[self.butir].uraian if self.butir in BUTIR else "Perubahan yang diminta"

    def get(self, request):
        self.pastikan_ada()
        if not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.permohonan))
        return self.tampil(self.formulir())

    def post(self, request):
        self.pastikan_ada()
        if not boleh(request.user, Peran.LOKET, self.permohonan):
            raise PermissionDenied(kalimat_tertutup(self.permohonan))
        try:
            self.simpan_unggahan()
            form = self.formulir(request.POST)
            for nama, kalimat in self.galat_berkas.items():
                form.add_error(nama, kalimat)
            if not form.is_valid():
                return self.tampil(form, 422)
            with simpan_isian(self.permohonan, request.user) as terkunci:
                form.simpan(terkunci)
        except PermissionDenied as tutup:
            # The case moved on while the page was open: what was typed stays on the screen.
            form = self.formulir(request.POST)
            form.add_error(None, f"{tutup} Isian di bawah belum tersimpan; salin bila masih Anda perlukan.")
            return self.tampil(form, 403)
        except IsianBerubah as berubah:
            return self.bentrok(str(berubah))
        messages.success(request, f"{self.judul}: tersimpan.")
        return redirect(self.sesudah())

    def pastikan_ada(self):
        """404 for a document that this application does not need."""
        p = self.permohonan
        ada = p.jenis == p.Jenis.PERUBAHAN if self.butir == "perubahan" else self.butir in butir_wajib(p)
        if not ada:
            raise Http404

    def formulir(self, data=None):
        self.berkas = berkas_per_butir(self.permohonan)
        if self.butir == "7d":
            return FORMULIR["7d"](
                data, instance=self.permohonan, orang=orang_berkas(self.permohonan), berkas=self.berkas
            )
        # A copy of its own: a form writes what was typed into its instance, also what is wrong.
        segar = terlihat(self.request.user).get(pk=self.permohonan.pk)
        return FORMULIR[self.butir](data, instance=segar, berkas=self.berkas.get(self.butir, ()))

    def simpan_unggahan(self):
        """Store the files of this request at once, whatever else may be wrong with it."""
        butir = {o: o for o in self.formulir().butir} if self.butir == "7d" else {"berkas": self.butir}
        for nama, kode in butir.items():
            unggahan = self.request.FILES.get(nama)
            if not unggahan or self.butir == "perubahan":
                continue
            try:
                with bersih_bila_gagal(), simpan_isian(self.permohonan, self.request.user) as terkunci:
                    berkas = simpan_berkas(unggahan, self.request.user, terkunci, kode)
                    lama = terkunci.daftar_berkas.filter(butir=kode).exclude(pk=berkas.pk)
                    # One paper of one person has one file; another one sent twice (reload) is shown once.
                    (lama if self.butir == "7d" else lama.filter(sha256=berkas.sha256)).update(aktif=False)
            except ValidationError as galat:
                self.galat_berkas[nama] = f"{unggahan.name}: {galat.messages[0]}"
            else:
                messages.info(self.request, f"Berkas {berkas.nama} tersimpan.")

    def bentrok(self, kalimat):
        """As typed, on what is stored now, each difference beside its field."""
        data = self.request.POST.copy()
        data["lihat"] = self.formulir().initial["lihat"]
        form = self.formulir(data)
        form.is_valid()
        form.tandai_beda(PermohonanIzin.objects.select_related("wilayah_baru").get(pk=self.permohonan.pk))
        form.add_error(None, kalimat)
        return self.tampil(form, 409)

    def sesudah(self) -> str:
        """The next step; this page again as long as what was typed does not meet the law."""
        p, data = self.permohonan, self.request.POST
        self.permohonan = terlihat(self.request.user).get(pk=p.pk)
        baca_sekali(self.permohonan)
        if "lanjut" in data and not any(t.hasil is Hasil.TIDAK for t in self.temuan()):
            tujuan = "permohonan_periksa" if data.get("kembali") == "periksa" else "permohonan_tugas"
            return reverse(tujuan, args=[p.pk])
        kembali = "?kembali=periksa" if data.get("kembali") == "periksa" else ""
        return reverse("permohonan_isian", args=[p.pk, self.butir]) + kembali

    def temuan(self):
        """What the stored data of this document give; a document that is not filled yet has no finding."""
        awalan = SYARAT_BUTIR.get(self.butir)
        if not awalan:
            return []
        return [
            t
            for t in temuan_syarat(self.permohonan)
            if t.kode.startswith(awalan) and t.hasil is not Hasil.PERLU_PENILAIAN
        ]

    def tampil(self, form, status=200):
        p = self.permohonan
        return render(
            self.request,
            f"perizinan/izin/isian_{self.butir}.html"
            if self.butir in ("7d", "perubahan")
            else "perizinan/izin/isian.html",
            self.konteks(
                form=form,
                judul=self.judul,
                butir=self.butir,
                dokumen=BUTIR.get(self.butir),
                berkas=self.berkas.get(self.butir, ()),
                temuan=self.temuan() if status == 200 else [],
                peringatan=peringatan_izin({"deposito_atas_nama": p.deposito_atas_nama}) if self.butir == "7c" else (),
                modal=modal_diminta(p, self.wewenang) if self.butir == "7c" else [],
                jalur=jalur(p)[1] if self.butir == "7c" else "",
                saran=saran_wilayah(form.semua) if self.butir == "perubahan" else [],
                kembali=self.request.POST.get("kembali") or self.request.GET.get("kembali", ""),
            ),
            status=status,
        )
