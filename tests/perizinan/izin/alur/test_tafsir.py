"""No invented gate: what rests on a reading warns and asks a reason, what rests on the text blocks (Pasal 4, 7, 17).

And a state is checked on every later edge: no licence and no change that widens while Pasal 20 ayat (2) halts.
"""

from datetime import date
from decimal import Decimal

import pytest

from aturan.bahasa import PENGENDALIAN
from core.perkara.alur import BelumLengkap, SyaratTidakTerpenuhi
from core.perkara.terbuka import terbuka
from ksp_usp.models import Koperasi
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.surat import tidak_terpenuhi
from perizinan.izin.syarat import batas_kelengkapan, isian_cukup, register_tetap, yang_terbuka
from perizinan.models import PemeriksaanBerkas, PermohonanIzin
from tests.pabrik import buat_izin, buat_izin_lama, buat_koperasi, buat_permohonan, majukan_izin, usulkan
from tests.perizinan.bantu import jalan, tolak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]
LUAS = {"keanggotaan_baru": ["32.05", "32.73"]}


def jawab(p, hasil):
    """Every open question of the desk answered alike."""
    for kode in terbuka(yang_terbuka(p)):
        isi = {"hasil": hasil, "catatan": "Surat keterangan bank.", "oleh": p.dibuat_oleh}
        PemeriksaanBerkas.objects.update_or_create(permohonan=p, butir=kode, defaults=isi)


def perubahan(**isi):
    """A complete change of a licence of Rp15 juta."""
    izin, meja = buat_izin(), "32" if isi == LUAS else "32.05"
    return buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, berwenang=meja, **isi)


def kurang(p, **isi):
    PermohonanIzin.objects.filter(pk=p.pk).update(**isi)
    return majukan_izin(PermohonanIzin.objects.get(pk=p.pk), "lengkap")


@pytest.mark.parametrize(
    ("buat", "isi"),
    [
        (buat_permohonan, {"bank": "lain", "bank_lain": "BPR Garut Sejahtera"}),
        (lambda: perubahan(**LUAS), {"modal_disetor": Decimal(74_999_999)}),
        (lambda: perubahan(**LUAS), {"modal_disetor": None}),
    ],
)
@pytest.mark.parametrize("hasil", ["ya", "tidak"])
def test_tafsir_menunggu_jawaban_dengan_alasan_dan_tidak_menghalangi(buat, isi, hasil):
    p = kurang(buat(), **isi)
    assert "belum di" in tolak(BelumLengkap, p, "selesai_periksa")
    jawab(p, hasil)
    jalan(p, "selesai_periksa")
    assert "Surat keterangan bank." in str(p.jejak.last().penilaian)
    if hasil == "ya":
        jalan(p, "terbitkan_izin")
        assert p.status == "terbit"
    else:
        assert ": Surat keterangan bank." in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


@pytest.mark.parametrize("hasil", ["ya", "tidak"])
def test_usp_menjadi_ksp_lewat_perubahan_dinilai_seorang_pemeriksa(hasil):
    """Pasal 11 to 13 and 17 are not tested on a change: whether this is a founding a person says, with a reason."""
    izin = buat_izin_lama(buat_koperasi(jenis="usp"), modal_disetor=Decimal(15_000_000))
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, jenis_baru="ksp")
    p = majukan_izin(p, "lengkap")
    assert "belum dijawab" in tolak(BelumLengkap, p, "selesai_periksa")
    assert tidak_terpenuhi(p, p.tanggal_hukum) == []
    [tanya] = yang_terbuka(p)
    assert "Pasal 11 sampai 13" in tanya.kalimat and "Pasal 17" in tanya.kalimat
    jawab(p, hasil)
    jalan(p, "selesai_periksa")
    if hasil == "ya":
        jalan(p, "terbitkan_izin")
        assert (p.izin.jenis, p.izin.koperasi.izin.count()) == ("ksp", 2)
    else:
        assert "USP menjadi KSP" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")
        assert [t.hasil.name for t in tidak_terpenuhi(p, p.tanggal_hukum)] == ["TIDAK"]


@pytest.mark.parametrize(("semula", "ubah"), [("ksp", {"jenis_baru": "usp"}), ("usp", {"nama_baru": "Koperasi Baru"})])
def test_perubahan_lain_tidak_ditanya_tentang_pendirian(semula, ubah):
    izin = buat_izin_lama(buat_koperasi(jenis=semula), modal_disetor=Decimal(15_000_000))
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, **ubah)
    assert yang_terbuka(p) == []


def test_modal_pendirian_tetap_menghalangi_izin_baru():
    p = kurang(buat_permohonan(), modal_disetor=Decimal(14_999_999))
    jawab(p, "ya")
    jalan(p, "selesai_periksa")
    assert "Pasal 17 ayat (2) huruf a" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


def test_buku_registrasi_tidak_meminta_berkas_surat_atau_orang():
    """Pasal 4 ayat (3) names the capital: nothing that it does not name stands in the way."""
    koperasi = buat_koperasi(jenis="usp", lengkap=False)
    p = buat_permohonan(koperasi, lengkap=False, modal_disetor=Decimal(14_999_999), nomor_surat="", tanggal_surat=None)
    for aksi in ("terima", "nyatakan_lengkap"):
        jalan(p, aksi, penilaian={})
    jalan(p, "selesai_periksa", penilaian=usulkan(p, "daftar"))
    jalan(p, "cantumkan")
    assert p.status == "terdaftar" and p.registrasi.surat is not None


