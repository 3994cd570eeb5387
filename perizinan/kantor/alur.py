"""The route of an office of the service network (Pasal 8 sampai 10 Permen KUKM 15/2015), from application to closing.

Read the table top-down. The clock of Pasal 10 ayat (2) runs from the day on which the last required paper was in until
the decision, also while nobody looks; the month of ayat (3) while the case is DISETUJUI. Nothing is ever decided by the
machine: that an office did not begin in time is found by a pengawas and declared by the pejabat (ayat (4)).
"""

from functools import partial

from aturan.bahasa.pasal import P15_2015, PENGENDALIAN, Pasal
from aturan.simpan_pinjam_2015.jaringan import PENUTUPAN_SENDIRI
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, catat_tanggal, kosongkan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from perizinan.kantor.akibat import catat_persetujuan, hentikan_jam, jalankan_jam, sampai_di_loket, terima_berkas
from perizinan.kantor.surat import (
    KEKURANGAN_KANTOR,
    PENARIKAN_KANTOR,
    PENOLAKAN_KANTOR,
    PENUTUPAN_KANTOR,
    PERNYATAAN_GUGUR,
    PERSETUJUAN_KANTOR,
    TANDA_TERIMA_KANTOR,
)
from perizinan.kantor.syarat import (
    ada_kekurangan_kantor,
    berizin_saat_mulai,
    berkas_kantor_diperiksa,
    berkas_kantor_lengkap,
    data_terdahulu,
    isian_kantor_cukup,
    kelengkapan_dibawa,
    koperasi_berizin,
    mulai_sah,
    syarat_kantor_terpenuhi,
    syarat_tutup_terpenuhi,
    tidak_mulai,
    usul_kantor_lengkap,
    usul_kantor_tersimpan,
    wilayah_kantor_berlaku,
)
from perizinan.kantor.tempat import tempat
from perizinan.models import SELESAI_KANTOR, JaringanPelayanan, StatusKantor
from perizinan.models.status_kantor import BELUM_BUKA, BUKA

S = StatusKantor


def pasal(nomor, ayat="", huruf=""):
    return Pasal(P15_2015, nomor, ayat, huruf)


PEMERIKSA_KANTOR = (
    "buat", "buat_sendiri", "sampaikan", "terima", "terima_kelengkapan", "sampaikan_kelengkapan", "kirim_kekurangan",
    "nyatakan_lengkap", "selesai_periksa",
)  # fmt: skip
HENTI = "Waktu untuk memutus berhenti hanya bila ada berkas yang belum masuk, bukan bila berkasnya sudah ada."
MULAI = {"jika": (berizin_saat_mulai, mulai_sah), "maka": (kosongkan("jatuh_tempo"),)}
BERKAS = {"penilaian": berkas_kantor_lengkap, "kumpulkan": berkas_kantor_diperiksa}

# Ours, no rule of the text: the koperasi may take back what is not decided yet. A draft that no receipt has followed
# ends without a letter.
DITUTUP = "Permohonan ditutup dan tidak dapat dibuka lagi; permohonan baru dapat dibuat."
TARIK = partial(
    T, "tarik", peran=Peran.LOKET, dasar=pasal("10", "1"),
    label="Tarik kembali", kalimat="menutup permohonan kantor atas permintaan koperasi", alasan=True, utama=False,
)  # fmt: skip

