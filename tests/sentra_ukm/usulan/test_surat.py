from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Instansi, Pengguna
from core.perkara.lambang import lepas_lambang, simpan_lambang
from core.perkara.surat import pratinjau_semua
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.keputusan.naskah import naskah_baru
from sentra_ukm.keputusan.surat import (
    pdf_petikan,
    pdf_rancangan,
    pdf_salinan,
    wilayah_lampiran,
)
from sentra_ukm.models import Keputusan, Sentra, StatusUsulan, Usulan, baris_usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.surat import kalimat_hari
from tests.bantu_surat import buka, halaman, isi, rapat, ukuran_mm
from tests.core.kantor.test_lambang import gambar
from tests.pabrik import (
    buat_instansi,
    buat_keputusan,
    buat_pengguna,
    buat_sentra,
    buat_usulan,
    buat_wilayah,
    majukan,
    penilaian_ya,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NIK = "3205014506800001"
PERMEN = "Peraturan Menteri Negara Koperasi dan Usaha Kecil dan Menengah Nomor 23/PER/M.KUKM/XI/2005"


def jalankan(usulan, aksi, pelaku, **lain):
    return ALUR_USULAN.jalankan(usulan, aksi, pelaku, versi=usulan.versi, **lain).surat[0]


def kembalikan(usulan, aksi, peran, butir, catatan="Foto tidak terbaca."):
    meja = "provinsi" if peran == Peran.POKJA_PROVINSI else "kementerian"
    penilaian = penilaian_ya(usulan, meja)
    penilaian[butir] |= {"hasil": "tidak", "catatan": catatan}
    return jalankan(usulan, aksi, buat_pengguna(peran), alasan="Berkas belum terbaca.", penilaian=penilaian)


def tetapkan(usulan, penetap="Teten Suryana", **isian):
    """A signed Keputusan over `usulan`, by three people; the first text of the drafters unless `isian` says other."""
    keputusan = buat_keputusan(usulan)
    for nama, teks in {**naskah_baru(2026, usulan), **isian}.items():
        setattr(keputusan, nama, teks)
    keputusan.save()
    for aksi in ("ajukan_periksa", "nyatakan_benar"):
        ALUR_KEPUTUSAN.jalankan(keputusan, aksi, buat_pengguna(Peran.PENYUSUN_KEPUTUSAN), versi=keputusan.versi)
    penetap = buat_pengguna(Peran.PENETAP, nama=penetap, jabatan="Menteri Koperasi dan UKM Republik Indonesia")
    ALUR_KEPUTUSAN.jalankan(keputusan, "tandatangani", penetap, versi=keputusan.versi)
    return Keputusan.objects.get(pk=keputusan.pk)


@pytest.fixture
def dinas():
    return buat_pengguna(Peran.DINAS_KABKOTA, nama="Asep Sunandar", jabatan="Kepala Dinas")


# Berita acara seleksi


def test_berita_acara_memuat_tim_temuan_dan_hari():
    usulan = buat_usulan()
    usulan.ukm.update(nik=NIK)
    surat = jalankan(usulan, "seleksi", buat_pengguna())
    teks = isi(surat)
    for bagian in (
        f"BERITA ACARA SELEKSI SENTRA UKM NOMOR {surat.nomor}", f"Pada hari ini {kalimat_hari(surat.tanggal)}",
        f"berdasarkan Pasal 7 huruf a {PERMEN}", usulan.sentra.nama, usulan.nomor_perkara,
        "25 UKM", "50 orang", "Rp250.000.000,00 (dua ratus lima puluh juta rupiah)",
        "Tenaga kerja (Pasal 5 ayat (1) huruf e) minimal 40 orang 50 orang terpenuhi",
        "Prospek pasar yang baik (Pasal 5 ayat (1) huruf c)", "Terlihat pada kunjungan.",
        "Ujang Komar 198001012005011001 Ketua tim",
    ):  # fmt: skip
        assert rapat(bagian) in teks, bagian
    assert NIK not in teks and NIK not in surat.html


def test_berita_acara_kedua_menyebut_yang_diganti(dinas):
    usulan = majukan(buat_usulan(), "terseleksi")
    lama = usulan.daftar_surat.get()
    ALUR_USULAN.jalankan(usulan, "kembalikan_ke_pokja", dinas, versi=usulan.versi, alasan="Lengkapi.")
    baru = jalankan(usulan, "seleksi", buat_pengguna())
    assert baru.mengganti == lama
    assert rapat(f"mengganti Berita Acara Nomor {lama.nomor}") in isi(baru)


def test_kalimat_hari_ditulis_dengan_kata():
    assert kalimat_hari(date(2026, 11, 26)) == (
        "Kamis tanggal dua puluh enam bulan November tahun dua ribu dua puluh enam (26-11-2026)"
    )


# Surat pengantar


def test_pengantar_kabkota_kepada_dinas_provinsi(dinas):
    buat_instansi("32", nama="Dinas Koperasi dan Usaha Kecil Provinsi Jawa Barat", tempat="Bandung")
    usulan = majukan(buat_usulan(), "terseleksi")
    surat = jalankan(usulan, "sampaikan", dinas)
    teks = isi(surat)
    for bagian in (
        f"Nomor : {surat.nomor}", "Garut, ", f"Hal : Usulan Penetapan {usulan.sentra.nama}",
        "Yth. Kepala Dinas Koperasi dan Usaha Kecil Provinsi Jawa Barat di Bandung",
        f"Berdasarkan Pasal 7 huruf b {PERMEN}", "sebanyak 1 (satu) sentra",
        "Rp250.000.000,00 (dua ratus lima puluh juta rupiah) per bulan",
        "Tembusan: 1. Ketua Kelompok Kerja Keuangan Kabupaten Garut",
        f"1 {usulan.sentra.nama} Jaket kulit Kota Wetan / Sukaregang Kabupaten Garut Jawa Barat 25 50 250.000.000",
        usulan.surat_terakhir("ba_seleksi").nomor,
    ):  # fmt: skip
        assert rapat(bagian) in teks, bagian
    assert ukuran_mm(surat) == [(210, 297), (297, 210)]


def test_pengantar_f4_dan_lampirannya_melintang(dinas):
    Instansi.objects.filter(pk=dinas.penugasan.get().instansi_id).update(kertas="F4")
    surat = jalankan(majukan(buat_usulan(), "terseleksi"), "sampaikan", Pengguna.objects.get(pk=dinas.pk))
    assert ukuran_mm(surat) == [(215, 330), (330, 215)]


def test_satu_pengantar_provinsi_untuk_beberapa_usulan():
    garut, bandung = majukan(buat_usulan("32.05"), "lengkap"), majukan(buat_usulan("32.73"), "lengkap")
    pelaku = buat_pengguna(Peran.DINAS_PROVINSI)
    konteks = ALUR_USULAN.jalankan_semua([(bandung, bandung.versi), (garut, garut.versi)], "kirim_kementerian", pelaku)
    teks = isi(konteks.surat[0])
    assert rapat("Usulan Penetapan 2 Sentra") in teks and rapat(f"Pasal 7 huruf d {PERMEN}") in teks
    assert rapat("sebanyak 2 (dua) sentra") in teks
    assert rapat(f"1 {garut.sentra.nama}") in teks and rapat(f"2 {bandung.sentra.nama}") in teks
    assert rapat("Jumlah: 2 sentra 50 100 500.000.000") in teks
    for daerah in ("Kabupaten Garut", "Kota Bandung"):
        assert rapat(f"Kepala Dinas Koperasi dan UKM {daerah}") in teks
    assert garut.surat_terakhir("pengantar_provinsi") == bandung.surat_terakhir("pengantar_provinsi")


def test_alamat_tujuan_tanpa_instansi_terdaftar(dinas):
    usulan = majukan(buat_usulan(), "terseleksi")
    teks = isi(jalankan(usulan, "sampaikan", dinas))
    assert rapat("Yth. Kepala Dinas/Badan yang membidangi Koperasi dan UKM Provinsi Jawa Barat") in teks


def test_ajukan_kembali_ke_provinsi_menyebut_surat_sebelumnya_dan_pengembalian(dinas):
    usulan = majukan(buat_usulan(), "di_provinsi")
    lama = usulan.surat_terakhir("pengantar_kabkota")
    balik = kembalikan(usulan, "kembalikan_provinsi", Peran.POKJA_PROVINSI, "bukti")
    baru = jalankan(usulan, "ajukan_kembali", dinas)
    teks = isi(baru)
    assert rapat(f"Menjawab surat {balik.instansi.nama} Nomor {balik.nomor}") in teks
    assert rapat(f"menyusuli surat kami Nomor {lama.nomor}") in teks
    assert rapat("Yth. Kepala Dinas Koperasi dan UKM Jawa Barat") in teks
    assert baru.mengganti is None


def test_perbaikan_yang_diminta_kementerian_berjalan_lewat_provinsi(dinas):
    """Each letter by the article of its own step: huruf b to the province, huruf d to the ministry, also the others."""
    buat_pengguna(Peran.PENETAP, jabatan="Menteri Koperasi dan UKM Republik Indonesia")
    usulan = majukan(buat_usulan(), "di_kementerian")
    pertama = usulan.surat_terakhir("pengantar_provinsi")
    balik = kembalikan(usulan, "kembalikan_kementerian", Peran.VERIFIKATOR, "sentra.tenaga_kerja")
    teks = isi(jalankan(usulan, "ajukan_kembali", dinas))
    assert rapat("Yth. Kepala Dinas Koperasi dan UKM Jawa Barat") in teks
    assert rapat(f"Menjawab surat Kementerian Koperasi dan UKM Nomor {balik.nomor}") in teks
    assert rapat(f"berdasarkan Pasal 7 huruf b {PERMEN}") in teks
    assert rapat("diteruskan kepada Kementerian") in teks

    lain = majukan(buat_usulan(), "lengkap")
    provinsi = buat_pengguna(Peran.DINAS_PROVINSI)
    [surat] = ALUR_USULAN.jalankan_semua(
        [(usulan, usulan.versi), (lain, lain.versi)], "kirim_kementerian", provinsi
    ).surat
    teks = isi(surat)
    assert rapat("Yth. Menteri Koperasi dan UKM Republik Indonesia Kementerian Koperasi dan UKM di Jakarta") in teks
    assert rapat(f"Berdasarkan Pasal 7 huruf d {PERMEN}") in teks
    assert rapat(f"{usulan.sentra.nama}, menjawab surat Kementerian Koperasi dan UKM Nomor {balik.nomor}") in teks
    assert rapat(f"menyusuli surat kami Nomor {pertama.nomor}") in teks
    assert rapat(f"{lain.sentra.nama}, menjawab") not in teks


# Verification and return


def test_lembar_provinsi_menyebut_tiap_butir_dan_bukan_penilaian_isi():
    usulan = majukan(buat_usulan(), "di_provinsi")
    penilaian = penilaian_ya(usulan, "provinsi")
    penilaian["bukti"]["catatan"] = "Tujuh foto."
    surat = jalankan(usulan, "nyatakan_lengkap", buat_pengguna(Peran.POKJA_PROVINSI), penilaian=penilaian)
    teks = isi(surat)
    for butir in penilaian.values():
        assert rapat(f"{butir['uraian']} ada") in teks
    assert rapat("Tujuh foto.") in teks and rapat(f"Pasal 7 huruf c {PERMEN}") in teks
    assert rapat("tidak menilai isi usulan") in teks
    assert usulan.surat_terakhir("pengantar_kabkota").nomor in teks


@pytest.mark.parametrize(("aksi", "kesimpulan"), [("pilih", "terpilih"), ("tidak_pilih", "tidak terpilih")])
def test_lembar_kementerian_kriteria_demi_kriteria(aksi, kesimpulan):
    usulan = majukan(buat_usulan(), "di_kementerian")
    penilaian = penilaian_ya(usulan, "kementerian")
    alasan = ""
    if aksi == "tidak_pilih":
        penilaian["sentra.prospek_pasar"] |= {"hasil": "tidak", "catatan": "Pasar menyusut."}
        alasan = "Prospek pasar tidak baik."
    verifikator = buat_pengguna(Peran.VERIFIKATOR)
    surat = jalankan(usulan, aksi, verifikator, penilaian=penilaian, alasan=alasan)
    teks = isi(surat)
    assert rapat("Tenaga kerja (Pasal 5 ayat (1) huruf e) 50 orang (minimal 40 orang) terpenuhi") in teks
    assert rapat(f"{usulan.sentra.nama} {kesimpulan} sebagai sentra calon peserta program tahun 2026.") in teks
    assert usulan.surat_terakhir("pengantar_provinsi").nomor in teks
    # The office whose letterhead is that of the Minister writes under its own name here.
    assert "KEMENTERIANKOPERASIDANUKM" in teks and "MENTERIKOPERASIDANUKMREPUBLIK" not in teks
    if alasan:
        assert rapat("Pasar menyusut.") in teks and rapat(f"Alasan: {alasan}") in teks


def test_pilihan_yang_ditinjau_kembali_mengganti_lembarnya():
    usulan = majukan(buat_usulan(), "terpilih")
    lama, verifikator = usulan.surat_terakhir("lembar_kementerian"), buat_pengguna(Peran.VERIFIKATOR)
    ALUR_USULAN.jalankan(usulan, "tinjau_kembali", verifikator, versi=usulan.versi, alasan="Data baru.")
    baru = jalankan(usulan, "pilih", verifikator, penilaian=penilaian_ya(usulan, "kementerian"))
    assert baru.mengganti == lama and rapat(f"mengganti lembar verifikasi Nomor {lama.nomor}") in isi(baru)


def test_pengembalian_memuat_butir_catatan_dan_alasan():
    usulan = majukan(buat_usulan(), "di_provinsi")
    surat = kembalikan(usulan, "kembalikan_provinsi", Peran.POKJA_PROVINSI, "lampiran_2", "Luas kawasan kosong.")
    teks = isi(surat)
    for bagian in (
        "Yth. Kepala Dinas Koperasi dan UKM Kabupaten Garut di Garut", "Sifat : Penting",
        f"surat Saudara Nomor {usulan.surat_terakhir('pengantar_kabkota').nomor}",
        "Alasan pengembalian: Berkas belum terbaca.", "1 Lampiran 2: Formulir Aplikasi Sentra Luas kawasan kosong.",
    ):  # fmt: skip
        assert rapat(bagian) in teks, bagian
    assert rapat("Lampiran 3:") not in teks


def test_pengembalian_kementerian_menyebut_pasal_dan_tembusan_provinsi():
    usulan = majukan(buat_usulan(), "di_kementerian")
    surat = kembalikan(usulan, "kembalikan_kementerian", Peran.VERIFIKATOR, "sentra.tenaga_kerja", "Hitung ulang.")
    teks = isi(surat)
    assert rapat("1 Tenaga kerja (Pasal 5 ayat (1) huruf e) Hitung ulang.") in teks
    assert rapat("Tembusan: 1. Kepala Dinas Koperasi dan UKM Jawa Barat 2. Ketua Kelompok Kerja Keuangan") in teks


@pytest.mark.parametrize(
    ("sampai", "aksi", "peran", "meja"),
    [
        ("terseleksi", "sampaikan", Peran.DINAS_KABKOTA, ""),
        ("di_provinsi", "nyatakan_lengkap", Peran.POKJA_PROVINSI, "provinsi"),
        ("di_provinsi", "kembalikan_provinsi", Peran.POKJA_PROVINSI, "provinsi"),
        ("lengkap", "kirim_kementerian", Peran.DINAS_PROVINSI, ""),
        ("di_kementerian", "pilih", Peran.VERIFIKATOR, "kementerian"),
        ("di_kementerian", "tidak_pilih", Peran.VERIFIKATOR, "kementerian"),
    ],
)
def test_pratinjau_tiap_langkah_memuat_semua_suratnya_tanpa_nomor(sampai, aksi, peran, meja):
    usulan = majukan(buat_usulan(), sampai)
    konteks = ALUR_USULAN.bayangan(
        [usulan], aksi, buat_pengguna(peran), alasan="x", penilaian=penilaian_ya(usulan, meja) if meja else None
    )
    surat = usulan.daftar_surat.count()
    pdf = pratinjau_semua(konteks)
    for teks in halaman(pdf):
        assert "DRAF" in teks and "Periksakeaslian" not in teks
    # Who does not choose reads the letter to the province as well as the sheet that it names.
    assert (rapat("Dengan surat ini usulan tersebut selesai") in isi(pdf)) is (aksi == "tidak_pilih")
    assert (rapat("Lembar Verifikasi Kembali Nomor …/…/….") in isi(pdf)) is (aksi == "tidak_pilih")
    assert "…/…/…" in isi(pdf) and rapat(usulan.sentra.nama) in isi(pdf)
    assert usulan.daftar_surat.count() == surat


# Keputusan Menteri


def test_keputusan_menurut_urutan_naskah_dinas():
    usulan = [majukan(buat_usulan(kode), "terpilih") for kode in ("32.05", "33.74")]
    keputusan = tetapkan(usulan)
    surat = keputusan.surat
    teks = isi(surat)
    urutan = [
        "MENTERI KOPERASI DAN UKM REPUBLIK INDONESIA", "KEPUTUSAN MENTERI KOPERASI DAN UKM REPUBLIK INDONESIA",
        f"NOMOR {surat.nomor}", "TENTANG", "PENETAPAN SENTRA USAHA KECIL DAN MENENGAH TAHUN 2026",
        "MENTERI KOPERASI DAN UKM REPUBLIK INDONESIA,", "Menimbang : a. bahwa", "b. bahwa", "c. bahwa",
        "Mengingat : 1. Undang-Undang Nomor 25 Tahun 1992", "2. Undang-Undang Nomor 20 Tahun 2008",
        "3. Keputusan Menteri Negara", "32/Kep/M.KUKM/IV/2003", "4. Peraturan Menteri Negara", "Memperhatikan : 1.",
        "MEMUTUSKAN:", "Menetapkan : KEPUTUSAN MENTERI", "KESATU : Menetapkan 2 (dua) sentra", "KEDUA :",
        "KETIGA :", "KEEMPAT :", "KELIMA :", "Ditetapkan di Jakarta", "pada tanggal", "TETEN SURYANA",
        "Tembusan: 1. Gubernur Jawa Barat; 2. Gubernur Jawa Tengah;", "LAMPIRAN", "Sentra UKM Dana APBN",
        "Jumlah Provinsi Jawa Barat: 1 sentra 25 50 250.000.000",
        "Jumlah Provinsi Jawa Tengah: 1 sentra 25 50 250.000.000",
        "Jumlah seluruhnya: 2 sentra 50 100 500.000.000",
    ]  # fmt: skip
    posisi = 0
    for bagian in urutan:
        posisi = teks.find(rapat(bagian), posisi)
        assert posisi >= 0, bagian
    assert surat.nomor.startswith("01/Kep/M.KUKM/") and surat.urut == 1
    assert "NIP" not in teks
    huruf = {str(f["/BaseFont"]) for h in buka(surat).pages for f in
             (x.get_object() for x in h["/Resources"]["/Font"].values())}  # fmt: skip
    assert any("Bookman" in nama for nama in huruf)


def test_surat_dinas_memakai_huruf_arial(dinas):
    surat = jalankan(majukan(buat_usulan(), "terseleksi"), "sampaikan", dinas)
    huruf = {str(x.get_object()["/BaseFont"]) for x in buka(surat).pages[0]["/Resources"]["/Font"].values()}
    assert huruf and all("Liberation-Sans" in nama for nama in huruf)


def test_rancangan_tanpa_nomor_dan_tanggal():
    usulan = [majukan(buat_usulan(), "terpilih")]
    keputusan = buat_keputusan(usulan)
    buat_pengguna(Peran.PENETAP, nama="Teten Suryana", jabatan="Menteri Koperasi dan UKM")
    for teks in halaman(pdf_rancangan(keputusan)):
        assert "DRAF" in teks and "/Kep/M.KUKM/" not in teks and "Periksakeaslian" not in teks
    teks = isi(pdf_rancangan(keputusan))
    assert "NOMOR…/…/…" in teks and "TETENSURYANA" in teks and rapat(usulan[0].sentra.nama) in teks
    assert rapat("pada tanggal …………………") in teks


def test_rancangan_tanpa_penetap_tetap_dapat_dilihat():
    keputusan = buat_keputusan([])
    assert rapat("Jumlah seluruhnya: 0 sentra") in isi(pdf_rancangan(keputusan))


def test_salinan_dibuat_dari_tindakan_yang_dibekukan_bukan_dari_data_sekarang():
    usulan = [majukan(buat_usulan("32.05"), "terpilih")]
    pusat = buat_instansi("00")
    simpan_lambang(SimpleUploadedFile("a.png", gambar()), buat_pengguna(), pusat, "lambang_kepala")
    keputusan = tetapkan(usulan)
    lepas_lambang(pusat, "lambang_kepala")  # emblem and QR stood on it
    nama, tentang = usulan[0].sentra.nama, keputusan.tentang
    Sentra.objects.update(nama="Nama Baru")
    usulan[0].ukm.all().delete()
    Keputusan.objects.update(tentang="Lain", diktum="Lain")
    Instansi.objects.filter(wilayah="00").update(kop_baris1="MENTERI UKM", tempat="Nusantara")
    pengesah = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN, nama="Sri Wahyuni", jabatan="Kepala Biro Hukum").penugasan.get()
    keputusan = Keputusan.objects.get(pk=keputusan.pk)
    teks = isi(pdf_salinan(keputusan, pengesah))
    assert teks.startswith("SALINAN") or teks.find("SALINAN") < teks.find("KEPUTUSAN")
    for bagian in (
        keputusan.surat.nomor, keputusan.surat.kode_terbaca, nama, tentang.upper(), "25 50 250.000.000",
        "MENTERI KOPERASI DAN UKM REPUBLIK INDONESIA, ttd TETEN SURYANA", "Ditetapkan di Jakarta",
        "Salinan sesuai dengan aslinya Kepala Biro Hukum, Sri Wahyuni",
    ):  # fmt: skip
        assert rapat(bagian) in teks, bagian
    for asing in ("Nama Baru", "MENTERI UKM", "Nusantara"):
        assert rapat(asing) not in teks
    satu, lagi = pdf_salinan(keputusan, pengesah), pdf_salinan(keputusan, pengesah)
    assert halaman(satu) == halaman(lagi)
    assert len(buka(satu).pages[0].images) == len(buka(keputusan.surat).pages[0].images) == 2


