"""Addresses of the state of the service and of its incidents."""

from django.urls import path

from core.gangguan import views

urlpatterns = [
    path("status/", views.status, name="status"),
    path("gangguan/", views.GangguanHalaman.as_view(), name="gangguan"),
    path("gangguan/<slug:kode>/", views.GangguanHalaman.as_view(), name="gangguan_ubah"),
]
