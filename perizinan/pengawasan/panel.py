"""What supervision shows on the page of a koperasi."""

from core.dasar.izin import Izin, boleh
from core.halaman.panel import Panel
from perizinan.models import StatusSanksi
from perizinan.models.sanksi import TERBUKA


def sanksi_koperasi(koperasi, pengguna) -> Panel:
    """The sanctions in force or proposed, and the way to the ladder."""
    dapat = bool(boleh(pengguna, Izin.SUSUN_SANKSI, koperasi))
    daftar = list(koperasi.sanksi.filter(status__in=(*TERBUKA, StatusSanksi.BERLAKU)).order_by("pk"))
    if not dapat:  # what is not sent yet is an internal note
        daftar = [s for s in daftar if s.status == StatusSanksi.BERLAKU]
    return Panel("perizinan/pengawasan/_panel_koperasi.html", {"koperasi": koperasi, "daftar": daftar, "dapat": dapat})
