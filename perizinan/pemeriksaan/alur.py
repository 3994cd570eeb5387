"""The route of an inspection (Pasal 10 ayat (5), 21 ayat (3) Permen KUKM 15/2015): planned, sent, visited, followed up.

Read the table top-down. The pengawas plans, the pejabat sends the team with a surat tugas, the team writes the berita
acara, which the koperasi signs too or refuses to; then every finding is met on a day or goes on elsewhere.
"""

from django.urls import reverse

from aturan.bahasa import PENGENDALIAN, Temuan
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, kosongkan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from core.perkara.versi import ISI
from perizinan.models import Pemeriksaan, StatusPemeriksaan
from perizinan.pemeriksaan.akibat import catat_berita_acara, catat_kewajiban, mulai_tugas
from perizinan.pemeriksaan.surat import BERITA_ACARA, SURAT_TUGAS
from perizinan.pemeriksaan.syarat import (
    PASAL_21_3,
    PASAL_28_1,
    hasil_lengkap,
    rencana_lengkap,
    semua_ditindaklanjuti,
    temuan_lengkap,
    tim_bebas,
    tim_menyatakan,
)

S = StatusPemeriksaan
HALAMAN = {
    "pemeriksaan.rencana": "periksa_isian", "pemeriksaan.tim": "periksa_isian", "pemeriksaan.hasil": "periksa_hasil",
    "pemeriksaan.pelaksanaan": "periksa_hasil",
}  # fmt: skip
HASIL_TERCATAT = (terbitkan(BERITA_ACARA), catat_berita_acara, catat_kewajiban)


def tempat(p: Pemeriksaan, t: Temuan) -> str:
    """The page that mends a finding of a guard: a form, or the findings on the page of the case."""
    if nama := HALAMAN.get(t.kode):
        return reverse(nama, args=[p.pk])
    bagian = "data" if t.kode == "pemeriksaan.pernyataan" else "temuan-pemeriksaan"
    return f"{p.get_absolute_url()}#{bagian}"


ALUR_PEMERIKSAAN = Alur(
    Pemeriksaan,
    StatusPemeriksaan,
    T(
        "buat",
        None,
        S.RENCANA,
        Peran.PENGAWAS,
        PASAL_28_1,
        "Rencanakan pemeriksaan",
        "mulai merencanakan pemeriksaan",
    ),
    T(
        "usulkan",
        S.RENCANA,
        S.DIUSULKAN,
        Peran.PENGAWAS,
        PASAL_28_1,
        "Minta surat tugas",
        "meminta surat tugas pemeriksaan",
        keterangan="Pejabat membaca rancangan surat tugasnya, lalu menandatangani atau mengembalikan.",
        jika=(rencana_lengkap, tim_bebas, tim_menyatakan),
        maka=(catat_pelaku("diusulkan_oleh"),),
    ),
    T(
        "tugaskan",
        S.DIUSULKAN,
        S.DITUGASKAN,
        Peran.PEJABAT,
        PASAL_28_1,
        "Terbitkan surat tugas",
        "menugaskan tim pemeriksa",
        keterangan="Surat tugas terbit bernomor; daftar periksa disusun dari kewajiban koperasi pada hari ini.",
        jika=(rencana_lengkap, tim_bebas, tim_menyatakan),
        bukan=("buat", ISI, "usulkan"),
        maka=(terbitkan(SURAT_TUGAS), catat_pelaku("ditugaskan_oleh"), mulai_tugas),
    ),
    T(
        "kembalikan",
        S.DIUSULKAN,
        S.RENCANA,
        Peran.PEJABAT,
        PENGENDALIAN,
        "Kembalikan ke pengawas",
        "mengembalikan rencana pemeriksaan",
        keterangan="Pengawas memperbaiki rencananya; surat tugas belum terbit.",
        alasan=True,
        maka=(kosongkan("diusulkan_oleh"),),
    ),
    T(
        "terbitkan_ba",
        S.DITUGASKAN,
        S.TINDAK_LANJUT,
        Peran.PENGAWAS,
        PASAL_21_3,
        "Terbitkan berita acara",
        "menerbitkan berita acara pemeriksaan yang ikut ditandatangani koperasi",
        keterangan="Ditandatangani tim dan wakil koperasi. Yang diperiksa tercatat pada kewajiban koperasi.",
        jika=(hasil_lengkap, temuan_lengkap),
        petugas=True,
        maka=HASIL_TERCATAT,
    ),
    T(
        "terbitkan_ba_ditolak",
        S.DITUGASKAN,
        S.TINDAK_LANJUT,
        Peran.PENGAWAS,
        PASAL_21_3,
        "Koperasi menolak menandatangani",
        "menerbitkan berita acara pemeriksaan yang tidak mau ditandatangani koperasi",
        keterangan="Berita acara terbit dengan penolakan dan alasannya; isinya tetap tercatat.",
        jika=(hasil_lengkap, temuan_lengkap),
        petugas=True,
        alasan=True,
        maka=HASIL_TERCATAT,
    ),
    T(
        "selesaikan",
        S.TINDAK_LANJUT,
        S.SELESAI,
        Peran.PENGAWAS,
        PASAL_21_3,
        "Tutup pemeriksaan",
        "menutup pemeriksaan",
        keterangan="Semua temuan sudah dipenuhi atau dibawa ke tempat lain.",
        jika=(semua_ditindaklanjuti,),
    ),
    T(
        "tidak_jadi",
        (S.RENCANA, S.DIUSULKAN, S.DITUGASKAN),
        S.DIBATALKAN,
        Peran.PENGAWAS,
        PENGENDALIAN,
        "Tidak jadi diperiksa",
        "membatalkan pemeriksaan",
        keterangan="Pemeriksaan ditutup tanpa kunjungan; yang baru dapat direncanakan.",
        alasan=True,
        utama=False,
    ),
    akhir=(S.SELESAI, S.DIBATALKAN),
    ubah={S.RENCANA: (Peran.PENGAWAS,), S.DITUGASKAN: (Peran.PENGAWAS,), S.TINDAK_LANJUT: (Peran.PENGAWAS,)},
    batal=(S.DIBATALKAN,),
    tempat=tempat,
    tahap={
        Tahap.MEJA: (S.DITUGASKAN,), Tahap.SIAP: (S.TINDAK_LANJUT,), Tahap.TUTUP: (S.DIBATALKAN,),
    },
    stasiun=(
        Stasiun("Rencana", (S.RENCANA,)),
        Stasiun("Surat tugas", (S.DIUSULKAN,)),
        Stasiun("Kunjungan", (S.DITUGASKAN,)),
        Stasiun("Tindak lanjut", (S.TINDAK_LANJUT,)),
        Stasiun("Selesai", (S.SELESAI, S.DIBATALKAN)),
    ),
)  # fmt: skip
