"""What a day brings: last days told once for each step, letters without a scan, and one digest a week on Monday."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from aturan.simpan_pinjam_2015.laporan import Masa
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.kabar.harian import jalankan
from core.models import KabarPengguna, Pemberitahuan, Pengguna, Penugasan, Surat
from ksp_usp.laporan.harian import jalankan as jalankan_laporan
from ksp_usp.laporan.ingatkan import pengingat_laporan
from ksp_usp.models import TenggatLaporan
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
J = Pemberitahuan.Jenis


def jenis(orang):
    return list(
        Pemberitahuan.objects.bagi(Pengguna.objects.get(pk=orang.pk)).order_by("pk").values_list("jenis", flat=True)
    )


def test_tenggat_dekat_dan_lewat_diberitahukan_sekali_masing_masing_kepada_yang_memegangnya():
    pabrik.konfirmasi_kalender()
    pejabat, lain = pabrik.buat_pengguna(Peran.PEJABAT), pabrik.buat_pengguna(Peran.PEJABAT, kode="32.06")
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    Pemberitahuan.objects.all().delete()
    for sisa, harap in ((20, []), (1, [J.DEKAT]), (-1, [J.DEKAT, J.LEWAT])):
        pabrik.ubah_kantor(kantor, jatuh_tempo=hari_ini() + timedelta(days=sisa))
        jalankan(timezone.now()), jalankan(timezone.now())
        assert jenis(pejabat) == harap and jenis(lain) == []


def test_surat_tanpa_pindaian_diingatkan_kepada_penerbitnya_sesudah_tiga_hari():
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "terbit")
    surat = p.surat_terakhir("izin_usaha")
    penerbit = surat.diterbitkan_oleh
    jalankan(timezone.now())
    assert J.PINDAI not in jenis(penerbit)
    for _ in range(2):
        jalankan(surat.diterbitkan_pada + timedelta(days=4))
    assert jenis(penerbit).count(J.PINDAI) == 1
    Penugasan.objects.filter(pengguna=penerbit).update(sampai=hari_ini() - timedelta(days=1))
    assert jenis(penerbit) == [] and Surat.objects.count() > 1


def test_laporan_yang_dekat_dan_lewat_diberitahukan_kepada_pengurusnya():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    type(koperasi).objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 5, 20))
    TenggatLaporan.objects.create(
        wilayah=koperasi.berwenang, berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=3, triwulan_hari=10, tahunan_bulan=3, tahunan_hari=31, ditetapkan_oleh="K", nomor_surat="1",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT),
    )  # fmt: skip
    pengurus = pabrik.buat_pengurus(koperasi)
    for hari, harap in ((0, [J.DEKAT]), (0, [J.DEKAT]), (7, [J.DEKAT] * 2), (12, [J.DEKAT, J.DEKAT, J.LEWAT])):
        jalankan_laporan(timezone.now() + timedelta(days=hari))
        assert jenis(pengurus) == harap, hari
    # No article sets the day: whoever tells of it says whose day it is.
    assert all("pemberi izin" in p.kalimat for p in Pemberitahuan.objects.bagi(pengurus))
    koperasi.refresh_from_db()
    [ingat] = pengingat_laporan([koperasi], Masa(2026, 3), None, date(2026, 12, 2))
    assert "tenggat kantor" in ingat.teks and "bukan ketentuan Permen" in ingat.teks


@pytest.mark.parametrize(
    ("dipilih", "pada", "ada"),
    [
        ("2026-11-28", "2026-11-30T00:30+07:00", True),  # Monday at 00.30 in Jakarta
        ("2026-11-28", "2026-11-29T23:30+07:00", False),  # still Sunday there
        ("2026-11-28", "2026-12-02T00:30+07:00", True),  # Monday was missed
        ("2026-12-01", "2026-12-02T00:30+07:00", False),  # chosen in the middle of the week
    ],
)
def test_ringkasan_sekali_seminggu_sejak_senin_tanpa_data_pribadi(
    dipilih, pada, ada, django_capture_on_commit_callbacks
):
    pokja = pabrik.buat_pengguna(Peran.POKJA_PROVINSI, kode="32")
    tanpa = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    for orang, alamat in ((pokja, "pokja@jabar.example"), (tanpa, "loket@garut.example")):
        Pengguna.objects.filter(pk=orang.pk).update(email=alamat)
        KabarPengguna.objects.create(
            pengguna=orang, penting="mingguan", meja="mingguan",
            dipilih_pada=datetime.fromisoformat(f"{dipilih}T10:00+07:00"),
        )  # fmt: skip
    u = pabrik.majukan(pabrik.buat_usulan(), "di_provinsi")
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            jalankan(datetime.fromisoformat(pada))
    # Who has nothing waiting and nothing new gets none.
    assert [s.to for s in mail.outbox] == [["pokja@jabar.example"]] * ada
    if ada:
        isi = mail.outbox[0].body
        assert "Usulan, Diteruskan ke Provinsi: 1" in isi and f"{u.nomor_perkara} tiba di meja Anda" in isi
        assert u.sentra.nama not in isi and not [n for n in Pengguna.objects.values_list("nama", flat=True) if n in isi]
