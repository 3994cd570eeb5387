"""What the search finds of the offices of the service network, and of changes to them."""

from core.cari.sumber import Sumber
from perizinan.kantor.forms.kantor import SaringKantor
from perizinan.kantor.perubahan.forms import SaringPerubahan
from perizinan.models import JaringanPelayanan, PerubahanKantor

KANTOR = Sumber(
    "kantor",
    "Kantor jaringan pelayanan",
    JaringanPelayanan,
    JaringanPelayanan.objects.terlihat_oleh,
    SaringKantor.cari_pada,
    "nama",
    "jaringan_rinci",
    bawah=("koperasi__nama", "nomor_perkara"),
    keadaan="status",
    daftar="jaringan_daftar",
    wilayah=("wilayah",),
    luar=True,
)
PERUBAHAN = Sumber(
    "perubahan",
    "Perubahan kantor",
    PerubahanKantor,
    PerubahanKantor.objects.terlihat_oleh,
    SaringPerubahan.cari_pada,
    "kantor__nama",
    "perubahankantor_rinci",
    bawah=("kantor__koperasi__nama", "nomor_perkara"),
    keadaan="status",
    daftar="perubahankantor_daftar",
    wilayah=("wilayah",),
    luar=True,
)
