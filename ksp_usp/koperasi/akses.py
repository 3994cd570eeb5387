"""The access to the own door ends with the office of the person, also where that ends before its term."""

from datetime import date

from core.dasar.rupa import tanggal_indonesia
from core.models import Penugasan
from core.perkara.jejak import catat
from ksp_usp.models import Orang
from ksp_usp.models.orang import kunci_nama


def akhiri_akses(orang: Orang, sampai: date | None, pengguna, penugasan: Penugasan) -> None:
    """End the access of a pengurus on `sampai` where it would last longer, with a line in the trail of the account.

    An account knows its person by the name alone: `orang` is as the register had it when the access was given.
    """
    if orang.golongan != Orang.Golongan.PENGURUS or sampai is None:
        return
    lebih = Penugasan.objects.filter(pihak=orang.koperasi_id, sampai__gt=sampai).select_related("pengguna", "instansi")
    for akses in lebih.select_for_update(of=("self",)):
        if kunci_nama(akses.pengguna.nama) != kunci_nama(orang.nama):
            continue
        akses.mulai, akses.sampai = min(akses.mulai, sampai), sampai
        akses.save(update_fields=["mulai", "sampai"])
        kata = f"mengakhiri akses pengurus pada {tanggal_indonesia(sampai)}: masa jabatannya berakhir menurut register"
        catat(
            akses.pengguna, "akhiri_akses", kata, wilayah_id=akses.instansi.wilayah_id, pengguna=pengguna,
            penugasan=penugasan, salinan={"penugasan": akses.pk, "sampai": sampai},
        )  # fmt: skip
