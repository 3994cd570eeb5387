"""Permen KUKM 15/2015 Pasal 32: the ladder of administrative sanctions.

The text lists a to e and does not say that each presupposes the one before. Reading: the order of the list is the
usual way, and a later step may be taken at once for a written reason that a second person confirms. One thing the text
does say: a second written warning is second, so that it never comes without the first.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from aturan.bahasa.pasal import P15_2015, Pasal

BUNYI = (
    "KSP dan USP Koperasi yang melakukan pelanggaran atas sebagian dan atau seluruh bagian dalam ketentuan ini akan"
    " dikenakan sanksi administratif berupa:"
)
TAFSIR_URUTAN = (
    "Naskah tidak mengatakan bahwa huruf a sampai e berjenjang: urutannya dipakai sebagai urutan biasa. Langkah yang"
    " melompat perlu alasan tertulis dan persetujuan orang kedua. Tenggat antarlangkah tidak diatur: ditetapkan pejabat"
    " pada tiap surat."
)
TAFSIR_UMUM = (
    "Bagi semua langkah: Pasal 32 tidak menyebut siapa yang mengenakan sanksi. Dibaca: pejabat yang berwenang memberi"
    " izin koperasi itu sekarang (Pasal 6 ayat (4)); bila izinnya terbit dari pejabat lain, dengan alasan tertulis dan"
    " tembusan kepadanya. Yang dikenai “KSP dan USP Koperasi”, juga yang belum berizin: izin hanya diperlukan untuk"
    " huruf c dan d. “Sebagian dan atau seluruh bagian”: ketentuan mana pun dapat dicantumkan. “Melakukan"
    " pelanggaran” dibaca masih melanggar pada hari suratnya: kewajiban yang kini tercatat dipenuhi menahan surat;"
    " pelanggaran yang sudah lalu ditulis sendiri dengan faktanya."
)


class Langkah(Enum):
    """A step of Pasal 32, mildest first. The value is stored."""

    TEGURAN_1 = "teguran_1"
    TEGURAN_2 = "teguran_2"
    USUL_PEMBERHENTIAN = "usul_pemberhentian"
    PEMBEKUAN = "pembekuan"
    PENCABUTAN = "pencabutan"
    PENUTUPAN = "penutupan"

    @property
    def sanksi(self) -> "Sanksi":
        return next(s for s in SANKSI if s.langkah is self)


URUTAN = tuple(Langkah)


@dataclass(frozen=True)
class Sanksi:
    """One step with its provision; `uraian` names it in a sentence."""

    langkah: Langkah
    uraian: str
    dasar: Pasal
    bunyi: str
    tafsir: str = ""

    @property
    def kode(self) -> str:
        return self.langkah.value


def _p(huruf: str) -> Pasal:
    return Pasal(P15_2015, "32", huruf=huruf)


BUNYI_TEGURAN = f"{BUNYI} teguran tertulis pertama dan kedua;"
# In the order of the text.
SANKSI = (
    Sanksi(Langkah.TEGURAN_1, "teguran tertulis pertama", _p("a"), BUNYI_TEGURAN, f"{TAFSIR_URUTAN} {TAFSIR_UMUM}"),
    Sanksi(
        Langkah.TEGURAN_2, "teguran tertulis kedua", _p("a"), BUNYI_TEGURAN,
        "“Kedua” mengandaikan yang pertama: teguran kedua tanpa teguran pertama ditolak.",
    ),
    Sanksi(
        Langkah.USUL_PEMBERHENTIAN, "usul pemberhentian sementara pengurus dan atau pengelola", _p("b"),
        f"{BUNYI} mengusulkan pemberhentian sementara terhadap pengurus dan atau pengelola;",
        "Kepada siapa diusulkan tidak disebut. Dibaca: pemberhentian pengurus kepada Rapat Anggota, pemberhentian"
        " pengelola kepada pengurus yang mengangkatnya (Pasal 1 angka 8 dan Pasal 13 ayat (1)).",
    ),
    Sanksi(
        Langkah.PEMBEKUAN, "pembekuan sementara izin usaha simpan pinjam", _p("c"),
        f"{BUNYI} pembekuan sementara ijin usaha simpan pinjam;",
        "Lama pembekuan tidak diatur: sampai dipulihkan dengan surat. Akibatnya pun tidak. Dibaca: selama dibekukan"
        " kantor baru tidak dibuka dan izin tidak diubah, sebab keduanya bertumpu pada izin yang berlaku; laporan tetap"
        " wajib. Apakah kegiatan usaha diteruskan atau dibatasi ditetapkan pejabat pada suratnya.",
    ),
    Sanksi(
        Langkah.PENCABUTAN, "pencabutan izin usaha simpan pinjam", _p("d"),
        f"{BUNYI} pencabutan ijin usaha simpan pinjam; dan",
        "Akibatnya bagi simpanan dan pinjaman anggota tidak diatur: surat menetapkan bahwa pengurus menyelesaikannya."
        " Permohonan izin baru tidak dilarang; izin baru mengakhiri rantai sanksi yang lama.",
    ),
    Sanksi(
        Langkah.PENUTUPAN, "penutupan USP Koperasi atau pembubaran KSP", _p("e"),
        f"{BUNYI} penutupan USP Koperasi dan pembubaran KSP.",
        "“Dan” dibaca “atau”: penutupan bagi USP, pembubaran bagi KSP. Pembubaran menurut PP 17/1994: dicatat saja.",
    ),
)  # fmt: skip


# Of huruf e the half that is about each kind of koperasi.
HURUF_E = {"ksp": "pembubaran KSP", "usp": "penutupan USP Koperasi"}


def sebutan(langkah: Langkah, jenis: str) -> str:
    """A step as it is named to a koperasi of this kind ("ksp" or "usp")."""
    return HURUF_E[jenis] if langkah is Langkah.PENUTUPAN else langkah.sanksi.uraian


def _terjauh(sudah: Collection[Langkah]) -> int:
    """How many steps of the ladder lie behind a case, the ones passed over included."""
    return max((URUTAN.index(satu) + 1 for satu in sudah), default=0)


def berikutnya(sudah: Collection[Langkah]) -> Langkah | None:
    """The usual next step after those already taken; None after the last."""
    return next(iter(URUTAN[_terjauh(sudah) :]), None)


def dilompati(sudah: Collection[Langkah], tuju: Langkah) -> tuple[Langkah, ...]:
    """The steps that `tuju` passes over, counted from the furthest one taken: none when it is the usual next one."""
    return URUTAN[_terjauh(sudah) : URUTAN.index(tuju)]


def sebab_ditolak(sudah: Collection[Langkah], tuju: Langkah) -> str:
    """Why the text itself refuses the step `tuju`; empty when it does not."""
    if tuju is Langkah.TEGURAN_2 and Langkah.TEGURAN_1 not in sudah:
        return f"Teguran tertulis kedua mengandaikan teguran tertulis pertama ({_p('a')}), dan itu belum ada."
    return ""
