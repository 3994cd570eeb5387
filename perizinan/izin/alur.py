"""The route of an application for an izin usaha simpan pinjam (Pasal 3, 4, 6 and 7 Permen KUKM 15/2015).

Read the table top-down: it is the route. The regulation sets no deadline for a licence, so no row has one.
"""

from functools import partial

from aturan.bahasa.pasal import P15_2015, PENGENDALIAN, Pasal
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, catat_tanggal, kosongkan, kosongkan_pemeriksaan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from perizinan.izin.akibat import alihkan, catat_izin, catat_registrasi
from perizinan.izin.berkas import (
    ada_kekurangan,
    berkas_diperiksa,
    berkas_lengkap,
    isian_sendiri,
    kelengkapan_dibawa,
)
from perizinan.izin.surat import (
    KEKURANGAN_BERKAS,
    PENARIKAN_IZIN,
    PENCANTUMAN_REGISTRASI,
    PENOLAKAN_IZIN,
    SURAT_IZIN,
    TANDA_TERIMA,
)
from perizinan.izin.syarat import (
    batas_kelengkapan,
    belum_berizin,
    henti_dinilai,
    isian_cukup,
    jalur_izin,
    jalur_registrasi,
    penerbit_lain,
    penerbit_tepat,
    register_tetap,
    syarat_terpenuhi,
    tidak_memperluas,
    usul_lengkap,
    usul_tersimpan,
    wilayah_berlaku,
)
from perizinan.izin.tempat import tempat
from perizinan.models import SELESAI, PermohonanIzin, StatusPermohonan

S = StatusPermohonan


def pasal(nomor, ayat="", huruf=""):
    return Pasal(P15_2015, nomor, ayat, huruf)


# Whoever handled the application before does not decide on it.
PEMERIKSA_PERMOHONAN = (
    "buat", "buat_sendiri", "sampaikan", "terima", "terima_kelengkapan", "sampaikan_kelengkapan", "kirim_kekurangan",
    "nyatakan_lengkap", "selesai_periksa",
)  # fmt: skip

# The next desk examines anew.
PERIKSA_DARI_AWAL = (
    kosongkan_pemeriksaan(),
    kosongkan(
        "lengkap_pada", "kelengkapan_sampai", "usul", "usul_catatan", "lingkup_modal", "lingkup_modal_alasan",
        "lingkup_modal_oleh",
    ),
)  # fmt: skip

# Ours, no rule of the text: the koperasi may take back what is not decided yet.
DITUTUP = "Permohonan ditutup dan tidak dapat dibuka lagi; permohonan baru dapat dibuat."
TARIK = partial(
    T, "tarik", peran=Peran.LOKET, dasar=pasal("7"),
    label="Tarik kembali", kalimat="menutup permohonan atas permintaan koperasi", alasan=True, utama=False,
)  # fmt: skip


def tegaskan_yang_diterima(konteks):
    """Effect on a draft: the letter where the koperasi holds a receipt, of the authority that passed it on."""
    if konteks.daftar[0].tanggal_ajuan:
        terbitkan(PENARIKAN_IZIN)(konteks)


