"""Files at rest: encrypted by AES-256-GCM under the first of settings.KUNCI_BERKAS, read under each of them.

A stored file says in its head that it is encrypted, and under which key. What has no such head, or a key that is not
in the list, is given back as it lies: the digest that its row keeps tells whether it is the file.
"""

import base64
import hashlib
import logging
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

catatan = logging.getLogger(__name__)
KEPALA = b"sentra-sandi-1\n"
PANJANG_TANDA, PANJANG_NONCE = 8, 12
AWAL = len(KEPALA) + PANJANG_TANDA


@cache
def _mesin(kunci: str) -> tuple[bytes, AESGCM]:
    """The mark of a key, which tells nothing of it, and what encrypts with it. ValueError: no 32 bytes in base64."""
    isi = base64.urlsafe_b64decode(kunci)
    if len(isi) != 32:
        raise ValueError("Tiap KUNCI_BERKAS 32 bita, base64 url-safe.")
    return hashlib.sha256(b"tanda-berkas:" + isi).digest()[:PANJANG_TANDA], AESGCM(isi)


def sandikan(isi: bytes) -> bytes:
    """`isi` as it is stored: encrypted under the first key, or as it is where there is none."""
    if not settings.KUNCI_BERKAS:
        return isi
    tanda, mesin = _mesin(settings.KUNCI_BERKAS[0])
    nonce = os.urandom(PANJANG_NONCE)
    return KEPALA + tanda + nonce + mesin.encrypt(nonce, isi, KEPALA + tanda)


def buka(tersimpan: bytes) -> bytes:
    """What `sandikan` was given."""
    if not tersimpan.startswith(KEPALA):
        return tersimpan
    mesin = dict(map(_mesin, settings.KUNCI_BERKAS)).get(tersimpan[len(KEPALA) : AWAL])
    if mesin is None:
        catatan.error("Berkas tersandi dengan kunci yang tidak ada dalam KUNCI_BERKAS.")
        return tersimpan
    nonce, sandi = tersimpan[AWAL : AWAL + PANJANG_NONCE], tersimpan[AWAL + PANJANG_NONCE :]
    try:
        return mesin.decrypt(nonce, sandi, tersimpan[:AWAL])
    except InvalidTag:
        return tersimpan


def terkini(tersimpan: bytes) -> bool:
    """Whether a stored file lies as the setting asks: under the first key, or plain where there is none."""
    if not settings.KUNCI_BERKAS:
        return not tersimpan.startswith(KEPALA)
    return tersimpan.startswith(KEPALA + _mesin(settings.KUNCI_BERKAS[0])[0])
