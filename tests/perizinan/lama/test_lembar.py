"""Many old licences and offices in one sheet: every refusal in its cell, a second person, nothing twice."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Penugasan
from core.perkara.alur import PelakuSama, SyaratTidakTerpenuhi
from perizinan.lama.alur import ALUR_LAMA
from perizinan.lama.isi import hasil
from perizinan.lama.views.pindaian import izin_belum_dipindai, kantor_belum_dipindai
from perizinan.models import BacaanLembarLama, IzinUsaha, JaringanPelayanan, LembarLama
from perizinan.pribadi import RETENSI
from tests import pabrik
from tests.pabrik.lama import KEPALA, baris_lama, buat_lembar_lama, lembar_lama, tinjau_lama
from tests.perizinan.izin.test_izin import PDF

pytestmark = pytest.mark.django_db
CABANG = "Kantor Cabang"


def salah(*baris, ke=0, **isi):
    """(column, sentence) of the errors of row `ke`."""
    semua = hasil(buat_lembar_lama(*baris, **isi)).baris
    return {c.kolom: c.kalimat for c in semua[ke].catatan if c.salah}


@pytest.fixture
def koperasi():
    return pabrik.buat_koperasi(lengkap=False, nama="KSP Mekar Sari")


def test_tiap_masalah_berada_di_selnya_dengan_kata_biasa(koperasi):
    lain = pabrik.buat_koperasi(anggota=["32.05", "32.73"], lengkap=False)  # the Gubernur's
    berizin = pabrik.buat_koperasi(lengkap=False)
    izin = pabrik.buat_izin_lama(berizin)
    milik_lain = pabrik.buat_izin_lama(pabrik.buat_koperasi(lengkap=False))
    nomor = "Nomor izin atau persetujuan"
    baris = {
        "badan_hukum belum ada di register": baris_lama(koperasi, **{"No. Badan Hukum": "99/BH/1999"}),
        "badan_hukum diurus Jawa Barat": baris_lama(lain),
        "tanggal belum tiba": baris_lama(koperasi, **{"Tgl Izin": "1/2/2099"}),
        "tanggal sebelum badan hukumnya": baris_lama(koperasi, **{"Tgl Izin": "1/2/2001"}),
        "penerbit Isi jabatan": baris_lama(koperasi, Penerbit=""),
        "nomor sudah punya izin": baris_lama(berizin),
        "nomor sudah tercatat untuk": baris_lama(koperasi, **{nomor: milik_lain.nomor}),
        "tanggal dengan tanggal 1 Februari 2019": baris_lama(berizin, **{nomor: izin.nomor, "Tgl Izin": "2/2/2019"}),
        "keadaan dicatat Berlaku": baris_lama(koperasi, Keadaan="Dibekukan"),
        "sejak Isi sejak kapan": baris_lama(koperasi, Keadaan="Dicabut"),
        "badan_hukum Izin berlaku koperasi ini belum": baris_lama(lain, CABANG),
        "wilayah dicatat kantor di sana": baris_lama(berizin, CABANG, **{"Kabupaten/kota kantor": "Kab. Tasikmalaya"}),
        "mulai sebelum disetujui": baris_lama(berizin, CABANG, **{"Mulai beroperasi": "1/1/2019"}),
        "kantor Isi nama": baris_lama(berizin, CABANG, **{"Nama kantor": ""}),
        "keadaan sudah ditutup": baris_lama(berizin, CABANG, Keadaan="Ditutup"),
    }  # fmt: skip
    pabrik.buat_wilayah("32.06")
    semua = hasil(buat_lembar_lama(*baris.values())).baris
    for harapan, b in zip(baris, semua, strict=True):
        kolom, _, kata = harapan.partition(" ")
        isi = [c.kalimat for c in b.catatan if c.salah and c.kolom == kolom]
        assert isi and re.search(re.escape(kata), isi[0]), (harapan, b.catatan)


def test_baris_kembar_dan_izin_sesudah_aplikasi_dipakai(koperasi):
    nomor = {"Nomor izin atau persetujuan": "518/1/2019"}
    dua = baris_lama(koperasi, **nomor), baris_lama(koperasi, **nomor)
    assert "Nomor yang sama ada di baris 2" in salah(*dua, ke=1)["nomor"]
    lain = baris_lama(koperasi), baris_lama(koperasi)
    assert "sudah disebut di baris 2" in salah(*lain, ke=1)["badan_hukum"]
    cabang = {"Nama kantor": "Cibatu"}
    kantor = baris_lama(koperasi), baris_lama(koperasi, CABANG, **cabang), baris_lama(koperasi, CABANG, **cabang)
    assert "kantor" in salah(*kantor, ke=2) and not salah(*kantor, ke=1)
    pabrik.buat_izin()  # the first that this product issued
    assert "lahir dari permohonan" in salah(baris_lama(koperasi, **{"Tgl Izin": "2/12/2026"}))["tanggal"]


def test_yang_mengunggah_tidak_mengonfirmasi_dan_diam_bukan_ya(koperasi):
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    Penugasan.objects.create(
        pengguna=loket, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEMERIKSA, jabatan="Pemeriksa",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    loket = type(loket).objects.get(pk=loket.pk)
    satu = buat_lembar_lama(baris_lama(koperasi), loket=loket, status="menunggu")
    pemeriksa = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    with pytest.raises(SyaratTidakTerpenuhi, match="belum ditinjau"):
        ALUR_LAMA.jalankan(satu, "konfirmasi", pemeriksa, versi=satu.versi)
    [kurang] = ALUR_LAMA.temuan(satu, "konfirmasi", satu.hari_ini)
    assert ALUR_LAMA.tempat(satu, kurang) == reverse("lama_tinjau", args=[satu.pk])
    satu = tinjau_lama(satu)
    with pytest.raises(PelakuSama, match="Anda sudah"):
        ALUR_LAMA.jalankan(satu, "konfirmasi", loket, versi=satu.versi)
    # What changed after it was looked at is looked at again.
    type(koperasi).objects.filter(pk=koperasi.pk).update(versi=koperasi.versi + 1)
    with pytest.raises(SyaratTidakTerpenuhi, match="tinjau sekali lagi"):
        ALUR_LAMA.jalankan(satu, "konfirmasi", pemeriksa, versi=satu.versi)
    assert not IzinUsaha.objects.exists()


@pytest.mark.parametrize("tulisan", ["Kabupaten Entah", "=1+1", "x" * 150])
def test_wilayah_yang_tidak_dikenal_berada_di_selnya_dan_lembarnya_tetap_terbuka(client, koperasi, tulisan):
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    baris = baris_lama(koperasi, CABANG, **{"Kabupaten/kota kantor": tulisan}), [*baris_lama(koperasi), tulisan]
    satu = buat_lembar_lama(*baris, loket=loket, kepala=(*KEPALA, "Daerah penerbit"))
    assert [{c.kolom for c in b.catatan if c.salah} & {"wilayah", "daerah"} for b in hasil(satu).baris] == [
        {"wilayah"}, {"daerah"}
    ]  # fmt: skip
    client.force_login(loket)
    assert client.get(reverse("lama_pratinjau", args=[satu.pk])).status_code == 200


def test_izin_yang_dicabut_di_sini_tidak_hidup_lagi_sebagai_izin_lama(client, koperasi):
    pabrik.buat_izin_lama(koperasi)
    pabrik.buat_sanksi(koperasi, langkah="pencabutan", status="berlaku")
    assert "dicabut 2 Desember 2026" in salah(baris_lama(koperasi))["keadaan"]
    cabut = {"Keadaan": "Dicabut", "Keadaan sejak": "1/2/2020"}
    assert not salah(baris_lama(koperasi, **cabut)), "what was history before that stays history"
    client.force_login(pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    alamat = reverse("izin_terdahulu", args=[koperasi.pk])
    assert client.get(alamat).status_code == client.post(alamat, {"nomor": "1"}).status_code == 403
    assert koperasi.izin.get().keadaan == "dicabut"


def test_yang_hanya_membetulkan_sel_tidak_mengonfirmasi(client, koperasi):
    pembetul = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    Penugasan.objects.create(
        pengguna=pembetul, instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEMERIKSA, jabatan="Pemeriksa",
        mulai=pabrik.AWAL, dasar="SK",
    )  # fmt: skip
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    satu = buat_lembar_lama(baris_lama(koperasi, **{"Tgl Izin": "1/2/2099"}), loket=loket)
    client.force_login(pembetul)
    alamat = reverse("lama_pratinjau", args=[satu.pk])
    assert client.post(alamat, {"sel-2-tanggal": "1/2/2019"}).status_code == 302
    client.post(alamat, {"sel-2-tanggal": "1/2/2019"})  # nothing mended: no line in the trail
    assert list(satu.jejak.values_list("aksi", "pelaku")) == [("buat", loket.nama), ("betulkan", pembetul.nama)]
    satu.refresh_from_db()
    ALUR_LAMA.jalankan(satu, "ajukan", loket, versi=satu.versi)
    assert client.get(reverse("lama_tinjau", args=[satu.pk])).status_code == 403
    satu = tinjau_lama(satu)
    with pytest.raises(PelakuSama, match="membetulkan 1 sel"):
        ALUR_LAMA.jalankan(satu, "konfirmasi", type(pembetul).objects.get(pk=pembetul.pk), versi=satu.versi)


def test_yang_dikonfirmasi_tercatat_sekali_dengan_jejaknya(koperasi):
    """Two licences, one of them history, a branch that rests on the other, and one that was left out."""
    lama = {"Keadaan": "Diganti izin lain", "Keadaan sejak": "1/2/2019", "Tgl Izin": "5/5/2018"}
    tinggal = pabrik.buat_koperasi(lengkap=False)
    isi = [
        baris_lama(koperasi, **lama), baris_lama(koperasi, CABANG), baris_lama(koperasi, Alamat="Jalan Lain 9"),
        baris_lama(tinggal), baris_lama(tinggal, CABANG), baris_lama(koperasi, Penerbit="", **{"Keadaan": "Dicabut"}),
    ]  # fmt: skip
    satu = tinjau_lama(buat_lembar_lama(*isi, status="menunggu"), b5="Suratnya tidak ditemukan.")
    pemeriksa = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    ALUR_LAMA.jalankan(satu, "konfirmasi", pemeriksa, versi=satu.versi)
    satu.refresh_from_db()
    assert [b["akhir"].partition(":")[0] for b in satu.hasil] == [
        "dicatat", "dicatat", "dicatat", "ditinggalkan", "ditinggalkan", "salah"
    ]  # fmt: skip
    assert satu.hasil[3]["akhir"].endswith("tidak ditemukan.") and "izin koperasinya" in satu.hasil[4]["akhir"]
    assert not BacaanLembarLama.objects.filter(lembar=satu).exists()
    dulu, kini = koperasi.izin.order_by("tanggal")
    assert (dulu.keadaan, kini.keadaan, kini.alamat) == ("diganti", "berlaku", "Jalan Lain 9")
    assert [p.jenis for p in dulu.peristiwa.all()] == ["dicatat", "diganti"]
    assert list(kini.keanggotaan.values_list("pk", flat=True)) == ["32.05"]
    koperasi.refresh_from_db()
    assert koperasi.berizin_sejak == date(2019, 2, 1)
    kantor = JaringanPelayanan.objects.get()
    assert (kantor.status, kantor.terdahulu, kantor.kepala_nama) == ("beroperasi", True, "Dewi Lestari")
    jejak = kantor.jejak.get()
    assert jejak.pengguna == pemeriksa and satu.nomor_perkara in jejak.alasan
    assert izin_belum_dipindai(pemeriksa).count() == 2 and kantor_belum_dipindai(pemeriksa).count() == 1
    # The same sheet again makes nothing twice; what was left out may come back.
    lagi = hasil(buat_lembar_lama(*isi))
    assert [b.akibat for b in lagi.baris[:3]] == ["sudah tercatat"] * 3
    assert [b.nomor for b in lagi.layak] == [5, 6]


def test_kueri_pemeriksaan_lembar_tidak_tumbuh(koperasi):
    def hitung(*baris):
        satu = buat_lembar_lama(*baris)
        with CaptureQueriesContext(connection) as kueri:
            hasil(satu)
        return len(kueri)

    banyak = [baris_lama(pabrik.buat_koperasi(lengkap=False)) for _ in range(15)]
    assert hitung(baris_lama(koperasi)) == hitung(*banyak) <= 12


def test_lembar_di_halaman_dari_unggah_sampai_pindaian(client, koperasi):
    client.force_login(loket := pabrik.buat_pengguna(Peran.LOKET, kode="32.05"))
    isi = lembar_lama(baris_lama(koperasi, Penerbit=""), baris_lama(pabrik.buat_koperasi(lengkap=False)))
    halaman = client.post(reverse("lama_unggah"), {"lembar": isi}, follow=True)
    assert "Isi jabatan pejabat penerbitnya" in halaman.content.decode()
    satu = LembarLama.objects.get()
    client.post(reverse("lama_pratinjau", args=[satu.pk]), {"sel-2-penerbit": "Bupati Garut"})
    assert "Kesalahan" not in client.get(reverse("lama_salah", args=[satu.pk])).content.decode(errors="ignore")
    satu.refresh_from_db()
    ALUR_LAMA.jalankan(satu, "ajukan", loket, versi=satu.versi)
    assert client.get(reverse("lama_tinjau", args=[satu.pk])).status_code == 403
    client.force_login(pemeriksa := pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05"))
    alamat = reverse("lama_tinjau", args=[satu.pk])
    tinjauan = client.get(alamat)
    kirim = {"sidik": tinjauan.context["sidik"], "tinggal-3": "on"}
    tanpa_sebab = client.post(alamat, kirim)
    assert tanpa_sebab.status_code == 422 and "Baris 3: isi alasan ditinggalkan." in tanpa_sebab.content.decode()
    lanjut = client.post(alamat, {**kirim, "sebab-3": "Bukan izin."}, follow=True)
    assert "baris 3: Bukan izin." in lanjut.content.decode()
    satu.refresh_from_db()
    client.post(lanjut.request["PATH_INFO"], {"versi": satu.versi})
    izin = IzinUsaha.objects.get()
    assert "Pindaian belum ada." in client.get(izin.get_absolute_url()).content.decode()
    assert izin.nomor in client.get(reverse("lama_pindaian")).content.decode()
    client.post(reverse("izin_pindaian", args=[izin.pk]), {"pindaian": SimpleUploadedFile("izin.pdf", PDF)})
    assert "Pindaian belum ada." not in client.get(izin.get_absolute_url()).content.decode()
    assert not izin_belum_dipindai(pemeriksa).exists()
    assert client.get(reverse("izin_pindaian", args=[izin.pk])).status_code == 403


def test_bacaan_lembar_yang_dibiarkan_dilupakan_sesudah_masanya(koperasi):
    satu = buat_lembar_lama(baris_lama(koperasi, CABANG))
    retensi = next(r for r in RETENSI if r.kode == "lembar_lama")
    assert retensi.jalankan() == 0
    LembarLama.objects.filter(pk=satu.pk).update(status_sejak=timezone.now() - timedelta(days=91))
    assert retensi.jalankan() == 1
    # The case stays, says that nothing is left of it, and can be closed.
    assert not hasil(satu).baris and ALUR_LAMA.dapat_diubah(satu, satu.dibuat_oleh)
