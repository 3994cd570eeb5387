"""Several sentra of several regencies: one letter of a Dinas, one of a province, one Keputusan, a petikan for each."""

from datetime import timedelta

import pytest

from core.dasar.izin import Peran
from core.dasar.rupa import angka
from core.dasar.waktu import hari_ini
from core.models import Pengguna, Surat
from sentra_ukm.models import Keputusan, Usulan
from tests.bantu_surat import halaman, rapat
from tests.pabrik import buat_sentra, buat_usulan, majukan
from tests.skenario.peramban import Petugas, keputusan_menteri

pytestmark = pytest.mark.django_db


def usulkan(kode, nama, ukm, status):
    return majukan(buat_usulan(kode, sentra=buat_sentra(kode, nama=nama), ukm=ukm), status)


def kirim_bersama(petugas, aksi, daftar):
    """Choose on the list, look once more, send."""
    pilih = petugas.buka("/usulan/kirim/")
    for usulan in daftar:
        assert usulan.sentra.nama in pilih.teks
    periksa = petugas.buka("/usulan/kirim/?aksi=" + aksi + "".join(f"&usulan={u.pk}" for u in daftar))
    assert f"{len(daftar)} sentra dari" in periksa.teks
    petugas.baca_rancangan(periksa)
    hasil = petugas.pos("/usulan/kirim/", periksa.formulir[0].isi)
    for usulan in daftar:
        usulan.refresh_from_db()
    return hasil


@pytest.fixture
def penyusun():
    return [Petugas(Peran.PENYUSUN_KEPUTUSAN, nama) for nama in ("Rudi Setiawan", "Lilis Maulana")]


@pytest.fixture
def menteri():
    return Petugas(Peran.PENETAP, "Rahmat Darmawan", jabatan="Menteri Koperasi dan UKM Republik Indonesia")


def test_dari_tiga_daerah_ke_satu_keputusan(penyusun, menteri):
    # Entered out of order, so that nothing is sorted by chance.
    semarang = usulkan("33.74", "Sentra Bandeng Krobokan", 20, "terpilih")
    bandung = usulkan("32.73", "Sentra Rajut Binongjati", 21, "lengkap")
    garut = [usulkan("32.05", nama, n, "terseleksi") for nama, n in (("Sentra Zipper", 23), ("Sentra Akar Wangi", 22))]

    dinas = Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    kirim_bersama(dinas, "sampaikan", garut)
    [pengantar] = Surat.objects.filter(jenis="pengantar_kabkota", objek__objek_id__in=[u.pk for u in garut]).distinct()
    isi = dinas.baca_surat(pengantar)
    assert rapat("di Kabupaten Garut sebanyak 2 (dua) sentra") in isi
    assert isi.index(rapat("Sentra Akar Wangi")) < isi.index(rapat("Sentra Zipper"))
    for usulan in garut:
        assert rapat(usulan.daftar_surat.get(jenis="ba_seleksi").nomor) in isi
        majukan(usulan, "lengkap", dari="di_provinsi")

    provinsi = Petugas(Peran.DINAS_PROVINSI, "Agus Mulyana")
    assert "Sentra Bandeng" not in provinsi.buka("/usulan/kirim/").teks
    jabar = [bandung, *garut]
    for usulan in jabar:
        usulan.refresh_from_db()
    kirim_bersama(provinsi, "kirim_kementerian", jabar)
    assert {u.status for u in jabar} == {"di_kementerian"}
    pengantar = Surat.objects.get(jenis="pengantar_provinsi", objek__objek_id=bandung.pk)
    assert pengantar.objek.count() == 3
    isi = provinsi.baca_surat(pengantar)
    for potongan in (
        "sebanyak 3 (tiga) sentra", "Seluruhnya meliputi 66 UKM dengan 132 tenaga kerja",
        "Rp660.000.000,00 (enam ratus enam puluh juta rupiah) per bulan", "Pasal 7 huruf d",
        "Kepala Dinas Koperasi dan UKM Kota Bandung", "Kepala Dinas Koperasi dan UKM Kabupaten Garut",
    ):  # fmt: skip
        assert rapat(potongan) in isi, potongan

    for usulan in jabar:
        majukan(usulan, "terpilih", dari="di_kementerian")
        usulan.refresh_from_db()
    keputusan = keputusan_menteri(*penyusun, menteri, [semarang, *jabar])
    assert {u.status for u in Usulan.objects.all()} == {"ditetapkan"}
    balasan = menteri.klien.get(keputusan.surat.get_absolute_url())
    lembar = halaman(b"".join(balasan.streaming_content))
    naskah, lampiran = "".join(lembar), next(h for h in lembar if rapat("DAFTAR SENTRA USAHA KECIL") in h)
    assert rapat("4 (empat) sentra memenuhi kriteria") in naskah
    assert rapat(f"Nomor {pengantar.nomor}") in naskah
    letak = [lampiran.index(rapat(nama)) for nama in
             ("Sentra Akar Wangi", "Sentra Zipper", "Sentra Rajut Binongjati", "Sentra Bandeng Krobokan")]  # fmt: skip
    assert letak == sorted(letak)
    for nama, banyak, ukm in (("Provinsi Jawa Barat", 3, 66), ("Provinsi Jawa Tengah", 1, 20), ("seluruhnya", 4, 86)):
        jumlah = f"Jumlah {nama}: {banyak} sentra {ukm} {ukm * 2} {angka(ukm * 10_000_000)}"
        assert rapat(jumlah) in lampiran, jumlah

    # Each regency gets its own lines with the numbers of the annex, and nobody else's.
    for kode, milik, nomor in (("32.05", ["Akar Wangi", "Zipper"], "12"), ("32.73", ["Rajut Binongjati"], "3")):
        petugas = Petugas(Peran.DINAS_KABKOTA, "Pembaca", kode=kode)
        petikan = petugas.baca_pdf(f"/keputusan/{keputusan.pk}/petikan/{kode}/")
        assert "PETIKAN" in petikan
        for nama in ("Akar Wangi", "Zipper", "Rajut Binongjati", "Bandeng Krobokan"):
            assert (rapat(f"Sentra {nama}") in petikan) is (nama in milik), (kode, nama)
        for n, nama in zip(nomor, milik, strict=True):
            assert rapat(f"{n} Sentra {nama}") in petikan
        assert rapat(f"Jumlah: {len(milik)} sentra") in petikan
        assert rapat(keputusan.surat.nomor) in petikan
    # Each sentra names the one decree.
    for usulan in [semarang, *jabar]:
        assert usulan.penetapan.nomor == keputusan.surat.nomor


