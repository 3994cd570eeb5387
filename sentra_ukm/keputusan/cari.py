"""What the search finds of the Keputusan Menteri."""

from core.cari.sumber import Sumber
from sentra_ukm.keputusan.forms import SaringKeputusan
from sentra_ukm.models import Keputusan

KEPUTUSAN = Sumber(
    "keputusan",
    "Keputusan Menteri",
    Keputusan,
    Keputusan.objects.terlihat_oleh,
    SaringKeputusan.cari_pada,
    "tentang",
    "keputusan_rinci",
    bawah=("nomor_perkara", "surat__nomor"),
    keadaan="status",
    daftar="keputusan_daftar",
)
