"""The pages on which the counter fills an office's application, one part each. Files are stored as they come."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa import Hasil
from core.dasar.izin import Peran, boleh
from core.halaman.baris import Gabungan
from core.perkara.berkas import simpan_berkas
from core.perkara.simpanan import bersih_bila_gagal
from core.perkara.versi import IsianBerubah, kalimat_tertutup, simpan_isian
from ksp_usp.penilaian.syarat import hasil_pada
from perizinan.kantor.forms.kantor import FORMULIR, TABEL, TabelForm
from perizinan.kantor.syarat import uji_kantor
from perizinan.kantor.tugas import (
    berkas_per_butir,
    butir_bagian,
    jenis_bagian,
    judul_bagian,
    kode_bagian,
    temuan_bagian,
)
from perizinan.kantor.views.kantor import TERISI, KantorMixin, sebut_kesehatan, terlihat

TAMBAHAN = 5  # rows that "Tambah baris" adds
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


class KantorIsian(KantorMixin, View):
    """One part. A page that is out of date, or was open while the case moved on, keeps everything typed."""

    def dispatch(self, request, *args, bagian, **kwargs):
        self.bagian, self.galat_berkas = bagian, ""
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        self.pastikan_ada()
        if not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.kantor))
        return self.tampil(self.formulir())

    def post(self, request):
        self.pastikan_ada()
        if not boleh(request.user, Peran.LOKET, self.kantor):
            raise PermissionDenied(kalimat_tertutup(self.kantor))
        try:
            self.simpan_unggahan()
            form = self.formulir(request.POST)
            if self.galat_berkas:
                form.utama.add_error("berkas", self.galat_berkas)
            if not form.is_valid():
                return self.tampil(form, 422)
            with self.terkunci() as terkunci:
                if self.tabel:
                    form.utama.simpan_tabel(terkunci, form.baris)
                else:
                    form.utama.simpan(terkunci)
        except PermissionDenied as tutup:
            # The case moved on while the page was open: what was typed stays on the screen.
            form = self.formulir(request.POST)
            form.is_valid()
            form.pesan.append(f"{tutup} Isian di bawah belum tersimpan; salin bila masih Anda perlukan.")
            return self.tampil(form, 403)
        except IsianBerubah as berubah:
            return self.bentrok(str(berubah))
        messages.success(request, f"{self.judul}: tersimpan.")
        return redirect(self.sesudah())

    def pastikan_ada(self):
        """404 for a part that this application does not have."""
        if self.bagian not in kode_bagian(self.kantor):
            raise Http404
        self.butir = butir_bagian(self.kantor, self.bagian)
        self.kelas = FORMULIR[jenis_bagian(self.kantor, self.bagian)]
        self.tabel = self.kelas.pengelola if issubclass(self.kelas, TabelForm) else ""

    @property
    def judul(self):
        return judul_bagian(self.kantor, self.bagian)

    @contextmanager
    def terkunci(self):
        """simpan_isian() that refuses an approved case as well: there only its own pages are open."""
        with simpan_isian(self.kantor, self.request.user) as terkunci:
            if terkunci.status not in TERISI:
                raise PermissionDenied(kalimat_tertutup(terkunci))
            yield terkunci

    def formulir(self, data=None) -> Gabungan:
        self.berkas = berkas_per_butir(self.kantor).get(self.butir, []) if self.butir else []
        # A copy of its own: a form writes what was typed into its instance, also what is wrong.
        segar = terlihat(self.request.user).get(pk=self.kantor.pk)
        utama = self.kelas(data, instance=segar, butir=self.butir, berkas=self.berkas)
        bentuk = Gabungan(utama)
        bentuk.baris = None
        if self.tabel:
            tambah = TAMBAHAN if self.request.GET.get("tambah") == self.tabel else 2
            baris = TABEL[self.tabel](data, prefix=self.tabel, baris=getattr(segar, self.tabel).all(), tambah=tambah)
            bentuk = Gabungan(utama, baris)
            bentuk.baris = baris
        bentuk.utama = utama
        return bentuk

    def simpan_unggahan(self):
        """Store the file of this request at once, whatever else may be wrong with it."""
        unggahan = self.request.FILES.get("berkas")
        if not unggahan or not self.butir:
            return
        try:
            with bersih_bila_gagal(), self.terkunci() as terkunci:
                berkas = simpan_berkas(unggahan, self.request.user, terkunci, self.butir)
                kembar = terkunci.daftar_berkas.filter(butir=self.butir, sha256=berkas.sha256).exclude(pk=berkas.pk)
                kembar.update(aktif=False)  # the same file sent twice (reload) is shown once
        except ValidationError as galat:
            self.galat_berkas = f"{unggahan.name}: {galat.messages[0]}"
        else:
            messages.info(self.request, f"Berkas {berkas.nama} tersimpan.")

    def bentrok(self, kalimat):
        """As typed, on what is stored now, each difference beside its field."""
        data = self.request.POST.copy()
        self.muat_ulang()
        data["lihat"] = self.formulir().utama.initial["lihat"]
        form = self.formulir(data)
        form.is_valid()
        if not self.tabel:
            form.utama.tandai_beda(self.kantor)
        form.pesan.append(kalimat)
        return self.tampil(form, 409)

    def sesudah(self) -> str:
        """The next step; this page again for more rows, and as long as what was typed does not meet the law."""
        k, data = self.kantor, self.request.POST
        sini = reverse("jaringan_isian", args=[k.pk, self.bagian])
        if self.tabel and data.get("tambah") == self.tabel:
            return f"{sini}?tambah={self.tabel}#{self.tabel}"
        self.muat_ulang()
        if "lanjut" in data and not any(t.hasil is Hasil.TIDAK for t in self.temuan()):
            return reverse("jaringan_periksa" if data.get("kembali") == "periksa" else "jaringan_tugas", args=[k.pk])
        return f"{sini}?kembali=periksa" if data.get("kembali") == "periksa" else sini

    def temuan(self):
        """What the stored data of this part give; a part that is not filled yet has no finding."""
        if self.kantor.terdahulu:
            return []
        semua, _ = uji_kantor(self.kantor, self.kantor.hari_ini)
        return [t for t in temuan_bagian(self.kantor, self.bagian, semua) if t.hasil is not Hasil.PERLU_PENILAIAN]

    def tampil(self, form, status=200):
        return render(
            self.request,
            "perizinan/kantor/isian.html",
            self.konteks(
                form=form,
                utama=form.utama,
                baris=form.baris,
                tabel=self.tabel,
                judul_tabel=JUDUL_TABEL.get(self.tabel, ""),
                petunjuk_tabel=PETUNJUK_TABEL.get(self.tabel, ""),
                petunjuk=PETUNJUK.get(self.bagian, ""),
                judul=self.judul,
                bagian=self.bagian,
                berkas=self.berkas,
                temuan=self.temuan() if status == 200 else [],
                kesehatan=self.kesehatan() if self.bagian == "9d" else "",
                kembali=self.request.POST.get("kembali") or self.request.GET.get("kembali", ""),
            ),
            status=status,
        )

    def kesehatan(self) -> str:
        """The assessment on record, with its year and age."""
        k = self.kantor
        predikat, tahun, _ = hasil_pada(k.koperasi, k.hari_ini)
        return sebut_kesehatan(predikat, tahun, k.hari_ini)
