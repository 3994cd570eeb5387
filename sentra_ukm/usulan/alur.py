"""The two routes of Permen KUKM 23/2005: a usulan (Pasal 7) and the Keputusan that ends it (Pasal 7 huruf f).

Read the tables top-down: they are the routes. Pasal 7 sets no deadline, so no row has one.

A case that was handed back takes the same way up again, each edge by the article that it repeats: the Pokja judges
(huruf a), the Dinas of the regency hands in (huruf b), the Dinas of the province sends to the ministry with its letter
(huruf d). Reading: the Pokja of the province, who only helps (huruf c), checks a repair once more when its Dinas asks.
"""

from functools import partial

from aturan.bahasa.pasal import P23_2005, Pasal
from aturan.sentra_2005.program import pasal7
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, catat_tanggal, kosongkan_pemeriksaan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from sentra_ukm.models import (
    SELESAI,
    Pemeriksaan,
    StatusUsulan,
    Usulan,
)
from sentra_ukm.usulan.akal import ditanyakan
from sentra_ukm.usulan.meja import (
    MEJA,
    ada_catatan,
    kriteria_dinilai,
    kriteria_dinilai_terpenuhi,
    penilaian_tersimpan,
    semua_lengkap,
)
from sentra_ukm.usulan.surat import (
    BERITA_ACARA_SELEKSI,
    LEMBAR_KEMENTERIAN,
    LEMBAR_PROVINSI,
    PENARIKAN,
    PENGANTAR_KABKOTA,
    PENGANTAR_PROVINSI,
    PENGEMBALIAN,
    TIDAK_TERPILIH,
)
from sentra_ukm.usulan.syarat import (
    belum_dalam_keputusan,
    berita_acara_sesuai,
    jenjang_tetap,
    kriteria_terpenuhi,
    lampiran_lengkap,
    wilayah_berlaku,
)
from sentra_ukm.usulan.tempat import tempat_temuan

S = StatusUsulan


# A state of region or sentra counts on every step that brings the usulan on, not only on the first.
KEADAAN = (wilayah_berlaku, jenjang_tetap)
SYARAT_USULAN = (*KEADAAN, lampiran_lengkap, kriteria_terpenuhi, ditanyakan)
MEJA_PROVINSI = partial(penilaian_tersimpan, meja=Pemeriksaan.Meja.PROVINSI)
MEJA_KEMENTERIAN = partial(penilaian_tersimpan, meja=Pemeriksaan.Meja.KEMENTERIAN)
# Whoever worked on a usulan below may not judge it at the ministry after a change of post.
PELAKU_DAERAH = (
    "buat", "seleksi", "perbarui_berita_acara", "sampaikan", "ajukan_kembali", "nyatakan_lengkap", "kirim_kementerian",
)  # fmt: skip

# After a repair that changes what the Pokja had judged, the Pokja judges again before the Dinas sends.
PERBARUI_BERITA_ACARA = partial(
    T, "perbarui_berita_acara", peran=Peran.POKJA_KABKOTA, dasar=pasal7("a"),
    label="Perbarui berita acara", kalimat="memperbarui berita acara seleksi sesudah perbaikan",
    keterangan="Berita acara baru terbit dan mengganti yang lama. Berikutnya Dinas mengajukan kembali.",
    jika=SYARAT_USULAN, maka=(terbitkan(BERITA_ACARA_SELEKSI),),
)  # fmt: skip
# Ours, no rule of the text: whoever handed a usulan in takes it back before it is decided.
DITUTUP = "Usulan ditutup sebelum diputus dan tidak dapat dibuka lagi; usulan baru dapat dibuat."
TARIK = partial(
    T, "tarik", peran=Peran.DINAS_KABKOTA, dasar=pasal7("b"),
    label="Tarik kembali", kalimat="menarik kembali usulan", alasan=True, utama=False,
)  # fmt: skip

