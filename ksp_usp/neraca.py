"""The figures as an office reads them: the balance sheet and the result, section by section, with their totals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from aturan.kesehatan import ANGKA, turunan
from aturan.kesehatan.angka import AKTIVA, HASIL, KEWAJIBAN_LANCAR, KOLEKTIBILITAS, LAIN, PASIVA, Pos

KEWAJIBAN = (*KEWAJIBAN_LANCAR, "kewajiban_jangka_panjang")
PENDAPATAN = ("partisipasi_bruto", "pendapatan_non_anggota")
BEBAN = ("beban_pokok", "beban_usaha", "beban_usaha_anggota", "biaya_karyawan", "beban_perkoperasian")


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
            ("selisih_neraca", "Selisih neraca"),
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
