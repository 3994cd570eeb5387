"""What inspections, complaints and guidance show on the page of a koperasi, and on the work desk."""

from django.db.models import F

from core.dasar.izin import Izin, boleh, terlihat_oleh
from core.halaman.panel import Lajur, Panel
from perizinan.models import Pemeriksaan, Pengaduan, StatusPemeriksaan
from perizinan.models.pemeriksaan import BERJALAN, DIPERIKSA

DISEBUT = 5
S = StatusPemeriksaan


def pemeriksaan_koperasi(koperasi, pengguna) -> Panel:
    """The last inspections, whoever made them, each by its berita acara; guidance; how many complaints are open.

    The office that issued the licence reads here what a Bupati found at an office in his region.
    """
    semua = koperasi.pemeriksaan.filter(status__in=(*BERJALAN, *DIPERIKSA)).select_related("kantor", "berita_acara")
    daftar = list(semua.order_by("-pk")[:DISEBUT])
    for p in daftar:
        p.terlihat = terlihat_oleh(pengguna, p.wilayah_id, p.berwenang_id)
    isi = {
        "koperasi": koperasi,
        "daftar": [p for p in daftar if p.terlihat or p.status in DIPERIKSA],
        "pembinaan": koperasi.pembinaan.all()[:DISEBUT],
        "pengaduan": Pengaduan.objects.terlihat_oleh(pengguna).terbuka().filter(koperasi=koperasi).count(),
        "dapat": bool(boleh(pengguna, Izin.PERIKSA_KOPERASI, koperasi)),
    }
    return Panel("perizinan/pemeriksaan/_panel_koperasi.html", isi)


def lajur_pemeriksaan(pengguna) -> list[Lajur]:
    """Visits and remedies whose day has come, for every pengawas of the office; the turns of the route stand above."""
    semua = Pemeriksaan.objects.filter(Pemeriksaan.dipantau(pengguna)).exclude(tim__pengguna=pengguna)
    return [
        Lajur(
            "Pemeriksaan yang harinya sudah tiba",
            "Berita acaranya belum terbit; diisi tim yang tercantum pada surat tugas.",
            semua.select_related("wilayah", "berwenang", *Pemeriksaan.DESKRIPSI).order_by(F("jatuh_tempo"), "pk"),
            tanda="belum",
        )
    ]
