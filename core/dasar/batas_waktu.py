"""How long PostgreSQL works on a statement, waits for a lock, and bears a transaction that stands idle.

By kind of work, in settings.BATAS_WAKTU: a page or an act of a person (JENIS_PROSES=halaman, which config.wsgi sets),
the download of a long list, a worker, a command. A connection begins with the limits of its process, at no cost; what
is cut becomes a sentence in core.halaman.galat. SQLite knows none of this.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import Error, connection

PENGATURAN = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


def opsi(batas: list[int]) -> str:
    """The limits (seconds each, in the order of PENGATURAN; 0 for none) as options of a new connection."""
    return " ".join(f"-c {nama}={detik}s" for nama, detik in zip(PENGATURAN, batas, strict=True))


def pasang(jenis: str) -> None:
    """Give the present connection the limits of another kind of work."""
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            for nama, detik in zip(PENGATURAN, settings.BATAS_WAKTU[jenis], strict=True):
                kursor.execute(f"SET {nama} = %s", [f"{detik}s"])


@contextmanager
def batas_waktu(jenis: str) -> Iterator[None]:
    """The limits of another kind of work for this block, outside of transactions; then those of the process again."""
    pasang(jenis)
    try:
        yield
    finally:
        if connection.vendor == "postgresql":
            with suppress(Error), connection.cursor() as kursor:  # a connection that is gone took them along
                kursor.execute("; ".join(f"RESET {nama}" for nama in PENGATURAN))
