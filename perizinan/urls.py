"""Addresses of the licences."""

from django.urls import path

from perizinan.views import berwenang, isian, izin, pemeriksaan, permohonan
from perizinan.views import jaringan as kantor
from perizinan.views import jaringan_baru as kantor_baru
from perizinan.views import jaringan_buka as kantor_buka
from perizinan.views import jaringan_daftar as kantor_daftar
from perizinan.views.jaringan_isian import KantorIsian
from perizinan.views.jaringan_meja import KantorPemeriksaan
from perizinan.views.pengaturan import Pengaturan

urlpatterns = [
    path("berwenang/", berwenang.Berwenang.as_view(), name="berwenang"),
    path("permohonan/", permohonan.PermohonanDaftar.as_view(), name="permohonan_daftar"),
    path("permohonan/baru/", permohonan.PermohonanBaru.as_view(), name="permohonan_baru"),
    path("permohonan/<int:pk>/", permohonan.PermohonanRinci.as_view(), name="permohonan_rinci"),
    path("permohonan/<int:pk>/tugas/", permohonan.PermohonanTugas.as_view(), name="permohonan_tugas"),
    path("permohonan/<int:pk>/isian/<slug:butir>/", isian.IsianView.as_view(), name="permohonan_isian"),
    path("permohonan/<int:pk>/periksa/", permohonan.PermohonanPeriksa.as_view(), name="permohonan_periksa"),
    path("permohonan/<int:pk>/pemeriksaan/", pemeriksaan.PemeriksaanView.as_view(), name="permohonan_pemeriksaan"),
    path("izin/", izin.IzinDaftar.as_view(), name="izin_daftar"),
    path("izin/<int:pk>/", izin.IzinRinci.as_view(), name="izin_rinci"),
    path("izin/registrasi/", izin.RegistrasiDaftar.as_view(), name="registrasi_daftar"),
    path("koperasi/<int:pk>/izin-terdahulu/", izin.IzinTerdahulu.as_view(), name="izin_terdahulu"),
    path("kantor/", kantor_daftar.KantorDaftar.as_view(), name="jaringan_daftar"),
    path("kantor/akan-gugur/", kantor_daftar.AkanGugur.as_view(), name="jaringan_akan_gugur"),
    path("kantor/baru/", kantor_baru.KantorBaru.as_view(), name="jaringan_baru"),
    path("kantor/terdahulu/", kantor_baru.KantorTerdahulu.as_view(), name="jaringan_terdahulu"),
    path("kantor/pengaturan/", Pengaturan.as_view(), name="pengaturan_perizinan"),
    path("kantor/<int:pk>/", kantor.KantorRinci.as_view(), name="jaringan_rinci"),
    path("kantor/<int:pk>/tugas/", kantor.KantorTugas.as_view(), name="jaringan_tugas"),
    path("kantor/<int:pk>/isian/<slug:bagian>/", KantorIsian.as_view(), name="jaringan_isian"),
    path("kantor/<int:pk>/periksa/", kantor.KantorPeriksa.as_view(), name="jaringan_periksa"),
    path("kantor/<int:pk>/pemeriksaan/", KantorPemeriksaan.as_view(), name="jaringan_pemeriksaan"),
    path("kantor/<int:pk>/mulai/", kantor_buka.Mulai.as_view(), name="jaringan_mulai"),
    path("kantor/<int:pk>/kunjungan/", kantor_buka.CatatKunjungan.as_view(), name="jaringan_kunjungan"),
    path("kantor/<int:pk>/tutup/", kantor_buka.Tutup.as_view(), name="jaringan_tutup"),
    path("kantor/<int:pk>/penilaian/", kantor_buka.PenilaianCabang.as_view(), name="jaringan_penilaian"),
]
