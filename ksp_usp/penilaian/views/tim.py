"""Who assesses: the team of one assessment, and what each of its members states."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.dasar.izin import Izin, boleh
from core.halaman.baris import Gabungan
from core.halaman.isian import IsianView
from core.perkara.jejak import catat
from core.perkara.pemberitahuan import beritahu_tugas
from core.perkara.versi import kalimat_tertutup, simpan_isian
from ksp_usp.models import AnggotaTimPenilai, StatusPenilaian
from ksp_usp.penilaian.forms.tugas import PernyataanForm, TimForm
from ksp_usp.penilaian.syarat import pasal31
from ksp_usp.penilaian.views.dasar import PenilaianMixin, calon_penilai


class Tim(PenilaianMixin, IsianView):
    """Who assesses; each member states himself that nothing ties him to the koperasi. Everybody who sees it reads."""

    template_name = "ksp_usp/penilaian/tim.html"
    berubah = "Tim ini berubah sejak Anda membuka halaman. Periksa lagi, lalu simpan."

    @property
    def bagian(self) -> str:
        """Which of the two forms was sent."""
        return "tim" if self.request.POST.get("bagian") == "tim" else "pernyataan"

    @property
    def menugaskan(self) -> bool:
        p = self.penilaian
        return p.status == StatusPenilaian.DITUGASKAN and bool(boleh(self.request.user, Izin.TUGASKAN_PENILAI, p))

    def saya(self):
        """The place of this person in the team, while statements may still be made."""
        if self.penilaian.status != StatusPenilaian.DITUGASKAN:
            return None
        return next((a for a in self.tim if a.pengguna_id == self.request.user.pk), None)

    def buka(self):
        self.tim = list(self.penilaian.tim.select_related("pengguna__kualifikasi_penilai"))
        if self.dikirim and not (self.menugaskan if self.bagian == "tim" else self.saya()):
            raise PermissionDenied(
                f"{kalimat_tertutup(self.penilaian)} Tim ditetapkan Pengawas koperasi; pernyataan diisi anggotanya"
                " sendiri."
            )

    @contextmanager
    def kunci(self):
        with simpan_isian(self.penilaian) as terkunci:
            terkunci.koperasi = self.penilaian.koperasi
            self.penilaian = terkunci
            self.buka()
            yield terkunci

    def bentuk(self, data=None):
        milik = {self.bagian: data}
        self.form_tim = self.isian_tim(milik.get("tim")) if self.menugaskan else None
        self.form_pernyataan = self.isian_pernyataan(milik.get("pernyataan")) if self.saya() else None
        terkirim = self.form_tim if self.bagian == "tim" else self.form_pernyataan
        return Gabungan() if data is None or terkirim is None else terkirim

    def isian_tim(self, data):
        p = self.penilaian
        ketua = next((str(a.pengguna_id) for a in self.tim if a.ketua), "")
        awal = {"tim": [str(a.pengguna_id) for a in self.tim], "ketua": ketua}
        return TimForm(data, calon=calon_penilai(p.berwenang_id, p.koperasi, p.hari_ini), initial=awal)

    def isian_pernyataan(self, data):
        awal = {True: "ya", False: "tidak"}.get(self.saya().tanpa_hubungan)
        return PernyataanForm(data, initial={"tanpa_hubungan": awal})

    def tersimpan(self):
        return [[a.pengguna_id, a.ketua, a.tanpa_hubungan] for a in self.tim]

    def simpan(self, form, terkunci):
        if self.bagian == "tim":
            self.simpan_tim(form)
        else:
            saya = self.saya()
            saya.tanpa_hubungan = form.cleaned_data["tanpa_hubungan"] == "ya"
            saya.save(update_fields=["tanpa_hubungan"])

    def simpan_tim(self, form):
        dipilih, ketua = set(form.cleaned_data["tim"]), form.cleaned_data["ketua"]
        lama = {str(a.pengguna_id): a for a in self.tim}
        for kode, a in lama.items():
            if kode not in dipilih:
                a.delete()
        for kode in dipilih:
            a = lama.get(kode) or AnggotaTimPenilai(penilaian=self.penilaian, pengguna_id=int(kode))
            a.ketua = kode == ketua
            a.save()
        p, pengguna = self.penilaian, self.request.user
        nama = ", ".join(sorted(c.nama for c, _ in form.calon if str(c.pk) in dipilih)) or "tanpa tim"
        catat(
            p, "ubah_tim", f"mengubah tim penilai: {nama}"[:300], wilayah_id=p.wilayah_id, pengguna=pengguna,
            penugasan=boleh(pengguna, Izin.TUGASKAN_PENILAI, p), pasal=str(pasal31("4")),
        )  # fmt: skip
        beritahu_tugas(p, [int(kode) for kode in dipilih if kode not in lama], p.berwenang_id, pengguna)

    def beri_tahu(self):
        kalimat = "Tim penilai: tersimpan." if self.bagian == "tim" else "Pernyataan Anda tersimpan."
        messages.success(self.request, kalimat)

    def sesudah(self):
        return self.request.path

    def isi(self, form):
        return {
            "tim": self.tim,
            "form_tim": self.form_tim,
            "form_pernyataan": self.form_pernyataan,
            "url_kualifikasi": reverse("kualifikasi_daftar"),
        }
