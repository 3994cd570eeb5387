"""What every page of a logged-in person shows around its content: places, office, search."""

from django.urls import reverse

from core.peran import Peran

# (word, url name, roles that use it; None = everybody). At most seven places.
TEMPAT = (
    ("Meja kerja", "meja_kerja", None),
    ("Usulan", "usulan_daftar", None),
    ("Sentra", "sentra_daftar", None),
    ("Keputusan", "keputusan_daftar", None),
    ("Wilayah", "wilayah_daftar", None),
    ("Instansi", "instansi_kelola", {Peran.ADMIN_INSTANSI}),
    ("Aturan", "aturan", None),
)


def menu(request):
    """`menu` (places with their address and whether it is this one), `penugasan_saya`, `cari_url`."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return {}
    penugasan = pengguna.penugasan_aktif()
    peran = {p.peran for p in penugasan}
    di_sini = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "menu": [
            {"label": label, "url": reverse(nama), "di_sini": nama == di_sini}
            for label, nama, untuk in TEMPAT
            if untuk is None or peran & untuk
        ],
        "penugasan_saya": penugasan,
        "cari_url": reverse("usulan_daftar"),
    }
