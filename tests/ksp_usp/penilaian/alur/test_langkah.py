"""Every row of the route, whose matter it is, one result a year."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from aturan.kesehatan import Penilaian, Predikat
from core.perkara.alur import BelumLengkap
from core.perkara.jejak import periksa_rantai
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import PenilaianKesehatan, WilayahAnggota
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.syarat import (
    angka_penilaian,
    bukan_ganda,
    nilai,
    wilayah_penilaian,
)
from tests.ksp_usp.penilaian.alur.bantu import HARI, ambil, jalan, koperasi_baru, tolak, ubah
from tests.pabrik import (
    buat_hasil,
    buat_penilaian,
    buat_wilayah,
    majukan_penilaian,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]

# Every row once


@pytest.mark.parametrize(("aksi", "asal"), [(t.aksi, asal) for t in ALUR_PENILAIAN.baris for asal in t.asal if asal])
def test_setiap_baris_dijalani(aksi, asal):
    # The row of Pasal 20 ayat (2) is of a result that halts, where another post licences than assesses.
    isi = {"predikat": "dalam_pengawasan_khusus"} if aksi == "hentikan" else {}
    p = buat_penilaian(koperasi_baru(anggota=["32.05", "33.74"]) if isi else None, **isi)
    p = majukan_penilaian(p, asal) if asal != "ditugaskan" else p
    t, sebelum = ALUR_PENILAIAN.t(aksi, asal), p.jejak.count()
    konteks = jalan(p, aksi)
    jejak = p.jejak.last()
    assert (ambil(p).status, p.jejak.count()) == (t.ke, sebelum + 1)
    assert (jejak.aksi, jejak.dari, jejak.ke, jejak.pasal) == (aksi, asal, t.ke, str(t.dasar))
    surat = {"tetapkan": ["hasil_penilaian", "ba_penilaian", "kertas_kerja"], "hentikan": ["penghentian"]}
    assert [s.jenis for s in konteks.surat] == surat.get(aksi, [])
    assert list(periksa_rantai()) == []


@pytest.mark.parametrize("aksi", ["kembalikan_isi", "kembalikan", "batalkan"])
def test_kembali_dan_batal_perlu_alasan(aksi):
    p = majukan_penilaian(buat_penilaian(), "siap" if aksi == "kembalikan" else "diperiksa")
    with pytest.raises(BelumLengkap, match="Isi alasan"):
        jalan(p, aksi, alasan=" ")


@pytest.mark.parametrize(
    ("jenis", "predikat", "total"),
    [
        ("ksp", "sehat", "96.50"), ("usp", "cukup_sehat", "75.35"), ("ksp", "cukup_sehat", "73.10"),
        ("usp", "dalam_pengawasan_khusus", "23.90"), ("ksp", "dalam_pengawasan_khusus", "25.40"),
    ],
)  # fmt: skip
def test_hasil_setiap_kategori_dibekukan(jenis, predikat, total):
    koperasi = koperasi_baru(jenis=jenis)
    p = buat_hasil(koperasi, predikat=predikat, per=HARI)
    assert (p.total, p.predikat, p.tanggal_penetapan) == (Decimal(total), predikat, HARI)
    assert p.surat == p.daftar_surat.get(jenis="hasil_penilaian")
    beku = Penilaian.from_dict(p.hasil)
    assert (beku.total, beku.predikat, beku.aturan) == (p.total, Predikat(predikat), "Perdep-06-2016/v1")
    assert beku == nilai(p) and p.hasil["sakelar"]["tabel_1b"] == "pita_atas"
    assert angka_penilaian(p).terpakai == p.laporan.angka
    koperasi.refresh_from_db()
    assert koperasi.dihentikan_sejak == (HARI if predikat == "dalam_pengawasan_khusus" else None)
    jejak = p.jejak.last()
    [tercatat] = [t for t in jejak.temuan if t["kode"] == "penilaian.total"]
    assert Decimal(tercatat["aktual"]["desimal"]) == p.total and Predikat(predikat).label in tercatat["kalimat"]
    # The page that asks the decider to confirm shows this text: the category and not the number alone.
    assert tercatat["aktual_teks"] == f"{total.replace('.', ',')}, {Predikat(predikat).label}"
    assert jejak.salinan["isian"]["laporan"]["kas"] == str(p.laporan.kas)


def test_yang_mengisi_memeriksa_dan_menetapkan_tercatat():
    p = buat_hasil()
    urut = list(
        p.jejak.filter(aksi__in=("selesai_isi", "nyatakan_benar", "tetapkan")).values_list("pengguna", flat=True)
    )
    assert urut == [p.diisi_oleh_id, p.diperiksa_oleh_id, p.ditetapkan_oleh_id]
    assert len(set(urut)) == 3


# Pasal 31 ayat (2): whose matter it is


def test_koperasi_yang_berpindah_wilayah_dinilai_instansi_yang_baru():
    p = buat_penilaian()
    WilayahAnggota.objects.create(koperasi=p.koperasi, wilayah=buat_wilayah("32.73"))
    tetapkan_berwenang(p.koperasi)
    kalimat = tolak(ambil(p))
    assert "dinilai oleh Gubernur Jawa Barat (Pasal 31 ayat (2) huruf b Permen KUKM 15/2015)" in kalimat
    assert "bukan lagi oleh instansi di Kabupaten Garut" in kalimat


def test_koperasi_tanpa_wilayah_keanggotaan_tidak_dapat_dinilai():
    p = buat_penilaian()
    p.koperasi.keanggotaan.all().delete()
    assert "Wilayah keanggotaan koperasi belum diisi" in tolak(p)


@pytest.mark.parametrize(
    ("anggota", "berwenang", "terlihat"),
    [(["32.05"], "32.05", "32.05"), (["32.05", "32.73"], "32", "32.05"), (["32.05", "33.74"], "00", "32.05")],
)
def test_penugasan_berada_pada_instansi_pasal_31(anggota, berwenang, terlihat):
    p = buat_hasil(koperasi_baru(anggota=anggota))
    assert (p.berwenang_id, p.wilayah_id, p.status) == (berwenang, terlihat, "ditetapkan")


def test_kedudukan_di_luar_wilayah_berwenang_terlihat_oleh_yang_berwenang():
    assert wilayah_penilaian(koperasi_baru(kode="33.74", anggota=["32.05", "32.73"])).pk == "32"


# Pasal 31 ayat (6): one result a year, a second one says what it is


def test_dua_tim_untuk_satu_koperasi_dan_tahun_buku():
    p = buat_penilaian()
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_penilaian(p.koperasi, lengkap=False)
    [tim, _] = bukan_ganda(PenilaianKesehatan(koperasi=p.koperasi, tahun_buku=2025), HARI)
    assert tim.kalimat == (
        f"Penilaian lain atas koperasi ini untuk tahun buku 2025 sedang berjalan ({p.nomor_perkara}). Satu tahun buku"
        " satu penilaian: batalkan salah satunya."
    )
    assert buat_penilaian(p.koperasi, 2024, lengkap=False).pk


def test_sesudah_dibatalkan_tim_lain_dapat_ditugaskan():
    p = buat_penilaian()
    jalan(p, "batalkan")
    assert majukan_penilaian(buat_penilaian(p.koperasi), "ditetapkan").predikat == "sehat"


@pytest.mark.parametrize("sifat", ["koreksi", "ulang"])
def test_hasil_kedua_menyebut_yang_terdahulu(sifat):
    lama = buat_hasil()
    tanpa = buat_penilaian(lama.koperasi)
    kalimat = tolak(tanpa)
    assert f"Tahun buku 2025 sudah ditetapkan: {lama.nomor_perkara}, total 96,50, Sehat." in kalimat
    assert "Sebut hasil itu sebagai yang dikoreksi atau dinilai ulang." in kalimat
    baru = majukan_penilaian(ubah(tanpa, mengoreksi=lama, sifat=sifat), "ditetapkan")
    assert baru.surat.mengganti == lama.surat
    assert ambil(lama).status == "ditetapkan"


def test_koreksi_menyebut_hasil_terakhir_dan_bukan_yang_sudah_dikoreksi():
    lama = buat_hasil()
    kedua = buat_hasil(lama.koperasi, mengoreksi=lama, sifat="koreksi")
    ketiga = buat_penilaian(lama.koperasi, mengoreksi=lama, sifat="koreksi")
    assert kedua.nomor_perkara in tolak(ketiga)


def test_koreksi_atas_hasil_tahun_buku_lain_ditolak():
    lama = buat_hasil()
    p = buat_penilaian(lama.koperasi, 2024, mengoreksi=lama, sifat="koreksi")
    assert "Belum ada hasil tahun buku 2024 yang dapat dikoreksi." in tolak(p)


@pytest.mark.parametrize("isi", [{"sifat": "koreksi"}, {"mengoreksi": True}])
def test_basis_data_menolak_sifat_tanpa_hasil_yang_disebut(isi):
    lama = buat_hasil()
    p = buat_penilaian(lama.koperasi)
    isi = {**isi, "mengoreksi": lama} if "mengoreksi" in isi else isi
    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(p, **isi)


@pytest.mark.parametrize(("tahun_buku", "baik"), [(2025, True), (2026, False), (2027, False)])
def test_tahun_buku_yang_belum_berakhir_tidak_dinilai(tahun_buku, baik):
    temuan = bukan_ganda(PenilaianKesehatan(koperasi=koperasi_baru(), tahun_buku=tahun_buku), HARI)
    assert all(t.terpenuhi for t in temuan) is baik
    assert any("belum berakhir" in t.kalimat for t in temuan) is not baik
