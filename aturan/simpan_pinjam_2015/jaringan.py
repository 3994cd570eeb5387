"""Permen KUKM 15/2015 on the offices of a koperasi: their three kinds, and what the text says without a measure.

An office is a Kantor Cabang (KC), a Kantor Cabang Pembantu (KCP) or a Kantor Kas (KK): together the jaringan pelayanan.
"""

from dataclasses import dataclass
from enum import Enum

from aturan.bahasa import P15_2015, Pasal


@dataclass(frozen=True)
class Pernyataan:
    """What the law says of an office without a measure: the sentence for page and letter, and the words of the text."""

    kode: str
    uraian: str
    dasar: Pasal
    kalimat: str
    bunyi: str
    tafsir: str = ""


def _p(pasal: str, ayat: str = "", huruf: str = "", angka: str = "") -> Pasal:
    return Pasal(P15_2015, pasal, ayat, huruf, angka)


# What each kind may do (Pasal 1 angka 24 to 26).
KEWENANGAN_KC = Pernyataan(
    "kewenangan_kc",
    "Kewenangan Kantor Cabang",
    _p("1", angka="24"),
    "Kantor Cabang mewakili kantor pusat: menghimpun dana, menyalurkannya, dan berwenang memutuskan pemberian"
    " pinjaman.",
    "Kantor Cabang KSP adalah kantor cabang yang mewakili kantor pusat dalam menjalankan kegiatan usaha menghimpun"
    " dana dan penyalurannya serta mempunyai wewenang memutuskan pemberian pinjaman.",
    "Definisi hanya menyebut KSP: berlaku juga bagi USP Koperasi melalui koperasinya (Pasal 8 ayat (1)).",
)
KEWENANGAN_KCP = Pernyataan(
    "kewenangan_kcp",
    "Kewenangan Kantor Cabang Pembantu",
    _p("1", angka="25"),
    "Kantor Cabang Pembantu mewakili Kantor Cabang: menghimpun dana, menyalurkannya, dan menerima permohonan"
    " pinjaman, tetapi tidak berwenang memutuskan pemberian pinjaman.",
    "Kantor Cabang Pembantu adalah kantor cabang pembantu KSP yang berfungsi mewakili kantor cabang dalam"
    " menjalankan kegiatan usaha untuk menghimpun dana dan penyalurannya serta mempunyai wewenang menerima"
    " permohonan pinjaman tetapi tidak mempunyai wewenang untuk memutuskan pemberian pinjaman.",
)
KEWENANGAN_KK = Pernyataan(
    "kewenangan_kk",
    "Kewenangan Kantor Kas",
    _p("1", angka="26"),
    "Kantor Kas mewakili Kantor Cabang hanya untuk menghimpun dana: tidak menyalurkan pinjaman dan tidak menerima"
    " permohonan pinjaman.",
    "Kantor Kas adalah kantor kas KSP yang berfungsi mewakili kantor cabang dalam menjalankan kegiatan usaha untuk"
    " menghimpun dana.",
)


@dataclass(frozen=True)
class Ragam:
    """What the text makes of one kind of office: whoever meets a kind asks here, and never which of them it is."""

    label: str
    kewenangan: Pernyataan
    # As a choice says it: whom it stands for, and what Pasal 8 asks first ({lama}, {anggota} = its two values).
    ringkas: str
    mewakili_cabang: bool = True  # or the head office itself
    wajib_mulai: bool = True  # Pasal 10 ayat (3): activity begins within a month
    dinilai: bool = False  # Pasal 31 ayat (3): its health is assessed by itself


class JenisKantor(Enum):
    """The three kinds of Jaringan Pelayanan (Pasal 1 angka 23). The value is stored, the label is shown."""

    _value_: str
    ragam: Ragam

    KC = (
        "kc",
        Ragam(
            "Kantor Cabang",
            KEWENANGAN_KC,
            "mewakili kantor pusat, berwenang memutus pinjaman; {lama} kegiatan, anggota di daerah kantor {anggota}",
            mewakili_cabang=False,
            dinilai=True,
        ),
    )
    KCP = (
        "kcp",
        Ragam(
            "Kantor Cabang Pembantu",
            KEWENANGAN_KCP,
            "mewakili Kantor Cabang, menerima permohonan pinjaman; syarat lamanya sama dengan Kantor Cabang",
        ),
    )
    KK = (
        "kk",
        Ragam(
            "Kantor Kas",
            KEWENANGAN_KK,
            "hanya menghimpun dana; {lama} kegiatan, anggota seluruhnya {anggota}, sudah punya Kantor Cabang",
            wajib_mulai=False,
        ),
    )

    def __new__(cls, kode: str, ragam: Ragam) -> "JenisKantor":
        jenis = object.__new__(cls)
        jenis._value_ = kode
        jenis.ragam = ragam
        return jenis

    @property
    def label(self) -> str:
        return self.ragam.label


