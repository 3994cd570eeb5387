"""The one clock of the product: "today" is the local date of the authority (WIB, WITA, WIT)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

ZONA_BAWAAN = "Asia/Jakarta"
NAMA_ZONA = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def hari_ini(wilayah=None) -> date:
    """Local date now at `wilayah` (a core.models.Wilayah); without one, in Jakarta."""
    return waktu_setempat(wilayah).date()


def waktu_setempat(wilayah=None, saat: datetime | None = None) -> datetime:
    """`saat` (default: now) in the time zone of `wilayah`."""
    zona = wilayah.zona if wilayah is not None else ZONA_BAWAAN
    return (saat or timezone.now()).astimezone(ZoneInfo(zona))


def hari_tiap_zona() -> dict[str, date]:
    """Today in each time zone of the country: {zone: date}."""
    return {zona: timezone.now().astimezone(ZoneInfo(zona)).date() for zona in NAMA_ZONA}


def tanggal_tindakan(penugasan, waktu: datetime) -> date:
    """The date that an act and its letter bear: the local one of the office that acts, where its mandate is counted."""
    return waktu_setempat(penugasan.instansi.wilayah, waktu).date()
