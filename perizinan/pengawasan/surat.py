"""The letters of supervision: what each says. How they look is in templates/surat/pengawasan/."""

from django.db.models import Q

from aturan.bahasa import P15_2015
from aturan.simpan_pinjam_2015.kewenangan import sebutan_kepala
from aturan.simpan_pinjam_2015.sanksi import Langkah, sebutan
from core.models import Surat
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang
from ksp_usp.models.koperasi import daerah
from perizinan.izin.panel import kepala_dinas
from perizinan.models import IzinUsaha, PeristiwaSanksi, Sanksi, TemuanPemeriksaan

DASAR_HUKUM = (
    "Undang-Undang Nomor 25 Tahun 1992 tentang Perkoperasian",
    "Peraturan Pemerintah Nomor 9 Tahun 1995 tentang Pelaksanaan Kegiatan Usaha Simpan Pinjam oleh Koperasi",
)
PP_17_1994 = "Peraturan Pemerintah Nomor 17 Tahun 1994 tentang Pembubaran Koperasi oleh Pemerintah"


def _satu(konteks) -> Sanksi:
    return konteks.daftar[0]


def wewenang_sanksi(konteks) -> Wewenang:
    """The post that licenses this koperasi today (Pasal 6 ayat (4)) imposes the sanction (Pasal 32: a reading)."""
    s = _satu(konteks)
    k = s.koperasi.kewenangan()
    jabatan = k.penerbit if k and k.kode == s.berwenang_id else sebutan_kepala(daerah(s.berwenang))
    return Wewenang(jabatan, s.tahapan.sanksi.dasar)


def objek_sanksi(konteks) -> list:
    """A sanction is seen by its office, and with the licence that it is about and the koperasi."""
    s = _satu(konteks)
    return [s, *filter(None, [s.izin]), s.koperasi]


def tembusan_sanksi(s: Sanksi) -> list[str]:
    """The koperasi's own pengawas, who issued the licence if another, the offices at its seat, the file."""
    dinas = [kepala_dinas(w) for w in (s.wilayah.induk, s.wilayah) if w and w.otonom and w.pk != s.berwenang_id]
    penerbit = [s.izin.penerbit_sebutan] if s.izin and s.izin.penerbit_id != s.berwenang_id else []
    return [f"Pengawas {s.koperasi.nama}", *penerbit, *dinas, "Arsip"]


def sebelumnya(s: Sanksi) -> list[dict]:
    """The letters of the chain so far, oldest first, each with how it was handed over."""
    rantai, satu = [], s.melanjutkan
    while satu is not None:
        sampai = satu.peristiwa.filter(jenis=PeristiwaSanksi.Jenis.DISAMPAIKAN).first()
        rantai.append({"sanksi": satu, "surat": satu.surat, "sampai": sampai})
        satu = satu.melanjutkan
    return rantai[::-1]


def berita_acara(s: Sanksi) -> list[Surat]:
    """The berita acara of the inspections whose findings this step rests on."""
    dipilih = [p["temuan"] for p in s.pelanggaran if p.get("temuan")]
    dibawa = TemuanPemeriksaan.objects.filter(Q(sanksi=s) | Q(pk__in=dipilih)).order_by()
    return list(Surat.objects.filter(pk__in=dibawa.values("pemeriksaan__berita_acara")).order_by("pk"))


def _dibubarkan(s: Sanksi) -> bool:
    """A dissolution is decided elsewhere (PP 17/1994): its letter makes it known."""
    return s.tahapan is Langkah.PENUTUPAN and s.koperasi.jenis == s.koperasi.Jenis.KSP


# To whom a suspension is proposed: who appoints them (Pasal 13 ayat (1)).
KEPADA = {
    Sanksi.Kedudukan.PENGURUS: "Rapat Anggota",
    Sanksi.Kedudukan.PENGELOLA: "pengurus",
    Sanksi.Kedudukan.KEDUANYA: "Rapat Anggota (bagi pengurus) dan pengurus (bagi pengelola)",
}
# What an office decides of the business while the licence is frozen.
KEGIATAN = {
    Sanksi.Kegiatan.DITERUSKAN: "kegiatan simpan pinjam yang berjalan diteruskan",
    Sanksi.Kegiatan.DIBATASI: "koperasi tidak menerima simpanan baru dan tidak memberi pinjaman baru",
}


def isi_sanksi(konteks) -> dict:
    s = _satu(konteks)
    langkah = s.tahapan
    tanggapan = s.melanjutkan.peristiwa.exclude(jenis=PeristiwaSanksi.Jenis.DISAMPAIKAN) if s.melanjutkan else ()
    return {
        "sanksi": s,
        "koperasi": s.koperasi,
        "izin": s.izin,
        "langkah": langkah.sanksi,
        "sebutan_langkah": s.sebutan_langkah,
        "pembubaran": _dibubarkan(s),
        "kepada_siapa": KEPADA.get(s.diusulkan_sebagai, ""),
        "kegiatan": KEGIATAN.get(s.kegiatan_beku, ""),
        "pejabat": wewenang_sanksi(konteks).jabatan,
        "sebelumnya": sebelumnya(s),
        "berita_acara": berita_acara(s),
        "tanggapan": list(tanggapan),
        "berikutnya": [sebutan(satu, s.koperasi.jenis) for satu in list(Langkah)[list(Langkah).index(langkah) + 1 :]],
        "dasar": [
            f"{teks};"
            for teks in (
                *DASAR_HUKUM,
                *((PP_17_1994,) if _dibubarkan(s) else ()),
                f"{langkah.sanksi.dasar.sebutan} {P15_2015.lengkap}",
                konteks.penugasan.dasar_tercetak,
            )
            if teks
        ],
        "singkat": P15_2015.singkat,
        "peraturan": P15_2015.lengkap,
        "tujuan": {
            "kepada": f"Pengurus {s.koperasi.nama}",
            "instansi": s.koperasi.alamat,
            "tempat": s.koperasi.wilayah.nama,
        },
        "sifat": "Penting",
        "tembusan": tembusan_sanksi(s),
    }


