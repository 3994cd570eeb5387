"""The one way of rows into the database."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from core.models import Pengguna
from sentra_ukm.models import Ukm, Usulan
from sentra_ukm.models.ukm import tetapkan_kelas

TETAP = {"id", "usulan", "kunci", "urut"}
BERUBAH = [f.name for f in Ukm._meta.concrete_fields if f.name not in TETAP]


@transaction.atomic
def simpan_ukm(usulan: Usulan, daftar: Iterable[Ukm], pengguna: Pengguna) -> int:
    """Save firms, new and changed ones, in one statement; returns how many.

    Sets what no form sets: class, place in the list, version, author. A key that is there
    already is updated, so saving the same rows twice makes no second copy. The caller holds the lock of the usulan
    (core.perkara.versi.simpan_isian).
    """
    daftar = list(daftar)
    tetapkan_kelas(daftar, usulan.tanggal_hukum)
    urut = usulan.ukm.aggregate(terakhir=Max("urut"))["terakhir"] or 0
    for ukm in daftar:
        ukm.diubah_oleh = pengguna
        if ukm.pk is None:
            urut += 1
            ukm.urut = urut
        else:
            ukm.versi += 1
            # Told apart by its key: with its id the insert would clash before the key is looked at.
            ukm.pk = None
    Ukm.objects.bulk_create(daftar, update_conflicts=True, unique_fields=["kunci"], update_fields=BERUBAH)
    return len(daftar)
