"""Permen KUKM 15/2015 Pasal 15: the items of a standar operasional manajemen, and the rules on assets and debts.

Facts of `periksa_aset_utang` (None = not known)

    aset_tetap, aset_dijaminkan     rupiah, book value
    rapat_anggota_jaminan           day on which the meeting of members consented to the collateral
    tenor_utang_bulan               months of the longest debt; 0 = no debt
    rapat_anggota_utang             day on which the meeting consented to the long-term debt
    konversi_modal_penyertaan       True when debt from modal penyertaan became modal sendiri
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from aturan.bahasa import P15_2015, Ambang, Fakta, Hasil, Pasal, Per, Pilihan, Syarat, Temuan, Terisi, Versi, evaluasi
from aturan.bahasa.ambang import bilangan

SEJAK = P15_2015.berlaku


@dataclass(frozen=True)
class ButirSom:
    """One item of the check list; `bunyi` is the text, `uraian` the same in today's spelling."""

    uraian: str
    dasar: Pasal
    bunyi: str

    @property
    def kode(self) -> str:
        """ "15(2)a": stable, as stored with an answer."""
        return f"{self.dasar.pasal}({self.dasar.ayat}){self.dasar.huruf}"


BAGIAN_SOM = {
    "2": "Kelembagaan",
    "3": "Usaha",
    "4": "Keuangan",
    "5": "Pengelolaan aset dan utang",
}


def _butir(ayat: str, *baris: tuple[str, str]) -> tuple[ButirSom, ...]:
    return tuple(
        ButirSom(uraian, Pasal(P15_2015, "15", ayat, chr(ord("a") + n)), bunyi)
        for n, (uraian, bunyi) in enumerate(baris)
    )


BUTIR_SOM = (
    *_butir(
        "2",
        ("Organisasi dan manajemen KSP/USP Koperasi", "organisasi dan manajemen KSP/USP Koperasi;"),
        ("Pengelolaan organisasi", "pengelolaan organisasi;"),
        ("Prosedur penutupan USP Koperasi", "prosedur penutupan USP Koperasi;"),
        ("Prosedur pembubaran", "prosedur pembubaran;"),
        ("Pembagian dan penggunaan SHU", "pembagian dan penggunaan SHU; dan"),
        ("Pengelolaan aset KSP dan USP Koperasi", "pengelolaan aset KSP dan USP Koperasi."),
    ),
    *_butir(
        "3",
        ("Penghimpunan dan penyaluran dana", "penghimpunan dan penyaluran dana;"),
        ("Jenis pinjaman", "jenis pinjaman;"),
        ("Persyaratan calon peminjam", "persyaratan calon pinjaman;"),
        ("Pelayanan pinjaman kepada unit lain", "pelayanan pinjaman kepada unit lain;"),
        ("Batas maksimum pinjaman", "batasan maksimum pinjaman;"),
        ("Biaya administrasi pinjaman", "biaya administrasi pinjaman;"),
        ("Agunan", "agunan;"),
        ("Pengembalian dan jangka waktu pinjaman", "pengembalian dan jangka waktu pinjaman;"),
        ("Analisis pinjaman", "analisis pinjaman;"),
        ("Pembinaan anggota oleh KSP/USP Koperasi", "pembinaan anggota oleh KSP/USP koperasi; dan"),
        ("Penanganan pinjaman bermasalah", "penanganan pinjaman bermasalah."),
    ),
    *_butir(
        "4",
        ("Keseimbangan arus dana", "keseimbangan arus dana;"),
        ("Penggunaan kelebihan dana", "penggunaan kelebihan dana;"),
        ("Penghimpunan dana dari luar", "penghimpunan dana dari luar;"),
        ("Pembagian SHU", "pembagian SHU;"),
        ("Pelaporan keuangan", "pelaporan keuangan; dan"),
        ("Pengukuran kinerja KSP/USP Koperasi", "pengukuran kinerja KSP/USP koperasi."),
    ),
    *_butir(
        "5",
        (
            "Aset dicatat atas nama badan hukum koperasi",
            "pencatatan aset wajibatas nama badan hukum koperasi yang bersangkutan;",
        ),
        (
            "Catatan kepemilikan aset: status, sumber, harga, tanggal perolehan, spesifikasi, dan kondisi",
            "wajib memiliki catatan kepemilikan aset koperasi, yang paling sedikit menjelaskan status kepemilikan,"
            " sumber, harga, tanggal perolehan dan spesifikasi harta yang dimiliki beserta kondisi fisiknya;",
        ),
        (
            "Aset tetap yang dijaminkan paling banyak 40%, dengan persetujuan rapat anggota",
            "aset tetap KSP/UPS Koperasi paling banyak 40% (empat puluh perseratus) dapat dijadikan jaminan hutang"
            " dengan persetujuan rapat anggota;",
        ),
        (
            "Utang dicatat sumber, jumlah, dan tanggal perolehannya",
            "hutang koperasi wajib dicatat atas sumber, jumlah dan tanggal perolehannya;",
        ),
        (
            "Utang dari modal penyertaan tidak dikonversi menjadi modal sendiri",
            "hutang koperasi yang bersumber dari modal penyertaan tidak dapat dikonversi menjadi modal sendiri; dan",
        ),
        (
            "Utang jangka panjang disetujui rapat anggota",
            "hutang koperasi dengan tenggat waktu jangka panjang wajib mendapat persetujuan rapat anggota.",
        ),
    ),
)  # fmt: skip
B5 = {b.dasar.huruf: b for b in BUTIR_SOM if b.dasar.ayat == "5"}

