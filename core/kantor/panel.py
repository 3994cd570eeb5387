"""What the work desk shows of accounts: requests that wait for a second admin, and what became of the own ones."""

from datetime import timedelta

from django.utils import timezone

from core.dasar.izin import Izin, boleh
from core.halaman.panel import Kabar, Lajur
from core.kantor.permintaan import tentang
from core.models import PermintaanAkun

UMUR_KABAR = timedelta(days=7)


def lajur_permintaan(pengguna) -> list[Lajur]:
    """Requests on accounts of the own office and of those below, but for the own ones."""
    if not boleh(pengguna, Izin.KELOLA_INSTANSI):
        return []
    semua = PermintaanAkun.objects.menunggu().dikelola_oleh(pengguna)
    semua = semua.exclude(diminta_oleh=pengguna).exclude(orang=pengguna)
    return [
        Lajur(
            "Permintaan akun: menunggu admin kedua",
            "Diminta admin lain; baru berlaku setelah Anda atau admin lain menyetujui.",
            semua.select_related("instansi__wilayah", "orang"),
        )
    ]


def kabar_permintaan(pengguna) -> list[Kabar]:
    """What another admin decided on the own requests, for a week or until the owner has set the password."""
    if not boleh(pengguna, Izin.KELOLA_INSTANSI):
        return []
    diputus = PermintaanAkun.objects.dikelola_oleh(pengguna).filter(
        diminta_oleh=pengguna, diputus_pada__gt=timezone.now() - UMUR_KABAR, dipakai_pada=None
    )
    diputus = diputus.exclude(diputus_oleh=pengguna).select_related("instansi__wilayah", "orang", "diputus_oleh")
    return [_kabar(p) for p in diputus.order_by("-diputus_pada", "-pk")[:5]]


def _kabar(p: PermintaanAkun) -> Kabar:
    if p.membuka and not p.orang.email:
        return Kabar(
            f"{tentang(p)} Sekarang giliran Anda memberi orangnya satu kode.",
            p.get_absolute_url(),
            "Tampilkan kode saya",
        )
    return Kabar(tentang(p), p.get_absolute_url(), "Buka permintaannya")
