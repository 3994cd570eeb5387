"""A KSP that the Menteri licensed has a branch in a regency: it reports to the Menteri, who alone may warn it; the
Bupati inspects and closes the branch in his region (Pasal 10 ayat (5) and (6)), and the Menteri is told."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.perkara.ditolak import TidakBerwenang
from ksp_usp.models import Koperasi, LaporanBerkala, TenggatLaporan
from perizinan.models import Sanksi
from perizinan.pengawasan.alur import ALUR_SANKSI
from tests import pabrik
from tests.bantu_surat import rapat
from tests.skenario.loket import berkas
from tests.skenario.meja_kantor import koperasi_nasional, tindakan
from tests.skenario.peramban import Petugas
from tests.skenario.test_kantor_ditutup import siapkan
from tests.skenario.test_pemeriksaan import periksa, rencanakan
from tests.skenario.test_sanksi import susun, terbit

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    pabrik.konfirmasi_kalender()
    koperasi = koperasi_nasional()
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 5, 20))
    TenggatLaporan.objects.create(
        wilayah_id="00", berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=1, triwulan_hari=20, tahunan_bulan=3,
        tahunan_hari=31, ditetapkan_oleh="Deputi", nomor_surat="7/2026",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode="00"),
    )  # fmt: skip
    return pabrik.buat_kantor_lama(Koperasi.objects.get(pk=koperasi.pk))


def test_laporan_kepada_menteri_dan_teguran_hanya_dari_menteri(kantor):
    koperasi = kantor.koperasi
    menteri, pengawas = (Petugas(peran, f"{peran} pusat", kode="00") for peran in (Peran.PEJABAT, Peran.PENGAWAS))
    loket = Petugas(Peran.LOKET, "Loket pusat", kode="00")
    loket.pos(reverse("laporan_koperasi", args=[koperasi.pk]), {"masa": "2026-3"})
    laporan = LaporanBerkala.objects.get()
    isian = {"tanggal_laporan": "05/10/2026", "tanggal_ajuan": "12/10/2026", "kanal": "pos", "nihil": "on"}
    loket.kirim(reverse("laporan_isian", args=[laporan.pk]), lanjut="1", **isian)
    loket.langkah(laporan, "Kirim laporan")
    assert (laporan.status, laporan.berwenang_id) == ("masuk", "00")
    # The regency of the branch, the regency of the seat, and any other: none receives it, none may warn.
    for kode in ("32.05", "33.74", "32.06"):
        petugas = [
            Petugas(peran, f"{peran} {kode}", kode=kode) for peran in (Peran.PENGAWAS, Peran.PEJABAT, Peran.LOKET)
        ]
        for orang in petugas:
            assert orang.klien.post(reverse("sanksi_baru", args=[koperasi.pk])).status_code in (403, 404), kode
            assert orang.klien.post(reverse("laporan_koperasi", args=[koperasi.pk]), {}).status_code in (403, 404)
    assert not Sanksi.objects.exists()
    s = susun(pengawas, koperasi)
    assert (s.berwenang_id, s.izin.penerbit_id) == ("00", "00")
    for kode in ("32.05", "32.06"):
        bupati = Petugas(Peran.PEJABAT, f"Bupati {kode}", kode=kode)
        assert bupati.kode(s.get_absolute_url()) == 404
        with pytest.raises(TidakBerwenang):
            ALUR_SANKSI.jalankan(s, "terbitkan_teguran_1", bupati.orang, versi=s.versi)
    teks = terbit(menteri, s, "Terbitkan teguran tertulis pertama")
    for kata in ("Menteri", "Laporan Triwulan II 2026", "21/IUSP/M.KUKM/2019"):
        assert rapat(kata) in teks, kata
    assert rapat("Laporan Triwulan III 2026") not in teks, "that one came in"


def test_bupati_memeriksa_dan_menutup_cabangnya_lalu_menteri_diberi_tahu(kantor, client):
    koperasi = kantor.koperasi
    pengawas, bupati = (Petugas(p, n, kode="32.05") for p, n in ((Peran.PENGAWAS, "Sari"), (Peran.PEJABAT, "Asep")))
    tetangga = Petugas(Peran.PEJABAT, "Tono", kode="32.06")
    menteri = Petugas(Peran.PENGAWAS, "Rina", kode="00")
    assert "ditutup kabupaten/kota" not in menteri.buka("/meja-kerja/").teks
    p = rencanakan(pengawas, reverse("periksa_kantor", args=[kantor.pk]))
    bupati.langkah(p, "Terbitkan surat tugas")
    periksa(pengawas, p, papan="Pinjaman diputus tanpa papan nama.")
    pengawas.langkah(p, "Terbitkan berita acara")
    assert rapat("Menteri") in menteri.baca_surat(p.berita_acara)

    pengawas.buka(p.get_absolute_url()).tautan["Siapkan usul penutupan kantor"]
    isi = {"alasan_tutup": "Melanggar Pasal 21 ayat (4).", "tanggapan_koperasi": "Pengurus mengakui."}
    halaman = siapkan(pengawas, kantor, lanjut=True, bukti=berkas("foto"), **isi)
    pengawas.pos(halaman.url, halaman.formulir[0].isi | {"alasan": "Dua kali ditemukan."})
    kantor.refresh_from_db()
    tindakan(bupati, kantor, "tutup", alasan="Bukti cukup dan tidak ada perbaikan.")
    assert kantor.status == "ditutup"

    # The issuer: its copy of the letter, the news on its desk, the office on the page of the koperasi.
    surat = kantor.surat_terakhir("kantor_penutupan")
    naskah = menteri.baca_surat(surat)
    assert rapat("Pasal 10 ayat (6)") in naskah and rapat("Menteri") in naskah.partition("Tembusan")[2]
    assert "1 kantor koperasi berizin dari sini ditutup kabupaten/kota" in menteri.buka("/meja-kerja/").teks
    assert kantor.nama in menteri.buka(f"{reverse('jaringan_daftar')}?status=ditutup").teks
    assert "Ditutup" in menteri.buka(koperasi.get_absolute_url()).teks
    assert "ditutup kabupaten/kota" not in pengawas.buka("/meja-kerja/").teks
    # The licence is none of the Bupati's: it stays in force, and he does not see it; a neighbour sees nothing at all.
    assert koperasi.izin.get().keadaan == "berlaku"
    assert bupati.kode(koperasi.get_absolute_url()) == 404
    for alamat in (
        kantor.get_absolute_url(),
        p.get_absolute_url(),
        surat.get_absolute_url(),
        koperasi.get_absolute_url(),
    ):
        assert tetangga.kode(alamat) == 404, alamat
    assert "Isinya penutupan kantor." in client.get(reverse("surat_periksa", args=[surat.kode])).content.decode()