# ---- Pasal 15 ayat (5) huruf c, e, f --------------------------------------------------------------------------------

JAMINAN = Ambang(
    kode="som.persen_aset_dijaminkan",
    uraian="Aset tetap yang dijaminkan",
    satuan="persen",
    banding="<=",
    versi=(
        Versi(
            SEJAK,
            Decimal(40),
            B5["c"].dasar,
            bunyi=B5["c"].bunyi,
            tafsir=(
                "Dasar persentase tidak disebut: nilai buku aset yang dijaminkan dibagi nilai buku seluruh aset tetap."
            ),
        ),
    ),
)
PERSETUJUAN_JAMINAN = Terisi(
    kode="som.persetujuan_jaminan",
    uraian="Persetujuan rapat anggota atas penjaminan aset tetap",
    fakta=("rapat_anggota_jaminan",),
    versi=(Versi(SEJAK, None, B5["c"].dasar, bunyi=B5["c"].bunyi),),
)
KONVERSI = Pilihan(
    kode="som.konversi_modal_penyertaan",
    uraian="Konversi utang dari modal penyertaan menjadi modal sendiri",
    fakta="konversi_modal_penyertaan",
    versi=(Versi(SEJAK, ((False, "tidak dikonversi"),), B5["e"].dasar, bunyi=B5["e"].bunyi),),
)
UTANG_JANGKA_PANJANG = Ambang(
    kode="som.tenor_utang_bulan",
    uraian="Tenor utang jangka panjang",
    satuan="bulan",
    banding=">",
    versi=(
        Versi(
            SEJAK,
            Decimal(12),
            B5["f"].dasar,
            bunyi=B5["f"].bunyi,
            tafsir="“Jangka panjang” tidak didefinisikan: dibaca lebih dari 12 bulan.",
        ),
    ),
)
PERSETUJUAN_UTANG = Terisi(
    kode="som.persetujuan_utang",
    uraian="Persetujuan rapat anggota atas utang jangka panjang",
    fakta=("rapat_anggota_utang",),
    versi=(Versi(SEJAK, None, B5["f"].dasar, bunyi=B5["f"].bunyi),),
)
SYARAT_SOM: tuple[Syarat, ...] = (JAMINAN, PERSETUJUAN_JAMINAN, KONVERSI, UTANG_JANGKA_PANJANG, PERSETUJUAN_UTANG)


def periksa_aset_utang(fakta: Fakta, per: Per) -> list[Temuan]:
    """Findings of Pasal 15 ayat (5) huruf c, e and f on day `per`.

    Without collateral no consent to it is asked, without long-term debt none to that: TIDAK_BERLAKU, with the reason.
    """
    return list(_periksa(fakta, per))


def _periksa(fakta: Fakta, per: Per) -> Iterator[Temuan]:
    tetap, dijaminkan = fakta.get("aset_tetap"), fakta.get("aset_dijaminkan")
    persen = None
    if tetap is not None and dijaminkan is not None:
        bagian, seluruh = bilangan("aset_dijaminkan", dijaminkan), bilangan("aset_tetap", tetap)
        persen = bagian * 100 / seluruh if seluruh else Fraction(0) if not bagian else None
    [temuan] = evaluasi([JAMINAN], {"persen_aset_dijaminkan": persen}, per=per)
    if temuan.hasil is Hasil.PERLU_PENILAIAN and tetap == 0 and dijaminkan:
        keadaan = "belum dapat dihitung: nilai aset tetap 0 tetapi ada yang dijaminkan"
        temuan = JAMINAN.temuan(Hasil.PERLU_PENILAIAN, JAMINAN.pada(per), keadaan, temuan.syarat_teks)
    yield temuan
    yield _persetujuan(PERSETUJUAN_JAMINAN, "tidak ada aset yang dijaminkan", dijaminkan == 0, fakta, per)
    yield from evaluasi([KONVERSI], fakta, per=per)
    [panjang] = evaluasi([UTANG_JANGKA_PANJANG], fakta, per=per)
    sebab = "tidak ada utang di atas 12 bulan"
    yield _persetujuan(PERSETUJUAN_UTANG, sebab, panjang.hasil is Hasil.TIDAK, fakta, per)


def _persetujuan(s: Terisi, sebab: str, bebas: bool, fakta: Fakta, per: Per) -> Temuan:
    [temuan] = evaluasi([s], fakta, per=per)
    if bebas and temuan.hasil not in (Hasil.TIDAK_BERLAKU, Hasil.TANPA_KETENTUAN):
        return s.temuan(Hasil.TIDAK_BERLAKU, s.pada(per), f"tidak diuji karena {sebab}")
    return temuan
