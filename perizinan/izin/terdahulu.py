"""A licence that was given before this product: how far it reached, and what recording it leaves, one or many."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, QuerySet, Subquery

from aturan.simpan_pinjam_2015.kewenangan import Lingkup, kewenangan
from core.dasar.izin import Tingkat, membawahi
from core.dasar.rupa import tanggal_indonesia
from core.models import Berkas, Wilayah
from core.perkara.jejak import catat
from ksp_usp.models import Koperasi
from ksp_usp.models.koperasi import daerah
from perizinan.izin.akibat import wilayah_urusan
from perizinan.izin.panel import catat_peristiwa
from perizinan.models import IzinUsaha, PeristiwaIzin

JENJANG = {Tingkat.KABKOTA: Lingkup.KABKOTA, Tingkat.PROVINSI: Lingkup.PROVINSI, Tingkat.PUSAT: Lingkup.NASIONAL}


def beserta_pencabutan(izin: QuerySet[IzinUsaha]) -> QuerySet[IzinUsaha]:
    """These licences, each with `dicabut_di_sini`: the day on which a letter of this product revoked it, or None."""
    surat = PeristiwaIzin.objects.filter(izin=OuterRef("pk"), jenis=PeristiwaIzin.Jenis.DICABUT, surat__isnull=False)
    return izin.annotate(dicabut_di_sini=Subquery(surat.order_by("-pk").values("tanggal")[:1]))


def sebut_pencabutan(daftar: Iterable[IzinUsaha]) -> str:
    """Why no earlier licence is recorded as in force beside these (beserta_pencabutan); empty where one may be.

    Who was revoked asks for a new one (Pasal 32).
    """
    if (izin := next((i for i in daftar if i.dicabut_di_sini), None)) is None:
        return ""
    return (
        f"Izin nomor {izin.nomor} dicabut {tanggal_indonesia(izin.dicabut_di_sini)}: sesudah itu yang berlaku hanya"
        " izin baru dari permohonan."
    )


def butir_pindaian(izin_pk: int) -> str:
    """The item under which the scan of an earlier licence stands with its koperasi."""
    return f"izin_terdahulu_{izin_pk}"


def wilayah_terdahulu(k: Koperasi, penerbit: Wilayah, anggota: list[Wilayah]) -> tuple[Lingkup, list[Wilayah]]:
    """How far a licence of `penerbit` reached, and to which regions: by the issuer of its day, not by today's members.

    `anggota` are the regions of the register; who is competent today gave the licence for those.
    """
    if penerbit.pk == k.berwenang_id:
        return kewenangan([daerah(w) for w in anggota], daerah(k.wilayah)).lingkup, anggota
    return JENJANG[penerbit.tingkat], [w for w in anggota if membawahi(penerbit.pk, w.pk)] or [penerbit]


def catat_terdahulu(
    k: Koperasi, *, nomor: str, tanggal: date, penerbit: Wilayah, penerbit_sebutan: str, lingkup: Lingkup,
    anggota: list[Wilayah], modal_disetor: Decimal | None, alasan: str, pengguna, penugasan,
    keadaan: str = IzinUsaha.Keadaan.BERLAKU, sejak: date | None = None, salinan: dict | None = None, **tertulis,
) -> IzinUsaha:  # fmt: skip
    """The licence, its events, what the register says from now on, and the line in the trail of the koperasi.

    `tertulis`: what the licence says otherwise than the register (jenis, alamat). A licence that was replaced or
    revoked before this product (`keadaan`, `sejak`) is history: it makes nobody licensed. In the caller's
    satu_langkah(), which holds the koperasi under lock.
    """
    isi = {"jenis": k.jenis, "alamat": k.alamat} | {nama: nilai for nama, nilai in tertulis.items() if nilai}
    izin = IzinUsaha.objects.create(
        koperasi=k, nomor=nomor, tanggal=tanggal, penerbit=penerbit, penerbit_sebutan=penerbit_sebutan, nama=k.nama,
        bentuk=k.bentuk, kedudukan=k.wilayah, lingkup=lingkup.value, modal_disetor=modal_disetor, terdahulu=True,
        keadaan=keadaan, dicatat_oleh=pengguna, **isi,
    )  # fmt: skip
    izin.keanggotaan.set(anggota)
    catat_peristiwa(izin, PeristiwaIzin.Jenis.DICATAT, tanggal, pengguna, keterangan=alasan[:300])
    if keadaan == IzinUsaha.Keadaan.BERLAKU:
        k.registrasi.filter(izin=None).update(izin=izin)
        k.berizin_sejak = k.berizin_sejak or tanggal
    else:
        catat_peristiwa(izin, keadaan, sejak, pengguna, keterangan=alasan[:300])
    k.versi += 1
    k.save(update_fields=["berizin_sejak", "versi", "diubah_pada"])
    catat(
        k, "izin_terdahulu", f"mencatat izin terdahulu nomor {nomor} tanggal {tanggal_indonesia(tanggal)}",
        wilayah_id=k.wilayah_id, pengguna=pengguna, penugasan=penugasan, alasan=alasan,
        salinan={
            "nomor": nomor, "tanggal": tanggal, "penerbit": penerbit_sebutan, "keadaan": keadaan, **(salinan or {}),
        },
    )  # fmt: skip
    return izin


def pasang_pindaian(berkas: Berkas, izin: IzinUsaha) -> None:
    """Put the scan of an earlier licence with its koperasi, for all who see that."""
    k = izin.koperasi
    berkas.objek_jenis, berkas.objek_id, berkas.butir = k._meta.label_lower, k.pk, butir_pindaian(izin.pk)
    berkas.wilayah = wilayah_urusan(k.wilayah, k.berwenang)
    berkas.save(update_fields=["objek_jenis", "objek_id", "wilayah", "butir"])
