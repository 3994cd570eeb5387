"""A region's page: its offices, where its usulan stand, its yearly program, advice, and the partners of its sentra."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import DetailView, View

from core.dasar.izin import KODE_PUSAT, Izin, Tingkat, boleh, wajib
from core.dasar.waktu import hari_ini
from core.halaman.daftar import DaftarView, Kolom
from core.halaman.panel import panel_untuk
from core.models import Instansi, Wilayah
from core.perkara.tahap import Tahap
from sentra_ukm.models import Bdsp, Masukan, Program, Sentra, StatusUsulan, Usulan
from sentra_ukm.sentra.forms import BdspForm, MasukanWilayahForm, ProgramForm, SaringWilayah, di_bawah
from sentra_ukm.sentra.panel import alamat_wilayah
from sentra_ukm.sentra.views.sentra import SERENTAK, kembar

BATAS = 50
# A usulan as a reader of a whole region asks for it: at whose desk, or how it ended.
MEJA = {
    Tingkat.KABKOTA: "Di kabupaten/kota",
    Tingkat.PROVINSI: "Di provinsi",
    Tingkat.PUSAT: "Di kementerian",
    StatusUsulan.TERPILIH: "Terpilih",
    Tahap.SELESAI: "Ditetapkan",
    Tahap.TUTUP: "Tidak terpilih atau ditarik",
}


def kolom_meja(status: str) -> int:
    """Which of MEJA a usulan in `status` belongs to."""
    tahap = Usulan.alur.tahap(status)
    letak = status if status in MEJA else tahap if tahap in MEJA else min(Usulan.alur.tingkat(status))
    return list(MEJA).index(letak)


class WilayahDaftar(DaftarView):
    model = Wilayah
    judul = "Wilayah"
    form_saring = SaringWilayah
    urutan = ("kode",)
    kosong_sebab = "Anda belum memegang penugasan di suatu wilayah."
    kosong_saran = "Hubungi admin instansi Anda."

    def dispatch(self, request, *args, **kwargs):
        if not request.GET and len(satu := list(self.get_queryset()[:2])) == 1:
            return redirect(alamat_wilayah(satu[0]))
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return (
            Wilayah.objects.terlihat_oleh(self.request.user).berlaku(hari_ini()).exclude(pk=KODE_PUSAT)
        ).select_related("induk")

    def get_kolom(self):
        sentra, usulan = jumlah(Sentra, self.request.user), jumlah(Usulan, self.request.user)
        return (
            Kolom("Wilayah", "nama", tautan=alamat_wilayah, bawah=("kode", "get_jenis_display"), lebar=44),
            Kolom("Jenis", "get_jenis_display", lembar=True),
            Kolom("Kode", "kode", lembar=True),
            Kolom("Provinsi", lambda w: w.induk.nama if w.induk_id != KODE_PUSAT else "", lebar=32),
            Kolom("Sentra", lambda w: sentra.get(w.kode, 0), lebar=12),
            Kolom("Usulan", lambda w: usulan.get(w.kode, 0), lebar=12),
        )


def jumlah(model, pengguna) -> dict[str, int]:
    """Visible rows of `model` by region code, a province with all of its kabupaten/kota."""
    hasil: dict[str, int] = {}
    baris = model.objects.terlihat_oleh(pengguna).order_by().values_list("wilayah_id").annotate(n=Count("pk"))
    for kode, n in baris:
        for satu in {kode, kode[:2]}:
            hasil[satu] = hasil.get(satu, 0) + n
    return hasil


def matriks(wilayah) -> list[dict]:
    """Usulan by desk: one row for a kabupaten/kota, for a province one row for each that has any."""
    baris: dict[str, dict] = {}
    isi = Usulan.objects.filter(**di_bawah(wilayah)).order_by("wilayah_id")
    for kode, nama, status, n in isi.values_list("wilayah_id", "wilayah__nama", "status").annotate(n=Count("pk")):
        satu = baris.setdefault(kode, {"kode": kode, "nama": nama, "jumlah": [0] * len(MEJA)})
        satu["jumlah"][kolom_meja(status)] += n
    return [b | {"jumlah": list(zip(MEJA.values(), b["jumlah"], strict=True))} for b in baris.values()]


class WilayahRinci(DetailView):
    template_name = "sentra_ukm/sentra/wilayah_rinci.html"
    context_object_name = "wilayah"
    pk_url_kwarg = "kode"

    def get_queryset(self):
        return Wilayah.objects.terlihat_oleh(self.request.user).exclude(pk=KODE_PUSAT).select_related("induk")

    def get_context_data(self, **kwargs):
        wilayah, pengguna = self.object, self.request.user
        di_sini = di_bawah(wilayah)
        sentra = list(Sentra.objects.filter(**di_sini).select_related("wilayah").order_by("nama", "pk")[: BATAS + 1])
        return super().get_context_data(
            instansi=Instansi.objects.filter(wilayah=wilayah),
            meja=list(MEJA.values()),
            matriks=matriks(wilayah),
            sentra=sentra[:BATAS],
            sentra_lebih=len(sentra) > BATAS,
            program=Program.objects.filter(wilayah=wilayah).select_related("penulis", "instansi")[:BATAS],
            masukan=Masukan.objects.filter(
                Q(wilayah=wilayah) | Q(koperasi__wilayah=wilayah) | Q(bdsp__wilayah=wilayah)
            ).select_related("penulis", "sentra", "koperasi", "bdsp")[:BATAS],
            panel=panel_untuk(settings.PANEL_WILAYAH, wilayah, pengguna),
            bdsp=Bdsp.objects.filter(wilayah=wilayah)[:BATAS],
            berlaku=wilayah.berlaku(hari_ini(wilayah)),
            dinas=boleh(pengguna, Izin.TULIS_PROGRAM, wilayah),
            pokja=boleh(pengguna, Izin.MASUKAN_WILAYAH, wilayah),
            provinsi=wilayah.tingkat == Tingkat.PROVINSI,
            **kwargs,
        )


class CatatanWilayah(View):
    """Base of the small forms of a region: only its own office writes, and only while the region is in force."""

    template_name = "sentra_ukm/sentra/form.html"
    judul = tombol = keterangan = berhasil = bagian = ""
    izin: Izin

    def dispatch(self, request, *args, kode, **kwargs):
        self.wilayah = get_object_or_404(Wilayah.objects.terlihat_oleh(request.user), pk=kode)
        self.penugasan = wajib(request.user, self.izin, self.wilayah)
        if not self.wilayah.berlaku(hari_ini(self.wilayah)):
            raise PermissionDenied(f"{self.wilayah.nama} sudah tidak berlaku; catat pada wilayah penggantinya.")
        return super().dispatch(request, *args, **kwargs)

    def form(self, data=None):
        raise NotImplementedError

    def lengkapi(self, objek):
        objek.wilayah = self.wilayah

    def get(self, request):
        return self.tampil(self.form())

    def post(self, request):
        try:
            with transaction.atomic():
                # One at a time in a region, so that the same click or a colleague's is seen.
                Wilayah.objects.select_for_update(no_key=True).get(pk=self.wilayah.pk)
                form = self.form(request.POST)
                if not form.is_valid():
                    return self.tampil(form, status=422)
                objek = form.save(commit=False)
                self.lengkapi(objek)
                if not hasattr(objek, "dicatat_pada") or not kembar(objek):
                    objek.save()
        except IntegrityError:
            form.add_error(None, SERENTAK)
            return self.tampil(form, status=422)
        messages.success(request, self.berhasil)
        return redirect(f"{alamat_wilayah(self.wilayah)}#{self.bagian}")

    def tampil(self, form, status=200):
        konteks = {"view": self, "form": form, "wilayah": self.wilayah, "kembali": alamat_wilayah(self.wilayah)}
        return render(self.request, self.template_name, konteks, status=status)


class ProgramBaru(CatatanWilayah):
    judul, tombol, bagian = "Tambah program tahunan", "Simpan program", "program"
    berhasil = "Program tersimpan."
    izin = Izin.TULIS_PROGRAM

    @property
    def keterangan(self):
        huruf = "Pasal 14 huruf a" if "." in self.wilayah.kode else "Pasal 12 huruf b"
        return f"Program Penumbuhan dan Pengembangan Sentra UKM ({huruf} Permen KUKM 23/2005)."

    def form(self, data=None):
        return ProgramForm(data)

    def lengkapi(self, objek):
        super().lengkapi(objek)
        objek.instansi, objek.penulis = self.penugasan.instansi, self.request.user
        objek.jabatan_penulis = self.penugasan.jabatan_tercetak


class MasukanWilayah(CatatanWilayah):
    judul, tombol, bagian = "Tulis masukan dan saran", "Simpan masukan", "masukan"
    keterangan = "Terlihat oleh petugas wilayah ini dengan nama dan jabatan Anda, dan tidak dapat diubah kemudian."
    berhasil = "Masukan dan saran tersimpan."
    izin = Izin.MASUKAN_WILAYAH

    @property
    def dari_provinsi(self) -> bool:
        return self.penugasan.instansi.wilayah.tingkat == Tingkat.PROVINSI

    def form(self, data=None):
        return MasukanWilayahForm(data, wilayah=self.wilayah, tentang_program=self.dari_provinsi)

    def lengkapi(self, objek):
        super().lengkapi(objek)
        objek.penulis, objek.jabatan_penulis = self.request.user, self.penugasan.jabatan_tercetak
        objek.pasal = "Pasal 15 huruf b Permen KUKM 23/2005"
        if self.dari_provinsi:
            huruf = "c" if objek.koperasi_id or objek.bdsp_id else "b"
            objek.pasal = f"Pasal 13 huruf {huruf} Permen KUKM 23/2005"


class BdspBaru(CatatanWilayah):
    judul, tombol, bagian = "Tambah BDS-P/LPB", "Tambah BDS-P/LPB", "mitra"
    keterangan = "Penyedia layanan pengembangan bisnis bagi sentra (Pasal 1 angka 6 Permen KUKM 23/2005)."
    berhasil = "BDS-P/LPB tercatat dan dapat dipilih pada formulir."
    izin = Izin.CATAT_MITRA

    def form(self, data=None):
        return BdspForm(data, wilayah=self.wilayah)