def test_petikan_hanya_sentra_kabkota_itu_dengan_nomor_urut_aslinya():
    usulan = [majukan(buat_usulan(kode), "terpilih") for kode in ("32.05", "32.73", "33.74")]
    keputusan = tetapkan(usulan, memperhatikan="")
    pengesah = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN).penugasan.get()
    assert wilayah_lampiran(keputusan) == {
        "32.05": "Kabupaten Garut", "32.73": "Kota Bandung", "33.74": "Kota Semarang",
    }  # fmt: skip
    teks = isi(pdf_petikan(keputusan, "32.73", pengesah))
    for bagian in (
        "PETIKAN", keputusan.surat.nomor, "Menimbang : dan seterusnya;", "KESATU :", "KOTA BANDUNG",
        f"2 {usulan[1].sentra.nama}", "Jumlah: 1 sentra 25 50 250.000.000", "Petikan sesuai dengan aslinya", "ttd",
    ):  # fmt: skip
        assert rapat(bagian) in teks, bagian
    for lain in (usulan[0], usulan[2]):
        assert rapat(f"{lain.sentra.nama} Jaket kulit") not in teks
    assert "Memperhatikan" not in teks
    with pytest.raises(LookupError, match="tidak memuat sentra dari wilayah"):
        pdf_petikan(keputusan, "91.71", pengesah)


