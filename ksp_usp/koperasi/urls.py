"""Addresses of the register of koperasi."""

from django.urls import path

from ksp_usp.koperasi.views import akses, impor, koperasi, orang, pengawasan, rinci, som

urlpatterns = [
    path("koperasi/", koperasi.KoperasiDaftar.as_view(), name="koperasi_daftar"),
    path("koperasi/tambah/", koperasi.KoperasiTambah.as_view(), name="koperasi_tambah"),
    path("wilayah/<wilayah:kode>/koperasi/", koperasi.KoperasiTambah.as_view(), name="koperasi_baru"),
    path("koperasi/impor/", impor.Unggah.as_view(), name="koperasi_impor"),
    path("koperasi/impor/templat/", impor.Templat.as_view(), name="koperasi_impor_templat"),
    path("koperasi/impor/<int:pk>/", impor.Pratinjau.as_view(), name="koperasi_impor_pratinjau"),
    path("koperasi/impor/<int:pk>/salah/", impor.UnduhSalah.as_view(), name="koperasi_impor_salah"),
    path("koperasi/<int:pk>/", rinci.KoperasiRinci.as_view(), name="koperasi_rinci"),
    path("koperasi/<int:pk>/ubah/", koperasi.KoperasiUbah.as_view(), name="koperasi_ubah"),
    path("koperasi/<int:pk>/keanggotaan/", koperasi.Keanggotaan.as_view(), name="koperasi_keanggotaan"),
    path("koperasi/<int:pk>/pendiri/", koperasi.PendiriView.as_view(), name="koperasi_pendiri"),
    path("koperasi/<int:pk>/modal/", koperasi.ModalView.as_view(), name="koperasi_modal"),
    path("koperasi/<int:pk>/orang/", orang.OrangDaftar.as_view(), name="koperasi_orang"),
    path("koperasi/<int:pk>/orang/tambah/", orang.OrangTambah.as_view(), name="orang_tambah"),
    path("koperasi/<int:pk>/orang/susunan/", orang.Susunan.as_view(), name="koperasi_susunan"),
    path("koperasi/<int:pk>/hubungan/", orang.HubunganView.as_view(), name="koperasi_hubungan"),
    path("koperasi/<int:pk>/pengawasan/", pengawasan.KoperasiPengawasan.as_view(), name="koperasi_pengawasan"),
    path("koperasi/<int:pk>/akses/", akses.AksesPengurus.as_view(), name="koperasi_akses"),
    path("koperasi/<int:pk>/som/", som.SomView.as_view(), name="koperasi_som"),
    path("koperasi/orang/<int:pk>/", orang.OrangUbah.as_view(), name="orang_ubah"),
    path("koperasi/orang/<int:pk>/berhenti/", orang.OrangBerhenti.as_view(), name="orang_berhenti"),
    path("koperasi/orang/<int:pk>/nik/", orang.OrangNik.as_view(), name="orang_nik"),
]
