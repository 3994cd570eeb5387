"""Addresses of inspections, complaints and guidance."""

from django.urls import path

from perizinan.pemeriksaan.views import foto, pemeriksaan, pengaduan

SATU = "pemeriksaan-koperasi/<int:pk>/"
urlpatterns = [
    path("pemeriksaan-koperasi/", pemeriksaan.PemeriksaanDaftar.as_view(), name="periksa_daftar"),
    path("pemeriksaan-koperasi/rencana/", pemeriksaan.Rencana.as_view(), name="periksa_rencana"),
    path(SATU, pemeriksaan.PemeriksaanRinci.as_view(), name="periksa_rinci"),
    path(f"{SATU}isian/", pemeriksaan.PemeriksaanIsian.as_view(), name="periksa_isian"),
    path(f"{SATU}pernyataan/", pemeriksaan.PemeriksaanPernyataan.as_view(), name="periksa_pernyataan"),
    path(f"{SATU}hasil/", pemeriksaan.PemeriksaanHasil.as_view(), name="periksa_hasil"),
    path(f"{SATU}foto/", foto.PemeriksaanFoto.as_view(), name="periksa_foto"),
    path(f"{SATU}foto/<int:berkas>/", foto.FotoKecil.as_view(), name="periksa_foto_kecil"),
    path(f"{SATU}temuan/baru/", pemeriksaan.PemeriksaanTemuanBaru.as_view(), name="periksa_temuan_baru"),
    path(f"{SATU}temuan/<int:temuan>/", pemeriksaan.PemeriksaanTemuan.as_view(), name="periksa_temuan"),
    path(f"{SATU}temuan/<int:temuan>/tindak-lanjut/", pemeriksaan.PemeriksaanTindak.as_view(), name="periksa_tindak"),
    path("koperasi/<int:pk>/pemeriksaan/", pemeriksaan.PemeriksaanBaru.as_view(), name="periksa_baru"),
    path("kantor/<int:pk>/pemeriksaan-kantor/", pemeriksaan.PemeriksaanKantorBaru.as_view(), name="periksa_kantor"),
    path("pengaduan/", pengaduan.PengaduanDaftar.as_view(), name="pengaduan_daftar"),
    path("pengaduan/<int:pk>/", pengaduan.PengaduanRinci.as_view(), name="pengaduan_rinci"),
    path("koperasi/<int:pk>/pengaduan/", pengaduan.PengaduanBaru.as_view(), name="pengaduan_baru"),
    path("koperasi/<int:pk>/pembinaan/", pengaduan.PembinaanKoperasiView.as_view(), name="pembinaan_koperasi"),
]
