"""The figures of health: each against SQL of its own and against the list that it leads to."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from core.dasar.izin import Peran
from ksp_usp.models import Koperasi, PenilaianKesehatan
from ksp_usp.penilaian.dasbor import bagian
from ksp_usp.penilaian.terbuka import hitungan
from perizinan.models import IzinUsaha, PeristiwaIzin
from tests.bantu_dasbor import baris, lingkup, nilai, sahih, selisih_daftar, semua_sudut
from tests.pabrik import buat_hasil_penilaian, buat_izin_lama, buat_koperasi, buat_pengguna, buat_wilayah

pytestmark = pytest.mark.django_db
KATEGORI = ("sehat", "cukup_sehat", "dalam_pengawasan", "dalam_pengawasan_khusus")


def cabut(koperasi, hari):
    izin = koperasi.izin.get()
    PeristiwaIzin.objects.create(izin=izin, jenis="dicabut", tanggal=hari, oleh=izin.dicatat_oleh)
    IzinUsaha.objects.filter(pk=izin.pk).update(keadaan="dicabut")
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=None)


def berizin(kode="32.05", sejak=date(2019, 2, 1), **isi):
    koperasi = buat_koperasi(kode, lengkap=False, **isi)
    buat_izin_lama(koperasi, tanggal=sejak)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=sejak)
    koperasi.refresh_from_db()
    return koperasi


@pytest.fixture
def negeri():
    """Assessed once and twice, corrected, moved, never; licensed too late, revoked before and in the year, without."""
    tetap, naik, turun, dua, pindah, belum, muda, lama, tahun_ini, lain, lintas = (
        *(berizin() for _ in range(6)), berizin(sejak=date(2026, 1, 5)), berizin(), berizin(), berizin("32.06"),
        berizin("32.05", anggota=["32.05", "33.74"]),
    )  # fmt: skip
    for koperasi, lalu, kini in (
        (tetap, "sehat", "sehat"), (naik, "dalam_pengawasan", "cukup_sehat"),
        (turun, "sehat", "dalam_pengawasan_khusus"), (lain, "cukup_sehat", "sehat"), (lama, "sehat", "sehat"),
    ):  # fmt: skip
        buat_hasil_penilaian(koperasi, lalu, 2024)
        buat_hasil_penilaian(koperasi, kini, 2025)
    pertama = buat_hasil_penilaian(dua, "sehat", 2025)
    buat_hasil_penilaian(dua, "cukup_sehat", 2025, sifat="koreksi", mengoreksi=pertama, alasan_koreksi="Salah hitung.")
    sama = buat_hasil_penilaian(pindah, "sehat", 2025, tanggal_penetapan=date(2026, 6, 1))
    buat_hasil_penilaian(
        pindah, "dalam_pengawasan", 2025, tanggal_penetapan=date(2026, 6, 2), sifat="ulang", mengoreksi=sama,
        alasan_koreksi="Diperbaiki.",
    )  # fmt: skip
    pindah.wilayah = buat_wilayah("32.06")
    pindah.save()
    buat_hasil_penilaian(belum, "sehat", 2024)
    buat_hasil_penilaian(muda, "sehat", 2025)
    PenilaianKesehatan.objects.filter(pk=buat_hasil_penilaian(lintas, "sehat", 2025).pk).update(status="siap")
    buat_hasil_penilaian(buat_koperasi(lengkap=False), "sehat", 2025)
    cabut(lama, date(2024, 12, 31))
    cabut(tahun_ini, date(2025, 1, 1))


HASIL_SQL = """
WITH pegang AS (
    SELECT i.koperasi_id FROM perizinan_izinusaha i
    WHERE i.tanggal <= %(akhir)s AND NOT EXISTS (
        SELECT 1 FROM perizinan_peristiwaizin p
        WHERE p.izin_id = i.id AND p.jenis IN ('dicabut', 'diganti') AND p.tanggal < %(awal)s)),
hasil AS (
    SELECT koperasi_id, predikat, ROW_NUMBER() OVER (
        PARTITION BY koperasi_id ORDER BY tanggal_penetapan DESC, id DESC) AS n
    FROM ksp_usp_penilaiankesehatan
    WHERE status = 'ditetapkan' AND tahun_buku = %(tahun)s AND tanggal_penetapan <= %(sampai)s)
SELECT k.id, k.wilayah_id, COALESCE(h.predikat, 'belum')
FROM ksp_usp_koperasi k LEFT JOIN hasil h ON h.koperasi_id = k.id AND h.n = 1
WHERE k.id IN (SELECT koperasi_id FROM pegang) AND k.wilayah_id LIKE %(di)s
  AND (k.wilayah_id LIKE %(kantor)s OR k.berwenang_id LIKE %(kantor)s)
