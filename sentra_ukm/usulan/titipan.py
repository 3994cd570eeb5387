"""Usulan that come back to the desk of whoever handled them there, when that person leaves."""

from collections.abc import Iterator
from functools import partial

from core.dasar.izin import boleh, kode_bertindak
from core.halaman.titipan import Titipan, wajib_mengalihkan
from core.models import Pengguna
from core.perkara.ditolak import LangkahTidakSah
from core.perkara.jejak import catat
from core.perkara.versi import simpan_isian
from sentra_ukm.models import Usulan
from sentra_ukm.models.usulan import PEMEGANG, SELESAI


def titipan_usulan(orang: Pengguna, oleh: Pengguna) -> Iterator[Titipan]:
    """What `orang` handled at a desk and awaits back there."""
    for status, (isian, izin, _) in PEMEGANG.items():
        semua = Usulan.objects.terlihat_oleh(oleh).filter(**{isian: orang}).exclude(status__in=SELESAI)
        for usulan in semua.select_related("wilayah", "berwenang", *Usulan.DESKRIPSI).order_by("pk"):
            sebagai = f"diperiksa: {status.label.lower()}"
            kode = kode_bertindak(izin.peran[0], usulan.wilayah_id, usulan.berwenang_id)
            pindah = partial(_pindah, usulan, isian, izin, orang)
            yield Titipan(usulan, sebagai, kode, partial(_sebab, usulan, izin), pindah)


def _sebab(usulan, izin, kepada) -> str:
    return "" if boleh(kepada, izin, usulan) else f"{kepada.nama} bukan {izin.siapa} di kantor itu."


def _pindah(usulan, isian, izin, orang, kepada, oleh) -> None:
    if sebab := _sebab(usulan, izin, kepada):
        raise LangkahTidakSah(sebab)
    kode = kode_bertindak(izin.peran[0], usulan.wilayah_id, usulan.berwenang_id)
    penugasan = wajib_mengalihkan(oleh, usulan, kode)
    with simpan_isian(usulan) as terkunci:
        setattr(terkunci, isian, kepada)
        terkunci.save(update_fields=[isian, "diubah_pada"])
        catat(
            terkunci, "alihkan", f"mengalihkan pemeriksaannya dari {orang.nama} kepada {kepada.nama}"[:300],
            wilayah_id=usulan.wilayah_id, pengguna=oleh, penugasan=penugasan,
        )  # fmt: skip
