"""Addresses of the common part."""

from django.urls import path

from core import views, views_akun, views_instansi, views_kalender

urlpatterns = [
    path("", views.MejaKerja.as_view(), name="meja_kerja"),
    path("urusan/<str:jenis>/<int:pk>/berkas/", views.berkas_unggah, name="berkas_unggah"),
    path("urusan/<str:jenis>/<int:pk>/<slug:aksi>/", views.TindakanView.as_view(), name="tindakan"),
    path("urusan/<str:jenis>/<int:pk>/<slug:aksi>/surat/", views.TindakanSurat.as_view(), name="tindakan_surat"),
    path("surat/", views.SuratPeriksa.as_view(), name="surat_periksa"),
    path("surat/<int:pk>/pdf/", views.SuratPdf.as_view(), name="surat_pdf"),
    path("surat/<str:kode>/", views.SuratPeriksa.as_view(), name="surat_periksa"),
    path("berkas/<int:pk>/", views.BerkasUnduh.as_view(), name="berkas_unduh"),
    path("masuk/", views_akun.Masuk.as_view(), name="masuk"),
    path("keluar/", views_akun.Keluar.as_view(), name="keluar"),
    path("akun/", views_akun.Akun.as_view(), name="akun"),
    path("akun/kata-sandi/", views_akun.GantiSandi.as_view(), name="ganti_sandi"),
    path("data/", views_akun.Data.as_view(), name="data"),
    path("instansi/", views_instansi.InstansiDaftar.as_view(), name="instansi_kelola"),
    path("instansi/baru/", views_instansi.InstansiBaru.as_view(), name="instansi_baru"),
    path("instansi/<int:pk>/", views_instansi.InstansiRinci.as_view(), name="instansi_rinci"),
    path("instansi/<int:pk>/ubah/", views_instansi.InstansiUbah.as_view(), name="instansi_ubah"),
    path("instansi/<int:pk>/pegawai-baru/", views_instansi.PegawaiBaru.as_view(), name="pegawai_baru"),
    path("instansi/<int:pk>/penugasan/", views_instansi.PenugasanBaru.as_view(), name="penugasan_baru"),
    path("pegawai/<int:pk>/", views_instansi.PegawaiRinci.as_view(), name="pegawai_rinci"),
    path("pegawai/<int:pk>/ubah/", views_instansi.PegawaiUbah.as_view(), name="pegawai_ubah"),
    path("pegawai/<int:pk>/sandi/", views_instansi.PegawaiSandi.as_view(), name="pegawai_sandi"),
    path("pegawai/<int:pk>/tutup/", views_instansi.PegawaiTutup.as_view(), name="pegawai_tutup"),
    path("penugasan/<int:pk>/akhiri/", views_instansi.PenugasanAkhiri.as_view(), name="penugasan_akhiri"),
    path("hari-libur/", views_kalender.HariLiburDaftar.as_view(), name="hari_libur"),
    path("hari-libur/<int:tahun>/", views_kalender.HariLiburTahun.as_view(), name="hari_libur_tahun"),
    path("hari-libur/<int:tahun>/usulan/", views_kalender.HariLiburUsulan.as_view(), name="hari_libur_usulan"),
    path("hari-libur/<int:tahun>/ubah/", views_kalender.HariLiburUbah.as_view(), name="hari_libur_ubah"),
    path(
        "hari-libur/<int:tahun>/konfirmasi/",
        views_kalender.HariLiburKonfirmasi.as_view(),
        name="hari_libur_konfirmasi",
    ),
    path("aturan/", views.AturanView.as_view(), name="aturan"),
]
