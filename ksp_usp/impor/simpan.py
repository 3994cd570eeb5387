"""The one way of imported rows into the register."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from core.models import Pengguna
from ksp_usp.impor.periksa import KOMPONEN, Baris
from ksp_usp.models import Koperasi, Modal, Orang, WilayahAnggota

TETAP = {"id", "badan_hukum", "dibuat_oleh", "dibuat_pada"}
BERUBAH = [f.name for f in Koperasi._meta.concrete_fields if f.name not in TETAP]


@transaction.atomic
def simpan_koperasi(daftar: Iterable[Baris], pengguna: Pengguna) -> int:
    """Save rows that may be saved, new and changed ones, in a fixed number of statements; returns how many.

    The number of its badan hukum makes a koperasi, so that the same rows saved twice make no second one. Raises
    IntegrityError where a colleague entered one of the new ones in between: nothing is saved then. The caller holds
    the lock of the saved ones (periksa with kunci=True).
    """
    daftar = list(daftar)
    sekarang = timezone.now()
    for b in daftar:
        if b.lama is None:
            b.koperasi.dibuat_oleh = pengguna
        else:
            b.koperasi.versi += 1
            b.koperasi.diubah_pada = sekarang
        if b.ketua:
            # Who is new was not asked about family ties yet.
            b.koperasi.hubungan_diperiksa = None
    Koperasi.objects.bulk_create([b.koperasi for b in daftar if b.lama is None])
    Koperasi.objects.bulk_update([b.koperasi for b in daftar if b.lama is not None], BERUBAH, batch_size=250)
    _simpan_keanggotaan(daftar)
    Modal.objects.bulk_create(
        [b.modal for b in daftar if b.modal],
        update_conflicts=True, unique_fields=["koperasi", "per"], update_fields=KOMPONEN,
    )  # fmt: skip
    Orang.objects.bulk_create([b.ketua for b in daftar if b.ketua])
    return len(daftar)


def _simpan_keanggotaan(daftar: list[Baris]) -> None:
    """A region that the anggaran dasar no longer names goes; with members counted there it stays as what is found."""
    keluar = []
    for b in daftar:
        if b.keanggotaan and b.lama is not None:
            tetap = {k.wilayah_id for k in b.keanggotaan}
            keluar += [k.pk for k in b.lama.keanggotaan.all() if k.menurut_ad and k.wilayah_id not in tetap]
    lepas = WilayahAnggota.objects.filter(pk__in=keluar)
    lepas.filter(jumlah_anggota=None).delete()
    lepas.update(menurut_ad=False)
    WilayahAnggota.objects.bulk_create(
        [k for b in daftar for k in b.keanggotaan],
        update_conflicts=True, unique_fields=["koperasi", "wilayah"], update_fields=["menurut_ad", "jumlah_anggota"],
    )  # fmt: skip