def test_satu_surat_untuk_dua_tahun_program_menyebut_keduanya():
    satu, dua = (usulkan("32.05", f"Sentra {n}", 20, "terseleksi") for n in "AB")
    Usulan.objects.filter(pk=dua.pk).update(tahun=2027)
    dinas = Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    kirim_bersama(dinas, "sampaikan", [satu, dua])
    isi = dinas.baca_surat(dua.daftar_surat.get(jenis="pengantar_kabkota"))
    assert rapat("program tahun 2026 dan 2027 di Kabupaten Garut") in isi


@pytest.mark.usefixtures("surat_ringan")
def test_penanda_tangan_melihat_sentra_dari_tahun_program_lain(penyusun, menteri):
    lama, baru = (usulkan("32.05", f"Sentra {n}", 20, "terpilih") for n in "AB")
    Usulan.objects.filter(pk=baru.pk).update(tahun=2027)
    penyusun[0].kirim("/keputusan/baru/", usulan=[lama.pk, baru.pk])
    isi = menteri.buka(Keputusan.objects.get().get_absolute_url()).teks
    assert "Diusulkan untuk tahun program lain daripada tahun 2027 yang disebut Keputusan (1)" in isi
    assert "Sentra A (Kabupaten Garut): tahun 2026" in isi
    assert "Sentra B (Kabupaten Garut): tahun" not in isi


@pytest.mark.usefixtures("surat_ringan")
def test_satu_yang_terhalang_menahan_semua_dan_disebut():
    baik, berpindah = (usulkan("32.05", f"Sentra {n}", 20, "terseleksi") for n in "AB")
    dinas = Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    periksa = dinas.buka(f"/usulan/kirim/?aksi=sampaikan&usulan={baik.pk}&usulan={berpindah.pk}")
    Petugas(Peran.DINAS_KABKOTA, "Rekan").langkah(berpindah, "Kembalikan ke Pokja", alasan="Periksa alamat.")
    ditolak = dinas.pos("/usulan/kirim/", periksa.formulir[0].isi)
    assert ditolak.kode == 422
    assert "Tidak satu pun terkirim." in ditolak.teks
    assert berpindah.nomor_perkara in ditolak.teks
    baik.refresh_from_db()
    assert baik.status == "terseleksi"
    assert not Surat.objects.filter(jenis="pengantar_kabkota").exists()


def test_salinan_disahkan_oleh_yang_masih_bertugas(penyusun, menteri):
    keputusan = keputusan_menteri(*penyusun, menteri, [usulkan("32.05", "Sentra A", 20, "terpilih")])
    alamat = f"/keputusan/{keputusan.pk}/salinan/"
    isi = menteri.baca_pdf(alamat)
    for potongan in ("SALINAN", "ttd", "Salinan sesuai dengan aslinya", "Lilis Maulana"):
        assert rapat(potongan) in isi, potongan
    pemeriksa = Pengguna.objects.get(nama="Lilis Maulana")
    kemarin = hari_ini() - timedelta(days=1)
    pemeriksa.penugasan.update(sampai=kemarin)
    isi = menteri.baca_pdf(alamat)
    assert rapat("Lilis Maulana") not in isi
    assert rapat("Rudi Setiawan") in isi
    Pengguna.objects.get(nama="Rudi Setiawan").penugasan.update(sampai=kemarin)
    tolak = menteri.buka(alamat)
    assert tolak.kode == 403
    assert "tidak ada Penyusun Keputusan yang bertugas hari ini" in tolak.teks
