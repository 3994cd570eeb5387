"""Addresses of the letters on how a licence stands."""

from django.urls import path

from perizinan.keterangan.views import keterangan

urlpatterns = [
    path("keterangan/", keterangan.KeteranganDaftar.as_view(), name="keterangan_daftar"),
    path("keterangan/<int:pk>/", keterangan.KeteranganRinci.as_view(), name="keterangan_rinci"),
    path("koperasi/<int:pk>/keterangan/", keterangan.KeteranganBaru.as_view(), name="keterangan_baru"),
]
