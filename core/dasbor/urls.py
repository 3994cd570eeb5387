"""Addresses of the dashboards."""

from django.urls import path

from core.dasbor.views import Keadaan

urlpatterns = [
    path("keadaan/", Keadaan.as_view(), name="keadaan"),
    path("keadaan/<wilayah:kode>/", Keadaan.as_view(), name="keadaan_wilayah"),
]
