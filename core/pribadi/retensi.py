"""How long which personal data is kept, why, and what happens then: one table, that a command and a page read.

Each app lists its own rules in its pribadi.py (`RETENSI`). Three kinds of end:
MESIN     technical remains; removed by the daily run.
OPERATOR  rows of cases that ended; made anonymous by `manage.py retensi --perkara`, on a named basis, never by itself.
ARSIP     trail, letters, registers of decisions: kept, for what a government office decided is an archive. Whether it
          is destroyed is decided by people under the office's schedule (jadwal retensi arsip), not here.
Only rows that may change are touched: trail and letters stay word for word, and the trail says what was made anonymous.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import Enum
from importlib import import_module
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils import timezone

BARIS_SEKALI = 500
TAHUN = timedelta(days=365)
SAMARAN = "(disamarkan)"


class Oleh(Enum):
    MESIN = "dihapus otomatis"
    OPERATOR = "disamarkan atas perintah pengelola"
    ARSIP = "disimpan sebagai arsip"


class Retensi(NamedTuple):
    """One rule. The texts are shown as they are on the public page; `cari` finds what is due before a moment.

    `lakukan` makes one object anonymous, in a transaction of its own; without it the rows are deleted.
    """

    kode: str
    data: str
    guna: str
    dasar: str
    siapa: str
    oleh: Oleh = Oleh.ARSIP
    lama: timedelta | None = None
    sejak: str = ""
    cari: Callable[[datetime], QuerySet] | None = None  # none: an archive
    lakukan: Callable[[Any, str], None] | None = None

    @property
    def masa(self) -> str:
        """'2 tahun sesudah disentuh terakhir'."""
        if self.lama is None:
            return "selama menjadi arsip"
        hari = self.lama.days
        banyak = f"{hari // 365} tahun" if hari >= 365 else f"{hari} hari"
        return f"{banyak} sesudah {self.sejak}" if hari else f"sampai {self.sejak}"

    def jatuh(self) -> QuerySet:
        """What this rule is due for now."""
        return self.cari(timezone.now() - self.lama)

    def jalankan(self, alasan: str = "") -> int:
        """Do it, in batches, each of them whole: stopped half-way, the next run goes on. Returns how many objects."""
        banyak = 0
        while baris := list(self.jatuh().order_by("pk")[:BARIS_SEKALI]):
            if self.lakukan is None:
                type(baris[0])._default_manager.filter(pk__in=[b.pk for b in baris]).delete()
            else:
                for satu in baris:
                    self.lakukan(satu, alasan)
            banyak += len(baris)
        return banyak


def semua_retensi() -> list[Retensi]:
    """The rules of every app, in the order of the setting."""
    return [r for modul in settings.PRIBADI for r in import_module(modul).RETENSI]


def menurut(oleh: Oleh) -> Iterator[Retensi]:
    return (r for r in semua_retensi() if r.oleh is oleh)


def sesi_kedaluwarsa(batas: datetime) -> QuerySet:
    """Sessions that ended before `batas`, of whatever engine keeps them in the database."""
    model: type[Model] = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class()
    return model._base_manager.filter(expire_date__lt=batas)
