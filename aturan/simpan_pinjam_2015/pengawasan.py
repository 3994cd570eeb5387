"""Permen KUKM 15/2015 on what the holder of a licence owes: Pasal 19 to 24, 28, 30 and 33.

`KEWAJIBAN` is what the licence prints of it; `syarat_kewajiban` are the rules that concern a koperasi, by what is on
record of it. Reports are in laporan.py, the licence itself in izin.py.

Facts (key: what it holds; None or missing = nobody recorded it, which is never a breach)

    jenis, bentuk               "ksp" or "usp"; "primer" or "sekunder"
    jumlah_calon, calon_tertua  calon anggota on the day `calon_per`; the day since which the first of them is one
    pinjaman_koperasi_lain      loans to other koperasi and their members, rupiah
    perjanjian_kemitraan        whether the agreements with them are written
    sektor_riil                 whether it runs a business of the real sector itself
    peminjam_perorangan         natural persons that borrow from a koperasi sekunder
    sistem_informasi, satuan_tugas, bunga_simpanan_ra, bunga_pinjaman_ra    True or False
    pernah_diperiksa, bantu_pemeriksaan    whether an inspection was made; whether it was helped
    kantor_tanpa_papan          names of the offices without a name board
    investasi, investasi_ra     rupiah in other investments; whether the Rapat Anggota agreed
    volume_pinjaman             loans disbursed in the last closed tahun buku, rupiah
    auditor, audit_ra           "kap", "kja", "lain" or "tidak"; whether the result was put before the Rapat Anggota
    tahun_hanya_usp             tahun buku in a row in which the USP was the only business
    tanggal_pengesahan, mulai_kegiatan, penyesuaian_ad, izin_pertama    dates, for a koperasi of before this regulation;
                                the last is the day of the first licence on record
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aturan.bahasa import (
    P15_2015,
    Ada,
    Ambang,
    Fakta,
    Hasil,
    Jangka,
    Pasal,
    Per,
    Pilihan,
    Syarat,
    Temuan,
    TidakAda,
    Versi,
    evaluasi,
    hari,
)
from aturan.bahasa.ambang import Andaian

SEJAK = P15_2015.berlaku
BUNYI_28_2 = (
    "KSP dan USP Koperasi yang mempunyai volume pinjaman yang diberikan telah mencapai Rp2.500.000.000,00 (dua miliar"
    " lima ratus juta rupiah) dalam 1 (satu) tahun buku wajib diaudit oleh Kantor Akuntan Publik atau Kantor Jasa"
    " Audit, dan hasilnya dilaporkan pada Rapat Anggota."
)
VOLUME_AUDIT = Ambang(
    kode="pengawasan.volume_pinjaman",
    uraian="Volume pinjaman setahun yang wajib diaudit",
    satuan="rupiah",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(2_500_000_000),
            Pasal(P15_2015, "28", "2"),
            bunyi=BUNYI_28_2,
            tafsir="“Volume pinjaman yang diberikan” dibaca jumlah pencairan setahun, bukan saldo akhir.",
        ),
    ),
)


@dataclass(frozen=True)
class Kewajiban:
    """A duty of the licence holder: `pola` is its sentence, with {} where the value of `ambang` stands."""

    kode: str
    uraian: str
    dasar: Pasal
    pola: str
    bunyi: str
    tafsir: str = ""
    ambang: Ambang | None = None

    def kalimat(self, per: Per) -> str:
        """What a licence of day `per` says of this duty. Raises BelumBerlaku."""
        return self.pola.format(self.ambang.sebut_surat(per)) if self.ambang else self.pola


# In the order of the licence.
KEWAJIBAN = (
    Kewajiban(
        "laporan",
        "Laporan keuangan berkala",
        Pasal(P15_2015, "29", "2"),
        "menyampaikan laporan keuangan setiap triwulan dan setiap tahun kepada pejabat yang memberikan izin ini",
        "KSP dan Koperasi yang memiliki USP wajib menyampaikan laporan keuangan secara berkala kepada pejabat yang"
        " memberikan ijin usaha simpan pinjam pada setiap triwulan dan tahunan.",
        "Naskah tidak menyebut tanggal jatuh tempo laporan: tidak ada yang ditambahkan.",
    ),
    Kewajiban(
        "audit",
        "Audit",
        Pasal(P15_2015, "28", "2"),
        "diaudit oleh Kantor Akuntan Publik atau Kantor Jasa Audit apabila volume pinjaman yang diberikan mencapai {}"
        " dalam 1 (satu) tahun buku, dan melaporkan hasilnya pada Rapat Anggota",
        BUNYI_28_2,
        ambang=VOLUME_AUDIT,
    ),
    Kewajiban(
        "papan_nama",
        "Papan nama",
        Pasal(P15_2015, "21", "4"),
        "memasang papan nama pada kantor pusat dan kantor jaringan usaha",
        "Koperasi wajib memasang papan nama pada kantor pusat dan kantor jaringan usaha.",
    ),
    Kewajiban(
        "satuan_tugas",
        "Satuan tugas transaksi mencurigakan",
        Pasal(P15_2015, "30"),
        "membentuk unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan",
        "KSP/USP Koperasi wajib membentuk unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan.",
    ),
)


# ---- The rules ------------------------------------------------------------------------------------------------------


def _v(nilai: object, pasal: str, ayat: str, bunyi: str, tafsir: str = "", huruf: str = "") -> tuple[Versi]:
    return (Versi(SEJAK, nilai, Pasal(P15_2015, pasal, ayat, huruf), bunyi=bunyi, tafsir=tafsir),)


@dataclass(frozen=True, kw_only=True)
class CalonAnggota(Jangka):
    """How long the first of the calon anggota was one when they were counted; with none of them nothing is asked.

    Who was one in time then, and would be one too long today, may have become a member since: that is not known.
    """

    def _uji(self, fakta: Fakta, versi: Versi, per: Per, pengganti: Andaian) -> Temuan:
        if fakta.get("jumlah_calon") == 0:
            return self.temuan(Hasil.TERPENUHI, versi, "tidak ada calon anggota", aktual="0")
        saat_itu = super()._uji(fakta, versi, per, pengganti)
        kini = super()._uji({**fakta, self.sampai: hari(per)}, versi, per, pengganti)
        if saat_itu.hasil is Hasil.TERPENUHI and kini.hasil is Hasil.TIDAK:
            return super()._uji({**fakta, self.dari: None}, versi, per, pengganti)
        return saat_itu


CALON_ANGGOTA = CalonAnggota(
    kode="pengawasan.calon_anggota",
    uraian="Calon anggota yang terlama menjadi calon",
    satuan="bulan",
    banding="<=",
    dari="calon_tertua",
    sampai="calon_per",
    versi=_v(
        Decimal(3),
        "19",
        "2",
        "Calon anggota koperasi sebagaimana dimaksud pada ayat (1), dalam waktu selambat-lambatnya 3 (tiga) bulan wajib"
        " menjadi anggota koperasi.",
        "Dihitung sejak tanggal dinyatakan sebagai calon anggota (Pasal 33 ayat (4)) sampai akhir masa laporan yang"
        " menyebutnya, karena sesudah itu calonnya mungkin sudah menjadi anggota; 30 November menjadi 28/29"
        " Februari. Sanksinya bagi KSP atau USP, bukan bagi orangnya; yang dicatat jumlah dan tanggal tertua, tanpa"
        " nama.",
    ),
)
PERJANJIAN_KEMITRAAN = Ada(
    kode="pengawasan.perjanjian_kemitraan",
    uraian="Perjanjian tertulis kemitraan dengan koperasi lain",
    fakta="perjanjian_kemitraan",
    versi=_v(
        None,
        "19",
        "3",
        "Kegiatan usaha simpan pinjam dengan koperasi lain dilakukan melalui kemitraan yang dituangkan dalam perjanjian"
        " tertulis.",
        "Ditanyakan bila laporan tahunan terakhir memuat pinjaman kepada koperasi lain atau anggotanya.",
    ),
)
SEKTOR_RIIL = Pilihan(
    kode="pengawasan.sektor_riil",
    uraian="Usaha sektor riil secara langsung",
    fakta="sektor_riil",
    selain=((True, "ada"),),
    versi=_v(
        ((False, "tidak ada"),),
        "20",
        "3",
        "KSP dan USP Koperasi dilarang melakukan kegiatan usaha pada sektor riil secara langsung.",
        "Bagi USP larangan mengenai unitnya, bukan unit lain koperasi itu.",
    ),
)
PEMINJAM_PERORANGAN = Ambang(
    kode="pengawasan.peminjam_perorangan",
    uraian="Peminjam perorangan pada koperasi sekunder",
    satuan="orang",
    banding="<=",
    versi=_v(
        Decimal(0),
        "20",
        "4",
        "KSP sekunder dan koperasi sekunder yang memiliki unit simpan pinjam dilarang memberikan pinjaman kepada"
        " perorangan.",
        "Pasal 23 ayat (4) mengulangnya dengan kata “secara langsung”: dibaca sama.",
    ),
)
SISTEM_INFORMASI = Ada(
    kode="pengawasan.sistem_informasi",
    uraian="Sistem informasi pelayanan anggota",
    fakta="sistem_informasi",
    versi=_v(
        None,
        "21",
        "1",
        "Koperasi wajib memiliki sistem informasi pelayanan anggota sebagai alat pengendalian dan pengambilan"
        " keputusan.",
    ),
)
BANTU_PEMERIKSAAN = Ada(
    kode="pengawasan.bantu_pemeriksaan",
    uraian="Kesempatan dan bantuan pada pemeriksaan terakhir",
    fakta="bantu_pemeriksaan",
    versi=_v(
        None,
        "21",
        "3",
        "Pengurus dan Pengelola wajib memberikan kesempatan dan memberikan bantuan kepada Pejabat yang berwenang untuk"
        " memeriksa buku, dokumen dan berkas-berkas yang ada padanya dalam rangka memperoleh kebenaran dan segala"
        " keterangan serta penjelasan yang dilaporkan oleh KSP dan USP Koperasi.",
        "Ditanyakan sesudah pemeriksaan pertama, menurut berita acaranya.",
    ),
)
PAPAN_NAMA = TidakAda(
    kode="pengawasan.papan_nama",
    uraian="Kantor tanpa papan nama",
    fakta="kantor_tanpa_papan",
    versi=_v(None, "21", "4", "Koperasi wajib memasang papan nama pada kantor pusat dan kantor jaringan usaha."),
)
BUNGA_SIMPANAN = Ada(
    kode="pengawasan.bunga_simpanan_ra",
    uraian="Penetapan bunga simpanan oleh Rapat Anggota",
    fakta="bunga_simpanan_ra",
    versi=_v(
        None,
        "22",
        "3",
        "Simpanan diberikan imbalan jasa dalam bentuk bunga yang besarnya ditetapkan Rapat Anggota.",
    ),
)
BUNGA_PINJAMAN = Ada(
    kode="pengawasan.bunga_pinjaman_ra",
    uraian="Penetapan suku bunga pinjaman oleh Rapat Anggota",
    fakta="bunga_pinjaman_ra",
    versi=_v(
        None,
        "23",
        "2",
        "Dalam menyalurkan pinjaman, KSP dan USP Koperasi menetapkan suku bunga pinjaman yang besarnya ditentukan dalam"
        " Rapat Anggota.",
    ),
)
INVESTASI = Ada(
    kode="pengawasan.investasi_ra",
    uraian="Persetujuan Rapat Anggota atas investasi lainnya",
    fakta="investasi_ra",
    versi=_v(
        None,
        "24",
        "",
        "mengembangkan dana melalui sarana investasi lainnya meliputi pembelian saham, obligasi, reksadana, surat"
        " perbendaharaan Negara dan investasi di sektor keuangan dengan persetujuan rapat anggota.",
        "Ditanyakan bila laporan tahunan terakhir memuat surat berharga. Simpanan berjangka pada bank tidak disebut"
        " huruf b: dibaca sebagai tabungan, tanpa persetujuan itu.",
        huruf="c",
    ),
)
AUDITOR = Pilihan(
    kode="pengawasan.auditor",
    uraian="Audit atas tahun buku terakhir",
    fakta="auditor",
    selain=(("lain", "oleh auditor lain"), ("tidak", "tidak diaudit")),
    versi=_v(
        (("kap", "Kantor Akuntan Publik"), ("kja", "Kantor Jasa Audit")),
        "28",
        "2",
        BUNYI_28_2,
        "Ditanyakan bila volume pinjaman tahun buku itu mencapai batasnya.",
    ),
)
AUDIT_RA = Ada(
    kode="pengawasan.audit_ra",
    uraian="Laporan hasil audit pada Rapat Anggota",
    fakta="audit_ra",
    versi=_v(None, "28", "2", BUNYI_28_2),
)
SATUAN_TUGAS = Ada(
    kode="pengawasan.satuan_tugas",
    uraian="Unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan",
    fakta="satuan_tugas",
    versi=_v(
        None,
        "30",
        "",
        "KSP/USP Koperasi wajib membentuk unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan.",
        "Yang dicatat: keputusan pembentukannya.",
    ),
)
HANYA_USP = Ambang(
    kode="pengawasan.tahun_hanya_usp",
    uraian="Tahun buku berturut-turut yang hanya menjalankan unit simpan pinjam",
    satuan="tahun buku",
    banding="<",
    versi=_v(
        Decimal(3),
        "33",
        "3",
        "Koperasi yang memiliki usaha simpan pinjam dalam operasionalnya hanya berjalan unit simpan pinjam saja, dalam"
        " waktu 3 (tiga) tahun berturut-turut wajib merubah anggaran dasar menjadi KSP.",
        "Dibaca: wajib mengubah anggaran dasar pada akhir tahun buku ketiga. Unit lain yang berjalan dalam salah satu"
        " tahun memulai hitungan kembali.",
    ),
)
BUNYI_33_2 = (
    "KSP dan USP Koperasi yang pada saat pengesahan badan hukum belum memiliki ijin usaha simpan pinjam, wajib mengurus"
    " ijin usaha selambat-lambatnya 1 (satu) tahun sejak tanggal berlakunya peraturan ini."
)
TAFSIR_33 = (
    "Peraturan berlaku 8 Oktober 2015, sehingga tenggatnya 8 Oktober 2016. Dicatat: tenggat itu sudah lewat. Mengenai"
    " usaha yang sudah berjalan pada hari itu; tanpa tanggal mulai kegiatannya tidak diketahui."
)
PENYESUAIAN_AD = Jangka(
    kode="pengawasan.tahun_penyesuaian_ad",
    uraian="Penyesuaian anggaran dasar sesudah peraturan berlaku",
    satuan="tahun",
    banding="<=",
    dari="berlaku",
    sampai="penyesuaian_ad",
    versi=_v(
        Decimal(1),
        "33",
        "1",
        "KSP dan USP Koperasi yang sudah berjalan pada saat peraturan ini berlaku tetap melaksanakan usahanya dengan"
        " ketentuan wajib menyesuaikan Anggaran Dasar berdasarkan Peraturan ini dalam jangka waktu selambatlambatnya 1"
        " (satu) tahun sejak tanggal berlakunya peraturan ini.",
        TAFSIR_33,
    ),
)
IZIN_PERALIHAN = Jangka(
    kode="pengawasan.tahun_izin_peralihan",
    uraian="Pengurusan izin usaha sesudah peraturan berlaku",
    satuan="tahun",
    banding="<=",
    dari="berlaku",
    sampai="izin_pertama",
    versi=_v(Decimal(1), "33", "2", BUNYI_33_2, f"{TAFSIR_33} Izin yang sudah ada lebih dahulu memenuhinya."),
)

SYARAT_KEWAJIBAN: tuple[Syarat, ...] = (
    CALON_ANGGOTA, PERJANJIAN_KEMITRAAN, SEKTOR_RIIL, PEMINJAM_PERORANGAN, SISTEM_INFORMASI, BANTU_PEMERIKSAAN,
    PAPAN_NAMA, BUNGA_SIMPANAN, BUNGA_PINJAMAN, INVESTASI, AUDITOR, AUDIT_RA, SATUAN_TUGAS, HANYA_USP, PENYESUAIAN_AD,
    IZIN_PERALIHAN,
)  # fmt: skip


def audit_wajib(fakta: Fakta, per: Per) -> Temuan:
    """Whether the loans of the year reach the volume that must be audited (Pasal 28 ayat (2)).

    TERPENUHI: they do; TIDAK: they do not; PERLU_PENILAIAN: the volume is not on record.
    """
    [temuan] = evaluasi([VOLUME_AUDIT], fakta, per=per)
    return temuan


def syarat_kewajiban(fakta: Fakta, per: Per) -> tuple[Syarat, ...]:
    """The rules that concern this koperasi on `per`, in the order of the articles: the others are not asked of it."""
    tanpa: set[Syarat] = set()
    if not fakta.get("pinjaman_koperasi_lain"):
        tanpa.add(PERJANJIAN_KEMITRAAN)
    if fakta.get("bentuk") != "sekunder":
        tanpa.add(PEMINJAM_PERORANGAN)
    if not fakta.get("pernah_diperiksa"):
        tanpa.add(BANTU_PEMERIKSAAN)
    if not fakta.get("investasi"):
        tanpa.add(INVESTASI)
    if not audit_wajib(fakta, per).terpenuhi:
        tanpa |= {AUDITOR, AUDIT_RA}
    if fakta.get("auditor") == "tidak":  # there is no result to put before anybody
        tanpa.add(AUDIT_RA)
    if fakta.get("jenis") != "usp":
        tanpa.add(HANYA_USP)
    if any((fakta.get(nama) or date.min) >= SEJAK for nama in ("tanggal_pengesahan", "mulai_kegiatan")):
        tanpa |= {PENYESUAIAN_AD, IZIN_PERALIHAN}
    return tuple(s for s in SYARAT_KEWAJIBAN if s not in tanpa)


def temuan_kewajiban(fakta: Fakta, *, per: Per) -> list[Temuan]:
    """What is on record of each duty that concerns this koperasi. Raises as `evaluasi`."""
    izin = fakta.get("izin_pertama")
    berlaku = SEJAK if fakta.get("mulai_kegiatan") else None  # whether it ran on that day is known, or nothing is
    lengkap = {**fakta, "berlaku": berlaku, "izin_pertama": max(izin, SEJAK) if izin else None}
    return evaluasi(syarat_kewajiban(fakta, per), lengkap, per=per)


def tahun_hanya_usp(unit_lain: Mapping[int, bool | None], sampai: int, *, per: Per) -> int | None:
    """Tahun buku in a row up to `sampai` in which nothing but the USP ran (Pasal 33 ayat (3)).

    `unit_lain` says for each tahun buku whether another unit ran. A year that nobody stated leaves the count open
    (None) unless the years after it already reach the limit of `per`: what is certain is counted. Raises BelumBerlaku.
    """
    batas = int(HANYA_USP.pada(per).nilai)
    jumlah = 0
    while unit_lain.get(sampai - jumlah) is False:
        jumlah += 1
    return jumlah if jumlah >= batas or unit_lain.get(sampai - jumlah) else None


# ---- Pasal 27: what guidance is --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pembinaan:
    """A kind of guidance that the text names: one record of guidance is of one kind."""

    kode: str
    uraian: str
    dasar: Pasal
    bunyi: str


# Where the words of the text are a slip, or longer than a screen needs.
SEBUTAN_PEMBINAAN = {
    "1a": "menerbitkan izin usaha simpan pinjam",
    "1c": "pedoman penguatan kapasitas kelembagaan KSP dan USP Koperasi",
    "2f": "pemanfaatan modal penyertaan, obligasi dan surat utang, dan pengembangan koperasi sekunder",
    "3c": "lembaga konsultasi dan pendampingan usaha",
}


def _pembinaan(ayat: str, *daftar: str) -> tuple[Pembinaan, ...]:
    return tuple(
        Pembinaan(
            kode := f"{ayat}{huruf}",
            SEBUTAN_PEMBINAAN.get(kode, bunyi.rstrip(".").removesuffix(" dan").removesuffix(";")),
            Pasal(P15_2015, "27", ayat, huruf),
            bunyi,
        )
        for huruf, bunyi in zip("abcdefgh", daftar, strict=False)
    )


PEMBINAAN = (
    *_pembinaan(
        "1",
        "menerbitkan ijin usaha simpan pinjam;",
        "pedoman pengelolaan kegiatan usaha simpan pinjam;",
        "pedomanpenguatan kapasitas kelembagaan KSP dan USP Koperasi;",
        "pedoman literasi dan sosialisasi;",
        "pedoman penumbuhan usaha simpan pinjam oleh koperasi;",
        "pedoman pengawasan;",
        "pedoman penetapan standar kelayakan dan kepatutan pengurus, standar kompetensi pengelola; dan",
        "pedoman pelaksanaan tugas pengawas",
    ),
    *_pembinaan(
        "2",
        "pemberdayaan dan pengembangan usaha simpan pinjam koperasi;",
        "penerapan penilaian kesehatan usaha simpan pinjam;",
        "penerapan prinsip kehati-hatian usaha simpan pinjam koperasi;",
        "meningkatkan akses pembiayaan melalui perkuatan permodalan;",
        "pengembangan berbagai skim pembiayaan; dan",
        "pemanfaatan modal penyertaan, obligasi dan surat hutang dan pengembangan koperasi sekunder yang"
        " berfungsi sebagai koordinator jaringan kerjasama usaha antar koperasi.",
    ),
    *_pembinaan(
        "3",
        "advokasi dan bantuan hukum;",
        "kerja sama dan kemitraan;",
        "lembaga konsultasi dan pendampingan ushaa;",
        "pemanfaatan teknologi informasi dan komunikasi; dan",
        "penerapan teknologi tepat guna.",
    ),
)
