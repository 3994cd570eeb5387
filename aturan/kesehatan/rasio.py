"""The seven aspects and the 17 ratios of a health assessment, with weights that add up to 100."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from aturan.bahasa.jenjang import Jenjang
from aturan.kesehatan import tabel
from aturan.kesehatan.angka import BENTUK, Bentuk
from aturan.kesehatan.sakelar import BAWAAN

# How well the text of a table is attested, as readers are told it.
KEYAKINAN = {
    "A": "dua sumber atau lebih mencetak tabel yang sama",
    "B": "satu sumber, atau batas sebagian barisnya tidak pasti",
    "C": "sumber tidak menyebut atau bertentangan; bacaan ini usulan aplikasi",
}


@dataclass(frozen=True)
class Aspek:
    """One of the seven aspects; `bobot` is the highest score that it can give."""

    kode: str
    nama: str
    bobot: Decimal


@dataclass(frozen=True)
class BilaNol:
    """What counts where the denominator is zero or below: a value, or None = cannot be computed; and why."""

    nilai: Decimal | None
    kalimat: str


@dataclass(frozen=True, kw_only=True)
class Rasio:
    """One ratio: pembilang ÷ penyebut × 100 falls in one row of its table, whose value × bobot ÷ 100 is the score.

    `pembilang` and `penyebut` are sums over the figures. A table that sources dispute stands under each choice of
    `sakelar`. `grade`: how sure the table is, a key of `KEYAKINAN`.
    """

    kode: str
    nama: str
    aspek: str
    bobot: Decimal
    pembilang: Bentuk
    penyebut: Bentuk
    tabel: Mapping[str, Jenjang]
    grade: str
    bila_nol: BilaNol
    sakelar: str = ""
    catatan: str = ""

    @property
    def rumus(self) -> str:
        """The formula in words, for the worksheet."""
        return f"{self.pembilang.nama} ÷ {self.penyebut.nama} × 100%"

    @property
    def keyakinan(self) -> str:
        """How well the table is attested, in words; against the annex itself none could be checked."""
        return f"Keyakinan {self.grade}: {KEYAKINAN[self.grade]}. Belum terverifikasi terhadap lampiran Perdep."

    @property
    def jenjang(self) -> Jenjang:
        """The table by default."""
        return self.jenjang_pada(BAWAAN)

    def jenjang_pada(self, sakelar: Mapping[str, str]) -> Jenjang:
        """The table under these switches (every one named, as `lengkapi` gives them)."""
        return self.tabel[sakelar[self.sakelar] if self.sakelar else ""]


ASPEK = (
    Aspek("permodalan", "Permodalan", Decimal(15)),
    Aspek("kap", "Kualitas aktiva produktif", Decimal(25)),
    Aspek("manajemen", "Manajemen", Decimal(15)),
    Aspek("efisiensi", "Efisiensi", Decimal(10)),
    Aspek("likuiditas", "Likuiditas", Decimal(15)),
    Aspek("kemandirian", "Kemandirian dan pertumbuhan", Decimal(10)),
    Aspek("jatidiri", "Jatidiri koperasi", Decimal(10)),
)

TAK_DISEBUT = "tabel tidak menyebut nilainya, sehingga rasio ini tidak dapat dihitung."


def _r(
    kode: str, nama: str, aspek: str, bobot: int, pembilang: str, penyebut: str, tabel: Jenjang | Mapping[str, Jenjang],
    grade: str, bila_nol: tuple[int | None, str], sakelar: str = "", catatan: str = "",
) -> Rasio:  # fmt: skip
    return Rasio(
        kode=kode, nama=nama, aspek=aspek, bobot=Decimal(bobot), pembilang=BENTUK[pembilang], penyebut=BENTUK[penyebut],
        tabel=tabel if isinstance(tabel, Mapping) else {"": tabel}, grade=grade,
        bila_nol=BilaNol(None if bila_nol[0] is None else Decimal(bila_nol[0]), bila_nol[1]),
        sakelar=sakelar, catatan=catatan,
    )  # fmt: skip


RASIO = (
    _r("1a", "Rasio modal sendiri terhadap total aset", "permodalan", 6,
       "modal_sendiri", "total_aset", tabel.MODAL_ASET, "B",
       (None, f"Total aset nol atau negatif: {TAK_DISEBUT}")),
    _r("1b", "Rasio modal sendiri terhadap pinjaman diberikan yang berisiko", "permodalan", 6,
       "modal_sendiri", "pinjaman_berisiko", tabel.MODAL_PINJAMAN, "B",
       (100, "Tidak ada pinjaman berisiko: nilai 100 (usulan aplikasi, sumber tidak menyebutnya)."), "tabel_1b"),
    _r("1c", "Rasio kecukupan modal sendiri (CAR)", "permodalan", 3,
       "modal_tertimbang", "atmr", tabel.CAR, "B",
       (None, f"ATMR nol atau negatif: {TAK_DISEBUT}"), "batas_1c",
       "Bobot pengakuan modal dan bobot risiko aktiva dari satu penelitian."),
    _r("2a", "Rasio volume pinjaman pada anggota terhadap volume pinjaman diberikan", "kap", 10,
       "volume_pinjaman_anggota", "volume_pinjaman", tabel.VOLUME_ANGGOTA, "B",
       (None, f"Volume pinjaman nol: {TAK_DISEBUT}")),
    _r("2b", "Rasio risiko pinjaman bermasalah terhadap pinjaman diberikan", "kap", 5,
       "rpm", "pinjaman_diberikan", tabel.RISIKO_PINJAMAN, "A",
       (None, f"Pinjaman diberikan nol: {TAK_DISEBUT}"), "tabel_2b"),
    _r("2c", "Rasio cadangan risiko terhadap risiko pinjaman bermasalah", "kap", 5,
       "cadangan_pinjaman", "rpm", tabel.CADANGAN_RISIKO, "A",
       (100, "Tidak ada pinjaman bermasalah: nilai 100 (usulan aplikasi, sumber tidak menyebutnya)."), "tabel_2c"),
    _r("2d", "Rasio pinjaman yang berisiko terhadap pinjaman diberikan", "kap", 5,
       "pinjaman_berisiko", "pinjaman_diberikan", tabel.PINJAMAN_BERISIKO, "C",
       (None, f"Pinjaman diberikan nol: {TAK_DISEBUT}"), "batas_2d"),
    _r("4a", "Rasio beban operasi anggota terhadap partisipasi bruto", "efisiensi", 4,
       "beban_operasi_anggota", "partisipasi_bruto", tabel.BEBAN_OPERASI, "B",
       (None, f"Partisipasi bruto nol: {TAK_DISEBUT}"), "nilai_4a",
       "USP: beban perkoperasian diambil secara proporsional."),
    _r("4b", "Rasio beban usaha terhadap SHU kotor", "efisiensi", 4,
       "beban_usaha", "shu_kotor", tabel.BEBAN_USAHA, "B",
       (25, "SHU kotor nol atau negatif: nilai 25 (usulan aplikasi, sumber tidak menyebutnya); periksa hasil usaha.")),
    _r("4c", "Rasio efisiensi pelayanan", "efisiensi", 2,
       "biaya_karyawan", "volume_pinjaman", tabel.EFISIENSI_PELAYANAN, "B",
       (None, f"Volume pinjaman nol: {TAK_DISEBUT}")),
    _r("5a", "Rasio kas", "likuiditas", 10,
       "kas_dan_bank", "kewajiban_lancar", tabel.RASIO_KAS, "A",
       (25, "Kewajiban lancar nol: masuk baris di atas 20%, nilai 25 (usulan aplikasi).")),
    _r("5b", "Rasio pinjaman diberikan terhadap dana diterima", "likuiditas", 5,
       "pinjaman_diberikan", "dana_diterima", tabel.PINJAMAN_DANA, "A",
       (None, f"Dana diterima nol: {TAK_DISEBUT}"),
       catatan="Dana diterima dibaca sebagai total pasiva selain utang biaya dan SHU belum dibagi; belum"
       " terverifikasi."),
    _r("6a", "Rasio rentabilitas aset", "kemandirian", 3,
       "shu_sebelum_pajak", "total_aset", tabel.RENTABILITAS_ASET, "A",
       (None, f"Total aset nol atau negatif: {TAK_DISEBUT}"),
       catatan="Menurut bunyi tabel, SHU negatif tetap bernilai 25."),
    _r("6b", "Rasio rentabilitas modal sendiri", "kemandirian", 3,
       "shu_bagian_anggota", "modal_sendiri", tabel.RENTABILITAS_MODAL, "B",
       (None, f"Modal sendiri nol: {TAK_DISEBUT}")),
    _r("6c", "Rasio kemandirian operasional pelayanan", "kemandirian", 4,
       "partisipasi_netto", "beban_pelayanan", tabel.KEMANDIRIAN, "A",
       (None, f"Beban usaha dan beban perkoperasian nol: {TAK_DISEBUT}"),
       catatan="Tidak ada nilai antara; tabel 100/110/120 berasal dari aturan kemudian."),
    _r("7a", "Rasio partisipasi bruto", "jatidiri", 7,
       "partisipasi_bruto", "pendapatan", tabel.PARTISIPASI, "A",
       (None, f"Partisipasi bruto dan pendapatan nol: {TAK_DISEBUT}"), "batas_7a"),
    _r("7b", "Rasio promosi ekonomi anggota (PEA)", "jatidiri", 3,
       "pea", "simpanan_pokok_wajib", tabel.PROMOSI_ANGGOTA, "A",
       (None, f"Simpanan pokok dan wajib nol: {TAK_DISEBUT}"),
       catatan="USP: simpanan pokok dan wajib anggota pada koperasi induk; naskah tidak menyebutnya."),
)  # fmt: skip
