"""What the licences show on the page of a koperasi."""

from django.urls import reverse

from core.dasar.izin import Izin, boleh, terlihat_oleh
from core.halaman.panel import Panel
from ksp_usp.models import Koperasi
from perizinan.izin.syarat import BERLAKU
from perizinan.models import SELESAI, IzinUsaha


def izin_koperasi(koperasi, pengguna) -> Panel:
    """Licences, running application and entry in the buku registrasi, with the steps that `pengguna` may begin."""
    semua = list(koperasi.izin.select_related("surat").order_by("-tanggal", "-pk"))
    berlaku = next((i for i in semua if i.keadaan in BERLAKU), None)
    permohonan = list(koperasi.permohonan_izin.order_by("-pk"))
    for p in permohonan:
        p.terlihat = terlihat_oleh(pengguna, p.wilayah_id)
    berjalan = next((p for p in permohonan if p.status not in SELESAI), None)
    dapat_diubah = berlaku is None or berlaku.keadaan == IzinUsaha.Keadaan.BERLAKU
    url_permohonan = url_terdahulu = registrasi = None
    if berjalan is None and dapat_diubah and boleh(pengguna, Izin.TERIMA_PERMOHONAN):
        jenis = "perubahan" if berlaku else "baru"
        url_permohonan = f"{reverse('permohonan_baru')}?koperasi={koperasi.pk}&jenis={jenis}"
    if berjalan is None and berlaku is None and boleh(pengguna, Izin.CATAT_IZIN_TERDAHULU, koperasi):
        url_terdahulu = reverse("izin_terdahulu", args=[koperasi.pk])
    if koperasi.jenis == Koperasi.Jenis.USP:
        registrasi = koperasi.registrasi.dengan_permohonan().select_related("izin", "penerbit").last()
    isi = {
        "berlaku": berlaku,
        "lain": [i for i in semua if i is not berlaku],
        "berjalan": berjalan,
        "lalu": [p for p in permohonan if p is not berjalan],
        "registrasi": registrasi,
        "url_permohonan": url_permohonan,
        "url_terdahulu": url_terdahulu,
    }
    return Panel("perizinan/izin/_panel_koperasi.html", isi)
