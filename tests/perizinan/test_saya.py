"""The koperasi's own door: its reports, its letters, its data; nobody else's, and no page of an office."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from aturan.simpan_pinjam_2015.laporan import Masa
from core.dasar.izin import Peran
from core.models import Penugasan
from ksp_usp.models import Koperasi, LaporanBerkala
from perizinan.models import Sanksi
from tests import pabrik
from tests.ksp_usp.laporan.test_laporan import angka, tenggat
from tests.skenario.loket import berkas
from tests.skenario.peramban import Halaman, Petugas

pytestmark = pytest.mark.django_db


def koperasi_berizin(**isi):
    koperasi = pabrik.buat_koperasi(**isi)
    pabrik.buat_izin_lama(koperasi, tanggal=date(2026, 5, 20))
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 5, 20))
    return Koperasi.objects.get(pk=koperasi.pk)


class Pengurus(Petugas):
    def __init__(self, koperasi, nama="Dedi", **isi):
        isi = {"sampai": date(2027, 12, 31), "pihak": koperasi.pk, "jabatan": "Ketua", **isi}
        super().__init__(Peran.PENGURUS, nama, kode=koperasi.berwenang_id, **isi)


@pytest.fixture
def koperasi():
    return koperasi_berizin()


@pytest.fixture
def ketua(koperasi):
    return Pengurus(koperasi)


def susun(ketua, masa="2026-3") -> LaporanBerkala:
    ketua.pos(reverse("saya_laporan"), {"masa": masa})
    return LaporanBerkala.objects.latest("pk")


def isi(ketua, laporan, **ganti):
    isian = {"tanggal_laporan": "05/10/2026", **angka(laporan.koperasi, **ganti)}
    return ketua.kirim(reverse("saya_laporan_isian", args=[laporan.pk]), lanjut="1", **isian)


def test_halaman_pertama_menyebut_lima_laporan_yang_bertenggat_lebih_dahulu(koperasi, ketua):
    """A licence of 2019 owes many of which no day was ever set: what has a day is not lost among them."""
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    tenggat()
    disebut = [t["masa"] for t in ketua.buka("/").balasan.context["ditunggu"]]
    assert [m.tahun_buku for m in disebut] == [2026, 2026, 2026, 2019, 2019] and disebut[0] == Masa(2026, 1)
    assert "laporan lain yang belum masuk" in ketua.buka("/").teks


def test_pengurus_menyusun_mengirim_dan_menerima_tanda_terima(koperasi, ketua):
    tenggat()
    beranda = ketua.buka("/")
    assert beranda.url == reverse("saya") and "Laporan Triwulan III 2026" in beranda.teks
    laporan = susun(ketua)
    halaman = ketua.buka(reverse("saya_laporan_rinci", args=[laporan.pk]))
    assert "Belum dapat dikirim" in halaman.teks and "Kirim Laporan" not in halaman.teks
    assert isi(ketua, laporan).kode == 200
    hasil = ketua.kirim(reverse("saya_laporan_rinci", args=[laporan.pk]), aksi="kirim")
    laporan.refresh_from_db()
    assert (laporan.status, laporan.kanal, laporan.tanggal_ajuan) == ("masuk", "daring", laporan.hari_ini), hasil.teks
    surat = laporan.daftar_surat.get()
    assert "Dikirim lewat aplikasi" in "".join(surat.html) and "Tanda Terima" in hasil.teks
    pdf = ketua.klien.get(reverse("saya_surat_pdf", args=[surat.pk]))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    assert laporan.nomor_perkara in loket.buka(reverse("laporan_daftar")).teks


def test_pengurus_tidak_melihat_koperasi_lain_dan_tidak_satu_halaman_kantor_pun(koperasi, ketua):
    lain = koperasi_berizin()
    asing = susun(Pengurus(lain, "Tono"))
    for nama in ("saya_laporan_rinci", "saya_laporan_isian", "saya_laporan_koreksi"):
        assert ketua.kode(reverse(nama, args=[asing.pk])) == 404
    surat = pabrik.buat_izin(pabrik.buat_koperasi()).surat
    assert ketua.kode(reverse("saya_surat_pdf", args=[surat.pk])) == 404
    for nama, arg in (
        ("koperasi_rinci", koperasi.pk), ("laporan_koperasi", koperasi.pk), ("kewajiban_koperasi", koperasi.pk),
        ("sanksi_baru", koperasi.pk), ("laporan_rinci", asing.pk), ("surat_pdf", surat.pk),
    ):  # fmt: skip
        assert ketua.kode(reverse(nama, args=[arg])) == 404, nama
    for nama in ("koperasi_daftar", "laporan_daftar", "izin_daftar", "permohonan_daftar", "usulan_daftar"):
        balasan = ketua.klien.get(reverse(nama))
        assert balasan.status_code in (302, 403) or koperasi.nama not in Halaman(balasan).teks, nama


def test_masa_jabatan_yang_berakhir_menutup_pintunya(koperasi):
    lama = Pengurus(koperasi, "Lama", sampai=date(2026, 12, 1), mulai=date(2024, 1, 1))
    assert lama.kode(reverse("saya")) == 403
    baru = Pengurus(koperasi, "Baru")
    assert baru.kode(reverse("saya")) == 200


def test_pengurus_dua_koperasi_berturut_turut_hanya_melihat_yang_kini(koperasi):
    kedua = koperasi_berizin()
    orang = Pengurus(koperasi, "Pindah", mulai=date(2024, 1, 1), sampai=date(2026, 11, 30))
    Penugasan.objects.create(
        pengguna=orang.orang, instansi=orang.orang.penugasan.first().instansi, peran=Peran.PENGURUS, jabatan="Ketua",
        mulai=date(2026, 12, 1), sampai=date(2028, 1, 1), dasar="RA", pihak=kedua.pk,
    )  # fmt: skip
    teks = orang.buka(reverse("saya")).teks
    assert kedua.nama in teks and koperasi.badan_hukum not in teks


def test_rancangan_sanksi_dan_laporan_loket_tidak_tampak(koperasi, ketua):
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    pengawas.kirim(reverse("sanksi_baru", args=[koperasi.pk]))
    assert koperasi.sanksi.exists() and "Teguran" not in ketua.buka(reverse("saya")).teks
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    loket.pos(reverse("laporan_koperasi", args=[koperasi.pk]), {"masa": "2026-3"})
    draf = LaporanBerkala.objects.get()
    assert ketua.kode(reverse("saya_laporan_rinci", args=[draf.pk])) == 404
    assert "sedang memasukkan" in ketua.pos(reverse("saya_laporan"), {"masa": "2026-3"}).teks


def test_loket_mengambil_alih_rancangan_yang_tidak_dikirim(koperasi, ketua):
    laporan = susun(ketua)
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    assert loket.kode(reverse("laporan_isian", args=[laporan.pk])) == 403
    loket.langkah(laporan, "Ambil alih rancangan", alasan="Koperasi membawa laporannya ke loket.")
    assert laporan.status == "draf" and loket.kode(reverse("laporan_isian", args=[laporan.pk])) == 200
    assert ketua.kode(reverse("saya_laporan_isian", args=[laporan.pk])) == 404


def test_koreksi_dan_buang_lewat_pintu_sendiri(koperasi, ketua):
    laporan = susun(ketua)
    ketua.kirim(reverse("saya_laporan_rinci", args=[laporan.pk]), aksi="buang")
    laporan.refresh_from_db()
    assert laporan.status == "dibuang"
    laporan = susun(ketua)
    isi(ketua, laporan)
    ketua.kirim(reverse("saya_laporan_rinci", args=[laporan.pk]), aksi="kirim")
    ketua.kirim(reverse("saya_laporan_koreksi", args=[laporan.pk]), alasan="Kas salah tulis.")
    baru = LaporanBerkala.objects.get(mengoreksi=laporan)
    laporan.refresh_from_db()
    assert baru.status == "disusun" and baru.angka.angka == laporan.angka.angka
    lagi = ketua.buka(reverse("saya_laporan_koreksi", args=[laporan.pk]))
    assert (lagi.kode, lagi.url) == (200, reverse("saya_laporan_rinci", args=[baru.pk])), "no page of an office"
    ketua.kirim(reverse("saya_laporan_rinci", args=[baru.pk]), aksi="kirim")
    baru.refresh_from_db()
    assert baru.status == "masuk" and baru.daftar_surat.get().mengganti == laporan.daftar_surat.get()


@pytest.mark.parametrize("nama", ["saya", "saya_laporan", "saya_kewajiban", "saya_surat", "saya_data"])
def test_tiap_halaman_pintu_terbuka_bagi_pengurus_saja(ketua, nama):
    assert ketua.kode(reverse(nama)) == 200
    assert Petugas(Peran.LOKET, "Rina", kode="32.05").kode(reverse(nama)) == 403
    assert Client().get(reverse(nama)).status_code == 302


def test_pengurus_tidak_melewati_gerbang_dengan_langkah_petugas(koperasi, ketua):
    laporan = susun(ketua)
    for aksi in ("kirim", "ambil_alih", "kirim_sendiri"):
        assert ketua.kode(f"/urusan/laporanberkala/{laporan.pk}/{aksi}/") == 404


def test_sanksi_dibaca_dan_ditanggapi_lewat_pintu_sendiri_dan_meja_kantor_mengetahuinya(koperasi, ketua, surat_ringan):
    draf = pabrik.buat_sanksi(koperasi)
    assert ketua.kode(reverse("saya_sanksi", args=[draf.pk])) == 404
    s = pabrik.majukan_sanksi(draf, "berlaku")
    alamat = reverse("saya_sanksi", args=[s.pk])
    assert "Foto atau pindaian buktinya (opsional)" in ketua.buka(alamat).teks
    assert "Lihat yang diminta: Teguran tertulis pertama" in ketua.buka(reverse("saya")).tautan
    assert "Sampaikan Laporan Triwulan II 2026." in ketua.buka(alamat).teks
    hasil = ketua.kirim(alamat, uraian=" ")
    assert hasil.kode == 422 and hasil.teks.startswith("Kesalahan: Teguran") and "Isi tanggapan" in hasil.teks
    pejabat, lain = (Petugas(Peran.PEJABAT, "Asep", kode=kode) for kode in ("32.05", "32.73"))
    assert "sudah ditanggapi koperasi" not in pejabat.buka("/meja-kerja/").teks
    assert "sudah sampai di" in ketua.kirim(alamat, uraian="Laporan menyusul.", pindaian=berkas("bukti")).teks
    satu = s.peristiwa.get()
    assert (satu.jenis, satu.tanggal, satu.berkas.nama) == ("tanggapan", s.hari_ini, "bukti.pdf")
    assert ketua.kode(reverse("berkas_unduh", args=[satu.berkas_id])) == 404
    assert "1 sanksi sudah ditanggapi koperasi" in pejabat.buka("/meja-kerja/").teks
    daftar = reverse("sanksi_daftar") + "?perhatian="
    assert koperasi.nama in pejabat.buka(f"{daftar}ditanggapi").teks
    assert koperasi.nama not in pejabat.buka(f"{daftar}lewat").teks
    Sanksi.objects.filter(pk=s.pk).update(jatuh_tempo=date(2026, 12, 1))
    assert "1 sanksi sudah lewat tenggat perbaikannya" in pejabat.buka("/meja-kerja/").teks
    assert koperasi.nama in pejabat.buka(f"{daftar}lewat").teks
    assert "1 sanksi" not in lain.buka("/meja-kerja/").teks
    assert "Laporan menyusul." in pejabat.buka(s.get_absolute_url()).teks
    Sanksi.objects.filter(pk=s.pk).update(status="dipenuhi")
    assert ketua.klien.post(alamat, {"uraian": "Lagi."}).status_code == 403
    assert "1 sanksi" not in pejabat.buka("/meja-kerja/").teks
    assert Pengurus(koperasi_berizin(), "Tono").kode(alamat) == 404


def minta(ketua, keperluan="Pengajuan pinjaman kepada bank."):
    return ketua.kirim(reverse("saya_keterangan"), keperluan=keperluan)


def test_surat_keterangan_diminta_pengurus_diterbitkan_loket_dan_diunduh(koperasi, ketua):
    assert "berlaku" in ketua.buka(reverse("saya_keterangan")).teks
    assert ketua.kirim(reverse("saya_keterangan"), keperluan="").kode == 422
    assert "sampai di loket Kabupaten Garut" in minta(ketua).teks
    satu, loket = koperasi.keterangan_izin.get(), Petugas(Peran.LOKET, "Rina", kode="32.05")
    assert "Diminta koperasi" in loket.buka(reverse("meja_kerja")).teks
    # One at a time, whichever door it came through.
    assert "Minta surat keterangan" not in ketua.buka(reverse("saya_keterangan")).teks
    assert "belum selesai" in ketua.pos(reverse("saya_keterangan"), {"keperluan": "Lagi"}).teks
    assert (
        loket.pos(reverse("keterangan_baru", args=[koperasi.pk]), {"keperluan": "Lagi"}).url == satu.get_absolute_url()
    )
    loket.langkah(satu, "Terbitkan surat keterangan")
    assert satu.status == "terbit"
    halaman = ketua.buka(reverse("saya_keterangan"))
    surat = reverse("saya_surat_pdf", args=[satu.daftar_surat.get().pk])
    assert f'href="{surat}"' in halaman.html and ketua.klien.get(surat).headers["Content-Type"] == "application/pdf"


def test_permintaan_surat_keterangan_ditolak_dengan_alasan_atau_dibatalkan_sendiri(koperasi, ketua):
    alamat, loket = reverse("saya_keterangan"), Petugas(Peran.LOKET, "Rina", kode="32.05")
    loket.pos(reverse("keterangan_baru", args=[koperasi.pk]), {"keperluan": "Rancangan kantor"})
    assert "Rancangan kantor" not in ketua.buka(alamat).teks  # an internal paper until it is issued
    loket.langkah(koperasi.keterangan_izin.get(), "Tidak jadi")
    assert "Rancangan kantor" not in ketua.buka(alamat).teks
    minta(ketua)
    loket.langkah(koperasi.keterangan_izin.latest("pk"), "Tidak dapat diterbitkan", alasan="Keperluannya belum jelas.")
    assert "Alasan kantor: Keperluannya belum jelas." in ketua.buka(alamat).teks
    minta(ketua)
    satu, lain = koperasi.keterangan_izin.latest("pk"), Pengurus(koperasi_berizin(), "Tuti")
    assert lain.klien.post(alamat, {"batal": satu.pk}).status_code == 404
    assert "dibatalkan" in ketua.pos(alamat, {"batal": satu.pk}).teks
    satu.refresh_from_db()
    assert satu.status == "dibatalkan"
