"""While the counter fills a form, what nobody wrote down is not filled in yet: no lack, and nothing fulfilled."""

import pytest
from django.urls import reverse

from aturan.bahasa import Hasil
from core.dasar.izin import Peran
from perizinan.izin.tugas import temuan_isian as temuan_izin_isian
from perizinan.izin.views.permohonan import temuan_syarat
from perizinan.kantor.syarat import temuan_kantor
from perizinan.kantor.tugas import temuan_isian as temuan_kantor_isian
from tests import pabrik

pytestmark = pytest.mark.django_db
KOSONG = {"visi": "", "misi": "", "tujuan": "", "ada_unit_lain": None, "tanggal_badan_hukum": None, "alamat": ""}


def hasil(temuan):
    return {t.kode: t.hasil for t in temuan}


def test_permohonan_baru_belum_diisi_bukan_tidak_terpenuhi():
    p = pabrik.buat_permohonan(pabrik.buat_koperasi(lengkap=False, **KOSONG), lengkap=False)
    isi = hasil(temuan_izin_isian(p, temuan_syarat(p), []))
    assert set(isi.values()) == {Hasil.BELUM_DIISI, Hasil.TERPENUHI}
    assert {isi[k] for k in ("izin.visi", "izin.bank", "izin.berkas_7c", "modal.ksp_primer_kabkota")} == {
        Hasil.BELUM_DIISI
    }


def test_berkas_yang_sudah_masuk_menunggu_pemeriksa_dan_tidak_disebut_belum_diisi():
    p = pabrik.buat_permohonan()
    isi = hasil(temuan_izin_isian(p, temuan_syarat(p), [b.butir for b in p.daftar_berkas]))
    assert isi["izin.berkas_7c"] is Hasil.PERLU_PENILAIAN


@pytest.mark.parametrize("jenis", ["kc", "kcp", "kk"])
def test_kantor_baru_belum_diisi_kecuali_yang_tercatat_di_tempat_lain(jenis):
    """That the koperasi has no health result or no branch is on record elsewhere: it is lacking, not unfilled."""
    k = pabrik.buat_kantor(jenis=jenis, lengkap=False, alamat="")
    isi = hasil(temuan_kantor_isian(k, temuan_kantor(k, k.tanggal_hukum)))
    tercatat = {"cabang.predikat", "kas.kc_aktif", "kas.kcp_aktif"}
    assert Hasil.BELUM_DIISI in isi.values()
    assert not [k for k, h in isi.items() if h in (Hasil.TIDAK, Hasil.PERLU_PENILAIAN) and k not in tercatat]
    assert all(isi[kode] not in (Hasil.BELUM_DIISI, Hasil.TERPENUHI) for kode in tercatat & set(isi))


def test_yang_sudah_dinilai_pemeriksa_tetap_tidak_terpenuhi_sesudah_dikembalikan():
    k = pabrik.buat_kantor(lengkap=False)
    k.pemeriksaan.create(butir="9b", hasil="tidak", catatan="Tidak terbaca.", oleh=k.dibuat_oleh)
    assert hasil(temuan_kantor_isian(k, temuan_kantor(k, k.tanggal_hukum)))["cabang.berkas_ad_art"] is Hasil.TIDAK


def test_sesudah_diterima_yang_kosong_adalah_kekurangan():
    p = pabrik.buat_permohonan(pabrik.buat_koperasi(visi=""))
    p = pabrik.majukan_izin(p, "diterima")
    assert hasil(temuan_izin_isian(p, temuan_syarat(p), []))["izin.visi"] is Hasil.TIDAK


@pytest.mark.parametrize("nama", ["permohonan_rinci", "permohonan_periksa"])
def test_halaman_draf_izin_tidak_berwarna_bata(client, nama):
    p = pabrik.buat_permohonan(pabrik.buat_koperasi(lengkap=False, **KOSONG), lengkap=False, nomor_surat="")
    client.force_login(pabrik.buat_pengguna(Peran.LOKET))
    html = client.get(reverse(nama, args=[p.pk])).content.decode()
    assert "Belum diisi" in html
    assert "hasil-tidak" not in html
    assert "idak terpenuhi" not in html
