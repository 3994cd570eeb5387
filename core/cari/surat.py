"""What the search finds of letters: by number, and by the code of the check."""

from core.cari.sumber import Sumber
from core.models import Surat

SURAT = Sumber(
    "surat",
    "Surat",
    Surat,
    Surat.objects.terlihat_oleh,
    ("nomor", "kode"),
    "hal",
    "surat_pdf",
    bawah=("nomor", "instansi__nama"),
    wilayah=("objek__wilayah",),
)
