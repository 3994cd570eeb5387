"""The receipt of a report: what was filed, for which period, when, and whether in time."""

from collections.abc import Iterator
from dataclasses import replace

from aturan.bahasa.bilangan import angka as tulis
from core.dasar.izin import Peran
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang, kepala_kantor
from ksp_usp.laporan.syarat import PASAL_29_2
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import LaporanBerkala
from ksp_usp.neraca import bagian_untuk, jumlah_neraca


def _satu(konteks) -> LaporanBerkala:
    return konteks.daftar[0]


def wewenang_penerima(konteks) -> Wewenang:
    """The office that takes reports in for the issuer of the licence (Pasal 29 ayat (2))."""
    return kepala_kantor(konteks.penugasan.instansi, PASAL_29_2)


def bagian_laporan(p: LaporanBerkala) -> Iterator[dict]:
    """The figures as the paper prints them: section by section, each with its totals; empty when nihil."""
    if p.nihil or p.angka is None:
        return
    angka, jenis = p.angka.angka, p.koperasi.jenis
    jumlah = jumlah_neraca(angka, jenis, {})
    for judul, pos, total in bagian_untuk(jenis):
        yield {
            "judul": judul,
            "pos": [(x.nama, _rp(angka.get(x.kode)), p.catatan_pos.get(x.kode, "")) for x in pos],
            "jumlah": [(nama, _rp(jumlah.get(kode)), p.catatan_pos.get(kode, "")) for kode, nama in total],
        }


def _rp(nilai) -> str:
    return "belum diketahui" if nilai is None else tulis(nilai)


def isi_tanda_terima(konteks) -> dict:
    p = _satu(konteks)
    tenggat = Tenggat.untuk(p.berwenang, [p.koperasi])
    return {
        "laporan": p,
        "koperasi": p.koperasi,
        "masa": p.masa,
        "sebutan": p.koperasi.sebutan,
        "tenggat": tenggat.kalimat(p.koperasi, p.masa),
        "terlambat": bool(p.jatuh_tempo and p.tanggal_ajuan > p.jatuh_tempo),
        "bagian": list(bagian_laporan(p)),
        "terima_lama": lama(konteks),
        "mandiri": konteks.t.peran == Peran.PENGURUS,
    }


def hal_tanda_terima(konteks) -> str:
    p = _satu(konteks)
    return f"Tanda Terima {'Koreksi ' if p.mengoreksi_id else ''}{p.masa.sebutan} {p.koperasi.nama}"


def lama(konteks):
    """The receipt of the version that this one corrects; None for the first."""
    dikoreksi = _satu(konteks).mengoreksi
    return dikoreksi and next((s for s in dikoreksi.daftar_surat if s.jenis in TANDA_TERIMA), None)


TANDA_TERIMA = ("laporan_tanda_terima", "laporan_tanda_aplikasi")
TANDA_TERIMA_LAPORAN = JenisSurat(
    kode="laporan_tanda_terima",
    tanda="TTL",
    judul="Tanda Terima Laporan",
    menyatakan="Isinya tanda terima laporan berkala koperasi, bukan penilaian atas isinya.",
    templat="surat/laporan/tanda_terima.html",
    hal=hal_tanda_terima,
    isi=isi_tanda_terima,
    wewenang=wewenang_penerima,
    dipindai=False,
    mengganti=lama,
)
# Nobody signs it: it says what the application took in, from whom and when.
TANDA_TERIMA_APLIKASI = replace(
    TANDA_TERIMA_LAPORAN, kode="laporan_tanda_aplikasi", tanda="TTA", judul="Tanda Terima Laporan lewat Aplikasi"
)
