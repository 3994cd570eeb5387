"""The populations of savings and loans: capital of licences, words of health; exact at each border."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from core.andai.hitung import bandingkan
from core.andai.populasi import semua_populasi
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from ksp_usp.models import PenilaianKesehatan
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
JUTA = 1_000_000


def hasil(kode, **nilai):
    populasi = semua_populasi()[kode]
    awal = {"modal": "modal", "kesehatan": "kesehatan"}[kode]
    pengganti = {f"{awal}.{n}": Decimal(v) for n, v in nilai.items()}
    siapa = pabrik.buat_pengguna(Peran.AUDITOR, kode="00")
    kumpulan = populasi.muat(siapa, hari_ini())
    banding = bandingkan(populasi, kumpulan, pengganti)
    return banding, kumpulan.uraikan(banding.berubah, pengganti)


@pytest.mark.parametrize(
    ("batas", "menjadi", "tidak_lagi"),
    [(10 * JUTA - 1, 1, 0), (10 * JUTA, 1, 0), (10 * JUTA + 1, 0, 0), (15 * JUTA, 0, 0), (15 * JUTA + 1, 0, 1)],
)
def test_modal_satu_rupiah_di_bawah_tepat_dan_di_atas_membalik_hasil_tepat(batas, menjadi, tidak_lagi):
    for modal in (10 * JUTA, 15 * JUTA, None):
        pabrik.buat_izin_lama(pabrik.buat_koperasi(lengkap=False), modal_disetor=modal)
    dicabut = pabrik.buat_izin_lama(pabrik.buat_koperasi(lengkap=False), modal_disetor=1)
    type(dicabut).objects.filter(pk=dicabut.pk).update(keadaan="dicabut")
    h, rinci = hasil("modal", ksp_primer_kabkota=batas)
    assert (h.seluruh.kini, h.seluruh.belum, h.seluruh.jumlah) == (1, 1, 3)
    assert (h.seluruh.menjadi, h.seluruh.tidak_lagi) == (menjadi, tidak_lagi)
    assert len(rinci) == menjadi + tidak_lagi
    assert all("Modal awal KSP primer dalam 1 kabupaten/kota Rp1" in r.sebab for r in rinci)


@pytest.mark.parametrize(
    ("batas", "pindah"),
    [
        ("79.98", {("cukup_sehat", "sehat"): 1}),
        ("79.99", {("cukup_sehat", "sehat"): 1}),
        ("80", {}),
        ("80.01", {("sehat", "cukup_sehat"): 1}),
    ],
)
def test_batas_golongan_di_bawah_tepat_dan_di_atas_memindahkan_hasil_terakhir_saja(batas, pindah):
    for total, lama in (("79.99", "95"), ("80", "10")):
        koperasi = pabrik.buat_koperasi(lengkap=False)
        for tahun, n in ((2025, total), (2024, lama)):
            PenilaianKesehatan.objects.create(
                koperasi=koperasi, tahun_buku=tahun, total=n, predikat="sehat", cara="catat", status="ditetapkan",
                wilayah=koperasi.wilayah, berwenang=koperasi.wilayah, nomor_perkara=f"N-{koperasi.pk}-{tahun}",
                dibuat_oleh=pabrik.buat_pengguna(), status_sejak=timezone.now(), tanggal_penetapan=pabrik.AWAL,
            )  # fmt: skip
    h, _ = hasil("kesehatan", sehat=batas)
    assert h.seluruh.jumlah == 2
    assert {(p.dari.kode, p.ke.kode): p.banyak for p in h.pindah} == pindah
    assert (h.seluruh.kini, h.seluruh.andai) == (2, 2)  # both words are good ones


def test_batas_golongan_yang_terbalik_dijelaskan_di_samping_isiannya(client):
    client.force_login(pabrik.buat_pengguna(Peran.AUDITOR, kode="00"))
    balasan = client.get(reverse("andai", args=["kesehatan"]), {"kesehatan.sehat": "65,5"})
    assert balasan.status_code == 422
    assert list(balasan.context["angka"].errors) == ["kesehatan.cukup_sehat"]
