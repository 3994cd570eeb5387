"""The log of views of years: the question of one person is answered in time, a page still writes its row at once."""

import io
import statistics
import time

import pytest
from django.core.management import call_command
from django.urls import reverse

from core.dasar.izin import Peran
from core.halaman import paparan
from core.models import Paparan
from tests import pabrik
from tests.bantu_bukti import sebagai_pemilik

pytestmark = pytest.mark.django_db
BARIS = 1_000_000
MILIKNYA = 500  # of them about the one person
HALAMAN = 200
BATAS_JAWABAN = 60  # seconds; "in minutes"
BATAS_TULIS = 0.002  # seconds of one page for its row

ISI = """
INSERT INTO core_paparan (waktu, pengguna_id, pelaku, sebagai, alamat, jenis, halaman, objek_jenis, objek_id, bagian,
                          baris, jumlah, saringan, alasan, permintaan)
SELECT timestamptz '2026-12-01' - i * interval '30 seconds', 1 + i %% 3000, 'Petugas ' || i %% 3000, 'Dinas',
       '10.0.0.1', 'halaman', 'koperasi_orang', 'ksp_usp.koperasi',
       CASE WHEN i %% %(tiap)s = 0 THEN %(pk)s ELSE 1000000 + i %% 90000 END, '', '{}', NULL, '', '', ''
FROM generate_series(1, %(baris)s) i
"""


@pytest.fixture
def koperasi():
    koperasi = pabrik.buat_koperasi()
    koperasi.orang.filter(pk=koperasi.orang.first().pk).update(nama="Siti Aminah")
    with sebagai_pemilik(picu=True) as kursor:
        kursor.execute(ISI, {"tiap": BARIS // MILIKNYA, "pk": koperasi.pk, "baris": BARIS})
        kursor.execute("ANALYZE core_paparan")
    return koperasi


def test_pertanyaan_tentang_seorang_terjawab_dari_sejuta_baris_dan_halaman_menulis_barisnya_segera(
    client, koperasi, monkeypatch
):
    keluar, awal = io.StringIO(), time.perf_counter()
    call_command(
        "paparan_data", nama="Siti Aminah", koperasi=koperasi.pk, dari="2020-01-01", sampai="2026-12-31", stdout=keluar
    )
    jawaban = time.perf_counter() - awal
    assert f"{MILIKNYA} pembukaan" in keluar.getvalue()

    lama, asli = [], Paparan.save

    def diukur(self, **isi):
        awal = time.perf_counter()
        asli(self, **isi)
        lama.append(time.perf_counter() - awal)

    monkeypatch.setattr(paparan.Paparan, "save", diukur)
    client.force_login(pabrik.buat_pengguna(Peran.LOKET))
    for _ in range(HALAMAN):
        assert client.get(reverse("koperasi_orang", args=[koperasi.pk])).status_code == 200
    assert len(lama) == HALAMAN
    assert jawaban < BATAS_JAWABAN
    # The quickest of them: how long the process waits for others on the machine is not what is measured.
    assert statistics.quantiles(lama, n=100)[0] < BATAS_TULIS
