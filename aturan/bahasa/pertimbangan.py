"""Rules without a measure: a listed value, an officer's judgement, alternatives."""

from dataclasses import dataclass
from typing import Any

from aturan.bahasa.ambang import Ambang, Andaian, Fakta, Syarat, bilangan
from aturan.bahasa.bilangan import bersatuan, desimal
from aturan.bahasa.temuan import Hasil, Temuan
from aturan.bahasa.versi import Per, Versi

SEBUTAN = {True: "ya", False: "tidak"}
# What alternatives amount to, best first. An alternative that has ended is none: with no other left nothing is asked
# that could be met, and a person has to say what holds.
TERBAIK = (Hasil.TERPENUHI, Hasil.PERLU_PENILAIAN, Hasil.TANPA_KETENTUAN, Hasil.TIDAK)


@dataclass(frozen=True, kw_only=True)
class Pilihan(Syarat):
    """The fact must be one of those in the value of the version, pairs of value and label; of a list or set of facts
    one must be. An empty one fails.

    `selain` are words for values that fail; `singkat` is what is asked where the list is too long for a sentence;
    `kosong` says what an empty one is waiting for.
    """

    fakta: str
    selain: tuple[tuple[Any, str], ...] = ()
    singkat: str = ""
    kosong: str = "belum diisi"

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.fakta,)

    @property
    def pemisah(self) -> str:
        return ": "

    def ukuran(self, versi: Versi) -> str:
        return self.singkat or " atau ".join(label for _, label in versi.nilai)

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        label = dict(versi.nilai)
        syarat_teks = self.ukuran(versi)
        isi = fakta.get(self.fakta)
        if isi is None or isi == "":
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, self.kosong, syarat_teks, syarat=syarat_teks)
        ada = tuple(isi) if isinstance(isi, (list, tuple, set, frozenset)) else (isi,)
        kata = SEBUTAN | dict(self.selain) | label
        teks = ", ".join(kata.get(n, str(n)) for n in ada) or "tidak ada"
        hasil = Hasil.TERPENUHI if any(n in label for n in ada) else Hasil.TIDAK
        return self.temuan(hasil, versi, teks, syarat_teks, aktual=teks, syarat=syarat_teks)


@dataclass(frozen=True, kw_only=True)
class Pertimbangan(Syarat):
    """A quality without a number: an officer answers yes or no and gives the reason.

    The fact is {"jawaban": True/False/None, "alasan": str, "bukti": anything that is not empty}. No answer, no reason
    or (with `butuh_bukti`, for a yes) no evidence gives PERLU_PENILAIAN. `daftar_periksa` are points to look at and
    `catat` = (fact, unit) is a figure to note; neither decides, for the text sets no measure.
    """

    pertanyaan: str
    fakta: str = ""
    butuh_bukti: bool = False
    daftar_periksa: tuple[str, ...] = ()
    catat: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "fakta", self.fakta or self.kode.rpartition(".")[2])

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.fakta,)

    def ukuran(self, versi: Versi) -> str:
        return "dinilai ya, dengan alasan dan bukti" if self.butuh_bukti else "dinilai ya, dengan alasan"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        isi = fakta.get(self.fakta) or {}
        jawaban, alasan = isi.get("jawaban"), (isi.get("alasan") or "").strip()
        if jawaban is None:
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, "belum dinilai", aktual="", alasan=alasan)
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
        return self.temuan(hasil, versi, teks, aktual=SEBUTAN[jawaban], alasan=alasan)


@dataclass(frozen=True, kw_only=True)
class SalahSatu(Syarat):
    """Alternatives ("dan atau"): fulfilled as soon as one is; failed only when each has failed."""

    pilihan: tuple[Syarat, ...]
    syarat: str

    @property
    def ambang(self) -> tuple[Ambang, ...]:
        return tuple(a for p in self.pilihan for a in p.ambang)

    @property
    def dibaca(self) -> tuple[str, ...]:
        return tuple(nama for p in self.pilihan for nama in p.dibaca)

    def ukuran(self, versi: Versi) -> str:
        return self.syarat

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        bagian = [p.uji(fakta, per, pengganti) for p in self.pilihan]
        hasil = next((h for h in TERBAIK if any(t.hasil is h for t in bagian)), Hasil.TANPA_KETENTUAN)
        teks = " atau ".join(f"{t.uraian} {t.aktual_teks}" for t in bagian)
        alasan = "; ".join(t.alasan for t in bagian if t.alasan)
        andaian = any(t.andaian for t in bagian)
        return self.temuan(hasil, versi, teks, self.syarat, alasan=alasan, andaian=andaian)
