"""Rules on what is recorded: the time between two dates, a field that is filled, a list that is empty."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from aturan.bahasa.ambang import Ambang, Andaian, Fakta, Syarat
from aturan.bahasa.bilangan import bersatuan, tanggal
from aturan.bahasa.tanggal import tambah_bulan
from aturan.bahasa.temuan import Hasil, Temuan
from aturan.bahasa.versi import Per, Versi

BULAN_SATUAN = {"bulan": 1, "tahun": 12}


def jarak(dari: date, sampai: date, satuan: str) -> Fraction:
    """Time from `dari` to `sampai` in "hari", "bulan" or "tahun", negative when it runs back.

    Whole months or years by the calendar plus the share of the one begun: one day short of two years is
    1 + 364/365, never 2.
    """
    utuh, sisa, panjang = _urai(dari, sampai, satuan)
    return utuh + Fraction(sisa, panjang)


def _urai(dari: date, sampai: date, satuan: str) -> tuple[int, int, int]:
    """Whole units, days of the unit begun, days that this unit has."""
    if satuan == "hari":
        return (sampai - dari).days, 0, 1
    bulan = BULAN_SATUAN[satuan]
    utuh = ((sampai.year - dari.year) * 12 + sampai.month - dari.month) // bulan
    if tambah_bulan(dari, utuh * bulan) > sampai:
        utuh -= 1
    awal, akhir = (tambah_bulan(dari, n * bulan) for n in (utuh, utuh + 1))
    return utuh, (sampai - awal).days, (akhir - awal).days


@dataclass(frozen=True, kw_only=True)
class Jangka(Ambang):
    """The time from the fact `dari` to the fact `sampai`, both dates, against the value in force; `satuan` counts.

    `acuan` is the day `dari` in words where zero is the limit: "tidak sebelum pengesahan akta" says it better.
    """

    dari: str
    sampai: str
    acuan: str = ""

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.dari, self.sampai)

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        dari, sampai = fakta.get(self.dari), fakta.get(self.sampai)
        lama = None if dari is None or sampai is None else jarak(dari, sampai, self.satuan)
        return super()._uji({**fakta, self.fakta: lama}, versi, per, pengganti)

    def teks(self, nilai: Any) -> str:
        return f"tidak sebelum {self.acuan}" if self.acuan and not nilai else super().teks(nilai)

    def _tulis(self, nilai: Any, batas: Any, fakta: Fakta) -> str:
        dari, sampai = fakta[self.dari], fakta[self.sampai]
        if self.acuan:
            return f"{tanggal(sampai)} ({self.acuan} {tanggal(dari)})"
        utuh, sisa, _ = _urai(dari, sampai, self.satuan)
        lama = f"{bersatuan(utuh, self.satuan)}{f' {sisa} hari' if sisa else ''}"
        if utuh < 0 and sisa:
            lama = f"kurang dari 0 {self.satuan}"
        return f"{lama} ({tanggal(dari)} sampai {tanggal(sampai)})"


@dataclass(frozen=True, kw_only=True)
class Terisi(Syarat):
    """Each of the facts `fakta` must be on record; what they hold is not judged. An empty one is not known."""

    fakta: tuple[str, ...]

    @property
    def dibaca(self) -> tuple[str, ...]:
        return self.fakta

    @property
    def pemisah(self) -> str:
        return ": "

    def ukuran(self, versi: Versi) -> str:
        return "tercatat"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        ukuran = self.ukuran(versi)
        isi = [fakta.get(nama) for nama in self.fakta]
        if any(nilai is None or nilai == "" for nilai in isi):
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, "belum diisi", ukuran)
        teks = " sampai ".join(tanggal(nilai) if isinstance(nilai, date) else str(nilai) for nilai in isi)
        return self.temuan(Hasil.TERPENUHI, versi, teks, ukuran, aktual=teks)


@dataclass(frozen=True, kw_only=True)
class TidakAda(Syarat):
    """The fact is a list of names that must be empty; None is not known."""

    fakta: str

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.fakta,)

    @property
    def pemisah(self) -> str:
        return ": "

    def ukuran(self, versi: Versi) -> str:
        return "tidak ada"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        ukuran = self.ukuran(versi)
        isi = fakta.get(self.fakta)
        if isi is None:
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, "belum diisi", ukuran)
        teks = ", ".join(isi) or ukuran
        hasil = Hasil.TIDAK if isi else Hasil.TERPENUHI
        return self.temuan(hasil, versi, teks, ukuran, aktual=teks)


@dataclass(frozen=True, kw_only=True)
class Ada(Syarat):
    """What must be given or attached: the fact is True or False."""

    fakta: str

    @property
    def dibaca(self) -> tuple[str, ...]:
        return (self.fakta,)

    @property
    def pemisah(self) -> str:
        return ": "

    def ukuran(self, versi: Versi) -> str:
        return "ada"

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        ada = fakta.get(self.fakta)
        if ada is None:
            return self.temuan(Hasil.PERLU_PENILAIAN, versi, "belum diisi", self.ukuran(versi))
        if not isinstance(ada, bool):
            raise TypeError(f"Fakta {self.fakta} harus True, False atau None, bukan {ada!r}.")
        teks = "ada" if ada else "belum ada"
        return self.temuan(Hasil.TERPENUHI if ada else Hasil.TIDAK, versi, teks, self.ukuran(versi), aktual=teks)
