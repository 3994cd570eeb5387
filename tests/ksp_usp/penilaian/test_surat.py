"""The letters of a health assessment, read back from the PDF."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.dasar.izin import Peran
from core.dasar.rupa import kalimat_hari
from core.models import Pengguna
from core.perkara.alur import SyaratTidakTerpenuhi
from core.perkara.lambang import simpan_lambang
from core.perkara.surat import pratinjau, render_pdf
from ksp_usp.models import PenilaianKesehatan
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.surat import BERITA_ACARA_PENILAIAN, HASIL_PENILAIAN, KERTAS_KERJA, eja_total
from tests.bantu_surat import halaman, isi, rapat, ukuran_mm
from tests.pabrik import (
    buat_bukti,
    buat_hasil,
    buat_instansi,
    buat_koperasi,
    buat_laporan,
    buat_orang,
    buat_pengguna,
    buat_penilai,
    buat_penilaian,
    buat_wilayah,
    majukan_penilaian,
    pada,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("hari_biasa")]
HARI = date(2026, 11, 22)
PERMEN = (
    "Peraturan Menteri Koperasi dan Usaha Kecil dan Menengah Nomor 15/Per/M.KUKM/IX/2015 tentang Usaha Simpan Pinjam"
    " oleh Koperasi"
)
PERDEP = (
    "Peraturan Deputi Bidang Pengawasan Kementerian Koperasi dan Usaha Kecil dan Menengah Nomor 06/Per/Dep.6/IV/2016"
    " tentang Pedoman Penilaian Kesehatan Koperasi Simpan Pinjam dan Unit Simpan Pinjam Koperasi"
)


@pytest.fixture
def kertas_kerja():
    """Asked for by the tests that read the worksheet."""


@pytest.fixture(autouse=True)
def tanpa_kertas_kerja(request, monkeypatch):
    """The worksheet has eight pages: for every other test it stays blank."""
    if "kertas_kerja" not in request.fixturenames:
        susun = render_pdf
        monkeypatch.setattr(
            "core.perkara.surat.render_pdf", lambda html: susun("" if "<h1>KERTAS KERJA" in html else html)
        )


def memuat(surat, *bagian):
    teks = isi(surat)
    for satu in bagian:
        assert rapat(satu) in teks, satu
    return teks


def surat(p, jenis):
    return p.daftar_surat.get(jenis=jenis)


def koperasi_baru(**isi):
    return buat_koperasi(lengkap=False, **isi)


def tetapkan(p, **jabatan):
    """Decided by a head of the office with this post."""
    p = majukan_penilaian(p, "siap")
    pejabat = buat_pengguna(Peran.PEJABAT, kode=p.berwenang_id, **jabatan)
    Pengguna.objects.filter(pk=pejabat.pk).update(pangkat="Pembina Utama Muda")
    ALUR_PENILAIAN.jalankan(p, "tetapkan", Pengguna.objects.get(pk=pejabat.pk), versi=p.versi)
    return PenilaianKesehatan.objects.get(pk=p.pk)


# Sertifikat


def test_sertifikat_menyebut_tahun_buku_predikat_dan_total_dengan_huruf():
    p = buat_hasil(koperasi_baru(nama="KSP Mekar Sari"))
    sertifikat = surat(p, "hasil_penilaian")
    assert sertifikat.hal == "Sertifikat Penilaian Kesehatan KSP Mekar Sari, Tahun Buku 2025"
    teks = memuat(
        sertifikat, f"Sertifikat Penilaian Kesehatan Nomor {sertifikat.nomor}",
        "Bupati Garut menerangkan bahwa KSP Mekar Sari",
        "KSP Primer, badan hukum Nomor",
        "untuk tahun buku 2025 dinilai dengan total skor 96,50 (sembilan puluh enam koma lima nol)",
        "dan berpredikat SEHAT",
        f"Dasar Pasal 31 ayat (2) huruf a dan ayat (5) {PERMEN}. Skor dihitung menurut {PERDEP}.",
        "Garut, 22 November 2026",
    )  # fmt: skip
    # No term stands in the regulation: the yearly assessment takes its place.
    assert "berlakusampai" not in teks and "berlakuhingga" not in teks
    assert rapat("penilaian kesehatan dilakukan paling sedikit sekali setiap tahun (Pasal 31 ayat (6)") in teks


def test_di_balik_sertifikat_tujuh_skor_aspek():
    p = buat_hasil()
    depan, balik = halaman(surat(p, "hasil_penilaian"))
    for nama, bobot, skor in (
        ("Permodalan", "15,00", "15,00"), ("Kualitas aktiva produktif", "25,00", "24,00"),
        ("Manajemen", "15,00", "13,25"), ("Efisiensi", "10,00", "10,00"), ("Likuiditas", "15,00", "15,00"),
        ("Kemandirian dan pertumbuhan", "10,00", "9,25"), ("Jatidiri koperasi", "10,00", "10,00"),
        ("Total skor", "100,00", "96,50"),
    ):  # fmt: skip
        assert rapat(f"{nama}{skor}{bobot}") in balik
        assert rapat(f"{nama}{skor}{bobot}") not in depan
    assert rapat("Skor per aspek tidak berpredikat.") in balik


@pytest.mark.parametrize(("kertas", "ukuran"), [("A4", (297, 210)), ("F4", (330, 215))])
def test_sertifikat_melintang_satu_lembar_juga_dengan_nama_panjang(kertas, ukuran):
    instansi = buat_instansi("32.05", kertas=kertas, telepon="(0262) 232343", surel="diskopukm@contoh.go.id")
    Image.new("RGB", (300, 400)).save(gambar := BytesIO(), "PNG")
    simpan_lambang(SimpleUploadedFile("a.png", gambar.getvalue()), buat_pengguna(Peran.PEJABAT), instansi, "lambang")
    panjang = {
        "nama": ("Koperasi Simpan Pinjam" + " Mekar Jaya Sejahtera Bersama" * 6)[:160],
        "alamat": "Jalan Ki " * 22,
    }
    koperasi = koperasi_baru(**panjang)
    lama = buat_hasil(koperasi)
    p = buat_penilaian(koperasi, mengoreksi=lama, sifat="koreksi")
    p = tetapkan(
        p, nama="Dra. Hj. Siti Rahmawati Kusumaningrum, M.Si.", sebutan="Plt.", sampai=date(2027, 1, 1),
        jabatan="Kepala Dinas Koperasi dan Usaha Kecil dan Menengah", atas_nama="Bupati Garut",
        untuk_beliau="Sekretaris Daerah",
    )  # fmt: skip
    assert ukuran_mm(p.surat) == [ukuran, ukuran]
    depan, balik = halaman(p.surat)
    assert rapat(f"Mengganti surat Nomor {lama.surat.nomor}") in depan
    assert rapat("a.n. BUPATI GARUT SEKRETARIS DAERAH u.b. Plt. KEPALA DINAS") in depan
    assert rapat("berlaku 1 Januari 2020 sampai dengan 1 Januari 2027") in balik


@pytest.mark.parametrize(
    ("jenis", "predikat", "kata"),
    [("usp", "cukup_sehat", "CUKUP SEHAT"), ("ksp", "dalam_pengawasan", "DALAM PENGAWASAN")],
)
def test_predikat_pada_sertifikat_dengan_huruf_kapital(jenis, predikat, kata):
    p = buat_hasil(koperasi_baru(jenis=jenis), predikat=predikat)
    memuat(p.surat, f"dan berpredikat {kata} ")


@pytest.mark.parametrize(
    ("anggota", "penilai"),
    [
        (["32.05"], "Bupati Garut"), (["32.73"], "Wali Kota Bandung"), (["32.05", "32.73"], "Gubernur Jawa Barat"),
        (["31.71"], "Gubernur Daerah Khusus Jakarta"),
    ],
)  # fmt: skip
def test_penilai_disebut_dengan_jabatannya(anggota, penilai):
    p = buat_hasil(koperasi_baru(kode=anggota[0], anggota=anggota))
    memuat(p.surat, f"{penilai} menerangkan bahwa")


def test_nama_jabatan_deputi_adalah_data_kementerian():
    buat_instansi("00", jabatan_deputi="Deputi Bidang Perkoperasian")
    p = buat_penilaian(koperasi_baru(anggota=["32.05", "33.74"]))
    p = tetapkan(p, jabatan="Deputi Bidang Perkoperasian", nama="Herbert Siagian", atas_nama="Menteri")
    teks = memuat(
        p.surat, "Deputi Bidang Perkoperasian menerangkan bahwa", "DEPUTI BIDANG PERKOPERASIAN, Herbert Siagian"
    )
    assert "Menteri" not in teks.partition("Sertifikat")[2].partition("Skor")[0]
    assert p.surat.penandatangan_jabatan == "Deputi Bidang Perkoperasian"


def test_kop_jabatan_bila_kepala_daerah_menandatangani_sendiri():
    buat_instansi("32.05", kop_jabatan=True, kop_baris1="BUPATI GARUT", kop_baris2="PROVINSI JAWA BARAT")
    p = buat_penilaian()
    sendiri = tetapkan(p, jabatan="Bupati Garut")
    assert halaman(sendiri.surat)[0].startswith(rapat("BUPATI GARUT PROVINSI JAWA BARAT Sertifikat"))
    lain = tetapkan(buat_penilaian(), jabatan="Kepala Dinas", atas_nama="Bupati Garut")
    assert halaman(lain.surat)[0].startswith(rapat("DINAS KOPERASI DAN UKM KABUPATEN GARUT Jalan Uji"))


@pytest.mark.parametrize(
    ("total", "teks"),
    [
        ("0", "nol koma nol nol"), ("100", "seratus koma nol nol"), ("80.05", "delapan puluh koma nol lima"),
        ("65.995", "enam puluh lima koma sembilan sembilan lima"), ("66", "enam puluh enam koma nol nol"),
    ],
)  # fmt: skip
def test_total_dieja_angka_demi_angka_di_belakang_koma(total, teks):
    assert eja_total(Decimal(total)) == teks


# Dalam Pengawasan Khusus: no certificate


def test_dalam_pengawasan_khusus_mendapat_pemberitahuan_dan_bukan_sertifikat():
    koperasi = koperasi_baru(nama="USP Koperasi Rukun", jenis="usp")
    p = buat_hasil(koperasi, predikat="dalam_pengawasan_khusus")
    assert p.surat.hal.startswith("Penghentian Sementara Kegiatan Usaha Simpan Pinjam USP Koperasi Rukun")
    teks = memuat(
        p.surat, "Yth. Pengurus USP Koperasi Rukun", "Total skor : 23,90 (dua puluh tiga koma sembilan nol)",
        "Predikat : Dalam Pengawasan Khusus", f"menurut Pasal 31 ayat (2) huruf a {PERMEN} dan {PERDEP}",
        "Sesuai dengan Pasal 20 ayat (2) Peraturan Menteri tersebut",
        "kegiatan usaha simpan pinjam USP Koperasi Rukun dihentikan untuk sementara",
        "sampai struktur keuangannya membaik, terhitung sejak tanggal surat ini.",
        "Saudara dapat mengajukan keberatan secara tertulis",
        "Apabila hasilnya paling rendah Dalam Pengawasan, penghentian sementara berakhir",
        "Tembusan: 1. Pengawas USP Koperasi Rukun 2. Arsip",
    )  # fmt: skip
    assert "Sertifikat" not in teks
    assert set(ukuran_mm(p.surat)) == {(210, 297)}


def test_pemberi_izin_mendapat_tembusan_bila_penilainya_jabatan_lain():
    p = buat_penilaian(koperasi_baru(anggota=["32.05", "33.74"]), predikat="dalam_pengawasan_khusus")
    p = tetapkan(p, jabatan="Deputi Bidang Pembiayaan")
    assert p.surat.hal.startswith("Hasil Penilaian Kesehatan") and "terhitung sejak" not in isi(p.surat)
    memuat(p.surat, "Penghentian itu dinyatakan Menteri selaku pemberi izin", "Tembusan: 1. Menteri 2. Pengawas")


def test_surat_lama_diganti_juga_bila_bentuknya_berbeda():
    koperasi = koperasi_baru(pola="syariah")
    buruk = buat_hasil(koperasi, predikat="dalam_pengawasan_khusus", cara="catat")
    baik = buat_hasil(koperasi, predikat="sehat", cara="catat", mengoreksi=buruk, sifat="ulang")
    assert (baik.surat.mengganti, baik.surat.jenis) == (buruk.surat, buruk.surat.jenis)
    memuat(
        baik.surat, "Koperasi dinilai ulang sesudah perbaikan. Mengganti surat Nomor", buruk.surat.nomor,
        "(Penghentian Sementara Kegiatan Usaha Simpan Pinjam",
    )  # fmt: skip


# Berita acara


def test_berita_acara_menyebut_hari_tim_dokumen_skor_dan_catatan():
    koperasi = koperasi_baru(nama="KSP Mekar Sari")
    buat_orang(koperasi, jabatan="Ketua", nama="Ujang Komar")
    tim = [buat_penilai(), buat_penilai(pendidikan="s1")]
    with pada(HARI):
        p = buat_penilaian(koperasi, tim=tim)
        buat_bukti(p, "jawaban_16")
        PenilaianKesehatan.objects.filter(pk=p.pk).update(catatan="- Kas dihitung fisik.\n2) SOP perlu ditinjau.")
        p = majukan_penilaian(PenilaianKesehatan.objects.get(pk=p.pk), "ditetapkan")
    ba = surat(p, "ba_penilaian")
    memuat(
        ba, f"BERITA ACARA PENILAIAN KESEHATAN NOMOR {ba.nomor} Pada hari ini {kalimat_hari(HARI)}, kami",
        f"berdasarkan Pasal 31 ayat (2) huruf a {PERMEN} dan SK",
        "Pejabat berwenang, telah menilai kesehatan koperasi berikut:",
        "Laporan keuangan tahun buku 2025 Nomor 01/LK/2025, disahkan Rapat Anggota 20 Februari 2026",
        "bukti.pdf (pertanyaan 16)",
        f"Hasil penilaian menurut {PERDEP}:",
        "Kualitas aktiva produktif 25,00 24,00",
        "Total skor 96,50 (sembilan puluh enam koma lima nol), sehingga KSP Mekar Sari",
        "berpredikat Sehat (Pasal 31 ayat (5) Peraturan Menteri tersebut)",
        "Catatan dan rekomendasi: 1. Kas dihitung fisik. 2. SOP perlu ditinjau.",
        f"{tim[0].nama} NIP {tim[0].nip} Penilai kesehatan (ketua tim) Diploma III", f"{tim[1].nama} NIP {tim[1].nip}",
        "Pengurus KSP Mekar Sari,", "Ujang Komar",
    )  # fmt: skip


def test_koreksi_menyebut_ketiga_surat_yang_digantinya(kertas_kerja):
    lama = buat_hasil()
    p = buat_hasil(lama.koperasi, mengoreksi=lama, sifat="koreksi", alasan_koreksi="kas salah baca.")
    for jenis, sebutan in (("ba_penilaian", "Berita Acara"), ("kertas_kerja", "Kertas Kerja"), ("hasil_penilaian", "")):
        diganti = surat(lama, jenis)
        assert surat(p, jenis).mengganti == diganti
        memuat(
            surat(p, jenis),
            "Hasil terdahulu dikoreksi. Alasan: kas salah baca.",
            f"{sebutan} Nomor {diganti.nomor} tanggal 22 November 2026",
        )


# Kertas kerja


def test_kertas_kerja_menulis_rumus_angka_periksa_tafsir_dan_jawaban(kertas_kerja):
    koperasi = koperasi_baru()
    p = buat_penilaian(koperasi)
    diperiksa = buat_laporan(koperasi, sumber="pemeriksaan", pinjaman_macet=Decimal(112_000_000))
    sakelar = {"batas_7a": "75"}
    PenilaianKesehatan.objects.filter(pk=p.pk).update(pemeriksaan=diperiksa, sakelar=sakelar)
    p = majukan_penilaian(PenilaianKesehatan.objects.get(pk=p.pk), "ditetapkan")
    lembar = surat(p, "kertas_kerja")
    assert set(ukuran_mm(lembar)) == {(297, 210)}
    memuat(
        lembar, "Modal sendiri ÷ Total aset × 100% = Rp620.000.000 ÷ Rp1.500.000.000 × 100%",
        # reported, examined, row, value, weight, score
        "Rp128.000.000 ÷ Rp1.250.000.000 × 100% 2,24% 10,24% 10 < x ≤ 20 60 5 3,00",
        "Pinjaman macet 12.000.000 112.000.000 –", "Kas 25.000.000 sama –",
        "Modal sendiri Simpanan pokok + Simpanan wajib", "620.000.000",
        "Manajemen umum 11 dari 12 pertanyaan dijawab ya (bagian D) 3,00 2,75",
        "Visi, misi, dan tujuan dirumuskan dengan jelas. Ya 0,25 Dokumen dilihat",
        "Pinjaman lancar Rp1.110.000.000, syarat 90% dari Pinjaman diberikan = Rp1.125.000.000",
        "Rasio 7a tepat 75% Nilai 75 (50 ≤ x ≤ 75) tidak", "Rasio 1c tepat 8% Nilai 75 (6 ≤ x ≤ 8) ya",
        "* Rasio 1a,", "baris yang dipakai bersumber satu kutipan", "Perdep 06/Per/Dep.6/IV/2016 tidak tersedia.",
        "Keyakinan tabel: A (dua sumber atau lebih mencetak tabel yang sama): 2b, 2c, 5a, 5b, 6a, 6c, 7a, 7b. B (satu",
        f"Tim penilai (menyerahkan) {p.diisi_oleh.nama} Penilai yang memeriksa {p.diperiksa_oleh.nama}",
        f"Pejabat yang menetapkan {p.ditetapkan_oleh.nama}",
    )  # fmt: skip
    # A row that two sources attest bears no mark.
    assert rapat("Rasio risiko pinjaman bermasalah terhadap pinjaman diberikan *") not in isi(lembar)


@pytest.mark.parametrize(("bertim", "sebutan"), [(True, "Tim"), (False, "Petugas")])
def test_kertas_kerja_menyebut_tim_hanya_bila_dibentuk(kertas_kerja, bertim, sebutan):
    p = majukan_penilaian(buat_penilaian(tim=None if bertim else []), "ditetapkan")
    assert f"{sebutan} penilai (menyerahkan)" in surat(p, "kertas_kerja").html


def test_kertas_kerja_usp_memuat_pos_usp_saja(kertas_kerja):
    p = buat_hasil(koperasi_baru(jenis="usp"), predikat="cukup_sehat")
    teks = memuat(surat(p, "kertas_kerja"), "Modal tetap USP 100.000.000", "USP Koperasi", "75,35")
    assert rapat("Simpanan lain sejenis simpanan wajib") not in teks


def test_penyebut_nol_ditulis_sebagai_kasus(kertas_kerja):
    koperasi = koperasi_baru()
    laporan = buat_laporan(koperasi, pinjaman_berisiko=Decimal(0))
    p = buat_hasil(koperasi)
    assert p.laporan == laporan
    memuat(surat(p, "kertas_kerja"), "Rp620.000.000 ÷ Rp0 × 100% Tidak ada pinjaman berisiko: nilai 100")


# Recorded by hand


def test_hasil_yang_dicatat_menyebut_dokumen_dan_alasannya(kertas_kerja):
    koperasi = koperasi_baru(pola="syariah", nama="KSPPS Amanah")
    p = buat_hasil(koperasi, predikat="cukup_sehat", cara="catat", alasan_catat="Menurut Perdep 07.")
    dicatat = "Alasan: Menurut Perdep 07."
    memuat(surat(p, "ba_penilaian"), "mencatat hasil penilaian kesehatan", "dokumen Nomor 518/12/BA/2026", dicatat)
    memuat(surat(p, "kertas_kerja"), "Hasil dicatat dari dokumen Nomor 518/12/BA/2026, tidak dihitung.", dicatat)
    depan, balik = halaman(p.surat)
    assert rapat("total skor 70,25 (tujuh puluh koma dua lima) dan berpredikat CUKUP SEHAT") in depan
    # The rules of another kind of koperasi are no basis of this result.
    assert "06/Per/Dep.6" not in balik and rapat("Hasil dicatat dari dokumen Nomor 518/12/BA/2026.") in balik
    assert rapat(dicatat) in balik


# Drafts and the public check


@pytest.mark.parametrize("jenis", [BERITA_ACARA_PENILAIAN, KERTAS_KERJA, HASIL_PENILAIAN])
def test_pratinjau_adalah_draf_tanpa_nomor(kertas_kerja, jenis):
    p = majukan_penilaian(buat_penilaian(), "siap")
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05")
    teks = isi(pratinjau(jenis, ALUR_PENILAIAN.bayangan([p], "tetapkan", pejabat)))
    assert "DRAF" in teks and "…/…/…" in teks and "96,50" in teks
    assert PenilaianKesehatan.objects.get(pk=p.pk).hasil == {}


@pytest.mark.parametrize("jenis", [BERITA_ACARA_PENILAIAN, KERTAS_KERJA, HASIL_PENILAIAN])
def test_pratinjau_tetap_terbuka_bila_koperasi_beralih_pola(kertas_kerja, jenis):
    """The guards refuse the decision; the draft, which is read before them, says what it can."""
    p = majukan_penilaian(buat_penilaian(), "siap")
    type(p.koperasi).objects.update(pola="syariah")
    p = PenilaianKesehatan.objects.get(pk=p.pk)
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05")
    assert "DRAF" in isi(pratinjau(jenis, ALUR_PENILAIAN.bayangan([p], "tetapkan", pejabat)))
    with pytest.raises(SyaratTidakTerpenuhi, match="KSPPS dinilai menurut Perdep 07"):
        ALUR_PENILAIAN.jalankan(p, "tetapkan", pejabat, versi=p.versi)


def periksa(client, surat):
    return client.get(reverse("surat_periksa", args=[surat.kode])).content.decode()


def test_periksa_surat_menyebut_tahun_buku_dan_pengganti(client):
    lama = buat_hasil()
    teks = periksa(client, lama.surat)
    assert "Surat ini asli dan menyatakan hasil untuk tahun buku 2025." in teks
    assert "<dt>Tahun buku</dt><dd>2025</dd>" in teks and "<dt>Predikat</dt><dd>Sehat</dd>" in teks
    baru = buat_hasil(lama.koperasi, mengoreksi=lama, sifat="koreksi")
    assert f"Surat ini asli, tetapi sudah diganti oleh surat nomor {baru.surat.nomor}." in periksa(client, lama.surat)
    assert "menyatakan hasil untuk tahun buku 2025." in periksa(client, baru.surat)


def test_periksa_surat_menyebut_hasil_tahun_buku_berikutnya(client):
    koperasi = koperasi_baru(pola="syariah")
    lama = buat_hasil(koperasi, 2024, "sehat", cara="catat")
    buat_hasil(koperasi, 2025, "cukup_sehat", cara="catat")
    assert "hasil untuk tahun buku 2024. Hasil tahun buku 2025 sudah ditetapkan." in periksa(client, lama.surat)


def test_periksa_pemberitahuan_mengikuti_keadaan_kegiatan(client):
    koperasi = koperasi_baru(pola="syariah")
    buruk = buat_hasil(koperasi, 2024, "dalam_pengawasan_khusus", cara="catat")
    assert "kegiatan usaha dihentikan sementara sejak 22 November 2026." in periksa(client, buruk.surat)
    buat_hasil(koperasi, 2025, "cukup_sehat", cara="catat")
    assert "penghentian sementara kegiatan itu sudah berakhir" in periksa(client, buruk.surat)


def test_surat_terlihat_di_wilayah_koperasi_dan_di_atasnya():
    p = buat_hasil(koperasi_baru(anggota=["32.05", "32.73"]))
    for kode, boleh in (("32", True), ("32.05", True), ("00", True), ("33", False), ("32.73", False)):
        buat_wilayah(kode)
        ada = type(p.surat).objects.terlihat_oleh(buat_pengguna(Peran.AUDITOR, kode=kode)).filter(pk=p.surat.pk)
        assert ada.exists() is boleh, kode