ALUR_PERMOHONAN = Alur(
    PermohonanIzin,
    StatusPermohonan,
    T(
        "buat", None, S.DRAF, Peran.LOKET, pasal("7"),
        "Buat permohonan", "mencatat permohonan di loket",
    ),
    T(
        "terima", S.DRAF, S.DITERIMA, Peran.LOKET, pasal("7"),
        "Terima permohonan", "menerima permohonan",
        keterangan="Tanda terima terbit bernomor untuk koperasi. Berikutnya berkas diperiksa satu per satu.",
        jika=(wilayah_berlaku, penerbit_tepat, belum_berizin, tidak_memperluas, isian_cukup),
        maka=(terbitkan(TANDA_TERIMA), catat_tanggal("tanggal_ajuan"), kosongkan("disampaikan_pada")),
    ),
    T(
        "teruskan", S.DRAF, S.DRAF, Peran.LOKET, pasal("6", "4"),
        "Teruskan ke yang berwenang", "meneruskan permohonan kepada yang berwenang",
        keterangan="Permohonan pindah ke loket instansi yang berwenang, beserta isian dan berkasnya.",
        jika=(wilayah_berlaku, penerbit_lain), alasan=True, maka=(alihkan,),
    ),
    T(
        "teruskan", (S.DITERIMA, S.LENGKAP), S.DRAF, Peran.PEMERIKSA, pasal("6", "4"),
        "Teruskan ke yang berwenang", "meneruskan permohonan kepada yang berwenang",
        keterangan="Permohonan pindah ke loket instansi yang berwenang, beserta isian dan berkasnya.",
        jika=(wilayah_berlaku, penerbit_lain), alasan=True, utama=False, maka=(alihkan, *PERIKSA_DARI_AWAL),
    ),
    T(
        "kirim_kekurangan", (S.DITERIMA, S.LENGKAP), S.KURANG, Peran.PEMERIKSA, pasal("7"),
        "Kirim daftar kekurangan", "meminta koperasi melengkapi berkas",
        keterangan="Surat kekurangan berkas terbit dengan daftarnya. Isian terbuka lagi bagi loket.",
        jika=(batas_kelengkapan,), penilaian=ada_kekurangan, kumpulkan=berkas_diperiksa,
        maka=(terbitkan(KEKURANGAN_BERKAS),),
    ),
    T(
        "terima_kelengkapan", S.KURANG, S.DITERIMA, Peran.LOKET, pasal("7"),
        "Terima kelengkapan", "menerima kelengkapan berkas",
        keterangan="Tanda terima baru terbit. Berikutnya Pemeriksa memeriksa berkas lagi.",
        jika=(wilayah_berlaku, penerbit_tepat, tidak_memperluas, isian_cukup),
        maka=(terbitkan(TANDA_TERIMA), kosongkan("disampaikan_pada")),
    ),
    T(
        "nyatakan_lengkap", S.DITERIMA, S.LENGKAP, Peran.PEMERIKSA, pasal("7"),
        "Nyatakan lengkap", "menyatakan berkas lengkap",
        keterangan="Berikutnya syaratnya diperiksa dan diusulkan untuk diputus.",
        penilaian=berkas_lengkap, kumpulkan=berkas_diperiksa, jika=(penerbit_tepat, tidak_memperluas),
        maka=(catat_tanggal("lengkap_pada", terakhir=True),),
    ),
    T(
        "selesai_periksa", S.LENGKAP, S.SIAP, Peran.PEMERIKSA, pasal("6", "4"),
        "Serahkan kepada pejabat", "menyelesaikan pemeriksaan dan mengusulkan putusan",
        keterangan="Permohonan menunggu keputusan pejabat yang berwenang, bukan orang yang memeriksanya.",
        penilaian=usul_lengkap, kumpulkan=usul_tersimpan, jika=(penerbit_tepat,),
        maka=(catat_pelaku("diperiksa_oleh"),),
    ),
    T(
        "terbitkan_izin", S.SIAP, S.TERBIT, Peran.PEJABAT, pasal("6", "4"),
        "Terbitkan izin", "menerbitkan izin usaha simpan pinjam",
        keterangan="Nomor diberikan, surat izin terbit, dan izin masuk register.",
        jika=(
            wilayah_berlaku, penerbit_tepat, belum_berizin, tidak_memperluas, jalur_izin, syarat_terpenuhi,
            register_tetap,
        ),
        bukan=PEMERIKSA_PERMOHONAN, petugas=True,
        maka=(terbitkan(SURAT_IZIN), catat_pelaku("diputus_oleh"), catat_izin),
    ),
    T(
        "cantumkan", S.SIAP, S.TERDAFTAR, Peran.PEJABAT, pasal("4", "3"),
        "Cantumkan dalam buku registrasi", "mencantumkan USP dalam buku registrasi",
        keterangan="Surat pencantuman terbit dengan tanggal paling lambat mengajukan izin.",
        jika=(wilayah_berlaku, penerbit_tepat, belum_berizin, jalur_registrasi, henti_dinilai, register_tetap),
        bukan=PEMERIKSA_PERMOHONAN, petugas=True,
        maka=(terbitkan(PENCANTUMAN_REGISTRASI), catat_pelaku("diputus_oleh"), catat_registrasi),
    ),
    T(
        "tolak", S.SIAP, S.DITOLAK, Peran.PEJABAT, pasal("6", "4"),
        "Tolak", "menolak permohonan",
        keterangan="Surat penolakan terbit dengan alasan Anda dan tiap syarat yang tidak terpenuhi."
        " Permohonan baru dapat diajukan.",
        jika=(penerbit_tepat,), bukan=PEMERIKSA_PERMOHONAN, petugas=True, alasan=True,
        maka=(terbitkan(PENOLAKAN_IZIN), catat_pelaku("diputus_oleh")),
    ),
    T(
        "kembalikan", S.SIAP, S.LENGKAP, Peran.PEJABAT, pasal("6", "4"),
        "Kembalikan ke pemeriksa", "mengembalikan permohonan ke pemeriksa",
        keterangan="Pemeriksa memeriksa lagi dan mengusulkan kembali.",
        alasan=True, maka=(kosongkan("diperiksa_oleh", "usul"),),  # the next examiner may be another person
    ),
    # The koperasi's own door
    T(
        "buat_sendiri", None, S.DISUSUN, Peran.PENGURUS, pasal("7"),
        "Susun permohonan", "mulai menyusun permohonan koperasinya",
    ),
    T(
        "sampaikan", S.DISUSUN, S.DRAF, Peran.PENGURUS, pasal("7"),
        "Sampaikan ke loket", "menyampaikan permohonan koperasinya ke loket",
        keterangan="Loket memeriksa isinya, lalu mengirim tanda terima bernomor. Sesudah ini isinya diubah loket.",
        jika=(belum_berizin, tidak_memperluas, isian_sendiri),
        maka=(catat_tanggal("disampaikan_pada", terakhir=True),),
    ),
    T(
        "sampaikan_kelengkapan", S.KURANG, S.KURANG, Peran.PENGURUS, pasal("7"),
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
        alasan=True, utama=False,
    ),
    TARIK(
        S.DRAF, S.DITARIK,
        keterangan=f"Bila koperasi sudah memegang tanda terima, surat yang menegaskan penarikannya terbit. {DITUTUP}",
        maka=(tegaskan_yang_diterima,),
    ),
    TARIK(
        (S.DITERIMA, S.KURANG, S.LENGKAP, S.SIAP), S.DITARIK,
        keterangan=f"Surat kepada koperasi terbit, yang menegaskan penarikannya. {DITUTUP}",
        maka=(terbitkan(PENARIKAN_IZIN),),
    ),
    akhir=SELESAI,
    batal=(S.DITARIK,),
    tempat=tempat,
    tahap={Tahap.MEJA: (S.DITERIMA, S.LENGKAP), Tahap.TUTUP: (S.DITOLAK, S.DITARIK)},
    stasiun=(
        Stasiun("Koperasi", (S.DISUSUN,), tujuan=False),
        Stasiun("Loket", (S.DRAF, S.KURANG)),
        Stasiun("Pemeriksa", (S.DITERIMA, S.LENGKAP)),
        Stasiun("Pejabat berwenang", (S.SIAP,)),
        Stasiun("Putusan", SELESAI),
    ),
    kunci=("koperasi",),
    ubah={S.DISUSUN: (Peran.PENGURUS,), S.DRAF: (Peran.LOKET,), S.KURANG: (Peran.LOKET, Peran.PENGURUS)},
)  # fmt: skip
