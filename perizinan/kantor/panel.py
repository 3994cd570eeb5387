"""What the offices of the service network show on the page of a koperasi."""

from django.urls import reverse

from core.dasar.izin import Peran, pemegang
from core.halaman.panel import Panel
from perizinan.models import JaringanPelayanan

TERBANYAK = 20  # a koperasi with more of them is looked up in the list


def kantor_koperasi(koperasi, pengguna) -> Panel:
    """Offices in sight, newest first, how many more there are, and where `pengguna` opens a new one."""
    terlihat = JaringanPelayanan.objects.terlihat_oleh(pengguna).filter(koperasi=koperasi)
    daftar = list(terlihat.select_related("wilayah")[: TERBANYAK + 1])
    loket = [p.instansi.wilayah for p in pemegang(pengguna, Peran.LOKET)]
    # Whose counter takes offices in: a kabupaten/kota; of the provinces Jakarta alone, which the page itself says.
    menerima = any("." in w.pk or w.pk == "31" for w in loket)
    isi = {
        "koperasi": koperasi,
        "daftar": daftar[:TERBANYAK],
        "lebih": len(daftar) > TERBANYAK,
        "url_baru": f"{reverse('jaringan_baru')}?koperasi={koperasi.pk}" if koperasi.berizin and menerima else "",
    }
    return Panel("perizinan/kantor/_panel_koperasi.html", isi)
