"""Addresses of the common part."""

from django.urls import path

from core import views

urlpatterns = [
    path("", views.MejaKerja.as_view(), name="meja_kerja"),
    path("urusan/<str:jenis>/<int:pk>/berkas/", views.berkas_unggah, name="berkas_unggah"),
    path("urusan/<str:jenis>/<int:pk>/<slug:aksi>/", views.TindakanView.as_view(), name="tindakan"),
    path("surat/", views.SuratPeriksa.as_view(), name="surat_periksa"),
    path("surat/<int:pk>/pdf/", views.SuratPdf.as_view(), name="surat_pdf"),
    path("surat/<str:kode>/", views.SuratPeriksa.as_view(), name="surat_periksa"),
    path("berkas/<int:pk>/", views.BerkasUnduh.as_view(), name="berkas_unduh"),
    path("aturan/", views.AturanView.as_view(), name="aturan"),
]
