"""Addresses of Sentra UKM."""

from django.urls import include, path

urlpatterns = [
    path("", include("sentra_ukm.usulan.urls")),
    path("", include("sentra_ukm.lampiran3.urls")),
    path("", include("sentra_ukm.keputusan.urls")),
    path("", include("sentra_ukm.sentra.urls")),
]
