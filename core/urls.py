"""Addresses of the common part."""

from django.urls import include, path

urlpatterns = [
    path("", include("core.halaman.urls")),
    path("", include("core.kantor.urls")),
    path("", include("core.kalender.urls")),
]
