"""Addresses of the search."""

from django.urls import path

from core.cari import views

urlpatterns = [
    path("cari/", views.Cari.as_view(), name="cari"),
    path("cari/segera/", views.Segera.as_view(), name="cari_segera"),
]
