"""Dates counted in months and years, as the text counts them: "1 (satu) bulan", "2 (dua) tahun"."""

from calendar import monthrange
from datetime import date


def tambah_bulan(tanggal: date, n: int) -> date:
    """The same day of the month `n` months on (or back, for n < 0); a month without that day gives its last day.

    31 January + 1 month is 28 or 29 February (reading: the text does not say). Raises ValueError outside the years
    1 to 9999.
    """
    tahun, bulan = divmod(tanggal.year * 12 + tanggal.month - 1 + n, 12)
    if not date.min.year <= tahun <= date.max.year:
        raise ValueError(f"Tanggal {tanggal.isoformat()} ditambah {n} bulan berada di luar tahun 1 sampai 9999.")
    return date(tahun, bulan + 1, min(tanggal.day, monthrange(tahun, bulan + 1)[1]))


def tambah_tahun(tanggal: date, n: int) -> date:
    """The same date `n` years on (or back); 29 February + 1 year is 28 February. Raises ValueError as tambah_bulan."""
    return tambah_bulan(tanggal, 12 * n)
