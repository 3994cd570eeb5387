"""Rules without a measure: a listed value, an officer's judgement, alternatives."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aturan.bahasa.ambang import Ambang, Andaian, Fakta, Syarat, berlaku_pada, bilangan
from aturan.bahasa.bilangan import bersatuan, desimal
from aturan.bahasa.pasal import Pasal
from aturan.bahasa.temuan import Hasil, Temuan

SEBUTAN = {True: "ya", False: "tidak"}


@dataclass(frozen=True, kw_only=True)
class Pilihan(Syarat):
    """The fact must be one of `nilai` (value, label); of a list or set of values one must be. An empty one fails.

    `selain` are words for values that fail; `singkat` is what is asked where the list is too long for a sentence;
    `kosong` says what an empty one is waiting for.
    """

    dasar: Pasal
    fakta: str
    nilai: tuple[tuple[Any, str], ...]
    selain: tuple[tuple[Any, str], ...] = ()
    singkat: str = ""
    kosong: str = "belum diisi"

    @property
    def pemisah(self) -> str:
        return ": "

    @property
    def ukuran(self) -> str:
        return self.singkat or " atau ".join(label for _, label in self.nilai)

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        berlaku_pada(self, per)
        label = dict(self.nilai)
        syarat_teks = self.ukuran
        isi = fakta.get(self.fakta)
        if isi is None or isi == "":
            return self.temuan(Hasil.PERLU_PENILAIAN, self.dasar, self.kosong, syarat_teks, syarat=syarat_teks)
        ada = tuple(isi) if isinstance(isi, (list, tuple, set, frozenset)) else (isi,)
        kata = SEBUTAN | dict(self.selain) | label
        teks = ", ".join(kata.get(n, str(n)) for n in ada) or "tidak ada"
        hasil = Hasil.TERPENUHI if any(n in label for n in ada) else Hasil.TIDAK
        return self.temuan(hasil, self.dasar, teks, syarat_teks, aktual=teks, syarat=syarat_teks)


@dataclass(frozen=True, kw_only=True)
class Pertimbangan(Syarat):
    """A quality without a number: an officer answers yes or no and gives the reason.

    The fact is {"jawaban": True/False/None, "alasan": str, "bukti": anything that is not empty}. No answer, no reason
    or (with `butuh_bukti`, for a yes) no evidence gives PERLU_PENILAIAN. `daftar_periksa` are points to look at and
    `catat` = (fact, unit) is a figure to note; neither decides, for the text sets no measure.
    """

    dasar: Pasal
    pertanyaan: str
    fakta: str = ""
    butuh_bukti: bool = False
    daftar_periksa: tuple[str, ...] = ()
    catat: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "fakta", self.fakta or self.kode.rpartition(".")[2])

    @property
    def ukuran(self) -> str:
        return "dinilai ya, dengan alasan dan bukti" if self.butuh_bukti else "dinilai ya, dengan alasan"

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        berlaku_pada(self, per)
        isi = fakta.get(self.fakta) or {}
        jawaban, alasan = isi.get("jawaban"), (isi.get("alasan") or "").strip()
        if jawaban is None:
            return self.temuan(Hasil.PERLU_PENILAIAN, self.dasar, "belum dinilai", alasan=alasan)
        if not isinstance(jawaban, bool):
            raise TypeError(f"Jawaban {self.fakta} harus True, False atau None, bukan {jawaban!r}.")
        kurang = [] if alasan else ["alasannya belum diisi"]
        if jawaban and self.butuh_bukti and not isi.get("bukti"):
            kurang.append("buktinya belum dilampirkan")
        teks = f"dinilai {SEBUTAN[jawaban]}"
        if self.catat and fakta.get(self.catat[0]) is not None:
            nilai = bilangan(self.catat[0], fakta[self.catat[0]])
            teks += f", tercatat {bersatuan(desimal(nilai, nilai), self.catat[1])}"
        if kurang:
            teks += f" tetapi {' dan '.join(kurang)}"
            hasil = Hasil.PERLU_PENILAIAN
        else:
            hasil = Hasil.TERPENUHI if jawaban else Hasil.TIDAK
        return self.temuan(hasil, self.dasar, teks, aktual=SEBUTAN[jawaban], alasan=alasan)


@dataclass(frozen=True, kw_only=True)
class SalahSatu(Syarat):
    """Alternatives ("dan atau"): fulfilled as soon as one is; failed only when each has failed."""

    dasar: Pasal
    pilihan: tuple[Syarat, ...]
    syarat: str

    @property
    def ambang(self) -> tuple[Ambang, ...]:
        return tuple(a for p in self.pilihan for a in p.ambang)

    @property
    def ukuran(self) -> str:
        return self.syarat

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        berlaku_pada(self, per)
        bagian = [p.uji(fakta, per, pengganti) for p in self.pilihan]
        urutan = (Hasil.TERPENUHI, Hasil.PERLU_PENILAIAN, Hasil.TIDAK)
        hasil = next(h for h in urutan if any(t.hasil is h for t in bagian))
        teks = " atau ".join(f"{t.uraian} {t.aktual_teks}" for t in bagian)
        alasan = "; ".join(t.alasan for t in bagian if t.alasan)
        andaian = any(t.andaian for t in bagian)
        return self.temuan(hasil, self.dasar, teks, self.syarat, alasan=alasan, andaian=andaian)
