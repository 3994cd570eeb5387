"""What a database has no portable word for."""

from collections.abc import Sequence
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Case, DateField, When
from django.db.models.functions import TruncDate

from core.dasar.waktu import NAMA_ZONA


def hari_setempat(waktu: str, wilayah: str) -> Case:
    """The local day of the moment in the column `waktu`, by the zone of the region that the key `wilayah` names."""
    zona = (When(**{f"{wilayah}__zona": z}, then=TruncDate(waktu, tzinfo=ZoneInfo(z))) for z in NAMA_ZONA)
    return Case(*zona, output_field=DateField())


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
