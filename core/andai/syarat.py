"""A population whose cases are judged by rules of `aturan`: met when all are, not met as soon as one is not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from aturan.bahasa import Fakta, Hasil, Syarat, hasil_banyak
from core.andai.populasi import BELUM, Keadaan, Pengganti, Rinci

MEMENUHI = Keadaan("memenuhi", "memenuhi", "cek", baik=True)
TIDAK = Keadaan("tidak", "tidak memenuhi", "gagal")
KEADAAN = (MEMENUHI, TIDAK, BELUM)


@dataclass
class Kelompok:
    """Cases that the same rules judge; `letak` is the place of each in the population."""

    syarat: tuple[Syarat, ...]
    letak: list[int] = field(default_factory=list)
    fakta: list[Fakta] = field(default_factory=list)


class KumpulanSyarat:
    """`sebut` turns the places of a list into their Rinci without the last part, in one query."""

    def __init__(
        self,
        wilayah: Sequence[str],
        kelompok: Sequence[Kelompok],
        per: date,
        sebut: Callable[[Sequence[int]], list[Rinci]],
    ) -> None:
        self.wilayah, self.kelompok, self.per, self.sebut = wilayah, kelompok, per, sebut
        self.berlaku: dict[tuple[int, str], list[Hasil]] = {}

    def nilai(self, pengganti: Pengganti) -> list[str]:
        hasil = [""] * len(self.wilayah)
        tahu: dict[tuple[Hasil, ...], str] = {}
        for nomor, k in enumerate(self.kelompok):
            kolom = [self._kolom(nomor, k, s, pengganti) for s in k.syarat]
            for letak, baris in zip(k.letak, zip(*kolom, strict=True), strict=True):
                if baris not in tahu:
                    tahu[baris] = keadaan(baris)
                hasil[letak] = tahu[baris]
        return hasil

    def _kolom(self, nomor: int, k: Kelompok, syarat: Syarat, pengganti: Pengganti) -> list[Hasil]:
        """What one rule gives for each case; a rule without a replaced value gives what it gave before."""
        if berubah(syarat, pengganti):
            return hasil_banyak(syarat, k.fakta, per=self.per, pengganti=pengganti)
        if (nomor, syarat.kode) not in self.berlaku:
            self.berlaku[nomor, syarat.kode] = hasil_banyak(syarat, k.fakta, per=self.per)
        return self.berlaku[nomor, syarat.kode]

    def uraikan(self, ke: Sequence[int], pengganti: Pengganti) -> list[Rinci]:
        cari, sebab = set(ke), {}
        for k in self.kelompok:
            dicoba = [s for s in k.syarat if berubah(s, pengganti)]
            for letak, fakta in zip(k.letak, k.fakta, strict=True):
                if letak in cari:
                    temuan = [(s, s.uji(fakta, self.per, pengganti), s.uji(fakta, self.per, {})) for s in dicoba]
                    sebab[letak] = "; ".join(
                        f"{s.uraian}{s.pemisah}{andai.aktual_teks}"
                        for s, andai, kini in temuan
                        if andai.hasil != kini.hasil
                    )
        return [r._replace(sebab=sebab[i]) for i, r in zip(ke, self.sebut(ke), strict=True)]


def berubah(syarat: Syarat, pengganti: Pengganti) -> bool:
    """Whether one of these values is a threshold of this rule."""
    return any(a.kode in pengganti for a in syarat.ambang)


def keadaan(hasil: Sequence[Hasil]) -> str:
    """What the results of all rules of one case amount to."""
    if Hasil.TIDAK in hasil or Hasil.TANPA_KETENTUAN in hasil:
        return TIDAK.kode
    return MEMENUHI.kode if all(h.lolos for h in hasil) else BELUM.kode
