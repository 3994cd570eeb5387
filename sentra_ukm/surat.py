"""The letters of a nomination: what each says. How they look is in templates/surat/."""

from itertools import groupby

from core.surat import JenisSurat
from sentra_ukm.models import Usulan


def _satu(konteks) -> Usulan:
    return konteks.daftar[0]


def _sebut(konteks) -> str:
    """'Sentra X' for one, '3 sentra' for several."""
    daftar = konteks.daftar
    return f"Sentra {_satu(konteks).sentra.nama}" if len(daftar) == 1 else f"{len(daftar)} Sentra"


def surat_terakhir(usulan: Usulan, jenis: str):
    """The latest letter of one kind about `usulan`, or None."""
    return usulan.daftar_surat.filter(jenis=jenis).last()


def baris_usulan(daftar) -> list[dict]:
    """One line a usulan, as annexes print it, ordered by region code then name."""
    baris = [
        {
            "nomor_perkara": u.nomor_perkara,
            "sentra": u.sentra.nama,
            "produk": u.sentra.produk,
            "desa": u.sentra.desa,
            "kecamatan": u.sentra.kecamatan,
            "kabkota": u.wilayah.nama,
            "kode": u.wilayah_id,
            "provinsi": u.wilayah.induk.nama,
            "jenjang": u.get_jenis_display(),
            "sumber_dana": u.get_sumber_dana_display(),
            **u.ukm.jumlah(),
        }
        for u in daftar
    ]
    return sorted(baris, key=lambda b: (b["kode"], b["sentra"].lower()))


def jumlah_baris(baris: list[dict]) -> dict:
    """Totals of an annex: jumlah_ukm, tenaga_kerja, omzet_bulanan."""
    return {k: sum(b[k] or 0 for b in baris) for k in ("jumlah_ukm", "tenaga_kerja", "omzet_bulanan")}


def isi_seleksi(konteks) -> dict:
    usulan = _satu(konteks)
    return {
        "usulan": usulan,
        "tim": list(usulan.tim.all()),
        "jumlah": usulan.ukm.jumlah(),
        "temuan": konteks.jejak[0].temuan if konteks.jejak else [],
    }


def isi_pengantar(konteks) -> dict:
    baris = baris_usulan(konteks.daftar)
    return {"baris": baris, "jumlah": jumlah_baris(baris), "tahun": _satu(konteks).tahun}


def isi_pemeriksaan(konteks) -> dict:
    return {"usulan": _satu(konteks), "butir": list(konteks.penilaian.values())}


def isi_keputusan(konteks) -> dict:
    keputusan = konteks.daftar[0]
    return naskah_keputusan(keputusan, baris_usulan(keputusan.usulan.select_related("sentra", "wilayah__induk")))


def naskah_keputusan(keputusan, baris: list[dict]) -> dict:
    """What the templates of a Keputusan, its salinan and its petikan share."""
    return {
        "keputusan": keputusan,
        "menimbang": keputusan.menimbang.splitlines(),
        "mengingat": keputusan.mengingat.splitlines(),
        "memperhatikan": keputusan.memperhatikan.splitlines(),
        "diktum": keputusan.diktum.splitlines(),
        "tembusan": keputusan.tembusan.splitlines(),
        "baris": baris,
        "per_provinsi": [(nama, list(isi)) for nama, isi in groupby(baris, key=lambda b: b["provinsi"])],
        "jumlah": jumlah_baris(baris),
    }


BERITA_ACARA_SELEKSI = JenisSurat(
    kode="ba_seleksi",
    judul="Berita Acara Seleksi",
    templat="surat/ba_seleksi.html",
    hal=lambda k: f"Berita Acara Seleksi {_sebut(k)}",
    isi=isi_seleksi,
    mengganti=lambda k: surat_terakhir(_satu(k), "ba_seleksi"),
)
PENGANTAR_KABKOTA = JenisSurat(
    kode="pengantar_kabkota",
    judul="Surat Pengantar",
    templat="surat/pengantar.html",
    hal=lambda k: f"Usulan Penetapan {_sebut(k)}",
    isi=isi_pengantar,
)
LEMBAR_PROVINSI = JenisSurat(
    kode="lembar_provinsi",
    judul="Lembar Verifikasi Kelengkapan Administrasi",
    templat="surat/lembar_verifikasi.html",
    hal=lambda k: f"Verifikasi Kelengkapan Usulan {_sebut(k)}",
    isi=isi_pemeriksaan,
)
PENGANTAR_PROVINSI = JenisSurat(
    kode="pengantar_provinsi",
    judul="Surat Pengantar",
    templat="surat/pengantar.html",
    hal=lambda k: f"Usulan Penetapan {_sebut(k)}",
    isi=isi_pengantar,
)
LEMBAR_KEMENTERIAN = JenisSurat(
    kode="lembar_kementerian",
    judul="Lembar Verifikasi Kembali",
    templat="surat/lembar_verifikasi.html",
    hal=lambda k: f"Verifikasi Kembali Usulan {_sebut(k)}",
    isi=isi_pemeriksaan,
)
PENGEMBALIAN = JenisSurat(
    kode="pengembalian",
    judul="Surat Pengembalian",
    templat="surat/pengembalian.html",
    hal=lambda k: f"Pengembalian Usulan {_sebut(k)} untuk Diperbaiki",
    isi=isi_pemeriksaan,
)
KEPUTUSAN_MENTERI = JenisSurat(
    kode="keputusan",
    judul="Keputusan Menteri",
    templat="surat/keputusan.html",
    hal=lambda k: f"Keputusan Menteri tentang {k.daftar[0].tentang}",
    isi=isi_keputusan,
    objek=lambda k: [k.daftar[0], *k.daftar[0].usulan.all()],
    nomor="{urut:02}/Kep/M.KUKM/{bulan_romawi}/{tahun}",
)
