"""What a step still lacks, each with the page that mends it: said before its button is pressed, not after."""

from typing import NamedTuple

from aturan.bahasa import Temuan
from core.models import Urusan
from core.perkara.alur import Penjaga, T


class Kurang(NamedTuple):
    """One thing that the gate would refuse a step for, in a sentence, and where it is mended."""

    kalimat: str
    url: str


def temuan_langkah(urusan: Urusan, t: T, sudah: dict[Penjaga, list[Temuan]] | None = None) -> list[Temuan]:
    """What the gate would find if the step `t` were taken now: the judgements saved so far, then its guards.

    `sudah` keeps what a guard found, for a page that asks about several steps: many share their guards.
    """
    sudah, per = {} if sudah is None else sudah, urusan.dinilai_per(urusan.hari_ini)
    temuan = t.penilaian(urusan, t.kumpulkan(urusan) if t.kumpulkan else {}) if t.penilaian else []
    for jika in t.jika:
        if jika not in sudah:
            sudah[jika] = jika(urusan, per)
        temuan = temuan + sudah[jika]
    return temuan


def kurang(urusan: Urusan, temuan: list[Temuan]) -> list[Kurang]:
    """Of findings those that the gate refuses for, each linked to the place that its route names."""
    belum = {t.kalimat: t for t in temuan if not t.hasil.lolos}
    return [Kurang(kalimat, urusan.alur.tempat(urusan, t)) for kalimat, t in belum.items()]
