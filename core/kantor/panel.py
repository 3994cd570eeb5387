"""What the work desk shows of accounts: requests for a second admin, and what others did to one's own account."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Izin, boleh
from core.dasar.rupa import tanggal_jam
from core.halaman.panel import Kabar, Lajur
from core.models import Jejak, Pengguna, PermintaanAkun

LAMA = timedelta(days=7)  # how long the desk tells what was done to one's account
TERBANYAK = 3


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


def kabar_akun(pengguna) -> list[Kabar]:
    """What somebody else did to this account in the last week, the newest first."""
    jejak = Jejak.objects.filter(
        objek_jenis=Pengguna._meta.label_lower, objek_id=pengguna.pk, waktu__gt=timezone.now() - LAMA
    )
    baru = jejak.exclude(pengguna=pengguna).select_related("wilayah").order_by("-urutan")[:TERBANYAK]
    return [
        Kabar(
            f"Akun Anda: {j.pelaku} {j.kalimat}, {tanggal_jam(j.waktu, j.wilayah.zona)}. Tidak tahu-menahu? Segera"
            " hubungi admin lain.",
            reverse("akun"),
            "Buka akun saya",
        )
        for j in baru
    ]