def test_salinan_dan_petikan_baru_ada_sesudah_tanda_tangan():
    keputusan = buat_keputusan([majukan(buat_usulan(), "terpilih")])
    pengesah = buat_pengguna(Peran.PENYUSUN_KEPUTUSAN).penugasan.get()
    for kerja in (lambda: pdf_salinan(keputusan, pengesah), lambda: pdf_petikan(keputusan, "32.05", pengesah)):
        with pytest.raises(ValueError, match="belum ditandatangani"):
            kerja()


# The annex


@pytest.fixture
def banyak():
    """Seventy chosen sentra in three kabupaten/kota of two provinces, without UKM rows."""
    pembuat = buat_pengguna()
    wilayah = [buat_wilayah(kode) for kode in ("33.74", "32.73", "32.05")]
    sentra = Sentra.objects.bulk_create(
        Sentra(nama=f"Sentra Bambu {n:02}", wilayah=wilayah[n % 3], kecamatan="Selaawi", desa="Cirapuhan",
               produk="Anyaman bambu", dibuat_oleh=pembuat)
        for n in range(70)
    )  # fmt: skip
    return Usulan.objects.bulk_create(
        Usulan(sentra=s, wilayah=s.wilayah, berwenang=s.wilayah, jenis="sentra", tahun=2026, sumber_dana="perguliran",
               nomor_perkara=f"USL-{s.pk}", status=StatusUsulan.TERPILIH, status_sejak=timezone.now(),
               dibuat_oleh=pembuat)
        for s in sentra
    )  # fmt: skip


