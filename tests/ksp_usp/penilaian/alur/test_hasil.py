"""What was checked is decided; the result in force; Pasal 20 ayat (2); the work desk."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Jejak
from ksp_usp.models import Koperasi, LaporanKeuangan, PenilaianKesehatan
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.syarat import (
    angka_penilaian,
    hasil_pada,
    nilai,
)
from tests.ksp_usp.penilaian.alur.bantu import PELAKU, ambil, jalan, koperasi_baru, ubah
from tests.pabrik import (
    TOTAL_TERTULIS,
    angka_kesehatan,
    buat_hasil,
    buat_laporan,
    buat_orang,
    buat_pengguna,
    buat_penilai,
    buat_penilaian,
    majukan_penilaian,
    pada,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]

POSTGRES = connection.vendor == "postgresql"


def tetapkan_pada(p, per):
    with pada(per):
        return majukan_penilaian(p, "ditetapkan")


def koperasi_laporan(koperasi):
    """With a report of 2025 that is not last year's sheet, near enough to it that nothing is asked."""
    buat_laporan(koperasi, 2025, kas=Decimal(26_000_000), bank=Decimal(64_000_000))
    return koperasi


def kegiatan(koperasi):
    return list(
        Jejak.objects.filter(objek_jenis=koperasi._meta.label_lower, objek_id=koperasi.pk)
        .order_by("urutan")
        .values_list("aksi", "pasal")
    )


def henti(koperasi):
    return Koperasi.objects.get(pk=koperasi.pk).dihentikan_sejak


# What was checked is what is decided


@pytest.mark.parametrize("status", ["diperiksa", "siap", "ditetapkan"])
def test_angka_tidak_dapat_diubah_sejak_diserahkan(status):
    koperasi = koperasi_baru()
    lalu = buat_laporan(koperasi, 2024, kas=Decimal(24_000_000), tabungan=Decimal(449_000_000))
    p = buat_penilaian(koperasi)
    p = ubah(p, pemeriksaan=buat_laporan(koperasi, sumber="pemeriksaan", kas=p.laporan.kas))
    p = majukan_penilaian(p, status)
    sebab = "menjadi dasar hasil yang sudah ditetapkan" if status == "ditetapkan" else "sedang diperiksa"
    for laporan in (p.laporan, p.pemeriksaan, lalu):
        laporan = LaporanKeuangan.objects.get(pk=laporan.pk)
        assert sebab in laporan.sebab_terkunci and p.nomor_perkara in laporan.sebab_terkunci
        laporan.kas = Decimal(1)
        with pytest.raises(ValidationError, match=sebab):
            laporan.save()
        if POSTGRES:
            with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
                LaporanKeuangan.objects.filter(pk=laporan.pk).update(kas=1)
    assert nilai(ambil(p)).total == nilai(p).total


def test_angka_terbuka_lagi_sesudah_dikembalikan_atau_dibatalkan():
    p = majukan_penilaian(buat_penilaian(), "diperiksa")
    jalan(p, "batalkan")
    laporan = LaporanKeuangan.objects.get(pk=p.laporan_id)
    assert laporan.sebab_terkunci == ""
    laporan.kas += 1
    laporan.save()


@pytest.mark.parametrize("tahun_buku", [2022, 2024, 2026])
def test_laporan_tahun_lain_tetap_terbuka(tahun_buku):
    """Last year's report answers the questions on growth; no other year enters the result."""
    p = buat_hasil()
    laporan = buat_laporan(p.koperasi, tahun_buku)
    assert bool(laporan.sebab_terkunci) is (tahun_buku == 2024)


@pytest.mark.skipif(not POSTGRES, reason="pemicu yang membaca tabel lain hanya pada PostgreSQL")
@pytest.mark.parametrize("status", ["diperiksa", "siap", "ditetapkan"])
def test_basis_data_menahan_jawaban_dan_tim(status):
    p = majukan_penilaian(buat_penilaian(), status)
    for baris in (p.jawaban, p.tim):
        for perbuatan in (lambda b=baris: b.all().delete(), lambda b=baris: b.update(penilaian=p)):
            with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
                perbuatan()
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        p.tim.create(pengguna=buat_penilai())


@pytest.mark.parametrize(
    "isi",
    [
        {"total": 1},
        {"predikat": "sehat"},
        {"hasil": {}},
        {"set_aturan": "lain"},
        {"sakelar": {"x": "y"}},
        {"status": "siap"},
    ],
)
def test_hasil_yang_ditetapkan_tidak_dapat_diubah(isi):
    p = buat_hasil(predikat="cukup_sehat", koperasi=koperasi_baru(jenis="usp"))
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        ubah(p, **isi)
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        PenilaianKesehatan.objects.filter(pk=p.pk)._raw_delete("default")


