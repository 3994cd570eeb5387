"""Edits and decisions on one case exclude each other: the case is locked, and its version moves."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder

from core.dasar.izin import Izin, boleh
from core.dasar.waktu import waktu_setempat
from core.models import Pengguna, Urusan, Wilayah
from core.models.bukti import satu_langkah
from core.perkara.jejak import catat

U = TypeVar("U", bound=Urusan)

ISI = "isi"  # in the trail: somebody filled a part of a draft
BERUBAH = (
    "Petugas lain mengubah isian ini sejak Anda membukanya. Isian Anda masih ada di bawah: bandingkan dengan yang "
    "tersimpan, lalu simpan lagi bila masih benar."
)


class IsianBerubah(Exception):
    """A colleague changed this part of the form after the person opened it. `str()` is the sentence to show."""


@contextmanager
def simpan_isian(urusan: U, pengguna: Pengguna | None = None) -> Iterator[U]:
    """Lock `urusan`, yield its fresh copy, and move its version on success.

    With `pengguna`, refuses (PermissionDenied, in words) when the form is closed to that person by then: the page
    may have been open while the case moved on.
    """
    with satu_langkah():
        terkunci = type(urusan).objects.select_for_update().get(pk=urusan.pk)
        if pengguna is not None and not terkunci.alur.dapat_diubah(terkunci, pengguna):
            raise PermissionDenied(kalimat_tertutup(terkunci))
        yield terkunci
        type(urusan).objects.filter(pk=urusan.pk).update(versi=terkunci.versi + 1)
        urusan.versi = terkunci.versi + 1


def catat_pengisi(urusan: Any, pengguna: Pengguna, pengisi: Izin | None) -> None:
    """Write into the trail who, by the permission `pengisi`, filled a part of the locked draft `urusan`: once a person.

    Only where a row of its route asks for another person than those who wrote it (`bukan` names ISI); of what is no
    case (a row of the register) nothing.
    """
    if not (isinstance(urusan, Urusan) and urusan.tahap.isian and any(ISI in t.bukan for t in urusan.alur.baris)):
        return
    if urusan.jejak.filter(pengguna=pengguna, aksi__in=("buat", ISI)).exists():
        return
    catat(
        urusan, ISI, "mengubah isiannya", wilayah_id=urusan.wilayah_id, pengguna=pengguna,
        penugasan=boleh(pengguna, pengisi, urusan) if pengisi else None, salinan=urusan.salinan(),
    )  # fmt: skip


def kalimat_tertutup(urusan: Urusan) -> str:
    """Why the form of `urusan` cannot be edited now, and whose turn it is."""
    giliran = urusan.alur.giliran(urusan)
    sesudah = f" Giliran sekarang: {giliran}." if giliran else " Urusan ini sudah selesai."
    return f"Isian tidak dapat diubah: status {urusan.nomor_perkara} “{urusan.get_status_display()}”.{sesudah}"


def periksa_versi(objek: Any, versi_terlihat: int, wilayah: Wilayah | None = None, oleh: str = "Petugas lain") -> None:
    """Raise IsianBerubah unless `objek.versi` is the one that the person saw."""
    if objek.versi == versi_terlihat:
        return
    saat = getattr(objek, "diubah_pada", None)
    pukul = f" pukul {waktu_setempat(wilayah, saat):%H.%M}" if saat else ""
    raise IsianBerubah(
        f"{oleh} mengubah isian ini{pukul}. Isian Anda masih ada di bawah: bandingkan dengan isian terakhir, "
        "lalu simpan lagi bila masih benar."
    )


def sidik(*isi: Any) -> str:
    """A short mark of what a page showed, for parts that have no version of their own."""
    return hashlib.sha256(json.dumps(isi, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()[:16]
