"""Roles, the level each sits at, and the two questions of permission: who may act, who may see.

Acting is EQUALITY with the authority that the case names; seeing is by PREFIX of the region code
(a province sees its kabupaten). There is no third way.
"""

from django.db import models
from django.db.models import Q

KODE_PUSAT = "00"


class Tingkat(models.TextChoices):
    """The three levels of Pasal 10 Permen KUKM 23/2005."""

    KABKOTA = "kabkota", "Kabupaten/Kota"
    PROVINSI = "provinsi", "Provinsi"
    PUSAT = "pusat", "Pusat"


class Peran(models.TextChoices):
    POKJA_KABKOTA = "pokja_kabkota", "Pokja Keuangan Kabupaten/Kota"
    DINAS_KABKOTA = "dinas_kabkota", "Dinas Kabupaten/Kota"
    POKJA_PROVINSI = "pokja_provinsi", "Pokja Keuangan Provinsi"
    DINAS_PROVINSI = "dinas_provinsi", "Dinas Provinsi"
    VERIFIKATOR = "verifikator", "Verifikator Kementerian"
    PENYUSUN_KEPUTUSAN = "penyusun_keputusan", "Penyusun Keputusan"
    PENETAP = "penetap", "Penetap (Menteri atau yang diberi mandat)"
    ADMIN_INSTANSI = "admin_instansi", "Admin instansi"
    AUDITOR = "auditor", "Auditor"


# The level at which a role may act. Roles without a level sit wherever their office sits.
TINGKAT_PERAN = {
    Peran.POKJA_KABKOTA: Tingkat.KABKOTA,
    Peran.DINAS_KABKOTA: Tingkat.KABKOTA,
    Peran.POKJA_PROVINSI: Tingkat.PROVINSI,
    Peran.DINAS_PROVINSI: Tingkat.PROVINSI,
    Peran.VERIFIKATOR: Tingkat.PUSAT,
    Peran.PENYUSUN_KEPUTUSAN: Tingkat.PUSAT,
    Peran.PENETAP: Tingkat.PUSAT,
}


def kode_tingkat(kode: str) -> Tingkat:
    """Level of a region code: '00' is the centre, 'PP' a province, 'PP.KK' a kabupaten/kota."""
    if kode == KODE_PUSAT:
        return Tingkat.PUSAT
    return Tingkat.KABKOTA if "." in kode else Tingkat.PROVINSI


def kode_bertindak(peran: str, kode_wilayah: str) -> str:
    """Code of the region whose office acts as `peran` in a case of region `kode_wilayah`."""
    match TINGKAT_PERAN[peran]:
        case Tingkat.PUSAT:
            return KODE_PUSAT
        case Tingkat.PROVINSI:
            return kode_wilayah[:2]
        case _:
            return kode_wilayah


def boleh(pengguna, peran: str, urusan):
    """The active assignment by which `pengguna` may act as `peran` in `urusan`, or None.

    Equality with the authority that the case names: a province may never act for its kabupaten. Of two posts with
    this role the acting one signs (a secretary who is Plh. of the head signs as Plh.), then the newer.
    """
    kode = kode_bertindak(peran, urusan.wilayah_id)
    cocok = [p for p in pengguna.penugasan_aktif() if p.peran == peran and p.instansi.wilayah_id == kode]
    return max(cocok, key=lambda p: (bool(p.sebutan), p.mulai, p.pk), default=None)


def saring_terlihat(pengguna, kolom: str = "wilayah") -> Q:
    """Filter for the rows whose region (foreign key `kolom`) `pengguna` may see: own region and all below it."""
    terlihat = Q(pk__in=[])
    for penugasan in pengguna.penugasan_aktif():
        kode = penugasan.instansi.wilayah_id
        match kode_tingkat(kode):
            case Tingkat.PUSAT:
                return Q()
            case Tingkat.PROVINSI:
                terlihat |= Q(**{f"{kolom}__kode": kode}) | Q(**{f"{kolom}__kode__startswith": f"{kode}."})
            case _:
                terlihat |= Q(**{f"{kolom}__kode": kode})
    return terlihat


def melihat(pengguna, kode_wilayah: str) -> bool:
    """Whether `pengguna` may see a thing of region `kode_wilayah` (same rule as saring_terlihat)."""
    return any(
        kode in (KODE_PUSAT, kode_wilayah) or kode_wilayah.startswith(f"{kode}.")
        for kode in (p.instansi.wilayah_id for p in pengguna.penugasan_aktif())
    )


def pemegang(pengguna, *peran: str):
    """The active assignments of `pengguna` in any of the roles `peran`."""
    return [p for p in pengguna.penugasan_aktif() if p.peran in peran]
