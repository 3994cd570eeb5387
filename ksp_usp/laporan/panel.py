"""What reports and duties show on the page of a koperasi, and on the work desk."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from aturan.simpan_pinjam_2015.laporan import Keadaan, Masa, keadaan, masa_wajib
from core.dasar.izin import Izin, boleh
from core.dasar.waktu import hari_ini
from core.halaman.panel import Panel
from ksp_usp.laporan.syarat import keadaan_masa, kewajiban, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import LaporanBerkala, PerpanjanganLaporan

DISEBUT = 4
__all__ = ["kewajiban", "laporan_koperasi", "laporan_lewat"]  # the duties, for whoever rests a sanction on them


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


def laporan_lewat(daftar: Iterable, wilayah, per: date) -> dict[int, list[Masa]]:
    """The periods past their day without a report, oldest first, of each of these koperasi of the office `wilayah`.

    As many queries for a thousand of them as for one.
    """
    tenggat = Tenggat(wilayah, list(PerpanjanganLaporan.objects.filter(wilayah=wilayah)))
    sendiri = {p.koperasi_id for p in tenggat.perpanjangan}
    masuk: dict[int, set[Masa]] = defaultdict(set)
    berlaku = LaporanBerkala.objects.masuk().filter(koperasi__berwenang=wilayah)
    for pk, tahun, triwulan in berlaku.order_by().values_list("koperasi", "tahun_buku", "triwulan"):
        masuk[pk].add(Masa(tahun, triwulan))
    umum: dict[Masa, date | None] = {}
    hasil: dict[int, list[Masa]] = {}
    for k in daftar:
        batas = {} if k.pk in sendiri else umum
        belum = [m for m in masa_wajib(k.berizin_sejak, per) if m not in masuk[k.pk]] if k.berizin_sejak else []
        for masa in belum:
            if masa not in batas:
                batas[masa] = tenggat.batas(k, masa)
        hasil[k.pk] = [masa for masa in belum if keadaan(masa, batas[masa], None, per) is Keadaan.LEWAT]
    return hasil
