"""A line over periods, with its limit; the first and the last value stand beside it in figures."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.dasar import rupa
from core.grafik.warna import AKSI, GARIS, LEMBAR, PERHATIAN, TINTA

LEBAR, TINGGI = 396, 196
KIRI, KANAN, ATAS, BAWAH = 44, 64, 24, 28
HURUF = "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
LABEL_TERBANYAK = 8


def garis(
    titik: Sequence[tuple[str, Decimal | int | None]],
    *,
    label: str,
    batas: Decimal | int | None = None,
    batas_kata: str = "",
) -> SafeString:
    """The chart of (period, value) rows; a value that is not known leaves a gap. Nothing where fewer than two are.

    `label` says in one sentence what is seen, for who does not see it.
    """
    ada = [Decimal(n) for _, n in titik if n is not None]
    if len(ada) < 2:
        return SafeString("")
    skala = _skala(max([*ada, *([Decimal(batas)] if batas is not None else [])]))
    tertinggi = skala[-1]
    lebar = LEBAR - KIRI - KANAN
    x = [KIRI + lebar * ke / max(len(titik) - 1, 1) for ke in range(len(titik))]

    def y(nilai: Decimal | int) -> float:
        return float(TINGGI - BAWAH - (TINGGI - ATAS - BAWAH) * Decimal(nilai) / tertinggi)

    kisi = format_html_join(
        "",
        '<path d="M{} {}H{}" stroke="{}" fill="none"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        ((KIRI, f"{y(n):.1f}", LEBAR - KANAN, GARIS, KIRI - 8, f"{y(n) + 5:.1f}", rupa.angka_pendek(n)) for n in skala),
    )
    return format_html(
        '<svg class="bagan" viewBox="0 0 {} {}" role="img" aria-label="{}" font-family="{}" font-size="13" fill="{}">'
        "{}{}{}{}</svg>",
        LEBAR,
        TINGGI,
        label,
        HURUF,
        TINTA,
        kisi,
        _batas(y(batas), batas_kata or rupa.angka_pendek(batas)) if batas is not None else "",
        _seri(titik, x, y),
        _sumbu([kata for kata, _ in titik], x),
    )


def _skala(tertinggi: Decimal) -> list[Decimal]:
    """0 and at most four round steps up to the highest value."""
    if tertinggi <= 0:
        return [Decimal(0), Decimal(1)]
    dasar = Decimal(10) ** floor(log10(tertinggi / 3))
    langkah = next(dasar * n for n in (1, 2, 5, 10) if dasar * n * 4 >= tertinggi)
    return [langkah * n for n in range(ceil(tertinggi / langkah) + 1)]


def _batas(y: float, kata: str) -> SafeString:
    return format_html(
        '<path d="M{} {}H{}" stroke="{}" stroke-width="1.5" stroke-dasharray="6 4" fill="none"/>'
        '<text x="{}" y="{}" fill="{}" font-weight="600">{}</text>',
        KIRI,
        f"{y:.1f}",
        LEBAR - KANAN,
        PERHATIAN,
        LEBAR - KANAN + 6,
        f"{y + 4:.1f}",
        PERHATIAN,
        kata,
    )


def _seri(titik, x, y) -> SafeString:
    """The line, a dot a value, and the first and the last value in figures."""
    jalan, putus = "", True
    ada = [(kiri, y(n), n) for kiri, (_, n) in zip(x, titik, strict=True) if n is not None]
    for kiri, (_, nilai) in zip(x, titik, strict=True):
        if nilai is not None:
            jalan += f"{'M' if putus else 'L'}{kiri:.1f} {y(nilai):.1f}"
        putus = nilai is None
    tanda = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="3.5" fill="{}" stroke="{}"/>',
        ((f"{kiri:.1f}", f"{atas:.1f}", AKSI, LEMBAR) for kiri, atas, _ in ada),
    )
    kata = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="{}" font-weight="600">{}</text>',
        (
            (f"{kiri + geser:.1f}", f"{atas - 9:.1f}", jangkar, rupa.angka_pendek(nilai))
            for (kiri, atas, nilai), geser, jangkar in ((ada[0], -2, "start"), (ada[-1], 4, "end"))
        ),
    )
    return format_html('<path d="{}" stroke="{}" stroke-width="2.5" fill="none"/>{}{}', jalan, AKSI, tanda, kata)


def _sumbu(kata: Sequence[str], x: Sequence[float]) -> SafeString:
    """The periods under the line; where they are many, every second, third …"""
    tiap = ceil(len(kata) / LABEL_TERBANYAK)
    return format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        ((f"{kiri:.1f}", TINGGI - 8, satu) for kiri, satu in list(zip(x, kata, strict=True))[::tiap]),
    )
