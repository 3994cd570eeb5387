"""What the search finds of the health assessments."""

from core.cari.sumber import Sumber
from ksp_usp.models import PenilaianKesehatan
from ksp_usp.penilaian.forms.saring import SaringPenilaian

PENILAIAN = Sumber(
    "penilaian",
    "Penilaian kesehatan",
    PenilaianKesehatan,
    PenilaianKesehatan.objects.terlihat_oleh,
    SaringPenilaian.cari_pada,
    "koperasi__nama",
    "penilaian_rinci",
    bawah=("nomor_perkara", "tahun_buku"),
    keadaan="status",
    daftar="penilaian_daftar",
    wilayah=("wilayah", "berwenang"),
)
