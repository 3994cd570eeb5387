"""500 random single changes by the owner of the tables, each against a signed head that was kept outside."""

import random
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from core.models import Surat
from core.perkara.bukti import periksa_semua
from core.perkara.lembar_saksi import baca_saksi, blok_saksi
from core.perkara.saksi import tumbuhkan
from core.perkara.surat import pdf_surat
from tests.bantu_bukti import sebagai_pemilik
from tests.serang_bukti import SERANGAN, ketahuan, mengembalikan

pytestmark = pytest.mark.django_db

BANYAK = 500


def test_setiap_perubahan_tunggal_ditolak_atau_disebut(capsys):
    call_command("muat_wilayah", verbosity=0)
    call_command("muat_demo")
    call_command("muat_demo_usp")
    for surat in Surat.objects.order_by("pk")[:10]:
        pdf_surat(surat)
    saksi = baca_saksi(blok_saksi(tumbuhkan()).encode())
    assert list(periksa_semua(saksi)) == []
    acak, hasil, lolos = random.Random(9162), Counter(), []
    jenis = list(SERANGAN)
    while sum(hasil.values()) < BANYAK:
        nama = jenis[sum(hasil.values()) % len(jenis)]
        with mengembalikan(), transaction.atomic():
            try:
                with transaction.atomic(), sebagai_pemilik() as kursor:
                    perbuatan = SERANGAN[nama](acak, kursor)
            except DatabaseError:
                hasil["ditolak"] += 1
            else:
                assert perbuatan, nama
                disebut = ketahuan(nama, saksi)
                hasil["disebut" if disebut else "lolos"] += 1
                lolos += [] if disebut else [perbuatan]
            transaction.set_rollback(True)
    assert lolos == []
    assert list(periksa_semua(saksi)) == []
    with capsys.disabled():
        print(f"\n{BANYAK} perubahan: {dict(hasil)}")
