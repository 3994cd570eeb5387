"""The route of a periodic report (Pasal 29 Permen KUKM 15/2015): written, filed, and never changed again.

A correction is a report of its own that names the one before it. Nobody judges a report here: what its figures are
worth is asked by the health assessment and by inspections.
"""

from django.urls import reverse

from aturan.bahasa import PENGENDALIAN, Temuan
from core.dasar.izin import Peran
from core.perkara.akibat import catat_tanggal
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from ksp_usp.laporan.akibat import catat_tenggat, isi_penilaian
from ksp_usp.laporan.surat import TANDA_TERIMA_APLIKASI, TANDA_TERIMA_LAPORAN
from ksp_usp.laporan.syarat import (
    PASAL_29_2,
    dijelaskan,
    isi_lengkap,
    masa_dilaporkan,
    neraca_seimbang,
    penerima_tepat,
)
from ksp_usp.models import LaporanBerkala, StatusLaporan

S = StatusLaporan


def tempat(p: LaporanBerkala, t: Temuan) -> str:
    """The page that mends a finding."""
    if t.kode in ("laporan.masa", "laporan.penerima"):
        return reverse("laporan_koperasi", args=[p.koperasi_id])
    return reverse("laporan_isian", args=[p.pk])


ALUR_LAPORAN = Alur(
    LaporanBerkala,
    StatusLaporan,
    T(
        "buat",
        None,
        S.DRAF,
        Peran.LOKET,
        PASAL_29_2,
        "Susun laporan",
        "mulai menyusun laporan",
    ),
    T(
        "kirim",
        S.DRAF,
        S.MASUK,
        Peran.LOKET,
        PASAL_29_2,
        "Kirim laporan",
        "memasukkan laporan koperasi",
        keterangan="Tanda terima terbit bernomor. Isi laporan tidak dapat diubah lagi; yang keliru diperbaiki dengan"
        " laporan koreksi. Angka laporan tahunan mengisi penilaian kesehatan tahun buku itu.",
        jika=(masa_dilaporkan, penerima_tepat, isi_lengkap, neraca_seimbang, dijelaskan),
        maka=(catat_tenggat, terbitkan(TANDA_TERIMA_LAPORAN), isi_penilaian),
    ),
    T(
        "buang",
        S.DRAF,
        S.DIBUANG,
        Peran.LOKET,
        PENGENDALIAN,
        "Buang rancangan laporan",
        "membuang rancangan laporan",
        keterangan="Rancangan ini ditutup tanpa dikirim. Laporan masa itu dapat disusun lagi.",
        alasan=True,
        utama=False,
    ),
    # The koperasi's own door
    T(
        "buat_sendiri",
        None,
        S.DISUSUN,
        Peran.PENGURUS,
        PASAL_29_2,
        "Susun laporan",
        "mulai menyusun laporan koperasinya",
    ),
    T(
        "kirim_sendiri",
        S.DISUSUN,
        S.MASUK,
        Peran.PENGURUS,
        PASAL_29_2,
        "Kirim laporan",
        "mengirim laporan koperasinya",
        keterangan="Tanda terima terbit seketika. Isi laporan tidak dapat diubah lagi; yang keliru diperbaiki dengan"
        " laporan koreksi.",
        jika=(masa_dilaporkan, penerima_tepat, isi_lengkap, neraca_seimbang, dijelaskan),
        maka=(
            catat_tanggal("tanggal_ajuan", terakhir=True),
            catat_tenggat,
            terbitkan(TANDA_TERIMA_APLIKASI),
            isi_penilaian,
        ),
    ),
    T(
        "buang_sendiri",
        S.DISUSUN,
        S.DIBUANG,
        Peran.PENGURUS,
        PENGENDALIAN,
        "Buang rancangan laporan",
        "membuang rancangan laporan koperasinya",
        keterangan="Rancangan ini ditutup tanpa dikirim. Laporan masa itu dapat disusun lagi.",
        utama=False,
    ),
    T(
        "ambil_alih",
        S.DISUSUN,
        S.DRAF,
        Peran.LOKET,
        PENGENDALIAN,
        "Ambil alih rancangan",
        "mengambil alih rancangan laporan koperasi",
        keterangan="Rancangan pindah ke loket beserta isinya; pengurus tidak lagi mengisinya.",
        alasan=True,
        utama=False,
    ),
    akhir=(S.MASUK, S.DIBUANG),
    ubah={S.DRAF: (Peran.LOKET,), S.DISUSUN: (Peran.PENGURUS,)},
    batal=(S.DIBUANG,),
    tempat=tempat,
    tahap={Tahap.TUTUP: (S.DIBUANG,)},
    stasiun=(Stasiun("Disusun", (S.DRAF, S.DISUSUN)), Stasiun("Masuk", (S.MASUK, S.DIBUANG))),
)
