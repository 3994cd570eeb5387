"""What the work desk shows of accounts: requests that wait for a second admin."""

from core.dasar.izin import Izin, boleh
from core.halaman.panel import Lajur
from core.models import PermintaanAkun


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
