"""What the search finds of the firms: by their own name and product, never by who owns them."""

from core.cari.sumber import Sumber
from sentra_ukm.models import Ukm

UKM = Sumber(
    "ukm",
    "UKM",
    Ukm,
    Ukm.objects.terlihat_oleh,
    ("nama_usaha", "produk"),
    "nama_usaha",
    "ukm_ubah",
    bawah=("produk", "usulan__sentra__nama", "usulan__tahun"),
    kunci=("usulan_id", "kunci"),
    wilayah=("usulan__wilayah",),
)
