"""The letter by which a koperasi is handed over. How it looks is in templates/surat/penyerahan/."""

from aturan.bahasa import P15_2015, Pasal
from core.dasar.rupa import kalimat_hari
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang, kepala_kantor
from perizinan.izin.panel import kepala_dinas
from perizinan.models import PenyerahanKoperasi
from perizinan.penyerahan.isi import isi_penyerahan

PEMBINAAN = Pasal(P15_2015, "26", "3")


def _satu(konteks) -> PenyerahanKoperasi:
    return konteks.daftar[0]


def wewenang_penyerahan(konteks) -> Wewenang:
    """The office that supervised hands its files over, by its own people."""
    return kepala_kantor(konteks.penugasan.instansi, PEMBINAAN)


def isi_surat(konteks) -> dict:
    p = _satu(konteks)
    return {
        "penyerahan": p,
        "koperasi": p.koperasi,
        "izin": p.izin,
        "isi": isi_penyerahan(p),
        "penerima": kepala_dinas(p.ke),
        "kalimat_hari": kalimat_hari(konteks.per),
        "dasar": PEMBINAAN,
        "peraturan": P15_2015.lengkap,
        "tembusan": [f"Pengurus {p.koperasi.nama}", "Arsip"],
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


BERITA_ACARA = JenisSurat(
    kode="penyerahan_koperasi",
    tanda="BAS",
    judul="Berita Acara Penyerahan Berkas Pembinaan",
    menyatakan="Isinya berkas pembinaan koperasi yang diserahkan pada tanggal surat.",
    templat="surat/penyerahan/berita_acara.html",
    hal=lambda k: f"Penyerahan Berkas Pembinaan {_satu(k).koperasi.nama}",
    isi=isi_surat,
    wewenang=wewenang_penyerahan,
    dipindai=True,
    objek=lambda k: [_satu(k), _satu(k).izin],
    mengganti=lambda k: _satu(k).surat,
)
