import pytest

from perizinan.models import IzinUsaha
from tests.pabrik import buat_izin, buat_koperasi

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def test_permohonan_lengkap_sampai_izin_terbit():
    koperasi = buat_koperasi()
    izin = buat_izin(koperasi)
    assert (izin.keadaan, izin.nama, izin.penerbit_id, izin.lingkup) == (
        IzinUsaha.Keadaan.BERLAKU, koperasi.nama, "32.05", "kabkota",
    )  # fmt: skip
