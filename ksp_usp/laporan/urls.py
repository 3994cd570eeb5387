"""Addresses of the periodic reports and of the duties."""

from django.urls import path

from ksp_usp.laporan.views import banyak, ingatkan, kewajiban, laporan, tenggat

urlpatterns = [
    path("laporan/", laporan.LaporanDaftar.as_view(), name="laporan_daftar"),
    path("laporan/banyak/", banyak.LaporanBanyak.as_view(), name="laporan_banyak"),
    path("laporan/belum/", laporan.LaporanBelum.as_view(), name="laporan_belum"),
    path("laporan/belum/ingatkan/", ingatkan.LaporanIngatkan.as_view(), name="laporan_ingatkan"),
    path("laporan/tenggat/", tenggat.TenggatView.as_view(), name="laporan_tenggat"),
    path("laporan/tenggat/perpanjangan/", tenggat.PerpanjanganView.as_view(), name="laporan_perpanjangan"),
    path("laporan/<int:pk>/", laporan.LaporanRinci.as_view(), name="laporan_rinci"),
    path("laporan/<int:pk>/isian/", laporan.LaporanIsian.as_view(), name="laporan_isian"),
    path("laporan/<int:pk>/koreksi/", laporan.LaporanKoreksi.as_view(), name="laporan_koreksi"),
    path("koperasi/<int:pk>/laporan/", laporan.LaporanKoperasi.as_view(), name="laporan_koperasi"),
    path("koperasi/<int:pk>/kewajiban/", kewajiban.KewajibanKoperasi.as_view(), name="kewajiban_koperasi"),
]
