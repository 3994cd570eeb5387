"""Mail: written with what it tells of, sent afterwards, at least once, and once as far as SMTP allows.

`kirim` writes a row in the transaction of the caller. `kirim_tertunda` sends: the worker does it all the time, the
daily run and `manage.py kirim_surel` when they are called. A mail is claimed for SEWA by a short transaction; no lock
and no transaction stand while the mail server speaks.

SMTP leaves one gap: the server took the mail and its answer, or our commit after it, was lost. Such a mail is sent
again under the same Message-ID, by which mail boxes know it as the one they have.
"""

from __future__ import annotations

import logging
import smtplib
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import Error, close_old_connections, transaction
from django.utils import timezone

from core.models import Surel

catatan = logging.getLogger(__name__)
SEKALI = 50  # mails between two looks at other work
SEWA = timedelta(minutes=15)
# Seconds before the next attempt: after the first, the second … failure; the last one for every further.
JEDA = (60, 300, 900, 3600)
HENTI = timedelta(days=3)  # what nobody took for so long tells nothing any more
JEDA_SERVER = timedelta(minutes=1)  # for all, when the server itself is the trouble
TETAP = 500  # SMTP: from here on an answer is final
CATAT_LAGI = (0.1, 1, 5, 15)  # seconds; a database that restarts is back by then


@dataclass
class Hasil:
    """What one round did: mails taken by the server, attempts that failed."""

    terkirim: int = 0
    gagal: int = 0


class ServerGagal(Exception):
    """The mail server cannot be reached or does not go on: no fault of the mail in hand."""


def kirim(alasan: str, kepada: str, perihal: str, isi: str, lampiran: tuple[str, bytes] = ("", b"")) -> None:
    """Have a mail sent after the commit of the present transaction; nothing happens if that is rolled back.

    `alasan` names the thing that it tells of: for the same thing the same address gets one mail, ever. Nobody without
    an address gets one. No personal data of a case belongs into a mail. `lampiran` is a PDF: its name and its bytes.
    """
    if not kepada:
        return
    nama, pdf = lampiran
    surel = Surel(alasan=alasan, kepada=kepada, perihal=" ".join(perihal.split()), isi=isi, nama_lampiran=nama)
    surel.lampiran = pdf
    Surel.objects.bulk_create([surel], ignore_conflicts=True)
    if settings.ANTREAN_LANGSUNG:
        transaction.on_commit(partial(kirim_tertunda, alasan=alasan, kepada=kepada))


def kirim_tertunda(batas: int = SEKALI, **saring: Any) -> Hasil:
    """Send what is due, at most `batas` mails over one connection; safe to run by several at once.

    One address that is refused or slow costs that mail an attempt. A server that fails ends the round, and nothing is
    tried again within JEDA_SERVER.
    """
    hasil = Hasil()
    sambungan = get_connection()
    try:
        for _ in range(batas):
            surel = _ambil(saring)
            if surel is None:
                break
            _satu(surel, sambungan, hasil)
    except ServerGagal:
        Surel.objects.jatuh_waktu().update(coba_pada=timezone.now() + JEDA_SERVER)
    finally:
        _tutup(sambungan)
    return hasil


def _ambil(saring: dict[str, Any]) -> Surel | None:
    """Claim the next mail that is due: nobody else takes it before SEWA has passed."""
    with transaction.atomic():
        surel: Surel | None = Surel.objects.jatuh_waktu().filter(**saring).select_for_update(skip_locked=True).first()
        if surel:
            surel.percobaan += 1
            surel.coba_pada = timezone.now() + SEWA
            surel.save(update_fields=["percobaan", "coba_pada"])
    return surel


def _satu(surel: Surel, sambungan: Any, hasil: Hasil) -> None:
    try:
        sambungan.open()
        _surat(surel, sambungan).send()
    except Exception as galat:
        # The address stays out of the log.
        catatan.error("Surel %s tidak terkirim (%s).", surel.pk, sebut(galat))
        hasil.gagal += 1
        _gagal(surel, galat)
        if _salah_server(galat):
            raise ServerGagal from galat
    else:
        hasil.terkirim += 1
        _selesai(surel, Surel.Keadaan.TERKIRIM)


def _surat(surel: Surel, sambungan: Any) -> EmailMessage:
    """The mail: the same to the last header, however often it is tried."""
    asal = urlsplit(settings.ALAMAT_SITUS).hostname or "sentra"
    kepala = {
        "Message-ID": f"<{uuid.uuid5(uuid.NAMESPACE_OID, f'{surel.alasan} {surel.kepada}')}@{asal}>",
        "Date": format_datetime(surel.dibuat_pada),
        "Auto-Submitted": "auto-generated",
    }
    pesan = EmailMessage(surel.perihal, surel.isi, to=[surel.kepada], connection=sambungan, headers=kepala)
    if surel.nama_lampiran:
        pesan.attach(surel.nama_lampiran, bytes(surel.lampiran), "application/pdf")
    return pesan


def _gagal(surel: Surel, galat: Exception) -> None:
    if _untuk_selamanya(galat) or timezone.now() - surel.dibuat_pada > HENTI:
        _selesai(surel, Surel.Keadaan.GAGAL, sebut(galat))
    else:
        _catat(surel, coba_pada=_lagi(surel.percobaan), galat=sebut(galat))


def _selesai(surel: Surel, keadaan: Surel.Keadaan, galat: str = "") -> None:
    """The row stays, so that the same thing is never told twice; its text, which may hold a link that opens an account,
    is of no more use."""
    _catat(surel, keadaan=keadaan, selesai_pada=timezone.now(), galat=galat, isi="", lampiran=b"")


def _lagi(percobaan: int) -> datetime:
    return timezone.now() + timedelta(seconds=JEDA[min(percobaan, len(JEDA)) - 1])


def _catat(surel: Surel, **isi: Any) -> None:
    """Store the outcome also where the database is away for a moment: forgotten, the mail would leave twice."""
    for jeda in (*CATAT_LAGI, None):
        try:
            Surel.objects.filter(pk=surel.pk).update(**isi)
            return
        except Error:
            if jeda is None or transaction.get_connection().in_atomic_block:
                raise
            time.sleep(jeda)
            close_old_connections()


def _kode(galat: Exception) -> list[int]:
    """The answers of the server in `galat`."""
    if isinstance(galat, smtplib.SMTPRecipientsRefused):
        return [kode for kode, _ in galat.recipients.values()]
    return [galat.smtp_code] if isinstance(galat, smtplib.SMTPResponseException) else []


def _untuk_selamanya(galat: Exception) -> bool:
    """Whether this mail will never be taken: a refused address or text, one that cannot even be written."""
    if isinstance(galat, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return all(kode >= TETAP for kode in _kode(galat))
    return isinstance(galat, ValueError)


def _salah_server(galat: Exception) -> bool:
    tentang_surel = smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError | ValueError
    return isinstance(galat, OSError) and not isinstance(galat, tentang_surel)


def sebut(galat: Exception) -> str:
    """The kind of an error and the answers of the server, without address and text."""
    return " ".join([type(galat).__name__, *map(str, _kode(galat))])


def _tutup(sambungan: Any) -> None:
    """The mails are with the server: how it says good-bye changes nothing."""
    try:
        sambungan.close()
    except Exception as galat:
        catatan.info("Sambungan surel tidak tertutup rapi (%s).", sebut(galat))
