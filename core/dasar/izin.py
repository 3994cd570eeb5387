"""Roles, the level each sits at, and the two questions of permission: who may act, who may see.

Acting is EQUALITY with the authority that the case names; seeing is by PREFIX of the region code
(a province sees its kabupaten). There is no third way.

A role sits at a fixed level, or at BERWENANG: the authority that the law names for the case (aturan's kewenangan),
which the case carries as `berwenang`.
"""

from django.db import models
from django.db.models import Q

KODE_PUSAT = "00"


class Tingkat(models.TextChoices):
    """The three levels of Pasal 10 Permen KUKM 23/2005, and the authority that each case of Permen 15/2015 names."""

    KABKOTA = "kabkota", "Kabupaten/Kota"
    PROVINSI = "provinsi", "Provinsi"
    PUSAT = "pusat", "Pusat"
    BERWENANG = "berwenang", "Instansi yang berwenang"


class Peran(models.TextChoices):
    POKJA_KABKOTA = "pokja_kabkota", "Pokja Keuangan Kabupaten/Kota"
    DINAS_KABKOTA = "dinas_kabkota", "Dinas Kabupaten/Kota"
    POKJA_PROVINSI = "pokja_provinsi", "Pokja Keuangan Provinsi"
    DINAS_PROVINSI = "dinas_provinsi", "Dinas Provinsi"
    VERIFIKATOR = "verifikator", "Verifikator Kementerian"
    PENYUSUN_KEPUTUSAN = "penyusun_keputusan", "Penyusun Keputusan"
    PENETAP = "penetap", "Penetap (Menteri atau yang diberi mandat)"
    LOKET = "loket", "Petugas loket"
    PEMERIKSA = "pemeriksa", "Pemeriksa permohonan"
    PEJABAT = "pejabat", "Pejabat berwenang"
    PENILAI = "penilai", "Penilai kesehatan"
    PENGAWAS = "pengawas", "Pengawas koperasi"
    ADMIN_INSTANSI = "admin_instansi", "Admin instansi"
    AUDITOR = "auditor", "Auditor"
    # Held by nobody: a step that the law takes by itself when a day has passed.
    SISTEM = "sistem", "Aplikasi (otomatis)"


# The level at which a role may act. Roles without a level sit wherever their office sits.
TINGKAT_PERAN = {
    Peran.POKJA_KABKOTA: Tingkat.KABKOTA,
    Peran.DINAS_KABKOTA: Tingkat.KABKOTA,
    Peran.POKJA_PROVINSI: Tingkat.PROVINSI,
    Peran.DINAS_PROVINSI: Tingkat.PROVINSI,
    Peran.VERIFIKATOR: Tingkat.PUSAT,
    Peran.PENYUSUN_KEPUTUSAN: Tingkat.PUSAT,
    Peran.PENETAP: Tingkat.PUSAT,
    Peran.LOKET: Tingkat.BERWENANG,
    Peran.PEMERIKSA: Tingkat.BERWENANG,
    Peran.PEJABAT: Tingkat.BERWENANG,
    Peran.PENILAI: Tingkat.BERWENANG,
    Peran.PENGAWAS: Tingkat.BERWENANG,
    Peran.SISTEM: Tingkat.BERWENANG,
}


def kode_tingkat(kode: str) -> Tingkat:
    """Level of a region code: '00' is the centre, 'PP' a province, 'PP.KK' a kabupaten/kota."""
    if kode == KODE_PUSAT:
        return Tingkat.PUSAT
    return Tingkat.KABKOTA if "." in kode else Tingkat.PROVINSI


def kode_bertindak(peran: str, kode_wilayah: str, kode_berwenang: str) -> str:
    """Code of the region whose office acts as `peran` in a case of `kode_wilayah` before authority `kode_berwenang`."""
    match TINGKAT_PERAN[peran]:
        case Tingkat.BERWENANG:
            return kode_berwenang
        case Tingkat.PUSAT:
            return KODE_PUSAT
        case Tingkat.PROVINSI:
            return kode_wilayah[:2]
        case _:
            return kode_wilayah


def boleh(pengguna, peran: str, urusan):
    """The active assignment by which `pengguna` may act as `peran` in `urusan`, or None.

    Equality with the authority that the case names: a province may never act for its kabupaten. Of two posts with
    this role the acting one signs (a secretary who is Plh. of the head signs as Plh.), then the newer. What the
    application does by itself nobody may, whatever a row says.
    """
    if peran == Peran.SISTEM:
        return None
    cocok = [p for p in pengguna.penugasan_aktif() if _pada_meja(p, peran, urusan)]
    return max(cocok, key=lambda p: (bool(p.sebutan), p.mulai, p.pk), default=None)


def mandat_berakhir(pengguna, peran: str, urusan):
    """The latest assignment by which `pengguna` once could act as `peran` in `urusan`, now ended; or None."""
    aktif = pengguna.penugasan_aktif()
    lewat = [p for p in pengguna.penugasan_berakhir() if p not in aktif and _pada_meja(p, peran, urusan)]
    return max(lewat, key=lambda p: p.sampai, default=None)


def _pada_meja(penugasan, peran: str, urusan) -> bool:
    # A thing that is no case (a sentra) has a region and names no authority.
    kode = kode_bertindak(peran, urusan.wilayah_id, getattr(urusan, "berwenang_id", ""))
    return penugasan.peran == peran and penugasan.instansi.wilayah_id == kode


def saring_terlihat(pengguna, *kolom: str) -> Q:
    """Filter for the rows that `pengguna` may see by a region they hold: own region and all below it.

    `kolom` are the foreign keys to the region, one of which is enough; by default `wilayah`.
    """
    terlihat = Q(pk__in=[])
    # Each region once: a condition repeated for a second role is counted twice where the database plans by estimates.
    for kode in dict.fromkeys(p.instansi.wilayah_id for p in pengguna.penugasan_aktif()):
        for nama in kolom or ("wilayah",):
            match kode_tingkat(kode):
                case Tingkat.PUSAT:
                    return Q()
                case Tingkat.PROVINSI:
                    terlihat |= Q(**{f"{nama}__kode": kode}) | Q(**{f"{nama}__kode__startswith": f"{kode}."})
                case _:
                    terlihat |= Q(**{f"{nama}__kode": kode})
    return terlihat


def melihat(pengguna, kode_wilayah: str) -> bool:
    """Whether `pengguna` may see a thing of region `kode_wilayah` (same rule as saring_terlihat)."""
    return any(mencakup(p, kode_wilayah) for p in pengguna.penugasan_aktif())


def mencakup(penugasan, *kode_wilayah: str) -> bool:
    """Whether the office of `penugasan` itself sees one of these regions, whatever other posts see."""
    kantor = penugasan.instansi.wilayah_id
    return any(kantor in (KODE_PUSAT, kode) or kode.startswith(f"{kantor}.") for kode in kode_wilayah)


def pemegang(pengguna, *peran: str):
    """The active assignments of `pengguna` in any of the roles `peran`."""
    return [p for p in pengguna.penugasan_aktif() if p.peran in peran]
