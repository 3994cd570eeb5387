"""The notes of the examiner's desk on an application, each on what it judged."""

from collections import defaultdict
from typing import Any

from aturan.bahasa import hari
from core.models import Berkas
from core.perkara.ingat import sekali
from core.perkara.tanda import tanda_berlaku
from core.perkara.versi import sidik
from ksp_usp.models import Orang
from perizinan.models import PemeriksaanBerkas, PermohonanIzin

# Typed data of each document: what has to be said in the end.
ISIAN = {
    "7a": ("nomor_surat", "tanggal_surat"),
    "7b": (),
    "7c": ("bank", "nomor_bilyet", "tanggal_deposito", "modal_disetor", "deposito_atas_nama"),
    "7d": (),
    "7e": ("rekening_bank", "rekening_nomor", "rekening_atas_nama", "rekening_milik_koperasi"),
    "7f": ("rencana_mulai", "rencana_tahun"),
}
# What is typed beside it, where it applies.
ISIAN_LAIN = {"7b": ("sk_nomor", "sk_tanggal"), "7c": ("bank_lain", "deposito_pemegang")}


def sidik_butir(p: PermohonanIzin) -> dict[str, str]:
    """{"7a": digest of the typed data and the files that this document consists of now}."""
    return sekali(p, "sidik", lambda: _sidik(p))


def _sidik(p: PermohonanIzin) -> dict[str, str]:
    k, isi = p.koperasi, defaultdict(list)
    for kode, nama in ISIAN.items():
        isi[kode] += [getattr(p, n) for n in (*nama, *ISIAN_LAIN.get(kode, ()))]
    if p.jenis == p.Jenis.BARU:
        isi["7b"] += [k.badan_hukum, k.tanggal_badan_hukum]
    orang = k.orang.aktif(hari(p.tanggal_hukum)).exclude(golongan=Orang.Golongan.PENGELOLA)
    isi["7d"] += orang.order_by("pk").values_list("pk", "golongan", "nama", "jabatan", "nik_sidik")
    for b in berkas_tercatat(p):
        isi[b.butir[:2]].append([b.butir, b.sha256])
    return {kode: sidik(*satu) for kode, satu in isi.items()}


def berkas_tercatat(p: PermohonanIzin) -> list[Berkas]:
    """The files that belong to the application now."""
    return sekali(p, "berkas", lambda: list(p.daftar_berkas))


def catatan_meja(p: PermohonanIzin) -> dict[str, Any]:
    """The notes of the desk by the code of what they are about; a mark on what has changed since does not count."""
    return sekali(
        p, "catatan_meja", lambda: tanda_berlaku(p.pemeriksaan.select_related("oleh"), lambda: sidik_butir(p))
    )


def hasil_berkas(p: PermohonanIzin) -> dict[str, bool]:
    """{"7a": whether the examiner found it there}, of the documents that are judged as they are now."""
    ada = {PemeriksaanBerkas.Hasil.ADA: True, PemeriksaanBerkas.Hasil.TIDAK: False}
    return {butir: ada[x.hasil] for butir, x in catatan_meja(p).items() if x.hasil in ada}
