"""What Permen 23/2005 does not ask is our own control, and cites no article."""

from datetime import date

import pytest

from aturan.bahasa import PENGENDALIAN
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.keputusan.syarat import jumlah_cocok
from sentra_ukm.usulan.syarat import lampiran_lengkap
from tests.pabrik import buat_keputusan, buat_usulan

HARI = date(2026, 11, 2)


def test_keputusan_menurut_pasal_7_huruf_f_hanya_disusun_dan_ditandatangani():
    assert {t.aksi for t in ALUR_KEPUTUSAN.baris if t.dasar != PENGENDALIAN} == {"buat", "tandatangani"}


@pytest.mark.django_db
def test_tim_penilai_dan_jumlah_dalam_naskah_pengendalian_aplikasi():
    temuan = [*lampiran_lengkap(buat_usulan(lengkap=False), HARI), *jumlah_cocok(buat_keputusan([]), HARI)]
    assert {t.kode for t in temuan if t.dasar == PENGENDALIAN} == {"usulan.tim", "keputusan.jumlah"}
