"""Silence is not yes: what nobody stated about a firm is unknown, counted in sight, and answered by a person."""

import pytest
from django.apps import apps
from django.db import models

from core.dasar.izin import Peran
from sentra_ukm.models import Ukm
from sentra_ukm.usulan.syarat import temuan_kriteria
from tests import pabrik
from tests.sentra_ukm.lampiran3.halaman.bantu import simpan, teks, unggah, url
from tests.sentra_ukm.lampiran3.lembar import KEPALA, baris

pytestmark = pytest.mark.django_db
TANPA_PERNYATAAN = KEPALA[:-2]
MENURUT = "Asep Sunandar, ketua paguyuban, 3 November 2026"


def test_tidak_ada_isian_ya_tidak_yang_bawaannya_ya():
    bawaan_ya = {
        f"{m.__name__}.{f.name}"
        for m in apps.get_app_config("sentra_ukm").get_models()
        for f in m._meta.fields
        if isinstance(f, models.BooleanField) and f.default is True
    }
    assert bawaan_ya == set()


@pytest.fixture
def terunggah(peramban, usulan):
    """25 rows of a sheet without the two columns, two more that say no."""
    simpan(peramban, unggah(peramban, usulan, *(baris(n)[:-2] for n in range(1, 26)), kepala=TANPA_PERNYATAAN))
    tidak = [baris(30, **{"Milik WNI": "tidak", "Berdiri sendiri": ""}), baris(31, **{"Berdiri sendiri": "tidak"})]
    simpan(peramban, unggah(peramban, usulan, *tidak))
    return usulan


def jumlah_ukm(usulan):
    return temuan_kriteria(usulan, usulan.tanggal_hukum)[0]


def test_kolom_yang_tidak_ada_tidak_berarti_ya(peramban, usulan):
    halaman = unggah(peramban, usulan, *(baris(n)[:-2] for n in range(1, 26)), kepala=TANPA_PERNYATAAN)
    assert "belum diketahui pada 25 baris" in teks(halaman)
    assert halaman.context["hasil"].hitungan == {"baik": 25, "periksa": 0, "salah": 0}
    halaman = simpan(peramban, halaman)
    assert set(usulan.ukm.values_list("wni", "berdiri_sendiri", "kelas", "dihitung")) == {
        (None, None, "BELUM_DITENTUKAN", False)
    }
    assert "0 UKM ( min. 20 — kurang 20; 25 UKM lagi belum diketahui)" in teks(halaman)
    assert "0 tenaga kerja ( min. 40 — kurang 40; belum diketahui)" in teks(halaman)
    temuan = jumlah_ukm(usulan)
    assert temuan.hasil.value == "PERLU_PENILAIAN"


def test_satu_pernyataan_bagi_seluruh_daftar_kecuali_yang_menyebut_tidak(peramban, pengguna, terunggah):
    isi = teks(peramban.get(url("ukm_daftar", terunggah)))
    assert "2 di luar keduanya, 25 belum diketahui." in isi
    assert "2 baris yang menyebut “tidak” tidak ikut." in isi
    kosong = peramban.post(url("ukm_pernyataan", terunggah), {"menurut": " "})
    assert kosong.status_code == 422
    assert "Tulis siapa yang menyatakan, dan kapan." in teks(kosong)
    assert not terunggah.ukm.filter(wni=True, berdiri_sendiri=True).exists()

    balasan = peramban.post(url("ukm_pernyataan", terunggah), {"menurut": MENURUT}, follow=True)
    assert "Pernyataan dicatat bagi 25 UKM." in teks(balasan)
    assert "25 usaha kecil, 2 di luar keduanya." in teks(balasan)
    assert terunggah.ukm.filter(wni=True, berdiri_sendiri=True, kelas="UK", dihitung=True).count() == 25
    assert set(terunggah.ukm.filter(urut__gt=25).values_list("wni", "berdiri_sendiri")) == {
        (False, None),
        (True, False),
    }
    assert jumlah_ukm(terunggah).terpenuhi
    jejak = terunggah.jejak.last()
    assert (jejak.pengguna, jejak.alasan) == (pengguna, f"Menurut pernyataan {MENURUT}")
    assert "25 UKM dalam daftar milik WNI dan berdiri sendiri" in jejak.kalimat
    assert (jejak.pasal, jejak.salinan["ukm"]) == ("Pasal 1 angka 13 Permen KUKM 23/2005", list(range(1, 26)))

    lagi = peramban.post(url("ukm_pernyataan", terunggah), {"menurut": MENURUT})
    assert lagi.status_code == 302
    assert terunggah.jejak.last() == jejak


def test_pernyataan_di_pratinjau_ikut_tersimpan_dan_tercatat(peramban, usulan):
    halaman = unggah(peramban, usulan, *(baris(n)[:-2] for n in range(1, 4)), kepala=TANPA_PERNYATAAN)
    alamat, sidik = halaman.redirect_chain[-1][0], halaman.context["hasil"].sidik
    salah = peramban.post(alamat, {"aksi": "simpan", "sidik": sidik, "menurut": "ya"})
    assert salah.status_code == 422 and not usulan.ukm.exists()
    balasan = peramban.post(alamat, {"aksi": "simpan", "sidik": sidik, "menurut": MENURUT}, follow=True)
    assert "3 baris tersimpan. Pernyataan dicatat bagi 3 UKM." in teks(balasan)
    assert usulan.ukm.filter(wni=True, berdiri_sendiri=True, dihitung=True).count() == 3
    assert usulan.jejak.last().alasan == f"Menurut pernyataan {MENURUT}"


@pytest.mark.usefixtures("surat_ringan")
def test_pokja_provinsi_dan_verifikator_melihat_jumlah_yang_belum_diketahui(client):
    usulan = pabrik.buat_usulan(ukm=38)
    pabrik.buat_ukm(usulan, 4, wni=None)
    assert jumlah_ukm(usulan).aktual_teks == "38 UKM, 4 UKM lagi belum diketahui"
    for status, peran, alamat in (
        ("draf", Peran.POKJA_KABKOTA, usulan.get_absolute_url()),
        ("di_provinsi", Peran.POKJA_PROVINSI, f"/pemeriksaan/{usulan.pk}/"),
        ("di_kementerian", Peran.VERIFIKATOR, f"/pemeriksaan/{usulan.pk}/"),
    ):
        usulan = pabrik.majukan(usulan, status, dari=usulan.status)
        client.force_login(pabrik.buat_pengguna(peran))
        assert "38 usaha kecil, 4 belum diketahui" in teks(client.get(alamat)), peran
    isian = usulan.jejak.last().salinan["isian"]
    assert "milik WNI belum diketahui" in isian["UKM 42"]


def test_salinan_usulan_lama_menanyakan_kembali(peramban, pengguna, usulan):
    lama = pabrik.majukan(pabrik.buat_usulan(pengguna=pengguna, ukm=3, lengkap=False), "draf")
    pabrik.buat_ukm(lama, 3)
    simpan(peramban, peramban.post(url("ukm_salin", usulan), {"asal": lama.pk}, follow=True))
    assert set(Ukm.objects.filter(usulan=usulan).values_list("wni", "berdiri_sendiri")) == {(None, None)}
