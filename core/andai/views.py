"""The what-if: other values over all cases that the person sees. What is tried stands in the address; nothing of a
case is written."""

from collections import Counter
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from core.andai.forms import SimpanForm, baca, susun_form, tulis
from core.andai.hitung import bandingkan
from core.andai.populasi import semua_populasi
from core.dasar.izin import Izin, wajib
from core.dasar.rupa import tanggal_jam
from core.dasar.waktu import hari_ini
from core.grafik.batang import batang_andai
from core.grafik.peta import Titik, gambar, golongkan
from core.lembar.excel import balasan_xlsx, tulis_buku
from core.models import Andaian, Wilayah

TERBANYAK = 50  # rows on the page; all of them in the sheet
SEJAJAR = 4  # kept what-ifs side by side


class AndaiMixin:
    """Only for those whom the table of permissions names; the population of the address, or 404."""

    def dispatch(self, request, *args, **kwargs):
        self.penugasan = wajib(request.user, Izin.COBA_ANDAIAN)
        if "kode" in kwargs:
            self.populasi = semua_populasi().get(kwargs["kode"])
            if self.populasi is None:
                raise Http404
            self.per = hari_ini()
            self.butir = self.populasi.butir(self.per)
        return super().dispatch(request, *args, **kwargs)

    def kata(self, pengganti) -> str:
        """What is assumed, in words: "Tenaga kerja, minimal 30 orang, bukan 40 orang"."""
        return "; ".join(
            f"{b.label} {b.sebut(pengganti[b.kode])}, bukan {b.sebut(b.berlaku)}"
            for b in self.butir
            if b.kode in pengganti
        )

    def tersimpan(self):
        return Andaian.objects.terlihat_oleh(self.request.user).filter(populasi=self.populasi.kode)


class DaftarView(AndaiMixin, View):
    """What may be tried, and what was kept."""

    def get(self, request):
        andaian = Andaian.objects.terlihat_oleh(request.user).filter(populasi__in=semua_populasi())
        isi = {
            "populasi": semua_populasi().values(),
            "tersimpan": [
                (a, semua_populasi()[a.populasi]) for a in andaian.select_related("oleh", "instansi")[:TERBANYAK]
            ],
        }
        return render(request, "core/andai/daftar.html", isi)


class AndaiView(AndaiMixin, View):
    """The form beside what it does. POST keeps the values of the address under a name."""

    def get(self, request, kode):
        return self.tampil(susun_form(self.populasi, self.butir, request.GET), SimpanForm())

    def post(self, request, kode):
        form, simpan = susun_form(self.populasi, self.butir, request.GET), SimpanForm(request.POST)
        if form.is_valid() and not form.diubah():
            simpan.add_error("nama", "Belum ada angka yang diubah. Ubah dan hitung dahulu, lalu simpan.")
        if not (form.is_valid() and simpan.is_valid()):
            return self.tampil(form, simpan, status=422)
        andaian = simpan.save(commit=False)
        andaian.populasi, andaian.oleh, andaian.instansi = kode, request.user, self.penugasan.instansi
        andaian.nilai = self.nilai_alamat(form.diubah())
        andaian.save()
        messages.success(request, f"Andaian “{andaian.nama}” tersimpan.")
        return redirect(andaian.get_absolute_url())

    def nilai_alamat(self, pengganti) -> dict[str, str]:
        return {b.kode: tulis(b, pengganti[b.kode]) for b in self.butir if b.kode in pengganti}

    def tampil(self, form, simpan, status=200):
        isi = {"form": simpan if simpan.errors else form, "angka": form, "simpan": simpan, "populasi": self.populasi}
        if form.is_valid():
            isi |= self.hasil(form.diubah())
        else:
            status = 422
        isi["tersimpan"] = self.tersimpan().select_related("oleh", "instansi")[:TERBANYAK]
        return render(self.request, "core/andai/andai.html", isi, status=status)

    def hasil(self, pengganti) -> dict:
        kumpulan = self.populasi.muat(self.request.user, self.per)
        banding = bandingkan(self.populasi, kumpulan, pengganti)
        keadaan = {k.kode: k for k in self.populasi.keadaan}
        tampil = banding.berubah[:TERBANYAK]
        penuh = max((max(d.kini, d.andai) for d in banding.daerah), default=0)
        return {
            "banding": banding,
            "diubah": pengganti,
            "kata": self.kata(pengganti),
            "alamat": urlencode(self.nilai_alamat(pengganti)),
            "daerah": [(d, batang_andai(d.kini, d.andai, penuh)) for d in banding.daerah],
            "peta": self.peta(kumpulan, banding),
            "berubah": [
                (rinci, keadaan[banding.nilai[i]])
                for i, rinci in zip(tampil, kumpulan.uraikan(tampil, pengganti), strict=True)
            ],
            "dihitung": timezone.now(),
        }

    def peta(self, kumpulan, banding) -> dict:
        """Where they move: a point for each kabupaten/kota with cases. Nothing where there is but one."""
        banyak = Counter(kumpulan.wilayah[i] for i in banding.berubah)
        ada = Wilayah.objects.filter(pk__in=set(kumpulan.wilayah), lintang__isnull=False, bujur__isnull=False)
        titik = [Titik(w.nama, w.lintang, w.bujur, banyak[w.pk]) for w in ada]
        if not banyak or len(titik) < 2:
            return {}
        golongan = golongkan(titik)
        dekat = len({kode[:2] for kode in kumpulan.wilayah}) == 1
        label = f"Peta: {self.populasi.satuan} yang berubah, menurut kabupaten/kota"
        return {"golongan": golongan, "gambar": gambar(golongan, label=label, dekat=dekat)}


