"""A decided case keeps the names, regions and authority of its decision, whatever the register says later."""

from decimal import Decimal

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Wilayah
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import Koperasi, WilayahAnggota
from perizinan.models import IzinUsaha
from tests.pabrik import (
    buat_hasil,
    buat_kantor,
    buat_koperasi,
    buat_pengguna,
    buat_permohonan,
    buat_wilayah,
    majukan_izin,
    majukan_kantor,
)
from tests.perizinan.izin.test_halaman import teks

pytestmark = pytest.mark.django_db
LAMA, BARU = "KSP Mekar Jaya", "KSP Nusantara Baru"


def ubah_register(koperasi):
    """Everything that a decision named is another today: name, kind, deed, seat, members and so the authority."""
    Koperasi.objects.filter(pk=koperasi.pk).update(
        nama=BARU, jenis="usp", badan_hukum="999/BARU", alamat="Jalan Baru 9", wilayah=buat_wilayah("33.74")
    )
    WilayahAnggota.objects.create(koperasi_id=koperasi.pk, wilayah=buat_wilayah("33.74"), menurut_ad=True)
    assert tetapkan_berwenang(Koperasi.objects.get(pk=koperasi.pk)).penerbit == "Menteri"
    Wilayah.objects.filter(pk="32.05").update(nama="Kabupaten Garut Raya")


def koperasi_lama():
    return buat_koperasi(nama=LAMA, badan_hukum="111/LAMA", alamat="Jalan Lama 1")


@pytest.mark.parametrize("status", ["terbit", "ditolak"])
def test_permohonan_yang_diputus_tampil_seperti_diputus(client, surat_ringan, status):
    p = majukan_izin(buat_permohonan(koperasi_lama()), status)
    ubah_register(p.koperasi)
    client.force_login(buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    for nama in ("permohonan_rinci", "permohonan_tugas", "permohonan_periksa"):
        isi = teks(client.get(reverse(nama, args=[p.pk])))
        assert LAMA in isi and "Bupati Garut" in isi, nama
        for sesudah in (BARU, "999/BARU", "Jalan Baru", "Semarang", "Menteri (", "Garut Raya"):
            assert sesudah not in isi, (nama, sesudah)


def test_izin_tampil_dengan_nama_daerah_pada_suratnya(client, surat_ringan):
    p = majukan_izin(buat_permohonan(koperasi_lama()), "terbit")
    ubah_register(p.koperasi)
    client.force_login(buat_pengguna(Peran.AUDITOR, kode="00"))
    isi = teks(client.get(p.izin.get_absolute_url()))
    assert "Kabupaten Garut," in isi and "Garut Raya" not in isi and BARU not in isi


def test_buku_registrasi_memuat_nama_dan_kedudukan_saat_dicantumkan(client, surat_ringan):
    koperasi = buat_koperasi(nama=LAMA, jenis="usp")
    majukan_izin(buat_permohonan(koperasi, modal_disetor=Decimal(14_999_999)), "terdaftar")
    client.force_login(buat_pengguna(Peran.AUDITOR, kode="00"))

    def tercantum():
        [baris] = client.get(reverse("registrasi_daftar")).context["baris"]
        return baris[0]["teks"], baris[0]["bawah"].partition(" · ")[2]

    assert tercantum() == (LAMA, "Kabupaten Garut")
    ubah_register(koperasi)
    assert tercantum() == (f"{LAMA} (kini {BARU})", "Kabupaten Garut")


def test_permohonan_yang_berjalan_mengikuti_register(client, surat_ringan):
    p = majukan_izin(buat_permohonan(koperasi_lama()), "siap")
    ubah_register(p.koperasi)
    client.force_login(buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    isi = teks(client.get(reverse("permohonan_rinci", args=[p.pk])))
    assert BARU in isi and "diterbitkan oleh Menteri" in isi


def test_penilaian_yang_ditetapkan_tampil_seperti_ditetapkan(client, surat_ringan):
    p = buat_hasil(koperasi_lama())
    ubah_register(p.koperasi)
    client.force_login(buat_pengguna(Peran.PENGAWAS, kode="32.05"))
    for nama in ("penilaian_rinci", "penilaian_tim"):
        isi = teks(client.get(reverse(nama, args=[p.pk])))
        assert LAMA in isi and BARU not in isi and "Garut Raya" not in isi, nama
    assert "Bupati Garut" in teks(client.get(reverse("penilaian_rinci", args=[p.pk])))


@pytest.mark.parametrize("status", ["disetujui", "ditolak", "gugur", "ditutup"])
def test_kantor_yang_diputus_tampil_seperti_diputus(client, surat_ringan, status):
    kantor = majukan_kantor(buat_kantor(koperasi_lama()), status)
    ubah_register(kantor.koperasi)
    IzinUsaha.objects.filter(koperasi=kantor.koperasi).update(nomor="999/IZIN", penerbit_sebutan="Menteri")
    client.force_login(buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    for nama in ("jaringan_rinci", "jaringan_tugas", "jaringan_periksa"):
        isi = teks(client.get(reverse(nama, args=[kantor.pk])))
        assert LAMA in isi and "Bupati Garut" in isi, nama
        for sesudah in (BARU, "999/", "Semarang", "Menteri", "Garut Raya"):
            assert sesudah not in isi, (nama, sesudah)


def test_kantor_yang_belum_diputus_mengikuti_register(client, surat_ringan):
    kantor = majukan_kantor(buat_kantor(koperasi_lama()), "siap")
    ubah_register(kantor.koperasi)
    client.force_login(buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    assert BARU in teks(client.get(kantor.get_absolute_url()))


def test_pemeriksaan_umum_menyebut_nama_pada_suratnya(client, surat_ringan):
    p = majukan_izin(buat_permohonan(koperasi_lama()), "ditolak")
    surat = p.daftar_surat.last()
    ubah_register(p.koperasi)
    isi = teks(client.get(reverse("surat_periksa", args=[surat.kode])))
    assert LAMA in isi and BARU not in isi
