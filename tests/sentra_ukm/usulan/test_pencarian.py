"""Search in the lists finds a part of a word in each table it looks into, and asks indexes for it."""

import re

import pytest
from django.db import connection

from core.dasar.izin import Peran
from sentra_ukm.models import Sentra, Usulan
from sentra_ukm.sentra.forms import SaringSentra
from sentra_ukm.usulan.forms.usulan import SaringUsulan
from tests.bantu_bukti import sebagai_pemilik
from tests.pabrik import buat_pengguna, buat_sentra, buat_usulan, buat_wilayah

pytestmark = pytest.mark.django_db
INDEKS_NOMOR = "sentra_ukm_usulan_nomor_perkara_cari"


@pytest.fixture
def verifikator():
    return buat_pengguna(Peran.VERIFIKATOR)


def cari_usulan(kata, pengguna):
    form = SaringUsulan({"q": kata}, pengguna=pengguna)
    assert form.is_valid()
    return form.saring(Usulan.objects.order_by("-pk"))


def test_menemukan_bagian_nomor_atau_nama_tanpa_baris_ganda(verifikator):
    batik = buat_usulan(lengkap=False, sentra=buat_sentra(nama="Batik Tulis"))
    rotan = buat_usulan(lengkap=False, sentra=buat_sentra(nama="Rotan 987654% Usl"))
    assert list(cari_usulan("tik tul", verifikator)) == [batik]
    assert list(cari_usulan("987654% usl", verifikator)) == [rotan]
    assert list(cari_usulan("usl", verifikator)) == [rotan, batik]  # all numbers begin with it, one name ends with it
    assert list(cari_usulan(rotan.nomor_perkara[-9:].lower(), verifikator)) == [rotan]
    assert not cari_usulan("kopi", verifikator).exists()


def indeks_dipakai(queryset) -> set[str]:
    return set(re.findall(r"\w+_cari\b", queryset.explain()))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="indeks trigram hanya ada di PostgreSQL")
def test_pencarian_memakai_indeks_trigram(verifikator):
    contoh = buat_usulan(lengkap=False)
    milik = {"wilayah": contoh.wilayah, "dibuat_oleh": contoh.dibuat_oleh}
    sentra = Sentra.objects.bulk_create(Sentra(nama=f"Batik {n}", produk=f"Kulit {n}", **milik) for n in range(3000))
    Usulan.objects.bulk_create(
        Usulan(
            sentra=s, nomor_perkara=f"UJI-{s.pk}", berwenang=s.wilayah, tahun=2026, status="ditarik",
            status_sejak=contoh.status_sejak, **milik,
        )
        for s in sentra
    )  # fmt: skip
    indeks_sentra = {f"sentra_ukm_sentra_{kolom}_cari" for kolom in ("nama", "produk", "kecamatan")}
    with sebagai_pemilik(picu=True) as kursor:  # what autovacuum does by itself
        for indeks in (*indeks_sentra, INDEKS_NOMOR):
            kursor.execute("SELECT gin_clean_pending_list(%s)", [indeks])  # rows just written wait beside the index
        kursor.execute("ANALYZE sentra_ukm_sentra, sentra_ukm_usulan")
    form = SaringSentra({"q": "langka"})
    assert form.is_valid()
    assert indeks_dipakai(form.saring(Sentra.objects.all())) == indeks_sentra
    assert indeks_dipakai(cari_usulan("langka", verifikator)) == {INDEKS_NOMOR, "sentra_ukm_sentra_nama_cari"}


def test_pusat_memilih_kabupaten_dari_provinsi_yang_dipilih():
    for kode in ("32.05", "33.74"):
        buat_wilayah(kode)
    pengguna = buat_pengguna(Peran.VERIFIKATOR)

    def pilihan(**isian):
        return {w.pk for w in SaringUsulan(isian, pengguna=pengguna).fields["wilayah"].queryset}

    assert pilihan() == set()
    assert pilihan(wilayah__induk="32") == pilihan(wilayah="32.05") == {"32.05"}
    assert pilihan(wilayah__induk="99' OR 1=1") == set()
