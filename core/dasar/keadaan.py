"""The state of the site that must be known while its database is away: one small file that every process reads.

It says whether the site is open for reading only, and which incidents are open. Pages look at the file's time alone
and read it again when that changed. Machines that serve together share it (the setting BERKAS_KEADAAN).
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

catatan = logging.getLogger("sentra.keadaan")

DIINGAT = 20  # incidents that the file keeps; the table core.models.Gangguan keeps all
TIDAK_TERBACA = "Berkas keadaan situs tidak terbaca, sehingga menyimpan ditutup sampai pengelola memeriksanya."


@dataclass(frozen=True)
class Kejadian:
    """One incident: what happened and since when, what it means for the work, when it is expected to end, its end."""

    kode: str
    apa: str
    dampak: str
    sejak: datetime
    perkiraan: datetime | None = None
    selesai: datetime | None = None

    @classmethod
    def baca(cls, isi: dict[str, Any]) -> Kejadian:
        waktu = {n: datetime.fromisoformat(isi[n]) if isi[n] else None for n in ("sejak", "perkiraan", "selesai")}
        return cls(kode=isi["kode"], apa=isi["apa"], dampak=isi["dampak"], **waktu)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Keadaan:
    """`baca_saja` is the reason for which nothing may be written, or empty; `gangguan` the latest incidents first."""

    baca_saja: str = ""
    gangguan: tuple[Kejadian, ...] = ()

    @property
    def terbuka(self) -> list[Kejadian]:
        return [k for k in self.gangguan if k.selesai is None]


_terakhir: tuple[object, Keadaan] = (None, Keadaan())


def keadaan() -> Keadaan:
    """The state as the file tells it now; an unreadable file closes the site for writing rather than opening it."""
    global _terakhir
    jalur = Path(settings.BERKAS_KEADAAN)
    try:
        cap = jalur.stat()
        tanda = (jalur, cap.st_mtime_ns, cap.st_size, cap.st_ino)
        if _terakhir[0] != tanda:
            _terakhir = (tanda, _baca(jalur))
    except FileNotFoundError:
        return Keadaan()
    except (OSError, ValueError, KeyError, TypeError):
        catatan.exception("%s tidak terbaca", jalur.name)
        return Keadaan(baca_saja=TIDAK_TERBACA)
    return _terakhir[1]


def baca_saja() -> str:
    """Why nothing may be written now; empty = everything is open."""
    return keadaan().baca_saja


def tolak_perintah() -> None:
    """Raise CommandError where nothing may be written: for commands that a timetable starts."""
    if alasan := baca_saja():
        raise CommandError(f"Tidak dikerjakan: situs hanya dapat dibaca. {alasan}")


def _baca(jalur: Path) -> Keadaan:
    isi = json.loads(jalur.read_text(encoding="utf-8"))
    return Keadaan(str(isi["baca_saja"]), tuple(Kejadian.baca(k) for k in isi["gangguan"]))


def ubah(fungsi: Callable[[Keadaan], Keadaan]) -> Keadaan:
    """Replace the state by what `fungsi` makes of it; one writer at a time, and no reader sees half of it."""
    with _kunci():
        baru = fungsi(keadaan())
        naskah = json.dumps(asdict(baru), ensure_ascii=False, indent=1, default=datetime.isoformat)
        jalur = Path(settings.BERKAS_KEADAAN)
        pegangan, sementara = tempfile.mkstemp(dir=jalur.parent, prefix=jalur.name)
        with os.fdopen(pegangan, "w", encoding="utf-8") as berkas:
            berkas.write(naskah)
            berkas.flush()
            os.fsync(berkas.fileno())
        Path(sementara).chmod(0o644)
        Path(sementara).replace(jalur)
    return baru


def tutup_tulis(alasan: str) -> None:
    """Open the site for reading only, for `alasan`; empty opens it for writing."""
    ubah(lambda kini: replace(kini, baca_saja=alasan))


def ingat(kejadian: Kejadian) -> None:
    """Put an incident into the file, in place of what it says of it so far."""

    def ganti(kini: Keadaan) -> Keadaan:
        lain = [k for k in kini.gangguan if k.kode != kejadian.kode]
        urut = sorted([kejadian, *lain], key=lambda k: (k.selesai is None, k.sejak), reverse=True)
        return replace(kini, gangguan=tuple(urut[:DIINGAT]))

    ubah(ganti)


@contextmanager
def _kunci() -> Iterator[None]:
    jalur = Path(settings.BERKAS_KEADAAN)
    jalur.parent.mkdir(parents=True, exist_ok=True)
    with jalur.with_name(f"{jalur.name}.kunci").open("w") as pintu:
        fcntl.flock(pintu, fcntl.LOCK_EX)
        yield
