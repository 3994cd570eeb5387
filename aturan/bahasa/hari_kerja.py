"""Working days: Monday to Friday, without the holidays of the calendar that is given.

The calendar maps a year to its holidays (national holidays and cuti bersama): a set of dates, or a mapping from date
to its name. A year that it does not hold, or holds without a single holiday, is an error and never a guess: nobody
knows the cuti bersama of next year.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

Kalender = Mapping[int, Collection[date]]

AKHIR_PEKAN = {5: "Sabtu", 6: "Minggu"}


class TahunTanpaKalender(LookupError):
    """The calendar has no holidays for a year that the count needs."""

    def __init__(self, tahun: int) -> None:
        super().__init__(
            f"Hari libur tahun {tahun} belum diisi, sehingga hari kerja tidak dapat dihitung."
            f" Isi libur nasional dan cuti bersama {tahun} lebih dahulu."
        )
        self.tahun = tahun


@dataclass(frozen=True)
class Hari:
    """One day of a count: `ke` is its number (0 = the day it starts on; None = not counted, for `sebab`)."""

    tanggal: date
    ke: int | None
    sebab: str = ""


def sebab_libur(hari: date, kalender: Kalender) -> str:
    """Why a day is no working day: name of the holiday, "Sabtu", "Minggu"; empty text for a working day.

    Raises TahunTanpaKalender when the year is not in the calendar.
    """
    libur = kalender.get(hari.year)
    if not libur:
        raise TahunTanpaKalender(hari.year)
    if hari in libur:
        return str(libur[hari]) if isinstance(libur, Mapping) else "hari libur"
    return AKHIR_PEKAN.get(hari.weekday(), "")


def rincian(mulai: date, n: int, kalender: Kalender) -> list[Hari]:
    """Every day from day 0 to working day n, so that an officer can check the count. Raises as `tenggat`."""
    if isinstance(mulai, datetime):  # its local date is for the caller to say
        raise TypeError("Hari kerja dihitung dari tanggal (date), bukan datetime.")
    if n < 0:
        raise ValueError(f"Banyaknya hari kerja tidak boleh negatif: {n}.")
    daftar, ke = [Hari(mulai, 0)], 0
    while ke < n:
        hari = daftar[-1].tanggal + timedelta(days=1)
        sebab = sebab_libur(hari, kalender)
        ke += not sebab
        daftar.append(Hari(hari, None if sebab else ke, sebab))
    return daftar


def tenggat(mulai: date, n: int, kalender: Kalender) -> date:
    """The n-th working day after `mulai`: the last day on which the act is in time ("paling lama n hari kerja").

    Day 0 is `mulai` itself, be it a holiday or not. Raises TahunTanpaKalender, and ValueError for a negative n.
    """
    return rincian(mulai, n, kalender)[-1].tanggal
