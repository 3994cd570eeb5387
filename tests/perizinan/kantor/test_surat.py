"""What the letters of an office say, read back from their PDF, and what the public check says of them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from aturan.simpan_pinjam_2015.jaringan import JenisKantor
from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_hari, tanggal_indonesia
from core.perkara.surat import JenisSurat, pratinjau
from ksp_usp.penilaian import surat as penilaian
from perizinan.izin import surat as izin
from perizinan.kantor import surat as jaringan
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.surat import PERSETUJUAN_KANTOR
from perizinan.models import Kunjungan
from tests import pabrik
from tests.bantu_surat import isi, rapat, ukuran_mm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kalender_terkonfirmasi(db):
    pabrik.konfirmasi_kalender()


@pytest.fixture
def nasional():
    return pabrik.buat_koperasi("32.73", anggota=["32.73", "33.74"], lengkap=False, nama="KSP Nusantara")


def surat(kantor, jenis):
    return kantor.daftar_surat.filter(jenis=jenis).last()


def memuat(naskah, *kalimat):
    for satu in kalimat:
        assert rapat(satu) in naskah, satu


def test_persetujuan_kantor_cabang_koperasi_nasional(nasional):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(nasional, nama="Limbangan"), "siap")
    batas = kantor.jatuh_tempo
    kantor = pabrik.majukan_kantor(kantor, "disetujui")
    naskah = isi(kantor.persetujuan)
    izin = nasional.izin.get()
    memuat(
        naskah,
        f"Nomor {kantor.nomor_surat} tanggal {tanggal_indonesia(kantor.tanggal_surat)}",
        f"lengkap kami terima pada {tanggal_hari(kantor.lengkap_pada)} dan diputus paling lama 7 (tujuh) hari kerja",
        f"paling lambat {tanggal_hari(batas)}",
        "Bupati Garut menyetujui pembukaan kantor berikut",
        f"Nomor {izin.nomor} tanggal 1 Februari 2019, diterbitkan oleh Menteri",
        "Jalan Raya Limbangan Nomor 5, Kecamatan Limbangan, Kabupaten Garut, Provinsi Jawa Barat",
        "Rp50.000.000,00 (lima puluh juta rupiah)",
        "sertifikat standar kompetensi Nomor LSP-1",
        f"paling lambat {tanggal_hari(kantor.jatuh_tempo)} (Pasal 10 ayat (3))",
        "persetujuan ini dinyatakan tidak berlaku dan bersifat final (Pasal 10 ayat (4))",
        "berwenang memutuskan pemberian pinjaman (Pasal 1 angka 24)",
        "Pembinaan dan pengawasan kantor ini dilakukan oleh Bupati Garut (Pasal 10 ayat (5))",
        "Bupati Garut berwenang menutupnya (Pasal 10 ayat (6))",
        "Anggota di daerah kantor (Pasal 8 ayat (2))",
        "25 orang",
        "minimal 20 orang",
        "Menteri, pemberi izin usaha simpan pinjam",
        "pembina koperasi",
        "Kepala Dinas yang membidangi Koperasi Kota Bandung",
    )


@pytest.mark.parametrize("jenis", ["kc", "kcp", "kk"])
def test_kewenangan_menurut_jenis_kantor_dan_tenggat_hanya_bagi_cabang(jenis):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(jenis=jenis), "disetujui")
    naskah = isi(kantor.persetujuan)
    memuat(naskah, JenisKantor(jenis).ragam.kewenangan.kalimat.rstrip("."))
    assert (rapat("bersifat final") in naskah) is (jenis != "kk")
    assert (rapat("tidak menetapkan tenggat mulai kegiatan bagi Kantor Kas") in naskah) is (jenis == "kk")


def test_tanpa_tembusan_kepada_diri_sendiri_sebagai_pemberi_izin():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    assert kantor.koperasi.izin.get().penerbit_id == kantor.berwenang_id
    assert rapat("pemberi izin usaha") not in isi(kantor.persetujuan)


def test_jakarta_diputus_gubernur():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(kode="31.74"), "disetujui")
    memuat(isi(kantor.persetujuan), "Gubernur Daerah Khusus Jakarta menyetujui", "Kota Administrasi Jakarta Selatan")


def test_penolakan_menyebut_tiap_syarat_dengan_nilai_dan_pasalnya():
    kantor = pabrik.buat_kantor(anggota_daerah=19, rencana_kerja_bulan=11)
    kantor = pabrik.majukan_kantor(kantor, "lengkap")
    usul = pabrik.usulkan_kantor(kantor, "tolak", "Syarat belum terpenuhi.")
    kantor = pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=usul)
    naskah = isi(surat(pabrik.majukan_kantor(kantor, "ditolak"), "kantor_penolakan"))
    memuat(
        naskah, "menolak pembukaan", "Pasal 8 ayat (2)", "19 orang", "minimal 20 orang", "Pasal 9 ayat (1) huruf g",
        "11 bulan", "minimal 12 bulan", "Permohonan baru dapat diajukan setelah syarat tersebut dipenuhi",
    )  # fmt: skip
    assert rapat("huruf h") not in naskah


def test_tanda_terima_dan_kekurangan_menyebut_berkas_dan_jamnya():
    kantor = pabrik.buat_kantor(rencana_kerja_bulan=None)
    kantor.daftar_berkas.filter(butir="9g").update(aktif=False)
    kantor = pabrik.majukan_kantor(kantor, "diterima")
    naskah = isi(surat(kantor, "kantor_tanda_terima"))
    memuat(naskah, kantor.nomor_perkara, "belum diserahkan", "Bupati Garut memutus paling lama 7 (tujuh) hari kerja")
    penilaian = pabrik.tandai_berkas_kantor(kantor, **{"9g": "Lampirkan rencana 12 bulan."})
    kantor = pabrik.langkah_kantor(kantor, "kirim_kekurangan", Peran.PEMERIKSA, penilaian=penilaian)
    naskah = isi(surat(kantor, "kantor_kekurangan"))
    memuat(
        naskah, "Pasal 9 ayat (1) huruf g", "Lampirkan rencana 12 bulan.", "tidak berjalan selama berkas belum lengkap",
        surat(kantor, "kantor_tanda_terima").nomor,
    )  # fmt: skip
    kantor = pabrik.langkah_kantor(kantor, "terima_kelengkapan", Peran.LOKET)
    memuat(isi(surat(kantor, "kantor_tanda_terima")), "kelengkapan berkas", surat(kantor, "kantor_kekurangan").nomor)


def test_pernyataan_gugur_menyebut_apa_yang_ditemukan_dan_dari_mana():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "gugur")
    pejabat = kantor.jejak.last().pengguna
    gugur = surat(kantor, "kantor_gugur")
    memuat(
        isi(gugur), kantor.persetujuan.nomor, tanggal_hari(kantor.jatuh_tempo), "kegiatan belum dilaksanakan",
        "diketahui dari kunjungan ke kantor", "Kantor terkunci pada dua kunjungan.",
        "persetujuan tersebut dinyatakan tidak berlaku dan bersifat final", "tidak dapat dihidupkan kembali",
        "dapat mengajukan permohonan baru", pejabat.nama, f"NIP {pejabat.nip}",
    )  # fmt: skip
    assert '<div class="ruang"></div>' in gugur.html


def test_pernyataan_gugur_menyebut_kegiatan_yang_terlambat_dimulai():
    kantor = pabrik.mundurkan_persetujuan(pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui"), 40)
    mulai = kantor.jatuh_tempo + timedelta(days=1)
    kantor = pabrik.temukan_belum(kantor, temuan_mulai="mulai", temuan_cara="", tanggal_mulai=mulai)
    kantor = pabrik.langkah_kantor(kantor, "temukan_tidak_mulai", Peran.PENGAWAS)
    kantor = pabrik.langkah_kantor(kantor, "nyatakan_gugur", Peran.PEJABAT)
    memuat(isi(surat(kantor, "kantor_gugur")), f"kegiatan baru dimulai pada {tanggal_hari(mulai)}")


def test_pernyataan_gugur_memisahkan_temuan_pengawas_dari_laporan_yang_datang_kemudian():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "tidak_mulai")
    mulai = kantor.jatuh_tempo + timedelta(days=1)
    kantor = pabrik.langkah_kantor(pabrik.ubah_kantor(kantor, tanggal_mulai=mulai), "nyatakan_gugur", Peran.PEJABAT)
    naskah = isi(surat(kantor, "kantor_gugur"))
    memuat(
        naskah, "Menurut pemeriksaan kami, sampai dengan tanggal itu kegiatan belum dilaksanakan.",
        f"Menurut laporan koperasi, kegiatan dimulai pada {tanggal_hari(mulai)}, juga sesudah tenggatnya.",
    )  # fmt: skip
    assert "baru dimulai" not in naskah


def test_penutupan_menyebut_bukti_kunjungan_tanggapan_dan_pasalnya():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")
    Kunjungan.objects.create(
        jaringan=kantor, tanggal=date(2026, 10, 1), hasil="Pinjaman diputus di Kantor Kas.",
        oleh=kantor.dibuat_oleh, jabatan="Pengawas koperasi",
    )  # fmt: skip
    naskah = isi(surat(pabrik.majukan_kantor(kantor, "ditutup"), "kantor_penutupan"))
    memuat(
        naskah, "Pasal 10 ayat (5)", "bukti.pdf", "Pinjaman diputus di Kantor Kas.", "1 Oktober 2026",
        "Pengurus mengakui", "Pertimbangan: Bukti cukup.", "Bupati Garut menutup Kantor Cabang", "Pasal 10 ayat (6)",
    )  # fmt: skip


def test_kertas_f4_menurut_instansinya():
    pabrik.buat_instansi("32.05", kertas="F4")
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    assert set(ukuran_mm(kantor.persetujuan)) == {(215, 330)}


def test_pratinjau_persetujuan_tanpa_nomor_dan_tanpa_tanggal_tenggat():
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    konteks = ALUR_JARINGAN.bayangan([kantor], "setujui", pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"))
    naskah = isi(pratinjau(PERSETUJUAN_KANTOR, konteks))
    memuat(naskah, "DRAF", "1 (satu) bulan sejak tanggal surat ini")
    assert not kantor.daftar_surat.filter(jenis="kantor_persetujuan").exists()


def test_tiap_jenis_surat_satu_kantor_punya_tanda_sendiri():
    """Two kinds with one mark would give two letters of an office the same number."""
    tanda = [
        j.tanda for modul in (izin, jaringan, penilaian) for j in vars(modul).values() if isinstance(j, JenisSurat)
    ]
    assert len(tanda) > 10
    assert sorted(tanda) == sorted(set(tanda))


# The public check


@pytest.fixture
def periksa(client, surat_ringan):
    def _periksa(satu):
        return client.get(reverse("surat_periksa", args=[satu.kode])).content.decode()

    return _periksa


def test_periksa_umum_persetujuan_yang_berlaku(periksa):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "beroperasi")
    halaman = periksa(kantor.persetujuan)
    assert "Surat ini asli dan masih berlaku." in halaman
    assert kantor.koperasi.nama in halaman and f"Kantor Cabang {kantor.nama}" in halaman
    assert kantor.kepala_nama not in halaman


def test_periksa_umum_persetujuan_gugur_hanya_sesudah_dinyatakan(periksa):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    pabrik.mundurkan_persetujuan(kantor, 40)
    gugur = "persetujuannya dinyatakan gugur: kantor tidak beroperasi dalam 1 bulan"
    assert "belum dinyatakan gugur" in periksa(kantor.persetujuan)
    kantor = pabrik.majukan_kantor(pabrik.ambil_kantor(kantor), "gugur")
    assert gugur in periksa(kantor.persetujuan)
    assert "Isinya tanda terima berkas, bukan persetujuan" in periksa(surat(kantor, "kantor_tanda_terima"))


def test_periksa_umum_kantor_yang_ditutup(periksa):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "ditutup")
    assert "kantornya ditutup pada" in periksa(kantor.persetujuan)
    assert "Surat ini asli. Isinya penutupan kantor." in periksa(surat(kantor, "kantor_penutupan"))


def test_periksa_umum_permohonan_yang_ditarik(periksa):
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    kantor = pabrik.langkah_kantor(kantor, "tarik", Peran.LOKET, alasan="Permintaan koperasi.")
    assert "sudah ditarik kembali" in periksa(surat(kantor, "kantor_tanda_terima"))
