"""Addresses of the notices, and of what of them goes out by mail."""

from django.urls import path

from core.kabar import views

urlpatterns = [
    path("pemberitahuan/", views.DaftarPemberitahuan.as_view(), name="pemberitahuan"),
    path("pemberitahuan/<int:pk>/", views.BukaPemberitahuan.as_view(), name="pemberitahuan_buka"),
    path("akun/surel/", views.PilihanSurel.as_view(), name="pilihan_surel"),
]
