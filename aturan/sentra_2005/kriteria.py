"""Permen KUKM 23/2005 Pasal 5: when is a place a Sentra UKM, when Unggulan, when part of a Klaster Bisnis.

File order is article order. All criteria of a level are required: the lists are joined by semicolons and nothing in
the text lets one stand in for another (reading, for the word "dan" is missing too).

Facts (key: what it holds)

    jumlah_ukm              number of UKM (units) in the sentra
    omzet_bulanan           rupiah a month, all UKM of the sentra together, average of the last 12 months
    tenaga_kerja            persons who work in the area, working owners included
    ukm_terbuka, omzet_terbuka, tenaga_kerja_terbuka    the same of the UKM whose class is not known yet, not in these
    persen_bahan_lokal      share of local raw material in percent; noted, decides nothing
    jumlah_pembinaan        number of times that the sentra received fasilitas pembinaan
    jangkauan               Jangkauan or its code ("lokal" ... "ekspor")
    omzet_ini, omzet_lalu   rupiah a year, this year and the year before
    ukm_ini, ukm_lalu; tenaga_kerja_ini, tenaga_kerja_lalu     the same two years
    mitra_hulu, mitra_hilir number of partners up and down the chain
    jenjang_sekarang        JenjangSentra or its code by Keputusan Menteri; None when there is none yet
    peran_klaster           one code of PERAN_KLASTER or a list of them; an empty list means none
    answers of an officer, {"jawaban": bool, "alasan": str, "bukti": ...}:
    kapasitas_prospek, prospek_pasar, kemitraan_bahan_baku, kemitraan_pemasaran, bahan_baku_lokal,
    teknologi_tepat_guna, sarana_prasarana, produk_unggulan_daerah, pengembangan_teknologi, produk_hulu_nasional,
    pelatihan_teknis, litbang
"""

from decimal import Decimal

from aturan.bahasa import P23_2005, Ambang, Pasal, Pertimbangan, Pertumbuhan, Pilihan, SalahSatu, Skala, Syarat, Versi
from aturan.sentra_2005.program import JenjangSentra

SEJAK = P23_2005.berlaku


class Jangkauan(Skala):
    """How far the products are sold: five steps from Pasal 5 ayat (2) huruf c and ayat (3) huruf b."""

    LOKAL = 1
    ANTAR_KABKOTA = 2
    ANTAR_PROVINSI = 3
    NASIONAL = 4
    EKSPOR = 5

    @property
    def label(self) -> str:
        return "antar kabupaten/kota" if self is Jangkauan.ANTAR_KABKOTA else super().label


PERAN_KLASTER = {"inti": "industri inti", "pemasok": "industri pemasok", "terkait": "industri terkait"}

# What an officer looks at for huruf h. The list is ours; the text names no item, so that it decides nothing.
SARANA_PRASARANA = ("Jalan", "Listrik", "Air", "Telekomunikasi", "Tempat produksi")


def _p5(ayat: str, huruf: str = "") -> Pasal:
    return Pasal(P23_2005, "5", ayat, huruf)


# ---- Pasal 5 ayat (1): Sentra UKM -----------------------------------------------------------------------------------

BUNYI_1A = (
    "terdapat minimal 20 (dua puluh) orang UKM, dengan kapasitas produksi yang memadai dalam kawasan sentra yang"
    " memiliki prospek untuk dikembangkan menjadi bagian integral dari klaster;"
)
TAFSIR_TERBUKA = (
    "UKM yang kelasnya belum diketahui (Pasal 1 angka 12, 13) tidak ikut dihitung; bila bersama mereka ambangnya dapat"
    " tercapai, hasilnya menunggu jawaban dan tidak dinyatakan gagal."
)
BUNYI_1D = "mempunyai jaringan kemitraan dalam pengadaan bahan baku maupun pemasaran;"
TAFSIR_1D = "“Pengadaan bahan baku maupun pemasaran” dibaca keduanya; tanpa jumlah mitra, cukup penilaian ya."

