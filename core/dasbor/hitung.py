"""What a database has no portable word for."""

from collections.abc import Sequence
from decimal import Decimal


def persentil(nilai: Sequence[Decimal | int], bagian: Decimal) -> Decimal | None:
    """The value below which `bagian` (0 to 1) of `nilai` lie, between two of them in proportion; None of nothing.

    As percentile_cont of PostgreSQL: half is the median.
    """
    if not nilai:
        return None
    urut = sorted(nilai)
    tempat = bagian * (len(urut) - 1)
    bawah = int(tempat)
    atas = min(bawah + 1, len(urut) - 1)
    return Decimal(urut[bawah]) + (tempat - bawah) * (Decimal(urut[atas]) - Decimal(urut[bawah]))
