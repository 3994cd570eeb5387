"""Rules with a measure: what all rules share, the threshold on a number or a scale, growth."""

import operator
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Self

from aturan.bahasa.bilangan import angka, bersatuan, desimal, rupiah, tanggal, terbilang
from aturan.bahasa.pasal import Pasal
from aturan.bahasa.temuan import Hasil, Temuan
from aturan.bahasa.versi import BelumBerlaku, Per, Versi, periksa_versi, versi_pada

Fakta = Mapping[str, Any]
Andaian = Mapping[str, Any]

BANDING = {
    ">=": (operator.ge, "minimal"),
    "<=": (operator.le, "maksimal"),
    ">": (operator.gt, "di atas"),
    "<": (operator.lt, "di bawah"),
}


class Skala(IntEnum):
    """An ordered scale. `.kode` is stored, `.label` is shown; `Jangkauan("nasional")` finds a member by its code."""

    @property
    def kode(self) -> str:
        return self.name.lower()

    @property
    def label(self) -> str:
        return self.kode.replace("_", " ")

    def __str__(self) -> str:
        return self.label

    @classmethod
    def _missing_(cls, value: object) -> "Skala | None":
        return cls.__members__.get(value.upper()) if isinstance(value, str) else None

    @classmethod
    def dari(cls, nilai: "Self | str") -> Self:
        """A member, or the one of this code. Raises ValueError for a code that is none."""
        if isinstance(nilai, cls):
            return nilai
        if (anggota := cls.__members__.get(str(nilai).upper())) is None:
            raise ValueError(f"{nilai!r} bukan {cls.__name__}.")
        return anggota

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """(kode, label) of each member in order, as a form's choices want them."""
        return [(anggota.kode, anggota.label) for anggota in cls]


@dataclass(frozen=True, kw_only=True)
class Syarat(ABC):
    """What all rules share. Value, provision, words and reading belong to the version. Raises ValueError on versions
    that are missing, unordered or overlapping."""

    kode: str
    uraian: str
    versi: tuple[Versi, ...]
    terverifikasi: bool = True

    def __post_init__(self) -> None:
        periksa_versi(self.kode, self.versi)

    @property
    def ambang(self) -> tuple["Ambang", ...]:
        """The thresholds inside this rule, whose values a what-if may replace."""
        return ()

    @property
    @abstractmethod
    def dibaca(self) -> tuple[str, ...]:
        """The facts that decide its result: two cases alike in these have the same one."""

    @property
    def pemisah(self) -> str:
        """What stands between the name and the value in the sentence: "Tenaga kerja 38", "Jangkauan: lokal"."""
        return " "

    def pada(self, per: Per) -> Versi:
        """The version that counts for a case of `per`. Raises BelumBerlaku when there is none."""
        return versi_pada(self.kode, self.versi, per)

    @abstractmethod
    def ukuran(self, versi: Versi) -> str:
        """What a version asks, in words."""

    def uji(self, fakta: Fakta, per: Per, pengganti: Andaian) -> Temuan:
        """Test the facts by the version that counts for a case of `per`.

        A rule that a later provision has ended gives TIDAK_BERLAKU and cites that provision; one that no version
        covers gives TANPA_KETENTUAN. Raises TypeError or ValueError for a fact of a wrong kind.
        """
        try:
            versi = self.pada(per)
        except BelumBerlaku as belum:
            keadaan = f"tidak dapat diuji per {tanggal(belum.versi.hari(per))} karena ketentuan {belum.sebab}"
            return self.temuan(Hasil.TANPA_KETENTUAN, belum.versi, keadaan)
        if versi.dicabut:
            keadaan = f"tidak diuji karena ketentuannya dicabut sejak {tanggal(versi.berlaku)}"
            return self.temuan(Hasil.TIDAK_BERLAKU, versi, keadaan)
        return self._uji(fakta, versi, per, pengganti)

    @abstractmethod
    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        """Test the facts by this version."""

    def temuan(
        self,
        hasil: Hasil,
        versi: Versi,
        aktual_teks: str,
        syarat_teks: str = "",
        *,
        dasar: Pasal | None = None,
        **lain: Any,
    ) -> Temuan:
        """Compose the finding and its one sentence; `dasar` where another provision than that of `versi` decides."""
        dasar = dasar or versi.dasar
        syarat = f", syarat {syarat_teks}" if syarat_teks else ""
        return Temuan(
            kode=self.kode,
            uraian=self.uraian,
            hasil=hasil,
            dasar=dasar,
            kalimat=f"{self.uraian}{self.pemisah}{aktual_teks}{syarat} ({dasar}): {hasil.label}.",
            aktual_teks=aktual_teks,
            syarat_teks=syarat_teks,
            bunyi=versi.bunyi,
            tafsir=versi.tafsir,
            terverifikasi=self.terverifikasi,
            **lain,
        )


