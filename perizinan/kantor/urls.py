"""Addresses of the offices of the service network."""

from django.urls import path

from perizinan.kantor.perubahan import views as perubahan
from perizinan.kantor.views import baru, buka, daftar, isian, kantor, meja, pengaturan

urlpatterns = [
    path("kantor/", daftar.KantorDaftar.as_view(), name="jaringan_daftar"),
    path("kantor/belum-mulai/", daftar.BelumMulai.as_view(), name="jaringan_belum_mulai"),
    path("kantor/baru/", baru.KantorBaru.as_view(), name="jaringan_baru"),
    path("kantor/terdahulu/", baru.KantorTerdahulu.as_view(), name="jaringan_terdahulu"),
    path("kantor/pengaturan/", pengaturan.Pengaturan.as_view(), name="pengaturan_perizinan"),
    path("kantor/perubahan/", perubahan.PerubahanDaftar.as_view(), name="perubahankantor_daftar"),
    path("kantor/perubahan/<int:pk>/", perubahan.PerubahanRinci.as_view(), name="perubahankantor_rinci"),
    path("kantor/perubahan/<int:pk>/isian/", perubahan.PerubahanIsian.as_view(), name="perubahankantor_isian"),
    path("kantor/<int:pk>/perubahan/", perubahan.PerubahanBaru.as_view(), name="perubahankantor_baru"),
    path("kantor/<int:pk>/", kantor.KantorRinci.as_view(), name="jaringan_rinci"),
    path("kantor/<int:pk>/tugas/", kantor.KantorTugas.as_view(), name="jaringan_tugas"),
    path("kantor/<int:pk>/isian/<slug:bagian>/", isian.KantorIsian.as_view(), name="jaringan_isian"),
    path("kantor/<int:pk>/lembar/<int:nomor>/", isian.KantorLembar.as_view(), name="jaringan_lembar"),
    path("kantor/<int:pk>/periksa/", kantor.KantorPeriksa.as_view(), name="jaringan_periksa"),
    path("kantor/<int:pk>/pemeriksaan/", meja.KantorPemeriksaan.as_view(), name="jaringan_pemeriksaan"),
    path("kantor/<int:pk>/mulai/", buka.Mulai.as_view(), name="jaringan_mulai"),
    path("kantor/<int:pk>/temuan-mulai/", buka.TemuanMulai.as_view(), name="jaringan_temuan_mulai"),
    path("kantor/<int:pk>/kunjungan/", buka.CatatKunjungan.as_view(), name="jaringan_kunjungan"),
    path("kantor/<int:pk>/tutup/", buka.Tutup.as_view(), name="jaringan_tutup"),
    path("kantor/<int:pk>/penilaian/", buka.PenilaianCabang.as_view(), name="jaringan_penilaian"),
]