JUMLAH_UKM = Ambang(
    kode="sentra.jumlah_ukm",
    uraian="Jumlah UKM dalam kawasan sentra",
    satuan="UKM",
    banding=">=",
    terbuka="ukm_terbuka",
    versi=(
        Versi(
            SEJAK,
            Decimal(20),
            _p5("1", "a"),
            bunyi=BUNYI_1A,
            tafsir=(
                "“20 orang UKM” mencampur orang dan unit: yang dihitung UKM (unit) yang terdaftar pada Lampiran 3. "
                + TAFSIR_TERBUKA
            ),
        ),
    ),
)
KAPASITAS_PROSPEK = Pertimbangan(
    kode="sentra.kapasitas_prospek",
    uraian="Kapasitas produksi memadai dan prospek menjadi bagian klaster",
    pertanyaan="Apakah kapasitas produksi memadai dan kawasan berprospek menjadi bagian integral dari klaster?",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("1", "a"),
            bunyi=BUNYI_1A,
            tafsir="Bagian “kapasitas memadai” dan “prospek” tidak terukur: dinilai ya/tidak dengan alasan.",
        ),
    ),
)
OMZET_BULANAN = Ambang(
    kode="sentra.omzet_bulanan",
    uraian="Omzet penjualan sentra",
    satuan="rupiah per bulan",
    banding=">=",
    terbuka="omzet_terbuka",
    versi=(
        Versi(
            SEJAK,
            Decimal(200_000_000),
            _p5("1", "b"),
            bunyi="mempunyai omzet penjualan minimal mencapai Rp. 200 juta/bulan;",
            tafsir=(
                "Naskah tidak menyebut rata-rata berapa bulan: dipakai rata-rata 12 bulan terakhir, gabungan semua UKM"
                " dalam sentra; bulan acuan disimpan. " + TAFSIR_TERBUKA
            ),
        ),
    ),
)
PROSPEK_PASAR = Pertimbangan(
    kode="sentra.prospek_pasar",
    uraian="Prospek pasar yang baik",
    pertanyaan="Apakah prospek pasarnya baik?",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("1", "c"),
            bunyi="mempunyai prospek pasar yang baik;",
            tafsir="Tidak terukur: dinilai ya/tidak, alasan wajib diisi.",
        ),
    ),
)
KEMITRAAN_BAHAN_BAKU = Pertimbangan(
    kode="sentra.kemitraan_bahan_baku",
    uraian="Jaringan kemitraan pengadaan bahan baku",
    pertanyaan="Apakah ada jaringan kemitraan dalam pengadaan bahan baku?",
    versi=(Versi(SEJAK, None, _p5("1", "d"), bunyi=BUNYI_1D, tafsir=TAFSIR_1D),),
)
KEMITRAAN_PEMASARAN = Pertimbangan(
    kode="sentra.kemitraan_pemasaran",
    uraian="Jaringan kemitraan pemasaran",
    pertanyaan="Apakah ada jaringan kemitraan dalam pemasaran?",
    versi=(Versi(SEJAK, None, _p5("1", "d"), bunyi=BUNYI_1D, tafsir=TAFSIR_1D),),
)
TENAGA_KERJA = Ambang(
    kode="sentra.tenaga_kerja",
    uraian="Tenaga kerja",
    satuan="orang",
    banding=">=",
    terbuka="tenaga_kerja_terbuka",
    versi=(
        Versi(
            SEJAK,
            Decimal(40),
            _p5("1", "e"),
            bunyi="mampu menyerap tenaga kerja minimal sebanyak 40 (empat puluh) orang dalam kawasan sentra;",
            tafsir="Naskah tidak menyebut pemilik: pemilik yang ikut bekerja dihitung. " + TAFSIR_TERBUKA,
        ),
    ),
)
BAHAN_BAKU_LOKAL = Pertimbangan(
    kode="sentra.bahan_baku_lokal",
    uraian="Pengutamaan bahan baku lokal (dalam negeri)",
    pertanyaan="Apakah sentra mengutamakan bahan baku lokal (dalam negeri)?",
    catat=("persen_bahan_lokal", "persen"),
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("1", "f"),
            bunyi="mengutamakan bahan baku lokal (dalam negeri);",
            tafsir="“Mengutamakan” tanpa angka: persentase hanya dicatat, tidak ada ambang.",
        ),
    ),
)
TEKNOLOGI_TEPAT_GUNA = Pertimbangan(
    kode="sentra.teknologi_tepat_guna",
    uraian="Penggunaan teknologi tepat guna untuk meningkatkan mutu produk",
    pertanyaan="Apakah sentra menggunakan teknologi tepat guna dalam upaya meningkatkan mutu produk?",
    versi=(
        Versi(
            SEJAK, None, _p5("1", "g"), bunyi="menggunakan teknologi tepat guna dalam upaya meningkatkan mutu produk;"
        ),
    ),
)
SARANA = Pertimbangan(
    kode="sentra.sarana_prasarana",
    uraian="Ketersediaan sarana dan prasarana pendukung",
    pertanyaan="Apakah sarana dan prasarana pendukung tersedia?",
    daftar_periksa=SARANA_PRASARANA,
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("1", "h"),
            bunyi="tersedianya sarana dan prasarana pendukung.",
            tafsir="Naskah tidak merinci sarana: daftar periksa membantu penilaian dan tidak menentukan hasil.",
        ),
    ),
)

