"""Where the parts of a usulan are filled, and so where what a check misses is mended."""

from django.urls import reverse

from aturan.bahasa import Temuan
from aturan.sentra_2005.kriteria import (
    JANGKAUAN_PEMASARAN,
    JUMLAH_UKM,
    KEMITRAAN_BAHAN_BAKU,
    KEMITRAAN_PEMASARAN,
    KERJA_SAMA,
    OMZET_BULANAN,
    PEMASARAN_NASIONAL,
    PEMBINAAN,
    TENAGA_KERJA,
)
from core.perkara.tanda import masih_diminta
from core.perkara.tugas import Keadaan
from sentra_ukm.models import Pemeriksaan, StatusUsulan, Usulan
from sentra_ukm.usulan.catatan import catatan_meja
from sentra_ukm.usulan.meja import MEJA
from sentra_ukm.usulan.syarat import bagian_usulan

TUGAS = {
    "tim": ("Tim penilai dan tanggal penilaian", "usulan_tim", ""),
    "mitra": ("Mitra hulu dan hilir", "usulan_tim", "#mitra"),
    "pembinaan": ("Riwayat pembinaan", "usulan_tim", "#pembinaan"),
    "berkas": ("Berkas pendukung", "usulan_berkas", ""),
    "periksa": ("Periksa jawaban", "usulan_periksa", ""),
}
# Of criteria that are read from another part than the Lampiran that asks them.
ASAL = {
    **dict.fromkeys((JUMLAH_UKM.kode, OMZET_BULANAN.kode, TENAGA_KERJA.kode), 3),
    **dict.fromkeys((KEMITRAAN_BAHAN_BAKU.kode, KEMITRAAN_PEMASARAN.kode, KERJA_SAMA.kode), "mitra"),
    PEMBINAAN.kode: "pembinaan",
    **dict.fromkeys((JANGKAUAN_PEMASARAN.kode, PEMASARAN_NASIONAL.kode), 2),
}
LAMPIRAN_KRITERIA = {"sentra": 1, "unggulan": 4, "klaster": 5}


MEJA_PEMINTA = {
    StatusUsulan.PERBAIKAN_PROVINSI: Pemeriksaan.Meja.PROVINSI,
    StatusUsulan.PERBAIKAN_KEMENTERIAN: Pemeriksaan.Meja.KEMENTERIAN,
}


def bagian_diminta(usulan: Usulan) -> set[str | int]:
    """The parts that the desk which sent the usulan back found lacking and that nobody has changed since."""
    meja = MEJA_PEMINTA.get(usulan.status)
    return {bagian_butir(kode) for kode in masih_diminta(catatan_meja(usulan, meja))} if meja else set()


def keadaan_bagian(usulan: Usulan) -> dict[str | int, Keadaan]:
    """bagian_usulan(), where what a desk sent back is not done because it is filled: it is done once it is changed."""
    bagian = bagian_usulan(usulan)
    return bagian | dict.fromkeys(bagian_diminta(usulan) & bagian.keys(), Keadaan.DIMINTA)


def bagian_butir(kode: str) -> str | int:
    """The part of the form that an item of a desk is about; '' for one that no part mends."""
    awal, _, _ = kode.partition(".")
    if awal in LAMPIRAN_KRITERIA:
        return ASAL.get(kode, LAMPIRAN_KRITERIA[awal])
    _, _, nomor = kode.partition("lampiran_")
    return int(nomor) if nomor else {"bukti": "berkas"}.get(kode, "")


def alamat_bagian(usulan: Usulan, bagian: str | int) -> str:
    """The page on which one part of the form is filled."""
    match bagian:
        case 1 | 4 | 5:
            return reverse("usulan_kriteria", args=[usulan.pk, bagian])
        case 2:
            return reverse("usulan_lampiran2", args=[usulan.pk])
        case 3:
            return reverse("ukm_daftar", args=[usulan.pk])
        case _:
            _, nama, jangkar = TUGAS[bagian]
            return reverse(nama, args=[usulan.pk]) + jangkar


def tempat_temuan(usulan: Usulan, t: Temuan) -> str:
    """The page that mends a finding: at a desk its item there, else the part of the form it is read from."""
    awal, _, sisa = t.kode.partition(".")
    if usulan.status in MEJA and awal != "usulan":
        butir = list(MEJA[usulan.status].butir(usulan))
        letak = f"butir-{butir.index(t.kode) + 1}" if t.kode in butir else "daftar-periksa"
        return f"{reverse('pemeriksaan', args=[usulan.pk])}#{letak}"
    if sisa.startswith("lampiran_"):
        return alamat_bagian(usulan, int(sisa.removeprefix("lampiran_")))
    if awal in LAMPIRAN_KRITERIA:
        return alamat_bagian(usulan, ASAL.get(t.kode, LAMPIRAN_KRITERIA[awal]))
    if sisa == "tim":
        return alamat_bagian(usulan, "tim")
    if sisa == "berita_acara":
        return f"{usulan.get_absolute_url()}#surat"
    return reverse("sentra_rinci", args=[usulan.sentra_id])
