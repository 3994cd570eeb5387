"""The route at the counter: every row, the right desk, the documents."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Wilayah
from core.perkara.alur import BelumLengkap, SyaratTidakTerpenuhi
from core.perkara.jejak import periksa_rantai
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.models import IzinUsaha, PermohonanIzin
from tests.pabrik import (
    buat_koperasi,
    buat_pengguna,
    buat_permohonan,
    majukan_izin,
    tandai_berkas,
    usulkan,
)
from tests.perizinan.bantu import KURANG, jalan, permohonan_pada, pindahkan_anggota, tolak, usp

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]

SURAT = {
    "terima": "izin_tanda_terima",
    "terima_kelengkapan": "izin_tanda_terima",
    "kirim_kekurangan": "izin_kekurangan",
    "terbitkan_izin": "izin_usaha",
    "cantumkan": "izin_registrasi",
    "tolak": "izin_penolakan",
    "tarik": "izin_penarikan",
}


# Every row once


@pytest.mark.parametrize(("aksi", "asal"), [(t.aksi, asal) for t in ALUR_PERMOHONAN.baris for asal in t.asal if asal])
def test_setiap_baris_dijalani(aksi, asal):
    p = majukan_izin(usp(Decimal(9_000_000)), asal) if aksi == "cantumkan" else permohonan_pada(asal)
    if aksi == "teruskan":
        pindahkan_anggota(p.koperasi, "32.05", "32.73")
    t, sebelum, versi = ALUR_PERMOHONAN.t(aksi, asal), p.jejak.count(), p.versi
    konteks = jalan(p, aksi)
    jejak = p.jejak.last()
    assert (p.status, p.versi, p.jejak.count()) == (t.ke, versi + 1, sebelum + 1)
    assert (jejak.aksi, jejak.dari, jejak.ke, jejak.pasal) == (aksi, asal, t.ke, str(t.dasar))
    assert [s.jenis for s in konteks.surat] == (
        [SURAT[aksi]] if aksi in SURAT and (aksi, asal) != ("tarik", "draf") else []
    )
    assert list(periksa_rantai()) == []


def test_tanggal_ajuan_yang_pertama_dan_tanggal_lengkap_yang_terakhir():
    p = permohonan_pada("kurang")
    lama = date(2026, 1, 5)
    PermohonanIzin.objects.filter(pk=p.pk).update(tanggal_ajuan=lama, lengkap_pada=lama)
    p.refresh_from_db()
    jalan(p, "terima_kelengkapan")
    jalan(p, "nyatakan_lengkap")
    assert (p.tanggal_ajuan, p.lengkap_pada) == (lama, hari_ini())


# The counter


@pytest.mark.parametrize(
    ("rusak", "kalimat"),
    [
        (lambda p: PermohonanIzin.objects.filter(pk=p.pk).update(nomor_surat=""), "Isi nomor dan tanggal surat"),
        (lambda p: PermohonanIzin.objects.filter(pk=p.pk).update(tanggal_surat=None), "Isi nomor dan tanggal surat"),
        (
            lambda p: PermohonanIzin.objects.filter(pk=p.pk).update(tanggal_surat=hari_ini() + timedelta(1)),
            "Tanggal surat permohonan tidak boleh sesudah hari ini",
        ),
        (lambda p: type(p.koperasi).objects.update(alamat=""), "Isi alamat koperasi"),
        (lambda p: p.koperasi.orang.filter(golongan="pengawas").delete(), "satu pengurus dan satu pengawas"),
        (lambda p: p.koperasi.orang.filter(golongan="pengurus").delete(), "satu pengurus dan satu pengawas"),
        (lambda p: p.koperasi.orang.update(berhenti=hari_ini()), "satu pengurus dan satu pengawas"),
        (lambda p: p.koperasi.keanggotaan.all().delete(), "Wilayah keanggotaan menurut anggaran dasar belum diisi"),
    ],
)
def test_loket_tidak_menerima_permohonan_yang_belum_cukup(rusak, kalimat):
    p = permohonan_pada("draf")
    rusak(p)
    p = PermohonanIzin.objects.get(pk=p.pk)
    assert kalimat in tolak(SyaratTidakTerpenuhi, p, "terima")


def test_tanggal_surat_hari_ini_diterima():
    p = buat_permohonan(tanggal_surat=hari_ini())
    jalan(p, "terima")
    assert p.status == "diterima"


def test_permohonan_tanpa_satu_pun_berkas_tetap_diterima_loket():
    p = buat_permohonan(lengkap=False)
    jalan(p, "terima")
    assert p.status == "diterima"


@pytest.mark.parametrize("lewat", [1, 0])
def test_kode_wilayah_yang_sudah_berakhir(lewat):
    p = permohonan_pada("draf")
    Wilayah.objects.filter(pk="32.05").update(berlaku_sampai=hari_ini() - timedelta(lewat))
    p = PermohonanIzin.objects.get(pk=p.pk)
    if not lewat:
        jalan(p, "terima")
        assert p.status == "diterima"
    else:
        kalimat = tolak(SyaratTidakTerpenuhi, p, "terima")
        assert "Wilayah Kabupaten Garut (32.05) sudah tidak berlaku. Ganti dengan wilayah penggantinya" in kalimat


def test_wilayah_anggota_yang_berakhir_sesudah_diterima_menahan_izin():
    p = majukan_izin(buat_permohonan(buat_koperasi(anggota=["32.05", "32.06"])), "siap")
    Wilayah.objects.filter(pk="32.06").update(berlaku_sampai=hari_ini() - timedelta(1))
    assert "Kabupaten Tasikmalaya (32.06) sudah tidak berlaku" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


# The right desk


def test_meja_yang_salah_disebut_beserta_yang_berwenang_lalu_diteruskan_sampai_menteri():
    koperasi = buat_koperasi(anggota=["32.05", "32.73"])
    p = buat_permohonan(koperasi, berwenang="32.05")
    kalimat = tolak(SyaratTidakTerpenuhi, p, "terima")
    assert "Pasal 6 ayat (4) huruf b" in kalimat and "teruskan kepada Gubernur Jawa Barat" in kalimat
    jalan(p, "teruskan")
    assert (p.berwenang_id, p.wilayah_id, p.status) == ("32", "32.05", "draf")
    jalan(p, "terima")
    pindahkan_anggota(koperasi, "32.05", "33.74")
    p = PermohonanIzin.objects.get(pk=p.pk)
    assert "teruskan kepada Menteri" in tolak(SyaratTidakTerpenuhi, p, "nyatakan_lengkap")
    jalan(p, "teruskan")
    assert (p.berwenang_id, p.wilayah_id, p.status) == ("00", "32.05", "draf")
    jalan(p, "terima", buat_pengguna(Peran.LOKET, kode="00"))
    assert [s.instansi.wilayah_id for s in p.daftar_surat] == ["32", "00"]


def test_kedudukan_di_luar_provinsi_anggotanya_diputus_gubernur_anggota():
    koperasi = buat_koperasi("33.74", anggota=["32.05", "32.73"])
    p = buat_permohonan(koperasi, berwenang="33.74")
    jalan(p, "teruskan")
    # Its region is then the authority itself, so that everybody there sees it.
    assert (p.berwenang_id, p.wilayah_id) == ("32", "32")
    loket = buat_pengguna(Peran.LOKET, kode="32")
    assert ALUR_PERMOHONAN.antrean(loket).get() == p
    assert PermohonanIzin.objects.terlihat_oleh(loket).get() == p
    izin = IzinUsaha.objects.get(permohonan=majukan_izin(p, "terbit"))
    assert (izin.penerbit_id, izin.penerbit_sebutan, izin.lingkup) == ("32", "Gubernur Jawa Barat", "provinsi")


def test_kedudukan_dan_anggota_di_dua_kabupaten_diputus_yang_di_wilayah_anggota():
    p = buat_permohonan(buat_koperasi("32.05", anggota=["32.06"]), berwenang="32.05")
    assert "teruskan kepada Bupati Tasikmalaya" in tolak(SyaratTidakTerpenuhi, p, "terima")
    jalan(p, "teruskan")
    assert (p.berwenang_id, p.wilayah_id) == ("32.06", "32.06")
    izin = IzinUsaha.objects.get(permohonan=majukan_izin(p, "terbit"))
    assert (izin.penerbit_sebutan, izin.kedudukan_id) == ("Bupati Tasikmalaya", "32.05")


def test_yang_sudah_di_meja_yang_benar_tidak_diteruskan():
    p = permohonan_pada("draf")
    assert "sudah berada pada yang berwenang" in tolak(SyaratTidakTerpenuhi, p, "teruskan")


def test_meja_berikut_memeriksa_dari_awal():
    p = majukan_izin(buat_permohonan(), "lengkap")
    usulkan(p)
    pindahkan_anggota(p.koperasi, "32.05", "32.73")
    jalan(p, "teruskan")
    assert (p.pemeriksaan.count(), p.usul, p.usul_catatan, p.lengkap_pada) == (0, "", "", None)


def test_wilayah_anggota_yang_berubah_sesudah_usul_menahan_putusan():
    p = permohonan_pada("siap")
    pindahkan_anggota(p.koperasi, "32.05", "32.73")
    for aksi in ("terbitkan_izin", "tolak"):
        assert "Gubernur Jawa Barat" in tolak(SyaratTidakTerpenuhi, PermohonanIzin.objects.get(pk=p.pk), aksi)


# Documents, one by one


@pytest.mark.parametrize("huruf", "abcdef")
def test_lima_dari_enam_berkas_belum_lengkap(huruf):
    p = permohonan_pada("diterima")
    penilaian = tandai_berkas(p, **{f"7{huruf}": KURANG})
    kalimat = tolak(BelumLengkap, p, "nyatakan_lengkap", penilaian=penilaian)
    assert f"belum ada atau belum sesuai ({KURANG})" in kalimat
    jalan(p, "kirim_kekurangan", penilaian=penilaian)
    assert p.status == "kurang"


@pytest.mark.parametrize("aksi", ["nyatakan_lengkap", "kirim_kekurangan"])
@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({}, "belum diperiksa"),
        ({"7e": {"hasil": ""}}, "rekening atas nama koperasi: belum diperiksa"),
        ({"7e": {"hasil": "mungkin"}}, "rekening atas nama koperasi: belum diperiksa"),
        ({"7e": {"hasil": "tidak", "catatan": "  "}}, "ditandai belum ada tanpa catatan. Tulis apa yang kurang"),
    ],
)
def test_setiap_berkas_harus_ditandai(aksi, ubah, kalimat):
    p = permohonan_pada("diterima")
    penilaian = {**tandai_berkas(p, **{"7a": KURANG} if aksi == "kirim_kekurangan" else {})}
    penilaian = {kode: isi | ubah.get(kode, {}) for kode, isi in penilaian.items()} if ubah else {}
    assert kalimat in tolak(BelumLengkap, p, aksi, penilaian=penilaian)


def test_daftar_kekurangan_perlu_kekurangan():
    p = permohonan_pada("diterima")
    kalimat = tolak(BelumLengkap, p, "kirim_kekurangan", penilaian=tandai_berkas(p))
    assert "Tidak ada berkas yang ditandai kurang" in kalimat


@pytest.mark.parametrize(("beda", "boleh"), [(-1, False), (0, False), (1, True)])
def test_tanggal_kelengkapan_harus_sesudah_hari_ini(beda, boleh):
    p = permohonan_pada("diterima", kelengkapan_sampai=hari_ini() + timedelta(beda))
    if boleh:
        jalan(p, "kirim_kekurangan")
        assert p.status == "kurang"
    else:
        assert "pilih tanggal sesudah hari ini, atau kosongkan" in tolak(SyaratTidakTerpenuhi, p, "kirim_kekurangan")
