"""Addresses of Sentra UKM."""

from django.urls import path

from sentra_ukm.views import pemeriksaan, sentra, wilayah

urlpatterns = [
    path("pemeriksaan/", pemeriksaan.AntreanView.as_view(), name="pemeriksaan_antrean"),
    path("pemeriksaan/berikutnya/", pemeriksaan.BerikutnyaView.as_view(), name="pemeriksaan_berikutnya"),
    path("pemeriksaan/<int:pk>/", pemeriksaan.PemeriksaanView.as_view(), name="pemeriksaan"),
    path("usulan/kirim/", pemeriksaan.KirimBersamaView.as_view(), name="kirim_bersama"),
    path("usulan/keadaan/", pemeriksaan.MatriksView.as_view(), name="usulan_matriks"),
    path("sentra/", sentra.SentraDaftar.as_view(), name="sentra_daftar"),
    path("sentra/<int:pk>/", sentra.SentraRinci.as_view(), name="sentra_rinci"),
    path("sentra/<int:pk>/ubah/", sentra.SentraUbah.as_view(), name="sentra_ubah"),
    path("sentra/<int:pk>/perkuatan/", sentra.PerkuatanBaru.as_view(), name="perkuatan_baru"),
    path("sentra/<int:pk>/pembinaan/", sentra.PembinaanBaru.as_view(), name="pembinaan_baru"),
    path("sentra/<int:pk>/masukan/", sentra.MasukanSentra.as_view(), name="masukan_sentra"),
    path("wilayah/", wilayah.WilayahDaftar.as_view(), name="wilayah_daftar"),
    path("wilayah/<str:kode>/", wilayah.WilayahRinci.as_view(), name="wilayah_rinci"),
    path("wilayah/<str:kode>/program/", wilayah.ProgramBaru.as_view(), name="program_baru"),
    path("wilayah/<str:kode>/masukan/", wilayah.MasukanWilayah.as_view(), name="masukan_wilayah"),
    path("wilayah/<str:kode>/koperasi/", wilayah.KoperasiBaru.as_view(), name="koperasi_baru"),
    path("wilayah/<str:kode>/bdsp/", wilayah.BdspBaru.as_view(), name="bdsp_baru"),
]
