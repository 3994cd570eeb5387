"""The desk of the examiner of an office: each paper beside its mark, what the law finds, the clock, the proposal."""

from django.shortcuts import render

from core.dasar.izin import Izin
from core.halaman.meja import Meja, ketikan_berkas
from core.halaman.surat import surat_urusan
from core.perkara.tahap import Tahap
from core.perkara.terbuka import dijawab, terbuka
from perizinan.kantor.bacaan import bacaan_kantor
from perizinan.kantor.catatan import sidik_butir
from perizinan.kantor.forms.kantor import PemeriksaanKantorForm
from perizinan.kantor.syarat import butir_kantor, temuan_tanpa_jawaban
from perizinan.kantor.tugas import berkas_per_butir
from perizinan.kantor.views.kantor import KantorMixin, henti_jam, jam_kantor
from perizinan.models import JaringanPelayanan, PemeriksaanKantor, StatusKantor


class KantorPemeriksaan(KantorMixin, Meja):
    HALAMAN, URL, izin = "kantor", "jaringan_pemeriksaan", Izin.PERIKSA_KANTOR
    TERAKHIR = ("kirim_kekurangan",)

    @property
    def urusan(self):
        return self.kantor

    @property
    def tempat(self):
        return self.kantor.status if self.kantor.tahap is Tahap.MEJA else ""

    def susun_form(self, data=None):
        self.mentah = temuan_tanpa_jawaban(self.kantor, self.kantor.tanggal_hukum)
        self.berkas = berkas_per_butir(self.kantor)
        ada = tuple(self.berkas)
        return PemeriksaanKantorForm(
            data, urusan=self.kantor, kini=sidik_butir, sekali=ada, butir=butir_kantor(self.kantor),
            pilihan=PemeriksaanKantor.Hasil.choices,
            terbuka=terbuka(self.mentah), usul=self.kantor.status == StatusKantor.LENGKAP,
        )  # fmt: skip

    def ketikan(self):
        mentah = temuan_tanpa_jawaban(self.kantor, self.kantor.tanggal_hukum)
        return ketikan_berkas(
            self.request.POST, butir_kantor(self.kantor), terbuka(mentah).values(), PemeriksaanKantor.Hasil.choices,
            JaringanPelayanan.Usul.choices,
        )  # fmt: skip

    def tampilkan(self, form, status=200):
        k, per = self.kantor, self.kantor.hari_ini
        bagian = bacaan_kantor(k, self.berkas)
        for b in bagian:
            b["periksa"] = form.bidang(b["butir"]) if b["butir"] in form.butir else None
        return render(
            self.request,
            "perizinan/kantor/pemeriksaan.html",
            self.konteks(
                form=form,
                bagian=bagian,
                temuan=dijawab(self.mentah, form.tersimpan),
                usul=form.bidang("usul") if "usul" in form.putusan else None,
                **self.langkah(),
                jam=jam_kantor(k, per),
                henti=henti_jam(k, []),
                surat=surat_urusan(k, self.request.user),
            ),
            status=status,
        )
