"""Addresses of koperasi and their assessments."""

from django.urls import include, path

urlpatterns = [
    path("", include("ksp_usp.koperasi.urls")),
    path("", include("ksp_usp.penilaian.urls")),
    path("", include("ksp_usp.laporan.urls")),
]
