"""Addresses of the licences and of the applications for them."""

from django.urls import path

from perizinan.izin.views import isian, izin, pemeriksaan, permohonan

urlpatterns = [
    path("permohonan/", permohonan.PermohonanDaftar.as_view(), name="permohonan_daftar"),
    path("permohonan/baru/", permohonan.PermohonanBaru.as_view(), name="permohonan_baru"),
    path("permohonan/<int:pk>/", permohonan.PermohonanRinci.as_view(), name="permohonan_rinci"),
    path("permohonan/<int:pk>/tugas/", permohonan.PermohonanTugas.as_view(), name="permohonan_tugas"),
    path("permohonan/<int:pk>/isian/<slug:butir>/", isian.PermohonanIsian.as_view(), name="permohonan_isian"),
    path("permohonan/<int:pk>/periksa/", permohonan.PermohonanPeriksa.as_view(), name="permohonan_periksa"),
    path("permohonan/<int:pk>/pemeriksaan/", pemeriksaan.PemeriksaanView.as_view(), name="permohonan_pemeriksaan"),
    path("izin/", izin.IzinDaftar.as_view(), name="izin_daftar"),
    path("izin/<int:pk>/", izin.IzinRinci.as_view(), name="izin_rinci"),
    path("izin/registrasi/", izin.RegistrasiDaftar.as_view(), name="registrasi_daftar"),
    path("koperasi/<int:pk>/izin-terdahulu/", izin.IzinTerdahulu.as_view(), name="izin_terdahulu"),
]
