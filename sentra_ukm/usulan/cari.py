"""What the search finds of the nominations."""

from core.cari.sumber import Sumber
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.forms.usulan import SaringUsulan

USULAN = Sumber(
    "usulan",
    "Usulan",
    Usulan,
    Usulan.objects.terlihat_oleh,
    SaringUsulan.cari_pada,
    "sentra__nama",
    "usulan_rinci",
    bawah=("nomor_perkara", "wilayah__nama"),
    keadaan="status",
    daftar="usulan_daftar",
    wilayah=("wilayah",),
)
