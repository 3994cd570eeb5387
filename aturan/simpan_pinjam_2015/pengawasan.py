"""Permen KUKM 15/2015 on what the holder of a licence owes from its first day: Pasal 21, 28, 29 and 30.

Printed on the licence; nothing here is tested yet.
"""

from dataclasses import dataclass
from decimal import Decimal

from aturan.bahasa import P15_2015, Ambang, Pasal, Per, Versi

SEJAK = P15_2015.berlaku
BUNYI_28_2 = (
    "KSP dan USP Koperasi yang mempunyai volume pinjaman yang diberikan telah mencapai Rp2.500.000.000,00 (dua miliar"
    " lima ratus juta rupiah) dalam 1 (satu) tahun buku wajib diaudit oleh Kantor Akuntan Publik atau Kantor Jasa"
    " Audit, dan hasilnya dilaporkan pada Rapat Anggota."
)
VOLUME_AUDIT = Ambang(
    kode="pengawasan.volume_pinjaman",
    uraian="Volume pinjaman setahun yang wajib diaudit",
    satuan="rupiah",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(2_500_000_000),
            Pasal(P15_2015, "28", "2"),
            bunyi=BUNYI_28_2,
            tafsir="“Volume pinjaman yang diberikan” dibaca jumlah pencairan setahun, bukan saldo akhir.",
        ),
    ),
)


@dataclass(frozen=True)
class Kewajiban:
    """A duty of the licence holder: `pola` is its sentence, with {} where the value of `ambang` stands."""

    kode: str
    uraian: str
    dasar: Pasal
    pola: str
    bunyi: str
    tafsir: str = ""
    ambang: Ambang | None = None

    def kalimat(self, per: Per) -> str:
        """What a licence of day `per` says of this duty. Raises BelumBerlaku."""
        return self.pola.format(self.ambang.sebut_surat(per)) if self.ambang else self.pola


# In the order of the licence.
KEWAJIBAN = (
    Kewajiban(
        "laporan",
        "Laporan keuangan berkala",
        Pasal(P15_2015, "29", "2"),
        "menyampaikan laporan keuangan setiap triwulan dan setiap tahun kepada pejabat yang memberikan izin ini",
        "KSP dan Koperasi yang memiliki USP wajib menyampaikan laporan keuangan secara berkala kepada pejabat yang"
        " memberikan ijin usaha simpan pinjam pada setiap triwulan dan tahunan.",
        "Naskah tidak menyebut tanggal jatuh tempo laporan: tidak ada yang ditambahkan.",
    ),
    Kewajiban(
        "audit",
        "Audit",
        Pasal(P15_2015, "28", "2"),
        "diaudit oleh Kantor Akuntan Publik atau Kantor Jasa Audit apabila volume pinjaman yang diberikan mencapai {}"
        " dalam 1 (satu) tahun buku, dan melaporkan hasilnya pada Rapat Anggota",
        BUNYI_28_2,
        ambang=VOLUME_AUDIT,
    ),
    Kewajiban(
        "papan_nama",
        "Papan nama",
        Pasal(P15_2015, "21", "4"),
        "memasang papan nama pada kantor pusat dan kantor jaringan usaha",
        "Koperasi wajib memasang papan nama pada kantor pusat dan kantor jaringan usaha.",
    ),
    Kewajiban(
        "satuan_tugas",
        "Satuan tugas transaksi mencurigakan",
        Pasal(P15_2015, "30"),
        "membentuk unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan",
        "KSP/USP Koperasi wajib membentuk unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan.",
    ),
)
