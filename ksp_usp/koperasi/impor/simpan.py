"""The one way of imported rows into the register."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from core.dasar.izin import KODE_PUSAT
from core.lembar.betul import sebut_betulan
from core.models import Pengguna, Penugasan
from core.perkara.jejak import catat_banyak
from ksp_usp.koperasi.impor.baris import KOMPONEN, Baris
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI
from ksp_usp.models import Koperasi, Modal, Orang, WilayahAnggota

TANPA_BENTUK = "Lembarnya tidak menyebut bentuk; dinyatakan primer saat diimpor."
TETAP = {"id", "badan_hukum", "dibuat_oleh", "dibuat_pada"}
JUDUL = {k.nama: k.isi_judul for k in DAFTAR_KOPERASI.kolom} | {"wilayah_id": "tempat kedudukan", "modal": "modal"}
BERUBAH = [f.name for f in Koperasi._meta.concrete_fields if f.name not in TETAP]


@transaction.atomic
def simpan_koperasi(daftar: Iterable[Baris], pengguna: Pengguna, penugasan: list[Penugasan], sumber: str) -> int:
    """Save rows that may be saved, new and changed ones, in a fixed number of statements; returns how many.

    Each koperasi gets a line in its trail: what changed, from which sheet (`sumber`), by which of the person's
    assignments.

    The number of its badan hukum makes a koperasi, so that the same rows saved twice make no second one. Raises
    IntegrityError where a colleague entered one of the new ones in between: nothing is saved then. The caller holds
    the lock of the saved ones (periksa with kunci=True).
    """
    # In one order, so that two sheets with the same koperasi wait for each other instead of locking crosswise.
    daftar = sorted(daftar, key=lambda b: b.kunci)
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
    # One statement for all of them: the rows are there and locked, so this only updates.
    Koperasi.objects.bulk_create(
        [b.koperasi for b in daftar if b.lama is not None],
        update_conflicts=True, unique_fields=["id"], update_fields=BERUBAH,
    )  # fmt: skip
    _simpan_keanggotaan(daftar)
    Modal.objects.bulk_create(
        [b.modal for b in daftar if b.modal],
        update_conflicts=True, unique_fields=["koperasi", "per"], update_fields=KOMPONEN,
    )  # fmt: skip
    Orang.objects.bulk_create([b.ketua for b in daftar if b.ketua])
    catat_banyak([(b.koperasi, _jejak(b, penugasan, sumber)) for b in daftar], "impor", pengguna=pengguna)
    return len(daftar)


def _jejak(b: Baris, penugasan: list[Penugasan], sumber: str) -> dict:
    k = b.koperasi
    isi = ", ".join(JUDUL[nama] for nama in b.beda)
    kalimat = f"mencatat {k.sebutan} {k.nama}" if b.lama is None else f"memperbarui {isi}"
    kantor = (k.berwenang_id, k.wilayah_id, k.berwenang_id[:2], k.wilayah_id[:2], KODE_PUSAT)
    return {
        "kalimat": f"{kalimat[:200]} dari lembar {sumber}"[:300],
        # What was mended in the preview: the office's sheet says something else.
        "alasan": " ".join([*sebut_betulan([b]), *([TANPA_BENTUK] if b.tanpa_bentuk else [])]),
        "wilayah_id": k.wilayah_id,
        "penugasan": next(p for kode in kantor for p in penugasan if p.instansi.wilayah_id == kode),
        "salinan": {nama: ke for nama, (_, ke) in b.beda.items()} if b.lama is None else b.beda,
    }


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
