"""Periodic reports and what is recorded of a duty."""

from datetime import date, timedelta

from django.utils import timezone

from aturan.simpan_pinjam_2015.laporan import Masa
from core.dasar.izin import Peran
from ksp_usp.models import CatatanKewajiban, LaporanBerkala, LaporanKeuangan
from tests.pabrik.dasar import _urut, buat_pengguna
from tests.pabrik.penilaian import angka_kesehatan


def buat_laporan_berkala(koperasi, tahun_buku=2025, triwulan=0, *, predikat="sehat", angka=None, **isi):
    """A report as filed on the tenth day after its period; `angka` replaces single lines."""
    oleh = buat_pengguna(Peran.LOKET, kode=koperasi.berwenang_id)
    hari = Masa(tahun_buku, triwulan).akhir + timedelta(days=10)
    laporan = LaporanKeuangan.objects.create(
        koperasi=koperasi, tahun_buku=tahun_buku, sumber="berkala", dicatat_oleh=oleh,
        **{**angka_kesehatan(predikat, koperasi.jenis)[0], **(angka or {})},
    )  # fmt: skip
    bawaan = {"tanggal_laporan": hari, "tanggal_ajuan": hari, "kanal": "langsung", "status": "masuk"}
    return LaporanBerkala.objects.create(
        koperasi=koperasi, tahun_buku=tahun_buku, triwulan=triwulan, angka=laporan, wilayah=koperasi.wilayah,
        berwenang=koperasi.berwenang, nomor_perkara=f"LAP-UJI-{next(_urut):05}", status_sejak=timezone.now(),
        dibuat_oleh=oleh, **{**bawaan, **isi},
    )  # fmt: skip


def catat_kewajiban(koperasi, kode, isi, per=date(2026, 1, 1)):
    """What somebody stated of one duty."""
    oleh = buat_pengguna(Peran.PENGAWAS, kode=koperasi.berwenang_id)
    return CatatanKewajiban.objects.create(
        koperasi=koperasi, kode=kode, isi=isi, per=per, sumber="pernyataan", dicatat_oleh=oleh
    )
