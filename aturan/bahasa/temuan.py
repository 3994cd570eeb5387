"""A finding: the result of one rule on one case, as a sentence that an official can sign."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from typing import Any

from aturan.bahasa.bilangan import angka, rupiah
from aturan.bahasa.pasal import Pasal


class Hasil(Enum):
    """Result of one rule. The value is stored, the label is shown.

    TIDAK_BERLAKU is a positive statement: the rule is not about this case, or a provision has ended it. That no
    version of the rule covers the day of the case is TANPA_KETENTUAN, and opens nothing. No rule gives BELUM_DIISI: it
    is what a form still misses while it is being filled, neither judged nor asked of an examiner, and opens nothing;
    nor DITANYAKAN, a question of our own about what a form says ("benarkah?"): it holds nothing up, and whoever fills
    the form may answer it with a reason.
    """

    TERPENUHI = "TERPENUHI"
    TIDAK = "TIDAK"
    PERLU_PENILAIAN = "PERLU_PENILAIAN"
    TIDAK_BERLAKU = "TIDAK_BERLAKU"
    TANPA_KETENTUAN = "TANPA_KETENTUAN"
    BELUM_DIISI = "BELUM_DIISI"
    DITANYAKAN = "DITANYAKAN"

    @property
    def label(self) -> str:
        return "tidak terpenuhi" if self is Hasil.TIDAK else self.value.lower().replace("_", " ")

    @property
    def lolos(self) -> bool:
        """Whether a step may go on: fulfilled, not asked of this case, or no more than a question."""
        return self in (Hasil.TERPENUHI, Hasil.TIDAK_BERLAKU, Hasil.DITANYAKAN)


# Worst first: what one provision with several findings counts as.
URUTAN_BURUK = (
    Hasil.TIDAK,
    Hasil.TANPA_KETENTUAN,
    Hasil.PERLU_PENILAIAN,
    Hasil.BELUM_DIISI,
    Hasil.TERPENUHI,
    Hasil.TIDAK_BERLAKU,
    Hasil.DITANYAKAN,
)


@dataclass(frozen=True, kw_only=True)
class Temuan:
    """One finding, complete in itself: it is frozen with the act and never evaluated again.

    `aktual` and `syarat` are the compared values (Decimal; code of a scale or answer as str; None = not known),
    `aktual_teks` and `syarat_teks` the same in words. `siapa` is the person whom it is about, in a list of several;
    `penilai` the officer who answered what was open. `andaian` marks a what-if result, which no act may carry.
    """

    kode: str
    uraian: str
    hasil: Hasil
    dasar: Pasal
    kalimat: str
    aktual: Decimal | str | None = None
    syarat: Decimal | str | None = None
    aktual_teks: str = ""
    syarat_teks: str = ""
    satuan: str = ""
    alasan: str = ""
    bunyi: str = ""
    tafsir: str = ""
    terverifikasi: bool = True
    andaian: bool = False
    siapa: str = ""
    penilai: str = ""

    @property
    def belum_diketahui(self) -> bool:
        """Whether it is open because nobody stated the fact; else a reading or a quality waits for a person."""
        return self.hasil is Hasil.PERLU_PENILAIAN and self.aktual is None

    @property
    def terpenuhi(self) -> bool:
        return self.hasil is Hasil.TERPENUHI

    def as_dict(self) -> dict[str, Any]:
        """JSON-able copy. Decimals become {"desimal": "38"} so that they come back exactly."""
        isi = {f.name: getattr(self, f.name) for f in fields(self)}
        for nama in ("aktual", "syarat"):
            if isinstance(isi[nama], Decimal):
                isi[nama] = {"desimal": str(isi[nama])}
        return isi | {"hasil": self.hasil.value, "dasar": self.dasar.as_dict()}

    @property
    def batas(self) -> Decimal:
        """The number that the rule asks. Raises TypeError for a rule that asks none."""
        if not isinstance(self.syarat, Decimal):
            raise TypeError(f"{self.kode} tidak meminta sebuah bilangan.")
        return self.syarat

    @classmethod
    def from_dict(cls, isi: Mapping[str, Any]) -> "Temuan":
        nilai = {
            nama: Decimal(isi[nama]["desimal"]) if isinstance(isi[nama], Mapping) else isi[nama]
            for nama in ("aktual", "syarat")
        }
        return cls(**{**isi, **nilai, "hasil": Hasil(isi["hasil"]), "dasar": Pasal.from_dict(isi["dasar"])})


def ringkas(temuan: Iterable[Temuan]) -> str:
    """One line for a list: "7 dari 8 terpenuhi; belum: huruf e (38 < 40); perlu penilaian: huruf c".

    Findings of one provision count as one (huruf a has two parts), by its worst result.
    """
    butir: dict[Pasal, list[Temuan]] = {}
    for t in temuan:
        butir.setdefault(t.dasar, []).append(t)
    satu_ayat = len({(p.peraturan, p.pasal, p.ayat) for p in butir}) == 1

    golongan: dict[Hasil, list[str]] = {h: [] for h in URUTAN_BURUK}
    for pasal, isi in butir.items():
        hasil = next(h for h in URUTAN_BURUK if any(t.hasil is h for t in isi))
        sebab = ", ".join(filter(None, (_sebab(t) for t in isi if t.hasil is hasil)))
        nama = f"huruf {pasal.huruf}" if satu_ayat and pasal.huruf else pasal.sebutan
        golongan[hasil].append(f"{nama} ({sebab})" if sebab else nama)
    dihitung = len(butir) - len(golongan[Hasil.TIDAK_BERLAKU]) - len(golongan[Hasil.DITANYAKAN])
    bagian = [f"{len(golongan[Hasil.TERPENUHI])} dari {dihitung} terpenuhi"]
    sebutan = {Hasil.TIDAK: "belum"} | {
        h: h.label for h in (Hasil.TANPA_KETENTUAN, Hasil.PERLU_PENILAIAN, Hasil.BELUM_DIISI, Hasil.TIDAK_BERLAKU)
    }
    bagian += [f"{kata}: {', '.join(golongan[h])}" for h, kata in sebutan.items() if golongan[h]]
    return "; ".join(bagian)


def _sebab(t: Temuan) -> str:
    """Why a finding failed, as short as it goes: "38 < 40"."""
    if t.hasil is not Hasil.TIDAK:
        return ""
    if not (isinstance(t.aktual, Decimal) and isinstance(t.syarat, Decimal)):
        return t.aktual_teks
    tulis = (lambda n: rupiah(n, sen=False)) if t.satuan.startswith("rupiah") else angka
    tanda = "<" if t.aktual < t.syarat else ">" if t.aktual > t.syarat else "="
    return f"{tulis(t.aktual)} {tanda} {tulis(t.syarat)}"
