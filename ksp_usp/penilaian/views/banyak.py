"""Many assessments of one tahun buku to one team: chosen, looked at as what it will do, then one by one."""

from functools import partial

from django.db.models import Exists, F, Max, OuterRef, Q
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import View

from core.halaman.banyak import HasilBanyak, kerjakan_tiap
from ksp_usp.models import BERJALAN, Koperasi, PenilaianKesehatan, StatusPenilaian
from ksp_usp.penilaian.forms.tugas import TAHUN_PERTAMA, TugasBanyakForm
from ksp_usp.penilaian.mulai import akan, dipegang, rencana_tugas, tugaskan
from ksp_usp.penilaian.views.dasar import MejaTugas, calon_penilai

TERBANYAK = 200  # koperasi a page: the rest stands there when these are assigned


class PenilaianBanyak(MejaTugas, View):
    """Repeated it assigns nothing twice: a koperasi whose year has its assessment is passed over, with the reason."""

    @cached_property
    def wilayah(self):
        return next(iter(self.meja.values()))

    @cached_property
    def pilihan(self) -> list[int]:
        return list(range(self.per.year - 1, TAHUN_PERTAMA - 1, -1))

    @cached_property
    def tahun(self) -> int:
        """The tahun buku of the address; by default the last one that has ended."""
        dipilih = self.request.GET.get("tahun", "")
        return next((t for t in self.pilihan if str(t) == dipilih), self.pilihan[0])

    @cached_property
    def milik(self):
        return self.terlihat.filter(berwenang=self.wilayah).select_related("wilayah", "berwenang")

    @cached_property
    def belum(self) -> list[Koperasi]:
        """Koperasi without an assessment of the year, whoever waited longest at the head."""
        sudah = PenilaianKesehatan.objects.filter(
            koperasi=OuterRef("pk"), tahun_buku=self.tahun, status__in=(*BERJALAN, StatusPenilaian.DITETAPKAN)
        )
        terakhir = Max("penilaian__tahun_buku", filter=Q(penilaian__status=StatusPenilaian.DITETAPKAN))
        semua = self.milik.filter(~Exists(sudah)).annotate(terakhir=terakhir)
        return list(semua.order_by(F("terakhir").asc(nulls_first=True), "nama", "pk")[: TERBANYAK + 1])

    def formulir(self, data=None):
        calon = calon_penilai(self.wilayah.pk, None, self.per)
        return TugasBanyakForm(data, milik=self.milik, calon=calon, per=self.per)

    def get(self, request):
        return self.tampil(self.formulir())

    def post(self, request):
        form = self.formulir(request.POST)
        if not form.is_valid():
            return self.tampil(form, 422)
        aksi = request.POST.get("aksi")
        if aksi == "ubah":
            return self.tampil(form)
        isi, orang = form.cleaned_data, form.tim_terpilih
        rencana = rencana_tugas(list(isi["koperasi"]), self.tahun, orang, self.per)
        if aksi == "simpan":
            ketua = int(isi["ketua"]) if isi["ketua"] else None
            lain = {"tim": [satu.pk for satu in orang], "ketua": ketua, "target": isi["target"]}
            satu = partial(tugaskan, pengguna=request.user, tahun_buku=self.tahun, **lain)
            jadi = kerjakan_tiap(rencana, satu, lambda t: t.koperasi.nama)
            return self.hasil(form, rencana, jadi, selesai=True)
        return self.hasil(form, rencana, HasilBanyak([akan(t) for t in rencana]))

    def hasil(self, form, rencana, hasil, selesai=False):
        """What it will do, or what became of each."""
        isi = {
            "form": form, "rencana": rencana, "hasil": hasil, "selesai": selesai, "tahun": self.tahun,
            "meja": self.wilayah, "tim": form.tim_terpilih,
        }  # fmt: skip
        return render(self.request, "ksp_usp/penilaian/banyak_periksa.html", isi)

    def tampil(self, form, status=200):
        beban = dipegang(satu for satu, _ in form.calon)
        isi = {
            "form": form, "tahun": self.tahun, "pilihan": self.pilihan, "meja": self.wilayah,
            "belum": self.belum[:TERBANYAK], "lebih": len(self.belum) > TERBANYAK,
            "dipilih": {str(kode) for kode in form["koperasi"].value() or []},
            "penilai": [(satu, sebab, ikut, beban[satu.pk]) for satu, sebab, ikut in form.anggota],
        }  # fmt: skip
        return render(self.request, "ksp_usp/penilaian/banyak.html", isi, status=status)
