"""The route of a sanction (Pasal 32 Permen KUKM 15/2015): written, signed by another person, answered or followed.

Read the table top-down. Each step of the ladder is a case of its own with its own letter; the machine drafts and never
sends. A freeze is lifted by a letter; a warning that was met is closed.
"""

from django.urls import reverse

from aturan.bahasa import PENGENDALIAN, Temuan
from aturan.simpan_pinjam_2015.sanksi import Langkah, sebutan
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, kosongkan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from core.perkara.versi import ISI
from perizinan.models import Sanksi, StatusSanksi
from perizinan.pengawasan.akibat import (
    bekukan,
    cabut,
    catat_surat,
    hidupkan_lama,
    kembalikan_izin,
    lanjutkan_lama,
    pulihkan,
)
from perizinan.pengawasan.surat import PEMBATALAN, PEMULIHAN, SURAT
from perizinan.pengawasan.syarat import (
    ada_izin_baru,
    ada_putusan,
    belum_dilanjutkan,
    bukan_beku,
    isi_sanksi,
    izin_dapat_kembali,
    izin_sesuai,
    langkah_sah,
    langkah_sebelumnya,
    lompatan_beralasan,
    masih_dilanggar,
    sedang_beku,
    sudah_dilanjutkan,
    tiap_langkah,
)

S = StatusSanksi
PASAL_32 = Langkah.TEGURAN_1.sanksi.dasar
SYARAT = (izin_sesuai, langkah_sah, lompatan_beralasan, isi_sanksi, masih_dilanggar, langkah_sebelumnya)
# What a step does to the licence, beside its letter.
AKIBAT = {Langkah.PEMBEKUAN: (bekukan,), Langkah.PENCABUTAN: (cabut,)}
KETERANGAN = {
    (
        Langkah.PEMBEKUAN,
        "",
    ): "Izin dibekukan hari ini juga; kantor baru dan perubahan izin tertutup.",
    (Langkah.PENCABUTAN, ""): "Izin dicabut hari ini juga; kembali hanya menurut putusan, atau dengan izin baru.",
    (Langkah.PENUTUPAN, "ksp"): "Pembubaran tercatat dengan keputusannya.",
}


def tempat(s: Sanksi, t: Temuan) -> str:
    """The page that mends a finding."""
    return reverse("sanksi_isian", args=[s.pk])


def menerbitkan(langkah: Langkah, jenis: str = "") -> T:
    """The row by which one step of the ladder is taken; of the last one that of a KSP or of a USP (`jenis`)."""
    surat, apa = SURAT[langkah, jenis], sebutan(langkah, jenis)
    return T(
        surat.kode.replace("sanksi_", "terbitkan_"), S.DIUSULKAN, S.BERLAKU, Peran.PEJABAT, langkah.sanksi.dasar,
        f"Terbitkan {apa}", f"menerbitkan {apa}",
        keterangan=f"Surat terbit bernomor. {KETERANGAN.get((langkah, jenis), '')}".strip(),
        jika=(tiap_langkah(langkah, jenis), *SYARAT), bukan=("buat", ISI, "usulkan"),
        maka=(
            terbitkan(surat), catat_surat, catat_pelaku("diputus_oleh"), *AKIBAT.get(langkah, ()), lanjutkan_lama,
        ),
    )  # fmt: skip


