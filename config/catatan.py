"""Log lines that never carry personal data."""

import logging
import re
import traceback

from core.dasar.permintaan import id_permintaan

ANGKA_PANJANG = re.compile(r"\d{12,}")


class TanpaDataPribadi(logging.Formatter):
    """Formats a record with long digit runs (NIK, NIP, account numbers) blotted out, behind the id of its request.

    Of an exception it keeps where it happened and its class, but not its message: databases and forms quote
    the offending values there ("Key (nik)=(…) already exists").
    """

    def format(self, record: logging.LogRecord) -> str:
        return f"{id_permintaan.get()} " + ANGKA_PANJANG.sub("[disamarkan]", super().format(record))

    def formatException(self, ei) -> str:
        jenis, _, jejak = ei
        return "".join(traceback.format_tb(jejak)) + jenis.__name__
