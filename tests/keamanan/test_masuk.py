"""Hostile log-ins from everywhere: an official with a second factor never waits for one of them."""

import random
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.masuk.faktor import cadangan_baru
from tests import jam
from tests.bantu_masuk import Passkey, beri_aplikasi, kode, masuk
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db
SERANGAN, CONTOH = 200, 4  # attacks, and points at which the officials log in; by the thousand in tests/keandalan
SENDIRI = "203.0.113.9"  # the address of the officials, and of some of the attackers
RAHASIA = "ab" * 20


class Kantor:
    """Four people whom the attackers know by name: what each has, and that it opens at once."""

    def __init__(self):
        peran = Peran.PENETAP, Peran.PEJABAT, Peran.PEJABAT, Peran.LOKET
        self.passkey_orang, self.aplikasi, self.cadangan, self.biasa = map(buat_pengguna, peran)
        self.kunci = Passkey()
        self.kunci.beri(self.passkey_orang)
        beri_aplikasi(self.aplikasi)
        beri_aplikasi(self.cadangan, "cd" * 20)
        self.kenal_aplikasi, self.kenal_biasa = Client(), Client()
        masuk(self.kenal_aplikasi, self.aplikasi)
        self.kode_aplikasi(self.kenal_aplikasi)
        masuk(self.kenal_biasa, self.biasa)

    @property
    def semua(self):
        return self.passkey_orang, self.aplikasi, self.cadangan, self.biasa

    def kode_aplikasi(self, peramban):
        maju()
        return peramban.post(reverse("masuk_kode"), {"kode": kode(RAHASIA)}, REMOTE_ADDR=SENDIRI)

    def masuk_semua(self):
        """Each logs in from the attacked address; the answer to the last step must lead inside, without a wait."""
        baru = Client()
        masuk(baru, self.passkey_orang, REMOTE_ADDR=SENDIRI)
        pilihan = baru.get(reverse("masuk_kode")).context["pilihan"]["publicKey"]
        yield baru.post(reverse("masuk_kode"), {"jawaban": self.kunci.masuk(pilihan)}, REMOTE_ADDR=SENDIRI)
        self.kenal_aplikasi.post(reverse("keluar"))
        masuk(self.kenal_aplikasi, self.aplikasi, REMOTE_ADDR=SENDIRI)
        yield self.kode_aplikasi(self.kenal_aplikasi)
        baru = Client()
        masuk(baru, self.cadangan, REMOTE_ADDR=SENDIRI)
        yield baru.post(reverse("masuk_kode"), {"kode": cadangan_baru(self.cadangan)[0]}, REMOTE_ADDR=SENDIRI)
        self.kenal_biasa.post(reverse("keluar"))
        yield masuk(self.kenal_biasa, self.biasa, REMOTE_ADDR=SENDIRI)


def maju(detik=31):
    """On to the next code."""
    lama = jam.setel(None)
    jam.setel(lambda: lama() + timedelta(seconds=detik))


def serang(kantor, acak):
    """One attempt: any of the people or nobody, any address or the officials' own, a wrong password or the right one
    with wrong codes, without a cookie or with one that is made up."""
    alamat = acak.choice((SENDIRI, f"198.51.{acak.randrange(256)}.{acak.randrange(256)}"))
    nama = acak.choice([*(o.username for o in kantor.semua), f"orang{acak.randrange(1000)}"])
    penyerang = Client(REMOTE_ADDR=alamat)
    if acak.random() < 0.2:
        penyerang.cookies["peramban"] = f"karangan{acak.randrange(1000)}"
    tahu_sandi = nama in (kantor.passkey_orang.username, kantor.aplikasi.username, kantor.cadangan.username)
    if tahu_sandi and acak.random() < 0.3 and masuk(penyerang, nama).status_code == 302:
        balasan = penyerang.post(reverse("masuk_kode"), {"kode": f"{acak.randrange(10**6):06}", "berikutnya": "000000"})
    else:
        balasan = masuk(penyerang, nama, f"tebakan-{acak.random()}")
    assert balasan.headers.get("Location") != "/"
    return balasan.status_code


def kepung(serangan, contoh):
    """Attack, and at each of `contoh` points let everybody in; returns the codes of the attacks and the log-ins."""
    acak, kantor = random.Random(11), Kantor()
    balasan, masuk_sah = [], 0
    for ke in range(serangan):
        balasan.append(serang(kantor, acak))
        if ke % (serangan // contoh) == 0:
            hasil = list(kantor.masuk_semua())
            assert [(b.status_code, b.headers.get("Location")) for b in hasil] == [(302, "/meja-kerja/")] * 4, ke
            masuk_sah += len(hasil)
    return balasan, masuk_sah


@pytest.fixture
def jam_sendiri():
    umum = jam.setel(None)
    jam.setel(umum)
    yield
    jam.setel(umum)


def test_serangan_dari_mana_pun_tidak_menunda_yang_berfaktor_atau_dikenal(jam_sendiri):
    balasan, masuk_sah = kepung(SERANGAN, CONTOH)
    assert masuk_sah == 4 * CONTOH
    assert 429 in balasan
