"""The coast within a window of the map: what lies outside is not sent."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString

SUMBER = Path(__file__).with_name("garis-indonesia.txt")
TEPI = 1.0  # units beyond the window, so that no cut edge is seen
Pulau = list[tuple[float, float]]


@cache
def _pulau() -> tuple[Pulau, ...]:
    """The islands as polygons, read once a process."""
    return tuple(
        [(float(x), float(y)) for x, _, y in (titik.partition(",") for titik in baris.split())]
        for baris in SUMBER.read_text().splitlines()
    )


def potong(x: float, y: float, lebar: float, tinggi: float) -> SafeString:
    """The islands of the window at (x, y) as one path, cut at its edges."""
    kiri, atas, kanan, bawah = x - TEPI, y - TEPI, x + lebar + TEPI, y + tinggi + TEPI
    jalan = ""
    for pulau in _pulau():
        for sumbu, batas, di_dalam in (
            (0, kiri, kiri.__le__),
            (0, kanan, kanan.__ge__),
            (1, atas, atas.__le__),
            (1, bawah, bawah.__ge__),
        ):
            pulau = _iris(pulau, sumbu, batas, di_dalam)
        if pulau:
            jalan += f"M{'L'.join(f'{a:.1f} {b:.1f}' for a, b in pulau)}z"
    return format_html('<path class="darat" d="{}"/>', jalan)


def _iris(pulau: Pulau, sumbu: int, batas: float, di_dalam: Callable[[float], bool]) -> Pulau:
    """The part of a polygon on one side of a line across the axis `sumbu` (Sutherland and Hodgman)."""
    hasil: Pulau = []
    for lalu, kini in zip(pulau[-1:] + pulau[:-1], pulau, strict=True):
        if di_dalam(lalu[sumbu]) != di_dalam(kini[sumbu]):
            bagian = (batas - lalu[sumbu]) / (kini[sumbu] - lalu[sumbu])
            silang = lalu[1 - sumbu] + bagian * (kini[1 - sumbu] - lalu[1 - sumbu])
            hasil.append((batas, silang) if sumbu == 0 else (silang, batas))
        if di_dalam(kini[sumbu]):
            hasil.append(kini)
    return hasil