class UnduhView(AndaiMixin, View):
    """All cases that move, as a sheet that says that it is a simulation and of what."""

    def get(self, request, kode):
        form = susun_form(self.populasi, self.butir, request.GET)
        if not form.is_valid():
            return redirect(f"{reverse('andai', args=[kode])}?{request.GET.urlencode()}")
        pengganti = form.diubah()
        kumpulan = self.populasi.muat(request.user, self.per)
        banding = bandingkan(self.populasi, kumpulan, pengganti)
        kata = {k.kode: k.label for k in self.populasi.keadaan}
        kini = kumpulan.nilai({})
        rinci = kumpulan.uraikan(banding.berubah, pengganti)
        baris = (
            [r.judul, r.nomor, r.wilayah, r.sebab, kata[kini[i]], kata[banding.nilai[i]]]
            for i, r in zip(banding.berubah, rinci, strict=True)
        )
        kepala = ["Nama", "Nomor", "Kabupaten/kota", "Yang menentukan", "Menurut yang berlaku", "Menurut andaian"]
        atas = (
            "SIMULASI. Bukan ketentuan, dan tidak mengubah satu pun urusan.",
            f"Andaian: {self.kata(pengganti) or 'tidak ada yang diubah'}.",
            f"{banding.kalimat}. Dihitung {tanggal_jam(timezone.now())}.",
            f"{self.populasi.definisi} {self.populasi.tetap}",
        )
        return balasan_xlsx(tulis_buku([("Simulasi", kepala, baris, atas)]), f"simulasi-{kode}")


class BandingView(AndaiMixin, View):
    """Kept what-ifs side by side, beside what is in force. One that the person may not see is 404."""

    def get(self, request, kode):
        pilihan = [int(pk) for pk in request.GET.getlist("a") if pk.isdecimal() and len(pk) < 10][:SEJAJAR]
        ada = self.tersimpan().select_related("oleh", "instansi").in_bulk(pilihan)
        if set(pilihan) - ada.keys():
            raise Http404
        if not pilihan:
            return render(request, "core/andai/banding.html", {"populasi": self.populasi})
        andaian = [ada[pk] for pk in dict.fromkeys(pilihan)]
        kumpulan = self.populasi.muat(request.user, self.per)
        nilai = [baca(self.populasi, self.butir, a.nilai) for a in andaian]
        hasil = [bandingkan(self.populasi, kumpulan, n) for n in nilai]
        per_daerah = [{d.kode: d for d in h.daerah} for h in hasil]
        isi = {
            "populasi": self.populasi,
            "andaian": list(zip(andaian, hasil, strict=True)),
            "angka": [
                (
                    b,
                    b.sebut(b.berlaku),
                    [(b.sebut(n[b.kode]), True) if b.kode in n else (b.sebut(b.berlaku), False) for n in nilai],
                )
                for b in self.butir
                if any(b.kode in n for n in nilai)
            ],
            "keadaan": [
                (k, hasil[0].menurut_kini[k.kode], [h.menurut_andai[k.kode] for h in hasil])
                for k in self.populasi.keadaan
            ],
            "daerah": [(d, [satu[kode] for satu in per_daerah]) for kode, d in per_daerah[0].items()],
        }
        return render(request, "core/andai/banding.html", isi)


class HapusView(AndaiMixin, View):
    """The author takes a kept what-if away; of somebody else's there is nothing to take away (404)."""

    def post(self, request, pk):
        andaian = get_object_or_404(Andaian.objects.terlihat_oleh(request.user), pk=pk, oleh=request.user)
        andaian.delete()
        messages.success(request, f"Andaian “{andaian.nama}” dihapus.")
        return redirect("andai_daftar")