ALUR_SANKSI = Alur(
    Sanksi,
    StatusSanksi,
    T(
        "buat",
        None,
        S.DRAF,
        Peran.PENGAWAS,
        PASAL_32,
        "Susun sanksi",
        "mulai menyusun sanksi",
    ),
    T(
        "usulkan",
        S.DRAF,
        S.DIUSULKAN,
        Peran.PENGAWAS,
        PASAL_32,
        "Usulkan kepada pejabat",
        "mengusulkan sanksi",
        keterangan="Pejabat pemberi izin membaca rancangan suratnya, lalu menandatangani atau mengembalikan.",
        jika=SYARAT,
        maka=(catat_pelaku("disusun_oleh"),),
    ),
    *(menerbitkan(*kunci) for kunci in SURAT),
    T(
        "kembalikan",
        S.DIUSULKAN,
        S.DRAF,
        Peran.PEJABAT,
        PENGENDALIAN,
        "Kembalikan ke pengawas",
        "mengembalikan usul sanksi",
        keterangan="Pengawas memperbaiki usulnya; surat belum terbit.",
        alasan=True,
        maka=(kosongkan("disusun_oleh"),),
    ),
    T(
        "tidak_jadi",
        (S.DRAF, S.DIUSULKAN),
        S.DIBATALKAN,
        Peran.PENGAWAS,
        PENGENDALIAN,
        "Tidak jadi",
        "menutup usul sanksi tanpa surat",
        keterangan="Usul ditutup tanpa surat; yang baru dapat disusun.",
        alasan=True,
        utama=False,
    ),
    T(
        "nyatakan_dipenuhi",
        S.BERLAKU,
        S.DIPENUHI,
        Peran.PENGAWAS,
        PASAL_32,
        "Nyatakan dipenuhi",
        "menyatakan yang diminta sudah dipenuhi koperasi",
        keterangan="Sanksi selesai; alasannya dibaca pejabat pada riwayat.",
        jika=(bukan_beku, belum_dilanjutkan),
        alasan=True,
        utama=False,
    ),
    T(
        "pulihkan",
        S.BERLAKU,
        S.DIPULIHKAN,
        Peran.PEJABAT,
        Langkah.PEMBEKUAN.sanksi.dasar,
        "Pulihkan izin",
        "memulihkan izin yang dibekukan",
        keterangan="Surat pemulihan terbit dan izin berlaku lagi pada hari ini juga.",
        jika=(sedang_beku, belum_dilanjutkan),
        bukan=("usulkan",),
        alasan=True,
        utama=False,
        maka=(terbitkan(PEMULIHAN), pulihkan),
    ),
    T(
        "lanjutkan",
        S.BERLAKU,
        S.DILANJUTKAN,
        Peran.PEJABAT,
        PASAL_32,
        "Lanjutkan",
        "melanjutkan dengan langkah berikutnya",
        jika=(sudah_dilanjutkan,),
        alasan=True,
        lewat=Peran.PEJABAT,
        utama=False,
    ),
    T(
        "batalkan",
        S.BERLAKU,
        S.BATAL_PUTUSAN,
        Peran.PEJABAT,
        PENGENDALIAN,
        "Batalkan sanksi",
        "membatalkan sanksi menurut keberatan atau putusan",
        keterangan="Surat pembatalan terbit; izin dan sanksi sebelumnya kembali seperti sebelum sanksi ini.",
        jika=(ada_putusan, belum_dilanjutkan, izin_dapat_kembali),
        bukan=("usulkan",),
        alasan=True,
        utama=False,
        maka=(terbitkan(PEMBATALAN), kembalikan_izin, hidupkan_lama),
    ),
    T(
        "berlaku_kembali",
        S.DILANJUTKAN,
        S.BERLAKU,
        Peran.PEJABAT,
        PENGENDALIAN,
        "Berlaku kembali",
        "memberlakukan lagi sanksi ini: langkah sesudahnya dibatalkan",
        jika=(belum_dilanjutkan,),
        alasan=True,
        lewat=Peran.PEJABAT,
        utama=False,
    ),
    T(
        "akhiri",
        S.BERLAKU,
        S.BERAKHIR,
        Peran.PEJABAT,
        PENGENDALIAN,
        "Akhiri",
        "mengakhiri sanksi ini: koperasi mendapat izin baru",
        jika=(ada_izin_baru,),
        alasan=True,
        lewat=Peran.PEJABAT,
        utama=False,
    ),
    T(
        "nyatakan_berakhir",
        S.BERLAKU,
        S.BERAKHIR,
        Peran.PENGAWAS,
        PENGENDALIAN,
        "Nyatakan berakhir",
        "menyatakan sanksi berakhir: koperasi mendapat izin baru",
        keterangan="Untuk sanksi atas izin yang lama, bila izin barunya terbit dari kantor lain.",
        jika=(ada_izin_baru,),
        alasan=True,
        utama=False,
    ),
    akhir=(S.DIPENUHI, S.DIPULIHKAN, S.BERAKHIR, S.BATAL_PUTUSAN, S.DIBATALKAN),
    ubah={S.DRAF: (Peran.PENGAWAS,)},
    batal=(S.DIBATALKAN,),
    tempat=tempat,
    tahap={
        Tahap.BERJALAN: (S.BERLAKU,),
        Tahap.SELESAI: (S.DILANJUTKAN,),
        Tahap.TUTUP: (S.BATAL_PUTUSAN, S.DIBATALKAN),
    },
    stasiun=(
        Stasiun("Pengawas", (S.DRAF,)),
        Stasiun("Pejabat berwenang", (S.DIUSULKAN,)),
        Stasiun("Berlaku", (S.BERLAKU,)),
        Stasiun(
            "Selesai",
            (S.DIPENUHI, S.DILANJUTKAN, S.DIPULIHKAN, S.BERAKHIR, S.BATAL_PUTUSAN, S.DIBATALKAN),
        ),
    ),
)
