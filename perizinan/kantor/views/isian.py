"""The pages on which the counter fills an office's application, one or several parts each; files are stored at once."""

from contextlib import contextmanager
from copy import copy
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from aturan.bahasa import Hasil
from core.dasar.izin import Izin, boleh
from core.halaman.baris import Gabungan
from core.halaman.isian import IsianView
from core.perkara.jejak import catat
from core.perkara.tugas import Keadaan, bagian_berikut
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
    lembar_kantor,
    temuan_bagian,
    temuan_isian,
)
from perizinan.kantor.views.kantor import KantorMixin, dengan_isi, sebut_kesehatan

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
    beberapa = False  # several parts on the page, each under its own heading and its own names

    def dispatch(self, request, *args, bagian, **kwargs):
        self.kode = [bagian]
        return super().dispatch(request, *args, **kwargs)

    @property
    def urusan(self):
        return self.kantor

    @property
    def judul(self):
        return judul_bagian(self.kantor, self.kode[0])

    @property
    def sini(self) -> str:
        """This page's own address."""
        return self.alamat(self.kode[0])

    def buka(self):
        """404 for a part that this application does not have."""
        if not self.kode or not set(self.kode) <= set(kode_bagian(self.kantor)):
            raise Http404
        self.kelas = {k: FORMULIR[jenis_bagian(self.kantor, k)] for k in self.kode}
        self.tabel = tuple(x.pengelola for x in self.kelas.values() if issubclass(x, TabelForm))
        return super().buka()

    @contextmanager
    def kunci(self):
        """Refuses an approved case as well: there only its own pages are open."""
        with super().kunci() as terkunci:
            if not terkunci.tahap.isian:
                raise PermissionDenied(kalimat_tertutup(terkunci))
            yield terkunci

    def bentuk(self, data=None) -> Gabungan:
        berkas = berkas_per_butir(self.kantor)
        segar = dengan_isi(self.terlihat()).get(pk=self.kantor.pk)
        self.bagian = {k: self.satu(k, segar, data, berkas) for k in self.kode}
        return Gabungan(*(form for satu in self.bagian.values() for form in (satu["utama"], satu["baris"]) if form))

    def satu(self, kode, segar, data, berkas) -> dict:
        """One part for the page: its form, the rows of its table (else None), its files, the words about it."""
        kelas, butir = self.kelas[kode], butir_bagian(self.kantor, kode)
        tabel = getattr(kelas, "pengelola", "")
        milik = berkas.get(butir, []) if butir else []
        # A copy of its own: a form writes what was typed into its instance, also what is wrong.
        prefix = kode if self.beberapa else None
        utama = kelas(data, instance=copy(segar), butir=butir, berkas=self.dilepas(milik), prefix=prefix)
        if self.beberapa:
            utama.sebut_tempat(judul_bagian(self.kantor, kode).partition(":")[0])
        return {
            "kode": kode,
            "judul": judul_bagian(self.kantor, kode),
            "utama": utama,
            "baris": self.baris_isian(TABEL[tabel], data, tabel, getattr(segar, tabel).all()) if tabel else None,
            "tabel": tabel,
            "judul_tabel": JUDUL_TABEL.get(tabel, ""),
            "petunjuk_tabel": PETUNJUK_TABEL.get(tabel, ""),
            "petunjuk": PETUNJUK.get(kode, ""),
            "berkas": milik,
        }

    def dilepas(self, berkas):
        """Which of the files of this part may be taken away again here."""
        return berkas

    def berkas_diminta(self):
        butir = {k: butir_bagian(self.kantor, k) for k in self.kode}
        return {f"{k}-berkas" if self.beberapa else "berkas": b for k, b in butir.items() if b}

    def simpan(self, form, terkunci):
        lengkap = not belum_masuk(terkunci)
        for satu in self.bagian.values():
            if satu["baris"]:
                satu["utama"].simpan_tabel(terkunci, satu["baris"])
            else:
                satu["utama"].simpan(terkunci)
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
        return {s["utama"].add_prefix("lihat"): s["utama"].terlihat for s in self.bagian.values()}

    def tandai_beda(self, form):
        for satu in self.bagian.values():
            utama = satu["utama"]
            if not satu["tabel"] and self.request.POST.get(utama.add_prefix("lihat")) != utama.terlihat:
                utama.tandai_beda(self.kantor)

    def sesudah(self) -> str:
        """The next step; this page again where what was typed newly does not meet the law."""
        dari_periksa = self.kembali == "periksa"
        terlihat_salah = self.tidak_terpenuhi()  # what the page said already holds nobody up
        self.muat_ulang()
        if "lanjut" in self.request.POST and self.tidak_terpenuhi() <= terlihat_salah:
            return self.alamat("periksa") if dari_periksa else self.berikut()
        return f"{self.sini}?kembali=periksa" if dari_periksa else self.sini

    def berikut(self) -> str:
        """The next part that waits, all answers once none does; else the tasks."""
        k = self.kantor
        temuan = [] if k.terdahulu else temuan_isian(k, temuan_kantor(k, k.tanggal_hukum))
        bagian = bagian_kantor(k, berkas_per_butir(k), temuan, k.hari_ini)
        # What is there and does not meet the law waits for nobody at the counter: the page of all answers says it.
        bagian = [replace(b, keadaan=Keadaan.SELESAI) if b.keadaan is Keadaan.MASALAH else b for b in bagian]
        return self.alamat(bagian_berikut(bagian, self.kode[-1]))

    def alamat(self, kode: str) -> str:
        """The page of one part; of the list of tasks where `kode` is empty."""
        match kode:
            case "":
                return reverse("jaringan_tugas", args=[self.kantor.pk])
            case "periksa":
                return reverse("jaringan_periksa", args=[self.kantor.pk])
            case _:
                return reverse("jaringan_isian", args=[self.kantor.pk, kode])

    def temuan(self) -> dict:
        """{part: what its stored data give, readings too}; a part that is not filled yet has no finding."""
        k = self.kantor
        semua = [] if k.terdahulu else temuan_isian(k, temuan_kantor(k, k.tanggal_hukum))
        semua = [t for t in semua if t.hasil is not Hasil.BELUM_DIISI]
        return {kode: temuan_bagian(k, kode, semua) for kode in self.kode}

    def tidak_terpenuhi(self) -> set[str]:
        return {t.kode for temuan in self.temuan().values() for t in temuan if t.hasil is Hasil.TIDAK}

    def isi(self, form):
        temuan = {} if self.dikirim else self.temuan()
        if self.beberapa:  # what is fulfilled stands on the page of all answers
            temuan = {kode: [t for t in isi if not t.hasil.lolos] for kode, isi in temuan.items()}
        return {
            "bagian": [satu | {"temuan": temuan.get(kode)} for kode, satu in self.bagian.items()],
            "beberapa": self.beberapa,
            "versi": ".".join(satu["utama"].terlihat for satu in self.bagian.values()),
            "kesehatan": self.kesehatan() if "9d" in self.kode else "",
        }

    def kesehatan(self) -> str:
        """The assessment on record, with its year and age."""
        k = self.kantor
        predikat, tahun, _ = hasil_pada(k.koperasi, k.hari_ini)
        return sebut_kesehatan(predikat, tahun, k.hari_ini)


class KantorLembar(KantorIsian):
    """Several parts on one page with one save, for who has all papers at hand."""

    beberapa = True

    def dispatch(self, request, *args, nomor, **kwargs):
        self.nomor = nomor
        return super().dispatch(request, *args, bagian="", **kwargs)

    def buka(self):
        self.lembar = lembar_kantor(self.kantor)
        self.kode = self.lembar[self.nomor - 1] if 0 < self.nomor <= len(self.lembar) else []
        return super().buka()

    @property
    def judul(self):
        return f"Isi permohonan, lembar {self.nomor} dari {len(self.lembar)}"

    @property
    def sini(self) -> str:
        return reverse("jaringan_lembar", args=[self.kantor.pk, self.nomor])

    def alamat(self, kode: str) -> str:
        """The sheet on which the part stands."""
        nomor = next((n for n, isi in enumerate(self.lembar, 1) if kode in isi), None)
        return reverse("jaringan_lembar", args=[self.kantor.pk, nomor]) if nomor else super().alamat(kode)