ALUR_USULAN = Alur(
    Usulan,
    StatusUsulan,
    T(
        "buat", None, S.DRAF, Peran.POKJA_KABKOTA, pasal7("a"),
        "Buat usulan", "membuat usulan",
    ),
    T(
        "seleksi", (S.DRAF, S.PERBAIKAN_KABKOTA), S.TERSELEKSI, Peran.POKJA_KABKOTA, pasal7("a"),
        "Nyatakan terseleksi", "menyatakan sentra ini terseleksi",
        keterangan="Berita acara seleksi terbit bernomor. Berikutnya Dinas menyampaikan usulan ke Provinsi.",
        jika=SYARAT_USULAN,
        maka=(terbitkan(BERITA_ACARA_SELEKSI),),
    ),
    T(
        "batalkan", S.DRAF, S.DITARIK, Peran.POKJA_KABKOTA, pasal7("a"),
        "Tarik draf", "menarik draf usulan",
        keterangan="Usulan ditutup dan tidak dapat dibuka lagi; isiannya dapat disalin ke usulan baru.",
        alasan=True, utama=False,
    ),
    T(
        "sampaikan", S.TERSELEKSI, S.DI_PROVINSI, Peran.DINAS_KABKOTA, pasal7("b"),
        "Kirim ke Provinsi", "menyampaikan usulan ke Provinsi",
        keterangan="Surat pengantar terbit bernomor. Berikutnya Pokja Provinsi memeriksa kelengkapan.",
        jika=SYARAT_USULAN,
        maka=(terbitkan(PENGANTAR_KABKOTA), catat_tanggal("tanggal_ajuan")),
        bersama=True,
    ),
    T(
        "kembalikan_ke_pokja", S.TERSELEKSI, S.PERBAIKAN_KABKOTA, Peran.DINAS_KABKOTA, Pasal(P23_2005, "14", huruf="b"),
        "Kembalikan ke Pokja", "mengembalikan usulan ke Pokja untuk perbaikan",
        keterangan="Formulir terbuka lagi bagi Pokja. Sesudah diperbaiki, usulan kembali ke Dinas.",
        alasan=True,
    ),
    T(
        "nyatakan_lengkap", S.DI_PROVINSI, S.LENGKAP, Peran.POKJA_PROVINSI, pasal7("c"),
        "Nyatakan lengkap", "menyatakan administrasi usulan lengkap",
        keterangan="Lembar verifikasi terbit bernomor. Berikutnya Dinas Provinsi mengirim ke Kementerian.",
        penilaian=semua_lengkap, kumpulkan=MEJA_PROVINSI, jika=KEADAAN,
        maka=(
            terbitkan(LEMBAR_PROVINSI), catat_tanggal("lengkap_pada"), catat_pelaku("pemeriksa_provinsi"),
            kosongkan_pemeriksaan(meja="provinsi"),
        ),
    ),
    T(
        "kembalikan_provinsi", S.DI_PROVINSI, S.PERBAIKAN_PROVINSI, Peran.POKJA_PROVINSI, pasal7("c"),
        "Kembalikan untuk perbaikan", "mengembalikan usulan untuk dilengkapi",
        keterangan="Surat pengembalian terbit dengan catatan tiap butir. Usulan yang diperbaiki kembali ke meja ini.",
        penilaian=ada_catatan, kumpulkan=MEJA_PROVINSI, alasan=True,
        maka=(terbitkan(PENGEMBALIAN), catat_pelaku("pemeriksa_provinsi")),
    ),
    T(
        "kirim_kementerian", (S.LENGKAP, S.KEMBALI_DI_PROVINSI), S.DI_KEMENTERIAN, Peran.DINAS_PROVINSI, pasal7("d"),
        "Kirim ke Kementerian", "mengirim usulan ke Kementerian",
        keterangan="Satu surat pengantar terbit untuk semua usulan yang dipilih. Yang diperbaiki atas permintaan "
        "Kementerian kembali ke meja verifikator yang memintanya.",
        jika=SYARAT_USULAN,
        maka=(terbitkan(PENGANTAR_PROVINSI),),
        bersama=True,
    ),
    T(
        "periksa_lagi", (S.LENGKAP, S.KEMBALI_DI_PROVINSI), S.DI_PROVINSI, Peran.DINAS_PROVINSI, pasal7("c"),
        "Minta Pokja memeriksa lagi", "meminta Pokja Provinsi memeriksa lagi",
        keterangan="Usulan kembali ke meja Pokja Provinsi.",
        alasan=True,
    ),
    PERBARUI_BERITA_ACARA(S.PERBAIKAN_PROVINSI, S.PERBAIKAN_PROVINSI),
    PERBARUI_BERITA_ACARA(S.PERBAIKAN_KEMENTERIAN, S.PERBAIKAN_KEMENTERIAN),
    T(
        "ajukan_kembali", S.PERBAIKAN_PROVINSI, S.DI_PROVINSI, Peran.DINAS_KABKOTA, pasal7("b"),
        "Ajukan kembali ke Provinsi", "mengajukan kembali usulan ke Provinsi",
        keterangan="Surat pengantar baru terbit. Usulan kembali ke meja Pokja Provinsi yang mengembalikannya.",
        jika=(*SYARAT_USULAN, berita_acara_sesuai),
        maka=(terbitkan(PENGANTAR_KABKOTA),),
    ),
    T(
        "ajukan_kembali", S.PERBAIKAN_KEMENTERIAN, S.KEMBALI_DI_PROVINSI, Peran.DINAS_KABKOTA, pasal7("b"),
        "Ajukan kembali lewat Provinsi", "mengajukan kembali usulan lewat Provinsi",
        keterangan="Surat pengantar baru terbit. Berikutnya Dinas Provinsi meneruskannya ke Kementerian dengan "
        "suratnya.",
        jika=(*SYARAT_USULAN, berita_acara_sesuai),
        maka=(terbitkan(PENGANTAR_KABKOTA),),
    ),
    T(
        "pilih", S.DI_KEMENTERIAN, S.TERPILIH, Peran.VERIFIKATOR, pasal7("e"),
        "Tetapkan sebagai sentra terpilih", "menetapkan sentra ini sebagai sentra terpilih",
        keterangan="Lembar verifikasi terbit bernomor. Berikutnya sentra dimasukkan ke rancangan Keputusan Menteri.",
        penilaian=kriteria_dinilai_terpenuhi, kumpulkan=MEJA_KEMENTERIAN,
        jika=(*KEADAAN, kriteria_terpenuhi), bukan=PELAKU_DAERAH,
        maka=(terbitkan(LEMBAR_KEMENTERIAN), kosongkan_pemeriksaan(meja="kementerian")),
    ),
    T(
        "kembalikan_kementerian", S.DI_KEMENTERIAN, S.PERBAIKAN_KEMENTERIAN, Peran.VERIFIKATOR, pasal7("e"),
        "Kembalikan untuk perbaikan", "mengembalikan usulan untuk perbaikan",
        keterangan="Surat pengembalian terbit dengan catatan tiap butir. Usulan yang diperbaiki kembali ke meja ini.",
        penilaian=ada_catatan, kumpulkan=MEJA_KEMENTERIAN, alasan=True, bukan=PELAKU_DAERAH,
        maka=(terbitkan(PENGEMBALIAN), catat_pelaku("pemeriksa_kementerian")),
    ),
    T(
        "tidak_pilih", S.DI_KEMENTERIAN, S.TIDAK_TERPILIH, Peran.VERIFIKATOR, pasal7("e"),
        "Tidak dipilih", "tidak memilih sentra ini",
        keterangan="Kementerian dapat tidak memilih, juga bila semua kriteria terpenuhi. Lembar verifikasi terbit, dan "
        "surat kepada Dinas Provinsi memberitahukan alasannya. Usulan ini selesai; usulan baru dapat dibuat.",
        penilaian=kriteria_dinilai, kumpulkan=MEJA_KEMENTERIAN, alasan=True, bukan=PELAKU_DAERAH,
        maka=(
            terbitkan(LEMBAR_KEMENTERIAN), terbitkan(TIDAK_TERPILIH), kosongkan_pemeriksaan(meja="kementerian"),
        ),
    ),
    T(
        "tinjau_kembali", S.TERPILIH, S.DI_KEMENTERIAN, Peran.VERIFIKATOR, pasal7("e"),
        "Tinjau kembali", "meninjau kembali pilihan ini",
        keterangan="Usulan kembali ke meja verifikasi. Hanya sebelum masuk rancangan Keputusan.",
        jika=(belum_dalam_keputusan,), alasan=True, bukan=PELAKU_DAERAH, utama=False,
        maka=(catat_pelaku("pemeriksa_kementerian"),),
    ),
    T(
        "tetapkan", S.TERPILIH, S.DITETAPKAN, Peran.PENETAP, pasal7("f"),
        "Tetapkan", "menetapkan sentra ini dengan Keputusan Menteri",
        lewat=Peran.PENYUSUN_KEPUTUSAN,
    ),
    # What never left the regency is withdrawn without a letter.
    TARIK((S.TERSELEKSI, S.PERBAIKAN_KABKOTA), S.DITARIK, keterangan=DITUTUP),
    TARIK(
        (S.DI_PROVINSI, S.LENGKAP, S.PERBAIKAN_PROVINSI, S.KEMBALI_DI_PROVINSI), S.DITARIK,
        keterangan=f"Surat penarikan kepada Dinas Provinsi terbit. {DITUTUP}", maka=(terbitkan(PENARIKAN),),
    ),
    TARIK(
        (S.DI_KEMENTERIAN, S.PERBAIKAN_KEMENTERIAN), S.DITARIK,
        keterangan=f"Surat penarikan kepada Kementerian terbit, dengan tembusan kepada Dinas Provinsi. {DITUTUP}",
        maka=(terbitkan(PENARIKAN),),
    ),
    akhir=SELESAI,
    batal=(S.DITARIK,),
    tempat=tempat_temuan,
    tahap={Tahap.MEJA: MEJA, Tahap.TUTUP: (S.TIDAK_TERPILIH, S.DITARIK)},
    stasiun=(
        Stasiun("Kabupaten/Kota", (
            S.DRAF, S.PERBAIKAN_KABKOTA, S.PERBAIKAN_PROVINSI, S.PERBAIKAN_KEMENTERIAN, S.TERSELEKSI,
        )),
        Stasiun("Provinsi", (S.DI_PROVINSI, S.LENGKAP, S.KEMBALI_DI_PROVINSI)),
        Stasiun("Kementerian", (S.DI_KEMENTERIAN, S.TERPILIH)),
        Stasiun("Keputusan Menteri", SELESAI),
    ),
    ubah={
        S.DRAF: (Peran.POKJA_KABKOTA,),
        S.PERBAIKAN_KABKOTA: (Peran.POKJA_KABKOTA,),
        S.PERBAIKAN_PROVINSI: (Peran.POKJA_KABKOTA,),
        S.PERBAIKAN_KEMENTERIAN: (Peran.POKJA_KABKOTA,),
    },
)  # fmt: skip