def hentikan(p):
    Koperasi.objects.filter(pk=p.koperasi_id).update(dihentikan_sejak=date(2026, 11, 1))
    return PermohonanIzin.objects.get(pk=p.pk)


@pytest.mark.parametrize("aksi", ["terima", "nyatakan_lengkap", "selesai_periksa", "terbitkan_izin"])
@pytest.mark.parametrize("ubah", [LUAS, {"jenis_baru": "usp"}, {"bentuk_baru": "sekunder"}])
def test_dihentikan_menahan_perluasan_pada_tiap_langkah(aksi, ubah):
    t = next(t for t in ALUR_PERMOHONAN.baris if t.aksi == aksi)
    p = perubahan(**ubah)
    if t.dari != "draf":
        p = majukan_izin(p, "lengkap" if t.dari == "siap" else t.dari)
    if t.dari == "siap":
        jawab(p, "ya")
        jalan(p, "selesai_periksa")
    p = hentikan(p)
    ditahan = BelumLengkap if aksi == "selesai_periksa" else SyaratTidakTerpenuhi
    assert "dihentikan sementara sejak 1 November 2026" in tolak(ditahan, p, aksi)
    if t.dari == "siap":
        jalan(p, "tolak", alasan="Kegiatan dihentikan, Pasal 20 ayat (2).")
        assert p.status == "ditolak"


@pytest.mark.parametrize(
    "ubah",
    [{"nama_baru": "KSP Baru"}, {"modal_berubah": True}, {"keanggotaan_baru": ["32.05"]}, {"jenis_baru": "ksp"}],
)
def test_dihentikan_tidak_menahan_yang_tidak_memperluas(ubah):
    p = hentikan(perubahan(**ubah))
    assert jalan(p, "terima").t.ke == "diterima"


@pytest.mark.parametrize("aksi", ["terima", "nyatakan_lengkap", "selesai_periksa", "terbitkan_izin"])
def test_dihentikan_menahan_izin_baru_pada_tiap_langkah(aksi):
    dari = next(t.dari for t in ALUR_PERMOHONAN.baris if t.aksi == aksi)
    p = buat_permohonan()
    p = hentikan(majukan_izin(p, dari) if dari != "draf" else p)
    ditahan = BelumLengkap if aksi == "selesai_periksa" else SyaratTidakTerpenuhi
    assert "dihentikan sementara sejak 1 November 2026" in tolak(ditahan, p, aksi)


@pytest.mark.parametrize("hasil", ["ya", "tidak"])
def test_dihentikan_meminta_alasan_sebelum_buku_registrasi(hasil):
    """Pasal 4 ayat (3) names the capital: a halt bars no entry, and nobody passes over it in silence."""
    p = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(14_999_999))
    p = majukan_izin(hentikan(p), "lengkap")
    assert "dijawab" in tolak(BelumLengkap, p, "selesai_periksa")
    jawab(p, hasil)
    jalan(p, "selesai_periksa")
    if hasil == "ya":
        jalan(p, "cantumkan")
        assert p.status == "terdaftar"
    else:
        assert "tidak diterima" in tolak(SyaratTidakTerpenuhi, p, "cantumkan")
        jalan(p, "tolak", alasan="Kegiatannya dihentikan.")
        assert p.status == "ditolak"


def test_dihentikan_sesudah_diperiksa_menahan_buku_registrasi():
    p = hentikan(majukan_izin(buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(14_999_999)), "siap"))
    assert "dihentikan sementara" in tolak(SyaratTidakTerpenuhi, p, "cantumkan")


def test_wilayah_di_dalam_provinsi_yang_sudah_disebut_bukan_perluasan():
    izin = buat_izin(buat_koperasi(anggota=["32"]))
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, **LUAS)
    assert jalan(hentikan(p), "terima").t.ke == "diterima"


def test_pengendalian_sendiri_tidak_menyebut_pasal():
    """No article asks for an address, for a day that lies ahead, for the register as it was examined."""
    p = majukan_izin(buat_permohonan(), "siap")
    Koperasi.objects.filter(pk=p.koperasi_id).update(alamat="", nama="KSP Lain")
    PermohonanIzin.objects.filter(pk=p.pk).update(kelengkapan_sampai=p.hari_ini, tanggal_surat=date(2099, 1, 1))
    p = PermohonanIzin.objects.get(pk=p.pk)
    temuan = [t for g in (register_tetap, isian_cukup, batas_kelengkapan) for t in g(p, p.hari_ini)]
    sendiri = {t.kode.removeprefix("permohonan.") for t in temuan if t.dasar == PENGENDALIAN}
    assert sendiri == {"register", "alamat", "kelengkapan_sampai", "tanggal_surat"}
    assert {str(t.dasar) for t in temuan if t.dasar != PENGENDALIAN} == {"Pasal 7 Permen KUKM 15/2015"}
