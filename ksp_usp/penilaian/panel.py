"""What the assessments show on the page of a koperasi."""

from aturan.kesehatan import Predikat, tulis_total
from core.dasar.izin import terlihat_oleh
from core.halaman.panel import Panel
from ksp_usp.models import PenilaianKesehatan, StatusPenilaian


def kesehatan_koperasi(koperasi, pengguna) -> Panel:
    """The newest result in force, and whether `pengguna` may open it."""
    hasil = PenilaianKesehatan.objects.filter(koperasi=koperasi, status=StatusPenilaian.DITETAPKAN)
    p = hasil.order_by("-tahun_buku", "-tanggal_penetapan", "-pk").first()
    isi = {"koperasi": koperasi}
    if p:
        isi |= {
            "penilaian": p,
            "predikat": Predikat(p.predikat),
            "total": "" if p.total is None else tulis_total(p.total),
            "terlihat": terlihat_oleh(pengguna, p.wilayah_id, p.berwenang_id),
        }
    return Panel("ksp_usp/penilaian/_panel_koperasi.html", isi)
