"""Where it is now, for whoever handled a case: the last lanes of the work desk, and the filter of the list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Jejak
from sentra_ukm.models import Usulan
from tests.pabrik import buat_instansi, buat_permohonan, buat_sentra, buat_usulan, majukan
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def lajur(petugas) -> dict:
    """The lanes of what the person has sent, by title: the cases of each."""
    semua = petugas.buka("/").balasan.context["kelompok"]
    return {k["judul"].partition(" yang saya kirim")[0]: k["urusan"] for k in semua if k.get("di_mana")}


def test_yang_pernah_ditangani_tetap_terlihat_di_meja_kerja_sampai_lama_selesai():
    pokja = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu")
    rekan = Petugas(Peran.POKJA_KABKOTA, "Asep Sunandar")
    dinas = Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    buat_usulan(pengguna=pokja.orang, lengkap=False)
    usulan = buat_usulan(pengguna=pokja.orang)
    assert lajur(pokja) == {}  # a draft is no sent case

    usulan = majukan(usulan, "terseleksi")
    assert lajur(pokja) == {"Usulan": [usulan]} and lajur(rekan) == {}
    assert f"di Dinas Kabupaten/Kota, {dinas.orang.penugasan_aktif()[0].instansi.nama}, sejak" in pokja.buka("/").teks
    dinas.langkah(usulan, "Kembalikan ke Pokja", alasan="Tim belum lengkap.")
    assert lajur(pokja) == {} and lajur(dinas) == {"Usulan": [usulan]}  # it waits for the Pokja again

    dinas.langkah(usulan, "Tarik kembali", alasan="Sentra pindah lokasi.")
    halaman = pokja.buka("/")
    assert lajur(pokja) == {"Usulan": [usulan]} and "selesai pada" in halaman.teks and "Di pihak lain" in halaman.teks
    Usulan.objects.filter(pk=usulan.pk).update(status_sejak=timezone.now() - timedelta(days=91))
    assert lajur(pokja) == {}
    assert usulan.nomor_perkara in pokja.buka("/usulan/?saya=ya").teks
    assert usulan.nomor_perkara not in rekan.buka("/usulan/?saya=ya").teks


def test_loket_menemukan_permohonan_yang_diteruskannya():
    loket = Petugas(Peran.LOKET, "Rina Marlina", "32.05")
    permohonan = buat_permohonan()
    loket.langkah(permohonan, "Terima permohonan")
    assert lajur(loket) == {"Permohonan izin": [permohonan]}
    assert "di Pemeriksa permohonan" in loket.buka("/").teks
    assert permohonan.nomor_perkara in loket.buka("/permohonan/?saya=ya").teks


def test_kueri_lajur_tidak_tumbuh_dan_dibatasi():
    dinas = Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    contoh = buat_usulan(lengkap=False)
    buat_instansi("32")

    def isi(banyak):
        baru = Usulan.objects.bulk_create(
            Usulan(
                sentra=buat_sentra(pengguna=contoh.dibuat_oleh), wilayah=contoh.wilayah, berwenang=contoh.berwenang,
                jenis="sentra", tahun=2026, sumber_dana="apbn", nomor_perkara=f"KIRIM-{banyak}-{i}",
                dibuat_oleh=contoh.dibuat_oleh, status_sejak=timezone.now(), status="di_provinsi",
            )
            for i in range(banyak)
        )  # fmt: skip
        for u in baru:
            Jejak.objects.create(
                objek_jenis=u.jenis_objek, objek_id=u.pk, urutan=1, wilayah=u.wilayah, waktu=timezone.now(),
                pengguna=dinas.orang, pelaku="U", aksi="sampaikan", kalimat="k", hash_sebelum="", hash=str(u.pk),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as kueri:
            halaman = dinas.buka("/")
        return len(kueri), halaman

    (sedikit, awal), (banyak, halaman) = isi(2), isi(30)
    assert sedikit == banyak <= 15
    assert "/usulan/?saya=ya" not in awal.html and "/usulan/?saya=ya" in halaman.html
    [satu] = [k for k in halaman.balasan.context["kelompok"] if k.get("di_mana")]
    assert (satu["jumlah"], len(satu["urusan"])) == (32, 20)


def test_yang_gilirannya_orang_lain_tidak_disebut_menunggu_saya():
    pokja = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu")
    dinas = Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    usulan = majukan(buat_usulan(pengguna=pokja.orang), "di_provinsi")
    Usulan.objects.filter(pk=usulan.pk).update(status="perbaikan_provinsi")
    sebutan = {}
    for petugas in (pokja, dinas):
        meja, urusan = petugas.buka("/"), petugas.buka(usulan.get_absolute_url())
        assert usulan.nomor_perkara in meja.teks and "Giliran: Pokja Keuangan Kabupaten/Kota" in urusan.teks
        sebutan[petugas] = "Menunggu Anda" in meja.teks, "Menunggu Anda" in urusan.teks
        if petugas is dinas:
            assert "Pokja Keuangan Kabupaten/Kota dahulu. Langkah Anda: Ajukan kembali" in meja.teks
    assert sebutan == {pokja: (True, True), dinas: (False, False)}
