"""The pages on which the counter fills an office's application, one part each. Files are stored as they come."""

from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from aturan.bahasa import Hasil
from core.dasar.izin import Izin, boleh
from core.halaman.baris import Gabungan
from core.halaman.isian import IsianView
from core.perkara.jejak import catat
from core.perkara.tugas import bagian_berikut
from core.perkara.versi import kalimat_tertutup
from ksp_usp.penilaian.syarat import hasil_pada
from perizinan.kantor.akibat import catat_berkas_masuk, mulai_jam
from perizinan.kantor.forms.kantor import FORMULIR, TABEL, TabelForm
from perizinan.kantor.syarat import PASAL_10_2, belum_masuk, temuan_kantor
from perizinan.kantor.tugas import (
    bagian_kantor,
    berkas_per_butir,
    butir_bagian,
    jenis_bagian,
    judul_bagian,
    kode_bagian,
    temuan_bagian,
    temuan_isian,
)
from perizinan.kantor.views.kantor import KantorMixin, sebut_kesehatan, terlihat

PETUNJUK = {
    "kantor": "Alamat tempat kantor akan berdiri. Kabupaten/kotanya menentukan pejabat yang memutus.",
    "anggota": "Menurut daftar anggota yang dibawa koperasi. “Daerah” dibaca kabupaten/kota tempat kantor.",
    "9a": "Kantor Kas mewakili Kantor Cabang: koperasi menunjukkan persetujuan Kantor Cabangnya.",
    "9d": "Predikat kesehatan dibaca dari hasil penilaian yang tercatat; di sini cukup fotokopinya.",
    "lama": "Salin dari surat persetujuan lama, lalu unggah pindaiannya. Pemeriksa mencocokkan dan mengonfirmasi.",
}  # fmt: skip
PETUNJUK_TABEL = {
    "sarana": "Satu baris satu jenis sarana. Hapus baris yang salah dengan mencentang “Hapus”.",
    "personel": "Calon pimpinan disertai daftar riwayat hidup; calon karyawan cukup namanya.",
}
JUDUL_TABEL = {"sarana": "Sarana kerja dan kondisi fisiknya", "personel": "Calon pimpinan dan calon karyawan"}