def _jenis(kode: str, tanda: str, judul: str, templat: str, menyatakan: str) -> JenisSurat:
    return JenisSurat(
        kode=f"sanksi_{kode}",
        tanda=tanda,
        judul=judul,
        menyatakan=menyatakan,
        templat=f"surat/pengawasan/{templat}.html",
        hal=lambda k: f"{judul} {_satu(k).koperasi.nama}",
        isi=isi_sanksi,
        wewenang=wewenang_sanksi,
        dipindai=True,
        objek=objek_sanksi,
    )


# By step and, of the last one, by kind of koperasi.
SURAT = {
    (Langkah.TEGURAN_1, ""): _jenis(
        "teguran_1", "ST1", "Teguran Tertulis Pertama", "teguran", "Isinya teguran tertulis pertama."
    ),
    (Langkah.TEGURAN_2, ""): _jenis(
        "teguran_2", "ST2", "Teguran Tertulis Kedua", "teguran", "Isinya teguran tertulis kedua."
    ),
    (Langkah.USUL_PEMBERHENTIAN, ""): _jenis(
        "usul_pemberhentian", "UPS", "Usul Pemberhentian Sementara", "usul_pemberhentian",
        "Isinya usul pemberhentian sementara pengurus atau pengelola.",
    ),
    (Langkah.PEMBEKUAN, ""): _jenis(
        "pembekuan", "PBK", "Pembekuan Sementara Izin Usaha Simpan Pinjam", "keputusan",
        "Isinya pembekuan sementara izin usaha simpan pinjam.",
    ),
    (Langkah.PENCABUTAN, ""): _jenis(
        "pencabutan", "PCB", "Pencabutan Izin Usaha Simpan Pinjam", "keputusan",
        "Isinya pencabutan izin usaha simpan pinjam.",
    ),
    (Langkah.PENUTUPAN, "usp"): _jenis(
        "penutupan", "PTP", "Penutupan USP Koperasi", "keputusan", "Isinya penutupan USP Koperasi."
    ),
    (Langkah.PENUTUPAN, "ksp"): _jenis(
        "pembubaran", "PBB", "Pemberitahuan Pembubaran", "keputusan", "Isinya pemberitahuan pembubaran KSP."
    ),
}  # fmt: skip


def surat_langkah(s: Sanksi) -> JenisSurat:
    """The kind of letter by which this step is taken."""
    return SURAT.get((s.tahapan, "")) or SURAT[s.tahapan, s.koperasi.jenis]


# What an annulment makes of the licence that the letter names above.
KEMBALI = {
    IzinUsaha.Keadaan.BERLAKU: "Izin tersebut di atas berlaku lagi sejak tanggal itu.",
    IzinUsaha.Keadaan.DIBEKUKAN: "Izin tersebut di atas tidak lagi dicabut, dan tetap dibekukan sementara.",
}


def isi_pembatalan(konteks) -> dict:
    s = _satu(konteks)
    keberatan = s.peristiwa.filter(jenis__in=(PeristiwaSanksi.Jenis.KEBERATAN, PeristiwaSanksi.Jenis.PUTUSAN))
    return isi_sanksi(konteks) | {"putusan": list(keberatan), "kembali": KEMBALI.get(s.keadaan_sebelum, "")}


PEMBATALAN = JenisSurat(
    kode="sanksi_pembatalan",
    tanda="PBT",
    judul="Pembatalan Sanksi",
    menyatakan="Isinya pembatalan sanksi administratif.",
    templat="surat/pengawasan/pembatalan.html",
    hal=lambda k: f"Pembatalan {surat_langkah(_satu(k)).hal(k)}",
    isi=isi_pembatalan,
    wewenang=wewenang_sanksi,
    dipindai=True,
    objek=objek_sanksi,
)
PEMULIHAN = JenisSurat(
    kode="sanksi_pemulihan",
    tanda="PML",
    judul="Pemulihan Izin Usaha Simpan Pinjam",
    menyatakan="Isinya pemulihan izin usaha simpan pinjam yang dibekukan.",
    templat="surat/pengawasan/pemulihan.html",
    hal=lambda k: f"Pemulihan Izin Usaha Simpan Pinjam {_satu(k).koperasi.nama}",
    isi=isi_sanksi,
    wewenang=wewenang_sanksi,
    dipindai=True,
    objek=objek_sanksi,
)
