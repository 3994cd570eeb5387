"""The chart of the seven aspects over the years: plain geometry for an SVG, every bar with its own label."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from aturan.bahasa.bilangan import angka as tulis
from aturan.kesehatan import NilaiAspek, Penilaian

TAHUN_TERBANYAK = 5  # more years make bars that nobody tells apart
KIRI, LEBAR, KANAN = 48, 400, 120
TINGGI, SELA, KEPALA, JUDUL = 16, 14, 8, 18


@dataclass(frozen=True)
class Batang:
    """One bar: the year, its place and length in units of the drawing, its label."""

    tahun: int
    y: int
    panjang: int
    teks: str
    terakhir: bool

    @property
    def y_teks(self) -> int:
        return self.y + TINGGI - 4


def persen_bulat(aspek: NilaiAspek) -> str:
    """Score in percent of the weight without decimals, halves up: for reading at a glance."""
    return tulis(aspek.persen.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def grafik(tahun: list[tuple[int, Penilaian]]) -> dict:
    """Groups of bars by aspect, each bar the score in percent of the aspect's weight, the newest year last."""
    kelompok, y = [], KEPALA
    for urut, aspek in enumerate(tahun[-1][1].aspek):
        batang = []
        atas = y
        y += JUDUL
        for nomor, (angka_tahun, skor) in enumerate(tahun):
            a = skor.aspek[urut]
            panjang = int((a.persen * LEBAR / 100).to_integral_value())
            teks = f"{tulis(a.skor, 2)} ({persen_bulat(a)}%)"
            batang.append(Batang(angka_tahun, y, panjang, teks, nomor == len(tahun) - 1))
            y += TINGGI
        kelompok.append(
            {
                "nama": aspek.nama,
                "bobot": tulis(aspek.bobot),
                "y": atas + 13,
                "atas": atas + JUDUL,
                "bawah": y,
                "batang": batang,
            }
        )
        y += SELA
    return {
        "kelompok": kelompok, "lebar": KIRI + LEBAR + KANAN, "tinggi": y, "kiri": KIRI, "tebal": TINGGI - 4,
        "batas": KIRI + LEBAR, "x_tahun": KIRI - 8, "x_teks": KIRI + LEBAR + 8, "tahun": [t for t, _ in tahun],
    }  # fmt: skip
