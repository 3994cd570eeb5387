"""The letters of an inspection: what each says. How they look is in templates/surat/pemeriksaan/."""

from aturan.bahasa import P15_2015
from aturan.simpan_pinjam_2015.kewenangan import sebutan_kepala
from core.dasar.izin import Izin
from core.dasar.rupa import kalimat_hari
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang, kepala_kantor
from ksp_usp.models.koperasi import daerah
from perizinan.izin.panel import kepala_dinas
from perizinan.models import Pemeriksaan
from perizinan.pemeriksaan.foto import tercetak
from perizinan.pemeriksaan.syarat import HASIL, PASAL_21_3, dasar_periksa


def _satu(konteks) -> Pemeriksaan:
    return konteks.daftar[0]


def wewenang_tugas(konteks) -> Wewenang:
    """Who sends the team: of an office the head of its region (Pasal 10 ayat (5)); of a koperasi whoever fosters it."""
    p = _satu(konteks)
    k = None if p.kantor_id else p.koperasi.kewenangan()
    pejabat = k.pembina if k and k.kode == p.berwenang_id else sebutan_kepala(daerah(p.berwenang))
    return Wewenang(pejabat, dasar_periksa(p))


def wewenang_berita_acara(konteks) -> Wewenang:
    """The team writes down what it saw: a paper of the office, by its own people."""
    return kepala_kantor(konteks.penugasan.instansi, dasar_periksa(_satu(konteks)))


def objek_pemeriksaan(konteks) -> list:
    """Seen by the office that inspects, with the koperasi, and by whoever issued its licence."""
    p = _satu(konteks)
    izin = p.koperasi.izin.dipegang()
    return [p, p.koperasi, *filter(None, [izin])]


def pemberi_izin(p: Pemeriksaan) -> str:
    """The post that issued the licence, where another one inspects the office (Pasal 10 ayat (5) and (6))."""
    if p.koperasi.berwenang_id == p.berwenang_id:
        return ""
    k = p.koperasi.kewenangan()
    return k.penerbit if k else sebutan_kepala(daerah(p.koperasi.berwenang))


def tim_tercetak(p: Pemeriksaan) -> list[dict]:
    """The team as the letters name it: name, NIP, post, and who leads it."""
    hasil = []
    for a in p.anggota:
        posisi = a.pengguna.penugasan.berizin(Izin.PERIKSA_KOPERASI, p.berwenang_id).last()
        jabatan = posisi.jabatan_tercetak if posisi else ""
        hasil.append({"nama": a.pengguna.nama, "nip": a.pengguna.nip, "jabatan": jabatan, "ketua": a.ketua})
    return hasil


def _isi(konteks) -> dict:
    p = _satu(konteks)
    return {
        "pemeriksaan": p,
        "koperasi": p.koperasi,
        "kantor": p.kantor,
        "izin": p.koperasi.izin.dipegang(),
        "tim": tim_tercetak(p),
        "dasar": dasar_periksa(p),
        "bantuan": PASAL_21_3,
        "peraturan": P15_2015.lengkap,
        "singkat": P15_2015.singkat,
    }


def isi_tugas(konteks) -> dict:
    p = _satu(konteks)
    lain = pemberi_izin(p)
    dinas = [] if lain else [kepala_dinas(w) for w in (p.wilayah,) if w.otonom and w.pk != p.berwenang_id]
    return {
        **_isi(konteks),
        "pejabat": wewenang_tugas(konteks).tercetak(konteks.penugasan),
        "tembusan": [*filter(None, [lain]), *dinas, f"Pengurus {p.koperasi.nama}", "Arsip"],
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


def isi_berita_acara(konteks) -> dict:
    p = _satu(konteks)
    return {
        **_isi(konteks),
        "kalimat_hari": kalimat_hari(p.dilakukan_pada) if p.dilakukan_pada else "",
        "daftar": [b | {"jawaban": HASIL.get(b["hasil"], "belum dijawab")} for b in p.daftar_periksa],
        "temuan": list(p.temuan.all()),
        "menolak": konteks.alasan,
        "foto": tercetak(p),
        "dokumen": [baris.strip() for baris in p.dokumen.splitlines() if baris.strip()],
        "tembusan": [*filter(None, [pemberi_izin(p)]), f"Pengurus {p.koperasi.nama}", "Arsip"],
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


SURAT_TUGAS = JenisSurat(
    kode="periksa_tugas",
    tanda="ST",
    judul="Surat Tugas Pemeriksaan",
    menyatakan="Isinya penugasan tim untuk memeriksa koperasi.",
    templat="surat/pemeriksaan/tugas.html",
    hal=lambda k: f"Surat Tugas Pemeriksaan {_satu(k).sasaran}",
    isi=isi_tugas,
    wewenang=wewenang_tugas,
    dipindai=True,
    objek=objek_pemeriksaan,
)
BERITA_ACARA = JenisSurat(
    kode="periksa_ba",
    tanda="BAP",
    judul="Berita Acara Pemeriksaan",
    menyatakan="Isinya berita acara pemeriksaan koperasi.",
    templat="surat/pemeriksaan/berita_acara.html",
    hal=lambda k: f"Berita Acara Pemeriksaan {_satu(k).sasaran}",
    isi=isi_berita_acara,
    wewenang=wewenang_berita_acara,
    dipindai=True,
    objek=objek_pemeriksaan,
)
