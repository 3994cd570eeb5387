"""Addresses of supervision."""

from django.urls import path

from perizinan.pengawasan.views import banyak, kewajiban, sanksi

urlpatterns = [
    path("kewajiban/", kewajiban.KewajibanRingkas.as_view(), name="kewajiban_ringkas"),
    path("kewajiban/<str:kode>/", kewajiban.KewajibanDaftar.as_view(), name="kewajiban_daftar"),
    path("sanksi/", sanksi.SanksiDaftar.as_view(), name="sanksi_daftar"),
    path("sanksi/teguran/", banyak.TeguranBanyak.as_view(), name="teguran_banyak"),
    path("sanksi/<int:pk>/", sanksi.SanksiRinci.as_view(), name="sanksi_rinci"),
    path("sanksi/<int:pk>/isian/", sanksi.SanksiIsian.as_view(), name="sanksi_isian"),
    path("sanksi/<int:pk>/peristiwa/", sanksi.SanksiPeristiwa.as_view(), name="sanksi_peristiwa"),
    path("koperasi/<int:pk>/sanksi/", sanksi.SanksiBaru.as_view(), name="sanksi_baru"),
]
