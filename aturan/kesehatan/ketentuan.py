"""Permen KUKM 15/2015 itself on health: the four categories, what the worst one does, the yearly duty, the assessors.

Facts (key: what it holds; None or missing = not known)

    predikat              value of `Predikat`
    penilaian_setahun     assessments decided for a book year
    pendidikan            code of `Pendidikan` of one member of the team
    pelatihan             True or False: training or guidance in health assessment, with its certificate
"""

from datetime import date
from decimal import Decimal

from aturan.bahasa import P15_2015, Ambang, Hasil, Pasal, Pilihan, Skala, Syarat, Versi, evaluasi
from aturan.kesehatan.kategori import DASAR_PREDIKAT, Predikat

SEJAK = P15_2015.berlaku


class Pendidikan(Skala):
    """Levels of education, as `>=` of "sekurang-kurangnya Diploma III" needs them."""

    SMA = 1
    D1 = 2
    D2 = 3
    D3 = 4
    D4 = 5
    S1 = 6
    S2 = 7
    S3 = 8

    @property
    def label(self) -> str:
        return ("SMA", "Diploma I", "Diploma II", "Diploma III", "Diploma IV", "S1", "S2", "S3")[self - 1]


KATEGORI = Pilihan(
    kode="kesehatan.kategori",
    uraian="Kategori hasil penilaian kesehatan",
    fakta="predikat",
    versi=(
        Versi(
            SEJAK,
            tuple((p.value, p.label) for p in Predikat),
            DASAR_PREDIKAT,
            bunyi=(
                "Hasil Penilaian kesehatan KSP dan USP Koperasi diklasifikasikan dalam 4 (empat) kategori: Sehat, Cukup"
                " Sehat, Dalam Pengawasan, dan Dalam Pengawasan Khusus."
            ),
            tafsir=(
                "Nama lama (Kurang Sehat, Tidak Sehat) tidak diterima; “belum dinilai” adalah keadaan tanpa kategori."
            ),
        ),
    ),
)
DIHENTIKAN = (Predikat.DALAM_PENGAWASAN_KHUSUS,)
BOLEH_BERKEGIATAN = Pilihan(
    kode="kesehatan.boleh_berkegiatan",
    uraian="Kegiatan usaha simpan pinjam boleh berjalan",
    fakta="predikat",
    selain=tuple((p.value, p.label) for p in Predikat if p in DIHENTIKAN),
    versi=(
        Versi(
            SEJAK,
            tuple((p.value, p.label) for p in Predikat if p not in DIHENTIKAN),
            Pasal(P15_2015, "20", "2"),
            bunyi=(
                "Usaha simpan pinjam dengan predikat penilaian kesehatan “Dalam Pengawasan Khusus” dihentikan sementara"
                " kegiatan usahanya sampai dapat memperbaiki struktur keuangannya."
            ),
            tafsir=(
                "Naskah tidak menyebut siapa yang menghentikan dan kapan pulih: dihentikan oleh pemberi izin (lintas"
                " daerah provinsi Menteri, sesudah Deputi menilai), pulih bila penilaian ulang menghasilkan"
                " sekurang-kurangnya Dalam Pengawasan."
            ),
        ),
    ),
)
PENILAIAN_SETAHUN = Ambang(
    kode="kesehatan.penilaian_setahun",
    uraian="Penilaian kesehatan dalam satu tahun buku",
    satuan="kali",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            Pasal(P15_2015, "31", "6"),
            bunyi="Penilaian kesehatan KSP dan USP Koperasi dilakukan sekurang-kurangnya setiap tahun.",
            tafsir="“Setiap tahun” dibaca per tahun buku; penilaian ulang dalam tahun yang sama diperbolehkan.",
        ),
    ),
)
SYARAT_TIM: tuple[Syarat, ...] = (
    Pilihan(
        kode="penilai.asn",
        uraian="Anggota tim penilai aparatur sipil negara",
        fakta="asn",
        versi=(
            Versi(
                SEJAK,
                ((True, "ya"),),
                Pasal(P15_2015, "31", "4"),
                bunyi=(
                    "Dalam melakukan penilaian kesehatan sebagaimana dimaksud pada ayat (2) dan ayat (3) dapat dibentuk"
                    " tim penilai kesehatan dari aparatur sipil negara dengan persyaratan:"
                ),
                tafsir=(
                    "“Dapat dibentuk”: tanpa tim pejabat menilai dengan petugasnya, dan syarat anggota tim tidak"
                    " ditanyakan. NIP yang tercatat menyatakan aparatur sipil negara."
                ),
            ),
        ),
    ),
    Ambang(
        kode="penilai.pendidikan",
        uraian="Pendidikan anggota tim penilai",
        banding=">=",
        skala=Pendidikan,
        versi=(
            Versi(
                SEJAK,
                Pendidikan.D3,
                Pasal(P15_2015, "31", "4", "a"),
                bunyi="memiliki pendidikan sekurang-kurangnya Diploma III; dan",
            ),
        ),
    ),
    Pilihan(
        kode="penilai.pelatihan",
        uraian="Anggota tim penilai telah mengikuti pelatihan atau bimbingan teknis penilaian kesehatan",
        fakta="pelatihan",
        versi=(
            Versi(
                SEJAK,
                ((True, "ya"),),
                Pasal(P15_2015, "31", "4", "b"),
                bunyi=(
                    "memiliki kemampuan dan pengetahuan perkoperasian dan telah mengikuti pelatihan dan atau bimbingan"
                    " teknis penilaian kesehatan usaha simpan pinjam."
                ),
                tafsir="“Pelatihan dan atau bimbingan teknis”: salah satu cukup.",
            ),
        ),
    ),
)
SYARAT_KESEHATAN: tuple[Syarat, ...] = (BOLEH_BERKEGIATAN, *SYARAT_TIM, KATEGORI, PENILAIAN_SETAHUN)


def kegiatan_dihentikan(predikat: Predikat | str, per: date) -> bool:
    """Whether the activity stops with this category for a case of `per` (Pasal 20 ayat (2)).

    Raises ValueError for what is no category.
    """
    [temuan] = evaluasi([BOLEH_BERKEGIATAN], {"predikat": Predikat(predikat).value}, per=per)
    return temuan.hasil is Hasil.TIDAK
