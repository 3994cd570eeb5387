"""Two sheets of old licences confirmed at once, on real PostgreSQL: one is recorded, the other is looked at again."""

import pytest
from django.db import connection

from core.dasar.izin import Peran
from core.perkara.ditolak import SudahBerubah, SyaratTidakTerpenuhi
from perizinan.models import IzinUsaha, LembarLama
from tests import pabrik
from tests.serentak.test_keputusan import langkah, serentak

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
NOMOR = {"Nomor izin atau persetujuan": "518/1/2019"}


@pytest.mark.parametrize("satu_koperasi", [True, False], ids=["koperasi yang sama", "nomor yang sama"])
def test_dua_lembar_dikonfirmasi_bersamaan(satu_koperasi):
    koperasi = [pabrik.buat_koperasi(lengkap=False) for _ in range(2)]
    isi = [pabrik.baris_lama(koperasi[0 if satu_koperasi else i], **({} if satu_koperasi else NOMOR)) for i in (0, 1)]
    lembar = [pabrik.tinjau_lama(pabrik.buat_lembar_lama(baris, status="menunggu")) for baris in isi]
    orang = [pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05") for _ in lembar]
    hasil = serentak(*[langkah(x, "konfirmasi", o) for x, o in zip(lembar, orang, strict=True)])
    [galat] = [h for h in hasil if isinstance(h, Exception)]
    # Refused where it came to the lock, or a moment later already by what the first one recorded.
    assert isinstance(galat, SudahBerubah | SyaratTidakTerpenuhi) and "tinjau" in galat.pesan, galat
    assert IzinUsaha.objects.count() == 1
    assert sorted(LembarLama.objects.values_list("status", flat=True)) == ["menunggu", "selesai"]
