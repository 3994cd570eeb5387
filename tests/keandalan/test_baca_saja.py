"""Every page of the site while it is open for reading only: read as ever, and nothing that is sent changes anything."""

import pytest
from django.urls import reverse

from core.dasar.keadaan import tutup_tulis
from tests.matriks_halaman import tabel
from tests.test_matriks_halaman import dunia, penghuni, sidik_data  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
DICATAT = {"core.Paparan", "core.Sesi"}  # who is logged in, and who saw what


def test_tiap_halaman_terbaca_tiap_kiriman_ditolak_dan_tidak_ada_yang_berubah(dunia, penghuni, client):  # noqa: F811
    client.raise_request_exception = False
    semua = tabel(dunia, penghuni)
    tutup_tulis("Cadangan sedang diperiksa.")
    sebelum, salah = sidik_data(), []
    for nama, (arg, _, dapat) in semua.items():
        if not dapat:
            continue
        client.force_login(penghuni[min(dapat, key=list(penghuni).index)])
        alamat = reverse(nama, args=arg)
        kode = client.get(alamat).status_code, client.post(alamat, {"versi": "1", "alasan": "x"}).status_code
        if kode != (200, 503):
            salah.append((nama, *kode))
    kini = sidik_data()
    assert salah == []
    assert {model for model in kini if kini[model] != sebelum[model]} <= DICATAT
