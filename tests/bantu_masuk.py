"""Second factors in the hand of a test: an application that shows codes, and a passkey made of software."""

import hashlib
import json
import secrets
from datetime import timedelta

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestedCredentialData

from core.models import Faktor
from tests.pabrik import SANDI

SITUS = "http://testserver"


def masuk(client, orang, sandi=SANDI, **lain):
    nama = getattr(orang, "username", orang)
    return client.post(reverse("masuk"), {"username": nama, "password": sandi}, **lain)


def beri_aplikasi(orang, rahasia="ab" * 20):
    return Faktor.objects.create(pengguna=orang, jenis=Faktor.Jenis.APLIKASI, nama="Telepon", rahasia=rahasia)


def kode(rahasia="ab" * 20, geser=0) -> str:
    """What the application shows, now or `geser` half minutes from now."""
    totp = TOTP(bytes.fromhex(rahasia))
    totp.time = (timezone.now() + timedelta(seconds=30 * geser)).timestamp()
    return f"{totp.token():06}"


class Passkey:
    """An authenticator: answers what a page asks, as a browser at `situs` would pass it on."""

    def __init__(self, situs=SITUS, rp_id="testserver"):
        self.situs, self.rp_id, self.hitungan = situs, rp_id, 0
        self.id = secrets.token_bytes(32)
        self.kunci = ec.generate_private_key(ec.SECP256R1())

    def di(self, situs, rp_id="testserver"):
        self.situs, self.rp_id = situs, rp_id
        return self

    def mundur(self):
        self.hitungan = 0
        return self

    def kredensial(self):
        kunci = ES256.from_cryptography_key(self.kunci.public_key())
        return AttestedCredentialData.create(b"\0" * 16, self.id, kunci)

    def _data(self, tambahan=b"", tanda=0x05):
        return (
            hashlib.sha256(self.rp_id.encode()).digest() + bytes([tanda]) + self.hitungan.to_bytes(4, "big") + tambahan
        )

    def _klien(self, jenis, pilihan):
        return json.dumps({"type": jenis, "challenge": pilihan["challenge"], "origin": self.situs}).encode()

    def _jawaban(self, **isi):
        return json.dumps(
            {
                "id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key",
                "response": {k: websafe_encode(v) for k, v in isi.items()}, "clientExtensionResults": {},
            }
        )  # fmt: skip

    def daftar(self, pilihan) -> str:
        isi = {"fmt": "none", "attStmt": {}, "authData": self._data(bytes(self.kredensial()), tanda=0x45)}
        return self._jawaban(clientDataJSON=self._klien("webauthn.create", pilihan), attestationObject=cbor.encode(isi))

    def masuk(self, pilihan) -> str:
        self.hitungan += 1
        klien, data = self._klien("webauthn.get", pilihan), self._data()
        tanda = self.kunci.sign(data + hashlib.sha256(klien).digest(), ec.ECDSA(hashes.SHA256()))
        return self._jawaban(clientDataJSON=klien, authenticatorData=data, signature=tanda)

    def beri(self, orang):
        """Set it up for `orang` without the page."""
        return Faktor.objects.create(
            pengguna=orang, jenis=Faktor.Jenis.PASSKEY, nama="Kunci", rahasia=bytes(self.kredensial()).hex()
        )
