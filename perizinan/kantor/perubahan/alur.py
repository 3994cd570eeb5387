"""The route of a change of an open office: written at the counter, recorded by another person.

Read the table top-down. One row records each kind, because each has its own letter; a case is about one of them.
"""

from django.urls import reverse

from aturan.bahasa import PENGENDALIAN, Temuan
from aturan.simpan_pinjam_2015.jaringan import PENGAWASAN_KANTOR
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, catat_tanggal, kosongkan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from core.perkara.versi import ISI
from perizinan.kantor.perubahan.akibat import catat_surat, perbarui_kantor, tutup_kantor
from perizinan.kantor.perubahan.surat import KEPALA, PINDAH, TIDAK_DICATAT, TUTUP_SENDIRI
from perizinan.kantor.perubahan.syarat import SYARAT, berizin, sudah_berlaku, untuk
from perizinan.models import PerubahanKantor, StatusPerubahan

S, J = StatusPerubahan, PerubahanKantor.Jenis
DASAR = PENGAWASAN_KANTOR.dasar
SESUDAH = {
    J.TUTUP: (TUTUP_SENDIRI, "Catat penutupan", "Kantor tercatat ditutup atas permintaan koperasi, bukan sanksi.",
              (), tutup_kantor),
    J.PINDAH: (PINDAH, "Catat alamat baru", "Alamat baru berlaku di sini; persetujuan lamanya tetap berlaku.",
               (berizin,), perbarui_kantor),
    J.KEPALA: (KEPALA, "Catat kepala baru", "Kepala baru tercatat sejak tanggalnya.", (), perbarui_kantor),
}  # fmt: skip


def tempat(p: PerubahanKantor, t: Temuan) -> str:
    """The form that mends a finding; what lies with the koperasi, the office or the calendar is read on the page."""
    if t.kode in ("perubahan.kantor", "perubahan.berlaku", "kantor.izin", "koperasi.dihentikan") or not p.tahap.isian:
        return f"{p.get_absolute_url()}#temuan"
    return reverse("perubahankantor_isian", args=[p.pk])


def mencatat(jenis: str) -> T:
    """The row by which one kind of change is recorded."""
    surat, label, keterangan, jika, akibat = SESUDAH[jenis]
    return T(
        f"catat_{jenis}", S.DIAJUKAN, S.DICATAT, Peran.PEJABAT, DASAR,
        label, f"mencatat {J(jenis).label.lower()} kantor",
        keterangan=f"Surat kepada koperasi terbit. {keterangan}",
        jika=(untuk(jenis), *SYARAT, *jika, sudah_berlaku), bukan=("buat", ISI, "ajukan"),
        maka=(terbitkan(surat), catat_surat, catat_pelaku("diputus_oleh"), akibat),
    )  # fmt: skip


ALUR_PERUBAHAN = Alur(
    PerubahanKantor,
    StatusPerubahan,
    T("buat", None, S.DRAF, Peran.LOKET, DASAR, "Catat perubahan kantor", "mencatat perubahan kantor di loket"),
    T(
        "ajukan", S.DRAF, S.DIAJUKAN, Peran.LOKET, DASAR,
        "Serahkan kepada pejabat", "menyerahkan perubahan kantor kepada pejabat",
        keterangan="Pejabat membaca surat koperasi dan mencatat perubahannya, bukan orang yang mengisinya.",
        jika=SYARAT,
        maka=(
            catat_pelaku("diajukan_oleh"), catat_tanggal("tanggal_ajuan"), catat_tanggal("lengkap_pada", terakhir=True),
        ),
    ),
    *(mencatat(jenis) for jenis in J),
    T(
        "kembalikan", S.DIAJUKAN, S.DRAF, Peran.PEJABAT, PENGENDALIAN,
        "Kembalikan ke loket", "mengembalikan perubahan kantor ke loket",
        keterangan="Loket memperbaiki isinya; surat belum terbit.",
        alasan=True, maka=(kosongkan("diajukan_oleh"),),
    ),
    T(
        "tolak_perubahan", S.DIAJUKAN, S.DITOLAK, Peran.PEJABAT, DASAR,
        "Tidak dicatat", "tidak mencatat perubahan kantor",
        keterangan="Surat kepada koperasi terbit dengan alasan Anda. Kantor tetap tercatat seperti sekarang.",
        bukan=("buat", ISI, "ajukan"), alasan=True, utama=False,
        maka=(terbitkan(TIDAK_DICATAT), catat_pelaku("diputus_oleh")),
    ),
    T(
        "tarik", (S.DRAF, S.DIAJUKAN), S.DITARIK, Peran.LOKET, DASAR,
        "Tarik kembali", "menutup perubahan kantor atas permintaan koperasi",
        keterangan="Ditutup tanpa surat. Kantor tetap tercatat seperti sekarang.", alasan=True, utama=False,
    ),
    akhir=(S.DICATAT, S.DITOLAK, S.DITARIK),
    batal=(S.DITARIK,),
    tempat=tempat,
    tahap={Tahap.TUTUP: (S.DITOLAK, S.DITARIK)},
    stasiun=(
        Stasiun("Loket", (S.DRAF,)),
        Stasiun("Pejabat berwenang", (S.DIAJUKAN,)),
        Stasiun("Selesai", (S.DICATAT, S.DITOLAK, S.DITARIK)),
    ),
    kunci=("kantor", "kantor__koperasi"),
    ubah={S.DRAF: (Peran.LOKET,)},
)  # fmt: skip
