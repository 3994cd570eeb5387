"""Permen KUKM 23/2005 Pasal 1 angka 12 and 13: is a UKM Usaha Kecil, Usaha Menengah, or neither.

Facts of one UKM: kekayaan_bersih (rupiah, without land and buildings), penjualan_tahunan (rupiah), wni (True/False),
berdiri_sendiri (True/False). None is what nobody has stated yet.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from aturan.bahasa import P23_2005, Ambang, Fakta, Hasil, Pasal, Per, Pilihan, Temuan, Versi, evaluasi

SEJAK = P23_2005.berlaku
ANGKA_12 = Pasal(P23_2005, "1", angka="12")
ANGKA_13 = Pasal(P23_2005, "1", angka="13")

BUNYI_12 = (
    "kegiatan ekonomi rakyat yang mempunyai penjualan tahunan di atas Rp. 1.000.000.000,- (satu milyar rupiah) sampai"
    " Rp. 10.000.000.000,- (sepuluh milyar rupiah)"
)
BUNYI_13 = (
    "kegiatan ekonomi rakyat berskala kecil dengan kekayaan bersih maksimal Rp. 200.000.000,- (dua ratus juta rupiah)"
    " tidak termasuk tanah dan bangunan, penjualan tahunan maksimal Rp. 1.000.000.000,- (satu milyar rupiah) dan milik"
    " Warga Negara Indonesia serta berdiri sendiri bukan merupakan anak perusahaan"
)
TAFSIR_12 = (
    "Angka 12 menyebut Keputusan Presiden 10/1999, Mengingat angka 8 menyebut Instruksi Presiden 10/1999. Batas ini"
    " kemudian diganti UU 20/2008 dan PP 7/2021; untuk sentra dipakai batas tahun 2005 sebagaimana bunyinya."
)
TAFSIR_13 = (
    "UKM dengan penjualan sampai Rp1 miliar dan kekayaan di atas Rp200 juta tidak masuk Usaha Kecil maupun Usaha"
    " Menengah: tidak terklasifikasi, perlu keputusan Pokja. Yang bukan milik WNI atau anak perusahaan menurut bunyinya"
    " di luar UKM, dan Pokja tidak menghitungnya. Milik WNI dan berdiri sendiri yang tidak dinyatakan siapa pun belum"
    " diketahui, bukan ya dan bukan tidak; satu pernyataan dapat meliputi seluruh daftar."
)

KEKAYAAN_UK = Ambang(
    kode="ukm.kekayaan_bersih",
    uraian="Kekayaan bersih di luar tanah dan bangunan",
    satuan="rupiah",
    banding="<=",
    versi=(Versi(SEJAK, Decimal(200_000_000), ANGKA_13, bunyi=BUNYI_13, tafsir=TAFSIR_13),),
)
PENJUALAN_UK = Ambang(
    kode="ukm.penjualan_uk",
    uraian="Penjualan tahunan Usaha Kecil",
    satuan="rupiah",
    banding="<=",
    fakta="penjualan_tahunan",
    versi=(Versi(SEJAK, Decimal(1_000_000_000), ANGKA_13, bunyi=BUNYI_13, tafsir=TAFSIR_13),),
)
WNI = Pilihan(
    kode="ukm.wni",
    uraian="Milik Warga Negara Indonesia",
    fakta="wni",
    kosong="belum diketahui",
    versi=(Versi(SEJAK, ((True, "ya"),), ANGKA_13, bunyi=BUNYI_13, tafsir=TAFSIR_13),),
)
BERDIRI_SENDIRI = Pilihan(
    kode="ukm.berdiri_sendiri",
    uraian="Berdiri sendiri, bukan anak perusahaan",
    fakta="berdiri_sendiri",
    kosong="belum diketahui",
    versi=(Versi(SEJAK, ((True, "ya"),), ANGKA_13, bunyi=BUNYI_13, tafsir=TAFSIR_13),),
)
PENJUALAN_UM_DI_ATAS = Ambang(
    kode="ukm.penjualan_um_di_atas",
    uraian="Penjualan tahunan Usaha Menengah",
    satuan="rupiah",
    banding=">",
    fakta="penjualan_tahunan",
    versi=(Versi(SEJAK, Decimal(1_000_000_000), ANGKA_12, bunyi=BUNYI_12, tafsir=TAFSIR_12),),
)
PENJUALAN_UM_SAMPAI = Ambang(
    kode="ukm.penjualan_um_sampai",
    uraian="Penjualan tahunan Usaha Menengah",
    satuan="rupiah",
    banding="<=",
    fakta="penjualan_tahunan",
    versi=(Versi(SEJAK, Decimal(10_000_000_000), ANGKA_12, bunyi=BUNYI_12, tafsir=TAFSIR_12),),
)

SYARAT_UK = (KEKAYAAN_UK, PENJUALAN_UK, WNI, BERDIRI_SENDIRI)
SYARAT_UM = (PENJUALAN_UM_DI_ATAS, PENJUALAN_UM_SAMPAI)


class KelasUkm(Enum):
    """Class of a UKM. The value is stored, the label is shown."""

    UK = "UK"
    UM = "UM"
    TIDAK_TERKLASIFIKASI = "TIDAK_TERKLASIFIKASI"
    DI_LUAR_UKM = "DI_LUAR_UKM"
    BELUM_DITENTUKAN = "BELUM_DITENTUKAN"

    @property
    def label(self) -> str:
        return LABEL_KELAS[self]


LABEL_KELAS = {
    KelasUkm.UK: "Usaha Kecil",
    KelasUkm.UM: "Usaha Menengah",
    KelasUkm.TIDAK_TERKLASIFIKASI: "Tidak terklasifikasi, perlu keputusan Pokja",
    KelasUkm.DI_LUAR_UKM: "Di luar UKM",
    KelasUkm.BELUM_DITENTUKAN: "Belum diketahui",
}


@dataclass(frozen=True)
class HasilKelas:
    """Class of one UKM, the findings that led to it, and the sentence that says so."""

    kelas: KelasUkm
    temuan: tuple[Temuan, ...]
    kalimat: str

    @property
    def penentu(self) -> Temuan:
        """The finding that decided: the first that failed, else the first; it carries article, words and reading."""
        return next((t for t in self.temuan if t.hasil is Hasil.TIDAK), self.temuan[0])


def kelas_ukm(fakta: Fakta, per: Per) -> HasilKelas:
    """Class of a UKM on day `per` (Pasal 1 angka 12 and 13).

    Sales above Rp10 miliar: di luar UKM. Above Rp1 miliar: UM, for angka 12 asks for sales alone. Otherwise UK when
    wealth, nationality and independence hold too. Whose firm it is and whether it stands alone is text: di luar UKM
    when one of them fails. When wealth alone fails, tidak terklasifikasi (see TAFSIR_13).
    A missing fact that could change the answer leaves it open.
    """
    um = evaluasi(SYARAT_UM, fakta, per=per)
    di_atas, sampai = (t.hasil for t in um)
    if di_atas is Hasil.TERPENUHI and sampai is Hasil.TERPENUHI:
        return _hasil(KelasUkm.UM, um, "")
    if sampai is Hasil.TIDAK:
        return _hasil(KelasUkm.DI_LUAR_UKM, um, um[1].kalimat)
    uk = evaluasi(SYARAT_UK, fakta, per=per)
    kekayaan, *_, milik, sendiri = uk
    bukan = [t for t in (milik, sendiri) if t.hasil is Hasil.TIDAK]
    terbuka = [t for t in uk if not t.hasil.lolos and t.hasil is not Hasil.TIDAK]
    if fakta.get("penjualan_tahunan") is not None and bukan:
        return _hasil(KelasUkm.DI_LUAR_UKM, uk, bukan[0].kalimat)
    if kekayaan.hasil is Hasil.TIDAK and not terbuka:
        return _hasil(KelasUkm.TIDAK_TERKLASIFIKASI, uk, kekayaan.kalimat)
    if terbuka:
        kurang = "; ".join(f"{t.uraian} {t.aktual_teks}" for t in terbuka)
        return _hasil(KelasUkm.BELUM_DITENTUKAN, uk, f"{kurang} ({ANGKA_13}).")
    return _hasil(KelasUkm.UK, uk, "")


def _hasil(kelas: KelasUkm, temuan: list[Temuan], sebab: str) -> HasilKelas:
    dasar = temuan[0].dasar
    kalimat = f"{kelas.label}: {sebab}" if sebab else f"{kelas.label} ({dasar})."
    return HasilKelas(kelas, tuple(temuan), kalimat)
