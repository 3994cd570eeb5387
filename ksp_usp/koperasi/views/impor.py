"""The register from the office's own sheet: upload, preview before anything is saved, the wrong rows back."""

import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, Tingkat, penugasan_berizin, wajib
from core.dasar.rahasia import TakTerbaca
from core.dasar.rupa import angka
from core.dasar.waktu import waktu_setempat
from core.lembar.baca import Lembar, baca_xlsx
from core.lembar.baris import SALAH
from core.lembar.betul import terima_betulan
from core.lembar.excel import balasan_xlsx
from core.lembar.tampilan import HABIS, TAK_TERBUKA, tampilan
from core.models import Wilayah
from core.perkara.berkas import nama_aman
from core.perkara.versi import IsianBerubah
from ksp_usp.koperasi.impor.baris import PRIMER, Hasil, satu_wilayah
from ksp_usp.koperasi.impor.forms import UnggahForm
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI, WILAYAH
from ksp_usp.koperasi.impor.periksa import periksa
from ksp_usp.koperasi.impor.simpan import simpan_koperasi
from ksp_usp.koperasi.impor.tulis import lembar_salah, lembar_templat
from ksp_usp.models import PratinjauKoperasi

BERUBAH = (
    "Petugas lain mengubah koperasi yang ada di lembar ini. "
    "Pratinjau di bawah sudah memakai data terakhir: periksa lagi, lalu simpan."
)


class ImporView(View):
    """For whoever keeps the register of an authority; rows are held against all of that person's offices."""

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.IMPOR_KOPERASI)
        self.penugasan = penugasan_berizin(request.user, Izin.IMPOR_KOPERASI)
        return super().dispatch(request, *args, **kwargs)

    @property
    def kantor(self) -> frozenset[str]:
        return frozenset(p.instansi.wilayah_id for p in self.penugasan)


def _jangkauan(wilayah: Wilayah) -> str:
    """Whose koperasi an office of `wilayah` imports, in words."""
    match wilayah.tingkat:
        case Tingkat.PUSAT:
            return "semua kabupaten/kota"
        case Tingkat.PROVINSI:
            return f"kabupaten/kota di {wilayah.nama}"
        case _:
            return wilayah.nama


class Unggah(ImporView):
    template_name = "ksp_usp/koperasi/impor.html"

    def get(self, request):
        return self.tampil(UnggahForm())

    def tampil(self, form, status=200):
        isi = {
            "form": form,
            "wajib": [
                k.judul for k in DAFTAR_KOPERASI.kolom if k.wajib and not (k is WILAYAH and satu_wilayah(self.kantor))
            ],
            "menunggu": PratinjauKoperasi.objects.filter(oleh=self.request.user).defer("isi")[:20],
            "wilayah": self.penugasan[0].instansi.wilayah,
            "kantor": list(dict.fromkeys(_jangkauan(p.instansi.wilayah) for p in self.penugasan)),
        }
        return render(self.request, self.template_name, isi, status=status)

    def post(self, request):
        form = UnggahForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.tampil(form, 422)
        try:
            lembar = baca_xlsx(form.cleaned_data["lembar"], DAFTAR_KOPERASI)
            kurang = DAFTAR_KOPERASI.kurang_wajib(DAFTAR_KOPERASI.kenali(lembar.kepala))
            if satu_wilayah(self.kantor):
                kurang = [judul for judul in kurang if judul != WILAYAH.judul]
            if kurang:
                raise ValidationError(
                    f"Kolom wajib tidak ada: {', '.join(kurang)}. "
                    "Tambahkan atau beri judul itu di lembar Anda, lalu unggah lagi."
                )
        except ValidationError as galat:
            form.add_error("lembar", galat)
            return self.tampil(form, 422)
        pratinjau = PratinjauKoperasi.objects.create(
            oleh=request.user,
            sumber=nama_aman(form.cleaned_data["lembar"].name, "xlsx"),
            isi=json.dumps(lembar.as_dict(), ensure_ascii=False),
        )
        return redirect("koperasi_impor_pratinjau", pratinjau.pk)


class Templat(ImporView):
    def get(self, request):
        return balasan_xlsx(lembar_templat(), "templat-koperasi")


