"""What the search finds of applications, licences and the buku registrasi."""

from core.cari.sumber import Sumber
from perizinan.izin.forms.izin import SaringIzin, SaringRegistrasi
from perizinan.izin.forms.permohonan import SaringPermohonan
from perizinan.models import EntriRegistrasi, IzinUsaha, PermohonanIzin

PERMOHONAN = Sumber(
    "permohonan",
    "Permohonan izin",
    PermohonanIzin,
    PermohonanIzin.objects.terlihat_oleh,
    SaringPermohonan.cari_pada,
    "koperasi__nama",
    "permohonan_rinci",
    bawah=("nomor_perkara",),
    keadaan="status",
    daftar="permohonan_daftar",
    wilayah=("wilayah",),
)
IZIN = Sumber(
    "izin",
    "Izin usaha simpan pinjam",
    IzinUsaha,
    IzinUsaha.objects.terlihat_oleh,
    SaringIzin.cari_pada,
    "nama",
    "izin_rinci",
    bawah=("nomor", "penerbit_sebutan"),
    keadaan="keadaan",
    daftar="izin_daftar",
    wilayah=("penerbit", "koperasi__wilayah", "koperasi__berwenang"),
)
REGISTRASI = Sumber(
    "registrasi",
    "Buku registrasi",
    EntriRegistrasi,
    EntriRegistrasi.objects.terlihat_oleh,
    SaringRegistrasi.cari_pada,
    "koperasi__nama",
    "koperasi_rinci",
    bawah=("nomor",),
    kunci=("koperasi_id",),
    daftar="registrasi_daftar",
    wilayah=("penerbit", "koperasi__wilayah", "koperasi__berwenang"),
)
