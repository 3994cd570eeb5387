"""Permen KUKM 15/2015 Pasal 29: the reports that a licence holder owes, period by period.

Each tahun buku has four quarters and the year, all to whoever issued the licence (ayat (2)); each quarter also to the
koperasi's own pengawas (ayat (1)). The fourth quarter is not the annual report, and neither stands for the other.

The text sets no due day. The day that an office sets is its own, and no article is cited for it. Readings: a tahun
buku is the calendar year; the first period owed is the one in which the licence was issued.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache

from aturan.bahasa import P15_2015, Pasal, TidakAda, Versi
from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.hari_kerja import Kalender, sebab_libur
from aturan.bahasa.tanggal import tambah_bulan

SEJAK = P15_2015.berlaku
TRIWULAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
TAHUNAN = 0
BUKAN_KETENTUAN = "bukan ketentuan Permen"


@dataclass(frozen=True, order=True)
class Masa:
    """What a report is about: a quarter of a tahun buku (1 to 4), or the whole of it (TAHUNAN)."""

    tahun_buku: int
    triwulan: int = TAHUNAN

    def __post_init__(self) -> None:
        if self.triwulan != TAHUNAN and self.triwulan not in TRIWULAN:
            raise ValueError(f"Triwulan {self.triwulan} tidak ada.")

    @property
    def tahunan(self) -> bool:
        return self.triwulan == TAHUNAN

    @property
    def awal(self) -> date:
        """Its first day."""
        return date(self.tahun_buku, 1 if self.tahunan else 3 * self.triwulan - 2, 1)

    @property
    def akhir(self) -> date:
        """Its last day."""
        return _akhir(self)

    @property
    def sebutan(self) -> str:
        """ "Laporan Triwulan III 2026", "Laporan Tahunan 2026"."""
        masa = "Tahunan" if self.tahunan else f"Triwulan {TRIWULAN[self.triwulan]}"
        return f"Laporan {masa} {self.tahun_buku}"

    @property
    def sebelumnya(self) -> "Masa":
        """The period of the same length just before it."""
        if self.triwulan in (TAHUNAN, 1):
            return Masa(self.tahun_buku - 1, TAHUNAN if self.tahunan else 4)
        return Masa(self.tahun_buku, self.triwulan - 1)


@cache
def _akhir(masa: Masa) -> date:
    return tambah_bulan(masa.awal, 12 if masa.tahunan else 3) - timedelta(days=1)


def masa_tahun(tahun_buku: int) -> tuple[Masa, ...]:
    """The five reports of a tahun buku, the year after its quarters (Pasal 29 ayat (2))."""
    return (*(Masa(tahun_buku, n) for n in TRIWULAN), Masa(tahun_buku))


def sebab_tidak_wajib(masa: Masa, izin_sejak: date) -> str:
    """Why no report for `masa` is owed under a licence of the day `izin_sejak`; empty when one is.

    Owed are periods that end on that day or later, from the first day of the regulation on.
    """
    sejak = max(izin_sejak, SEJAK)
    if masa.akhir >= sejak:
        return ""
    sebab = "izin" if sejak == izin_sejak else P15_2015.singkat
    return f"{masa.sebutan} berakhir {tanggal(masa.akhir)}, sebelum {sebab} berlaku {tanggal(sejak)}."


def masa_wajib(izin_sejak: date, per: date, izin_sampai: date | None = None) -> Iterator[Masa]:
    """The periods owed that have ended before `per`, oldest first; after `izin_sampai` (a revocation) none begins.

    A frozen licence still owes its reports. Raises nothing: a licence of tomorrow owes none.
    """
    for tahun in range(max(izin_sejak, SEJAK).year, per.year + 1):
        for masa in masa_tahun(tahun):
            berakhir = masa.akhir < per and (izin_sampai is None or masa.awal <= izin_sampai)
            if berakhir and not sebab_tidak_wajib(masa, izin_sejak):
                yield masa


def jatuh_tempo(
    masa: Masa, bulan: int, hari: int, kalender: Kalender, terganggu: Collection[date] = (), sampai: date | None = None
) -> date:
    """The last day for the report on `masa` by the rule of an office: day `hari` of month `bulan` after its end.

    The rule is the office's own. A month without that day gives its last one. `sampai` is a later day that the office
    granted. A day that is no working day, or on which the application was out of order (`terganggu`), moves to the
    next one that is neither. Raises TahunTanpaKalender, and ValueError for a rule that names no later month.
    """
    if bulan < 1 or not 1 <= hari <= 31:
        raise ValueError(f"Tenggat laporan harus bulan ke-1 atau sesudahnya, tanggal 1 sampai 31: {bulan}, {hari}.")
    awal = tambah_bulan(masa.akhir.replace(day=1), bulan)
    akhir = tambah_bulan(awal, 1) - timedelta(days=1)
    batas = min(awal + timedelta(days=hari - 1), akhir)
    batas = max(batas, sampai or batas)
    while sebab_libur(batas, kalender) or batas in terganggu:
        batas += timedelta(days=1)
    return batas


class Keadaan(Enum):
    """How a period stands on a day. The value is stored, the label shown."""

    BERJALAN = "berjalan", "belum berakhir"
    DITUNGGU = "ditunggu", "belum masuk"
    TANPA_TENGGAT = "tanpa_tenggat", "belum masuk, kantor belum menetapkan tenggat"
    LEWAT = "lewat", "belum masuk, lewat tenggat"
    TEPAT = "tepat", "masuk"
    TERLAMBAT = "terlambat", "masuk terlambat"

    @property
    def label(self) -> str:
        return self.value[1]

    @property
    def masuk(self) -> bool:
        return self in (Keadaan.TEPAT, Keadaan.TERLAMBAT)


def keadaan(masa: Masa, batas: date | None, diajukan: date | None, per: date) -> Keadaan:
    """How `masa` stands on `per`: `batas` is the office's day (None: it set none), `diajukan` when it was filed.

    The day of filing decides, not the one on which an officer entered it.
    """
    if diajukan is not None:
        return Keadaan.TERLAMBAT if batas is not None and diajukan > batas else Keadaan.TEPAT
    if per <= masa.akhir:
        return Keadaan.BERJALAN
    if batas is None:
        return Keadaan.TANPA_TENGGAT
    return Keadaan.LEWAT if per > batas else Keadaan.DITUNGGU


# ---- The duty as a finding ------------------------------------------------------------------------------------------

LAPORAN_LEWAT = TidakAda(
    kode="laporan.lewat",
    uraian="Laporan berkala yang lewat tenggat dan belum masuk",
    fakta="laporan_lewat",
    versi=(
        Versi(
            SEJAK,
            None,
            Pasal(P15_2015, "29", "2"),
            bunyi=(
                "KSP dan Koperasi yang memiliki USP wajib menyampaikan laporan keuangan secara berkala kepada pejabat"
                " yang memberikan ijin usaha simpan pinjam pada setiap triwulan dan tahunan."
            ),
            tafsir=(
                "Naskah tidak menyebut tanggal jatuh tempo: tenggatnya ditetapkan kantor pemberi izin, dan tanpa itu"
                " tidak ada laporan yang lewat. Masa pertama adalah masa terbitnya izin. Triwulan IV dan laporan"
                " tahunan tidak saling menggantikan."
            ),
        ),
    ),
)
LAPORAN_PENGAWAS = TidakAda(
    kode="laporan.pengawas",
    uraian="Triwulan yang laporannya tidak diberikan kepada pengawas koperasi",
    fakta="triwulan_tanpa_pengawas",
    versi=(
        Versi(
            SEJAK,
            None,
            Pasal(P15_2015, "29", "1"),
            bunyi=(
                "Pengurus KSP atau Koperasi yang memiliki USP wajib memberikan laporan kepada pengawas koperasi setiap"
                " triwulan."
            ),
            tafsir="Yang dicatat: tanggal laporan diberikan, menurut pernyataan pengurus pada laporan triwulannya.",
        ),
    ),
)

# ---- Our own controls ------------------------------------------------------------------------------------------------

BEDA_BESAR = Decimal("0.5")


def perlu_catatan(lalu: Decimal | None, kini: Decimal | None) -> bool:
    """Whether a figure moved by half or more since the last period, so that the form asks for a note.

    Our own control, no provision asks it. Against nothing, or a figure that is not known, nothing can be compared.
    """
    if not lalu or kini is None:
        return False
    return abs(kini - lalu) >= BEDA_BESAR * abs(lalu)