ALUR_JARINGAN = Alur(
    JaringanPelayanan,
    StatusKantor,
    T(
        "buat", None, S.DRAF, Peran.LOKET, pasal("10", "1"),
        "Buat permohonan kantor", "mencatat permohonan kantor di loket",
    ),
    T(
        "terima", S.DRAF, S.DITERIMA, Peran.LOKET, pasal("10", "1"),
        "Terima permohonan", "menerima permohonan pembukaan kantor",
        keterangan="Tanda terima terbit bernomor. Waktu untuk memutus berjalan sejak hari berkas wajib terakhir masuk.",
        jika=(wilayah_kantor_berlaku, koperasi_berizin, isian_kantor_cukup),
        maka=(
            terima_berkas, catat_tanggal("tanggal_ajuan"), terbitkan(TANDA_TERIMA_KANTOR),
            kosongkan("disampaikan_pada"),
        ),
    ),
    T(
        "catat_terdahulu", S.DRAF, S.BEROPERASI, Peran.PEMERIKSA, PENGENDALIAN,
        "Catat kantor yang sudah dibuka", "mencatat kantor yang dibuka sebelum aplikasi dipakai",
        keterangan="Hanya untuk kantor dengan persetujuan lama; pindaian persetujuannya wajib ada.",
        jika=(wilayah_kantor_berlaku, data_terdahulu), bukan=("buat",), utama=False,
    ),
    T(
        "catat_lembar", None, S.BEROPERASI, Peran.PEMERIKSA, PENGENDALIAN,
        "Catat dari lembar", "mengonfirmasi kantor lama dari lembar yang disusun petugas lain",
    ),
    T(
        "kirim_kekurangan", S.LENGKAP, S.KURANG, Peran.PEMERIKSA, pasal("9"),
        "Kirim daftar kekurangan", "meminta koperasi melengkapi berkas yang sudah dinyatakan lengkap",
        keterangan=f"{HENTI} Tulis mengapa berkas yang sudah dinyatakan lengkap ternyata kurang.",
        penilaian=ada_kekurangan_kantor, kumpulkan=berkas_kantor_diperiksa, alasan=True,
        maka=(hentikan_jam, terbitkan(KEKURANGAN_KANTOR)),
    ),
    T(
        "kirim_kekurangan", S.DITERIMA, S.KURANG, Peran.PEMERIKSA, pasal("9"),
        "Kirim daftar kekurangan", "meminta koperasi melengkapi berkas kantor",
        keterangan=f"Surat kekurangan terbit. {HENTI}",
        penilaian=ada_kekurangan_kantor, kumpulkan=berkas_kantor_diperiksa,
        maka=(hentikan_jam, terbitkan(KEKURANGAN_KANTOR)),
    ),
    T(
        "terima_kelengkapan", S.KURANG, S.DITERIMA, Peran.LOKET, pasal("10", "1"),
        "Terima kelengkapan", "menerima kelengkapan berkas kantor",
        keterangan="Tanda terima baru terbit. Hari ke-0 adalah hari berkas terakhir yang diwajibkan masuk.",
        jika=(wilayah_kantor_berlaku, koperasi_berizin, isian_kantor_cukup),
        maka=(terima_berkas, terbitkan(TANDA_TERIMA_KANTOR), kosongkan("disampaikan_pada")),
    ),
    T(
        "nyatakan_lengkap", S.DITERIMA, S.LENGKAP, Peran.PEMERIKSA, pasal("10", "2"),
        "Nyatakan lengkap", "menyatakan berkas kantor lengkap",
        keterangan="Waktu untuk memutus berjalan sejak hari berkas terakhir masuk (hari ke-0).",
        jika=(koperasi_berizin,), maka=(jalankan_jam,), **BERKAS,
    ),
    T(
        "selesai_periksa", S.LENGKAP, S.SIAP, Peran.PEMERIKSA, pasal("10", "2"),
        "Serahkan kepada pejabat", "menyelesaikan pemeriksaan dan mengusulkan putusan",
        keterangan="Permohonan menunggu keputusan pejabat yang berwenang, bukan orang yang memeriksanya.",
        penilaian=usul_kantor_lengkap, kumpulkan=usul_kantor_tersimpan, maka=(catat_pelaku("diperiksa_oleh"),),
    ),
    T(
        "setujui", S.SIAP, S.DISETUJUI, Peran.PEJABAT, pasal("10", "2"),
        "Setujui", "menyetujui pembukaan kantor",
        keterangan="Surat persetujuan terbit. Kantor Cabang dan Cabang Pembantu wajib mulai sebelum tenggatnya.",
        jika=(wilayah_kantor_berlaku, koperasi_berizin, syarat_kantor_terpenuhi),
        bukan=PEMERIKSA_KANTOR, petugas=True,
        maka=(terbitkan(PERSETUJUAN_KANTOR), catat_pelaku("diputus_oleh"), catat_persetujuan),
    ),
    T(
        "tolak", S.SIAP, S.DITOLAK, Peran.PEJABAT, pasal("10", "2"),
        "Tolak", "menolak pembukaan kantor",
        keterangan="Surat penolakan terbit dengan alasan Anda dan tiap syarat yang tidak terpenuhi."
        " Permohonan baru dapat diajukan.",
        bukan=PEMERIKSA_KANTOR, petugas=True, alasan=True,
        maka=(terbitkan(PENOLAKAN_KANTOR), catat_pelaku("diputus_oleh")),
    ),
    T(
        "kembalikan", S.SIAP, S.LENGKAP, Peran.PEJABAT, pasal("10", "2"),
        "Kembalikan ke pemeriksa", "mengembalikan permohonan kantor ke pemeriksa",
        keterangan="Pemeriksa memeriksa lagi; waktu untuk memutus tetap berjalan.",
        alasan=True, maka=(kosongkan("diperiksa_oleh", "usul"),),
    ),
    T(
        "lapor_mulai", S.DISETUJUI, S.BEROPERASI, Peran.LOKET, pasal("10", "3"),
        "Catat mulai beroperasi", "mencatat laporan mulai beroperasi",
        keterangan="Yang menentukan tanggal mulai kegiatan, bukan tanggal laporan.", **MULAI,
    ),
    T(
        "lapor_mulai", S.TIDAK_MULAI, S.BEROPERASI, Peran.LOKET, pasal("10", "3"),
        "Catat mulai beroperasi", "mencatat laporan mulai beroperasi",
        keterangan="Kegiatan dimulai pada waktunya dan baru dilaporkan sekarang: tanggal kegiatan yang menentukan"
        " sampai persetujuan dinyatakan gugur.", utama=False, **MULAI,
    ),
    T(
        "temukan_mulai", S.DISETUJUI, S.BEROPERASI, Peran.PENGAWAS, pasal("10", "3"),
        "Catat mulai beroperasi", "menemukan kegiatan dimulai pada waktunya",
        keterangan="Kantor tercatat beroperasi sejak tanggal mulai kegiatannya.", utama=False, **MULAI,
    ),
    T(
        "temukan_tidak_mulai", S.DISETUJUI, S.TIDAK_MULAI, Peran.PENGAWAS, pasal("10", "4"),
        "Sampaikan kepada pejabat", "menemukan kegiatan tidak dimulai pada waktunya",
        keterangan="Persetujuan belum gugur. Berikutnya pejabat menyatakannya dengan surat, atau mengembalikan temuan.",
        jika=(tidak_mulai,), utama=False,
    ),
    T(
        "nyatakan_gugur", S.TIDAK_MULAI, S.GUGUR, Peran.PEJABAT, pasal("10", "4"),
        "Nyatakan persetujuan gugur", "menyatakan persetujuan gugur karena kegiatan tidak dimulai pada waktunya",
        keterangan="Surat pernyataan terbit. Bersifat final: tidak dapat dihidupkan lagi; permohonan baru dapat"
        " diajukan.",
        jika=(tidak_mulai,), bukan=("temukan_tidak_mulai",), maka=(terbitkan(PERNYATAAN_GUGUR),),
    ),
    T(
        "kembalikan_temuan", S.TIDAK_MULAI, S.DISETUJUI, Peran.PEJABAT, pasal("10", "4"),
        "Kembalikan ke pengawas", "mengembalikan temuan ke pengawas",
        keterangan="Pengawas memeriksa lagi apakah kegiatan sudah dimulai. Persetujuan tetap berlaku.", alasan=True,
    ),
    T(
        "usulkan_tutup", S.BEROPERASI, S.USUL_TUTUP, Peran.PENGAWAS, pasal("10", "6"),
        "Usulkan penutupan", "mengusulkan penutupan kantor",
        keterangan="Berikutnya pejabat memutus; buktinya harus ada, dan tanggapan koperasi atau alasan tanpanya.",
        jika=(syarat_tutup_terpenuhi,), alasan=True, utama=False, maka=(catat_pelaku("ditutup_usul_oleh"),),
    ),
    T(
        "tutup", S.USUL_TUTUP, S.DITUTUP, Peran.PEJABAT, pasal("10", "6"),
        "Tutup kantor", "menutup kantor",
        keterangan="Surat penutupan terbit dengan buktinya. Kantor tidak dapat dibuka lagi tanpa permohonan baru.",
        jika=(syarat_tutup_terpenuhi,), bukan=("usulkan_tutup",), alasan=True,
        maka=(catat_pelaku("ditutup_oleh"), terbitkan(PENUTUPAN_KANTOR)),
    ),
    T(
        "batalkan_tutup", S.USUL_TUTUP, S.BEROPERASI, Peran.PEJABAT, pasal("10", "6"),
        "Tidak jadi ditutup", "menolak usul penutupan kantor",
        keterangan="Kantor tetap beroperasi.",
        alasan=True, maka=(kosongkan("ditutup_usul_oleh"),),
    ),
    T(
        "tutup_sendiri", S.BEROPERASI, S.TUTUP_SENDIRI, Peran.PEJABAT, PENUTUPAN_SENDIRI.dasar,
        "Catat penutupan", "mencatat penutupan kantor atas permintaan koperasi", alasan=True, lewat=Peran.PEJABAT,
        utama=False,
    ),
    # The koperasi's own door
    T(
        "buat_sendiri", None, S.DISUSUN, Peran.PENGURUS, pasal("10", "1"),
        "Susun permohonan", "mulai menyusun permohonan koperasinya",
    ),
    T(
        "sampaikan", S.DISUSUN, S.DRAF, Peran.PENGURUS, pasal("10", "1"),
        "Sampaikan ke loket", "menyampaikan permohonan koperasinya ke loket",
        keterangan="Loket memeriksa isinya, lalu mengirim tanda terima bernomor. Sesudah ini isinya diubah loket.",
        jika=(koperasi_berizin, isian_kantor_cukup),
        maka=(catat_tanggal("disampaikan_pada", terakhir=True), sampai_di_loket),
    ),
    T(
        "sampaikan_kelengkapan", S.KURANG, S.KURANG, Peran.PENGURUS, pasal("10", "1"),
        "Sampaikan kelengkapan", "menyampaikan kelengkapan berkas koperasinya ke loket",
        keterangan="Loket memeriksa yang Anda bawa, lalu mengirim tanda terima yang baru.",
        jika=(kelengkapan_dibawa,), utama=False, maka=(catat_tanggal("disampaikan_pada", terakhir=True),),
    ),
    T(
        "buang_sendiri", S.DISUSUN, S.DITARIK, Peran.PENGURUS, PENGENDALIAN,
        "Buang rancangan", "membuang rancangan permohonan koperasinya",
        keterangan="Rancangan ini ditutup tanpa disampaikan. Permohonan baru dapat disusun lagi.", utama=False,
    ),
    T(
        "ambil_alih", S.DISUSUN, S.DRAF, Peran.LOKET, PENGENDALIAN,
        "Ambil alih rancangan", "mengambil alih rancangan permohonan koperasi",
        keterangan="Rancangan pindah ke loket beserta isi dan berkasnya; pengurus tidak lagi mengisinya.",
        alasan=True, utama=False, maka=(sampai_di_loket,),
    ),
    TARIK(S.DRAF, S.DITARIK, keterangan=DITUTUP),
    TARIK(
        (S.DITERIMA, S.KURANG, S.LENGKAP, S.SIAP), S.DITARIK,
        keterangan=f"Surat kepada koperasi terbit, yang menegaskan penarikannya. {DITUTUP}",
        maka=(terbitkan(PENARIKAN_KANTOR),),
    ),
    akhir=SELESAI_KANTOR,
    batal=(S.DITARIK,),
    tempat=tempat,
    tahap={
        Tahap.MEJA: (S.DITERIMA, S.LENGKAP), Tahap.BERJALAN: (*BELUM_BUKA, *BUKA),
        Tahap.TUTUP: SELESAI_KANTOR,
    },
    stasiun=(
        Stasiun("Koperasi", (S.DISUSUN,), tujuan=False),
        Stasiun("Loket", (S.DRAF, S.KURANG)),
        Stasiun("Pemeriksa", (S.DITERIMA, S.LENGKAP)),
        Stasiun("Pejabat berwenang", (S.SIAP,)),
        Stasiun("Mulai melayani", BELUM_BUKA),
        Stasiun("Beroperasi", BUKA),
        Stasiun("Ditutup", SELESAI_KANTOR, tujuan=False),
    ),
    kunci=("koperasi",),
    ubah={
        S.DISUSUN: (Peran.PENGURUS,), S.DRAF: (Peran.LOKET,), S.KURANG: (Peran.LOKET, Peran.PENGURUS),
        S.DISETUJUI: (Peran.LOKET,),
    },
)  # fmt: skip