def test_hasil_dibaca_dari_salinan_bekunya():
    """Whatever becomes of the rows behind it, the result is what was decided."""
    p = buat_hasil()
    p.laporan.kas = p.laporan.bank = Decimal(0)
    assert nilai(p).total == Decimal("96.50")
    assert angka_penilaian(p).laporan["kas"] == angka_kesehatan()[0]["kas"]


# The result in force on a day


def test_hasil_berlaku_sejak_tanggal_penetapannya():
    p = buat_hasil(per=date(2026, 3, 10))
    berlaku = PenilaianKesehatan.objects.berlaku_pada
    assert berlaku(p.koperasi, date(2026, 3, 9)) is None
    assert hasil_pada(p.koperasi, date(2026, 3, 9)) == (None, None, None)
    for per in (date(2026, 3, 10), date(2026, 3, 11), date(2030, 1, 1)):
        assert hasil_pada(p.koperasi, per) == ("sehat", 2025, p)


@pytest.mark.parametrize("sifat", ["koreksi", "ulang"])
def test_hasil_kedua_berlaku_sejak_ditetapkan_dan_tidak_surut(sifat):
    lama = buat_hasil(predikat="dalam_pengawasan", per=date(2026, 3, 10))
    angka = {k: v for k, v in angka_kesehatan("sehat")[0].items() if v != getattr(lama.laporan, k)}
    with pada(date(2026, 6, 1)):
        baru = buat_penilaian(lama.koperasi, predikat="sehat", mengoreksi=lama, sifat=sifat)
        baru = ubah(baru, pemeriksaan=buat_laporan(lama.koperasi, sumber="pemeriksaan", **angka))
    baru = tetapkan_pada(baru, date(2026, 6, 1))
    assert baru.predikat == "sehat"
    assert hasil_pada(lama.koperasi, date(2026, 5, 31))[0] == "dalam_pengawasan"
    assert hasil_pada(lama.koperasi, date(2026, 6, 1)) == ("sehat", 2025, baru)


def test_koreksi_tahun_yang_lebih_lama_tidak_mengganti_hasil_yang_berlaku():
    koperasi = koperasi_baru()
    tua = buat_hasil(koperasi, 2024, per=date(2025, 4, 1))
    kini = buat_hasil(koperasi_laporan(koperasi), 2025, per=date(2026, 4, 1))
    buat_hasil(koperasi, 2024, per=date(2026, 5, 1), mengoreksi=tua, sifat="koreksi")
    assert hasil_pada(koperasi, date(2026, 6, 1)) == ("sehat", 2025, kini)
    assert hasil_pada(koperasi, date(2026, 3, 31)) == ("sehat", 2024, tua)


def test_yang_belum_ditetapkan_dan_yang_dibatalkan_tidak_berlaku():
    p = majukan_penilaian(buat_penilaian(), "siap")
    assert hasil_pada(p.koperasi, date(2030, 1, 1)) == (None, None, None)


# Pasal 20 ayat (2)


@pytest.mark.parametrize("predikat", ["dalam_pengawasan", "cukup_sehat", "sehat"])
def test_hasil_lebih_baik_tahun_berikutnya_memulihkan_kegiatan(predikat):
    koperasi = koperasi_baru(pola="syariah")
    buat_hasil(koperasi, 2024, "dalam_pengawasan_khusus", cara="catat", per=date(2025, 5, 2))
    assert henti(koperasi) == date(2025, 5, 2)
    p = buat_hasil(koperasi, 2025, predikat, cara="catat", per=date(2026, 5, 2))
    assert henti(koperasi) is None
    pasal = "Pasal 20 ayat (2) Permen KUKM 15/2015"
    assert kegiatan(koperasi) == [("hentikan", pasal), ("pulihkan", pasal)]
    kalimat = Jejak.objects.filter(objek_id=koperasi.pk, aksi="pulihkan").get().kalimat
    assert p.nomor_perkara in kalimat and "dapat berjalan lagi" in kalimat


def test_penghentian_tidak_diulang_oleh_hasil_yang_sama_buruknya():
    koperasi = koperasi_baru(pola="syariah")
    for tahun in (2024, 2025):
        buat_hasil(koperasi, tahun, "dalam_pengawasan_khusus", cara="catat", per=date(tahun + 1, 5, 2))
    assert henti(koperasi) == date(2025, 5, 2)
    assert len(kegiatan(koperasi)) == 1


