"""What the calendar asks of whoever keeps it, on the work desk."""

from django.urls import reverse

from core.dasar.izin import Izin, boleh
from core.halaman.panel import Kabar
from core.kalender.libur import belum_dikonfirmasi


def kabar_kalender(pengguna) -> list[Kabar]:
    """Each year that waits for its confirmation, to the admin of the ministry."""
    if not boleh(pengguna, Izin.ATUR_KALENDER):
        return []
    return [
        Kabar(kalimat_belum(tahun), reverse("hari_libur_tahun", args=[tahun]), f"Buka hari libur {tahun}")
        for tahun in belum_dikonfirmasi(pengguna.hari_ini)
    ]


def kalimat_belum(tahun: int) -> str:
    """What an unconfirmed year means, for desk and mail."""
    return (
        f"Hari libur {tahun} belum dikonfirmasi: tenggat hari kerja pada tahun itu bersifat sementara. Cocokkan"
        " dengan Keputusan Bersama tiga menteri, lalu konfirmasi."
    )
