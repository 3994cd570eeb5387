"""One old Keputusan sent several times at once, and by two officers at once, on real PostgreSQL."""

from collections import Counter

import pytest
from django.db import connection
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Jejak
from core.perkara.berkas import simpan_berkas
from sentra_ukm.models import Penetapan
from tests.pabrik import buat_pengguna, buat_sentra
from tests.sentra_ukm.sentra.test_penetapan_terdahulu import isian, pindaian
from tests.serentak.test_usulan import kirim_bersama

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]


@pytest.mark.parametrize(("orang", "kode"), [(1, {302: 6}), (6, {302: 1, 422: 5})])
def test_keputusan_terdahulu_yang_terkirim_serentak_tercatat_sekali(orang, kode):
    sentra = buat_sentra()
    penyusun = [buat_pengguna(Peran.PENYUSUN_KEPUTUSAN) for _ in range(orang)]
    berkas = [simpan_berkas(pindaian(), p, butir=f"keputusan_terdahulu_{sentra.pk}").pk for p in penyusun]
    kiriman = [(p, isian(pindaian=None, berkas=b)) for p, b in zip(penyusun, berkas, strict=True)]
    balasan = kirim_bersama(reverse("penetapan_terdahulu", args=[sentra.pk]), *kiriman * (6 // orang))
    assert Counter(b.status_code for b in balasan) == kode
    assert all("sudah tercatat sebagai" in b.content.decode() for b in balasan if b.status_code == 422)
    assert Penetapan.objects.count() == 1
    assert Jejak.objects.filter(objek_jenis="sentra_ukm.sentra").count() == 1
