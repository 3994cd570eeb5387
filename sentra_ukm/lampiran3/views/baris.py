"""Lampiran 3: one firm of a usulan, and its NIK for a reason that goes on record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect

from aturan.sentra_2005.ukm import kelas_ukm
from core.lembar.baca import Lembar
from core.lembar.tabel import KUNCI
from core.perkara.jejak import catat
from core.perkara.versi import IsianBerubah, kalimat_tertutup, simpan_isian
from sentra_ukm.lampiran3.forms import NikForm, UkmForm
from sentra_ukm.lampiran3.kolom import KOLOM
from sentra_ukm.lampiran3.periksa import isi_kolom, periksa
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.views.ukm import UkmView, pukul
from sentra_ukm.models import Ukm
from sentra_ukm.usulan.syarat import fakta_ukm


class BarisView(UkmView):
    """A page of one firm of this usulan."""

    def dispatch(self, request, *args, kunci, **kwargs):
        self.kunci = kunci
        return super().dispatch(request, *args, **kwargs)

    def ambil(self) -> Ukm:
        ukm = self.usulan.ukm.select_related("diubah_oleh").filter(kunci=self.kunci).first()
        if ukm is None:
            raise Http404
        return ukm

    @property
    def judul(self):
        return f"UKM baris {self.ukm.urut}: {self.ukm.nama_usaha}"


class UkmUbah(BarisView):
    """All columns of one firm; read-only where the form is closed."""

    template_name = "sentra_ukm/lampiran3/ubah.html"
    tulis = False

    def get(self, request):
        self.ukm = self.ambil()
        form = UkmForm(usulan=self.usulan, ukm=self.ukm) if self.dapat_diubah else None
        return self.tampil(form=form, awas=self.awas() if form else [])

    def awas(self) -> list:
        """What is odd about the row as it is saved."""
        if not self.ukm.perlu_periksa:
            return []
        lembar = Lembar("isian", [], [(self.ukm.urut, [str(self.ukm.kunci), *(isi_kolom(self.ukm, k) for k in KOLOM)])])
        return periksa(self.usulan, lembar, [KUNCI, *(k.nama for k in KOLOM)]).baris[0].catatan

    def isi(self):
        return {
            "ukm": self.ukm,
            "kelas": kelas_ukm(fakta_ukm(self.ukm), self.usulan.hari_ini),
            "nik_form": NikForm(),
            "uraian": [
                {"judul": k.judul, "isi": isi_kolom(self.ukm, k)} for k in KOLOM if isi_kolom(self.ukm, k)
            ],
        }  # fmt: skip

    def post(self, request):
        if not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.usulan))
        self.ukm = self.ambil()
        form = UkmForm(request.POST, usulan=self.usulan, ukm=self.ukm)
        if not form.is_valid():
            return self.tampil(422, form=form)
        try:
            with simpan_isian(self.usulan, request.user) as terkunci:
                terkini = self.ambil()
                terlihat = terkini.versi if "timpa" in request.POST else form.cleaned_data["versi"]
                if not terkini.versi == terlihat == self.ukm.versi:
                    raise IsianBerubah
                simpan_ukm(terkunci, [form.hasil()], request.user)
        except IsianBerubah:
            return self.bentrok(form, terkini)
        messages.success(request, f"Baris {terkini.urut} tersimpan.")
        return redirect(self.alamat())

    def bentrok(self, form, terkini):
        pesan = (
            f"Petugas lain mengubah baris {terkini.urut} pukul {pukul(terkini, self.usulan)}. "
            "Isian Anda di bawah belum tersimpan: pakai milik Anda atau miliknya."
        )
        form.add_error(None, pesan)
        self.ukm = terkini
        return self.tampil(409, form=form, beda=form.beda(terkini), bentrok=True)


class UkmHapus(BarisView):
    template_name = "sentra_ukm/lampiran3/hapus.html"

    def get(self, request):
        self.pastikan_terbuka()
        self.ukm = self.ambil()
        return self.tampil(ukm=self.ukm)

    def post(self, request):
        self.ukm = self.ambil()
        try:
            with simpan_isian(self.usulan, request.user) as terkunci:
                terkini = terkunci.ukm.filter(kunci=self.kunci).first()
                if terkini is None:
                    raise Http404
                if request.POST.get("versi") != str(terkini.versi):
                    raise IsianBerubah
                terkini.delete()
        except IsianBerubah:
            self.ukm = terkini
            pesan = (
                f"Petugas lain mengubah baris {terkini.urut} pukul {pukul(terkini, self.usulan)}. "
                "Baris ini belum dihapus: lihat isian terakhirnya, lalu hapus lagi bila masih perlu."
            )
            return self.tampil(409, ukm=terkini, pesan=pesan)
        messages.success(request, f"{self.ukm.nama_usaha} (baris {self.ukm.urut}) dihapus dari daftar.")
        return redirect(self.alamat())


class UkmNik(BarisView):
    """Show one NIK once, for a reason that goes on record."""

    template_name = "sentra_ukm/lampiran3/nik.html"
    tulis = False

    def get(self, request):
        return redirect(self.alamat("ukm_ubah", self.kunci))

    def post(self, request):
        self.ukm = self.ambil()
        form = NikForm(request.POST)
        if not form.is_valid() or not self.ukm.nik:
            return self.tampil(422, form=form, ukm=self.ukm, nik="")
        catat(
            self.usulan, "lihat_nik", f"melihat NIK pemilik UKM baris {self.ukm.urut}",
            wilayah_id=self.usulan.wilayah_id, pengguna=request.user, penugasan=request.user.penugasan_aktif()[0],
            alasan=form.cleaned_data["alasan"],
        )  # fmt: skip
        balasan = self.tampil(form=form, ukm=self.ukm, nik=self.ukm.nik)
        balasan["Cache-Control"] = "no-store"
        return balasan
