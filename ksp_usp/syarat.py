"""From the register to the facts of the law: authority of a koperasi, findings about its people and its SOM."""

from collections.abc import Iterable

from aturan.kewenangan import Daerah, Kewenangan, kewenangan
from core.models import Wilayah
from ksp_usp.models import Koperasi


def daerah(wilayah: Wilayah) -> Daerah:
    """A region as aturan.kewenangan takes it; needs `induk` for the name of the province."""
    provinsi = wilayah.induk.nama if "." in wilayah.pk else wilayah.nama
    return Daerah(wilayah.pk, wilayah.nama, wilayah.jenis, wilayah.otonom, provinsi)


def wilayah_menurut_ad(koperasi: Koperasi) -> list[Wilayah]:
    """The membership region as the anggaran dasar says it."""
    return [
        k.wilayah for k in koperasi.keanggotaan.select_related("wilayah__induk").order_by("wilayah_id") if k.menurut_ad
    ]


def kewenangan_koperasi(
    koperasi: Koperasi, anggota: Iterable[Wilayah] | None = None, kedudukan: Wilayah | None = None
) -> Kewenangan | None:
    """Who licences, fosters and assesses `koperasi` (Pasal 6, 26, 31); None as long as no region is entered.

    `anggota` and `kedudukan` answer for a change that is applied for, before it holds.
    """
    anggota = wilayah_menurut_ad(koperasi) if anggota is None else list(anggota)
    if not anggota:
        return None
    return kewenangan([daerah(w) for w in anggota], daerah(kedudukan or koperasi.wilayah))


def tetapkan_berwenang(koperasi: Koperasi) -> Kewenangan | None:
    """Write the authority of `koperasi` anew after its seat or its membership region changed."""
    hasil = kewenangan_koperasi(koperasi)
    if hasil is None:
        kode = koperasi.wilayah_id if koperasi.wilayah.otonom else koperasi.wilayah.induk_id
    else:
        kode = hasil.kode
    if koperasi.berwenang_id != kode:
        koperasi.berwenang_id = kode
        koperasi.save(update_fields=["berwenang"])
    return hasil
