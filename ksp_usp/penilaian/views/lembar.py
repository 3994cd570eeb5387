"""The worksheet down and up: the same forms as the pages, what would change shown before anything is saved."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.views.generic import View

from core.halaman.forms import FormSentra
from core.lembar.excel import balasan_xlsx
from core.perkara.versi import BERUBAH, sidik, simpan_isian
from ksp_usp.penilaian.lembar import (
    JAWABAN,
    LAPORAN,
    PERIKSA,
    Isi,
    baca_kertas,
    data_formulir,
    formulir,
    perubahan,
    tulis_kertas,
)
from ksp_usp.penilaian.views.dasar import IsianPenilaian, PenilaianMixin, TidakTersimpan, sebab_tertutup
from ksp_usp.penilaian.views.isian import simpan_jawaban, simpan_laporan, simpan_pemeriksaan


class LembarForm(FormSentra, forms.Form):
    lembar = forms.FileField(label="Kertas kerja (.xlsx)", help_text="Yang diunduh dari penilaian ini.")


class Lembar(PenilaianMixin, View):
    """The worksheet to take along."""

    def get(self, request, **kwargs):
        p = self.penilaian
        if p.cara == p.Cara.CATAT or self.kertas.tolak:
            messages.info(request, "Penilaian ini mencatat hasil tertulis: tidak ada kertas kerja untuk diunduh.")
            return redirect(p)
        return balasan_xlsx(tulis_kertas(self.kertas), f"kertas-kerja-{p.nomor_perkara}-{p.tahun_buku}")


class Unggah(IsianPenilaian):
    """First the sheet, then its preview. The preview carries what was read back to the forms; nothing is trusted."""

    template_name = "ksp_usp/penilaian/unggah.html"
    judul = "Unggah kertas kerja"

    def get(self, request, **kwargs):
        if not self.dapat_diubah:
            raise PermissionDenied(sebab_tertutup(self.penilaian, request.user))
        return self.pastikan_cara() or self.halaman(LembarForm())

    def post(self, request, **kwargs):
        if not self.dapat_diubah:
            raise PermissionDenied(sebab_tertutup(self.penilaian, request.user))
        if alih := self.pastikan_cara():
            return alih
        match request.POST.get("aksi"):
            case "simpan":
                return self.simpan_lembar()
            case "kembalikan":
                return self.kembalikan()
        return self.pratinjau()

    @property
    def terkunci(self) -> bool:
        laporan = self.kertas.laporan
        return bool(laporan and laporan.sebab_terkunci)

    def tersimpan(self):
        k = self.kertas
        angka = [{x: str(n) for x, n in isi.items() if n is not None} for isi in (k.angka.laporan, k.angka.pemeriksaan)]
        return [*angka, {str(n): [j.jawaban, j.keterangan, j.alasan] for n, j in sorted(k.jawaban.items())}]

    def pratinjau(self):
        form = LembarForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.halaman(form, 422)
        try:
            isi = baca_kertas(form.cleaned_data["lembar"], self.kertas)
        except ValidationError as galat:
            form.add_error("lembar", galat)
            return self.halaman(form, 422)
        return self.tampilkan(data_formulir(self.kertas, isi), isi)

    def tampilkan(self, data, isi: Isi, status=200, pesan="", terlihat=""):
        k = self.kertas
        f = formulir(k, data, terkunci=self.terkunci)
        sah = f.sah
        salah = isi.salah + [s for s in f.salah(isi.letak) if not any(s.kode == x.kode for x in isi.salah)]
        konteks = self.konteks(
            formulir=f, data=list(data.items()), salah=salah, perubahan=perubahan(k, f), sah=sah and not salah,
            ditanya=f.angka.ditanya, terlihat=terlihat or sidik(self.tersimpan()), pesan=pesan,
            laporan_terkunci=self.terkunci,
        )  # fmt: skip
        return render(self.request, self.template_name, konteks, status=422 if salah else status)

    def kiriman(self) -> dict[str, str]:
        """What the preview carried, of the names that the forms know and nothing else."""
        dikenal = data_formulir(self.kertas, Isi())
        return {nama: self.request.POST.get(nama, lama) for nama, lama in dikenal.items()}

    def simpan_lembar(self):
        request = self.request
        try:
            with simpan_isian(self.penilaian, request.user) as terkunci:
                self.segarkan(terkunci)
                k, data = self.kertas, self.kiriman()
                data["l-yakin"] = request.POST.get("l-yakin", "")
                f = formulir(k, data, terkunci=self.terkunci)
                basi = request.POST.get("terlihat") != sidik(self.tersimpan())
                if basi or not f.sah:
                    raise TidakTersimpan(basi)
                banyak = len(perubahan(k, f))
                simpan_laporan(self.penilaian, k.laporan, f.angka, request.user, self.penilaian.tahun_buku)
                simpan_pemeriksaan(self.penilaian, f.kertas.angka, request.user)
                simpan_jawaban(self.penilaian, f.manajemen)
        except TidakTersimpan as batal:
            self.__dict__.pop("kertas", None)
            return self.tampilkan(data, Isi(), 409 if batal.basi else 422, BERUBAH if batal.basi else "")
        kalimat = f"Kertas kerja tersimpan: {banyak} isian berubah." if banyak else "Tidak ada yang berubah."
        messages.success(request, kalimat)
        return redirect(self.penilaian)

    def kembalikan(self):
        """The sheet as it was brought, with the reason in the row of each wrong cell."""
        data = self.kiriman()
        f = formulir(self.kertas, data, terkunci=self.terkunci)
        salah: dict[str, str] = {}
        lain = zip(self.request.POST.getlist("salah_kode"), self.request.POST.getlist("salah_kalimat"), strict=False)
        for kode, kalimat in [*((s.kode, s.kalimat) for s in f.salah({})), *lain]:
            if kalimat not in salah.get(kode, ""):
                salah[kode] = f"{salah.get(kode, '')} {kalimat}".strip()[:2000]
        isi = {
            LAPORAN: {n[2:]: v for n, v in data.items() if n.startswith("l-")},
            PERIKSA: {n[2:]: v for n, v in data.items() if n.startswith("p-")},
            JAWABAN: {f"tanya_{n[10:]}": v for n, v in data.items() if n.startswith("m-jawaban_")},
        }
        return balasan_xlsx(tulis_kertas(self.kertas, isi, salah), "kertas-kerja-salah")

    def halaman(self, form, status=200):
        return render(self.request, self.template_name, self.konteks(form=form), status=status)
