"""NIK: encrypted at rest, comparable by fingerprint, masked on screen."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError
from django.db import connection

from core.dasar.rahasia import periksa_nik, samar, semua_sidik, sidik_nik
from sentra_ukm.models import Ukm
from tests import pabrik

NIK = "3205004101800001"


@pytest.mark.django_db
@pytest.mark.sqlite
def test_nik_tersandi_di_basis_data_dan_terbaca_lagi():
    usulan = pabrik.buat_usulan(lengkap=False)
    (ukm,) = pabrik.buat_ukm(usulan, 1, nik=NIK)
    with connection.cursor() as kursor:
        kursor.execute("SELECT nik FROM sentra_ukm_ukm")
        (tersimpan,) = kursor.fetchone()
    assert NIK not in tersimpan
    assert Ukm.objects.get(pk=ukm.pk).nik == NIK


@pytest.mark.django_db
def test_kunci_lama_masih_membaca_setelah_kunci_diganti(settings):
    usulan = pabrik.buat_usulan(lengkap=False)
    (ukm,) = pabrik.buat_ukm(usulan, 1, nik=NIK)
    sidik = sidik_nik(NIK)
    settings.KUNCI_NIK = [Fernet.generate_key().decode(), *settings.KUNCI_NIK]
    assert Ukm.objects.get(pk=ukm.pk).nik == NIK
    assert sidik_nik(NIK) != sidik in semua_sidik(NIK)


def test_sidik_sama_untuk_nik_sama_dan_tidak_memuat_nik():
    assert sidik_nik(NIK) == sidik_nik(NIK) != sidik_nik(NIK[:-1] + "2")
    assert NIK not in sidik_nik(NIK)
    assert sidik_nik("") == ""


def test_samar_hanya_empat_angka_terakhir():
    assert samar(NIK) == "••••••••••••0001"
    assert samar("") == ""


@pytest.mark.parametrize(
    ("nik", "kalimat"),
    [
        (NIK[:15], "yang diisi 15 angka"),
        (NIK + "1", "yang diisi 17 angka"),
        ("3205０04101800001", "16 angka"),
        ("3205003213800001", "bukan tanggal lahir"),
        ("3205000001800001", "bukan tanggal lahir"),
    ],
)
def test_nik_salah_ditolak_dengan_sebab(nik, kalimat):
    with pytest.raises(ValidationError) as galat:
        periksa_nik(nik)
    assert kalimat in galat.value.messages[0]


@pytest.mark.parametrize("nik", ["3205004101800001", "3205007112990001", "3205003112990001"])
def test_nik_yang_mungkin_diterima(nik):
    assert periksa_nik(nik) is None