@dataclass(frozen=True, kw_only=True)
class Ambang(Syarat):
    """A threshold: the fact `fakta` (default: last part of `kode`) compared with the value in force.

    On a `skala` the fact is a member or its code. `kosong` names what None means where absence is itself known
    ("belum ditetapkan"): the result is then TIDAK, not PERLU_PENILAIAN.

    `terbuka` names the fact of how much more it would be if all that is not known yet counted too (a sum with ">="
    alone). It is stated beside the value, helps nobody over the threshold, and fails nobody whom it could lift there:
    that one waits for an answer.
    """

    satuan: str = ""
    banding: str
    fakta: str = ""
    skala: type[Skala] | None = None
    kosong: str = ""
    terbuka: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.banding not in BANDING:
            raise ValueError(f"{self.kode}: banding {self.banding!r} tidak dikenal.")
        object.__setattr__(self, "fakta", self.fakta or self.kode.rpartition(".")[2])

    @property
    def ambang(self) -> tuple["Ambang", ...]:
        return (self,)

    @property
    def dibaca(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.fakta, self.terbuka)))

    @property
    def pemisah(self) -> str:
        return ": " if self.skala else " "

    def ukuran(self, versi: Versi) -> str:
        return self.teks(versi.nilai)

    def teks(self, nilai: Any) -> str:
        """A value of this threshold in words: "minimal 40 orang"; more than nothing is "ada"."""
        if self.banding == ">" and nilai == 0:
            return "ada"
        return f"{BANDING[self.banding][1]} {self._sebut(nilai)}"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        andaian = self.kode in pengganti
        batas = self._baca(pengganti[self.kode] if andaian else versi.nilai)
        syarat_teks = self.teks(batas)
        if andaian:
            syarat_teks = f"andaian {syarat_teks} sebagai pengganti {self._sebut(versi.nilai)}"
        lain: dict[str, Any] = {"syarat": self._simpan(batas, batas), "satuan": self.satuan, "andaian": andaian}

        mentah, terbuka = fakta.get(self.fakta), bilangan(self.terbuka, fakta.get(self.terbuka) or 0)
        if mentah is None or mentah == "":  # a form's empty choice
            if self.kosong and self.fakta in fakta:
                return self.temuan(Hasil.TIDAK, versi, self.kosong, syarat_teks, **lain)
            keadaan = "belum diketahui" if terbuka else "belum diisi"
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, keadaan, syarat_teks, **lain)
        aktual, banding = self._baca(mentah), BANDING[self.banding][0]
        hasil = Hasil.TERPENUHI if banding(aktual, batas) else Hasil.TIDAK
        if hasil is Hasil.TIDAK and terbuka and banding(aktual + terbuka, batas):
            hasil = Hasil.PERLU_PENILAIAN
        simpan = self._simpan(aktual, batas)
        teks = self._tulis(simpan, lain["syarat"], fakta)
        if terbuka:
            teks += f", {self._sebut(desimal(terbuka, terbuka))} lagi belum diketahui"
        return self.temuan(hasil, versi, teks, syarat_teks, aktual=simpan, **lain)

    def _baca(self, nilai: Any) -> Skala | Fraction:
        return self.skala(nilai) if self.skala else bilangan(self.fakta, nilai)

    def _simpan(self, nilai: Any, batas: Any) -> Decimal | str:
        return nilai.kode if self.skala else desimal(nilai, batas)

    def _tulis(self, nilai: Any, batas: Any, fakta: Fakta) -> str:
        """The fact in words, as the finding states it; a kind of threshold may add what an officer asks next."""
        return self._sebut(nilai)

    def _sebut(self, nilai: Any) -> str:
        if self.skala:
            return self.skala(nilai).label
        return _sebut_bilangan(bilangan(self.fakta, nilai), self.satuan)

    def sebut_nilai(self, nilai: Any) -> str:
        """A value as this threshold writes it, without its comparison: "40 orang", "nasional"."""
        return self._sebut(nilai)

    def sebut(self, per: Per) -> str:
        """The value in force without its comparison, for a sentence of a page: "7 hari kerja", "Rp15.000.000", "40%".

        Raises BelumBerlaku.
        """
        return self._sebut(self.pada(per).nilai)

    def sebut_surat(self, per: Per) -> str:
        """The same as a letter writes it: "7 (tujuh) hari kerja", "Rp15.000.000,00 (lima belas juta rupiah)".

        For a number alone, not for a scale. Raises BelumBerlaku.
        """
        nilai = self.pada(per).nilai
        if self.satuan == "persen":
            return f"{angka(nilai)}% ({terbilang(nilai)} persen)"
        if self.satuan.startswith("rupiah"):
            return f"{rupiah(nilai)} ({terbilang(nilai, 'rupiah')}){self.satuan.removeprefix('rupiah')}"
        return f"{angka(nilai)} ({terbilang(nilai)}) {self.satuan}"


