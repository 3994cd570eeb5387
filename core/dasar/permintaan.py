"""Which request a line of the log belongs to."""

import re
import secrets
from contextvars import ContextVar

# Without 0/O, 1/I/L: read aloud on the telephone, typed from a screen shot.
HURUF = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
ID_BAIK = re.compile(r"[A-Za-z0-9_-]{8,64}")

id_permintaan: ContextVar[str] = ContextVar("id_permintaan", default="-")


def acak(panjang: int) -> str:
    return "".join(secrets.choice(HURUF) for _ in range(panjang))


def id_baru(dari_proxy: str = "") -> str:
    """The id that the proxy gave the request, where it is well-formed; else a new one."""
    return dari_proxy if ID_BAIK.fullmatch(dari_proxy) else acak(12)


def nomor_gangguan() -> str:
    """A number to read out: 'K-7QM4-TX'. It stands on the page and in the log, beside the id of the request."""
    return f"K-{acak(4)}-{acak(2)}"
