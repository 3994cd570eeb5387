"""The letters of supervision: what each says. How they look is in templates/surat/pengawasan/."""

from django.db.models import Q

from aturan.bahasa import P15_2015
from aturan.simpan_pinjam_2015.kewenangan import sebutan_kepala
from aturan.simpan_pinjam_2015.sanksi import Langkah
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


def sebutan_langkah(s: Sanksi) -> str:
    """The step as its letter names it: of the last one (huruf e) the half that is about this kind of koperasi."""
    if s.tahapan is not Langkah.PENUTUPAN:
        return s.tahapan.sanksi.uraian
    return "pembubaran KSP" if s.koperasi.jenis == s.koperasi.Jenis.KSP else "penutupan USP Koperasi"


def isi_sanksi(konteks) -> dict:
    s = _satu(konteks)
    langkah = s.tahapan
    tanggapan = s.melanjutkan.peristiwa.exclude(jenis=PeristiwaSanksi.Jenis.DISAMPAIKAN) if s.melanjutkan else ()
    return {
        "sanksi": s,
        "koperasi": s.koperasi,
        "izin": s.izin,
        "langkah": langkah.sanksi,
        "sebutan_langkah": sebutan_langkah(s),
        "pejabat": wewenang_sanksi(konteks).jabatan,
        "sebelumnya": sebelumnya(s),
        "berita_acara": berita_acara(s),
        "tanggapan": list(tanggapan),
        "berikutnya": [satu.sanksi.uraian for satu in list(Langkah)[list(Langkah).index(langkah) + 1 :]],
        "dasar": [
            f"{teks};"
            for teks in (
                *DASAR_HUKUM,
                *((PP_17_1994,) if langkah is Langkah.PENUTUPAN else ()),
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


def hal_penutupan(konteks) -> str:
    s = _satu(konteks)
    return f"{sebutan_langkah(s)[0].upper()}{sebutan_langkah(s)[1:].removesuffix(' KSP')} {s.koperasi.nama}"


def _jenis(langkah: Langkah, tanda: str, judul: str, templat: str, menyatakan: str) -> JenisSurat:
    return JenisSurat(
        kode=f"sanksi_{langkah.value}",
        tanda=tanda,
        judul=judul,
        menyatakan=menyatakan,
        templat=f"surat/pengawasan/{templat}.html",
        hal=hal_penutupan if langkah is Langkah.PENUTUPAN else lambda k: f"{judul} {_satu(k).koperasi.nama}",
        isi=isi_sanksi,
        wewenang=wewenang_sanksi,
        dipindai=True,
        objek=objek_sanksi,
    )


SURAT = {
    Langkah.TEGURAN_1: _jenis(
        Langkah.TEGURAN_1, "ST1", "Teguran Tertulis Pertama", "teguran", "Isinya teguran tertulis pertama."
    ),
    Langkah.TEGURAN_2: _jenis(
        Langkah.TEGURAN_2, "ST2", "Teguran Tertulis Kedua", "teguran", "Isinya teguran tertulis kedua."
    ),
    Langkah.USUL_PEMBERHENTIAN: _jenis(
        Langkah.USUL_PEMBERHENTIAN, "UPS", "Usul Pemberhentian Sementara", "usul_pemberhentian",
        "Isinya usul pemberhentian sementara pengurus atau pengelola.",
    ),
    Langkah.PEMBEKUAN: _jenis(
        Langkah.PEMBEKUAN, "PBK", "Pembekuan Sementara Izin Usaha Simpan Pinjam", "keputusan",
        "Isinya pembekuan sementara izin usaha simpan pinjam.",
    ),
    Langkah.PENCABUTAN: _jenis(
        Langkah.PENCABUTAN, "PCB", "Pencabutan Izin Usaha Simpan Pinjam", "keputusan",
        "Isinya pencabutan izin usaha simpan pinjam.",
    ),
    Langkah.PENUTUPAN: _jenis(
        Langkah.PENUTUPAN, "PTP", "Penutupan USP Koperasi atau Pembubaran KSP", "keputusan",
        "Isinya penutupan USP Koperasi atau pembubaran KSP.",
    ),
}  # fmt: skip


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
    hal=lambda k: f"Pembatalan {SURAT[_satu(k).tahapan].hal(k)}",
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
