"""Addresses of the usulan and of the desks of province and ministry."""

from django.urls import path

from sentra_ukm.usulan.views import isian, pemeriksaan, usulan

urlpatterns = [
    path("usulan/", usulan.UsulanDaftar.as_view(), name="usulan_daftar"),
    path("usulan/baru/", usulan.UsulanBaru.as_view(), name="usulan_baru"),
    path("usulan/<int:pk>/", usulan.UsulanRinci.as_view(), name="usulan_rinci"),
    path("usulan/<int:pk>/tugas/", usulan.UsulanTugas.as_view(), name="usulan_tugas"),
    path("usulan/<int:pk>/periksa/", usulan.UsulanPeriksa.as_view(), name="usulan_periksa"),
    path("usulan/<int:pk>/tim/", isian.TimView.as_view(), name="usulan_tim"),
    path("usulan/<int:pk>/lampiran-2/", isian.Lampiran2View.as_view(), name="usulan_lampiran2"),
    path("usulan/<int:pk>/kriteria/<int:nomor>/", isian.KriteriaView.as_view(), name="usulan_kriteria"),
    path("usulan/<int:pk>/berkas/", isian.BerkasView.as_view(), name="usulan_berkas"),
    path("pemeriksaan/", pemeriksaan.AntreanView.as_view(), name="pemeriksaan_antrean"),
    path("pemeriksaan/berikutnya/", pemeriksaan.BerikutnyaView.as_view(), name="pemeriksaan_berikutnya"),
    path("pemeriksaan/<int:pk>/", pemeriksaan.PemeriksaanView.as_view(), name="pemeriksaan"),
    path("usulan/kirim/", pemeriksaan.KirimBersamaView.as_view(), name="kirim_bersama"),
    path("usulan/keadaan/", pemeriksaan.MatriksView.as_view(), name="usulan_matriks"),
]
