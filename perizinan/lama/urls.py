"""Addresses of licences and offices that are older than this product."""

from django.urls import path

from perizinan.lama.views import lembar, pindaian

urlpatterns = [
    path("izin/lama/", lembar.LembarDaftar.as_view(), name="lama_daftar"),
    path("izin/lama/unggah/", lembar.Unggah.as_view(), name="lama_unggah"),
    path("izin/lama/templat/", lembar.Templat.as_view(), name="lama_templat"),
    path("izin/lama/pindaian/", pindaian.BelumDipindai.as_view(), name="lama_pindaian"),
    path("izin/lama/<int:pk>/", lembar.LembarRinci.as_view(), name="lama_rinci"),
    path("izin/lama/<int:pk>/baris/", lembar.Pratinjau.as_view(), name="lama_pratinjau"),
    path("izin/lama/<int:pk>/salah/", lembar.UnduhSalah.as_view(), name="lama_salah"),
    path("izin/lama/<int:pk>/tinjau/", lembar.Tinjau.as_view(), name="lama_tinjau"),
    path("izin/<int:pk>/pindaian/", pindaian.IzinPindaian.as_view(), name="izin_pindaian"),
    path("kantor/<int:pk>/pindaian/", pindaian.KantorPindaian.as_view(), name="jaringan_pindaian"),
]