PEMBUKAAN = Pernyataan(
    "pembukaan",
    "Siapa yang dapat membuka kantor",
    _p("8", "1"),
    "KSP, dan USP Koperasi melalui koperasinya, dapat membuka Kantor Cabang, Kantor Cabang Pembantu, dan Kantor Kas.",
    "Untuk mendekatkan jarak pelayanan dan meningkatkan kualitas pelayanan kepada anggota, baik pelayanan jasa simpanan"
    " maupun pemberian pinjaman, KSP dan USP Koperasi melalui koperasinya dapat membuka jaringan pelayanan berupa"
    " Kantor Cabang, Kantor Cabang Pembantu dan Kantor Kas.",
)
PERMOHONAN = Pernyataan(
    "permohonan",
    "Kepada siapa permohonan diajukan",
    _p("10", "1"),
    "Pengurus mengajukan permohonan kepada Bupati/Wali Kota tempat kantor akan berdiri.",
    "Pengurus mengajukan permohonan pembukaan kantor cabang, kantor cabang pembantu dan kantor kas kepada"
    " Bupati/Walikota dengan melampirkan persyaratan sebagaimana dimaksud dalam Pasal 9 ayat (1) dan ayat (2).",
    "Berlaku juga bila izin usahanya dari Gubernur atau Menteri, dengan tembusan kepada pemberi izin; di Jakarta kepada"
    " Gubernur.",
)
GUGUR = Pernyataan(
    "gugur",
    "Akibat tidak mulai berkegiatan",
    _p("10", "4"),
    "Pejabat menyatakan persetujuan tidak berlaku, dan itu final: tidak dapat dihidupkan kembali; koperasi dapat"
    " mengajukan permohonan baru.",
    "Apabila dalam waktu yang telah ditetapkan sebagaimana dimaksud pada ayat (3), koperasi belum melaksanakan kegiatan"
    " usaha simpan pinjam, maka persetujuan tersebut dinyatakan tidak berlaku dan bersifat final.",
    "Naskah berkata “belum melaksanakan kegiatan” dan “dinyatakan”: tanpa laporan belum berarti tidak mulai. Aplikasi"
    " hanya mengingatkan; pengawas mencatat keadaan sebenarnya, pejabat menyatakan dengan surat. Sampai pernyataan itu"
    " tanggal kegiatan yang menentukan, bukan tanggal laporannya.",
)
PENGAWASAN_KANTOR = Pernyataan(
    "pengawasan_kantor",
    "Siapa yang membina dan mengawasi kantor",
    _p("10", "5"),
    "Bupati/Wali Kota membina dan mengawasi kantor yang berkedudukan di wilayahnya.",
    "Bupati/Walikota melakukan pembinaan dan pengawasan kantor cabang, kantor cabang pembantu dan kantor kas yang"
    " berkedudukan di wilayahnya.",
)
PENILAIAN_KANTOR_CABANG = Pernyataan(
    "penilaian_cabang",
    "Siapa yang menilai kesehatan Kantor Cabang",
    _p("31", "3"),
    "Kesehatan setiap Kantor Cabang dinilai oleh Bupati/Wali Kota tempat kantor itu berada; hasilnya dicatat terpisah"
    " dan tidak mengubah predikat koperasi.",
    "Penilaian Kesehatan setiap kantor cabang dilakukan oleh Bupati/Walikota.",
    "Tabel skor bagi Kantor Cabang tidak ada: hasilnya dicatat saja. Kantor Cabang Pembantu dan Kantor Kas tidak"
    " disebut.",
)

# What the text does not say of an open office: three readings under one article.
BUNYI_10_5 = PENGAWASAN_KANTOR.bunyi
PENUTUPAN_SENDIRI = Pernyataan(
    "penutupan_sendiri",
    "Kantor yang ditutup koperasinya sendiri",
    _p("10", "5"),
    "Penutupan kantor atas permintaan koperasi dicatat Bupati/Wali Kota tempat kantor itu berada, sejak hari kantor"
    " ditutup.",
    BUNYI_10_5,
    "Naskah hanya mengatur penutupan karena pelanggaran (Pasal 10 ayat (6)). Penutupan oleh koperasi sendiri dibaca"
    " sebagai pemberitahuan: dicatat dengan surat, tidak dimohonkan, dan bukan sanksi. Simpanan dan pinjaman anggota"
    " di kantor itu, dan kantor yang mewakilinya, ditanyakan. Izin yang dibekukan tidak menahannya, tetapi alasannya"
    " ditulis.",
)
PINDAH_KANTOR = Pernyataan(
    "pindah_kantor",
    "Kantor yang pindah alamat",
    _p("10", "5"),
    "Pindah alamat di dalam kabupaten/kota dicatat Bupati/Wali Kota setempat; ke kabupaten/kota lain berarti kantor"
    " baru di sana (Pasal 10 ayat (1)) dan penutupan di sini.",
    BUNYI_10_5,
    "Naskah tidak menyebut pindah alamat. Persetujuan lama tetap berlaku karena pejabatnya sama. Dibaca sebagai"
    " perubahan, sehingga menunggu selama izin koperasi dibekukan atau kegiatannya dihentikan.",
)
GANTI_KEPALA = Pernyataan(
    "ganti_kepala",
    "Kantor yang berganti kepala",
    _p("10", "5"),
    "Pergantian kepala kantor dicatat Bupati/Wali Kota setempat. Ditanyakan sertifikat standar kompetensi kepala"
    " barunya (Pasal 9 ayat (1) huruf i).",
    BUNYI_10_5,
    "Huruf i berkata “calon kepala cabang” pada pembukaan; dibaca berlaku juga bagi penggantinya. Berlakunya sertifikat"
    " dilihat pada hari berkasnya diserahkan kepada pejabat. Tanpa sertifikat yang berlaku, kepala baru Kantor Cabang"
    " atau Kantor Cabang Pembantu dicatat dengan alasan; bagi Kantor Kas cukup namanya (Pasal 9 ayat (2) huruf b)."
    " Izin yang dibekukan tidak menahannya, tetapi alasannya ditulis.",
)

# Everything that the rules page shows beside the rules.
PERNYATAAN = (
    *(j.ragam.kewenangan for j in JenisKantor),
    PEMBUKAAN,
    PERMOHONAN,
    GUGUR,
    PENGAWASAN_KANTOR,
    PENUTUPAN_SENDIRI,
    PINDAH_KANTOR,
    GANTI_KEPALA,
    PENILAIAN_KANTOR_CABANG,
)
