"""What the offices of the service network show on the page of a koperasi."""

from django.urls import reverse

from aturan.simpan_pinjam_2015.kewenangan import memutus_kantor
from core.dasar.izin import Izin, penugasan_berizin
from core.halaman.panel import Panel
from perizinan.models import JaringanPelayanan

TERBANYAK = 20  # a koperasi with more of them is looked up in the list


def kantor_koperasi(koperasi, pengguna) -> Panel:
    """Offices in sight, newest first, how many more there are, and where `pengguna` opens a new one."""
    terlihat = JaringanPelayanan.objects.terlihat_oleh(pengguna).filter(koperasi=koperasi)
    daftar = list(terlihat.select_related("wilayah")[: TERBANYAK + 1])
    menerima = any(memutus_kantor(p.instansi.wilayah_id) for p in penugasan_berizin(pengguna, Izin.TERIMA_KANTOR))
    isi = {
        "koperasi": koperasi,
        "daftar": daftar[:TERBANYAK],
        "lebih": len(daftar) > TERBANYAK,
        "url_baru": f"{reverse('jaringan_baru')}?koperasi={koperasi.pk}" if koperasi.berizin and menerima else "",
    }
    return Panel("perizinan/kantor/_panel_koperasi.html", isi)
