"""A mark of a desk holds for what it judged: when that changes it counts no longer, and is asked for again.

Each desk says what an item consists of now, as a digest of the typed data and of the files. A mark is stored with the
digest of what lay before the person, so that what has not changed keeps it also after a repair, with name and time.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import Any

PERIKSA_LAGI = "periksa lagi: berubah sejak diperiksa"


def tanda_berlaku(catatan: Iterable[Any], kini: Callable[[], Mapping[str, str]]) -> dict[str, Any]:
    """{item: note}. A note on what has changed keeps its words and loses its mark, which is then its `berubah`.

    `kini` gives {item: digest of what there is to judge now}; it is asked only where a note depends on it.
    """
    semua = [copy(x) for x in catatan]
    terikat = [x for x in semua if x.hasil and x.sidik]
    digest = kini() if terikat else {}
    for x in terikat:
        if digest.get(x.butir) != x.sidik:
            x.berubah, x.hasil = x.get_hasil_display(), ""
    return {x.butir: x for x in semua}


def tanda_tersimpan(butir: Mapping[str, str], catatan: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The marks of a desk as the gate takes them, of every item: {item: {uraian, hasil, catatan}}.

    `berubah` says beside it that a mark fell away.
    """
    hasil = {}
    for kode, uraian in butir.items():
        satu = catatan.get(kode)
        hasil[kode] = {"uraian": uraian, "hasil": getattr(satu, "hasil", ""), "catatan": getattr(satu, "catatan", "")}
        if getattr(satu, "berubah", ""):
            hasil[kode]["berubah"] = PERIKSA_LAGI
    return hasil


def masih_diminta(catatan: Mapping[str, Any]) -> set[str]:
    """Of the notes of tanda_berlaku() the items that a desk found lacking and that nobody has changed since."""
    return {kode for kode, satu in catatan.items() if satu.hasil == "tidak" and satu.sidik}


def ditandai_kurang(penilaian: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The items that a desk marked as lacking, as tanda_tersimpan() gives them; what else is judged is left out."""
    return [isi for isi in penilaian.values() if isinstance(isi, Mapping) and isi.get("hasil") == "tidak"]
