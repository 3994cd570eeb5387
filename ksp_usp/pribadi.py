"""Of koperasi and their assessments: which addresses show personal data, whose it is, how long it is kept."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from core.halaman.paparan import TANPA, Papar
from core.models import Paparan
from core.perkara.jejak import catat
from core.pribadi.orang import Dicari, Letak
from core.pribadi.retensi import TAHUN, Oleh, Retensi
from ksp_usp.models import Orang, Pendiri, PratinjauKoperasi

KOPERASI, ORANG, PENILAIAN = "ksp_usp.koperasi", "ksp_usp.orang", "ksp_usp.penilaiankesehatan"
PENGURUS = Papar("pengurus, pengawas, dan pengelola koperasi", KOPERASI)
SEORANG = Papar("seorang pengurus, pengawas, atau pengelola", ORANG)
PENILAI = "nama, NIP, dan pendidikan penilai kesehatan"

HALAMAN = {
    **dict.fromkeys(("koperasi_daftar", "koperasi_tambah", "koperasi_baru", "koperasi_ubah"), TANPA),
    **dict.fromkeys(("koperasi_keanggotaan", "koperasi_modal", "koperasi_som", "orang_tambah"), TANPA),
    "koperasi_susunan": PENGURUS,
    **dict.fromkeys(("koperasi_rinci", "koperasi_orang", "koperasi_hubungan"), PENGURUS),
    "koperasi_akses": PENGURUS,
    "koperasi_pengawasan": TANPA,
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
    **dict.fromkeys(
        ("penilaian_daftar", "penilaian_rencana", "penilaian_baru", "penilaian_banyak", "penilaian_banding"), TANPA
    ),
    **dict.fromkeys(("penilaian_rinci", "penilaian_angka", "penilaian_kertas", "penilaian_hitung"), TANPA),
    **dict.fromkeys(("penilaian_manajemen", "penilaian_tafsir", "penilaian_catat", "penilaian_unggah"), TANPA),
    "penilaian_tim": TANPA,
    **dict.fromkeys(
        (
            "laporan_daftar",
            "laporan_belum",
            "laporan_ingatkan",
            "laporan_banyak",
            "laporan_tenggat",
            "laporan_perpanjangan",
        ),
        TANPA,
    ),
    **dict.fromkeys(("laporan_rinci", "laporan_isian", "laporan_koreksi", "laporan_koperasi"), TANPA),
    "kewajiban_koperasi": TANPA,
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


@transaction.atomic
def hapus_nik(orang: Orang, alasan: str) -> None:
    """Forget the NIK of somebody who left: name and dates of the office stay in the register."""
    Orang.objects.filter(pk=orang.pk).update(nik="", nik_sidik="")
    catat(
        orang.koperasi, "samarkan_data", f"menghapus NIK {orang.get_golongan_display().lower()} {orang.nama}",
        wilayah_id=orang.koperasi.wilayah_id, alasan=alasan,
    )  # fmt: skip


def _berhenti(batas):
    habis = Q(berhenti__lt=batas.date()) | Q(berhenti=None, berakhir__lt=batas.date())
    return Orang.objects.filter(habis).exclude(nik="").select_related("koperasi")


JABATAN = "Pasal 11, Pasal 12, dan Pasal 13 Permen KUKM 15/2015"
PETUGAS = "Petugas izin, penilaian, dan pengawasan koperasi pada instansi yang berwenang"
RETENSI = (
    Retensi(
        "register", "Nama, jabatan, masa jabatan, sertifikat, dan hubungan keluarga pengurus, pengawas, dan pengelola",
        "Memeriksa syarat menduduki jabatan", JABATAN, PETUGAS,
    ),
    Retensi(
        "penilai", "Pendidikan dan pelatihan penilai kesehatan", "Syarat tim penilai",
        "Pasal 31 ayat (4) Permen KUKM 15/2015", "Pengawas koperasi dan admin instansinya",
    ),
    Retensi(
        "nik_berhenti", "NIK pengurus, pengawas, dan pengelola yang sudah berhenti", "Memeriksa rangkap jabatan",
        JABATAN, PETUGAS, Oleh.OPERATOR, 5 * TAHUN, "berhenti atau masa jabatannya habis", _berhenti, hapus_nik,
    ),
    Retensi(
        "pratinjau_koperasi", "Lembar koperasi yang diunggah dan tidak disimpan", "Memeriksa sebelum menyimpan",
        "Pasal 26 Permen KUKM 15/2015", "Pengunggahnya", Oleh.MESIN, timedelta(days=30), "diunggah",
        lambda batas: PratinjauKoperasi.objects.filter(dibuat_pada__lt=batas),
    ),
)  # fmt: skip
