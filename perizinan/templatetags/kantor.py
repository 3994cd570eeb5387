"""What the page of a koperasi shows of its offices; the register does not know this app."""

from django import template
from django.urls import reverse

from core.dasar.izin import Peran, pemegang
from perizinan.models import JaringanPelayanan

register = template.Library()
TERBANYAK = 20  # a koperasi with more of them is looked up in the list


@register.simple_tag
def kantor_koperasi(koperasi, pengguna, berizin) -> dict:
    """Offices in sight, newest first, how many more there are, and where `pengguna` opens a new one."""
    terlihat = JaringanPelayanan.objects.terlihat_oleh(pengguna).filter(koperasi=koperasi)
    daftar = list(terlihat.select_related("wilayah")[: TERBANYAK + 1])
    loket = [p.instansi.wilayah for p in pemegang(pengguna, Peran.LOKET)]
    # Whose counter takes offices in: a kabupaten/kota; of the provinces Jakarta alone, which the page itself says.
    menerima = any("." in w.pk or w.pk == "31" for w in loket)
    return {
        "daftar": daftar[:TERBANYAK],
        "lebih": len(daftar) > TERBANYAK,
        "url_baru": f"{reverse('jaringan_baru')}?koperasi={koperasi.pk}" if berizin and menerima else "",
    }