def test_penilaian_ulang_tahun_yang_sama_memulihkan():
    koperasi = koperasi_baru(pola="syariah")
    buruk = buat_hasil(koperasi, 2025, "dalam_pengawasan_khusus", cara="catat", per=date(2026, 3, 2))
    buat_hasil(koperasi, 2025, "dalam_pengawasan", cara="catat", per=date(2026, 8, 2), mengoreksi=buruk, sifat="ulang")
    assert henti(koperasi) is None


def test_koreksi_tahun_lama_tidak_memulihkan_dan_tidak_menghentikan():
    koperasi = koperasi_baru(pola="syariah")
    tua = buat_hasil(koperasi, 2024, "dalam_pengawasan_khusus", cara="catat", per=date(2025, 5, 2))
    buat_hasil(koperasi, 2025, "dalam_pengawasan_khusus", cara="catat", per=date(2026, 5, 2))
    lama = buat_hasil(koperasi, 2024, "sehat", cara="catat", per=date(2026, 6, 2), mengoreksi=tua, sifat="koreksi")
    assert henti(koperasi) == date(2025, 5, 2)
    lain = koperasi_baru(pola="syariah")
    buat_hasil(lain, 2025, "sehat", cara="catat", per=date(2026, 6, 3))
    buat_hasil(lain, 2024, "dalam_pengawasan_khusus", cara="catat", per=date(2026, 6, 4))
    assert (henti(lain), kegiatan(lain), lama.predikat) == (None, [], "sehat")


@pytest.mark.parametrize(("total", "berhenti"), [("50.99", True), ("51", False)])
def test_batas_penghentian(total, berhenti):
    koperasi = koperasi_baru(pola="syariah")
    predikat = "dalam_pengawasan_khusus" if berhenti else "dalam_pengawasan"
    buat_hasil(koperasi, 2025, predikat, cara="catat", total=Decimal(total))
    assert (henti(koperasi) is not None) is berhenti
    assert TOTAL_TERTULIS[predikat] == Decimal(total)


# The work desk


def test_meja_kerja_hanya_tim_dan_bukan_yang_mengisi():
    tim = [buat_penilai(), buat_penilai()]
    p = buat_penilaian(tim=tim)
    lain = buat_penilai()

    def meja():
        return [ALUR_PENILAIAN.antrean(o).filter(pk=p.pk).count() for o in (*tim, lain)]

    assert meja() == [1, 1, 0]
    jalan(p, "selesai_isi", tim[0])
    assert meja() == [0, 1, 1]
    assert ALUR_PENILAIAN.jumlah_antrean(lain) == [("diperiksa", 1)]
    jalan(ambil(p), "kembalikan_isi", lain)
    assert meja() == [1, 1, 0]
    p = ambil(p)
    jalan(p, "selesai_isi", tim[1])
    # Whoever filled it once does not check it, so it does not wait for him.
    assert meja() == [0, 0, 1]
    jalan(ambil(p), "nyatakan_benar", lain)
    assert meja() == [0, 0, 0]
    assert ALUR_PENILAIAN.antrean(buat_pengguna(Peran.PEJABAT, kode="32.05")).get() == p


@pytest.mark.parametrize("banyak", [1, 6])
@pytest.mark.parametrize("aksi", ["selesai_isi", "nyatakan_benar", "tetapkan"])
def test_halaman_tindakan_hemat_kueri_berapa_pun_anggota_timnya(client, django_assert_max_num_queries, aksi, banyak):
    koperasi = koperasi_baru()
    buat_laporan(koperasi, 2024, kas=Decimal(26_000_000), tabungan=Decimal(451_000_000))
    p = buat_penilaian(koperasi, tim=[buat_penilai() for _ in range(banyak)])
    p = ubah(p, pemeriksaan=buat_laporan(koperasi, sumber="pemeriksaan", kas=Decimal(25_000_000)))
    for _ in range(banyak):
        buat_orang(koperasi)
    p = majukan_penilaian(p, {"selesai_isi": "ditugaskan", "nyatakan_benar": "diperiksa", "tetapkan": "siap"}[aksi])
    pelaku = (
        p.tim.first().pengguna
        if aksi == "selesai_isi"
        else buat_pengguna(PELAKU.get(aksi, Peran.PENILAI), kode="32.05")
    )
    client.force_login(pelaku)
    with django_assert_max_num_queries(15):
        halaman = client.get(reverse("tindakan", args=["penilaiankesehatan", p.pk, aksi]))
    assert "Total skor" in halaman.content.decode()
