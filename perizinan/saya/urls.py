"""Addresses of the koperasi's own door."""

from django.urls import path

from perizinan.saya import keterangan, laporan, permohonan, views

urlpatterns = [
    path("koperasi-saya/", views.Beranda.as_view(), name="saya"),
    path("koperasi-saya/laporan/", laporan.Laporan.as_view(), name="saya_laporan"),
    path("koperasi-saya/laporan/<int:pk>/", laporan.LaporanSaya.as_view(), name="saya_laporan_rinci"),
    path("koperasi-saya/laporan/<int:pk>/isian/", laporan.IsianSaya.as_view(), name="saya_laporan_isian"),
    path("koperasi-saya/laporan/<int:pk>/koreksi/", laporan.KoreksiSaya.as_view(), name="saya_laporan_koreksi"),
    path("koperasi-saya/kewajiban/", views.Kewajiban.as_view(), name="saya_kewajiban"),
    path("koperasi-saya/permohonan/", permohonan.Permohonan.as_view(), name="saya_permohonan"),
    path("koperasi-saya/permohonan/izin/<int:pk>/", permohonan.IzinSaya.as_view(), name="saya_izin"),
    path(
        "koperasi-saya/permohonan/izin/<int:pk>/<slug:butir>/",
        permohonan.IsianIzinSaya.as_view(),
        name="saya_izin_isian",
    ),
    path("koperasi-saya/permohonan/kantor/", permohonan.KantorBaruSaya.as_view(), name="saya_kantor_baru"),
    path("koperasi-saya/permohonan/kantor/<int:pk>/", permohonan.KantorSaya.as_view(), name="saya_kantor"),
    path(
        "koperasi-saya/permohonan/kantor/<int:pk>/<slug:bagian>/",
        permohonan.IsianKantorSaya.as_view(),
        name="saya_kantor_isian",
    ),
    path("koperasi-saya/sanksi/<int:pk>/", views.SanksiSaya.as_view(), name="saya_sanksi"),
    path("koperasi-saya/surat/", views.DaftarSurat.as_view(), name="saya_surat"),
    path("koperasi-saya/surat/<int:pk>/", views.SuratSaya.as_view(), name="saya_surat_pdf"),
    path("koperasi-saya/keterangan/", keterangan.Keterangan.as_view(), name="saya_keterangan"),
    path("koperasi-saya/data/", views.Data.as_view(), name="saya_data"),
]
