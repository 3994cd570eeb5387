"""A new usulan from an old one of the same sentra: everything comes along as text to be checked, nothing as decided."""

from django.db.models import Q
from django.forms.models import model_to_dict

from sentra_ukm.models import Jawaban, Lampiran2, Usulan

SEBUTAN = {True: "ya", False: "tidak"}


def usulan_sebelum(usulan: Usulan) -> Usulan | None:
    """The latest earlier usulan of the same sentra that was filled at all, whatever became of it."""
    lama = usulan.sentra.usulan.filter(pk__lt=usulan.pk)
    return lama.filter(Q(lampiran2__isnull=False) | Q(jawaban__isnull=False)).order_by("-pk").first()


def salin_isian(lama: Usulan, baru: Usulan) -> None:
    """Copy Lampiran 2, reasons, team and partners from `lama` to the draft `baru`.

    Lampiran 2 is marked to be checked; a criterion keeps its reason and tells the old answer, but must be answered
    again; dates of the assessment do not come along. The UKM have a copy of their own (Lampiran 3).
    """
    if lampiran := getattr(lama, "lampiran2", None):
        isi = model_to_dict(lampiran, exclude=["id", "usulan", "versi", "koperasi", "bdsp"])
        Lampiran2.objects.create(
            usulan=baru, koperasi_id=lampiran.koperasi_id, bdsp_id=lampiran.bdsp_id, **isi | {"perlu_periksa": True}
        )
    for j in lama.jawaban.all():
        dahulu = {} if j.jawaban is None else {"dahulu": f"{lama.nomor_perkara}: {SEBUTAN[j.jawaban]}"}
        Jawaban.objects.create(usulan=baru, kode=j.kode, alasan=j.alasan, persen=j.persen, rincian=j.rincian | dahulu)
    for baris in (lama.tim, lama.mitra, lama.pelaku_klaster):
        for objek in baris.all():
            objek.pk, objek.usulan = None, baru
            objek.save(force_insert=True)
