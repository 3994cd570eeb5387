"""The pages on which the counter fills an application, one document each. Files are stored as they come."""

from django.http import Http404
from django.urls import reverse

from aturan.simpan_pinjam_2015.izin import peringatan_izin
from core.dasar.izin import Izin
from core.halaman.isian import IsianView
from core.halaman.wilayah import saran_wilayah
from core.perkara.tugas import bagian_berikut
from perizinan.izin.diri import GABUNGAN
from perizinan.izin.forms.isian import FORMULIR
from perizinan.izin.syarat import butir_berkas, jalur
from perizinan.izin.tugas import BUTIR, bagian_permohonan, berkas_per_butir, orang_berkas
from perizinan.izin.views.permohonan import (
    PermohonanMixin,
    alamat_bagian,
    baca_sekali,
    modal_diminta,
    temuan_syarat,
)
from perizinan.models import PermohonanIzin

# What the typed data of a document decide, beside its being there. Capital belongs to the deposit.
SYARAT_BUTIR = {
    "7b": ("izin.hari_sejak_pengesahan",),
    "7c": ("izin.bank", "izin.deposito_atas_nama", "modal."),
    "7e": ("izin.rekening_atas_nama_koperasi",),
    "7f": ("izin.rencana_kerja_tahun",),
}


class PermohonanIsian(PermohonanMixin, IsianView):
    """One document; each form carries the mark of what it showed, so that colleagues on two documents do not clash."""

    pengisi = Izin.TERIMA_PERMOHONAN

    def dispatch(self, request, *args, butir, **kwargs):
        if butir not in FORMULIR:
            raise Http404
        self.butir = butir
        return super().dispatch(request, *args, **kwargs)

    @property
    def urusan(self):
        return self.permohonan

    @property
    def judul(self):
        return BUTIR[self.butir].uraian if self.butir in BUTIR else "Perubahan yang diminta"

    @property
    def template_name(self):
        nama = f"isian_{self.butir}" if self.butir in ("7d", "perubahan") else "isian"
        return f"perizinan/izin/{nama}.html"

    def buka(self):
        """404 for a document that this application does not need."""
        p = self.permohonan
        ada = p.jenis == p.Jenis.PERUBAHAN if self.butir == "perubahan" else self.butir in butir_berkas(p)
        if not ada:
            raise Http404
        return super().buka()

    def bentuk(self, data=None):
        self.berkas = berkas_per_butir(self.permohonan)
        if self.butir == "7d":
            return FORMULIR["7d"](
                data, instance=self.permohonan, orang=orang_berkas(self.permohonan), berkas=self.berkas,
                dilepas=self.dilepas(self.berkas.get(GABUNGAN, ())),
            )  # fmt: skip
        # A copy of its own: a form writes what was typed into its instance, also what is wrong.
        segar = self.terlihat().get(pk=self.permohonan.pk)
        return FORMULIR[self.butir](data, instance=segar, berkas=self.dilepas(self.berkas.get(self.butir, ())))

    def dilepas(self, berkas):
        """Which of the files of this part may be taken away again here."""
        return berkas

    def berkas_diminta(self):
        if self.butir == "7d":
            return self.bentuk().butir
        return {} if self.butir == "perubahan" else {"berkas": self.butir}

    def lepas_lama(self, terkunci, berkas):
        """One paper of one person has one file, and so has the bundle."""
        if self.butir == "7d":
            terkunci.daftar_berkas.filter(butir=berkas.butir).exclude(pk=berkas.pk).update(aktif=False)
        else:
            super().lepas_lama(terkunci, berkas)

    def simpan(self, form, terkunci):
        form.simpan(terkunci)

    def versi_kini(self):
        return {"lihat": self.bentuk().initial["lihat"]}

    def tandai_beda(self, form):
        form.tandai_beda(PermohonanIzin.objects.select_related("wilayah_baru").get(pk=self.permohonan.pk))

    def sesudah(self) -> str:
        """The next step; this page again as long as what was typed does not meet the law."""
        p, dari_periksa = self.permohonan, self.kembali == "periksa"
        self.permohonan = self.terlihat().get(pk=p.pk)
        baca_sekali(self.permohonan)
        if "lanjut" in self.request.POST and all(t.hasil.lolos for t in self.temuan()):
            return self.alamat("periksa") if dari_periksa else self.berikut()
        kembali = "?kembali=periksa" if dari_periksa else ""
        return self.alamat(self.butir) + kembali

    def alamat(self, kode: str) -> str:
        """The page of one part; of the list of tasks where `kode` is empty."""
        return alamat_bagian(self.permohonan, kode) if kode else reverse("permohonan_tugas", args=[self.permohonan.pk])

    def berikut(self) -> str:
        """The next part that waits, all answers once none does; else the tasks."""
        p = self.permohonan
        bagian = bagian_permohonan(p, self.wewenang, berkas_per_butir(p), orang_berkas(p))
        return self.alamat(bagian_berikut(bagian, self.butir))

    def temuan(self):
        """What the stored data of this document give; a document that is not filled yet has no finding."""
        awalan = SYARAT_BUTIR.get(self.butir)
        if not awalan:
            return []
        return [t for t in temuan_syarat(self.permohonan) if t.kode.startswith(awalan) and not t.belum_diketahui]

    def isi(self, form):
        p = self.permohonan
        return {
            "butir": self.butir,
            "dokumen": BUTIR.get(self.butir),
            "berkas": self.berkas.get(self.butir, ()),
            "temuan": [] if self.dikirim else self.temuan(),
            "peringatan": peringatan_izin({"deposito_atas_nama": p.deposito_atas_nama}) if self.butir == "7c" else (),
            "modal": modal_diminta(p, self.wewenang) if self.butir == "7c" else [],
            "jalur": jalur(p)[1] if self.butir == "7c" else "",
            "saran": saran_wilayah(form.semua) if self.butir == "perubahan" else [],
        }
