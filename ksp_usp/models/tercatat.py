"""A koperasi and its authority as the trail of a decided case keeps them: to be read on its page, never to be saved."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date

from aturan.simpan_pinjam_2015.kewenangan import Kewenangan, Lingkup
from core.models import Wilayah
from ksp_usp.models.koperasi import Koperasi

BIDANG = ("nama", "jenis", "bentuk", "pola", "badan_hukum", "nik_koperasi", "alamat")


@dataclass(frozen=True)
class WewenangTercatat:
    """The authority as a decision named it, in the words of that day: of a Kewenangan what a page reads."""

    kode: str
    penerbit: str
    penilai: str
    kalimat: str
    peringatan: tuple[str, ...]
    lingkup: Lingkup
    jakarta: bool


def salinan_wewenang(k: Kewenangan | WewenangTercatat | None) -> dict | None:
    """What the trail keeps of the authority; None as long as no membership region is entered."""
    if k is None:
        return None
    return {
        "kode": k.kode, "penerbit": k.penerbit, "penilai": k.penilai, "kalimat": k.kalimat,
        "peringatan": list(k.peringatan), "lingkup": k.lingkup.value, "jakarta": k.jakarta,
    }  # fmt: skip


def wewenang_tercatat(isi: dict | None) -> WewenangTercatat | None:
    """The authority of salinan_wewenang()."""
    if isi is None:
        return None
    return WewenangTercatat(**isi | {"peringatan": tuple(isi["peringatan"]), "lingkup": Lingkup(isi["lingkup"])})


def salinan_koperasi(k: Koperasi) -> dict:
    """What the trail keeps of a koperasi beside the region codes: names as they are today."""
    isi = {nama: getattr(k, nama) for nama in BIDANG}
    sah = k.tanggal_badan_hukum
    return {**isi, "tanggal_badan_hukum": sah and sah.isoformat(), "wilayah": salinan_wilayah([k.wilayah])}


def koperasi_tercatat(k: Koperasi, isi: dict, kedudukan: Wilayah | None = None) -> Koperasi:
    """A copy of `k` that reads as salinan_koperasi() kept it. Its key and its authority are those of today.

    `kedudukan`, its seat as wilayah_tercatat() read it with others, spares a query.
    """
    lama = copy(k)
    for nama in BIDANG:
        setattr(lama, nama, isi.get(nama, getattr(k, nama)))
    if sah := isi.get("tanggal_badan_hukum"):
        lama.tanggal_badan_hukum = date.fromisoformat(sah)
    lama.wilayah = kedudukan or _kedudukan(k, isi["wilayah"])
    return lama


def _kedudukan(k: Koperasi, isi: list[list[str]]) -> Wilayah:
    """The seat under the names that it had; where the koperasi still sits there and that was read, without a query."""
    [[kode, nama, provinsi]] = isi
    if kode != k.wilayah_id or "wilayah" not in k._state.fields_cache:
        return wilayah_tercatat(isi)[0][0]
    wilayah = copy(k.wilayah)
    wilayah.nama = nama
    if provinsi:
        wilayah.induk = copy(wilayah.induk)
        wilayah.induk.nama = provinsi
    return wilayah


def salinan_wilayah(wilayah: Iterable[Wilayah]) -> list[list[str]]:
    """[code, name, name of its province] of each: a name may change, a code does not."""
    return [[w.pk, w.nama, w.induk.nama if "." in w.pk else ""] for w in wilayah]


def wilayah_tercatat(*daftar: list[list[str]]) -> list[list[Wilayah]]:
    """The regions of each salinan_wilayah() under the names that they had; one query for all of them."""
    ada = Wilayah.objects.select_related("induk").in_bulk({kode for isi in daftar for kode, _, _ in isi})
    for kode, nama, provinsi in (satu for isi in daftar for satu in isi):
        ada[kode].nama = nama
        if provinsi:
            ada[kode].induk.nama = provinsi
    return [[ada[kode] for kode, _, _ in isi] for isi in daftar]
