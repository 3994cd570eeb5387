"""What changed in a usulan since it was returned: the copy in the trail against the form as it is now."""

from dataclasses import dataclass

from core.models import Jejak
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.panel import PENGEMBALIAN


@dataclass(frozen=True)
class Perubahan:
    """One answer that differs; empty text stands for "not there"."""

    label: str
    sebelum: str
    sesudah: str


def bandingkan(lama: dict[str, str], baru: dict[str, str]) -> list[Perubahan]:
    """The answers that differ between two copies of a form ({label: text}), in the order of the form."""
    label = [*baru, *(kunci for kunci in lama if kunci not in baru)]
    return [
        Perubahan(kunci, lama.get(kunci, ""), baru.get(kunci, ""))
        for kunci in label
        if lama.get(kunci, "") != baru.get(kunci, "")
    ]


def pengembalian_terakhir(usulan: Usulan, jejak: list[Jejak] | None = None) -> Jejak | None:
    """The act by which a desk last returned this usulan, or None. A page that has read the trail hands it in."""
    if jejak is None:
        return usulan.jejak.filter(aksi__in=PENGEMBALIAN).last()
    return next((j for j in reversed(jejak) if j.aksi in PENGEMBALIAN), None)


def berubah_sejak(usulan: Usulan, jejak: Jejak) -> list[Perubahan]:
    """What the form says now that it did not say at the act `jejak`, and the other way round."""
    return bandingkan(jejak.salinan.get("isian", {}), usulan.isian())


def catatan_pengembalian(jejak: Jejak) -> list[dict]:
    """The items that the returning desk marked as lacking: [{uraian, catatan}], in its order."""
    return [
        {"uraian": butir.get("uraian") or kode, "catatan": butir["catatan"]}
        for kode, butir in jejak.penilaian.items()
        if butir.get("hasil") == "tidak" and butir.get("catatan", "").strip()
    ]
