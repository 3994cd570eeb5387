"""Addresses of the account, and of what an office's admin keeps."""

from django.urls import path

from core.kantor import akun, alih, pegawai, putusan, sandi, views

urlpatterns = [
    path("akun/", akun.Akun.as_view(), name="akun"),
    path("sandi/tautan/<uidb64>/<token>/", sandi.SandiTautan.as_view(), name="sandi_tautan"),
    path("sandi/kode/", sandi.SandiKode.as_view(), name="sandi_kode"),
    path("data/", akun.Data.as_view(), name="data"),
    path("instansi/", views.InstansiDaftar.as_view(), name="instansi_kelola"),
    path("instansi/baru/", views.InstansiBaru.as_view(), name="instansi_baru"),
    path("instansi/<int:pk>/", views.InstansiRinci.as_view(), name="instansi_rinci"),
    path("instansi/<int:pk>/ubah/", views.InstansiUbah.as_view(), name="instansi_ubah"),
    path("instansi/<int:pk>/lambang/", views.InstansiLambang.as_view(), name="instansi_lambang"),
    path("lambang/<int:pk>/", views.lambang_halaman, name="lambang_halaman"),
    path("instansi/<int:pk>/pegawai-baru/", pegawai.PegawaiBaru.as_view(), name="pegawai_baru"),
    path("instansi/<int:pk>/penugasan/", pegawai.PenugasanBaru.as_view(), name="penugasan_baru"),
    path("pegawai/<int:pk>/", pegawai.PegawaiRinci.as_view(), name="pegawai_rinci"),
    path("pegawai/<int:pk>/urusan/", alih.PegawaiUrusan.as_view(), name="pegawai_urusan"),
    path("pegawai/<int:pk>/ubah/", pegawai.PegawaiUbah.as_view(), name="pegawai_ubah"),
    path("pegawai/<int:pk>/sandi/", pegawai.PegawaiSandi.as_view(), name="pegawai_sandi"),
    path("pegawai/<int:pk>/faktor/", pegawai.PegawaiFaktor.as_view(), name="pegawai_faktor"),
    path("pegawai/<int:pk>/tutup/", pegawai.PegawaiTutup.as_view(), name="pegawai_tutup"),
    path("penugasan/<int:pk>/akhiri/", pegawai.PenugasanAkhiri.as_view(), name="penugasan_akhiri"),
    path("permintaan-akun/<int:pk>/", putusan.PermintaanRinci.as_view(), name="permintaan_rinci"),
]
