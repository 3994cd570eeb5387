"""The worksheet down and up: the same forms as the pages, what would change shown before anything is saved."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.views.generic import View

from core.halaman.baris import Gabungan
from core.halaman.forms import FormSentra
from core.lembar.excel import balasan_xlsx
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
from ksp_usp.penilaian.views.dasar import IsianPenilaian, PenilaianMixin, sebab_tertutup
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

    def buka(self):
        if self.request.POST.get("aksi") != "simpan" and not self.dapat_diubah:
            raise PermissionDenied(sebab_tertutup(self.penilaian, self.request.user))
        return super().buka()

    def post(self, request, **kwargs):
        if alih := self.buka():
            return alih
        match request.POST.get("aksi"):
            case "simpan":
                return self.terima()
            case "kembalikan":
                return self.kembalikan()
        return self.pratinjau()

    @property
    def terkunci(self) -> bool:
        laporan = self.kertas.laporan
        return bool(laporan and laporan.sebab_terkunci)

    def bentuk(self, data=None):
        if data is None:
            return LembarForm()
        self.data = self.kiriman() | {"l-yakin": data.get("l-yakin", "")}
        self.formulir = formulir(self.kertas, self.data, terkunci=self.terkunci)
        return Gabungan(self.formulir.angka, self.formulir.kertas, self.formulir.manajemen)

    def tersimpan(self):
        k = self.kertas
        angka = [{x: str(n) for x, n in isi.items() if n is not None} for isi in (k.angka.laporan, k.angka.pemeriksaan)]
        return [*angka, {str(n): [j.jawaban, j.keterangan, j.alasan] for n, j in sorted(k.jawaban.items())}]

    def pratinjau(self):
        form = LembarForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            isi = baca_kertas(form.cleaned_data["lembar"], self.kertas)
        except ValidationError as galat:
            form.add_error("lembar", galat)
            return self.tampil(form, 422)
        return self.tampilkan(data_formulir(self.kertas, isi), isi)

    def tampil(self, form, status=200):
        if isinstance(form, Gabungan):
            return self.tampilkan(self.data, Isi(), status, " ".join(form.pesan))
        return super().tampil(form, status)

    def tampilkan(self, data, isi: Isi, status=200, pesan=""):
        k = self.kertas
        f = formulir(k, data, terkunci=self.terkunci)
        sah = f.sah
        salah = isi.salah + [s for s in f.salah(isi.letak) if not any(s.kode == x.kode for x in isi.salah)]
        konteks = self.konteks(
            formulir=f, data=list(data.items()), salah=salah, perubahan=perubahan(k, f), sah=sah and not salah,
            ditanya=f.angka.ditanya, terlihat=self.tanda(), pesan=pesan,
            laporan_terkunci=self.terkunci,
        )  # fmt: skip
        return render(self.request, self.template_name, konteks, status=422 if salah else status)

    def kiriman(self) -> dict[str, str]:
        """What the preview carried, of the names that the forms know and nothing else."""
        dikenal = data_formulir(self.kertas, Isi())
        return {nama: self.request.POST.get(nama, lama) for nama, lama in dikenal.items()}

    def simpan(self, form, terkunci):
        p, k, f, pengguna = self.penilaian, self.kertas, self.formulir, self.request.user
        self.banyak = len(perubahan(k, f))
        simpan_laporan(p, k.laporan, f.angka, pengguna, p.tahun_buku)
        simpan_pemeriksaan(p, f.kertas.angka, pengguna)
        simpan_jawaban(p, f.manajemen)

    def beri_tahu(self):
        berubah = f"Kertas kerja tersimpan: {self.banyak} isian berubah."
        messages.success(self.request, berubah if self.banyak else "Tidak ada yang berubah.")

    def sesudah(self):
        return self.penilaian.get_absolute_url()

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
