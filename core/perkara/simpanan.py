"""Files follow the transaction: what a failed act wrote to the file store is removed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.storage import default_storage

_baru: ContextVar[list[str] | None] = ContextVar("berkas_baru", default=None)


@contextmanager
def bersih_bila_gagal() -> Iterator[None]:
    """Remove every file announced by catat_baru() in this block if the block raises. May be nested."""
    if _baru.get() is not None:
        yield
        return
    baru: list[str] = []
    token = _baru.set(baru)
    try:
        yield
    except BaseException:
        for nama in baru:
            default_storage.delete(nama)
        raise
    finally:
        _baru.reset(token)


def catat_baru(nama: str) -> None:
    """Announce that the file `nama` was written to the default storage in this block."""
    if (baru := _baru.get()) is not None:
        baru.append(nama)
