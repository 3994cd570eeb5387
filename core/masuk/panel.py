"""What the work desk tells of the own account."""

from django.urls import reverse

from core.dasar.rupa import tanggal_indonesia, tanggal_jam
from core.halaman.panel import Kabar
from core.masuk.faktor import perlu_faktor, punya_faktor, tenggang_sampai
from core.models import PeristiwaAkun


def kabar_akun(pengguna) -> list[Kabar]:
    """The day until which a second factor is to be set up, and what happened to the account and was not read yet."""
    kabar = []
    if perlu_faktor(pengguna) and not punya_faktor(pengguna):
        sampai = tanggal_indonesia(tenggang_sampai(pengguna))
        kalimat = (
            "Penugasan Anda mewajibkan faktor kedua: selain kata sandi, kode dari telepon atau sidik jari. Pasang"
            f" paling lambat {sampai}; sesudah itu"
        )
        kabar.append(
            Kabar(f"{kalimat} hanya halaman pemasangannya yang terbuka.", reverse("faktor"), "Pasang sekarang")
        )
    if baru := PeristiwaAkun.objects.filter(pengguna=pengguna, dibaca=None).order_by("-pk").first():
        kabar.append(Kabar(f"{tanggal_jam(baru.waktu)}: {baru.kalimat} Bukan Anda?", reverse("akun"), "Buka Akun saya"))
    return kabar
