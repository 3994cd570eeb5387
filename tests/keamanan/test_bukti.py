"""One change of each kind by the owner of the tables, against a signed head kept outside (500 in tests/keandalan)."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from core.models.bukti import satu_langkah
from core.perkara.berkas import simpan_berkas
from core.perkara.bukti import periksa_semua
from core.perkara.lembar_saksi import baca_saksi, blok_saksi
from core.perkara.saksi import tumbuhkan
from core.perkara.surat import pdf_surat
from tests.bantu_bukti import sebagai_pemilik
from tests.pabrik import buat_izin, buat_usulan, majukan
from tests.serang_bukti import SERANGAN, mengembalikan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Serangannya ditulis dalam SQL PostgreSQL."),
]


def test_setiap_jenis_perubahan_ditolak_atau_disebut():
    with satu_langkah():
        buat_izin()
    usulan = majukan(buat_usulan(), "di_provinsi")
    pdf = pdf_surat(usulan.daftar_surat.last())
    simpan_berkas(SimpleUploadedFile("pindaian.pdf", pdf), usulan.dibuat_oleh, usulan)
    saksi = baca_saksi(blok_saksi(tumbuhkan()).encode())
    assert list(periksa_semua(saksi, berkas=False)) == []
    # The factories' papers are rows without a file: what a change of a file names is whatever is said beyond that.
    acak, lolos, tanpa = random.Random(23), [], set(periksa_semua(saksi))
    for nama, serang in SERANGAN.items():
        with mengembalikan(), transaction.atomic():
            try:
                with transaction.atomic(), sebagai_pemilik() as kursor:
                    perbuatan = serang(acak, kursor)
            except DatabaseError:
                continue
            assert perbuatan, nama
            if not set(periksa_semua(saksi, berkas=nama.startswith("isi berkas"))) - tanpa:
                lolos.append(perbuatan)
            transaction.set_rollback(True)
    assert lolos == []
