"""Which addresses of koperasi and their assessments show personal data, and whose (core.halaman.paparan)."""

from collections.abc import Iterator

from core.halaman.paparan import TANPA, Papar
from core.models import Paparan
from core.pribadi.orang import Dicari, Letak
from ksp_usp.models import Orang, Pendiri

KOPERASI, ORANG, PENILAIAN = "ksp_usp.koperasi", "ksp_usp.orang", "ksp_usp.penilaiankesehatan"
PENGURUS = Papar("pengurus, pengawas, dan pengelola koperasi", KOPERASI)
SEORANG = Papar("seorang pengurus, pengawas, atau pengelola", ORANG)
PENILAI = "nama, NIP, dan pendidikan penilai kesehatan"

HALAMAN = {
    **dict.fromkeys(("koperasi_daftar", "koperasi_tambah", "koperasi_baru", "koperasi_ubah"), TANPA),
    **dict.fromkeys(("koperasi_keanggotaan", "koperasi_modal", "koperasi_som", "orang_tambah"), TANPA),
    **dict.fromkeys(("koperasi_rinci", "koperasi_orang", "koperasi_hubungan"), PENGURUS),
    "koperasi_pendiri": Papar("pendiri perseorangan", KOPERASI),
    **dict.fromkeys(("orang_ubah", "orang_berhenti"), SEORANG),
    "orang_nik": SEORANG._replace(jenis=Paparan.Jenis.NIK),
    **dict.fromkeys(("koperasi_impor", "koperasi_impor_templat"), TANPA),
    # A sheet of the register names koperasi; a column that we do not know may hold what is private.
    "koperasi_impor_pratinjau": Papar(
        "isi lembar koperasi yang belum disimpan", "ksp_usp.pratinjaukoperasi", Paparan.Jenis.PRATINJAU
    ),
    "koperasi_impor_salah": Papar(
        "isi lembar koperasi yang belum disimpan", "ksp_usp.pratinjaukoperasi", Paparan.Jenis.EKSPOR
    ),
    **dict.fromkeys(("penilaian_daftar", "penilaian_rencana", "penilaian_baru", "penilaian_banding"), TANPA),
    **dict.fromkeys(("penilaian_rinci", "penilaian_angka", "penilaian_kertas", "penilaian_hitung"), TANPA),
    **dict.fromkeys(("penilaian_manajemen", "penilaian_tafsir", "penilaian_catat", "penilaian_unggah"), TANPA),
    "penilaian_tim": TANPA,
    "penilaian_lembar": Papar("", PENILAIAN, Paparan.Jenis.EKSPOR),
    "kualifikasi_daftar": Papar(PENILAI),
    "kualifikasi_ubah": Papar(PENILAI, "core.pengguna"),
}


def orang_dicari(dicari: Dicari) -> list[Orang]:
    """Offices of the person: by NIK in every koperasi, by name within one."""
    if dicari.sidik:
        return list(Orang.objects.filter(nik_sidik__in=dicari.sidik).select_related("koperasi").order_by("pk"))
    if dicari.di and dicari.di[0] == KOPERASI:
        milik = Orang.objects.filter(koperasi=dicari.di[1]).select_related("koperasi").order_by("pk")
        return [o for o in milik if dicari.bernama(o.nama)]
    return []


def tempat_orang(dicari: Dicari) -> Iterator[Letak]:
    """Pengurus, pengawas and pengelola; founders who are people."""
    for o in orang_dicari(dicari):
        uraian = f"{o.nama}, {o.jabatan} ({o.get_golongan_display().lower()}) pada {o.koperasi.nama}"
        yield Letak(ORANG, o.pk, uraian, o.nama)
        yield Letak(KOPERASI, o.koperasi_id, uraian, o.nama)
    if dicari.di and dicari.di[0] == KOPERASI:
        for p in Pendiri.objects.filter(koperasi=dicari.di[1], jenis=Pendiri.Jenis.ORANG).select_related("koperasi"):
            if dicari.bernama(p.nama):
                yield Letak(KOPERASI, p.koperasi_id, f"{p.nama}, pendiri {p.koperasi.nama}", p.nama)
