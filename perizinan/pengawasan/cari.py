"""What the search finds of the sanctions."""

from core.cari.sumber import Sumber
from perizinan.models import Sanksi
from perizinan.pengawasan.forms import SaringSanksi

SANKSI = Sumber(
    "sanksi",
    "Sanksi",
    Sanksi,
    Sanksi.objects.terlihat_oleh,
    SaringSanksi.cari_pada,
    "koperasi__nama",
    "sanksi_rinci",
    bawah=("nomor_perkara",),
    keadaan="status",
    daftar="sanksi_daftar",
    wilayah=("wilayah", "berwenang", "koperasi__wilayah", "koperasi__berwenang"),
)
