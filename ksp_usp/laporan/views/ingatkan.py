"""Reminding koperasi whose report is not in: chosen, looked at, then one by one, each once a day."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.functional import cached_property

from core.dasar.izin import Izin, boleh, penugasan_berizin
from core.dasar.waktu import hari_ini
from core.kabar.ingatkan import TERBANYAK, nomor_dipilih, tampil_pengingat
from ksp_usp.laporan.ingatkan import pengingat_laporan
from ksp_usp.laporan.views.laporan import LaporanBelum


class LaporanIngatkan(LaporanBelum):
    """The same koperasi as on the list of what is not in, of the offices where the person may remind."""

    judul = "Ingatkan koperasi"
    lingkup = None  # of the own office, whatever figure led to the list

    def dispatch(self, request, *args, **kwargs):
        if not boleh(request.user, Izin.CATAT_KEWAJIBAN):
            raise PermissionDenied(f"Koperasi diingatkan {Izin.CATAT_KEWAJIBAN.siapa} pada pemberi izinnya.")
        self.susun()  # the filters of the list say whose reports are meant
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def wilayah(self):
        """The office in whose name it is done: the first at which the permission is held."""
        return penugasan_berizin(self.request.user, Izin.CATAT_KEWAJIBAN)[0].instansi.wilayah

    def milik(self):
        return (
            self.get_queryset().filter(berwenang=self.wilayah).select_related("wilayah", "berwenang").order_by("nama")
        )

    def get(self, request, *args, **kwargs):
        return self.tampil()

    def post(self, request):
        dipilih = nomor_dipilih(request.POST.getlist("pilih"))
        if not dipilih:
            return self.tampil(422, "Centang paling sedikit satu koperasi.")
        per = hari_ini(self.wilayah)
        pengingat = pengingat_laporan(list(self.milik().filter(pk__in=dipilih)), self.masa, request.user, per)
        return tampil_pengingat(request, pengingat, dipilih, self.judul)

    def tampil(self, status=200, masalah=""):
        daftar = list(self.milik()[: TERBANYAK + 1])
        isi = {
            "daftar": daftar[:TERBANYAK], "lebih": len(daftar) > TERBANYAK, "masa": self.masa, "pilihan": self.pilihan,
            "masalah": masalah,
        }  # fmt: skip
        return render(self.request, "ksp_usp/laporan/ingatkan.html", isi, status=status)
