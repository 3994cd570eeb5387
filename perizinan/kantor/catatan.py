"""The notes of the examiner's desk on an office, each on what it judged."""

from collections import defaultdict
from typing import Any

from aturan.simpan_pinjam_2015.kantor import CALON_KEPALA
from core.models import Berkas
from core.perkara.ingat import sekali
from core.perkara.tanda import tanda_berlaku
from core.perkara.versi import sidik
from perizinan.models import JaringanPelayanan

ISIAN = {
    "9c": ("modal_kerja",),
    "9f": ("neraca_tahun_buku",),
    "9g": ("rencana_kerja_bulan",),
    "9i": ("kepala_nama", "kepala_sertifikat_nomor", "kepala_sertifikat_lsp", "kepala_sertifikat_sampai"),
}
# Of a Kantor Kas huruf a and b are the Kantor Cabang of the register and the head.
ISIAN_KAS = {"9b": ("kepala_nama",)}
ISIAN_CABANG = {"9a": ("alamat", "kecamatan"), **ISIAN}


def sidik_butir(kantor: JaringanPelayanan) -> dict[str, str]:
    """{"9a": digest of the typed data and the files that this paper consists of now}."""
    isi = defaultdict(list)
    for kode, nama in (ISIAN_KAS if kantor.meminta(CALON_KEPALA) else ISIAN_CABANG).items():
        isi[kode] += [getattr(kantor, n) for n in nama]
    isi["9e"] += [[s.nama, s.jumlah, s.kondisi] for s in kantor.sarana.all()]
    isi["9h"] += [[p.golongan, p.nama, p.jabatan, p.riwayat_hidup] for p in kantor.personel.all()]
    for b in berkas_tercatat(kantor):
        isi[b.butir].append(b.sha256)
    return {kode: sidik(*isi[kode]) for kode in {*isi, *(f"9{huruf}" for huruf in "abcdefghi")}}


def berkas_tercatat(kantor: JaringanPelayanan) -> list[Berkas]:
    """The files that belong to the application now."""
    return sekali(kantor, "berkas", lambda: list(kantor.daftar_berkas))


def catatan_meja(kantor: JaringanPelayanan) -> dict[str, Any]:
    """The notes of the desk by the code of what they are about; a mark on what has changed since does not count."""
    return sekali(kantor, "catatan_meja", lambda: tanda_berlaku(kantor.pemeriksaan.all(), lambda: sidik_butir(kantor)))
