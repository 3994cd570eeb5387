"""Addresses of the what-if."""

from django.urls import path

from core.andai import tanggal, views

urlpatterns = [
    path("bagaimana-bila/", views.DaftarView.as_view(), name="andai_daftar"),
    path("bagaimana-bila/hapus/<int:pk>/", views.HapusView.as_view(), name="andai_hapus"),
    path("bagaimana-bila/per-tanggal/<slug:jenis>/<int:pk>/", tanggal.TanggalView.as_view(), name="per_tanggal"),
    path("bagaimana-bila/<slug:kode>/", views.AndaiView.as_view(), name="andai"),
    path("bagaimana-bila/<slug:kode>/unduh/", views.UnduhView.as_view(), name="andai_unduh"),
    path("bagaimana-bila/<slug:kode>/bandingkan/", views.BandingView.as_view(), name="andai_banding"),
]
