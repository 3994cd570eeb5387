"""Where a sentra lies: a window of the outline map with one point."""

from core.grafik.peta import LEBAR, TINGGI, titik
from sentra_ukm.models import Sentra

JENDELA_LEBAR, JENDELA_TINGGI = 200, 110  # units: about 9 by 5 degrees


def peta_titik(sentra: Sentra) -> dict | None:
    """The window around the sentra, or around its kabupaten/kota while it has no coordinates; None without both."""
    letak = sentra if sentra.lintang is not None and sentra.bujur is not None else sentra.wilayah
    if letak.lintang is None or letak.bujur is None:
        return None
    x, y = titik(letak.lintang, letak.bujur)
    kiri = min(max(x - JENDELA_LEBAR // 2, 0), LEBAR - JENDELA_LEBAR)
    atas = min(max(y - JENDELA_TINGGI // 2, 0), TINGGI - JENDELA_TINGGI)
    return {
        "x": f"{x:.1f}",
        "y": f"{y:.1f}",
        "jendela": f"{kiri:.1f} {atas:.1f} {JENDELA_LEBAR} {JENDELA_TINGGI}",
        "tepat": letak is sentra,
    }
