"""Addresses of the handing over of koperasi."""

from django.urls import path

from perizinan.penyerahan.views import penyerahan

urlpatterns = [
    path("penyerahan/", penyerahan.PenyerahanDaftar.as_view(), name="penyerahan_daftar"),
    path("penyerahan/<int:pk>/", penyerahan.PenyerahanRinci.as_view(), name="penyerahan_rinci"),
    path("izin/<int:pk>/penyerahan/", penyerahan.PenyerahanBaru.as_view(), name="penyerahan_baru"),
]