KRITERIA_SENTRA: tuple[Syarat, ...] = (
    JUMLAH_UKM,
    KAPASITAS_PROSPEK,
    OMZET_BULANAN,
    PROSPEK_PASAR,
    KEMITRAAN_BAHAN_BAKU,
    KEMITRAAN_PEMASARAN,
    TENAGA_KERJA,
    BAHAN_BAKU_LOKAL,
    TEKNOLOGI_TEPAT_GUNA,
    SARANA,
)

# ---- Pasal 5 ayat (2): Sentra UKM Unggulan --------------------------------------------------------------------------

TAFSIR_TAHUN = (
    "Periode pembanding tidak disebut: tahun ini dibandingkan dengan tahun sebelumnya; sama bukan peningkatan."
)

JENJANG_SENTRA = Ambang(
    kode="unggulan.jenjang_sekarang",
    uraian="Jenjang sentra saat ini",
    banding=">=",
    skala=JenjangSentra,
    kosong="belum ditetapkan dengan Keputusan Menteri",
    versi=(
        Versi(
            SEJAK,
            JenjangSentra.SENTRA,
            _p5("2"),
            bunyi="Kriteria Sentra UKM Unggulan adalah :",
            tafsir=(
                "Setiap huruf berbunyi “Sentra UKM yang …”: diusulkan dari sentra yang sudah ditetapkan (Pasal 7 huruf"
                " f)."
            ),
        ),
    ),
)
PEMBINAAN = Ambang(
    kode="unggulan.jumlah_pembinaan",
    uraian="Fasilitas pembinaan yang telah diperoleh",
    satuan="kali",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p5("2", "a"), bunyi="Sentra UKM yang telah mendapatkan fasilitas pembinaan;"),),
)
PRODUK_UNGGULAN = Pertimbangan(
    kode="unggulan.produk_unggulan_daerah",
    uraian="Keterkaitan usaha dengan produk unggulan daerah",
    pertanyaan="Apakah usahanya berkaitan dengan produk unggulan daerah? Sebutkan daftar atau surat keputusannya.",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("2", "b"),
            bunyi="Sentra UKM yang kegiatan usahanya berkaitan dengan produk unggulan daerah;",
            tafsir="Produk unggulan menurut daftar atau surat keputusan daerah, yang disebut dalam alasan.",
        ),
    ),
)
JANGKAUAN_PEMASARAN = Ambang(
    kode="unggulan.jangkauan",
    uraian="Jangkauan pemasaran",
    banding=">=",
    skala=Jangkauan,
    versi=(
        Versi(
            SEJAK,
            Jangkauan.ANTAR_KABKOTA,
            _p5("2", "c"),
            bunyi="Sentra UKM yang pemasaran produknya sekurang-kurangnya antar kabupaten/kota dalam satu propinsi;",
            tafsir="Jangkauan dibaca sebagai skala: lokal, antar kabupaten/kota, antar provinsi, nasional, ekspor.",
        ),
    ),
)
OMZET_MENINGKAT = Pertumbuhan(
    kode="unggulan.omzet",
    uraian="Omzet sentra",
    satuan="rupiah setahun",
    ini="omzet_ini",
    lalu="omzet_lalu",
    terbuka="ukm_terbuka",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("2", "d"),
            bunyi="Sentra UKM yang kapasitas usahanya berkembang ditandai dengan peningkatan omzet;",
            tafsir=TAFSIR_TAHUN,
        ),
    ),
)
OMZET_PER_UKM = Pertumbuhan(
    kode="unggulan.omzet_per_ukm",
    uraian="Omzet per UKM",
    satuan="rupiah setahun",
    ini="omzet_ini",
    lalu="omzet_lalu",
    pembagi_ini="ukm_ini",
    pembagi_lalu="ukm_lalu",
    terbuka="ukm_terbuka",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("2", "e"),
            bunyi="Sentra UKM yang produktifitas usahanya berkembang ditandai dengan pertumbuhan omzet per UKM;",
            tafsir=TAFSIR_TAHUN + " Tanpa UKM (0) hasil baginya tidak terdefinisi.",
        ),
    ),
)
TENAGA_BERTUMBUH = Pertumbuhan(
    kode="unggulan.tenaga_kerja",
    uraian="Jumlah tenaga kerja",
    satuan="orang",
    ini="tenaga_kerja_ini",
    lalu="tenaga_kerja_lalu",
    terbuka="ukm_terbuka",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("2", "f"),
            bunyi="Sentra UKM yang jumlah tenaganya mengalami pertumbuhan;",
            tafsir="Naskah menulis “tenaganya”, dibaca tenaga kerja. " + TAFSIR_TAHUN,
        ),
    ),
)
PENGEMBANGAN_TEKNOLOGI = Pertimbangan(
    kode="unggulan.pengembangan_teknologi",
    uraian="Pengembangan teknologi yang telah dilakukan",
    pertanyaan="Apakah sentra telah melakukan pengembangan teknologi?",
    butuh_bukti=True,
    versi=(Versi(SEJAK, None, _p5("2", "g"), bunyi="Sentra UKM yang telah melakukan pengembangan teknologi;"),),
)
MITRA_HULU = Ambang(
    kode="unggulan.mitra_hulu",
    uraian="ke hulu",
    satuan="mitra",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p5("2", "h")),),
)
MITRA_HILIR = Ambang(
    kode="unggulan.mitra_hilir",
    uraian="ke hilir",
    satuan="mitra",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p5("2", "h")),),
)
KERJA_SAMA = SalahSatu(
    kode="unggulan.kerja_sama",
    uraian="Kerja sama usaha",
    pilihan=(MITRA_HULU, MITRA_HILIR),
    syarat="minimal 1 mitra pada salah satunya",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("2", "h"),
            bunyi="Sentra UKM yang telah memiliki kerjasama usaha ke hulu dan atau ke hilir.",
            tafsir="“Dan atau”: salah satu cukup.",
        ),
    ),
)

