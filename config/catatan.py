"""Log lines that never carry personal data."""

import logging
import re
import traceback

from core.dasar.permintaan import id_permintaan

ANGKA_PANJANG = re.compile(r"\d{12,}")
TAUTAN = re.compile(r"(?<=/sandi/tautan/)[^\s/]+/[^\s/]+")  # opens an account, once
KENDALI = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class TanpaDataPribadi(logging.Formatter):
    """Formats a record with long digit runs (NIK, NIP, account numbers) blotted out, behind the id of its request.

    Of an exception it keeps where it happened and its class, but not its message: databases and forms quote
    the offending values there ("Key (nik)=(…) already exists").
    """

    def format(self, record: logging.LogRecord) -> str:
        return f"{id_permintaan.get()} " + ANGKA_PANJANG.sub("[disamarkan]", super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:
        """One line, whatever somebody wrote into an address: a line feed there makes no second record."""
        pesan = KENDALI.sub(lambda c: ascii(c[0])[1:-1], super().formatMessage(record))
        return TAUTAN.sub("[disamarkan]", pesan)

    def formatException(self, ei) -> str:
        jenis, _, jejak = ei
        return "".join(traceback.format_tb(jejak)) + jenis.__name__
