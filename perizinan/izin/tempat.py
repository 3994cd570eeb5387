"""Where a finding about an application is mended, as an address."""

from django.urls import reverse

from aturan.bahasa import Temuan
from perizinan.models import PermohonanIzin

# {how the code of a finding begins: the document whose page asks it}
ISIAN = {
    "permohonan.surat": "7a", "permohonan.tanggal_surat": "7a", "permohonan.perubahan": "perubahan",
    "permohonan.jalur": "7c", "izin.hari_sejak_pengesahan": "7b", "izin.bank": "7c", "izin.deposito": "7c",
    "modal.": "7c", "izin.rekening": "7e", "izin.rencana": "7f",
}  # fmt: skip
# {how the code begins: the place on the page of the examiner's desk}
MEJA = {
    "terbuka.": "terbuka", "permohonan.usul": "usul", "permohonan.lingkup_modal": "jakarta",
    "permohonan.kelengkapan_sampai": "langkah", "berkas.kekurangan": "langkah",
}  # fmt: skip
REGISTER = ("permohonan.pengurus", "permohonan.alamat", "permohonan.wilayah", "permohonan.penerbit", "orang.")


def tempat(p: PermohonanIzin, t: Temuan) -> str:
    """The part of the form that asks it, the register, or the examiner's desk; else the page of the case."""
    if t.kode.startswith(REGISTER) or t.siapa:
        return p.koperasi.get_absolute_url()
    if t.kode.startswith("berkas.7"):
        return f"{reverse('permohonan_pemeriksaan', args=[p.pk])}#tanda-{t.kode.removeprefix('berkas.')}"
    for awal, bagian in MEJA.items():
        if t.kode.startswith(awal):
            return f"{reverse('permohonan_pemeriksaan', args=[p.pk])}#{bagian}"
    for awal, butir in ISIAN.items():
        if t.kode.startswith(awal) and p.tahap.isian:
            return reverse("permohonan_isian", args=[p.pk, butir])
    return f"{p.get_absolute_url()}#temuan"
