"""A bar that stands in the row of its table: chart and table are one."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.grafik.warna import BELUM, GARIS_KUAT, LEMBAR, NADA, SOGA

LEBAR, TINGGI = 100, 10
Bilangan = int | Decimal


def nada(ke: int, banyak: int) -> str:
    """The tone of part `ke` of `banyak`; what lies beyond the tones (a fifth for six) is not known."""
    semua = NADA if banyak <= len(NADA) + 1 else (*NADA, GARIS_KUAT)
    return semua[ke] if ke < len(semua) and banyak <= len(semua) + 1 else BELUM


def batang(bagian: Sequence[Bilangan], penuh: Bilangan, *, warna: Sequence[str] = ()) -> SafeString:
    """A bar of `penuh` units whose `bagian` stand one after another, in `warna` or the tones in their order.

    Nothing where `penuh` is 0.
    """
    if not penuh:
        return SafeString("")
    isi, kiri = [], Decimal(0)
    for ke, nilai in enumerate(bagian):
        lebar = min(Decimal(nilai) / Decimal(penuh), Decimal(1)) * LEBAR
        isi.append((f"{kiri:.2f}", f"{lebar:.2f}", warna[ke] if warna else nada(ke, len(bagian))))
        kiri += lebar
    return format_html(
        '<svg class="batang" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        LEBAR,
        TINGGI,
        format_html_join(
            "",
            '<rect x="{}" width="{}" height="10" fill="{}" stroke="{}" stroke-width="0.4"/>',
            ((x, lebar, satu, GARIS_KUAT if satu == BELUM else LEMBAR) for x, lebar, satu in isi),
        ),
    )


def batang_andai(sekarang: Bilangan, andai: Bilangan, penuh: Bilangan) -> SafeString:
    """The bar of what is, and beside it what would come (hatched) or what would go (only its outline)."""
    if not penuh:
        return SafeString("")
    tetap, beda = min(sekarang, andai), abs(andai - sekarang)
    x, lebar = (f"{Decimal(n) / Decimal(penuh) * LEBAR:.2f}" for n in (tetap, beda))
    tambah = andai > sekarang
    return format_html(
        '<svg class="batang" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="10" fill="{}"/><rect x="{}" width="{}" height="10" fill="{}" stroke="{}"'
        ' stroke-width="0.6"/>{}</svg>',
        LEBAR,
        TINGGI,
        x,
        NADA[0],
        x,
        lebar,
        "#f8edd7" if tambah else LEMBAR,
        SOGA,
        _lereng(Decimal(x), Decimal(lebar)) if tambah else "",
    )


def _lereng(x: Decimal, lebar: Decimal) -> SafeString:
    """Upright hatching: 45 degrees would be drawn out with the bar."""
    jalan = "".join(f"M{x + langkah} 0v10" for langkah in _langkah(lebar))
    return format_html('<path d="{}" stroke="{}" stroke-width="0.4"/>', jalan, SOGA) if jalan else SafeString("")


def _langkah(lebar: Decimal) -> list[Decimal]:
    jarak = Decimal("1.2")
    return [jarak * n for n in range(1, int(lebar / jarak) + 1) if jarak * n < lebar]