"""


def hasil_sql(tahun, **pola):
    return baris(HASIL_SQL, tahun=tahun, awal=date(tahun, 1, 1), akhir=date(tahun, 12, 31), **pola)


def test_angka_kesehatan_sama_dengan_sql_dan_daftar(negeri):
    for nama, pengguna, _, hasil, pola in semua_sudut(bagian):
        isi, kini, lalu = nilai(hasil), hasil_sql(2025, **pola), hasil_sql(2024, **pola)
        jumlah = Counter(predikat for *_, predikat in kini)
        semua = (*KATEGORI, "belum")
        assert tuple(isi[f"kesehatan.{p}"] for p in semua) == tuple(jumlah[p] for p in semua), nama
        assert {a.penyebut for a in hasil.angka} == {len(kini)}, nama
        assert isi["kesehatan.tahun", "2024"] == tuple(sum(x == p for *_, x in lalu) for p in semua), nama
        dahulu = {pk: p for pk, _, p in lalu}
        pasang = Counter((dahulu.get(pk, "belum"), p) for pk, _, p in kini)
        for baris_lalu, kata in zip(KATEGORI, ("Sehat", "Cukup Sehat", "Dalam Pengawasan"), strict=False):
            assert isi["kesehatan.pindah", kata] == tuple(pasang[baris_lalu, p] for p in KATEGORI), nama
        for _, baris_anak in ((k, v) for k, v in isi.items() if k[0] == "kesehatan.wilayah"):
            dinilai = sum(baris_anak[1:5])
            assert baris_anak[0] == (round(Decimal(100 * baris_anak[1]) / dinilai, 1) if dinilai else None), nama
        assert selisih_daftar(hasil, pengguna) == [], nama
        sahih(hasil)


def test_yang_harus_dinilai_ialah_yang_berizin_dalam_tahun_buku(negeri):
    """Of eleven licences in Garut and one next door: one came too late, one ended before; the correction counts, and
    of two results the later."""
    dinas = buat_pengguna(Peran.DINAS_PROVINSI, kode="32")
    hasil = bagian(lingkup(dinas, "32"))
    isi = nilai(hasil)
    assert [isi[f"kesehatan.{p}"] for p in (*KATEGORI, "belum")] == [2, 2, 1, 1, 3]
    assert isi["kesehatan.wilayah", "Kabupaten Tasikmalaya"] == (50, 1, 0, 1, 0, 0)
    [pindah] = [t for t in hasil.tabel if t.kode == "kesehatan.pindah"]
    assert pindah.judul == "Dari 2024 ke 2025: 2 naik, 1 turun, 1 tetap"
    sehat = nilai(bagian(lingkup(dinas, "32", (date(2026, 1, 1), date(2026, 6, 1)))))
    assert [sehat[f"kesehatan.{p}"] for p in ("sehat", "dalam_pengawasan")] == [3, 0]


def test_keempat_kata_pasal_31_dan_tidak_ada_kelima(negeri):
    hasil = bagian(lingkup(buat_pengguna(Peran.DINAS_KABKOTA), "32.05"))
    kata = ("Sehat", "Cukup Sehat", "Dalam Pengawasan", "Dalam Pengawasan Khusus", "Belum dinilai")
    assert tuple(a.judul for a in hasil.angka) == kata
    assert hasil.tabel[0].kolom == kata


def test_data_terbuka_menghitung_koperasi_yang_sama(negeri):
    """Revoked since, assessed without a licence: in the open data as on the dashboard of the country."""
    isi = nilai(bagian(lingkup(buat_pengguna(Peran.VERIFIKATOR, kode="00"), "00")))
    terbuka = hitungan()
    for tahun in (2024, 2025):
        assert isi["kesehatan.tahun", str(tahun)] == tuple(map(sum, zip(*terbuka[tahun].values(), strict=True)))


@pytest.mark.parametrize(
    ("jumlah", "kata"),
    [
        ({"32.05": (1, 0)}, "Yang dinilai hanya di Kabupaten Garut: 1 dari 1 Sehat"),
        ({"32.05": (1, 1), "32.06": (2, 2)}, "Bagian Sehat sama di 2 kabupaten/kota yang punya hasil: 50%"),
        (
            {"32.05": (1, 0), "32.06": (1, 2)},
            "Bagian Sehat tertinggi di Kabupaten Garut (1 dari 1), terendah di Kabupaten Tasikmalaya (1 dari 3)",
        ),
    ],
)
def test_judul_bagian_sehat_menyebut_dari_berapa(jumlah, kata):
    for kode, banyak in jumlah.items():
        for predikat, n in zip(("sehat", "dalam_pengawasan"), banyak, strict=True):
            for _ in range(n):
                buat_hasil_penilaian(berizin(kode), predikat, 2025)
    hasil = bagian(lingkup(buat_pengguna(Peran.DINAS_PROVINSI, kode="32"), "32"))
    assert [t.judul for t in hasil.tabel if t.kode == "kesehatan.wilayah"] == [kata]
