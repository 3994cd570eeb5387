"""A sheet of old licences and offices: upload, its rows, review by a second person, what became of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from core.dasar.izin import Izin, boleh, penugasan_berizin, wajib
from core.dasar.rupa import angka
from core.halaman.daftar import DaftarView, Kolom, kolom_status
from core.halaman.urusan import UrusanView
from core.lembar.baris import SALAH
from core.lembar.betul import terima_betulan
from core.lembar.excel import balasan_xlsx
from core.lembar.tampilan import tampilan
from core.perkara.berkas import nama_aman
from core.perkara.jejak import catat
from core.perkara.nomor import nomor_perkara
from core.perkara.versi import simpan_isian
from perizinan.lama.alur import ALUR_LAMA, BETULKAN
from perizinan.lama.forms import SaringLembar, TinjauForm, UnggahForm
from perizinan.lama.isi import baca, hasil, tulis
from perizinan.lama.kolom import TABEL_LAMA
from perizinan.lama.tulis import lembar_salah, lembar_templat
from perizinan.models import LembarLama, StatusLembar

SUDAH_JALAN = "Barisnya tidak dapat diubah lagi: lembar ini “{}”."


class LembarDaftar(DaftarView):
    model = LembarLama
    judul = "Izin dan kantor lama"
    keterangan = (
        "Izin dan kantor yang terbit sebelum aplikasi ini dipakai, banyak sekaligus dari satu lembar Excel. Loket"
        " mengunggah, orang lain mengonfirmasi."
    )
    template_name = "perizinan/lama/daftar.html"
    kolom = (
        Kolom("No.", "nomor_perkara", lembar=True),
        Kolom("Lembar", "sumber", tautan=True, lebar=44, bawah=("nomor_perkara",)),
        Kolom("Baris", "banyak_baris", lebar=10),
        Kolom("Disusun", "dibuat_oleh.nama", lebar=26),
        kolom_status(20),
    )
    kosong_sebab = "Belum ada lembar yang dapat Anda lihat."
    kosong_saran = "Lembar diunggah petugas loket instansi yang berwenang."

    def get_queryset(self):
        return super().get_queryset().select_related("dibuat_oleh", "berwenang").defer("hasil")

    def get_aksi(self):
        dapat = boleh(self.request.user, Izin.TERIMA_PERMOHONAN)
        return (reverse("lama_unggah"), "Unggah lembar") if dapat else None

    def get_form_saring(self):
        return SaringLembar(self.request.GET, pengguna=self.request.user)


class Unggah(View):
    """The sheet becomes a case of the counter's own office."""

    template_name = "perizinan/lama/unggah.html"

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.TERIMA_PERMOHONAN)
        self.instansi = penugasan_berizin(request.user, Izin.TERIMA_PERMOHONAN)[0].instansi
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.tampil(UnggahForm())

    def post(self, request):
        form = UnggahForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            lembar = form.terbaca()
        except ValidationError as galat:
            form.add_error("lembar", galat)
            return self.tampil(form, 422)
        satu = self.buat(lembar, nama_aman(form.cleaned_data["lembar"].name, "xlsx"))
        return redirect("lama_pratinjau", satu.pk)

    def buat(self, lembar, sumber: str) -> LembarLama:
        wilayah, per = self.instansi.wilayah, self.request.user.hari_ini
        with transaction.atomic():
            satu = LembarLama(
                nomor_perkara=nomor_perkara("LML", "lembar_lama", wilayah, per), wilayah=wilayah, berwenang=wilayah,
                sumber=sumber, banyak_baris=len(lembar.baris),
            )  # fmt: skip
            ALUR_LAMA.buat(satu, self.request.user)
            tulis(satu, lembar)
        return satu

    def tampil(self, form, status=200):
        isi = {
            "form": form,
            "instansi": self.instansi,
            "wajib": [k.judul for k in TABEL_LAMA.kolom if k.wajib],
        }
        return render(self.request, self.template_name, isi, status=status)


class Templat(View):
    def get(self, request):
        wajib(request.user, Izin.TERIMA_PERMOHONAN)
        return balasan_xlsx(lembar_templat(), "templat-izin-dan-kantor-lama")


class LembarMixin:
    """A sheet of the address. `peran`: who works on its rows, and in which status."""

    izin: Izin
    status: str

    def dispatch(self, request, *args, pk, **kwargs):
        terlihat = LembarLama.objects.terlihat_oleh(request.user).select_related("berwenang__induk", "dibuat_oleh")
        self.lembar = get_object_or_404(terlihat, pk=pk)
        request.halaman_urusan = self.lembar.get_absolute_url()
        wajib(request.user, self.izin, self.lembar)
        return super().dispatch(request, *args, **kwargs)

    def tutup(self):
        """Where to go when the rows are not open now."""
        messages.info(self.request, SUDAH_JALAN.format(self.lembar.get_status_display().lower()))
        return redirect(self.lembar)


