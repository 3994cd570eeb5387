"""What the search finds of sentra, by name, product and kecamatan, and of regions."""

from core.cari.sumber import Sumber
from core.dasar.izin import KODE_PUSAT
from core.dasar.waktu import hari_ini
from core.models import Wilayah
from sentra_ukm.models import Sentra
from sentra_ukm.sentra.forms import SaringSentra, SaringWilayah


def wilayah_terlihat(pengguna):
    """The regions of today."""
    return Wilayah.objects.terlihat_oleh(pengguna).berlaku(hari_ini()).exclude(pk=KODE_PUSAT)


SENTRA = Sumber(
    "sentra",
    "Sentra",
    Sentra,
    Sentra.objects.terlihat_oleh,
    SaringSentra.cari_pada,
    "nama",
    "sentra_rinci",
    bawah=("produk", "kecamatan", "wilayah__nama"),
    daftar="sentra_daftar",
    wilayah=("wilayah",),
)
WILAYAH = Sumber(
    "wilayah",
    "Wilayah",
    Wilayah,
    wilayah_terlihat,
    SaringWilayah.cari_pada,
    "nama",
    "wilayah_rinci",
    bawah=("kode",),
    keadaan="jenis",
    daftar="wilayah_daftar",
    wilayah=("pk",),
)
