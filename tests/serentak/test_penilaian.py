"""Several officers at once on a health assessment, on real PostgreSQL."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError, connection

from core.dasar.izin import Peran
from core.models import Jejak, Nomor, Surat
from core.perkara.jejak import periksa_rantai
from ksp_usp.models import Koperasi, LaporanKeuangan, PenilaianKesehatan
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.syarat import hasil_pada
from tests.pabrik import (
    buat_hasil,
    buat_instansi,
    buat_koperasi,
    buat_pengguna,
    buat_penilai,
    buat_penilaian,
    majukan_penilaian,
)
from tests.serentak.test_keputusan import langkah, satu_menang, serentak

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("surat_ringan"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
JENIS_SURAT = ("ba_penilaian", "kertas_kerja", "hasil_penilaian")


def pejabat():
    return buat_pengguna(Peran.PEJABAT, kode="32.05")


def test_dua_pejabat_menetapkan_hasil_yang_sama():
    p = majukan_penilaian(buat_penilaian(), "siap")
    satu_menang(serentak(*[langkah(p, "tetapkan", pejabat()) for _ in range(3)]))
    p.refresh_from_db()
    assert (p.status, p.total) == ("ditetapkan", Decimal("96.50"))
    assert p.ditetapkan_oleh == p.jejak.last().pengguna == p.surat.diterbitkan_oleh
    for jenis in JENIS_SURAT:
        assert (Surat.objects.filter(jenis=jenis).count(), Nomor.objects.get(jenis=jenis).terakhir) == (1, 1)
    assert list(periksa_rantai()) == []


def test_menetapkan_melawan_mengembalikan():
    p = majukan_penilaian(buat_penilaian(), "siap")
    satu_menang(
        serentak(langkah(p, "tetapkan", pejabat()), langkah(p, "kembalikan", pejabat(), alasan="Angka diragukan."))
    )
    p.refresh_from_db()
    assert Surat.objects.exists() is (p.status == "ditetapkan") is (p.surat is not None) is bool(p.hasil)


def test_dua_tim_ditugaskan_bersamaan_pada_satu_koperasi_dan_tahun():
    koperasi = buat_koperasi(lengkap=False)
    pengawas = [buat_pengguna(Peran.PENGAWAS, kode="32.05") for _ in range(3)]

    def tugaskan(n):
        p = PenilaianKesehatan(
            koperasi=koperasi, tahun_buku=2025, wilayah=koperasi.wilayah, berwenang=koperasi.berwenang,
            nomor_perkara=f"PKS-UJI-{n}",
        )  # fmt: skip
        return ALUR_PENILAIAN.buat(p, pengawas[n])

    hasil = serentak(*[partial(tugaskan, n) for n in range(3)])
    assert sorted(type(h).__name__ for h in hasil) == ["IntegrityError", "IntegrityError", "PenilaianKesehatan"]
    assert all("satu_penilaian_berjalan" in str(h) for h in hasil if isinstance(h, IntegrityError))
    assert PenilaianKesehatan.objects.count() == 1


def test_dua_anggota_tim_menyerahkan_bersamaan():
    tim = [buat_penilai(), buat_penilai()]
    p = buat_penilaian(tim=tim)
    satu_menang(serentak(*[langkah(p, "selesai_isi", anggota) for anggota in tim]))
    p.refresh_from_db()
    assert p.diisi_oleh in tim and p.jejak.filter(aksi="selesai_isi").count() == 1


def test_dua_tahun_buku_ditetapkan_bersamaan_dan_yang_terbaru_menentukan_kegiatan():
    """Pasal 20 ayat (2) follows the result in force, whichever act is written first."""
    for _ in range(4):
        koperasi = buat_koperasi(lengkap=False, pola="syariah")
        lama = majukan_penilaian(buat_penilaian(koperasi, 2024, "dalam_pengawasan_khusus", cara="catat"), "siap")
        baru = majukan_penilaian(buat_penilaian(koperasi, 2025, "sehat", cara="catat"), "siap")
        hasil = serentak(langkah(lama, "tetapkan", pejabat()), langkah(baru, "tetapkan", pejabat()))
        assert not [h for h in hasil if isinstance(h, Exception)], hasil
        koperasi = Koperasi.objects.get(pk=koperasi.pk)
        predikat, tahun_buku, _ = hasil_pada(koperasi, date(2100, 1, 1))
        assert (predikat, tahun_buku, koperasi.dihentikan_sejak) == ("sehat", 2025, None)
        aksi = Jejak.objects.filter(objek_jenis=koperasi._meta.label_lower, objek_id=koperasi.pk).order_by("urutan")
        assert list(aksi.values_list("aksi", flat=True)) in ([], ["hentikan", "pulihkan"])
    assert list(periksa_rantai()) == []


def test_angka_diubah_saat_hasil_ditetapkan():
    """Handed over, the report stands still: a change at the moment of the decision is refused or comes too late."""
    p = majukan_penilaian(buat_penilaian(), "siap")
    ubah = partial(LaporanKeuangan.objects.filter(pk=p.laporan_id).update, kas=Decimal(1))
    ditetapkan, diubah = serentak(langkah(p, "tetapkan", pejabat()), ubah)
    assert not isinstance(ditetapkan, Exception) and isinstance(diubah, DatabaseError)
    p.refresh_from_db()
    assert p.hasil["angka"]["laporan"]["kas"] == str(p.laporan.kas) and p.laporan.kas == Decimal(25_000_000)


def test_koreksi_dan_penilaian_ulang_dimulai_bersamaan():
    lama = buat_hasil()
    buat_instansi("32.05")
    hasil = serentak(
        *[
            partial(buat_penilaian, lama.koperasi, lengkap=False, tim=[], mengoreksi=lama, sifat=s)
            for s in ("koreksi", "ulang")
        ]
    )
    assert sorted(isinstance(h, IntegrityError) for h in hasil) == [False, True]
