"""Addresses of licences and offices."""

from django.urls import include, path

urlpatterns = [
    path("", include("perizinan.berwenang.urls")),
    path("", include("perizinan.izin.urls")),
    path("", include("perizinan.lama.urls")),
    path("", include("perizinan.kantor.urls")),
    path("", include("perizinan.pemeriksaan.urls")),
    path("", include("perizinan.pengawasan.urls")),
    path("", include("perizinan.keterangan.urls")),
    path("", include("perizinan.penyerahan.urls")),
    path("", include("perizinan.saya.urls")),
]
