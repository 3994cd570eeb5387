"""The pages of a licence with the same click arriving several times, and officers at once, on real PostgreSQL."""

import uuid
from collections import Counter

import pytest
from django.db import connection
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Jejak
from core.perkara.berkas import simpan_berkas
from perizinan.izin.forms.isian import RencanaForm
from perizinan.izin.forms.pemeriksaan import PemeriksaanForm
from perizinan.izin.syarat import butir_berkas
from perizinan.models import IzinUsaha, PemeriksaanBerkas, PermohonanIzin
from tests.pabrik import buat_koperasi, buat_pengguna, buat_permohonan, majukan_izin
from tests.perizinan.izin.test_izin import isian_izin, pindaian
from tests.serentak.test_usulan import kirim_bersama

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("surat_ringan"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
KALI = 6


def kode(balasan) -> Counter:
    return Counter(b.status_code for b in balasan)


def test_satu_klik_yang_tiba_enam_kali_membuat_satu_permohonan():
    koperasi, loket = buat_koperasi(), buat_pengguna(Peran.LOKET, kode="32.05")
    isi = {"kunci_kirim": str(uuid.uuid4()), "cari": koperasi.badan_hukum, "jenis": "baru"}
    balasan = kirim_bersama(reverse("permohonan_baru"), *[(loket, isi)] * KALI)
    p = PermohonanIzin.objects.get()
    assert kode(balasan) == {302: KALI}
    assert {b.url for b in balasan} == {reverse("permohonan_tugas", args=[p.pk])}
    assert p.nomor_perkara.endswith("-0001")


def test_enam_petugas_untuk_satu_koperasi_membuat_satu_dan_lima_membaca_sebabnya():
    koperasi = buat_koperasi()
    kiriman = [
        (
            buat_pengguna(Peran.LOKET, kode="32.05"),
            {"kunci_kirim": str(uuid.uuid4()), "cari": koperasi.badan_hukum, "jenis": "baru"},
        )
        for _ in range(KALI)
    ]
    balasan = kirim_bersama(reverse("permohonan_baru"), *kiriman)
    assert kode(balasan) == {302: 1, 422: KALI - 1}
    kalah = [b.content.decode() for b in balasan if b.status_code == 422]
    assert all("Petugas lain baru saja" in isi or "masih punya permohonan yang berjalan" in isi for isi in kalah)
    assert PermohonanIzin.objects.count() == 1


def test_enam_koperasi_mendapat_nomor_berurutan_tanpa_celah():
    loket = buat_pengguna(Peran.LOKET, kode="32.05")
    kiriman = [
        (loket, {"kunci_kirim": str(uuid.uuid4()), "cari": buat_koperasi().badan_hukum, "jenis": "baru"})
        for _ in range(KALI)
    ]
    kirim_bersama(reverse("permohonan_baru"), *kiriman)
    nomor = sorted(PermohonanIzin.objects.values_list("nomor_perkara", flat=True))
    assert [int(n[-4:]) for n in nomor] == list(range(1, KALI + 1))


@pytest.mark.parametrize(("orang", "jawaban"), [(1, {302: 6}), (6, {302: 1, 403: 5})])
def test_izin_terdahulu_yang_terkirim_serentak_tercatat_sekali(orang, jawaban):
    koperasi = buat_koperasi()
    petugas = [buat_pengguna(Peran.PEMERIKSA, kode="32.05") for _ in range(orang)]
    butir = f"izin_terdahulu_koperasi_{koperasi.pk}"
    berkas = [simpan_berkas(pindaian(), p, butir=butir).pk for p in petugas]
    kiriman = [(p, isian_izin(pindaian=None, berkas=b)) for p, b in zip(petugas, berkas, strict=True)]
    balasan = kirim_bersama(reverse("izin_terdahulu", args=[koperasi.pk]), *kiriman * (KALI // orang))
    assert kode(balasan) == jawaban
    assert all("sudah memiliki izin" in b.content.decode() for b in balasan if b.status_code == 403)
    assert IzinUsaha.objects.count() == 1
    assert Jejak.objects.filter(objek_jenis="ksp_usp.koperasi", aksi="izin_terdahulu").count() == 1


def test_satu_dokumen_yang_disimpan_serentak_hanya_satu_yang_menang():
    p = buat_permohonan()
    form = RencanaForm(instance=p)
    kiriman = [
        (
            buat_pengguna(Peran.LOKET, kode="32.05"),
            {"lihat": form.initial["lihat"], "rencana_mulai": "2027", "rencana_tahun": str(n)},
        )
        for n in range(3, 3 + KALI)
    ]
    balasan = kirim_bersama(reverse("permohonan_isian", args=[p.pk, "7f"]), *kiriman)
    assert kode(balasan) == {302: 1, 409: KALI - 1}
    assert all("Tersimpan oleh petugas lain" in b.content.decode() for b in balasan if b.status_code == 409)


def test_satu_berkas_yang_ditandai_serentak_hanya_satu_yang_menang():
    p = majukan_izin(buat_permohonan(), "diterima")
    form = PemeriksaanForm(
        None, urusan=p, butir=butir_berkas(p), pilihan=(), usul=(), jakarta=False, modal=(), kini=lambda p: {}
    )
    lihat = {nama: satu.initial for nama, satu in form.fields.items() if nama.startswith("lihat_")}
    kiriman = [
        (
            buat_pengguna(Peran.PEMERIKSA, kode="32.05"),
            {**lihat, "status": "diterima", "hasil_7a": "tidak", "catatan_7a": f"Catatan {n}."},
        )
        for n in range(KALI)
    ]
    balasan = kirim_bersama(reverse("permohonan_pemeriksaan", args=[p.pk]), *kiriman)
    assert kode(balasan) == {302: 1, 409: KALI - 1}
    menang = PemeriksaanBerkas.objects.get()
    assert all(menang.catatan in b.content.decode() for b in balasan if b.status_code == 409)
