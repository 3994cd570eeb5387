"""What the page of a koperasi shows of its health."""

from datetime import date
from decimal import Decimal

from django import template

from aturan.kesehatan import Predikat, tulis_total
from core.dasar.izin import terlihat_oleh

register = template.Library()
# What the one column of text holds, parted by bars.
KOLOM_HASIL = ("pk", "tahun_buku", "predikat", "total", "tanggal_penetapan", "wilayah_id", "berwenang_id")


@register.simple_tag
def kesehatan_koperasi(koperasi, pengguna) -> dict:
    """The result in force (ksp_usp.penilaian.views.dasar.hasil_kini), as shown, and whether `pengguna` may open it."""
    if not koperasi.hasil_kini:
        return {}
    isi = dict(zip(KOLOM_HASIL, koperasi.hasil_kini.split("|"), strict=True))
    return {
        "pk": int(isi["pk"]),
        "tahun_buku": isi["tahun_buku"],
        "predikat": Predikat(isi["predikat"]),
        "total": tulis_total(Decimal(isi["total"])) if isi["total"] else "",
        "tanggal": date.fromisoformat(isi["tanggal_penetapan"]),
        "terlihat": terlihat_oleh(pengguna, isi["wilayah_id"], isi["berwenang_id"]),
    }
