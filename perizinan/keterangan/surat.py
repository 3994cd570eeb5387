"""The letter on how a licence stands. How it looks is in templates/surat/keterangan/."""

from aturan.bahasa import P15_2015, Pasal
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang, kepala_kantor
from perizinan.keterangan.isi import isi_keterangan
from perizinan.models import KeteranganIzin

PASAL_6_4 = Pasal(P15_2015, "6", "4")


def _satu(konteks) -> KeteranganIzin:
    return konteks.daftar[0]


def wewenang_keterangan(konteks) -> Wewenang:
    """The office that keeps the register for the issuer states what stands in it."""
    return kepala_kantor(konteks.penugasan.instansi, PASAL_6_4)


def isi_surat(konteks) -> dict:
    k = _satu(konteks)
    return {
        "koperasi": k.koperasi,
        "keperluan": k.keperluan,
        "isi": isi_keterangan(k.koperasi, konteks.per),
        "peraturan": P15_2015.lengkap,
    }


KETERANGAN_IZIN = JenisSurat(
    kode="keterangan_izin",
    tanda="SKI",
    judul="Surat Keterangan Keadaan Izin",
    menyatakan="Isinya keadaan izin, kegiatan, laporan, dan sanksi koperasi pada tanggal surat.",
    templat="surat/keterangan/keadaan_izin.html",
    hal=lambda k: f"Surat Keterangan Keadaan Izin {_satu(k).koperasi.nama}",
    isi=isi_surat,
    wewenang=wewenang_keterangan,
    dipindai=True,
)
