"""Addresses of Sentra UKM."""

from django.urls import path, register_converter

from sentra_ukm.views import keputusan, pemeriksaan, sentra, ukm, ukm_ketik, usulan, usulan_isian, wilayah


class KodeWilayah:
    """'32' or '32.73': nothing else reaches the database from an address."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


register_converter(KodeWilayah, "wilayah")

urlpatterns = [
    path("keputusan/", keputusan.DaftarKeputusan.as_view(), name="keputusan_daftar"),
    path("keputusan/baru/", keputusan.PilihSentra.as_view(), name="keputusan_baru"),
    path("keputusan/<int:pk>/", keputusan.RinciKeputusan.as_view(), name="keputusan_rinci"),
    path("keputusan/<int:pk>/ubah/", keputusan.UbahKeputusan.as_view(), name="keputusan_ubah"),
    path("keputusan/<int:pk>/tambah/", keputusan.TambahSentra.as_view(), name="keputusan_tambah"),
    path("keputusan/<int:pk>/pratinjau/", keputusan.PratinjauKeputusan.as_view(), name="keputusan_pratinjau"),
    path("keputusan/<int:pk>/salinan/", keputusan.SalinanKeputusan.as_view(), name="keputusan_salinan"),
    path("keputusan/<int:pk>/petikan/<wilayah:kode>/", keputusan.PetikanKeputusan.as_view(), name="keputusan_petikan"),
    path("usulan/", usulan.UsulanDaftar.as_view(), name="usulan_daftar"),
    path("usulan/baru/", usulan.UsulanBaru.as_view(), name="usulan_baru"),
    path("usulan/<int:pk>/", usulan.UsulanRinci.as_view(), name="usulan_rinci"),
    path("usulan/<int:pk>/tugas/", usulan.UsulanTugas.as_view(), name="usulan_tugas"),
    path("usulan/<int:pk>/periksa/", usulan.UsulanPeriksa.as_view(), name="usulan_periksa"),
    path("usulan/<int:pk>/tim/", usulan_isian.TimView.as_view(), name="usulan_tim"),
    path("usulan/<int:pk>/lampiran-2/", usulan_isian.Lampiran2View.as_view(), name="usulan_lampiran2"),
    path("usulan/<int:pk>/kriteria/<int:nomor>/", usulan_isian.KriteriaView.as_view(), name="usulan_kriteria"),
    path("usulan/<int:pk>/berkas/", usulan_isian.BerkasView.as_view(), name="usulan_berkas"),
    path("usulan/<int:pk>/ukm/", ukm.UkmDaftar.as_view(), name="ukm_daftar"),
    path("usulan/<int:pk>/ukm/templat/", ukm.UkmTemplat.as_view(), name="ukm_templat"),
    path("usulan/<int:pk>/ukm/unggah/", ukm.UkmUnggah.as_view(), name="ukm_unggah"),
    path("usulan/<int:pk>/ukm/tempel/", ukm.UkmTempel.as_view(), name="ukm_tempel"),
    path("usulan/<int:pk>/ukm/ketik/", ukm_ketik.UkmKetik.as_view(), name="ukm_ketik"),
    path("usulan/<int:pk>/ukm/salin/", ukm.UkmSalin.as_view(), name="ukm_salin"),
    path("usulan/<int:pk>/ukm/pratinjau/<uuid:kunci>/", ukm.UkmPratinjau.as_view(), name="ukm_pratinjau"),
    path("usulan/<int:pk>/ukm/pratinjau/<uuid:kunci>/salah/", ukm.UkmUnduhSalah.as_view(), name="ukm_unduh_salah"),
    path("usulan/<int:pk>/ukm/<uuid:kunci>/", ukm.UkmUbah.as_view(), name="ukm_ubah"),
    path("usulan/<int:pk>/ukm/<uuid:kunci>/hapus/", ukm.UkmHapus.as_view(), name="ukm_hapus"),
    path("usulan/<int:pk>/ukm/<uuid:kunci>/nik/", ukm.UkmNik.as_view(), name="ukm_nik"),
    path("pemeriksaan/", pemeriksaan.AntreanView.as_view(), name="pemeriksaan_antrean"),
    path("pemeriksaan/berikutnya/", pemeriksaan.BerikutnyaView.as_view(), name="pemeriksaan_berikutnya"),
    path("pemeriksaan/<int:pk>/", pemeriksaan.PemeriksaanView.as_view(), name="pemeriksaan"),
    path("usulan/kirim/", pemeriksaan.KirimBersamaView.as_view(), name="kirim_bersama"),
    path("usulan/keadaan/", pemeriksaan.MatriksView.as_view(), name="usulan_matriks"),
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
    path("wilayah/<wilayah:kode>/koperasi/", wilayah.KoperasiBaru.as_view(), name="koperasi_baru"),
    path("wilayah/<wilayah:kode>/bdsp/", wilayah.BdspBaru.as_view(), name="bdsp_baru"),
]
