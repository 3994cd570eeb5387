"""The refusals of the gate: each names its kind, and says in a sentence what stands in the way."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from aturan.bahasa.temuan import Temuan
from core.dasar.gangguan import JamServerMundur


class Ditolak(Exception):
    """The gate refused. `pesan` is a sentence for the person; `temuan` are the findings behind it."""

    def __init__(self, pesan: str, temuan: Iterable[Temuan] = ()):
        super().__init__(pesan)
        self.pesan = pesan
        self.temuan = list(temuan)


class TidakBerwenang(Ditolak, PermissionDenied):
    """The person does not hold the role at the authority that the case names. A page answers 403."""


class PelakuSama(Ditolak):
    """Two pairs of eyes: an earlier step of this person excludes this one, or the case names another person for it."""


class LangkahTidakSah(Ditolak):
    """No such edge from the present status: skipped, done already, or never existed."""


class SudahBerubah(Ditolak):
    """The case moved since the person opened it."""


class BelumLengkap(Ditolak):
    """A reason or a judgement is missing."""


class SyaratTidakTerpenuhi(Ditolak):
    """A guard's finding stands in the way."""


class JamMundur(Ditolak, JamServerMundur):
    """The clock was set back: this act would bear a date before that of the one before it."""
