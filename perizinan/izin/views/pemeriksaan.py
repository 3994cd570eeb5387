"""The desk of the examiner: each document beside its tick, what the law finds, the proposal (Pasal 6 and 7)."""

from django.shortcuts import render

from aturan.simpan_pinjam_2015.izin import peringatan_izin
from core.dasar.izin import Izin
from core.halaman.meja import Meja, ketikan_berkas
from core.halaman.surat import surat_urusan
from core.perkara.tahap import Tahap
from core.perkara.terbuka import dijawab, terbuka
from perizinan.izin.bacaan import bagian_isian
from perizinan.izin.catatan import sidik_butir
from perizinan.izin.forms.pemeriksaan import PemeriksaanForm, pilihan_modal
from perizinan.izin.syarat import (
    USUL_MENURUT_JALUR,
    batas_kelengkapan,
    butir_berkas,
    jalur,
    perlu_lingkup_modal,
    temuan_tanpa_jawaban,
    yang_terbuka,
)
from perizinan.izin.tugas import berkas_kurang, berkas_per_butir, orang_berkas
from perizinan.izin.views.permohonan import (
    PermohonanMixin,
    baca_sekali,
    modal_diminta,
    temuan_syarat,
)
from perizinan.models import PemeriksaanBerkas, PermohonanIzin, StatusPermohonan


class PemeriksaanView(PermohonanMixin, Meja):
    template_name = "perizinan/izin/pemeriksaan.html"
    URL, izin = "permohonan_pemeriksaan", Izin.PERIKSA_PERMOHONAN
    TERAKHIR, DI_MEJA = ("kirim_kekurangan",), (batas_kelengkapan,)

    @property
    def urusan(self):
        return self.permohonan

    @property
    def tempat(self):
        return self.permohonan.status if self.permohonan.tahap is Tahap.MEJA else ""

    def muat_ulang(self):
        self.permohonan = self.terlihat().get(pk=self.permohonan.pk)
        self.wewenang = baca_sekali(self.permohonan)

    @property
    def jakarta(self) -> bool:
        """Whether a person has to say which capital applies; a USP has one amount everywhere."""
        return perlu_lingkup_modal(self.permohonan)

    def usul_terbuka(self) -> tuple[str, ...]:
        """What may be proposed with this capital, once the documents are complete."""
        if self.permohonan.status != StatusPermohonan.LENGKAP:
            return ()
        return USUL_MENURUT_JALUR.get(jalur(self.permohonan)[0], ("tolak",))

    def susun_form(self, data=None):
        p = self.permohonan
        self.mentah = temuan_tanpa_jawaban(p, p.tanggal_hukum, self.request.user)
        self.berkas, self.orang = berkas_per_butir(p), orang_berkas(p)
        ada = tuple(b for b in butir_berkas(p) if not berkas_kurang(b, self.berkas, self.orang))
        return PemeriksaanForm(
            data, urusan=self.permohonan, kini=sidik_butir, sekali=ada, butir=butir_berkas(self.permohonan),
            pilihan=PemeriksaanBerkas.Hasil.choices,
            terbuka=terbuka(yang_terbuka(p, self.mentah)),
            usul=self.usul_terbuka(), jakarta=self.jakarta,
            modal=pilihan_modal(modal_diminta(self.permohonan, self.wewenang)),
        )  # fmt: skip

    def kurang(self, t):
        batas = batas_kelengkapan(self.permohonan, self.permohonan.tanggal_hukum) if batas_kelengkapan in t.jika else []
        return super().kurang(t) + batas

    def ketikan(self):
        return ketikan_berkas(
            self.request.POST, butir_berkas(self.permohonan), yang_terbuka(self.permohonan),
            PemeriksaanBerkas.Hasil.choices, PermohonanIzin.Usul.choices,
        )  # fmt: skip

    def tampilkan(self, form, status=200):
        p = self.permohonan
        bagian = bagian_isian(p, self.berkas, self.orang, self.wewenang)
        for b in bagian:
            b["periksa"] = form.bidang(b["kode"]) if b["kode"] in form.butir else None
        return render(
            self.request,
            self.template_name,
            self.konteks(
                form=form,
                bagian=bagian,
                temuan=temuan_syarat(p, dijawab(self.mentah, form.tersimpan)),
                peringatan=peringatan_izin({"deposito_atas_nama": p.deposito_atas_nama}),
                modal=modal_diminta(p, self.wewenang),
                jalur=jalur(p)[1],
                batas=form.bidang("batas"),
                jakarta=form.bidang("jakarta") if "jakarta" in form.putusan else None,
                usul=form.bidang("usul") if "usul" in form.putusan else None,
                **self.langkah(),
                surat=surat_urusan(p, self.request.user),
            ),
            status=status,
        )
