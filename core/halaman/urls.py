"""Addresses of the work desk, of a case's steps, of letters and files."""

from django.conf import settings
from django.urls import path

from core.halaman import (
    aturan,
    beranda,
    berkas,
    kerja,
    pameran,
    pegang,
    pindaian,
    saksi,
    saringan,
    surat,
    tindakan,
    unduhan,
)

urlpatterns = [
    path("", beranda.muka, name="muka"),
    path("meja-kerja/", kerja.MejaKerja.as_view(), name="meja_kerja"),
    path("beranda/", beranda.Beranda.as_view(), name="beranda"),
    path("urusan/<str:jenis>/<int:pk>/berkas/", berkas.berkas_unggah, name="berkas_unggah"),
    path("urusan/<str:jenis>/alihkan/", pegang.Alihkan.as_view(), name="alihkan"),
    path("urusan/<str:jenis>/<int:pk>/pegang/", pegang.Pegang.as_view(), name="pegang"),
    path("urusan/<str:jenis>/<int:pk>/<slug:aksi>/", tindakan.TindakanView.as_view(), name="tindakan"),
    path("urusan/<str:jenis>/<int:pk>/<slug:aksi>/surat/", tindakan.TindakanSurat.as_view(), name="tindakan_surat"),
    path("saringan/", saringan.SaringanDaftar.as_view(), name="saringan_daftar"),
    path("saringan/<int:pk>/", saringan.SaringanUbah.as_view(), name="saringan_ubah"),
    path("surat/", surat.SuratPeriksa.as_view(), name="surat_periksa"),
    path("surat/<int:pk>/pdf/", surat.SuratPdf.as_view(), name="surat_pdf"),
    path("surat/<int:pk>/pindaian/", pindaian.SuratPindaian.as_view(), name="surat_pindaian"),
    path("surat/belum-dipindai/", pindaian.SuratBelumDipindai.as_view(), name="surat_belum_dipindai"),
    path("surat/<str:kode>/", surat.SuratPeriksa.as_view(), name="surat_periksa"),
    path("berkas/<int:pk>/", berkas.BerkasUnduh.as_view(), name="berkas_unduh"),
    path("berkas/<int:pk>/asli/", berkas.BerkasAsli.as_view(), name="berkas_asli"),
    path("unduhan/", unduhan.UnduhanDaftar.as_view(), name="unduhan"),
    path("unduhan/<int:pk>/", unduhan.UnduhanRinci.as_view(), name="unduhan_rinci"),
    path("unduhan/<int:pk>/berkas/", unduhan.UnduhanBerkas.as_view(), name="unduhan_berkas"),
    path("lembar-saksi/", saksi.LembarSaksi.as_view(), name="lembar_saksi"),
    path("aturan/", aturan.AturanView.as_view(), name="aturan"),
    path("aturan/ambang/", aturan.AmbangView.as_view(), name="aturan_ambang"),
    path("aturan/<str:kode>/", aturan.NaskahView.as_view(), name="aturan_naskah"),
    path("aturan/<str:kode>/praktik/<path:jalan>/", aturan.PraktikView.as_view(), name="aturan_praktik"),
    path("aturan/<str:kode>/<path:jalan>/", aturan.PasalView.as_view(), name="aturan_pasal"),
]

if settings.DEBUG:
    urlpatterns.append(path("gaya/", pameran.gaya, name="gaya"))
