"""Filing the signed original of a letter as a scan: the act that closes the letter."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import groupby

from django.apps import apps
from django.db import IntegrityError, transaction

from core.dasar.rupa import tanggal_indonesia
from core.models import Berkas, Pemberitahuan, Penugasan, Pindaian, Surat, Urusan
from core.models.bukti import satu_langkah
from core.perkara.ditolak import SudahBerubah
from core.perkara.jejak import catat_banyak
from core.perkara.surat import Terbit

BARU_SAJA = "Pindaian surat ini baru saja diunggah orang lain. Muat ulang halaman ini."


@cache
def kode_dipindai() -> frozenset[str]:
    """The kinds of letter whose signed original is filed as a scan."""
    alur = (m.alur for m in apps.get_models() if issubclass(m, Urusan))
    efek = (e for a in alur for t in a.baris for e in t.maka if isinstance(e, Terbit))
    return frozenset(e.jenis_surat.kode for e in efek if e.jenis_surat.dipindai)


@satu_langkah()
def arsipkan(
    surat: Surat, berkas: Berkas, penugasan: Penugasan, *, penandatangan: str, jabatan: str, pada: date,
    mengganti: int | None = None, alasan: str = "",
) -> Pindaian:  # fmt: skip
    """File `berkas` as the signed original of `surat`, with a line in the trail of each case that it is about.

    `mengganti` is the scan that the person saw and puts right, None for the first one. Raises SudahBerubah where
    another one stands there by now.
    """
    lama, pengguna = surat.pindaian.last(), penugasan.pengguna
    if (lama.pk if lama else None) != mengganti:
        raise SudahBerubah(BARU_SAJA)
    berkas.objek_jenis, berkas.objek_id = surat._meta.label_lower, surat.pk
    berkas.save(update_fields=["objek_jenis", "objek_id"])
    try:
        # A letter cannot be locked, because nobody may change it: of two at once the second finds the row of the first.
        with transaction.atomic():
            baru = Pindaian.objects.create(
                surat=surat, mengganti=lama, berkas=berkas, penandatangan=penandatangan, penandatangan_jabatan=jabatan,
                ditandatangani_pada=pada, alasan=alasan, diunggah_oleh=pengguna,
            )  # fmt: skip
    except IntegrityError:
        raise SudahBerubah(BARU_SAJA) from None
    kalimat = (
        f"{'mengganti' if lama else 'mengarsipkan'} pindaian surat nomor {surat.nomor}, ditandatangani {penandatangan}"
        f" pada {tanggal_indonesia(pada)}"
    )
    salinan = {"surat": surat.nomor, "pindaian": baru.pk, "sha256": berkas.sha256, "jabatan": jabatan}
    objek = surat.objek.order_by("objek_jenis", "objek_id").values_list("objek_jenis", "objek_id")
    for jenis, baris in groupby(objek, key=lambda o: o[0]):
        if issubclass(model := apps.get_model(jenis), Urusan):  # a letter may also name what is no case
            daftar = model._base_manager.filter(pk__in=[pk for _, pk in baris])
            catat_banyak(
                [
                    (u, {"kalimat": kalimat, "wilayah_id": u.wilayah_id, "alasan": alasan, "salinan": dict(salinan)})
                    for u in daftar
                ],
                "arsip_pindaian", pengguna=pengguna, penugasan=penugasan,
            )  # fmt: skip
    Pemberitahuan.objects.filter(
        tujuan__startswith=f"orang:{surat.diterbitkan_oleh_id}:", kunci=f"pindai:{surat.pk}"
    ).update(usai=True)
    return baru