class PratinjauView(ImporView):
    """A page of one's own preview. What is gone was saved or thrown away, and says so."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.pk = pk
        return super().dispatch(request, *args, **kwargs)

    def ambil(self, *, terkunci=False) -> bool:
        daftar = PratinjauKoperasi.objects.filter(oleh=self.request.user)
        self._lembar = None
        self.pratinjau = (daftar.select_for_update() if terkunci else daftar).filter(pk=self.pk).first()
        return self.pratinjau is not None and not isinstance(self.pratinjau.isi, TakTerbaca)

    def habis(self):
        messages.info(self.request, HABIS if self.pratinjau is None else TAK_TERBUKA)
        return redirect("koperasi_impor")

    @property
    def lembar(self) -> Lembar:
        if self._lembar is None:
            self._lembar = Lembar.from_dict(json.loads(self.pratinjau.isi))
        return self._lembar

    def hasil(self, *, kunci=False) -> Hasil:
        self.arti = DAFTAR_KOPERASI.kenali(self.lembar.kepala)
        # The day of the upload: the same rows say the same when the work goes on tomorrow.
        wilayah = self.penugasan[0].instansi.wilayah
        per = waktu_setempat(wilayah, self.pratinjau.dibuat_pada).date()
        return periksa(self.lembar, self.arti, self.kantor, per, kunci=kunci)


class Pratinjau(PratinjauView):
    """Every row with its reasons; the good ones are saved, the wrong ones go home as a sheet."""

    template_name = "ksp_usp/koperasi/impor_pratinjau.html"

    def get(self, request):
        return self.tampil() if self.ambil() else self.habis()

    def post(self, request):
        match request.POST.get("aksi"):
            case "periksa":
                return self.periksa_lagi()
            case "simpan":
                return self.simpan()
            case "buang":
                PratinjauKoperasi.objects.filter(oleh=request.user, pk=self.pk).delete()
                messages.success(request, "Pratinjau dibuang. Data yang tersimpan tidak berubah.")
                return redirect("koperasi_impor")
        return self.tampil(422) if self.ambil() else self.habis()

    def periksa_lagi(self):
        with transaction.atomic():
            if not self.ambil(terkunci=True):
                return self.habis()
            if not self.betulkan(self.hasil()):
                messages.info(self.request, "Belum ada sel yang diketik lain.")
        return self.kembali()

    def kembali(self):
        """The same page again, with the ticks that were set: they stand in the address until they are saved."""
        isi = self.request.GET.copy()
        isi.setlist("ya", self.request.POST.getlist("ya"))
        return redirect(f"{self.request.path}?{isi.urlencode()}" if isi else self.request.path)

    def betulkan(self, hasil: Hasil) -> bool:
        """Keep what was typed into the cells, so that it is checked before anything is saved."""
        banyak = terima_betulan(self.lembar, hasil, self.request.POST)
        if banyak:
            self.pratinjau.isi = json.dumps(self.lembar.as_dict(), ensure_ascii=False)
            self.pratinjau.save(update_fields=["isi"])
            messages.success(
                self.request, f"{angka(banyak)} sel dibetulkan dan diperiksa lagi. Lihat hasilnya di bawah."
            )
        return bool(banyak)

    def simpan(self):
        dijawab = set(self.request.POST.getlist("ya"))
        try:
            with transaction.atomic():
                if not self.ambil(terkunci=True):
                    return self.habis()
                hasil = self.hasil(kunci=True)
                if self.betulkan(hasil):
                    return self.kembali()
                if hasil.layak and hasil.sidik != self.request.POST.get("sidik"):
                    raise IsianBerubah
                daftar = hasil.disimpan(dijawab)
                banyak = simpan_koperasi(daftar, self.request.user, self.penugasan, self.pratinjau.sumber)
                salah, menunggu = hasil.hitungan[SALAH], len(hasil.layak) - len(daftar)
                if not salah and not menunggu:
                    self.pratinjau.delete()
        except (IsianBerubah, IntegrityError):
            # A clash at the index is the same news: a colleague entered one of them a moment ago.
            return self.tampil(409, pesan=BERUBAH) if self.ambil() else self.habis()
        tersimpan = f"{angka(banyak)} koperasi tersimpan." if banyak else "Tidak ada koperasi yang berubah."
        if salah:
            tersimpan += f" {angka(salah)} baris salah belum tersimpan: betulkan selnya, lalu simpan lagi."
        if menunggu:
            tersimpan += f" {angka(menunggu)} baris menunggu jawaban Anda di bawah."
        messages.success(self.request, tersimpan)
        if not salah and not menunggu:
            return redirect("koperasi_daftar")
        tujuan = redirect("koperasi_impor_pratinjau", self.pk)
        tujuan["Location"] += "?tampil=salah" if salah else ""
        return tujuan

    def tampil(self, status=200, pesan=""):
        hasil = self.hasil()
        isi = tampilan(hasil, self.arti, self.request.GET) | {
            "pratinjau": self.pratinjau,
            "pesan": pesan,
            "akan_simpan": len(hasil.layak) - len(hasil.menunggu),
            "primer": PRIMER,
            "dijawab": set((self.request.POST or self.request.GET).getlist("ya")),
            "kolom_asing": [j for j, a in zip(self.lembar.kepala, self.arti, strict=True) if j and a is None],
        }
        return render(self.request, self.template_name, isi, status=status)


class UnduhSalah(PratinjauView):
    """The wrong rows as the same sheet with a column Kesalahan, for the person who brought them."""

    def get(self, request):
        if not self.ambil():
            return self.habis()
        return balasan_xlsx(lembar_salah(self.hasil().golongan(SALAH)), "koperasi-baris-bermasalah")
