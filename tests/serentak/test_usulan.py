"""Clicks and officers at the same moment on the forms of a usulan, on real PostgreSQL."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from core.models import Nomor
from sentra_ukm.models import Lampiran2, Sentra, Usulan
from tests.pabrik import buat_pengguna, buat_sentra, buat_usulan

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
LAMA = 20


def kirim_bersama(alamat, *kiriman, cara="post"):
    """Send each (pengguna, data) to `alamat` (one for all, or a list) at the same moment; the answers in order."""
    klien = []
    for tujuan, (pengguna, data) in zip(
        [alamat] * len(kiriman) if isinstance(alamat, str) else alamat, kiriman, strict=True
    ):
        satu = Client(raise_request_exception=False)
        satu.force_login(pengguna)
        klien.append((satu, tujuan, data))
    gerbang = threading.Barrier(len(klien))

    def kirim(satu, tujuan, data):
        try:
            gerbang.wait(LAMA)
            return getattr(satu, cara)(tujuan, data)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(klien)) as kolam:
        return [hasil.result(LAMA) for hasil in [kolam.submit(kirim, *k) for k in klien]]


def test_klik_ganda_serentak_membuat_satu_usulan_dan_satu_sentra():
    pokja = buat_pengguna()
    data = {
        "kunci_kirim": str(uuid.uuid4()), "sentra": "", "jenis": "sentra", "tahun": "2026", "sumber_dana": "apbn",
        "nama": "Sentra Baru", "produk": "Jaket", "kecamatan": "Cibatu", "desa": "Cibatu",
    }  # fmt: skip
    balasan = kirim_bersama(reverse("usulan_baru"), *[(pokja, data)] * 5)
    assert {b.status_code for b in balasan} == {302} and len({b.url for b in balasan}) == 1
    assert (Usulan.objects.count(), Sentra.objects.count()) == (1, 1)
    assert Nomor.objects.get(jenis="usulan").terakhir == 1


def test_dua_petugas_mengusulkan_sentra_yang_sama_satu_membaca_sebabnya():
    sentra = buat_sentra()
    isi = {"sentra": sentra.pk, "jenis": "sentra", "tahun": "2026", "sumber_dana": "apbn"}
    balasan = kirim_bersama(
        reverse("usulan_baru"), *[(buat_pengguna(), isi | {"kunci_kirim": str(uuid.uuid4())}) for _ in range(3)]
    )
    assert sorted(b.status_code for b in balasan) == [302, 422, 422]
    for tolak in (b.content.decode() for b in balasan if b.status_code == 422):
        assert "baru saja mengusulkan sentra ini" in tolak or "masih punya usulan yang berjalan" in tolak
    assert (Usulan.objects.count(), Nomor.objects.get(jenis="usulan").terakhir) == (1, 1)


def test_dua_petugas_menyimpan_lampiran_2_serentak_tidak_ada_yang_tertimpa_diam_diam():
    usulan = buat_usulan(lengkap=False)
    kiriman = [(buat_pengguna(), {"versi": "0", "kontak": nama}) for nama in ("Asep", "Dadang", "Ujang")]
    balasan = kirim_bersama(reverse("usulan_lampiran2", args=[usulan.pk]), *kiriman)
    assert sorted(b.status_code for b in balasan) == [302, 409, 409]
    menang = kiriman[[b.status_code for b in balasan].index(302)][1]["kontak"]
    lampiran = Lampiran2.objects.get()
    assert (lampiran.kontak, lampiran.versi) == (menang, 1)
    assert Usulan.objects.get(pk=usulan.pk).versi == usulan.versi + 1
