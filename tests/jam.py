"""The one clock of the tests: it starts at an ordinary working day, whatever the machine says, and moves on from there.

JAM_UJI=2026-12-31T23:50+07:00 starts it at another moment, so that a whole run crosses midnight, or the year's end.
Only django.utils.timezone.now is led by it, and the product reads no other clock (tests/test_jam.py). What browsers,
cookies and signatures count by stays the machine's: they agree with one another there.
"""

import os
import time
from datetime import UTC, datetime, timedelta

from core.dasar.waktu import hari_ini

BIASA = "2026-12-02T10:00+07:00"
JAM_UJI = os.environ.get("JAM_UJI") or BIASA


def baca(tulisan: str) -> datetime:
    """The moment that JAM_UJI names; ValueError unless it says its zone."""
    saat = datetime.fromisoformat(tulisan)
    if saat.utcoffset() is None:
        raise ValueError(f"{tulisan} tanpa zona waktu; tulis seperti {BIASA}")
    return saat.astimezone(UTC)


def jalan(dari: str):
    """A clock that starts now at that moment."""
    mulai, nol = baca(dari), time.monotonic()
    return lambda: mulai + timedelta(seconds=time.monotonic() - nol)


def berhenti():
    """Before the first test: a date that is read while files are loaded is an old one when the run crosses midnight."""
    raise RuntimeError("Jam dibaca saat berkas dimuat; bacalah di dalam fungsi (tests.jam.saat_ini bagi parametrize).")


def sekarang() -> datetime:
    """What stands in for timezone.now from the settings on: a field's `default=timezone.now` keeps what it saw."""
    return _sekarang()


def setel(jam):
    """Put another clock in place; returns the one that was there."""
    global _sekarang
    lama, _sekarang = _sekarang, jam
    return lama


_sekarang = jalan(JAM_UJI)  # a benchmark has no files to load first (conftest stops the clock for a run of tests)


def tahun_ini() -> int:
    return hari_ini().year


def saat_ini(isi: dict) -> dict:
    """A row of parametrize whose values hang on the day has functions in their place: they are called here."""
    return {nama: nilai() if callable(nilai) else nilai for nama, nilai in isi.items()}