KRITERIA_UNGGULAN: tuple[Syarat, ...] = (
    PEMBINAAN,
    PRODUK_UNGGULAN,
    JANGKAUAN_PEMASARAN,
    OMZET_MENINGKAT,
    OMZET_PER_UKM,
    TENAGA_BERTUMBUH,
    PENGEMBANGAN_TEKNOLOGI,
    KERJA_SAMA,
)

# ---- Pasal 5 ayat (3): Sentra UKM bagian Klaster Bisnis -------------------------------------------------------------

BUNYI_3A = (
    "Sentra UKM Unggulan yang kegiatan bisnisnya merupakan industri inti, industri pemasok dan atau industri terkait"
    " dari suatu Klaster Bisnis;"
)

JENJANG_UNGGULAN = Ambang(
    kode="klaster.jenjang_sekarang",
    uraian="Jenjang sentra saat ini",
    banding=">=",
    skala=JenjangSentra,
    kosong="belum ditetapkan dengan Keputusan Menteri",
    versi=(
        Versi(
            SEJAK,
            JenjangSentra.UNGGULAN,
            _p5("3", "a"),
            bunyi=BUNYI_3A,
            tafsir="Naik jenjang hanya dari Sentra UKM Unggulan yang sudah ditetapkan.",
        ),
    ),
)
PERAN = Pilihan(
    kode="klaster.peran_klaster",
    uraian="Peran dalam Klaster Bisnis",
    fakta="peran_klaster",
    versi=(
        Versi(
            SEJAK, tuple(PERAN_KLASTER.items()), _p5("3", "a"), bunyi=BUNYI_3A, tafsir="“Dan atau”: satu peran cukup."
        ),
    ),
)
JANGKAUAN_NASIONAL = Ambang(
    kode="klaster.jangkauan",
    uraian="berjangkauan",
    banding=">=",
    skala=Jangkauan,
    versi=(Versi(SEJAK, Jangkauan.NASIONAL, _p5("3", "b")),),
)
PRODUK_HULU = Pertimbangan(
    kode="klaster.produk_hulu_nasional",
    uraian="sebagai bahan baku atau bahan pembantu produk yang dipasarkan nasional/ekspor",
    pertanyaan=(
        "Apakah produknya bahan baku atau bahan pembantu dari produk yang dipasarkan tingkat nasional dan atau ekspor?"
    ),
    versi=(Versi(SEJAK, None, _p5("3", "b")),),
)
PEMASARAN_NASIONAL = SalahSatu(
    kode="klaster.pemasaran_nasional",
    uraian="Pemasaran produk",
    pilihan=(JANGKAUAN_NASIONAL, PRODUK_HULU),
    syarat="minimal nasional atau dinilai ya",
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("3", "b"),
            bunyi=(
                "Sentra UKM Unggulan yang pemasaran produknya tingkat nasional dan atau ekspor atau produknya merupakan"
                " bahan baku atau bahan pembantu dari produk yang pemasarannya tingkat nasional dan atau ekspor;"
            ),
            tafsir="Salah satu cukup: jangkauan sendiri, atau sebagai bahan baku/pembantu produk lain.",
        ),
    ),
)
PELATIHAN_TEKNIS = Pertimbangan(
    kode="klaster.pelatihan_teknis",
    uraian="Kemampuan sendiri atau bekerja sama melakukan pelatihan teknis bagi UKM",
    pertanyaan="Apakah sentra mampu, sendiri atau bersama, melakukan pelatihan teknis bagi UKM?",
    butuh_bukti=True,
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("3", "c"),
            bunyi="Sentra UKM Unggulan yang mampu secara sendiri atau bekerjasama melakukan pelatihan teknis bagi UKM;",
        ),
    ),
)
LITBANG = Pertimbangan(
    kode="klaster.litbang",
    uraian="Kemampuan sendiri atau bekerja sama melakukan penelitian dan pengembangan produk/pemasaran",
    pertanyaan="Apakah sentra mampu, sendiri atau bersama, melakukan penelitian dan pengembangan produk/pemasaran?",
    butuh_bukti=True,
    versi=(
        Versi(
            SEJAK,
            None,
            _p5("3", "d"),
            bunyi="Sentra UKM Unggulan yang mampu secara sendiri atau bekerjasama melakukan penelitian dan pengembangan"
            " produk/pemasaran hasil produksinya.",
        ),
    ),
)

