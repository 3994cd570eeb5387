"""What the register of koperasi offers to other matters: a koperasi of an address, a panel for the page of a region."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from core.dasar.izin import Izin, boleh
from core.dasar.waktu import hari_ini
from core.halaman.panel import Panel
from core.models import Penugasan
from ksp_usp.models import Koperasi

TERBANYAK = 50
DISEBUT = 3  # more people than this are not needed to know whom to ask


def koperasi_wilayah(wilayah, pengguna) -> Panel:
    """The koperasi that sit in a region, and how one more comes into the register: by `pengguna`, or by whom."""
    dapat = boleh(pengguna, Izin.CATAT_KOPERASI, wilayah) and wilayah.berlaku(hari_ini(wilayah))
    isi = {
        "daftar": Koperasi.objects.filter(wilayah=wilayah)[:TERBANYAK],
        "url_baru": reverse("koperasi_baru", args=[wilayah.kode]) if dapat else "",
        "petugas": [] if dapat else pencatat_terdekat(wilayah)[:DISEBUT],
    }
    return Panel("ksp_usp/koperasi/_panel_wilayah.html", isi)


def pencatat_terdekat(wilayah) -> list[Penugasan]:
    """Who records a koperasi of this region, those who sit in it before those of its province."""
    semua = Penugasan.objects.berizin(Izin.CATAT_KOPERASI, wilayah.kode, wilayah.kode[:2])
    semua = semua.filter(pengguna__is_active=True).select_related("pengguna", "instansi__wilayah")
    return [p for p in semua.order_by("-instansi__wilayah", "pk") if p.aktif(hari_ini(wilayah))]


class KoperasiMixin:
    """Loads the koperasi of the address; one that is out of sight does not exist."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.koperasi = get_object_or_404(self.get_queryset(), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return Koperasi.objects.terlihat_oleh(self.request.user).select_related("wilayah__induk", "berwenang")

    @cached_property
    def hari_ini(self):
        return hari_ini(self.koperasi.berwenang)
