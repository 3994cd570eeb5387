"""What the read API shows: each register with its fields, one by one, and whose rows they are.

Each matter writes its own in its terbuka.py; the setting API_REGISTER names them. Nothing is handed out that is not a
field here, and no field is a person, an address or a telephone number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from django.conf import settings
from django.db.models import Q, QuerySet, TextChoices
from django.utils.module_loading import import_string


class Cakupan(TextChoices):
    """What a token may open; each is given or not."""

    REGISTER = "register", "Register koperasi, sentra, dan kantor"
    IZIN = "izin", "Izin usaha simpan pinjam dan keadaannya"


@dataclass(frozen=True)
class Kantor:
    """An office as the one who sees: what `terlihat_oleh` asks of a person, and nothing by which anybody could act."""

    wilayah_kantor: tuple[str, ...]
    pihak: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bidang:
    """A field of an answer: its name, where it comes from (as in values_list), what it means."""

    nama: str
    jalur: str
    arti: str
    jenis: type[str | int | bool | date | datetime | Decimal] = str


@dataclass(frozen=True)
class Register:
    """A list of the API. `terlihat` gives the rows that a Kantor sees: the terlihat_oleh of the model, no other way.

    `wilayah` is the foreign key to the region by which a request may narrow it.
    """

    kode: str
    judul: str
    cakupan: Cakupan
    terlihat: Callable[[Kantor], QuerySet]
    bidang: tuple[Bidang, ...]
    wilayah: str = "wilayah"

    def di_wilayah(self, kode: str) -> Q:
        """Rows of a region and all below it."""
        jalur = f"{self.wilayah}__kode"
        return Q(**{jalur: kode}) | Q(**{f"{jalur}__startswith": f"{kode}."})


@cache
def semua_register() -> dict[str, Register]:
    """Every register by its code, in the order of the setting."""
    return {r.kode: r for r in map(import_string, settings.API_REGISTER)}


ID = Bidang("id", "pk", "Nomor tetap baris ini; kunci untuk halaman berikutnya.", int)
