"""Addresses of sentra, and of regions with what is done in them."""

from django.urls import path

from sentra_ukm.sentra.views import sentra, wilayah

urlpatterns = [
    path("sentra/", sentra.SentraDaftar.as_view(), name="sentra_daftar"),
    path("sentra/<int:pk>/", sentra.SentraRinci.as_view(), name="sentra_rinci"),
    path("sentra/<int:pk>/ubah/", sentra.SentraUbah.as_view(), name="sentra_ubah"),
    path("sentra/<int:pk>/keputusan-terdahulu/", sentra.PenetapanTerdahulu.as_view(), name="penetapan_terdahulu"),
    path("sentra/<int:pk>/perkuatan/", sentra.PerkuatanBaru.as_view(), name="perkuatan_baru"),
    path("sentra/<int:pk>/pembinaan/", sentra.PembinaanBaru.as_view(), name="pembinaan_baru"),
    path("sentra/<int:pk>/masukan/", sentra.MasukanSentra.as_view(), name="masukan_sentra"),
    path("wilayah/", wilayah.WilayahDaftar.as_view(), name="wilayah_daftar"),
    path("wilayah/<wilayah:kode>/", wilayah.WilayahRinci.as_view(), name="wilayah_rinci"),
    path("wilayah/<wilayah:kode>/program/", wilayah.ProgramBaru.as_view(), name="program_baru"),
    path("wilayah/<wilayah:kode>/masukan/", wilayah.MasukanWilayah.as_view(), name="masukan_wilayah"),
    path("wilayah/<wilayah:kode>/bdsp/", wilayah.BdspBaru.as_view(), name="bdsp_baru"),
]
