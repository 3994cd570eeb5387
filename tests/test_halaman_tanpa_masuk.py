"""Every address without a log-in: the public pages open, of everything else not even the existence shows."""

from uuid import UUID

import pytest
from django.urls import reverse

from tests.alamat import pola_alamat
from tests.matriks_halaman import PROGRAM, PUBLIK

pytestmark = pytest.mark.django_db

CONTOH_ISI = {"IntConverter": 1, "KodeWilayah": "32.05", "UUIDConverter": UUID(int=1)}


@pytest.mark.parametrize("cara", ["get", "post"])
def test_tanpa_masuk_tiap_alamat_selain_yang_umum_meminta_masuk_sebelum_apa_pun_dicari(client, cara):
    """Nothing of the examples exists: whoever is not logged in learns not even that."""
    terbuka = set()
    for pola in pola_alamat():
        isi = {k: CONTOH_ISI.get(type(v).__name__, "x") for k, v in pola.pattern.converters.items()}
        alamat = reverse(pola.name, kwargs=isi)
        balasan = getattr(client, cara)(alamat)
        if (balasan.status_code, balasan.headers.get("Location")) != (302, f"/masuk/?next={alamat}"):
            terbuka.add(pola.name)
    assert terbuka == PUBLIK.keys() | PROGRAM | {"keluar", "masuk_kode"}


def test_keluar_dua_kali_kembali_ke_halaman_masuk(client):
    """The second tab: its button works, and the log-in after it does not lead to a page that only takes a POST."""
    balasan = client.post(reverse("keluar"))
    assert (balasan.status_code, balasan["Location"]) == (302, "/masuk/")


@pytest.mark.parametrize("nama", sorted(PUBLIK))
def test_halaman_umum_terbuka_tanpa_masuk(nama, client):
    assert client.get(reverse(nama, args=PUBLIK[nama])).status_code == 200
