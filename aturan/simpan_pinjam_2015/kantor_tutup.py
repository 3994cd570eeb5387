"""Permen KUKM 15/2015 Pasal 10 ayat (6): what must be on file before an office is closed.

Facts (key: what it holds; None or missing = not known)

    bukti_pelanggaran         pieces of evidence for a closing
    catatan_tanggapan         True or False: what the koperasi answered is on record
"""

from dataclasses import replace
from decimal import Decimal

from aturan.bahasa import P15_2015, Ada, Ambang, Fakta, Hasil, Pasal, Per, Syarat, Temuan, Versi, evaluasi

SEJAK = P15_2015.berlaku
PASAL_10_6 = Pasal(P15_2015, "10", "6")

BUNYI_10_6 = (
    "Dalam hal pengawasan sebagaimana dimaksud pada ayat (5) terdapat bukti bahwa kantor cabang, kantor cabang pembantu"
    " dan kantor kas tidak memenuhi peraturan dalam usaha simpan pinjam oleh koperasi, Bupati/Walikota diberi"
    " kewenangan untuk menutup kantor cabang, kantor cabang pembantu dan kantor kas."
)
BUKTI_PELANGGARAN = Ambang(
    kode="penutupan.bukti_pelanggaran",
    uraian="Bukti pelanggaran",
    satuan="bukti",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            PASAL_10_6,
            bunyi=BUNYI_10_6,
            tafsir="“Terdapat bukti” dibaca minimal satu bukti tertulis yang dilampirkan.",
        ),
    ),
)
CATATAN_TANGGAPAN = Ada(
    kode="penutupan.catatan_tanggapan",
    uraian="Catatan tanggapan koperasi",
    fakta="catatan_tanggapan",
    versi=(
        Versi(
            SEJAK,
            None,
            PASAL_10_6,
            bunyi=BUNYI_10_6,
            tafsir="Naskah tidak meminta koperasi didengar: ditanyakan, dan penutupan tanpa mendengarnya perlu alasan"
            " yang tercantum pada surat.",
        ),
    ),
)

SYARAT_PENUTUPAN: tuple[Syarat, ...] = (BUKTI_PELANGGARAN, CATATAN_TANGGAPAN)


def temuan_penutupan(fakta: Fakta, *, per: Per) -> list[Temuan]:
    """What is on file for a closing: without evidence it is refused, without a hearing a person says why.

    Raises as `evaluasi`.
    """
    return [
        _ditanyakan(t) if t.kode == CATATAN_TANGGAPAN.kode else t for t in evaluasi(SYARAT_PENUTUPAN, fakta, per=per)
    ]


def _ditanyakan(t: Temuan) -> Temuan:
    if t.hasil is not Hasil.TIDAK:
        return t
    kalimat = "Koperasi belum didengar. Catat tanggapannya, atau tulis mengapa ia tidak didengar."
    return replace(t, hasil=Hasil.PERLU_PENILAIAN, kalimat=kalimat)


def syarat_penutupan() -> tuple[Syarat, ...]:
    """What must be on file before an office is closed (Pasal 10 ayat (6))."""
    return SYARAT_PENUTUPAN
