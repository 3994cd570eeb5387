"""A map of the country, or of one province: the outline, and a point for each kabupaten/kota by size and shape.

The coast is simplified from Natural Earth (public domain), plate carrée: 1,000 units for 47 degrees from 94.5 E, 6.5 N.
templates/komponen/garis_indonesia.html has it for the whole country, garis-indonesia.txt finer, an island a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.dasar import rupa
from core.grafik.garis import HURUF
from core.grafik.pantai import potong
from core.grafik.warna import AKSI, GARIS_KUAT, LEMBAR, MORI_TUA, PERHATIAN, TINTA

BUJUR_KIRI, LINTANG_ATAS = Decimal("94.5"), Decimal("6.5")
SKALA = Decimal(1000) / 47
LEBAR, TINGGI = 1000, 383
SEPEREMPAT = (25, 50, 75)
UKURAN = (3.5, 5.0, 6.5, 8.5)
PULAU = (  # where the names of the islands stand beside their points
    ("Sumatera", 95, 228), ("Jawa", 300, 318), ("Kalimantan", 372, 58), ("Sulawesi", 500, 272),
    ("Bali dan Nusa Tenggara", 385, 366), ("Maluku", 735, 252), ("Papua", 905, 140),
)  # fmt: skip


@dataclass(frozen=True)
class Titik:
    """A kabupaten/kota of the map: its name, where it lies, and its value (None: not known)."""

    nama: str
    lintang: Decimal
    bujur: Decimal
    nilai: Decimal | int | None


@dataclass(frozen=True)
class Golongan:
    """A class of values: what the key says, how many points it has, and how one is drawn (`rupa`, `ukuran`)."""

    kata: str
    titik: tuple[Titik, ...]
    rupa: str
    ukuran: float

    @property
    def kunci(self) -> SafeString:
        """Its mark for the key."""
        isi = _noda(self, [(7, 7)], 1)
        return format_html('<svg class="kunci-peta" viewBox="0 0 14 14" aria-hidden="true">{}</svg>', isi)


def titik(lintang: Decimal, bujur: Decimal) -> tuple[Decimal, Decimal]:
    """Place of a coordinate on the map, in units from its upper left corner."""
    return (bujur - BUJUR_KIRI) * SKALA, (LINTANG_ATAS - lintang) * SKALA


def golongkan(semua: Sequence[Titik], satuan: str = "") -> list[Golongan]:
    """The classes of a map, by size from small to large; nothing and "not known" have shapes of their own.

    Shares (`satuan` "%") are parted at the quarters, and one of 0 asks for attention; other values are parted where
    three classes hold about as many points each.
    """
    batas = SEPEREMPAT if satuan == "%" else _batas(sorted(t.nilai for t in semua if t.nilai))
    hasil = []
    for bawah, atas, ukuran in zip((None, *batas), (*batas, None), UKURAN, strict=False):
        isi = tuple(
            t for t in semua if t.nilai and (bawah is None or t.nilai > bawah) and (atas is None or t.nilai <= atas)
        )
        if isi:
            hasil.append(Golongan(_kata(bawah, atas, satuan), isi, "penuh", ukuran))
    for kata, rupa_titik, syarat in (
        (f"0{satuan}", "kotak" if satuan == "%" else "kosong", lambda n: n == 0),
        ("belum diketahui", "cincin", lambda n: n is None),
    ):
        if isi := tuple(t for t in semua if syarat(t.nilai)):
            hasil.append(Golongan(kata, isi, rupa_titik, 5.0))
    return hasil


def _batas(urut: list) -> tuple:
    """Upper ends of the lower classes: each a value that occurs, so that equal values stand in one class."""
    return tuple(sorted({urut[len(urut) * bagian // 3] for bagian in (1, 2)} - {urut[-1]})) if urut else ()


def _kata(bawah, atas, satuan: str) -> str:
    """'sampai 25%', 'di atas 25 sampai 50%', 'di atas 75%'; one class alone is 'ada'."""
    kata = [f"di atas {rupa.angka_pendek(bawah)}"] if bawah is not None else []
    kata += [f"sampai {rupa.angka_pendek(atas)}"] if atas is not None else []
    return f"{' '.join(kata)}{satuan}" if kata else "ada"


def gambar(golongan: Sequence[Golongan], *, label: str, dekat: bool = False) -> SafeString:
    """The map of these classes. `dekat`: only the window around the points, each with its name where there is room."""
    semua = [t for g in golongan for t in g.titik]
    if not semua:
        return SafeString("")
    x, y, lebar, tinggi = _jendela(semua) if dekat else (0.0, 0.0, float(LEBAR), float(TINGGI))
    skala = lebar / LEBAR
    titik_g = [(g, [tuple(map(float, titik(t.lintang, t.bujur))) for t in g.titik]) for g in golongan]
    nama = _nama(semua, (x, y, lebar, tinggi), skala) if dekat else [(n, a, b, "start") for n, a, b in PULAU]
    return format_html(
        '<svg class="peta" viewBox="{}" role="img" aria-label="{}" font-family="{}" font-size="{}" fill="{}">'
        '<g fill="{}" stroke="{}" stroke-width="{}">{}</g>{}{}</svg>',
        f"{x:.1f} {y:.1f} {lebar:.1f} {tinggi:.1f}",
        label,
        HURUF,
        f"{13 * skala:.2f}",
        TINTA,
        MORI_TUA,
        GARIS_KUAT,
        f"{0.5 * skala:.2f}",
        potong(x, y, lebar, tinggi) if dekat else garis_negara(),
        format_html_join("", "{}", ((_noda(g, tempat, skala * (2 if dekat else 1)),) for g, tempat in titik_g)),
        # First their halo: "paint-order" is not known to every reader of a PDF's source.
        format_html_join(
            "",
            '<text x="{0}" y="{1}" text-anchor="{2}" stroke="{3}" stroke-width="{4}">{5}</text>'
            '<text x="{0}" y="{1}" text-anchor="{2}">{5}</text>',
            ((f"{a:.1f}", f"{b:.1f}", j, LEMBAR, f"{3 * skala:.2f}", n) for n, a, b, j in nama),
        ),
    )


@cache
def garis_negara() -> SafeString:
    """The outline, once a process."""
    return render_to_string("komponen/garis_indonesia.html")


def _noda(golongan: Golongan, tempat: Sequence[tuple[float, float]], skala: float) -> SafeString:
    """The points of a class as one path: 514 of them in some 15 KB, which shrink to a sixth on the way."""
    setengah = golongan.ukuran / 2 * skala
    match golongan.rupa:
        case "kotak" | "kosong":
            bentuk = f"m{-setengah:.2f} {-setengah:.2f}h{2 * setengah:.2f}v{2 * setengah:.2f}h{-2 * setengah:.2f}z"
            isi, tepi = (PERHATIAN, LEMBAR) if golongan.rupa == "kotak" else (LEMBAR, GARIS_KUAT)
        case _:
            busur = f"a{setengah:.2f} {setengah:.2f} 0 1 0"
            bentuk = f"m{-setengah:.2f} 0{busur} {2 * setengah:.2f} 0{busur} {-2 * setengah:.2f} 0z"
            isi, tepi = (LEMBAR, AKSI) if golongan.rupa == "cincin" else (AKSI, LEMBAR)
    jalan = "".join(f"M{x:.1f} {y:.1f}{bentuk}" for x, y in tempat)
    tebal = (1.4 if golongan.rupa == "cincin" else 0.8 if golongan.rupa == "kosong" else 0.6) * skala
    return format_html('<path d="{}" fill="{}" stroke="{}" stroke-width="{}"/>', jalan, isi, tepi, f"{tebal:.2f}")


def _jendela(semua: Sequence[Titik]) -> tuple[float, float, float, float]:
    """The window around the points with a margin, in the shape of a page's width."""
    tempat = [tuple(map(float, titik(t.lintang, t.bujur))) for t in semua]
    kiri, kanan = min(x for x, _ in tempat), max(x for x, _ in tempat)
    atas, bawah = min(y for _, y in tempat), max(y for _, y in tempat)
    lebar = max((kanan - kiri) * 1.35, (bawah - atas) * 1.25 * 2, 24.0)
    tinggi = lebar / 2
    return (kiri + kanan - lebar) / 2, (atas + bawah - tinggi) / 2, lebar, tinggi


