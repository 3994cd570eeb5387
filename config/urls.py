"""Addresses of the whole site; each app keeps its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("core.urls")),
    path("", include("ksp_usp.urls")),
    path("", include("perizinan.urls")),
    path("", include("sentra_ukm.urls")),
]

handler500 = "core.halaman.galat.galat"
