"""Addresses of the UKM of a usulan."""

from django.urls import path

from sentra_ukm.lampiran3.views import baris, ketik, masuk, ukm

urlpatterns = [
    path("usulan/<int:pk>/ukm/", ukm.UkmDaftar.as_view(), name="ukm_daftar"),
    path("usulan/<int:pk>/ukm/pernyataan/", ukm.UkmPernyataan.as_view(), name="ukm_pernyataan"),
    path("usulan/<int:pk>/ukm/templat/", ukm.UkmTemplat.as_view(), name="ukm_templat"),
    path("usulan/<int:pk>/ukm/unggah/", masuk.UkmUnggah.as_view(), name="ukm_unggah"),
    path("usulan/<int:pk>/ukm/tempel/", masuk.UkmTempel.as_view(), name="ukm_tempel"),
    path("usulan/<int:pk>/ukm/ketik/", ketik.UkmKetik.as_view(), name="ukm_ketik"),
    path("usulan/<int:pk>/ukm/salin/", masuk.UkmSalin.as_view(), name="ukm_salin"),
    path("usulan/<int:pk>/ukm/pratinjau/<uuid:kunci>/", masuk.UkmPratinjau.as_view(), name="ukm_pratinjau"),
    path("usulan/<int:pk>/ukm/pratinjau/<uuid:kunci>/salah/", masuk.UkmUnduhSalah.as_view(), name="ukm_unduh_salah"),
    path("usulan/<int:pk>/ukm/<uuid:kunci>/", baris.UkmUbah.as_view(), name="ukm_ubah"),
    path("usulan/<int:pk>/ukm/<uuid:kunci>/hapus/", baris.UkmHapus.as_view(), name="ukm_hapus"),
    path("usulan/<int:pk>/ukm/<uuid:kunci>/nik/", baris.UkmNik.as_view(), name="ukm_nik"),
]
