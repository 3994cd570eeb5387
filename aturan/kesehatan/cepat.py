"""The same totals for a whole country: every assessment of a year under one rule set, column by column.

`hitung` works in fractions and writes sentences; here the figures are whole numbers, a table is a sorted list of
borders, and no ratio is formed: its place among the borders follows from one integer division. What does not fit that
form (a figure missing or negative, a third decimal, an open question, a ratio without a value) goes through `hitung`
itself, so that both give the same answer to every case.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from fractions import Fraction
from itertools import compress, repeat
from math import gcd, lcm
from operator import itemgetter
from typing import NamedTuple

from aturan.bahasa.jenjang import Jenjang, selang
from aturan.kesehatan.angka import POS, Angka, periksa_jenis
from aturan.kesehatan.kategori import Predikat, predikat
from aturan.kesehatan.penilaian import hitung
from aturan.kesehatan.perangkat import SET_BAWAAN, RuleSet, set_aturan
from aturan.kesehatan.rasio import Rasio
from aturan.kesehatan.sakelar import lengkapi

TAK_ADA = -(10**6)  # in hundredths of a point: one line without a value makes the total negative
SERATUS = repeat(Decimal(100))
SEKALI = 256  # cases at a time, so that their columns stay in the processor's cache

Kasus = tuple[Angka, Mapping[int, bool | None], str]
Kolom = list[int]


class HasilCepat(NamedTuple):
    """Total and category of one assessment, as `hitung` gives them."""

    total: Decimal
    predikat: Predikat | None


def hitung_banyak(
    kasus: Iterable[Kasus], *, aturan: str = SET_BAWAAN, sakelar: Mapping[str, str] | None = None
) -> list[HasilCepat]:
    """Total and category of each (figures, answers, kind), in their order. Raises as `hitung`."""
    kasus = list(kasus)
    perangkat, lengkap = set_aturan(aturan), lengkapi(sakelar)
    hasil: dict[int, HasilCepat] = {}
    menurut: dict[int, HasilCepat] = {}  # a total has few values: each is made once
    for jenis in dict.fromkeys(k[2] for k in kasus):
        rencana = _Rencana(perangkat, periksa_jenis(jenis), lengkap)
        letak = [i for i, k in enumerate(kasus) if k[2] == jenis]
        for awal in range(0, len(letak), SEKALI):
            for i, total in rencana.total(kasus, letak[awal : awal + SEKALI]):
                if total >= 0:
                    if total not in menurut:
                        menurut[total] = HasilCepat(Decimal(total) / 100, predikat(Decimal(total) / 100))
                    hasil[i] = menurut[total]
    for i, (angka, jawaban, jenis) in enumerate(kasus):
        if i not in hasil:
            rinci = hitung(angka, jawaban, jenis, aturan=aturan, sakelar=sakelar)
            hasil[i] = HasilCepat(rinci.total, rinci.predikat)
    return [hasil[i] for i in range(len(kasus))]


class _Rencana:
    """A rule set made ready for one kind of koperasi under given switches."""

    def __init__(self, perangkat: RuleSet, jenis: str, sakelar: Mapping[str, str]) -> None:
        suku = {b.kode: b.suku_untuk(jenis, sakelar) for r in perangkat.rasio for b in (r.pembilang, r.penyebut)}
        pos = tuple(dict.fromkeys(kode for isi in suku.values() for kode, _ in isi))
        self.angka = itemgetter(*pos)
        self.tak_negatif = [not POS[kode].boleh_negatif for kode in pos]
        self.nomor = itemgetter(*(p.nomor for p in perangkat.pertanyaan))
        self.nilai_ya = [int(p.nilai * 100) for p in perangkat.pertanyaan]
        self.jumlah = {kode: _Jumlah(isi, pos) for kode, isi in suku.items()}
        self.rasio = [_Tabel(r, r.jenjang_pada(sakelar), self.jumlah) for r in perangkat.rasio]

    def total(self, kasus: Sequence[Kasus], letak: Sequence[int]) -> Iterable[tuple[int, int]]:
        """(place, total in hundredths of a point) of the complete ones among these cases; below 0 = no total."""
        ada, baris, manajemen = [], [], []
        with localcontext(Context(prec=100, traps=[Inexact, InvalidOperation])):
            for i in letak:
                angka, jawaban, _ = kasus[i]
                try:
                    bulat, jawab = self.bulat(angka), self.nomor(jawaban)
                except (LookupError, TypeError, ValueError, ArithmeticError):
                    continue  # a figure or an answer that is missing or no number: `hitung` says which
                if bulat is not None and len(jawab) == len(jawaban) and set(map(type, jawab)) == {bool}:
                    ada.append(i)
                    baris.append(bulat)
                    manajemen.append(sum(compress(self.nilai_ya, jawab)))
        if not ada:
            return ()
        kolom = list(zip(*baris, strict=True))
        jumlah = {kode: j.kolom(kolom) for kode, j in self.jumlah.items()}
        skor = [t.skor_kolom(jumlah) for t in self.rasio]
        return zip(ada, map(sum, zip(manajemen, *skor, strict=True)), strict=True)

    def bulat(self, angka: Angka) -> tuple[int, ...] | None:
        """The figures of one case as whole numbers: rupiah, or sen where there are any; None where that will not do.

        A ratio does not depend on the unit, so each case may have its own.
        """
        tepat = self.angka(angka)
        bulat = tuple(map(Decimal.__int__, tepat))  # unbound: what is no Decimal is for `hitung` to take or refuse
        if tepat != bulat:
            tepat = tuple(map(Decimal.__mul__, tepat, SERATUS))
            bulat = tuple(map(int, tepat))
            if tepat != bulat:
                return None
        return None if min(bulat) < 0 and min(compress(bulat, self.tak_negatif)) < 0 else bulat


class _Jumlah:
    """A sum of weighted lines: columns by their weight, and by what the sum must be divided."""

    def __init__(self, suku: Iterable[tuple[str, int]], pos: tuple[str, ...]) -> None:
        suku = [(kode, persen) for kode, persen in suku if persen]
        satuan = gcd(100, *(persen for _, persen in suku))
        self.skala = 100 // satuan
        self.menurut: dict[int, list[int]] = {}
        for kode, persen in suku:
            self.menurut.setdefault(persen // satuan, []).append(pos.index(kode))

    def kolom(self, kolom: Sequence[Sequence[int]]) -> Sequence[int]:
        """The sum for every case."""
        bagian = []
        for kali, letak in self.menurut.items():
            satu = kolom[letak[0]] if len(letak) == 1 else list(map(sum, zip(*(kolom[i] for i in letak), strict=True)))
            bagian.append(satu if kali == 1 else [kali * n for n in satu])
        return bagian[0] if len(bagian) == 1 else list(map(sum, zip(*bagian, strict=True)))


class _Tabel:
    """The table of one ratio.

    With k = the common denominator of its borders, x·k stands at place 2q (exactly on the whole number q) or 2q + 1
    (between q and q + 1); so does each border, and one bisection finds the row.
    """

    def __init__(self, rasio: Rasio, jenjang: Jenjang, jumlah: Mapping[str, _Jumlah]) -> None:
        semua = [selang(b.syarat) for b in jenjang.baris]
        kali = lcm(*(Fraction(t).denominator for s in semua for t in (s.bawah, s.atas) if t is not None))
        bobot = int(rasio.bobot)
        self.batas = [2 * int(s.bawah * kali) + (not s.termasuk_bawah) for s in semua if s.bawah is not None]
        self.skor = [int(b.nilai) * bobot for b in jenjang.baris]
        if semua[0].bawah is not None:
            self.skor.insert(0, TAK_ADA)
        if semua[-1].atas is not None:
            self.batas.append(2 * int(semua[-1].atas * kali) + semua[-1].termasuk_atas)
            self.skor.append(TAK_ADA)
        self.nol = TAK_ADA if rasio.bila_nol.nilai is None else int(rasio.bila_nol.nilai) * bobot
        self.pembilang, self.penyebut = rasio.pembilang.kode, rasio.penyebut.kode
        self.kali_atas = 100 * kali * jumlah[self.penyebut].skala
        self.kali_bawah = jumlah[self.pembilang].skala

    def skor_kolom(self, jumlah: Mapping[str, Sequence[int]]) -> Kolom:
        """The score of this ratio for every case, in hundredths of a point."""
        batas, skor, nol, a, b = self.batas, self.skor, self.nol, self.kali_atas, self.kali_bawah
        return [
            skor[bisect_right(batas, (n * a) // (d * b) - (n * a) // -(d * b))] if d > 0 else nol
            for n, d in zip(jumlah[self.pembilang], jumlah[self.penyebut], strict=True)
        ]
