"""Addresses of the common part."""

from django.urls import include, path, register_converter

from core.dasar.wilayah import KodeWilayah

register_converter(KodeWilayah, "wilayah")

urlpatterns = [
    path("", include("core.halaman.urls")),
    path("", include("core.masuk.urls")),
    path("", include("core.kabar.urls")),
    path("", include("core.kantor.urls")),
    path("", include("core.kalender.urls")),
    path("", include("core.gangguan.urls")),
    path("", include("core.pribadi.urls")),
    path("", include("core.terbuka.urls")),
    path("", include("core.dasbor.urls")),
    path("", include("core.andai.urls")),
    path("", include("core.cari.urls")),
]
