"""What supervision shows on the page of a koperasi, and on the work desk."""

from django.urls import reverse

from core.dasar.izin import Izin, boleh, penugasan_berizin
from core.dasar.waktu import hari_ini
from core.halaman.panel import Kabar, Panel
from ksp_usp.laporan.panel import koperasi_terlambat
from perizinan.models import StatusSanksi
from perizinan.models.sanksi import TERBUKA

DITEGUR = 3  # late reports from which the desk proposes a warning: our own choice, whoever is late can be warned


def kabar_teguran(pengguna) -> list[Kabar]:
    """How many koperasi of each office are late with several reports and not warned, and the page that drafts it."""
    hasil = []
    for wilayah in {p.instansi.wilayah for p in penugasan_berizin(pengguna, Izin.SUSUN_SANKSI)}:
        terlambat = koperasi_terlambat(wilayah, hari_ini(wilayah), DITEGUR)
        if banyak := terlambat.exclude(sanksi__status__in=(*TERBUKA, StatusSanksi.BERLAKU)).count():
            kalimat = f"{banyak} koperasi mempunyai {DITEGUR} laporan terlambat atau lebih dan belum ditegur."
            hasil.append(Kabar(kalimat, f"{reverse('teguran_banyak')}?wilayah={wilayah.pk}", "Lihat dan susun teguran"))
    return hasil


def sanksi_koperasi(koperasi, pengguna) -> Panel:
    """The sanctions in force or proposed, and the way to the ladder."""
    dapat = bool(boleh(pengguna, Izin.SUSUN_SANKSI, koperasi))
    daftar = list(koperasi.sanksi.filter(status__in=(*TERBUKA, StatusSanksi.BERLAKU)).order_by("pk"))
    if not dapat:  # what is not sent yet is an internal note
        daftar = [s for s in daftar if s.status == StatusSanksi.BERLAKU]
    return Panel("perizinan/pengawasan/_panel_koperasi.html", {"koperasi": koperasi, "daftar": daftar, "dapat": dapat})
