"""The route of an annual health assessment (Pasal 31 Permen KUKM 15/2015): assigned, filled, checked, decided.

Read the table top-down. The regulation asks for one a year (ayat (6)) and sets no deadline within the route. That a
second person checks and a third decides is our own control: those rows cite no article.
"""

from django.urls import reverse

from aturan.bahasa import PENGENDALIAN, Temuan
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, kosongkan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from ksp_usp.models import PenilaianKesehatan, StatusPenilaian
from ksp_usp.penilaian.akibat import (
    bekukan_hasil,
    catat_surat,
    hentikan,
    hentikan_atau_pulihkan,
    kaitkan_laporan,
)
from ksp_usp.penilaian.surat import (
    BERITA_ACARA_PENILAIAN,
    HASIL_PENILAIAN,
    KERTAS_KERJA,
    PENGHENTIAN_SEMENTARA,
)
from ksp_usp.penilaian.syarat import (
    PASAL_20_2,
    bukan_ganda,
    isian_lengkap,
    koperasi_milik_kantor,
    pasal31,
    penghentian_menunggu,
    tim_memenuhi,
)

S = StatusPenilaian


def tempat_temuan(p: PenilaianKesehatan, t: Temuan) -> str:
    """The page that mends a finding: of the team, of the koperasi, else the part of the working paper it is about."""
    sisa = t.kode.partition(".")[2]
    if sisa == "tim":
        return reverse("penilaian_tim", args=[p.pk])
    if sisa == "kewenangan":
        return str(p.koperasi.get_absolute_url())
    if sisa in ("ganda", "satu_hasil", "tahun_buku", "penghentian"):
        return f"{p.get_absolute_url()}#temuan"
    if p.cara == p.Cara.CATAT:
        return reverse("penilaian_catat", args=[p.pk])
    return reverse("penilaian_manajemen" if sisa.startswith("jawaban") else "penilaian_angka", args=[p.pk])


SYARAT_PENILAIAN = (koperasi_milik_kantor, bukan_ganda, tim_memenuhi, isian_lengkap)

ALUR_PENILAIAN = Alur(
    PenilaianKesehatan,
    StatusPenilaian,
    T(
        "buat", None, S.DITUGASKAN, Peran.PENGAWAS, pasal31("2"),
        "Tugaskan penilaian", "menugaskan penilaian kesehatan",
    ),
    T(
        "selesai_isi", S.DITUGASKAN, S.DIPERIKSA, Peran.PENILAI, pasal31("1"),
        "Serahkan untuk diperiksa", "menyelesaikan pengisian kertas kerja",
        keterangan="Berikutnya penilai lain memeriksa angka dan jawaban.",
        petugas=True, jika=SYARAT_PENILAIAN, maka=(kaitkan_laporan, catat_pelaku("diisi_oleh")),
    ),
    T(
        "nyatakan_benar", S.DIPERIKSA, S.SIAP, Peran.PENILAI, PENGENDALIAN,
        "Nyatakan benar", "memeriksa dan membenarkan kertas kerja",
        keterangan="Berikutnya pejabat menetapkan hasilnya.",
        petugas=True, jika=SYARAT_PENILAIAN, bukan=("selesai_isi",), maka=(catat_pelaku("diperiksa_oleh"),),
    ),
    T(
        "kembalikan_isi", S.DIPERIKSA, S.DITUGASKAN, Peran.PENILAI, PENGENDALIAN,
        "Kembalikan ke penilai", "mengembalikan kertas kerja ke penilai",
        keterangan="Kertas kerja terbuka lagi bagi penilainya.",
        bukan=("selesai_isi",), alasan=True, maka=(kosongkan("diisi_oleh", "diperiksa_oleh"),),
    ),
    T(
        "tetapkan", S.SIAP, S.DITETAPKAN, Peran.PEJABAT, pasal31("2"),
        "Tetapkan hasil", "menetapkan hasil penilaian kesehatan",
        keterangan="Berita acara, kertas kerja, dan sertifikat terbit; untuk Dalam Pengawasan Khusus surat penghentian"
        " sementara kegiatan (lintas provinsi surat hasil; Menteri yang menghentikan). Hasil dibekukan dan tidak dapat"
        " diubah.",
        petugas=True, jika=SYARAT_PENILAIAN, bukan=("selesai_isi", "nyatakan_benar"),
        maka=(
            catat_pelaku("ditetapkan_oleh"), bekukan_hasil, terbitkan(HASIL_PENILAIAN),
            terbitkan(BERITA_ACARA_PENILAIAN), terbitkan(KERTAS_KERJA), catat_surat, hentikan_atau_pulihkan,
        ),
    ),
    # The result stands; where another post licences than assesses, the stop is declared by a letter of that post.
    T(
        "hentikan", S.DITETAPKAN, S.DITETAPKAN, Peran.PEJABAT, PASAL_20_2,
        "Nyatakan penghentian sementara", "menyatakan kegiatan usaha simpan pinjam dihentikan sementara",
        keterangan="Surat pemberi izin terbit. Kegiatan berhenti sejak tanggal surat, sampai hasil berikutnya"
        " paling rendah Dalam Pengawasan.",
        petugas=True, utama=False, jika=(penghentian_menunggu,), maka=(terbitkan(PENGHENTIAN_SEMENTARA), hentikan),
    ),
    T(
        "kembalikan", S.SIAP, S.DITUGASKAN, Peran.PEJABAT, PENGENDALIAN,
        "Kembalikan ke penilai", "mengembalikan hasil penilaian ke penilai",
        keterangan="Kertas kerja terbuka lagi bagi penilainya.",
        alasan=True, maka=(kosongkan("diisi_oleh", "diperiksa_oleh"),),
    ),
    T(
        "batalkan", (S.DITUGASKAN, S.DIPERIKSA), S.DIBATALKAN, Peran.PENGAWAS, PENGENDALIAN,
        "Batalkan penugasan", "membatalkan penugasan penilaian",
        keterangan="Penilaian ditutup tanpa hasil; penugasan baru dapat dibuat.",
        alasan=True, utama=False,
    ),
    akhir=(S.DITETAPKAN, S.DIBATALKAN),
    batal=(S.DIBATALKAN,),
    tempat=tempat_temuan,
    tahap={Tahap.MEJA: (S.DIPERIKSA,), Tahap.TUTUP: (S.DIBATALKAN,)},
    stasiun=(
        Stasiun("Tim penilai", (S.DITUGASKAN,)),
        Stasiun("Orang kedua", (S.DIPERIKSA,)),
        Stasiun("Pejabat berwenang", (S.SIAP,)),
        Stasiun("Hasil penilaian", (S.DITETAPKAN, S.DIBATALKAN)),
    ),
    kunci=("koperasi",),
    ubah={S.DITUGASKAN: (Peran.PENILAI,)},
)  # fmt: skip
