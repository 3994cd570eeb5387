"""Passkeys (WebAuthn), by fido2: what is asked of the browser, and whether its answer is the one asked for."""

import json
import struct
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from core.models import Faktor, Pengguna

# The question that was asked last; it is answered once.
KUNCI = "passkey_ditanya"
TERPANJANG = 20_000
GAGAL = "Passkey tidak diterima. Coba sekali lagi; bila tetap gagal, pakai cara lain."
SALINAN = (
    "Passkey ini tidak diterima: penghitungnya mundur, seperti pada salinan. Pakai cara lain, lalu cabut passkey ini di"
    " Akun saya."
)
RUSAK = (ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error)


def rumah(request: HttpRequest) -> str:
    """The name of the site to which passkeys are bound; '' where the browser refuses them, at a bare IP address."""
    nama = urlsplit(f"//{request.get_host()}").hostname or ""
    try:
        ip_address(nama)
    except ValueError:
        return nama
    return ""


def tanya_daftar(request: HttpRequest, pengguna: Pengguna) -> dict:
    """Options for navigator.credentials.create; a key that is there already is not taken twice."""
    pilihan, keadaan = _peladen(request).register_begin(
        PublicKeyCredentialUserEntity(
            id=f"sentra-{pengguna.pk}".encode(), name=pengguna.username, display_name=pengguna.nama
        ),
        [_kredensial(f) for f in _milik(pengguna)],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    request.session[KUNCI] = keadaan
    return dict(pilihan)


def daftarkan(request: HttpRequest, pengguna: Pengguna, jawaban: str, nama: str) -> Faktor:
    """Keep the passkey that the browser made; ValidationError unless it answers the question asked last."""
    keadaan = request.session.pop(KUNCI, None)
    try:
        data = _peladen(request).register_complete(keadaan, _baca(jawaban))
    except RUSAK as galat:
        raise ValidationError(GAGAL, code="passkey") from galat
    return Faktor.objects.create(
        pengguna=pengguna, jenis=Faktor.Jenis.PASSKEY, nama=nama, rahasia=bytes(data.credential_data).hex(),
        penghitung=data.counter,
    )  # fmt: skip


def tanya_masuk(request: HttpRequest, pengguna: Pengguna) -> dict | None:
    """Options for navigator.credentials.get; None for a person without a passkey, or where there can be none."""
    milik = [_kredensial(f) for f in _milik(pengguna) if f.terbaca] if rumah(request) else []
    if not milik:
        return None
    pilihan, keadaan = _peladen(request).authenticate_begin(milik, UserVerificationRequirement.PREFERRED)
    request.session[KUNCI] = keadaan
    return dict(pilihan)


def periksa(request: HttpRequest, pengguna: Pengguna, jawaban: str) -> Faktor:
    """The passkey with which the browser answered; ValidationError for a wrong, old, foreign or copied answer."""
    keadaan = request.session.pop(KUNCI, None)
    with transaction.atomic():
        milik = {bytes(_kredensial(f)): f for f in _milik(pengguna).select_for_update() if f.terbaca}
        try:
            isi = _baca(jawaban)
            dipakai = _peladen(request).authenticate_complete(keadaan, [_kredensial(f) for f in milik.values()], isi)
            hitungan = AuthenticationResponse.from_dict(isi).response.authenticator_data.counter
        except RUSAK as galat:
            raise ValidationError(GAGAL, code="passkey") from galat
        faktor = milik[bytes(dipakai)]
        # Keys that keep no count say 0 for ever.
        if (hitungan or faktor.penghitung) and hitungan <= faktor.penghitung:
            raise ValidationError(SALINAN, code="salinan")
        faktor.penghitung, faktor.dipakai = hitungan, timezone.now()
        faktor.save(update_fields=["penghitung", "dipakai"])
    return faktor


def _milik(pengguna: Pengguna):
    return Faktor.objects.filter(pengguna=pengguna, jenis=Faktor.Jenis.PASSKEY)


def _kredensial(faktor: Faktor) -> AttestedCredentialData:
    return AttestedCredentialData(bytes.fromhex(faktor.rahasia))


def _peladen(request: HttpRequest) -> Fido2Server:
    asal = f"{request.scheme}://{request.get_host()}"
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=rumah(request), name="Sentra"), verify_origin=lambda dari: dari == asal
    )


def _baca(jawaban: str) -> dict:
    if len(jawaban) > TERPANJANG:
        raise ValueError("terlalu panjang")
    isi = json.loads(jawaban)
    if not isinstance(isi, dict):
        raise TypeError("bukan objek")
    return isi
