"""The key that signs the heads (Ed25519). It stands outside the database; its public half is known to everybody."""

import base64
import hashlib
from datetime import UTC, date, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def nomor_kunci(publik: str) -> str:
    """The name of a public key (base64) in heads: the first 16 hex signs of its digest."""
    return hashlib.sha256(base64.b64decode(publik)).hexdigest()[:16]


def kunci_privat() -> Ed25519PrivateKey:
    """The key that signs now. Raises ImproperlyConfigured where KUNCI_SAKSI is not set, or is none."""
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.KUNCI_SAKSI, validate=True))
    except ValueError as salah:
        raise ImproperlyConfigured("Isi KUNCI_SAKSI dengan 32 bita acak, base64 (lihat .env.example).") from salah


def kunci_publik() -> str:
    """The public half of the key that signs now, base64."""
    return base64.b64encode(kunci_privat().public_key().public_bytes_raw()).decode()


def kunci_dikenal() -> dict[str, tuple[str, date, date]]:
    """{name: (public key, first day, last day)} of the key that signs now and of those of KUNCI_SAKSI_LAMA."""
    hasil = {}
    if settings.KUNCI_SAKSI:
        publik = kunci_publik()
        hasil[nomor_kunci(publik)] = (publik, date.min, date.max)
    for baris in settings.KUNCI_SAKSI_LAMA:
        dari, sampai, publik = baris.split(":")
        hasil.setdefault(nomor_kunci(publik), (publik, date.fromisoformat(dari), date.fromisoformat(sampai)))
    return hasil


def tandai(isi: bytes) -> str:
    """The signature of `isi` by the key of now, base64."""
    return base64.b64encode(kunci_privat().sign(isi)).decode()


def tanda_sah(isi: bytes, tanda: str, publik: str) -> bool:
    """Whether `tanda` is the signature of `isi` by the key whose public half is `publik`."""
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(publik)).verify(base64.b64decode(tanda), isi)
    except (InvalidSignature, ValueError):
        return False
    return True


def sebab_tanda_salah(isi: bytes, kunci: str, waktu: datetime, tanda: str) -> str:
    """Why a signature does not stand: an unknown key, a day outside of its days, another content; '' when it does."""
    if kunci not in (dikenal := kunci_dikenal()):
        return f"ditandatangani kunci yang tidak dikenal ({kunci})"
    publik, dari, sampai = dikenal[kunci]
    if not dari <= waktu.astimezone(UTC).date() <= sampai:
        return f"ditandatangani kunci {kunci} di luar masa berlakunya"
    return "" if tanda_sah(isi, tanda, publik) else "tanda tangannya tidak cocok dengan isinya"