class KantorIsian(KantorMixin, IsianView):
    """One part; its form carries the mark of what it showed, so that colleagues on two parts do not clash."""

    pengisi = Izin.TERIMA_KANTOR
    template_name = "perizinan/kantor/isian.html"
    TAMBAHAN_AWAL = 2

    def dispatch(self, request, *args, bagian, **kwargs):
        self.bagian = bagian
        return super().dispatch(request, *args, **kwargs)

    @property
    def urusan(self):
        return self.kantor

    @property
    def judul(self):
        return judul_bagian(self.kantor, self.bagian)

    def buka(self):
        """404 for a part that this application does not have."""
        if self.bagian not in kode_bagian(self.kantor):
            raise Http404
        self.butir = butir_bagian(self.kantor, self.bagian)
        self.kelas = FORMULIR[jenis_bagian(self.kantor, self.bagian)]
        self.tabel = (self.kelas.pengelola,) if issubclass(self.kelas, TabelForm) else ()
        return super().buka()

    @contextmanager
    def kunci(self):
        """Refuses an approved case as well: there only its own pages are open."""
        with super().kunci() as terkunci:
            if not terkunci.tahap.isian:
                raise PermissionDenied(kalimat_tertutup(terkunci))
            yield terkunci

    def bentuk(self, data=None) -> Gabungan:
        self.berkas = berkas_per_butir(self.kantor).get(self.butir, []) if self.butir else []
        # A copy of its own: a form writes what was typed into its instance, also what is wrong.
        segar = terlihat(self.request.user).get(pk=self.kantor.pk)
        self.utama = self.kelas(data, instance=segar, butir=self.butir, berkas=self.berkas)
        self.baris = [self.baris_isian(TABEL[n], data, n, getattr(segar, n).all()) for n in self.tabel]
        return Gabungan(self.utama, *self.baris)

    def berkas_diminta(self):
        return {"berkas": self.butir} if self.butir else {}

    def simpan(self, form, terkunci):
        lengkap = not belum_masuk(terkunci)
        if self.baris:
            self.utama.simpan_tabel(terkunci, *self.baris)
        else:
            self.utama.simpan(terkunci)
        if terkunci.lengkap_pada is None and not terkunci.terdahulu:
            self.catat_masuk(terkunci, lengkap)

    def catat_masuk(self, terkunci, lengkap):
        """The day on which everything was in stays; it goes when a required paper is taken away again."""
        if not belum_masuk(terkunci):
            catat_berkas_masuk(terkunci, terkunci.hari_ini)
            if terkunci.tahap.perbaikan:
                self.jalankan_jam(terkunci)
        elif lengkap:
            terkunci.berkas_masuk_pada = None
            terkunci.save(update_fields=["berkas_masuk_pada"])

    def jalankan_jam(self, terkunci):
        """The last paper that was asked for came in: the clock runs, whenever the counter hands the case on."""
        mulai_jam(terkunci)
        catat(
            terkunci, "jam_berjalan", "menerima berkas terakhir yang diwajibkan: waktu untuk memutus berjalan",
            wilayah_id=terkunci.wilayah_id, pengguna=self.request.user, pasal=str(PASAL_10_2),
            penugasan=boleh(self.request.user, self.pengisi, terkunci),
        )  # fmt: skip

    def versi_kini(self):
        self.muat_ulang()
        self.bentuk()
        return {"lihat": self.utama.initial["lihat"]}

    def tandai_beda(self, form):
        if not self.tabel:
            self.utama.tandai_beda(self.kantor)

    def sesudah(self) -> str:
        """The next step; this page again as long as what was typed does not meet the law."""
        k, dari_periksa = self.kantor, self.kembali == "periksa"
        self.muat_ulang()
        if "lanjut" in self.request.POST and not any(t.hasil is Hasil.TIDAK for t in self.temuan()):
            return reverse("jaringan_periksa", args=[k.pk]) if dari_periksa else self.berikut()
        sini = reverse("jaringan_isian", args=[k.pk, self.bagian])
        return f"{sini}?kembali=periksa" if dari_periksa else sini

    def berikut(self) -> str:
        """The next part that waits, all answers once none does; else the tasks."""
        k = self.kantor
        temuan = [] if k.terdahulu else temuan_isian(k, temuan_kantor(k, k.tanggal_hukum))
        match bagian_berikut(bagian_kantor(k, berkas_per_butir(k), temuan, k.hari_ini), self.bagian):
            case "":
                return reverse("jaringan_tugas", args=[k.pk])
            case "periksa":
                return reverse("jaringan_periksa", args=[k.pk])
            case kode:
                return reverse("jaringan_isian", args=[k.pk, kode])

    def temuan(self):
        """What the stored data of this part give, readings too; a part that is not filled yet has no finding."""
        if self.kantor.terdahulu:
            return []
        semua = temuan_isian(self.kantor, temuan_kantor(self.kantor, self.kantor.tanggal_hukum))
        return [t for t in temuan_bagian(self.kantor, self.bagian, semua) if t.hasil is not Hasil.BELUM_DIISI]

    def isi(self, form):
        tabel = next(iter(self.tabel), "")
        return {
            "utama": self.utama,
            "baris": next(iter(self.baris), None),
            "tabel": tabel,
            "judul_tabel": JUDUL_TABEL.get(tabel, ""),
            "petunjuk_tabel": PETUNJUK_TABEL.get(tabel, ""),
            "petunjuk": PETUNJUK.get(self.bagian, ""),
            "bagian": self.bagian,
            "berkas": self.berkas,
            "temuan": [] if self.dikirim else self.temuan(),
            "kesehatan": self.kesehatan() if self.bagian == "9d" else "",
        }

    def kesehatan(self) -> str:
        """The assessment on record, with its year and age."""
        k = self.kantor
        predikat, tahun, _ = hasil_pada(k.koperasi, k.hari_ini)
        return sebut_kesehatan(predikat, tahun, k.hari_ini)
