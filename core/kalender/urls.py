"""Addresses of the holidays."""

from django.urls import path

from core.kalender import views

urlpatterns = [
    path("hari-libur/", views.HariLiburDaftar.as_view(), name="hari_libur"),
    path("hari-libur/<int:tahun>/", views.HariLiburTahun.as_view(), name="hari_libur_tahun"),
    path("hari-libur/<int:tahun>/usulan/", views.HariLiburUsulan.as_view(), name="hari_libur_usulan"),
    path("hari-libur/<int:tahun>/ubah/", views.HariLiburUbah.as_view(), name="hari_libur_ubah"),
    path("hari-libur/<int:tahun>/konfirmasi/", views.HariLiburKonfirmasi.as_view(), name="hari_libur_konfirmasi"),
]