KRITERIA_KLASTER: tuple[Syarat, ...] = (JENJANG_UNGGULAN, PERAN, PEMASARAN_NASIONAL, PELATIHAN_TEKNIS, LITBANG)

# ---- Which criteria a usulan meets ----------------------------------------------------------------------------------

_KRITERIA: tuple[tuple[Syarat, ...], ...] = (KRITERIA_SENTRA, KRITERIA_UNGGULAN, KRITERIA_KLASTER)
KRITERIA = dict(zip(JenjangSentra, _KRITERIA, strict=True))
_PRASYARAT: tuple[tuple[Syarat, ...], ...] = ((), (JENJANG_SENTRA,), (JENJANG_UNGGULAN,))
PRASYARAT = dict(zip(JenjangSentra, _PRASYARAT, strict=True))


def prasyarat_untuk(jenis_usulan: JenjangSentra | str) -> tuple[Syarat, ...]:
    """The level that a sentra must already hold before this kind of usulan may be opened (fact jenjang_sekarang)."""
    return PRASYARAT[JenjangSentra.dari(jenis_usulan)]


def kriteria_untuk(jenis_usulan: JenjangSentra | str) -> tuple[Syarat, ...]:
    """All rules that a usulan of this kind is judged by, each once, in article order.

    Lampiran 1 (ayat 1) belongs to every usulan and Lampiran 4 or 5 to its own level (Pasal 7 huruf a): a usulan
    Unggulan meets ayat (1) and (2), a usulan Klaster meets ayat (1) and (3). Reading: ayat (2) is not judged anew for
    a Klaster, because ayat (3) asks for the level Unggulan, which a Keputusan has already decided.
    """
    jenis = JenjangSentra.dari(jenis_usulan)
    return tuple(dict.fromkeys(KRITERIA_SENTRA + PRASYARAT[jenis] + KRITERIA[jenis]))
