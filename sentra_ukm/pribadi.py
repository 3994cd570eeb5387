"""Of Sentra UKM: which addresses show personal data, whose it is, how long it is kept."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from core.halaman.paparan import TANPA, Papar
from core.models import Jejak, Paparan
from core.perkara.jejak import catat
from core.pribadi.orang import Dicari, Letak
from core.pribadi.retensi import SAMARAN, TAHUN, Oleh, Retensi
from sentra_ukm.models import Lampiran2, PratinjauUkm, StatusUsulan, Ukm, Usulan
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


# Figures of a firm stay for statistics; who it is does not.
TANPA_ORANG = {
    "nama_usaha": Concat(Value("UKM baris "), Cast(F("urut"), CharField())), "nama_pemilik": SAMARAN, "nik": "",
    "nik_sidik": "", "kelamin": "", "alamat": "", "telepon": "", "nib": "",
}  # fmt: skip


@transaction.atomic
def samarkan_usulan(usulan: Usulan, alasan: str) -> None:
    """Take the people out of the rows of one usulan; its trail says that, when and on what basis."""
    Usulan.objects.select_for_update().get(pk=usulan.pk)
    banyak = usulan.ukm.exclude(nama_pemilik=SAMARAN).update(**TANPA_ORANG)
    Lampiran2.objects.filter(usulan=usulan).update(kontak="", telepon="", surel="")
    usulan.pratinjau_ukm.all().delete()
    catat(
        usulan, "samarkan_data", f"menyamarkan data pribadi {banyak} UKM dan narahubungnya",
        wilayah_id=usulan.wilayah_id, alasan=alasan,
    )  # fmt: skip


def _berorang(status: tuple[str, ...], **saring):
    beridentitas = Ukm.objects.exclude(nama_pemilik=SAMARAN).values("usulan")
    return Usulan.objects.filter(status__in=status, pk__in=beridentitas, **saring)


PEMILIK_UKM = "Nama pemilik, NIK, alamat, dan telepon pemilik UKM; narahubung sentra"
FORMULIR = "Pasal 7 huruf a Permen KUKM 23/2005 (Lampiran 2 dan Lampiran 3)"
PETUGAS = "Petugas kabupaten/kota, provinsi, dan Kementerian yang menangani usulannya"
RETENSI = (
    Retensi(
        "ukm_ditetapkan", f"{PEMILIK_UKM} pada usulan yang ditetapkan", "Dasar penetapan sentra", FORMULIR, PETUGAS
    ),
    Retensi(
        "ukm_draf", f"{PEMILIK_UKM} pada draf yang tidak pernah diajukan", "Menyusun usulan", FORMULIR,
        "Pokja dan Dinas wilayahnya, serta instansi di atasnya", Oleh.OPERATOR, 2 * TAHUN, "disentuh terakhir",
        lambda batas: _berorang((StatusUsulan.DRAF,), tanggal_ajuan=None, diubah_pada__lt=batas), samarkan_usulan,
    ),
    Retensi(
        "ukm_gagal", f"{PEMILIK_UKM} pada usulan yang tidak terpilih atau ditarik", "Menjawab keberatan", FORMULIR,
        PETUGAS, Oleh.OPERATOR, 5 * TAHUN, "usulan selesai",
        lambda batas: _berorang((StatusUsulan.TIDAK_TERPILIH, StatusUsulan.DITARIK), status_sejak__lt=batas),
        samarkan_usulan,
    ),
    Retensi(
        "pratinjau_ukm", "Lembar UKM yang diunggah atau ditempel dan tidak disimpan", "Memeriksa sebelum menyimpan",
        FORMULIR, "Pengunggahnya", Oleh.MESIN, timedelta(days=30), "diunggah",
        lambda batas: PratinjauUkm.objects.filter(dibuat_pada__lt=batas),
    ),
)  # fmt: skip
