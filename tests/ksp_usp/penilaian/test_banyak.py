"""Many assessments assigned in one go: looked at first, one transaction each, safe to repeat, the workload in sight."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from ksp_usp.models import PenilaianKesehatan
from ksp_usp.penilaian import mulai
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
TAHUN = 2025  # the clock of the tests stands on 2 December 2026


@pytest.fixture
def pengawas():
    return Petugas(Peran.PENGAWAS, "Sari", kode="32.05")


@pytest.fixture
def tiga():
    return [pabrik.buat_koperasi(nama=f"Koperasi {n}", lengkap=False) for n in ("Anggrek", "Bakung", "Cempaka")]


def pilih(koperasi, *tim, **lain):
    isi = {"koperasi": [k.pk for k in koperasi], "tim": [p.pk for p in tim], "ketua": tim[0].pk if tim else ""}
    return {**isi, "target": "31/12/2026", **lain}


def kirim(pengawas, data):
    return pengawas.pos(f"{reverse('penilaian_banyak')}?tahun={TAHUN}", data)


def test_akibatnya_dilihat_dahulu_lalu_tiap_koperasi_ditugaskan_dan_diulang_tidak_menggandakan(pengawas, tiga):
    satu, dua = pabrik.buat_penilai(), pabrik.buat_penilai()
    lain = pabrik.buat_koperasi("32.06", nama="Koperasi Dahlia", lengkap=False)
    halaman = pengawas.buka(f"{reverse('penilaian_banyak')}?tahun={TAHUN}").teks
    assert "Koperasi Bakung" in halaman and lain.nama not in halaman and "0 penilaian" in halaman
    periksa = kirim(pengawas, pilih(tiga, satu, dua)).teks
    assert "3 penilaian akan ditugaskan kepada" in periksa and satu.nama in periksa and dua.nama in periksa
    assert not PenilaianKesehatan.objects.exists()
    ubah = kirim(pengawas, pilih(tiga, satu, dua, aksi="ubah")).html
    assert f'value="{tiga[1].pk}" id="koperasi-{tiga[1].pk}" checked' in ubah
    for hasil in ("3 penilaian ditugaskan", "0 penilaian ditugaskan"):
        assert hasil in kirim(pengawas, pilih(tiga, satu, dua, aksi="simpan")).teks
    semua = PenilaianKesehatan.objects.filter(tahun_buku=TAHUN)
    assert [p.koperasi_id for p in semua.order_by("pk")] == [k.pk for k in tiga]
    isi = {(p.target, p.tim.get(ketua=True).pengguna_id, p.tim.count()) for p in semua}
    assert isi == {(date(2026, 12, 31), satu.pk, 2)}
    halaman = pengawas.buka(f"{reverse('penilaian_banyak')}?tahun={TAHUN - 1}").teks
    assert halaman.count("3 penilaian") == 2


def test_yang_tidak_dapat_ditugaskan_dilewati_dengan_sebabnya_dan_yang_lain_tetap_jadi(pengawas, tiga, monkeypatch):
    penilai = pabrik.buat_penilai()
    pabrik.buat_orang(tiga[0], nama=penilai.nama)
    pabrik.buat_penilaian(tiga[1], tim=[], tahun_buku=TAHUN)
    periksa = kirim(pengawas, pilih(tiga, penilai)).teks
    assert "tercatat sebagai" in periksa and "Tahun buku 2025 sudah ada" in periksa and "1 penilaian akan" in periksa
    assert "0 penilaian ditugaskan" in kirim(pengawas, pilih(tiga[:1], penilai, aksi="simpan")).teks
    assert not tiga[0].penilaian.exists()
    # A colleague is faster between the page and the button: the second of the two finds the first.
    susun = mulai.rencana_tugas
    monkeypatch.setattr("ksp_usp.penilaian.views.banyak.rencana_tugas", lambda *isi: [susun(*isi)[2], susun(*isi)[2]])
    hasil = kirim(pengawas, pilih(tiga, penilai, aksi="simpan")).teks
    assert "1 penilaian ditugaskan" in hasil and mulai.SEREMPAK in hasil


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"koperasi": []}, "Centang paling sedikit satu koperasi"),
        ({"ketua": ""}, "Pilih ketua tim"),
        ({"target": "01/12/2026"}, "Rencana selesai sudah lewat"),
    ],
)
def test_yang_keliru_disebut_dan_pilihannya_tetap(pengawas, tiga, ganti, kata):
    penilai = pabrik.buat_penilai()
    hasil = kirim(pengawas, pilih(tiga, penilai) | ganti)
    assert hasil.kode == 422 and kata in hasil.teks and f'id="tim-{penilai.pk}" checked' in hasil.html


def test_koperasi_kantor_lain_dan_penilai_yang_belum_memenuhi_ditolak(pengawas, tiga):
    lain, penilai = pabrik.buat_koperasi("32.06", lengkap=False), pabrik.buat_penilai()
    assert kirim(pengawas, pilih([*tiga, lain], penilai, aksi="simpan")).kode == 422
    belum = pabrik.buat_pengguna(Peran.PENILAI, kode="32.05")
    assert "tidak dapat ditugaskan" in kirim(pengawas, pilih(tiga, belum, aksi="simpan")).teks
    assert Petugas(Peran.PENILAI, "Rizal", kode="32.05").kode(reverse("penilaian_banyak")) == 403
    assert not PenilaianKesehatan.objects.exists()
