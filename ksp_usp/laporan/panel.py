"""What reports and duties show on the page of a koperasi, and on the work desk."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Case, Exists, IntegerField, Max, OuterRef, Q, Value, When
from django.utils.safestring import SafeString

from aturan.bahasa import Temuan
from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.kewajiban import Pemenuhan, Sejauh, pemenuhan
from aturan.simpan_pinjam_2015.laporan import TAHUNAN, Keadaan, Masa, keadaan, masa_wajib
from core.dasar.izin import Izin, boleh
from core.dasar.waktu import hari_ini
from core.halaman.panel import Panel
from core.halaman.tanda import status
from ksp_usp.laporan.pemenuhan import pemenuhan_banyak, pemenuhan_satu
from ksp_usp.laporan.syarat import PER_TAHUN, fakta_lengkap, keadaan_masa, kewajiban, laporan_menurut_masa
from ksp_usp.laporan.tenggat import Tenggat, perpanjangan
from ksp_usp.models import Koperasi, LaporanBerkala

DISEBUT_SEMUA = 6  # late reports that a sentence names one by one
# The duties, and what is late, for whoever rests a sanction on them.
__all__ = [
    "kewajiban",
    "kode_catatan",
    "koperasi_terlambat",
    "laporan_koperasi",
    "laporan_lewat",
    "pelanggaran",
    "pemenuhan_banyak",
    "pemenuhan_berupa",
    "rupa_pemenuhan",
    "sebut_lewat",
    "uraian_lewat",
]


# How a duty stands as mark and class of the word.
RUPA = {
    Sejauh.BELUM: ("gagal", "masalah"),
    Sejauh.BERJALAN: ("jalan", "dekat"),
    Sejauh.TINDAK_LANJUT: ("perlu", "dekat"),
    Sejauh.BELUM_DIKETAHUI: ("belum", ""),
    Sejauh.TERLAMBAT: ("cek", "dekat"),
    Sejauh.TERPENUHI: ("cek", ""),
}


def rupa_pemenuhan(p: Pemenuhan) -> SafeString:
    """How a duty stands, as mark and word."""
    nama, kelas = RUPA[p.sejauh]
    return status(nama, p.sejauh.label.capitalize(), kelas)


def pemenuhan_berupa(koperasi: Koperasi, per: date) -> list[dict]:
    """Each duty of a koperasi, and how it stands as mark and word."""
    return [{"p": p, "rupa": rupa_pemenuhan(p)} for p in pemenuhan_satu(koperasi, per)]


def pelanggaran(koperasi: Koperasi, per: date) -> list[Temuan]:
    """The duties that are not met on `per`: not what was met too late, nor what nobody recorded."""
    return [p.temuan for p in pemenuhan(fakta_lengkap(koperasi, per), per=per) if p.sejauh is Sejauh.BELUM]


def kode_catatan(koperasi: Koperasi, fakta: str) -> str:
    """Under which name a fact is recorded now: of what is stated by tahun buku, with that of the last annual report."""
    if fakta not in PER_TAHUN:
        return fakta
    tahunan = koperasi.laporan_berkala.berlaku().filter(triwulan=TAHUNAN)
    return f"{fakta}.{tahunan.aggregate(n=Max('tahun_buku'))['n']}"


def laporan_koperasi(koperasi, pengguna) -> Panel:
    """Which reports are past their day, and which are awaited."""
    per = hari_ini(koperasi.berwenang)
    baris = keadaan_masa(koperasi, Tenggat.untuk(koperasi.berwenang, [koperasi]), laporan_menurut_masa(koperasi), per)
    belum = {sejauh: [masa for masa, _, _, ini in baris if ini is sejauh] for sejauh in Keadaan}
    isi = {
        "koperasi": koperasi,
        "akses": bool(boleh(pengguna, Izin.BERI_AKSES_PENGURUS, koperasi)),
        "lewat": sebut_jumlah(belum[Keadaan.LEWAT]),
        "belum": sebut_jumlah(sorted(belum[Keadaan.DITUNGGU] + belum[Keadaan.TANPA_TENGGAT], key=lambda m: m.akhir)),
    }
    return Panel("ksp_usp/laporan/_panel_koperasi.html", isi)


def laporan_lewat(daftar: Iterable, wilayah, per: date) -> dict[int, list[Masa]]:
    """The periods past their day without a report, oldest first, of each of these koperasi of the office `wilayah`.

    As many queries for a thousand of them as for one.
    """
    tenggat = Tenggat.seluruh(wilayah)
    masuk: dict[int, set[Masa]] = defaultdict(set)
    berlaku = LaporanBerkala.objects.masuk().filter(koperasi__berwenang=wilayah)
    for pk, tahun, triwulan in berlaku.order_by().values_list("koperasi", "tahun_buku", "triwulan"):
        masuk[pk].add(Masa(tahun, triwulan))
    hasil: dict[int, list[Masa]] = {}
    for k in daftar:
        belum = [m for m in masa_wajib(k.berizin_sejak, per) if m not in masuk[k.pk]] if k.berizin_sejak else []
        hasil[k.pk] = [masa for masa in belum if keadaan(masa, tenggat.batas(k, masa), None, per) is Keadaan.LEWAT]
    return hasil


def sebut_jumlah(daftar: list[Masa]) -> str:
    """How many reports, and which; empty for none."""
    return f"{len(daftar)} laporan ({sebut_lewat(daftar)})" if daftar else ""


def uraian_lewat(koperasi, daftar: list[Masa]) -> list[str]:
    """One sentence each: that the report is not in, by when it was wanted, and who says so."""
    tenggat = Tenggat.untuk(koperasi.berwenang, [koperasi])
    return [f"{masa.sebutan} belum masuk. {tenggat.kalimat(koperasi, masa)}" for masa in daftar]


def sebut_lewat(daftar: list[Masa]) -> str:
    """Which reports are late, in words: each of a few, of many the first and the last."""
    nama = [masa.sebutan.removeprefix("Laporan ") for masa in daftar]
    return ", ".join(nama) if len(nama) <= DISEBUT_SEMUA else f"{nama[0]} sampai {nama[-1]}"


def koperasi_terlambat(wilayah, per: date, paling_sedikit: int):
    """Koperasi of this office with at least so many reports of the last year past their day, counted by the database.

    One query and those of the due days, however many koperasi: for what every desk asks.
    """
    terlambat = sum((_terlambat(masa, wilayah, per) for masa in masa_lewat(wilayah, per)), start=Value(0))
    semua = Koperasi.objects.filter(berwenang=wilayah).annotate(terlambat=terlambat)
    return semua.filter(terlambat__gte=paling_sedikit)


def masa_lewat(wilayah, per: date) -> dict[Masa, date]:
    """The periods of the last year whose day by the rule of this office has passed, each with its day."""
    tenggat = Tenggat(wilayah)
    setahun = masa_wajib(per.replace(year=per.year - 1, day=1), per)
    return {m: batas for m in setahun if (batas := tenggat.batas(Koperasi(), m)) and batas < per}


def baru_lewat(wilayah, per: date, hari: tuple[int, ...]) -> list[str]:
    """Of periods whose day passed so many days ago: how many koperasi of this office are late, in a sentence each."""
    hasil = []
    for masa, batas in masa_lewat(wilayah, per).items():
        if (per - batas).days in hari:
            terlambat = Koperasi.objects.filter(berwenang=wilayah).annotate(terlambat=_terlambat(masa, wilayah, per))
            if banyak := terlambat.filter(terlambat=1).count():
                hasil.append(f"{masa.sebutan}, tenggat {tanggal(batas)}: {banyak} koperasi belum menyampaikan")
    return hasil


def _terlambat(masa: Masa, wilayah, per: date) -> Case:
    """1 for a koperasi that owes this report: none is in, and no later day that the office granted still runs."""
    ini = {"tahun_buku": masa.tahun_buku, "triwulan": masa.triwulan}
    masuk = Exists(LaporanBerkala.objects.masuk().filter(koperasi=OuterRef("pk"), **ini))
    diperpanjang = Exists(perpanjangan(wilayah, Q(koperasi=OuterRef("pk"))).filter(sampai__gte=per, **ini))
    wajib = Q(berizin_sejak__lte=masa.akhir) & ~Q(masuk) & ~Q(diperpanjang)
    return Case(When(wajib, then=1), default=0, output_field=IntegerField())
