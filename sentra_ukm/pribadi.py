"""Which addresses of Sentra UKM show personal data, and whose (core.halaman.paparan)."""

from collections.abc import Iterator

from core.halaman.paparan import TANPA, Papar
from core.models import Jejak, Paparan
from core.pribadi.orang import Dicari, Letak
from sentra_ukm.models import Lampiran2, Ukm
from sentra_ukm.models.ukm import HAPUS_UKM

USULAN, KEPUTUSAN = "sentra_ukm.usulan", "sentra_ukm.keputusan"
PEMILIK = Papar("pemilik UKM", USULAN)
PRATINJAU = Papar("pemilik UKM dalam lembar yang belum disimpan", USULAN, Paparan.Jenis.PRATINJAU)

HALAMAN = {
    **dict.fromkeys(("usulan_daftar", "usulan_matriks", "pemeriksaan_antrean", "kirim_bersama"), TANPA),
    **dict.fromkeys(("usulan_baru", "pemeriksaan_berikutnya"), TANPA),
    **dict.fromkeys(("usulan_rinci", "usulan_tugas", "usulan_tim", "usulan_kriteria", "usulan_berkas"), TANPA),
    **dict.fromkeys(("usulan_periksa", "pemeriksaan"), Papar("pemilik UKM dan narahubung sentra", USULAN)),
    "usulan_lampiran2": Papar("narahubung sentra", USULAN),
    **dict.fromkeys(("ukm_daftar", "ukm_ketik", "ukm_ubah", "ukm_hapus"), PEMILIK),
    "ukm_nik": Papar("pemilik UKM", USULAN, Paparan.Jenis.NIK),
    **dict.fromkeys(("ukm_templat", "ukm_unduh_salah"), Papar("pemilik UKM", USULAN, Paparan.Jenis.EKSPOR)),
    "ukm_pratinjau": PRATINJAU,
    **dict.fromkeys(("ukm_pernyataan", "ukm_unggah", "ukm_tempel", "ukm_salin"), TANPA),
    **dict.fromkeys(("keputusan_daftar", "keputusan_baru", "keputusan_rinci"), TANPA),
    **dict.fromkeys(("keputusan_ubah", "keputusan_tambah"), TANPA),
    # It lists sentra, and no owner of a firm; as a document that leaves the house it is logged all the same.
    **dict.fromkeys(
        ("keputusan_pratinjau", "keputusan_salinan", "keputusan_petikan"), Papar("", KEPUTUSAN, Paparan.Jenis.UNDUH)
    ),
    **dict.fromkeys(("sentra_daftar", "sentra_rinci", "sentra_ubah", "penetapan_terdahulu"), TANPA),
    **dict.fromkeys(("perkuatan_baru", "pembinaan_baru", "masukan_sentra"), TANPA),
    **dict.fromkeys(("wilayah_daftar", "wilayah_rinci", "program_baru", "masukan_wilayah", "bdsp_baru"), TANPA),
}

HALAMAN_PEMILIK = frozenset(n for n, p in HALAMAN.items() if p and "UKM" in p.siapa) | {"tindakan", "tindakan_surat"}
HALAMAN_NARAHUBUNG = frozenset(n for n, p in HALAMAN.items() if p and "narahubung" in p.siapa)


def tempat_orang(dicari: Dicari) -> Iterator[Letak]:
    """Owners of firms by NIK, or by name within one usulan; whom to call by name within one usulan."""
    ukm = Ukm.objects.filter(nik_sidik__in=dicari.sidik) if dicari.sidik else Ukm.objects.none()
    if dicari.di and dicari.di[0] == USULAN:
        ukm = Ukm.objects.filter(usulan=dicari.di[1])
    for u in ukm.select_related("usulan").order_by("pk"):
        if dicari.sidik or dicari.bernama(u.nama_pemilik):
            uraian = f"{u.nama_pemilik}, pemilik UKM baris {u.urut} pada usulan {u.usulan.nomor_perkara}"
            yield Letak(
                USULAN, u.usulan_id, uraian, u.nama_pemilik, ("sentra_ukm.ukm", u.pk), str(u.kunci), HALAMAN_PEMILIK
            )
    yield from _dihapus(dicari)
    if dicari.di and dicari.di[0] == USULAN:
        for isian in Lampiran2.objects.filter(usulan=dicari.di[1]).select_related("usulan"):
            if dicari.bernama(isian.kontak):
                uraian = f"{isian.kontak}, narahubung pada usulan {isian.usulan.nomor_perkara}"
                yield Letak(USULAN, isian.usulan_id, uraian, isian.kontak, halaman=HALAMAN_NARAHUBUNG)


def _dihapus(dicari: Dicari) -> Iterator[Letak]:
    """Firms that were deleted from a draft: the trail keeps number, key and fingerprint, not the person."""
    if not dicari.sidik:
        return
    jejak = Jejak.objects.filter(aksi=HAPUS_UKM, salinan__nik_sidik__in=list(dicari.sidik))
    for j in jejak.order_by("pk"):
        uraian = f"pemilik UKM baris {j.salinan['urut']} yang dihapus {j.waktu:%Y-%m-%d} dari usulan #{j.objek_id}"
        baris = ("sentra_ukm.ukm", j.salinan["ukm"])
        yield Letak(USULAN, j.objek_id, uraian, "", baris, j.salinan["kunci"], HALAMAN_PEMILIK)