def test_lampiran_panjang_mengulang_kepala_tabel_dan_menjumlah_per_provinsi(banyak):
    keputusan = buat_keputusan(banyak)
    teks = [h for h in halaman(pdf_rancangan(keputusan)) if "SentraBambu" in h]
    assert len(teks) >= 3
    for h in teks:
        assert rapat("No Nama sentra Komoditas/ produk Desa/ kecamatan Kabupaten/ kota Provinsi Jumlah UKM") in h
    utuh = "".join(teks)
    assert utuh.index(rapat("Jumlah Provinsi Jawa Barat: 46 sentra")) < utuh.index(
        rapat("Jumlah Provinsi Jawa Tengah: 24 sentra")
    )
    assert rapat("Jumlah seluruhnya: 70 sentra") in teks[-1]


@pytest.mark.parametrize("jumlah", range(14, 22))
def test_tanda_tangan_lampiran_tidak_terpisah_dari_jumlahnya(banyak, jumlah):
    buat_pengguna(Peran.PENETAP, nama="Teten Suryana", jabatan="Menteri Koperasi")
    terakhir = halaman(pdf_rancangan(buat_keputusan(banyak[:jumlah])))[-1]
    assert "TETENSURYANA" in terakhir and rapat(f"Jumlah seluruhnya: {jumlah} sentra") in terakhir


