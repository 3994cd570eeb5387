"""The figures as an office reads and types them: balance sheet and result, section by section, with their totals."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from aturan.kesehatan import ANGKA, turunan
from aturan.kesehatan.angka import AKTIVA, HASIL, KEWAJIBAN_LANCAR, KOLEKTIBILITAS, LAIN, PASIVA, Pos
from core.dasar.rupa import IsianSalah, baca_rupiah, tulis_isian
from core.halaman.bidang import RupiahField
from core.halaman.forms import OPSIONAL
from core.lembar.sel import SEN, Sel, bukan_tanggal, hanya_nilai

NEGATIF = re.compile(r"[-−–]\s*(.+)|\((.+)\)")
KEWAJIBAN = (*KEWAJIBAN_LANCAR, "kewajiban_jangka_panjang")
PENDAPATAN = ("partisipasi_bruto", "pendapatan_non_anggota")
BEBAN = ("beban_pokok", "beban_usaha", "beban_usaha_anggota", "biaya_karyawan", "beban_perkoperasian")

SELISIH = "selisih_neraca"


@dataclass(frozen=True)
class Bagian:
    """One section of the sheet: its lines, and the totals below it (code, name)."""

    judul: str
    pos: tuple[Pos, ...]
    jumlah: tuple[tuple[str, str], ...] = ()


def _kelompok(kelompok: str, kecuali: tuple[str, ...] = ()) -> tuple[Pos, ...]:
    return tuple(p for p in ANGKA if p.kelompok == kelompok and p.kode not in kecuali)


def _bernama(*kode: str) -> tuple[Pos, ...]:
    return tuple(p for p in ANGKA if p.kode in kode)


BAGIAN = (
    Bagian("Aset", _kelompok(AKTIVA), (("total_aset", "Total aset"),)),
    Bagian("Kewajiban", _bernama(*KEWAJIBAN), (("kewajiban", "Jumlah kewajiban"),)),
    Bagian(
        "Ekuitas", _kelompok(PASIVA, KEWAJIBAN),
        (
            ("ekuitas", "Jumlah ekuitas"), ("total_pasiva", "Total kewajiban dan ekuitas"),
            (SELISIH, "Selisih neraca"),
        ),
    ),
    Bagian("Pendapatan", _bernama(*PENDAPATAN), (("pendapatan", "Jumlah pendapatan"),)),
    Bagian("Beban", _bernama(*BEBAN)),
    Bagian("Sisa hasil usaha (SHU)", _kelompok(HASIL, (*PENDAPATAN, *BEBAN))),
    Bagian("Kolektibilitas pinjaman", _kelompok(KOLEKTIBILITAS)),
    Bagian("Volume pinjaman dan manfaat anggota", _kelompok(LAIN)),
)  # fmt: skip
DIJUMLAH = {"kewajiban": BAGIAN[1].pos, "ekuitas": BAGIAN[2].pos, "pendapatan": BAGIAN[3].pos}


def bagian_untuk(jenis: str) -> Iterator[tuple[str, list[Pos], tuple[tuple[str, str], ...]]]:
    """(heading, lines, totals) of the sections that this kind of koperasi reports."""
    for b in BAGIAN:
        yield b.judul, [p for p in b.pos if p.untuk(jenis)], b.jumlah


def jumlah_neraca(angka: Mapping[str, Decimal | None], jenis: str, sakelar) -> dict[str, Decimal | None]:
    """Every total of the sheet; None where a line of it is not known."""
    hasil = dict(turunan(angka, jenis, sakelar))
    for kode, pos in DIJUMLAH.items():
        nilai = [angka.get(p.kode) for p in pos if p.untuk(jenis)]
        hasil[kode] = None if None in nilai else sum(nilai, Decimal(0))
    return hasil


def selisih_neraca(angka: Mapping[str, Decimal | None], jenis: str) -> Decimal:
    """Total assets less total liabilities and equity; nought while a line of them is not known."""
    return jumlah_neraca(angka, jenis, {})[SELISIH] or Decimal(0)


# The boxes into which they are typed


def tanpa_opsional(form) -> None:
    """Take the mark of an optional field off every label: here each line may wait."""
    for bidang in form.fields.values():
        bidang.label = str(bidang.label).removesuffix(OPSIONAL)


def _baca_bertanda(teks: str) -> Decimal:
    cocok = NEGATIF.fullmatch(str(teks).strip())
    return -baca_rupiah(cocok[1] or cocok[2]) if cocok else baca_rupiah(teks)


def tulis_bertanda(nilai: Decimal) -> str:
    """A figure as its box shows it, so that reading it back gives the same one: '-15.000.000'."""
    return f"-{tulis_isian(-nilai)}" if nilai < 0 else tulis_isian(nilai)


class RupiahBertandaField(RupiahField):
    """Amount that may be a loss: '-5.000.000' or '(5.000.000)'."""

    baca = staticmethod(_baca_bertanda)
    tulis = staticmethod(tulis_bertanda)


def bidang_angka(pos: Pos) -> RupiahField:
    """The box of one line of the report."""
    kelas = RupiahBertandaField if pos.boleh_negatif else RupiahField
    return kelas(label=pos.nama, required=False, help_text=pos.petunjuk)


# The cells of a sheet that hold them


def teks_angka(sel: Sel) -> str:
    """An amount of a cell as a person would type it. Raises IsianSalah for dates, formulas without result, errors."""
    jenis, isi = hanya_nilai(sel)
    bukan_tanggal(jenis, "misalnya 15.000.000")
    if jenis == "teks":
        return isi
    nilai = Decimal(isi)
    if abs(nilai) < 1000 and nilai != nilai.to_integral_value():
        # '1.500' typed into an English Excel, or millions written as 1,5.
        raise IsianSalah(f"Sel ini berisi {isi.replace('.', ',')}. Tulis rupiah penuh, misalnya 1.500.000.")
    if abs(nilai) >= 10**18:
        return f"{nilai:f}"[:60]
    return tulis_bertanda(nilai.quantize(SEN))