@dataclass(frozen=True, kw_only=True)
class Pertumbuhan(Syarat):
    """Growth: `ini` must exceed `lalu`; equal is no growth. With divisors the two ratios are compared exactly.

    A ratio over zero is undefined, not zero: PERLU_PENILAIAN. `terbuka` names the fact of how many of those that make
    up `ini` are not known yet: they can only add to a sum, and leave a ratio open either way.
    """

    satuan: str
    ini: str
    lalu: str
    pembagi_ini: str = ""
    pembagi_lalu: str = ""
    terbuka: str = ""

    @property
    def dibaca(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.ini, self.lalu, self.pembagi_ini, self.pembagi_lalu, self.terbuka)))

    def ukuran(self, versi: Versi) -> str:
        return "di atas tahun sebelumnya"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        perlu = [nama for nama in (self.ini, self.pembagi_ini, self.lalu, self.pembagi_lalu) if nama]
        kurang = [f"{sebut_fakta(nama)} belum diisi" for nama in perlu if fakta.get(nama) is None]
        angka = {nama: bilangan(nama, fakta[nama]) for nama in perlu if fakta.get(nama) is not None}
        kurang += [
            f"{sebut_fakta(nama)} 0 sehingga hasil baginya tidak terdefinisi"
            for nama in (self.pembagi_ini, self.pembagi_lalu)
            if angka.get(nama) == 0
        ]
        if (terbuka := fakta.get(self.terbuka)) and self.pembagi_ini:
            kurang.append(f"{terbuka} {sebut_fakta(self.pembagi_ini)} belum diketahui")
        if kurang:
            keadaan = f"belum dapat dibandingkan: {', '.join(kurang)}"
            # A ratio over a stated 0 is known: it is undefined, and no longer waits for anybody to state it.
            aktual = "tidak terdefinisi" if len(angka) == len(perlu) and not terbuka else None
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, keadaan, aktual=aktual, satuan=self.satuan)
        ini = angka[self.ini] / angka.get(self.pembagi_ini, 1)
        lalu = angka[self.lalu] / angka.get(self.pembagi_lalu, 1)
        tampil_ini, tampil_lalu = desimal(ini, lalu), desimal(lalu, ini)
        return self.temuan(
            Hasil.TERPENUHI if ini > lalu else Hasil.PERLU_PENILAIAN if terbuka else Hasil.TIDAK,
            versi,
            bersatuan(tampil_ini, self.satuan),
            f"{self.ukuran(versi)} {bersatuan(tampil_lalu, self.satuan)}",
            aktual=tampil_ini,
            syarat=tampil_lalu,
            satuan=self.satuan,
        )


@lru_cache(maxsize=4096)
def _sebut_bilangan(nilai: Fraction, satuan: str) -> str:
    """Writing a number costs most of a finding; the same threshold stands beside every firm of an import."""
    return bersatuan(desimal(nilai, nilai), satuan)


def sebut_fakta(nama: str) -> str:
    """The key of a fact of two years as words: "ukm_lalu" -> "UKM tahun lalu"."""
    pokok, _, tahun = nama.rpartition("_")
    return f"{pokok.replace('_', ' ').replace('ukm', 'UKM')} tahun {tahun}"


def bilangan(nama: str, nilai: Any) -> Fraction:
    """A number as an exact fraction. Raises TypeError for what is no exact number (float, bool, text)."""
    if isinstance(nilai, bool) or not isinstance(nilai, (int, Decimal, Fraction)):
        raise TypeError(f"Fakta {nama} harus int, Decimal atau Fraction, bukan {type(nilai).__name__}.")
    if isinstance(nilai, Decimal) and not nilai.is_finite():
        raise ValueError(f"Fakta {nama} bukan bilangan berhingga: {nilai}.")
    return Fraction(nilai)
