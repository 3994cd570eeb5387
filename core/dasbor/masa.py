"""The period of a dashboard as its address has it: this year to date, a year, a quarter, or two days."""

import re
from calendar import monthrange
from datetime import date

from django import forms

from core.dasar.rupa import tanggal_indonesia
from core.halaman.bidang import TanggalField

AWAL = 2020  # the first year that is offered
TERAWAL = date(AWAL, 1, 1)  # far enough back that no rule that a figure asks was not yet in force
TRIWULAN = ("I", "II", "III", "IV")
MASA = re.compile(r"([0-9]{4})(?:-([1-4]))?")


def batas_masa(kode: str, kini: date) -> tuple[date, date]:
    """First and last day of '2026' or of '2026-3', its third quarter; one that is not over ends with `kini`."""
    tahun, triwulan = MASA.fullmatch(kode).groups()
    awal, akhir = (1, 12) if triwulan is None else (3 * int(triwulan) - 2, 3 * int(triwulan))
    sampai = date(int(tahun), akhir, monthrange(int(tahun), akhir)[1])
    return date(int(tahun), awal, 1), min(sampai, kini)


def pilihan_masa(kini: date) -> list[tuple[str, str]]:
    """Quarters of this year and of the last, and every year, the newest first; none that has not begun."""
    pilihan = [("", f"Tahun {kini.year} sampai hari ini")]
    for tahun in range(kini.year, AWAL - 1, -1):
        if tahun < kini.year:
            pilihan.append((str(tahun), f"Tahun {tahun}"))
        if tahun >= kini.year - 1:
            pilihan += [
                (f"{tahun}-{n}", f"Triwulan {TRIWULAN[n - 1]} {tahun}")
                for n in range(4, 0, -1)
                if date(tahun, 3 * n - 2, 1) <= kini
            ]
    return pilihan


def sebut_masa(dari: date, sampai: date) -> str:
    """'1 Januari sampai 2 Desember 2026'."""
    awal = tanggal_indonesia(dari)
    return f"{awal.removesuffix(f' {sampai.year}')} sampai {tanggal_indonesia(sampai)}"


class MasaForm(forms.Form):
    """One of the offered periods, or two days of one's own, which count when they are typed."""

    masa = forms.ChoiceField(
        label="Masa",
        required=False,
        error_messages={"invalid_choice": "Pilih masa dari daftar: “%(value)s” tidak ada."},
    )
    dari = TanggalField(label="Dari tanggal", required=False, terkecil=TERAWAL)
    sampai = TanggalField(label="Sampai tanggal", required=False, terkecil=TERAWAL)

    def __init__(self, *args, kini: date, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.kini = kini
        self.fields["masa"].choices = pilihan_masa(kini)

    def clean(self):
        isi = super().clean()
        dari, sampai = isi.get("dari"), isi.get("sampai")
        for nama, hari in (("dari", dari), ("sampai", sampai)):
            if hari and hari > self.kini:
                self.add_error(nama, f"Tanggal ini belum tiba. Isi paling akhir {tanggal_indonesia(self.kini)}.")
        if not self.errors and dari and dari > (sampai or self.kini):
            self.add_error("sampai" if sampai else "dari", "Masa ini berakhir sebelum mulai. Tukar kedua tanggalnya.")
        return isi

    @property
    def batas(self) -> tuple[date, date]:
        """First and last day of what was chosen."""
        dari, sampai = self.cleaned_data["dari"], self.cleaned_data["sampai"]
        if not dari and not sampai:
            return batas_masa(self.cleaned_data["masa"] or str(self.kini.year), self.kini)
        sampai = sampai or self.kini
        return dari or date(sampai.year, 1, 1), sampai
