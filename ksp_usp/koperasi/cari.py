"""What the search finds of the register: koperasi, and their people by name."""

from django.db.models import Q

from core.cari.sumber import Sumber
from core.dasar.izin import KODE_PUSAT, Izin, penugasan_berizin, saring_bawahan
from ksp_usp.koperasi.forms.koperasi import SaringKoperasi
from ksp_usp.models import Koperasi, Orang


def orang_terlihat(pengguna):
    """People of koperasi, for whoever works with them (Izin.LIHAT_NIK), where that is."""
    terlihat = Q(pk__in=[])
    for penugasan in penugasan_berizin(pengguna, Izin.LIHAT_NIK):
        if penugasan.instansi.wilayah_id == KODE_PUSAT:
            return Orang.objects.all()
        terlihat |= saring_bawahan(penugasan.instansi.wilayah_id, "koperasi__wilayah", "koperasi__berwenang")
    return Orang.objects.filter(terlihat)


KOPERASI = Sumber(
    "koperasi",
    "Koperasi",
    Koperasi,
    Koperasi.objects.terlihat_oleh,
    SaringKoperasi.cari_pada,
    "nama",
    "koperasi_rinci",
    bawah=("badan_hukum", "wilayah__nama"),
    daftar="koperasi_daftar",
    wilayah=("wilayah", "berwenang"),
)
ORANG = Sumber(
    "orang",
    "Pengurus, pengawas, dan pengelola",
    Orang,
    orang_terlihat,
    ("nama",),
    "nama",
    "koperasi_orang",
    bawah=("jabatan", "koperasi__nama"),
    kunci=("koperasi_id",),
    orang=True,
    wilayah=("koperasi__wilayah", "koperasi__berwenang"),
)
