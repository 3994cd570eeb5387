"""The papers of the people in one bundle: who was written down after it came is not in it."""

from datetime import timedelta

import pytest

from perizinan.izin.tugas import orang_berkas
from tests.pabrik import buat_bukti, buat_permohonan
from tests.perizinan.izin.test_surat import memuat, terbit

pytestmark = pytest.mark.django_db


def test_tanda_terima_menyebut_siapa_yang_tidak_ada_dalam_berkas_gabungan():
    p = buat_permohonan(lengkap=False)
    gabungan, orang = buat_bukti(p, "7d-semua"), orang_berkas(p)[-1]
    type(orang).objects.filter(pk=orang.pk).update(dicatat_pada=gabungan.diunggah_pada + timedelta(minutes=1))
    memuat(terbit(p, "terima"), f"KTP pengurus dan pengawas sebagian 1 berkas gabungan, tanpa {orang.nama}")
