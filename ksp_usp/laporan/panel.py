"""What reports and duties show on the page of a koperasi, and on the work desk."""

from aturan.simpan_pinjam_2015.laporan import Keadaan
from core.dasar.izin import Izin, boleh
from core.dasar.waktu import hari_ini
from core.halaman.panel import Panel
from ksp_usp.laporan.syarat import keadaan_masa, kewajiban, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat

DISEBUT = 4
__all__ = ["kewajiban", "laporan_koperasi"]  # the duties, for whoever rests a sanction on them


def laporan_koperasi(koperasi, pengguna) -> Panel:
    """Which reports are past their day, and which are awaited."""
    per = hari_ini(koperasi.berwenang)
    baris = keadaan_masa(koperasi, Tenggat.untuk(koperasi.berwenang, [koperasi]), laporan_menurut_masa(koperasi), per)
    belum = {
        sejauh: [masa.sebutan.removeprefix("Laporan ") for masa, _, _, ini in baris if ini is sejauh][-DISEBUT:]
        for sejauh in Keadaan
    }
    isi = {
        "koperasi": koperasi,
        "akses": bool(boleh(pengguna, Izin.BERI_AKSES_PENGURUS, koperasi)),
        "lewat": belum[Keadaan.LEWAT],
        "belum": belum[Keadaan.DITUNGGU] + belum[Keadaan.TANPA_TENGGAT],
    }
    return Panel("ksp_usp/laporan/_panel_koperasi.html", isi)
