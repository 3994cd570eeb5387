"""Addresses of the notices, and of what of them goes out by mail."""

from django.urls import path

from core.kabar import ingatkan, views

urlpatterns = [
    path("pemberitahuan/", views.DaftarPemberitahuan.as_view(), name="pemberitahuan"),
    path("pemberitahuan/<int:pk>/", views.BukaPemberitahuan.as_view(), name="pemberitahuan_buka"),
    path("pemberitahuan/ingatkan/", ingatkan.IngatkanMeja.as_view(), name="ingatkan_meja"),
    path("akun/surel/", views.PilihanSurel.as_view(), name="pilihan_surel"),
]
