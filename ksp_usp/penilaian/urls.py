"""Addresses of the health assessments."""

from django.urls import path

from ksp_usp.penilaian.views import banyak, isian, kualifikasi, lembar, penilaian, tim

urlpatterns = [
    path("koperasi/<int:pk>/penilaian/", penilaian.Banding.as_view(), name="penilaian_banding"),
    path("penilaian/", penilaian.PenilaianDaftar.as_view(), name="penilaian_daftar"),
    path("penilaian/rencana/", penilaian.PenilaianRencana.as_view(), name="penilaian_rencana"),
    path("penilaian/baru/", penilaian.PenilaianBaru.as_view(), name="penilaian_baru"),
    path("penilaian/banyak/", banyak.PenilaianBanyak.as_view(), name="penilaian_banyak"),
    path("penilaian/penilai/", kualifikasi.KualifikasiDaftar.as_view(), name="kualifikasi_daftar"),
    path("penilaian/penilai/<int:pk>/", kualifikasi.KualifikasiUbah.as_view(), name="kualifikasi_ubah"),
    path("penilaian/<int:pk>/", penilaian.PenilaianRinci.as_view(), name="penilaian_rinci"),
    path("penilaian/<int:pk>/angka/", isian.Angka.as_view(), name="penilaian_angka"),
    path("penilaian/<int:pk>/kertas/<slug:aspek>/", isian.KertasKerja.as_view(), name="penilaian_kertas"),
    path("penilaian/<int:pk>/hitung/", isian.Hitung.as_view(), name="penilaian_hitung"),
    path("penilaian/<int:pk>/manajemen/", isian.Manajemen.as_view(), name="penilaian_manajemen"),
    path("penilaian/<int:pk>/tafsir/", isian.Tafsir.as_view(), name="penilaian_tafsir"),
    path("penilaian/<int:pk>/catat/", isian.Catat.as_view(), name="penilaian_catat"),
    path("penilaian/<int:pk>/tim/", tim.Tim.as_view(), name="penilaian_tim"),
    path("penilaian/<int:pk>/lembar/", lembar.Lembar.as_view(), name="penilaian_lembar"),
    path("penilaian/<int:pk>/unggah/", lembar.Unggah.as_view(), name="penilaian_unggah"),
]
