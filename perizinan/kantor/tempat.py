"""Where a finding about an office is mended, as an address."""

from django.urls import reverse

from aturan.bahasa import Temuan
from perizinan.models import JaringanPelayanan

# {code of a finding, or how it begins: the part of the form that asks it}
ISIAN = {
    "kantor.surat": "surat", "kantor.tanggal_surat": "surat", "kantor.alamat": "kantor", "kantor.lama": "lama",
    "cabang.modal": "9c", "cabang.sarana": "9e", "cabang.neraca": "9f", "cabang.rencana": "9g", "cabang.calon": "9h",
    "cabang.sertifikat": "9i", "cabang.anggota": "anggota",
}  # fmt: skip
MEJA = {"terbuka.": "terbuka", "kantor.usul": "usul", "berkas.kekurangan": "langkah"}


def tempat(kantor: JaringanPelayanan, t: Temuan) -> str:
    """The part of the form that asks it, the register, or the examiner's desk; else the page of the office."""
    meja = reverse("jaringan_pemeriksaan", args=[kantor.pk])
    if t.kode.startswith("berkas.9"):
        return f"{meja}#tanda-{t.kode.removeprefix('berkas.')}"
    for awal, bagian in MEJA.items():
        if t.kode.startswith(awal):
            return f"{meja}#{bagian}"
    if t.kode in ("kantor.izin", "koperasi.dihentikan"):
        return kantor.koperasi.get_absolute_url()
    for awal, bagian in ISIAN.items():
        if t.kode.startswith(awal) and kantor.tahap.isian:
            return reverse("jaringan_isian", args=[kantor.pk, bagian])
    return f"{kantor.get_absolute_url()}#temuan"
