"""A passkey in a real browser: set up on the page, asked for at the log-in, refused when it is another one."""

import pytest

from core.dasar.izin import Peran
from core.models import Faktor
from tests.pabrik import SANDI, buat_pengguna

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def masuk(page, situs, orang):
    page.goto(f"{situs}/masuk/")
    page.get_by_label("Nama pengguna").fill(orang.username)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()


def test_passkey_dipasang_lalu_dipakai_masuk(page, live_server):
    orang, situs = buat_pengguna(Peran.PEJABAT), live_server.url.replace("127.0.0.1", "localhost")
    perangkat = page.context.new_cdp_session(page)
    perangkat.send("WebAuthn.enable")
    kunci = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    pilihan = {**kunci, "isUserVerified": True, "automaticPresenceSimulation": True}
    nomor = perangkat.send("WebAuthn.addVirtualAuthenticator", {"options": pilihan})["authenticatorId"]
    ditolak = []
    page.on("console", lambda pesan: "Content Security Policy" in pesan.text and ditolak.append(pesan.text))

    masuk(page, situs, orang)
    page.get_by_role("link", name="Pasang sekarang").click()
    page.get_by_role("link", name="Passkey", exact=True).click()
    page.get_by_label("Kata sandi Anda sekarang").fill(SANDI)
    page.get_by_role("button", name="Buat passkey").click()
    page.get_by_role("heading", name="Kode cadangan").wait_for()
    assert Faktor.objects.get(pengguna=orang).jenis == Faktor.Jenis.PASSKEY

    page.get_by_role("button", name="Keluar").click()
    masuk(page, situs, orang)
    page.get_by_role("button", name="Pakai passkey").click()
    page.get_by_role("heading", name="Meja kerja").wait_for()

    page.get_by_role("button", name="Keluar").click()
    perangkat.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": nomor})
    perangkat.send("WebAuthn.addVirtualAuthenticator", {"options": pilihan})
    masuk(page, situs, orang)
    page.get_by_role("button", name="Pakai passkey").click()
    page.get_by_text("Passkey tidak jadi dipakai").wait_for()
    assert ditolak == []
