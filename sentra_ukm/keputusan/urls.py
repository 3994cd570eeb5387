"""Addresses of the Keputusan."""

from django.urls import path

from sentra_ukm.keputusan import views

urlpatterns = [
    path("keputusan/", views.DaftarKeputusan.as_view(), name="keputusan_daftar"),
    path("keputusan/baru/", views.PilihSentra.as_view(), name="keputusan_baru"),
    path("keputusan/<int:pk>/", views.RinciKeputusan.as_view(), name="keputusan_rinci"),
    path("keputusan/<int:pk>/ubah/", views.UbahKeputusan.as_view(), name="keputusan_ubah"),
    path("keputusan/<int:pk>/tambah/", views.TambahSentra.as_view(), name="keputusan_tambah"),
    path("keputusan/<int:pk>/pratinjau/", views.PratinjauKeputusan.as_view(), name="keputusan_pratinjau"),
    path("keputusan/<int:pk>/salinan/", views.SalinanKeputusan.as_view(), name="keputusan_salinan"),
    path("keputusan/<int:pk>/petikan/<wilayah:kode>/", views.PetikanKeputusan.as_view(), name="keputusan_petikan"),
]