def _nama(semua: Sequence[Titik], jendela, skala: float) -> Iterator[tuple[str, float, float, str]]:
    """Names beside their points, right or left, above or below; one that finds no room stands in the list alone."""
    besar, jarak = 13 * skala, 11 * skala
    x0, y0, lebar, tinggi = jendela
    tempat = [(t, *map(float, titik(t.lintang, t.bujur))) for t in semua]
    terpakai = [(x - jarak / 2, y - jarak / 2, x + jarak / 2, y + jarak / 2) for _, x, y in tempat]
    for t, x, y in sorted(tempat, key=lambda satu: (satu[2], satu[1])):
        nama = t.nama.removeprefix("Kabupaten ")
        panjang = len(nama) * besar * 0.56
        for kiri, dasar, jangkar in (
            (x + jarak, y + besar * 0.35, "start"),
            (x - jarak, y + besar * 0.35, "end"),
            (x, y - jarak, "middle"),
            (x, y + jarak + besar * 0.8, "middle"),
        ):
            awal = kiri - {"start": 0, "end": panjang, "middle": panjang / 2}[jangkar]
            kotak = (awal, dasar - besar * 0.8, awal + panjang, dasar + besar * 0.2)
            di_dalam = x0 <= kotak[0] and kotak[2] <= x0 + lebar and y0 <= kotak[1] and kotak[3] <= y0 + tinggi
            if di_dalam and not any(_tindih(kotak, lain) for lain in terpakai):
                terpakai.append(kotak)
                yield nama, kiri, dasar, jangkar
                break


def _tindih(a, b) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
