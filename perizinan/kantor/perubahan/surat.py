"""The letters of a change of an office: what each says. How they look is in templates/surat/kantor/."""

from aturan.bahasa import P15_2015
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang
from perizinan.kantor.perubahan.syarat import BACAAN, temuan_perubahan
from perizinan.kantor.surat import tembusan_kantor
from perizinan.kantor.syarat import kewenangan_jaringan
from perizinan.models import PerubahanKantor


def _satu(konteks) -> PerubahanKantor:
    return konteks.daftar[0]


def wewenang_perubahan(konteks) -> Wewenang:
    """Who guides and supervises the office: the Bupati or Wali Kota of the place (Pasal 10 ayat (5))."""
    p = _satu(konteks)
    return Wewenang(kewenangan_jaringan(p.kantor).pejabat, BACAAN[p.jenis].dasar)


def objek_perubahan(konteks) -> list:
    """Seen by the authority of the place, by the issuer of the licence, and at the seat of the koperasi."""
    p = _satu(konteks)
    return [p, p.kantor, *filter(None, [p.koperasi.izin.terakhir()]), p.koperasi]


def isi_perubahan(konteks) -> dict:
    p = _satu(konteks)
    koperasi, bacaan = p.koperasi, BACAAN[p.jenis]
    temuan = temuan_perubahan(p, p.dinilai_per(konteks.per))
    return {
        "p": p,
        "kantor": p.kantor,
        "koperasi": koperasi,
        "izin": p.koperasi.izin.terakhir(),
        "pejabat": kewenangan_jaringan(p.kantor).pejabat,
        "dasar": bacaan.dasar.sebutan,
        "peraturan": P15_2015.lengkap,
        "singkat": P15_2015.singkat,
        "setuju": p.kantor.persetujuan,
        "ditanyakan": [t.kalimat for t in temuan if t.alasan and t.alasan == p.alasan_lanjut.strip()],
        "kurang": [t for t in temuan if not t.hasil.lolos],
        "tujuan": {
            "kepada": f"Pengurus {koperasi.nama}",
            "instansi": koperasi.alamat,
            "tempat": koperasi.wilayah.nama,
        },
        "tembusan": tembusan_kantor(p.kantor),
    }


def _jenis(kode: str, tanda: str, judul: str, menyatakan: str, hal: str) -> JenisSurat:
    return JenisSurat(
        kode=f"kantor_{kode}",
        tanda=tanda,
        judul=judul,
        menyatakan=menyatakan,
        templat=f"surat/kantor/{kode}.html",
        hal=lambda k: f"{hal} {_satu(k).nama_kantor}",
        isi=isi_perubahan,
        wewenang=wewenang_perubahan,
        dipindai=True,
        objek=objek_perubahan,
    )


TUTUP_SENDIRI = _jenis(
    "tutup_sendiri", "TPK", "Penutupan Kantor atas Permintaan Koperasi",
    "Isinya pencatatan bahwa koperasi menutup kantornya sendiri, bukan sanksi.",
    "Penutupan atas Permintaan Koperasi",
)  # fmt: skip
PINDAH = _jenis(
    "pindah", "PAK", "Pencatatan Pindah Alamat Kantor", "Isinya pencatatan alamat baru kantor.",
    "Pindah Alamat",
)  # fmt: skip
KEPALA = _jenis(
    "kepala", "PKK", "Pencatatan Kepala Kantor", "Isinya pencatatan kepala kantor yang baru.",
    "Kepala Baru",
)  # fmt: skip
TIDAK_DICATAT = _jenis(
    "tidak_dicatat", "TDC", "Perubahan Kantor Tidak Dicatat",
    "Isinya pemberitahuan bahwa perubahan kantor tidak dicatat.",
    "Perubahan yang Tidak Dicatat:",
)  # fmt: skip
