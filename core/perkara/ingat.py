"""What a page asks of a case again and again, and what cannot change while the page is made."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Isi = TypeVar("Isi")


def mulai_ingat(urusan: Any) -> None:
    """From now on this copy of the case remembers what sekali() found: only for a page that writes nothing to it."""
    urusan.ingatan = getattr(urusan, "ingatan", {})


def sekali(urusan: Any, kunci: Hashable, cari: Callable[[], Isi]) -> Isi:
    """`cari()`, looked up once for a copy of a case that a page reads; the gate, which locks its own, always looks."""
    ingatan = getattr(urusan, "ingatan", None)
    if ingatan is None:
        return cari()
    if kunci not in ingatan:
        ingatan[kunci] = cari()
    isi: Isi = ingatan[kunci]
    return isi
