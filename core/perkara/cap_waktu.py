"""A time-stamp (RFC 3161) over a head: an authority outside says since when it is there. Optional, never waited for.

It covers the signed text of the head (`naskah`), so whoever holds the sheet and the answer needs nothing of ours.
"""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.request import Request, urlopen

from cryptography.x509 import load_pem_x509_certificates
from django.conf import settings
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from core.models import CapWaktu, Kepala
from core.perkara.saksi import naskah

catatan = logging.getLogger(__name__)
BATAS_TANYA = 5.0  # seconds for the whole talk with the authority
TERBESAR = 64 * 1024  # bytes; an answer with its chain of certificates has some 5,000


class CapSalah(Exception):
    """An answer that proves nothing of this head. `str()` says why."""


def minta_cap(kepala: Kepala) -> CapWaktu | None:
    """The time-stamp of a head, asked for where it has none yet and ALAMAT_TSA is set; None where none is to be had.

    Takes BATAS_TANYA at most and raises nothing: the next sheet tries again.
    """
    if (ada := CapWaktu.objects.filter(kepala=kepala).first()) or not settings.ALAMAT_TSA:
        return ada
    permintaan = TimestampRequestBuilder().data(naskah(kepala.isi())).hash_algorithm(HashAlgorithm.SHA256).build()
    try:
        isi = _tanya(permintaan.as_bytes())
        jawaban = periksa_jawaban(isi, kepala, nonce=permintaan.nonce)
    except (CapSalah, OSError) as salah:
        catatan.error("%s tidak mendapat cap waktu: %s Dicoba lagi pada lembar berikutnya.", kepala, salah)
        return None
    return CapWaktu.objects.get_or_create(kepala=kepala, defaults={"waktu": jawaban.tst_info.gen_time, "jawaban": isi})[
        0
    ]


def _tanya(permintaan: bytes) -> bytes:
    """The answer of the authority. In a thread: one that sends a byte now and then meets no time-out of a socket."""
    hasil: SimpleQueue[bytes | Exception] = SimpleQueue()
    Thread(target=_kirim, args=(settings.ALAMAT_TSA, permintaan, hasil), daemon=True).start()
    try:
        jawaban = hasil.get(timeout=BATAS_TANYA)
    except Empty:
        raise CapSalah(f"tidak ada jawaban dalam {BATAS_TANYA:g} detik.") from None
    if isinstance(jawaban, Exception):
        raise CapSalah(f"tidak terhubung ({type(jawaban).__name__}).") from jawaban
    return jawaban


def _kirim(alamat: str, permintaan: bytes, hasil: SimpleQueue[bytes | Exception]) -> None:
    try:
        surat = Request(alamat, permintaan, {"Content-Type": "application/timestamp-query"})  # noqa: S310 - our setting
        with urlopen(surat, timeout=BATAS_TANYA) as balasan:  # noqa: S310
            hasil.put(balasan.read(TERBESAR))
    except Exception as galat:  # a thread has nobody to raise to
        hasil.put(galat)


def periksa_jawaban(isi: bytes, kepala: Kepala, *, nonce: int | None = None) -> TimeStampResponse:
    """The answer, shown to be a time-stamp of this head; its signature too, where SERTIFIKAT_TSA is set.

    `nonce` is that of the request whose answer it should be. Raises CapSalah, OSError (no such file).
    """
    try:
        jawaban = decode_timestamp_response(isi)
        if jawaban.status != PKIStatus.GRANTED:
            raise CapSalah("permintaannya ditolak otoritas cap waktu.")
        cap = jawaban.tst_info
    except ValueError as salah:
        raise CapSalah("jawabannya bukan cap waktu.") from salah
    if cap.message_imprint.message != hashlib.sha256(naskah(kepala.isi())).digest():
        raise CapSalah("cap waktunya bukan atas kepala ini.")
    if nonce is not None and cap.nonce != nonce:
        raise CapSalah("cap waktunya bukan jawaban atas permintaan ini.")
    if settings.SERTIFIKAT_TSA:
        _periksa_tanda(jawaban, naskah(kepala.isi()))
    return jawaban


def _periksa_tanda(jawaban: TimeStampResponse, isi: bytes) -> None:
    try:
        induk = load_pem_x509_certificates(Path(settings.SERTIFIKAT_TSA).read_bytes())
        VerifierBuilder(roots=induk).build().verify_message(jawaban, isi)
    except (VerificationError, ValueError) as salah:
        raise CapSalah("tanda tangan cap waktunya tidak sah menurut SERTIFIKAT_TSA.") from salah


def periksa_cap() -> Iterator[str]:
    """One sentence for each time-stamp that is not, or no longer, one of its head."""
    for cap in CapWaktu.objects.select_related("kepala").order_by("pk").iterator():
        try:
            if periksa_jawaban(bytes(cap.jawaban), cap.kepala).tst_info.gen_time != cap.waktu:
                raise CapSalah("waktunya bukan yang disebut otoritas cap waktu.")
        except (CapSalah, OSError) as salah:
            yield f"{cap.kepala}, cap waktu: {salah}"