def test_baris_diurutkan_menurut_kode_wilayah_lalu_nama(banyak):
    baris = baris_usulan(banyak)
    assert [b["no"] for b in baris] == list(range(1, 71))
    kunci = [(b["kode"], b["sentra"]) for b in baris]
    assert kunci == sorted(kunci) and kunci[0][0] == "32.05"
    assert baris[0]["omzet_bulanan"] is None and baris[0]["jumlah_ukm"] == 0


def test_jumlah_kueri_lampiran_tetap(banyak, django_assert_num_queries):
    for daftar in (banyak[:2], banyak):
        with django_assert_num_queries(2):
            baris_usulan(daftar)


def test_baris_menjumlah_hanya_ukm_yang_dihitung():
    usulan = buat_usulan()
    usulan.ukm.filter(urut__lte=5).update(dihitung=False)
    (baris,) = baris_usulan([usulan])
    assert (baris["baris"], baris["jumlah_ukm"], baris["tenaga_kerja"]) == (25, 20, 40)
    assert baris["omzet_bulanan"] == Decimal(200_000_000)


# The first text of a decree


def test_naskah_baru_menyebut_surat_dan_jenjang():
    usulan = [majukan(buat_usulan(), "terpilih")]
    sentra = buat_sentra("33.74", jenjang="sentra")
    usulan.append(majukan(buat_usulan("33.74", jenis="unggulan", sentra=sentra), "terpilih"))
    naskah = naskah_baru(2026, usulan)
    for u in usulan:
        assert u.surat_terakhir("pengantar_provinsi").nomor in naskah["memperhatikan"]
        assert u.surat_terakhir("lembar_kementerian").nomor in naskah["memperhatikan"]
    kesatu, kedua, ketiga, keempat, kelima = naskah["diktum"].splitlines()
    assert "2 (dua) sentra" in kesatu and "Sentra UKM atau Sentra UKM Unggulan" in kesatu
    assert "Pasal 8 ayat (1)" in kedua and "Pasal 8 ayat (2)" in kedua and "Pasal 8 ayat (3)" not in kedua
    assert "MAP melalui KSP/USP Koperasi" in kedua and "kerja sama usaha" in kedua
    assert "Pasal 12" in ketiga and "Pasal 15" in ketiga
    assert "Anggaran Pendapatan dan Belanja Negara" in keempat and "perguliran" not in keempat
    assert "mulai berlaku pada tanggal ditetapkan" in kelima and "kekeliruan" in kelima
    assert all(baris.startswith("bahwa ") and baris.endswith(";") for baris in naskah["menimbang"].splitlines())
    assert naskah["tembusan"].splitlines()[:2] == ["Gubernur Jawa Barat;", "Gubernur Jawa Tengah;"]


def test_naskah_baru_meringkas_lembar_yang_banyak_dan_menyebut_dana_perguliran(banyak, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        naskah = naskah_baru(2026, banyak)
    assert "dana perguliran" in naskah["diktum"] and "Belanja Negara" not in naskah["diktum"]
    assert "70 (tujuh puluh) sentra" in naskah["diktum"]


def test_naskah_tanpa_usulan_ditolak():
    with pytest.raises(ValueError, match="paling sedikit satu"):
        naskah_baru(2026, [])
