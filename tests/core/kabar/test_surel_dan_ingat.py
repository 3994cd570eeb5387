"""Notices by mail as each person chose, without personal data; reminders in bulk: looked at, one by one, once a day."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import KabarPengguna, Pemberitahuan, Pengguna
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
MEJA = "/pemberitahuan/ingatkan/"


def beri_surel(orang, alamat):
    Pengguna.objects.filter(pk=orang.pk).update(email=alamat)
    return orang


@pytest.mark.parametrize(
    ("pilihan", "dapat"),
    [(None, ["kembali"]), ({"penting": "tidak"}, []), ({"penting": "mingguan", "meja": "segera"}, ["tiba"])],
)
def test_surel_mengikuti_pilihan_orangnya_dan_tidak_memuat_data_pribadi(
    pilihan, dapat, django_capture_on_commit_callbacks
):
    pemeriksa = beri_surel(pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05"), "pemeriksa@garut.example")
    beri_surel(pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.06"), "pemeriksa@lain.example")
    if pilihan:
        KabarPengguna.objects.create(pengguna=pemeriksa, **pilihan)
    with django_capture_on_commit_callbacks(execute=True):
        p = pabrik.majukan_izin(pabrik.buat_permohonan(), "diterima")
    with django_capture_on_commit_callbacks(execute=True):
        p = pabrik.majukan_izin(p, "siap")
        p.alur.jalankan(p, "kembalikan", pabrik.buat_pengguna(Peran.PEJABAT), versi=p.versi, alasan="Periksa lagi.")
    kata = {"kembali": "dikembalikan ke meja Anda", "tiba": "tiba di meja Anda"}
    assert [s.to for s in mail.outbox] == [["pemeriksa@garut.example"]] * len(mail.outbox)
    assert [jenis for jenis in kata if any(kata[jenis] in s.body for s in mail.outbox)] == dapat
    nama = [*Pengguna.objects.values_list("nama", flat=True), p.koperasi.nama, "Periksa lagi."]
    assert not [n for s in mail.outbox for n in nama if n in s.body + s.subject]
    assert all(p.nomor_perkara in s.body for s in mail.outbox)


def test_pilihan_surel_disimpan_pada_akun():
    loket = Petugas(Peran.LOKET, "Rina", kode="32.05")
    assert "tersimpan" in loket.kirim("/akun/surel/", penting="mingguan", meja="tidak", hasil="tidak").teks
    assert KabarPengguna.objects.get(pengguna=loket.orang).penting == "mingguan"
    assert loket.pos("/akun/surel/", {"penting": "selalu"}).kode == 422


def lama(urusan, hari=20):
    type(urusan).objects.filter(pk=urusan.pk).update(status_sejak=timezone.now() - timedelta(days=hari))
    return urusan


def test_meja_diingatkan_sesudah_akibatnya_dilihat_dan_tidak_dua_kali_sehari():
    kepala = Petugas(Peran.DINAS_PROVINSI, "Drs. Ujang", kode="32")
    pokja = pabrik.buat_pengguna(Peran.POKJA_PROVINSI, kode="32")
    satu, dua = (lama(pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")) for _ in range(2))
    pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")
    yatim, asing = lama(pabrik.majukan(pabrik.buat_usulan("32.73"), "terseleksi")), lama(pabrik.buat_usulan("33.74"))
    halaman = kepala.buka(f"{MEJA}?jenis=usulan")
    assert satu.nomor_perkara in halaman.teks and asing.nomor_perkara not in halaman.teks
    assert halaman.html.count('name="pilih"') == 3 and kepala.pos(MEJA, {}).kode == 422
    type(pokja).objects.filter(penugasan__instansi__wilayah="32.73").update(is_active=False)
    data = {"pilih": [u.pk for u in (satu, dua, yatim, asing)]}
    periksa = kepala.pos(f"{MEJA}?jenis=usulan", data)
    assert "Kirim 2 pengingat" in periksa.teks and "Mohon ditindaklanjuti" in periksa.teks
    assert "Tidak ada petugas" in periksa.teks and not Pemberitahuan.objects.filter(jenis="ingat")
    for hasil in ("2 berhasil, 1 gagal", "1 gagal, 2 dilewati"):
        assert hasil in kepala.pos(f"{MEJA}?jenis=usulan", data | {"aksi": "kirim"}).teks
    ingat = Pemberitahuan.objects.bagi(Pengguna.objects.get(pk=pokja.pk)).filter(jenis="ingat")
    assert ingat.count() == 2 and kepala.orang.nama not in ingat[0].kalimat
    assert Petugas(Peran.LOKET, "Rina", kode="32.05").kode(MEJA) == 403


def test_koperasi_diingatkan_di_pintunya_atau_lewat_surelnya_sekali_sehari(django_capture_on_commit_callbacks):
    pintu, surel, tanpa, lain = (pabrik.buat_koperasi(kode, lengkap=False) for kode in ("32.05",) * 3 + ("32.06",))
    for k in (pintu, surel, tanpa, lain):
        type(k).objects.filter(pk=k.pk).update(
            berizin_sejak=date(2025, 1, 1), surel="kantor@koperasi.example" if k == surel else ""
        )
    pengurus, loket = pabrik.buat_pengurus(pintu), Petugas(Peran.LOKET, "Rina", kode="32.05")
    alamat = "/laporan/belum/ingatkan/?masa=2026-3"
    assert surel.nama in loket.buka(alamat).teks and lain.nama not in loket.buka(alamat).teks
    data = {"pilih": [k.pk for k in (pintu, surel, tanpa, lain)]}
    assert "Kirim 2 pengingat" in loket.pos(alamat, data).teks and not Pemberitahuan.objects.exists()
    for hasil in ("2 berhasil, 1 gagal", "1 gagal, 2 dilewati"):
        with django_capture_on_commit_callbacks(execute=True):
            assert hasil in loket.pos(alamat, data | {"aksi": "kirim"}).teks
    [kabar] = Pemberitahuan.objects.bagi(pengurus)
    assert "Laporan Triwulan III 2026" in kabar.kalimat and [s.to for s in mail.outbox] == [["kantor@koperasi.example"]]
