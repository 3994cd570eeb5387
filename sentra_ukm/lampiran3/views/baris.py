"""Lampiran 3: one firm of a usulan, and its NIK for a reason that goes on record."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from aturan.sentra_2005.ukm import kelas_ukm
from core.dasar.izin import Izin, boleh, wajib
from core.lembar.baca import Lembar
from core.lembar.tabel import KUNCI
from core.perkara.jejak import catat
from core.perkara.versi import IsianBerubah, simpan_isian
from sentra_ukm.lampiran3.forms import NikForm, UkmForm
from sentra_ukm.lampiran3.kolom import KOLOM
from sentra_ukm.lampiran3.periksa import isi_kolom, periksa
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.views.ukm import UkmIsian, UkmView, pengubah, pukul
from sentra_ukm.models import Ukm
from sentra_ukm.models.ukm import HAPUS_UKM


class BarisMixin:
    """A page of one firm of this usulan."""

    def dispatch(self, request, *args, kunci, **kwargs):
        self.kunci_ukm = kunci
        return super().dispatch(request, *args, **kwargs)

    def ambil(self) -> Ukm:
        ukm = self.usulan.ukm.select_related("diubah_oleh").filter(kunci=self.kunci_ukm).first()
        if ukm is None:
            raise Http404
        return ukm

    @property
    def judul(self):
        return f"UKM baris {self.ukm.urut}: {self.ukm.nama_usaha}"


class UkmUbah(BarisMixin, UkmIsian):
    """All columns of one firm; read-only where the form is closed."""

    template_name = "sentra_ukm/lampiran3/ubah.html"

    def buka(self):
        if self.dikirim:
            super().buka()

    def bentuk(self, data=None):
        self.ukm = self.ambil()
        return UkmForm(data, usulan=self.usulan, ukm=self.ukm) if self.dikirim or self.dapat_diubah else None

    def simpan(self, form, terkunci):
        if "timpa" not in self.request.POST and self.ukm.versi != form.cleaned_data["versi"]:
            raise IsianBerubah(
                f"{pengubah(self.ukm)} mengubah baris {self.ukm.urut} pukul {pukul(self.ukm, self.usulan)}. "
                "Isian Anda di bawah belum tersimpan: pakai milik Anda atau miliknya."
            )
        simpan_ukm(terkunci, [form.hasil()], self.request.user)

    def beri_tahu(self):
        messages.success(self.request, f"Baris {self.ukm.urut} tersimpan.")

    def awas(self) -> list:
        """What is odd about the row as it is saved."""
        if not self.ukm.perlu_periksa:
            return []
        lembar = Lembar("isian", [], [(self.ukm.urut, [str(self.ukm.kunci), *(isi_kolom(self.ukm, k) for k in KOLOM)])])
        return periksa(self.usulan, lembar, [KUNCI, *(k.nama for k in KOLOM)]).baris[0].catatan

    def isi(self, form):
        return {
            "ukm": self.ukm,
            "kelas": kelas_ukm(self.ukm.fakta(), self.usulan.tanggal_hukum),
            "nik_form": NikForm(),
            "uraian": [
                {"judul": k.judul, "isi": isi_kolom(self.ukm, k)} for k in KOLOM if isi_kolom(self.ukm, k)
            ],
            "awas": self.awas() if form and not self.dikirim else [],
            "bentrok": self.basi,
            "beda": form.beda(self.ukm) if self.basi else [],
        }  # fmt: skip


class UkmHapus(BarisMixin, UkmView):
    template_name = "sentra_ukm/lampiran3/hapus.html"

    def get(self, request):
        self.pastikan_terbuka()
        self.ukm = self.ambil()
        return self.tampil(ukm=self.ukm)

    def post(self, request):
        self.ukm = self.ambil()
        try:
            with simpan_isian(self.usulan, request.user) as terkunci:
                terkini = terkunci.ukm.filter(kunci=self.kunci_ukm).first()
                if terkini is None:
                    raise Http404
                if request.POST.get("versi") != str(terkini.versi):
                    raise IsianBerubah
                self.catat_hapus(terkunci, terkini)
                terkini.delete()
        except IsianBerubah:
            self.ukm = terkini
            pesan = (
                f"{pengubah(terkini)} mengubah baris {terkini.urut} pukul {pukul(terkini, self.usulan)}. "
                "Baris ini belum dihapus: lihat isian terakhirnya, lalu hapus lagi bila masih perlu."
            )
            return self.tampil(409, ukm=terkini, pesan=pesan)
        messages.success(request, f"{self.ukm.nama_usaha} (baris {self.ukm.urut}) dihapus dari daftar.")
        return redirect(self.alamat())

    def catat_hapus(self, usulan, ukm):
        """Who took the row out; and its fingerprint, so that whoever asks who saw his data is answered afterwards."""
        catat(
            usulan, HAPUS_UKM, f"menghapus baris {ukm.urut} ({ukm.nama_usaha}) dari Lampiran 3",
            wilayah_id=usulan.wilayah_id, pengguna=self.request.user,
            penugasan=boleh(self.request.user, Izin.ISI_USULAN, usulan),
            salinan={"ukm": ukm.pk, "urut": ukm.urut, "kunci": str(ukm.kunci), "nik_sidik": ukm.nik_sidik},
        )  # fmt: skip


class UkmNik(BarisMixin, UkmView):
    """Show one NIK once, for a reason that goes on record."""

    template_name = "sentra_ukm/lampiran3/nik.html"
    tulis = False

    def get(self, request):
        return redirect(self.alamat("ukm_ubah", self.kunci_ukm))

    def post(self, request):
        self.ukm = self.ambil()
        form = NikForm(request.POST)
        if not form.is_valid() or not self.ukm.nik:
            return self.tampil(422, form=form, ukm=self.ukm, nik="")
        catat(
            self.usulan, "lihat_nik", f"melihat NIK pemilik UKM baris {self.ukm.urut}",
            wilayah_id=self.usulan.wilayah_id, pengguna=request.user,
            penugasan=wajib(request.user, Izin.LIHAT_NIK_UKM, self.usulan),
            alasan=form.cleaned_data["alasan"],
        )  # fmt: skip
        balasan = self.tampil(form=form, ukm=self.ukm, nik=self.ukm.nik)
        balasan["Cache-Control"] = "no-store"
        return balasan