class Pratinjau(LembarMixin, View):
    """Every row with its reasons; wrong cells are mended here, or go home as a sheet."""

    izin, status = Izin.TERIMA_PERMOHONAN, StatusLembar.DRAF
    template_name = "perizinan/lama/pratinjau.html"

    def get(self, request):
        return self.tampil() if self.lembar.status == self.status else self.tutup()

    def post(self, request):
        if self.lembar.status != self.status:
            return self.tutup()
        with simpan_isian(self.lembar, request.user) as terkunci:
            isi = baca(terkunci)
            banyak = terima_betulan(isi, hasil(terkunci), request.POST)
            if banyak:
                tulis(terkunci, isi)
                self.catat_betulan(terkunci, banyak)
        messages.success(
            request, f"{angka(banyak)} sel dibetulkan dan diperiksa lagi." if banyak else "Diperiksa lagi."
        )
        return redirect("lama_pratinjau", self.lembar.pk)

    def catat_betulan(self, lembar, banyak: int):
        """Who mended a cell wrote part of the sheet, and so is not the one who confirms it."""
        catat(
            lembar, BETULKAN, f"membetulkan {angka(banyak)} sel", wilayah_id=lembar.wilayah_id,
            pengguna=self.request.user, penugasan=boleh(self.request.user, self.izin, lembar),
        )  # fmt: skip

    def tampil(self):
        isi, semua = baca(self.lembar), hasil(self.lembar)
        arti = TABEL_LAMA.kenali(isi.kepala)
        konteks = tampilan(semua, arti, self.request.GET) | {
            "lembar": self.lembar,
            "layak": len(semua.layak),
            "kolom_asing": [j for j, a in zip(isi.kepala, arti, strict=True) if j and a is None],
        }
        return render(self.request, self.template_name, konteks)


class UnduhSalah(LembarMixin, View):
    """The wrong rows as the same sheet with a column Kesalahan."""

    izin, status = Izin.TERIMA_PERMOHONAN, StatusLembar.DRAF

    def get(self, request):
        if self.lembar.status != self.status:
            return self.tutup()
        return balasan_xlsx(lembar_salah(hasil(self.lembar).golongan(SALAH)), "izin-dan-kantor-lama-salah")


class Tinjau(LembarMixin, View):
    """The rows as the second person reads them, each with what differs; one that is left out gets a reason."""

    izin, status = Izin.PERIKSA_PERMOHONAN, StatusLembar.MENUNGGU
    template_name = "perizinan/lama/tinjau.html"

    def get(self, request):
        if self.lembar.status != self.status:
            return self.tutup()
        self.pastikan_orang_kedua()
        semua, lama = hasil(self.lembar), self.lembar.tinggal
        awal = {f"sebab-{nomor}": sebab for nomor, sebab in lama.items()} | {f"tinggal-{n}": True for n in lama}
        return self.tampil(semua, TinjauForm(baris=semua.layak, initial=awal))

    def pastikan_orang_kedua(self):
        """Who brought the sheet does not look it through: the gate would say the same at the end."""
        langkah = ALUR_LAMA.tersedia(self.lembar, self.request.user)
        if sebab := next((x.sebab for x in langkah if x.t.aksi == "konfirmasi"), ""):
            raise PermissionDenied(sebab)

    def post(self, request):
        if self.lembar.status != self.status:
            return self.tutup()
        self.pastikan_orang_kedua()
        with transaction.atomic():
            terkunci = LembarLama.objects.select_for_update(of=("self",)).select_related("berwenang").get(
                pk=self.lembar.pk
            )  # fmt: skip
            semua = hasil(terkunci)
            form = TinjauForm(request.POST, baris=semua.layak)
            berubah = terkunci.status != self.status or semua.sidik != request.POST.get("sidik")
            if not form.is_valid() or berubah:
                return self.tampil(semua, form, 422, berubah=berubah)
            terkunci.tinggal, terkunci.sidik_tinjau = form.tinggal, semua.sidik
            terkunci.versi += 1
            terkunci.save(update_fields=["tinggal", "sidik_tinjau", "versi"])
        return redirect("tindakan", "lembarlama", self.lembar.pk, "konfirmasi")

    def tampil(self, semua, form, status=200, *, berubah=False):
        isi = {
            "lembar": self.lembar,
            "sidik": semua.sidik,
            "form": form,
            "tercatat": sum(b.ada is not None for b in semua.baris),
            "keliru": semua.hitungan[SALAH],
            "berubah": berubah,
        }
        return render(self.request, self.template_name, isi, status=status)


class LembarRinci(UrusanView):
    """One sheet: where it stands, what became of each row."""

    model = LembarLama
    template_name = "perizinan/lama/rinci.html"

    def get_context_data(self, **kwargs):
        satu, pengguna = self.object, self.request.user
        isi = super().get_context_data(**kwargs)
        bisa = {x.t.aksi for x in ALUR_LAMA.tersedia(satu, pengguna) if x.bisa}
        return isi | {
            "buka_baris": satu.status == StatusLembar.DRAF and bool(boleh(pengguna, Izin.TERIMA_PERMOHONAN, satu)),
            "buka_tinjau": "konfirmasi" in bisa,
            # The one primary button leads to the rows; the steps of the gate come after it.
            "tindakan": [t | {"utama": False} for t in isi["tindakan"]],
        }
