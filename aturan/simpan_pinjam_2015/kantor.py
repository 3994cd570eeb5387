"""Permen KUKM 15/2015 Pasal 8 to 10: when an office of a koperasi may open, by when it must begin, how it is closed.

An office is a Kantor Cabang (KC), a Kantor Cabang Pembantu (KCP) or a Kantor Kas (KK). `syarat_kantor(jenis)` gives
the rules in article order. A duration is counted up to the day on which the file is complete; as long as it is not
complete, up to the day of the test (`per`).

Facts (key: what it holds; None or missing = not known)

    tanggal_mulai_kegiatan    day on which usaha simpan pinjam began (not the day of the licence)
    tanggal_lengkap           day on which the file of the application became complete
    anggota_daerah            members in the region of the new office
    anggota_seluruh           members of the whole koperasi
    alamat, berkas_ad_art     True or False: given, attached
    modal_kerja               rupiah, Decimal
    predikat                  Predikat or its code; the key with None means *not assessed yet*, which is known
    predikat_tahun_buku       year of the books that were assessed last
    sarana_kerja              number of rows of the list of equipment
    neraca_tahun_buku         year of the balance sheet and statement of income that are attached
    rencana_kerja_bulan       months that the work plan covers
    calon_pimpinan, calon_karyawan      persons named
    sertifikat_kepala_nomor, sertifikat_kepala_sampai    certificate of the future head: number, last day
    kc_aktif, kcp_aktif       offices of the koperasi that are open
    calon_kepala              True or False: the future head of the Kantor Kas is named
    bukti_pelanggaran         pieces of evidence for a closing
    catatan_tanggapan         True or False: what the koperasi answered is on record
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, StrEnum

from aturan.bahasa import P15_2015, Ambang, Fakta, Hasil, Pasal, Skala, Syarat, Temuan, Versi, evaluasi
from aturan.bahasa.ambang import Andaian, berlaku_pada
from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.hari_kerja import Hari, Kalender, rincian, sebab_libur, tenggat
from aturan.bahasa.tanggal import tambah_bulan

SEJAK = P15_2015.berlaku


class JenisKantor(Enum):
    """The three kinds of Jaringan Pelayanan (Pasal 1 angka 23). The value is stored, the label is shown."""

    KC = "kc"
    KCP = "kcp"
    KK = "kk"

    @property
    def label(self) -> str:
        return {"kc": "Kantor Cabang", "kcp": "Kantor Cabang Pembantu", "kk": "Kantor Kas"}[self.value]


class Predikat(Skala):
    """Result of the health assessment (Pasal 31 ayat (5)), worst first."""

    DALAM_PENGAWASAN_KHUSUS = 1
    DALAM_PENGAWASAN = 2
    CUKUP_SEHAT = 3
    SEHAT = 4

    @property
    def label(self) -> str:
        return super().label.title()


@dataclass(frozen=True)
class Pernyataan:
    """What the law says of an office without a measure: the sentence for page and letter, and the words of the text."""

    kode: str
    uraian: str
    dasar: Pasal
    kalimat: str
    bunyi: str
    tafsir: str = ""


def _p(pasal: str, ayat: str = "", huruf: str = "", angka: str = "") -> Pasal:
    return Pasal(P15_2015, pasal, ayat, huruf, angka)


# What each kind may do (Pasal 1 angka 24 to 26).
KEWENANGAN_KANTOR = {
    JenisKantor.KC: Pernyataan(
        "kewenangan_kc",
        "Kewenangan Kantor Cabang",
        _p("1", angka="24"),
        "Kantor Cabang mewakili kantor pusat: menghimpun dana, menyalurkannya, dan berwenang memutuskan pemberian"
        " pinjaman.",
        "Kantor Cabang KSP adalah kantor cabang yang mewakili kantor pusat dalam menjalankan kegiatan usaha menghimpun"
        " dana dan penyalurannya serta mempunyai wewenang memutuskan pemberian pinjaman.",
        "Definisi hanya menyebut KSP: berlaku juga bagi USP Koperasi melalui koperasinya (Pasal 8 ayat (1)).",
    ),
    JenisKantor.KCP: Pernyataan(
        "kewenangan_kcp",
        "Kewenangan Kantor Cabang Pembantu",
        _p("1", angka="25"),
        "Kantor Cabang Pembantu mewakili Kantor Cabang: menghimpun dana, menyalurkannya, dan menerima permohonan"
        " pinjaman, tetapi tidak berwenang memutuskan pemberian pinjaman.",
        "Kantor Cabang Pembantu adalah kantor cabang pembantu KSP yang berfungsi mewakili kantor cabang dalam"
        " menjalankan kegiatan usaha untuk menghimpun dana dan penyalurannya serta mempunyai wewenang menerima"
        " permohonan pinjaman tetapi tidak mempunyai wewenang untuk memutuskan pemberian pinjaman.",
    ),
    JenisKantor.KK: Pernyataan(
        "kewenangan_kk",
        "Kewenangan Kantor Kas",
        _p("1", angka="26"),
        "Kantor Kas mewakili Kantor Cabang hanya untuk menghimpun dana: tidak menyalurkan pinjaman dan tidak menerima"
        " permohonan pinjaman.",
        "Kantor Kas adalah kantor kas KSP yang berfungsi mewakili kantor cabang dalam menjalankan kegiatan usaha untuk"
        " menghimpun dana.",
    ),
}

PEMBUKAAN = Pernyataan(
    "pembukaan",
    "Siapa yang dapat membuka kantor",
    _p("8", "1"),
    "KSP, dan USP Koperasi melalui koperasinya, dapat membuka Kantor Cabang, Kantor Cabang Pembantu, dan Kantor Kas.",
    "Untuk mendekatkan jarak pelayanan dan meningkatkan kualitas pelayanan kepada anggota, baik pelayanan jasa simpanan"
    " maupun pemberian pinjaman, KSP dan USP Koperasi melalui koperasinya dapat membuka jaringan pelayanan berupa"
    " Kantor Cabang, Kantor Cabang Pembantu dan Kantor Kas.",
)
PERMOHONAN = Pernyataan(
    "permohonan",
    "Kepada siapa permohonan diajukan",
    _p("10", "1"),
    "Pengurus mengajukan permohonan kepada Bupati/Wali Kota tempat kantor akan berdiri.",
    "Pengurus mengajukan permohonan pembukaan kantor cabang, kantor cabang pembantu dan kantor kas kepada"
    " Bupati/Walikota dengan melampirkan persyaratan sebagaimana dimaksud dalam Pasal 9 ayat (1) dan ayat (2).",
    "Berlaku juga bila izin usahanya dari Gubernur atau Menteri, dengan tembusan kepada pemberi izin; di Jakarta kepada"
    " Gubernur.",
)
PENGAWASAN_KANTOR = Pernyataan(
    "pengawasan_kantor",
    "Siapa yang membina dan mengawasi kantor",
    _p("10", "5"),
    "Bupati/Wali Kota membina dan mengawasi kantor yang berkedudukan di wilayahnya.",
    "Bupati/Walikota melakukan pembinaan dan pengawasan kantor cabang, kantor cabang pembantu dan kantor kas yang"
    " berkedudukan di wilayahnya.",
)
PENILAIAN_KANTOR_CABANG = Pernyataan(
    "penilaian_cabang",
    "Siapa yang menilai kesehatan Kantor Cabang",
    _p("31", "3"),
    "Kesehatan setiap Kantor Cabang dinilai oleh Bupati/Wali Kota tempat kantor itu berada; hasilnya dicatat terpisah"
    " dan tidak mengubah predikat koperasi.",
    "Penilaian Kesehatan setiap kantor cabang dilakukan oleh Bupati/Walikota.",
    "Tabel skor bagi Kantor Cabang tidak ada: hasilnya dicatat saja. Kantor Cabang Pembantu dan Kantor Kas tidak"
    " disebut.",
)

CATATAN_TEGANGAN = (
    "Dua ketentuan tidak sejalan. Pasal 8 ayat (3) membolehkan Kantor Kas sesudah 6 bulan kegiatan simpan pinjam,"
    " tetapi Pasal 9 ayat (2) huruf a mensyaratkan Kantor Cabang yang sudah ada, dan Kantor Cabang baru dapat dibuka"
    " sesudah 2 tahun (Pasal 8 ayat (2)). Keduanya diperiksa, sehingga Kantor Kas praktis baru mungkin sesudah"
    " koperasi memiliki Kantor Cabang."
)


# ---- Kinds of rule that only this matter has ------------------------------------------------------------------------


def bulan_genap(mulai: date, sampai: date) -> int:
    """Full calendar months from `mulai` to `sampai`, 0 when `sampai` lies before; 31 August to 28 February is 6."""
    n = max(0, (sampai.year - mulai.year) * 12 + sampai.month - mulai.month)
    return n - 1 if n and tambah_bulan(mulai, n) > sampai else n


def sebut_bulan(n: int) -> str:
    """Months in words: 24 is "2 tahun", 23 "1 tahun 11 bulan", 0 "0 bulan"."""
    tahun, bulan = divmod(n, 12)
    return " ".join(filter(None, (tahun and f"{tahun} tahun", (bulan or not tahun) and f"{bulan} bulan")))


def hari_pembanding(fakta: Fakta, per: date) -> date:
    """The day up to which a case counts: the one on which its file was complete; before that, the day of the test."""
    return fakta.get("tanggal_lengkap") or per


@dataclass(frozen=True, kw_only=True)
class LamaKegiatan(Ambang):
    """Full months since the day that the fact names, against the value in force (in months)."""

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        mulai, sampai = fakta.get(self.fakta), hari_pembanding(fakta, per)
        genap = None if mulai is None else bulan_genap(mulai, sampai)
        t = super().uji({self.fakta: genap}, per, pengganti)
        rentang = f" (sejak {tanggal(mulai)}, dihitung per {tanggal(sampai)})" if mulai else ""
        return self.temuan(
            t.hasil,
            t.dasar,
            t.aktual_teks + rentang,
            t.syarat_teks,
            aktual=t.aktual,
            syarat=t.syarat,
            satuan=t.satuan,
            andaian=t.andaian,
        )

    def _sebut(self, nilai: Decimal) -> str:
        return sebut_bulan(int(nilai))


@dataclass(frozen=True, kw_only=True)
class PredikatTerakhir(Ambang):
    """The predikat on its scale, of the last closed year of books or the one before; its age is told."""

    TERTUA = 2  # years before the one of the application

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        t = super().uji(fakta, per, pengganti)
        hari, tahun = hari_pembanding(fakta, per), fakta.get("predikat_tahun_buku")
        boleh = " atau ".join(str(hari.year - n) for n in range(1, self.TERTUA + 1))
        hasil, teks = t.hasil, t.aktual_teks
        if t.aktual is not None and tahun is None:
            hasil, teks = Hasil.PERLU_PENILAIAN, f"{teks}, tahun bukunya belum diisi"
        elif t.aktual is not None and tahun >= hari.year:
            hasil, teks = Hasil.PERLU_PENILAIAN, f"{teks}, tahun buku {tahun} belum berakhir"
        elif t.aktual is not None:
            teks += f" (tahun buku {tahun}, umur {sebut_bulan(bulan_genap(date(tahun, 12, 31), hari))})"
            hasil = hasil if hari.year - tahun <= self.TERTUA else Hasil.TIDAK
        syarat_teks = f"{t.syarat_teks} untuk tahun buku {boleh}"
        return self.temuan(hasil, t.dasar, teks, syarat_teks, aktual=t.aktual, syarat=t.syarat, andaian=t.andaian)


@dataclass(frozen=True, kw_only=True)
class Ada(Syarat):
    """What must be given or attached: the fact is True or False."""

    dasar: Pasal
    fakta: str

    @property
    def pemisah(self) -> str:
        return ": "

    @property
    def ukuran(self) -> str:
        return "ada"

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        berlaku_pada(self, per)
        ada = fakta.get(self.fakta)
        if ada is None:
            return self.temuan(Hasil.PERLU_PENILAIAN, self.dasar, "belum diisi", self.ukuran)
        if not isinstance(ada, bool):
            raise TypeError(f"Fakta {self.fakta} harus True, False atau None, bukan {ada!r}.")
        teks = "ada" if ada else "belum ada"
        return self.temuan(Hasil.TERPENUHI if ada else Hasil.TIDAK, self.dasar, teks, self.ukuran, aktual=teks)


@dataclass(frozen=True, kw_only=True)
class TahunBukuTerakhir(Syarat):
    """Papers of the last closed year of books: the calendar year before the one of the application."""

    dasar: Pasal
    fakta: str

    @property
    def pemisah(self) -> str:
        return ": "

    @property
    def ukuran(self) -> str:
        return "tahun buku terakhir yang ditutup"

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        berlaku_pada(self, per)
        ada, perlu = fakta.get(self.fakta), hari_pembanding(fakta, per).year - 1
        syarat_teks = f"tahun buku {perlu}"
        if ada is None:
            return self.temuan(Hasil.PERLU_PENILAIAN, self.dasar, "belum diisi", syarat_teks)
        hasil = Hasil.TERPENUHI if ada == perlu else Hasil.TIDAK
        teks = f"tahun buku {ada}"
        return self.temuan(hasil, self.dasar, teks, syarat_teks, aktual=teks, syarat=syarat_teks)


@dataclass(frozen=True, kw_only=True)
class SertifikatBerlaku(Syarat):
    """A certificate with a number that is valid on the day that counts, its last day included."""

    dasar: Pasal

    @property
    def pemisah(self) -> str:
        return ": "

    @property
    def ukuran(self) -> str:
        return "bernomor dan masih berlaku pada tanggal permohonan lengkap"

    def uji(self, fakta: Fakta, per: date, pengganti: Andaian) -> Temuan:
        berlaku_pada(self, per)
        nomor, sampai = fakta.get("sertifikat_kepala_nomor"), fakta.get("sertifikat_kepala_sampai")
        hari = hari_pembanding(fakta, per)
        syarat_teks = f"berlaku pada {tanggal(hari)}"
        if kurang := [kata for kata, isi in (("nomor", nomor), ("masa berlaku", sampai)) if not isi]:
            keadaan = f"{' dan '.join(kurang)} belum diisi"
            return self.temuan(Hasil.PERLU_PENILAIAN, self.dasar, keadaan, syarat_teks)
        teks = f"nomor {nomor}, berlaku sampai {tanggal(sampai)}"
        return self.temuan(
            Hasil.TERPENUHI if sampai >= hari else Hasil.TIDAK, self.dasar, teks, syarat_teks, aktual=teks
        )


# ---- Pasal 8: how long, how many members ----------------------------------------------------------------------------

BUNYI_8_2 = (
    "Pembukaan Kantor Cabang dan Kantor Cabang Pembantu usaha simpan pinjam oleh koperasi dapat dilaksanakan setelah"
    " KSP dan USP Koperasi yang bersangkutan melaksanakaan kegiatan simpan pinjam sekurang-kurangnya 2 (dua) tahun dan"
    " mempunyai anggota sekurang-kurangnya 20 (dua puluh) orang di daerah yang akan dibuka jaringan pelayanannya."
)
BUNYI_8_3 = (
    "Pembukaan kantor kas setelah KSP dan USP Koperasi yang bersangkutan melaksanakan kegiatan simpan pinjam"
    " sekurang-kurangnya 6 (enam) bulan usaha simpan pinjam mulai beroperasi dengan jumlah anggota sekurang-kurangnya"
    " 20 (dua puluh) orang."
)
TAFSIR_MULAI = (
    "Dihitung dari tanggal mulai kegiatan simpan pinjam, bukan dari tanggal izin, sampai tanggal permohonan lengkap."
)

LAMA_CABANG = LamaKegiatan(
    kode="cabang.lama_kegiatan",
    uraian="Lama kegiatan simpan pinjam",
    satuan="bulan",
    banding=">=",
    fakta="tanggal_mulai_kegiatan",
    versi=(Versi(SEJAK, Decimal(24), _p("8", "2")),),
    bunyi=BUNYI_8_2,
    tafsir=TAFSIR_MULAI,
)
ANGGOTA_CABANG = Ambang(
    kode="cabang.anggota_daerah",
    uraian="Anggota di daerah kantor",
    satuan="orang",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(20), _p("8", "2")),),
    bunyi=BUNYI_8_2,
    tafsir="“Daerah” dibaca kabupaten/kota tempat kantor akan dibuka.",
)
LAMA_KAS = LamaKegiatan(
    kode="kas.lama_kegiatan",
    uraian="Lama kegiatan simpan pinjam",
    satuan="bulan",
    banding=">=",
    fakta="tanggal_mulai_kegiatan",
    versi=(Versi(SEJAK, Decimal(6), _p("8", "3")),),
    bunyi=BUNYI_8_3,
    tafsir=f"{TAFSIR_MULAI} Mulai 31 Agustus: 6 bulan genap pada 28/29 Februari. {CATATAN_TEGANGAN}",
)
ANGGOTA_KAS = Ambang(
    kode="kas.anggota_seluruh",
    uraian="Anggota koperasi seluruhnya",
    satuan="orang",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(20), _p("8", "3")),),
    bunyi=BUNYI_8_3,
    tafsir="Ayat (3) tidak menyebut “di daerah”: dihitung anggota koperasi seluruhnya; jumlah di daerah ditampilkan.",
)

# ---- Pasal 9 ayat (1): Kantor Cabang and Kantor Cabang Pembantu -----------------------------------------------------

ALAMAT = Ada(
    kode="cabang.alamat",
    uraian="Alamat kantor yang akan dibuka",
    dasar=_p("9", "1", "a"),
    fakta="alamat",
    bunyi="alamat kantor cabang dan kantor cabang pembantu yang akan dibuka;",
)
AD_ART = Ada(
    kode="cabang.berkas_ad_art",
    uraian="Fotokopi anggaran dasar dan anggaran rumah tangga",
    dasar=_p("9", "1", "b"),
    fakta="berkas_ad_art",
    bunyi="foto copy anggaran dasar dan anggaran rumah tangga;",
)
MODAL_KERJA = Ambang(
    kode="cabang.modal_kerja",
    uraian="Modal kerja untuk kantor",
    satuan="rupiah",
    banding=">",
    versi=(Versi(SEJAK, Decimal(0), _p("9", "1", "c")),),
    bunyi="modal kerja untuk kantor cabang dan kantor cabang pembantu;",
    tafsir="Peraturan ini tidak menetapkan jumlah minimum; angka dari aturan sesudahnya tidak dipakai.",
)
KESEHATAN = PredikatTerakhir(
    kode="cabang.predikat",
    uraian="Predikat kesehatan",
    banding=">=",
    skala=Predikat,
    kosong="belum dinilai",
    versi=(Versi(SEJAK, Predikat.CUKUP_SEHAT, _p("9", "1", "d")),),
    bunyi="foto copy hasil penilaian kesehatan dengan predikat kesehatan sekurang-kurangnya cukup sehat;",
    tafsir=(
        "Tahun penilaian tidak disebut: dipakai hasil terakhir, untuk tahun buku sebelum tahun permohonan lengkap, atau"
        " setahun sebelumnya bila tahun itu belum dinilai; umurnya ditampilkan."
    ),
)
SARANA_KERJA = Ambang(
    kode="cabang.sarana_kerja",
    uraian="Daftar sarana kerja beserta kondisi fisiknya",
    satuan="baris",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p("9", "1", "e")),),
    bunyi="daftar sarana kerja beserta kondisi fisiknya;",
)
NERACA = TahunBukuTerakhir(
    kode="cabang.neraca",
    uraian="Neraca dan perhitungan hasil usaha",
    dasar=_p("9", "1", "f"),
    fakta="neraca_tahun_buku",
    bunyi="neraca dan perhitungan hasil usaha koperasi yang bersangkutan dalam 1 (satu) tahun terakhir;",
    tafsir="“1 tahun terakhir” dibaca tahun buku terakhir yang ditutup: tahun kalender sebelum permohonan lengkap.",
)
RENCANA_KERJA = Ambang(
    kode="cabang.rencana_kerja_bulan",
    uraian="Rencana kerja kantor",
    satuan="bulan",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(12), _p("9", "1", "g")),),
    bunyi="rencana kerja kantor cabang paling sedikit setahun;",
    tafsir="Huruf g hanya menyebut kantor cabang: diterapkan juga bagi Kantor Cabang Pembantu.",
)
CALON_PIMPINAN = Ambang(
    kode="cabang.calon_pimpinan",
    uraian="Calon pimpinan dengan daftar riwayat hidup",
    satuan="orang",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p("9", "1", "h")),),
    bunyi="daftar nama dan riwayat hidup calon pimpinan dan daftar nama calon karyawan kantor cabang; dan",
    tafsir="Jumlah calon karyawan tidak ditetapkan: daftar yang kosong diperingatkan, tidak menghalangi.",
)
SERTIFIKAT_KEPALA = SertifikatBerlaku(
    kode="cabang.sertifikat_kepala",
    uraian="Sertifikat standar kompetensi calon kepala",
    dasar=_p("9", "1", "i"),
    bunyi="calon kepala cabang wajib memiliki sertifikat standar kompetensi.",
    tafsir=(
        "Huruf i hanya menyebut kepala cabang: wajib bagi Kantor Cabang, peringatan bagi Kantor Cabang Pembantu."
        " Berlakunya dilihat pada tanggal permohonan lengkap; hari terakhirnya masih berlaku."
    ),
)

SYARAT_CABANG: tuple[Syarat, ...] = (
    LAMA_CABANG,
    ANGGOTA_CABANG,
    ALAMAT,
    AD_ART,
    MODAL_KERJA,
    KESEHATAN,
    SARANA_KERJA,
    NERACA,
    RENCANA_KERJA,
    CALON_PIMPINAN,
    SERTIFIKAT_KEPALA,
)

# ---- Pasal 9 ayat (2): Kantor Kas -----------------------------------------------------------------------------------

BUNYI_9_2A = "memiliki kantor cabang dan kantor cabang pembantu; dan"

KC_AKTIF = Ambang(
    kode="kas.kc_aktif",
    uraian="Kantor Cabang yang aktif",
    satuan="kantor",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p("9", "2", "a")),),
    bunyi=BUNYI_9_2A,
    tafsir="Kantor Kas mewakili Kantor Cabang (Pasal 1 angka 26): Kantor Cabang selalu wajib ada.",
)
KCP_AKTIF = Ambang(
    kode="kas.kcp_aktif",
    uraian="Kantor Cabang Pembantu yang aktif",
    satuan="kantor",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p("9", "2", "a")),),
    bunyi=BUNYI_9_2A,
    tafsir=(
        "Menurut bunyinya keduanya wajib; tanpa Kantor Cabang Pembantu hanya diperingatkan, kecuali instansi"
        " mengetatkannya lewat pengaturan."
    ),
)
CALON_KEPALA = Ada(
    kode="kas.calon_kepala",
    uraian="Nama calon kepala Kantor Kas",
    dasar=_p("9", "2", "b"),
    fakta="calon_kepala",
    bunyi="nama calon kepala kantor kas.",
)

SYARAT_KAS: tuple[Syarat, ...] = (LAMA_KAS, ANGGOTA_KAS, KC_AKTIF, KCP_AKTIF, CALON_KEPALA)


def syarat_kantor(jenis: JenisKantor, *, ketat_kcp: bool = False) -> tuple[Syarat, ...]:
    """The rules for opening an office of this kind, in article order (Pasal 8 ayat (2)-(3), Pasal 9).

    `ketat_kcp`: the authority requires a Kantor Cabang Pembantu for a Kantor Kas too, as the words of Pasal 9 ayat (2)
    huruf a go. What is no rule for this kind but should be seen is told by `peringatan`.
    """
    if jenis is JenisKantor.KK:
        return tuple(s for s in SYARAT_KAS if ketat_kcp or s is not KCP_AKTIF)
    return tuple(s for s in SYARAT_CABANG if jenis is JenisKantor.KC or s is not SERTIFIKAT_KEPALA)


def peringatan(jenis: JenisKantor, fakta: Fakta, *, per: date, ketat_kcp: bool = False) -> list[str]:
    """What an officer should see although by the reading taken it stands in nobody's way: one sentence each.

    A finding is fulfilled or not; a warning is neither, so it is no finding and no gate ever counts it. Freeze these
    sentences with the act beside its findings. Raises as `evaluasi`.
    """
    kalimat = []
    if jenis is JenisKantor.KCP:
        kalimat += _diperingatkan(SERTIFIKAT_KEPALA, fakta, per, "huruf i hanya menyebut kepala cabang")
    if jenis is JenisKantor.KK:
        if not ketat_kcp:
            kalimat += _diperingatkan(KCP_AKTIF, fakta, per, "Kantor Kas mewakili Kantor Cabang (Pasal 1 angka 26)")
        kalimat += _diperingatkan(ANGGOTA_DI_DAERAH_KAS, fakta, per, "ayat (3) tidak menyebut “di daerah”")
    elif fakta.get("calon_karyawan") == 0:
        kalimat.append(f"Daftar nama calon karyawan kosong ({CALON_PIMPINAN.dasar}): jumlahnya tidak ditetapkan.")
    return kalimat


# The number of Pasal 8 ayat (2) held against a Kantor Kas, for the warning alone.
ANGGOTA_DI_DAERAH_KAS = Ambang(
    kode="kas.anggota_daerah",
    uraian=ANGGOTA_CABANG.uraian,
    satuan="orang",
    banding=">=",
    versi=ANGGOTA_KAS.versi,
)


def _diperingatkan(syarat: Syarat, fakta: Fakta, per: date, sebab: str) -> list[str]:
    [t] = evaluasi([syarat], fakta, per=per)
    if t.hasil in (Hasil.TERPENUHI, Hasil.TIDAK_BERLAKU):
        return []
    return [f"{t.kalimat} Peringatan saja: {sebab}."]


# ---- Pasal 10 ayat (2): seven working days --------------------------------------------------------------------------

HARI_KERJA_KEPUTUSAN = Ambang(
    kode="jaringan.hari_kerja_keputusan",
    uraian="Lama keputusan atas permohonan kantor",
    satuan="hari kerja",
    banding="<=",
    versi=(Versi(SEJAK, Decimal(7), _p("10", "2")),),
    bunyi=(
        "Bupati/Walikota setempat menerbitkan persetujuan dan penolakan pembukaan kantor cabang, kantor cabang pembantu"
        " dan kantor kas KSP paling lama 7 (tujuh) hari kerja."
    ),
    tafsir=(
        "Dihitung sejak tanggal berkas lengkap (hari ke-0), Senin sampai Jumat di luar libur nasional dan cuti bersama."
        " Akibat lewat waktu tidak diatur: ditandai terlambat, tidak pernah otomatis disetujui. “Persetujuan dan"
        " penolakan” dibaca “atau”; berlaku juga bagi USP Koperasi."
    ),
)


def tenggat_keputusan(lengkap: date, kalender: Kalender) -> date:
    """Last day for the decision on a file that became complete on `lengkap` (Pasal 10 ayat (2)).

    Raises TahunTanpaKalender (hari_kerja) when the count enters a year without holidays, and BelumBerlaku for a
    day before the regulation.
    """
    return tenggat(lengkap, int(HARI_KERJA_KEPUTUSAN.nilai(lengkap).nilai), kalender)


def rincian_hari(lengkap: date, kalender: Kalender) -> list[Hari]:
    """Every day from `lengkap` (day 0) to the last one, counted or with the reason why not. Raises as above."""
    return rincian(lengkap, int(HARI_KERJA_KEPUTUSAN.nilai(lengkap).nilai), kalender)


def sisa_hari(batas: date, per: date, kalender: Kalender) -> int:
    """Working days left after `per` up to `batas`: 0 on the last day, negative by the working days that it is late.

    Raises TahunTanpaKalender.
    """
    awal, akhir = sorted((per, batas))
    antara = (awal + timedelta(days=n) for n in range(1, (akhir - awal).days + 1))
    jumlah = sum(not sebab_libur(hari, kalender) for hari in antara)
    return jumlah if batas >= per else -jumlah


# ---- Pasal 10 ayat (3) and (4): one month to begin, or the approval is void -----------------------------------------

BULAN_MULAI = Ambang(
    kode="jaringan.bulan_mulai",
    uraian="Mulai berkegiatan sesudah tanggal persetujuan",
    satuan="bulan",
    banding="<=",
    versi=(Versi(SEJAK, Decimal(1), _p("10", "3")),),
    bunyi=(
        "Kantor cabang dan kantor cabang pembantu yang telah memperoleh persetujuan sebagaimana dimaksud pada ayat (2)"
        " wajib sudah melaksanakan kegiatan usaha simpan pinjam selambat-lambatnya 1 (satu) bulan sejak tanggal"
        " persetujuan dikeluarkan."
    ),
    tafsir=(
        "Satu bulan kalender sejak tanggal surat persetujuan; 31 Januari menjadi 28/29 Februari. Kantor Kas tidak"
        " disebut: tanpa tenggat."
    ),
)
GUGUR = Pernyataan(
    "gugur",
    "Akibat tidak mulai berkegiatan",
    _p("10", "4"),
    "Persetujuan tidak berlaku dan bersifat final: tidak dapat dihidupkan kembali; koperasi dapat mengajukan"
    " permohonan baru.",
    "Apabila dalam waktu yang telah ditetapkan sebagaimana dimaksud pada ayat (3), koperasi belum melaksanakan kegiatan"
    " usaha simpan pinjam, maka persetujuan tersebut dinyatakan tidak berlaku dan bersifat final.",
    "Tanggal kegiatan yang menentukan, bukan tanggal laporannya.",
)


class KeadaanMulai(StrEnum):
    """How an approved office stands to its duty to begin."""

    MENUNGGU = "menunggu"
    BEROPERASI = "beroperasi"
    GUGUR = "gugur"


def tenggat_mulai(tanggal_persetujuan: date, jenis: JenisKantor = JenisKantor.KC) -> date | None:
    """Last day on which the office may begin (Pasal 10 ayat (3)); None for a Kantor Kas, which has no such day.

    Raises BelumBerlaku for an approval before the regulation.
    """
    if jenis is JenisKantor.KK:
        return None
    return tambah_bulan(tanggal_persetujuan, int(BULAN_MULAI.nilai(tanggal_persetujuan).nilai))


def keadaan_mulai(jenis: JenisKantor, tanggal_persetujuan: date, tanggal_mulai: date | None, per: date) -> KeadaanMulai:
    """Waiting, begun, or void on day `per` (Pasal 10 ayat (3)-(4)).

    The day of the activity decides, not the day of the report: a start on the last day is in time whenever it is
    reported, a start one day later is none. A start after `per` has not happened yet; one before the approval is for
    the form to refuse.
    """
    batas = tenggat_mulai(tanggal_persetujuan, jenis)
    sudah = tanggal_mulai is not None and tanggal_mulai <= per
    if sudah and (batas is None or tanggal_mulai <= batas):
        return KeadaanMulai.BEROPERASI
    return KeadaanMulai.MENUNGGU if batas is None or per <= batas else KeadaanMulai.GUGUR


def kalimat_mulai(jenis: JenisKantor, tanggal_persetujuan: date, tanggal_mulai: date | None, per: date) -> str:
    """The same as a sentence with its Pasal, for page, letter and trail. Raises as `tenggat_mulai`."""
    batas, dasar = tenggat_mulai(tanggal_persetujuan, jenis), BULAN_MULAI.dasar
    match keadaan_mulai(jenis, tanggal_persetujuan, tanggal_mulai, per):
        case KeadaanMulai.BEROPERASI if batas is None:
            return f"Kegiatan dimulai {tanggal(tanggal_mulai)}; {dasar} tidak menetapkan tenggat bagi Kantor Kas."
        case KeadaanMulai.BEROPERASI:
            return f"Kegiatan dimulai {tanggal(tanggal_mulai)}, tidak lewat dari {tanggal(batas)} ({dasar})."
        case KeadaanMulai.MENUNGGU if batas is None:
            return f"Belum dimulai; {dasar} tidak menetapkan tenggat mulai kegiatan bagi Kantor Kas."
        case KeadaanMulai.MENUNGGU:
            return (
                f"Kegiatan wajib dimulai paling lambat {tanggal(batas)} ({dasar}); lewat dari tanggal itu persetujuan"
                f" tidak berlaku dan bersifat final ({GUGUR.dasar.sebutan})."
            )
        case _:
            keadaan = f"baru dimulai {tanggal(tanggal_mulai)}, sesudah" if tanggal_mulai else "belum dimulai sampai"
            return f"Kegiatan {keadaan} {tanggal(batas)}: persetujuan tidak berlaku dan bersifat final ({GUGUR.dasar})."


# ---- Pasal 10 ayat (6): closing -------------------------------------------------------------------------------------

BUNYI_10_6 = (
    "Dalam hal pengawasan sebagaimana dimaksud pada ayat (5) terdapat bukti bahwa kantor cabang, kantor cabang pembantu"
    " dan kantor kas tidak memenuhi peraturan dalam usaha simpan pinjam oleh koperasi, Bupati/Walikota diberi"
    " kewenangan untuk menutup kantor cabang, kantor cabang pembantu dan kantor kas."
)
BUKTI_PELANGGARAN = Ambang(
    kode="penutupan.bukti_pelanggaran",
    uraian="Bukti pelanggaran",
    satuan="bukti",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p("10", "6")),),
    bunyi=BUNYI_10_6,
    tafsir="“Terdapat bukti” dibaca minimal satu bukti tertulis yang dilampirkan.",
)
CATATAN_TANGGAPAN = Ada(
    kode="penutupan.catatan_tanggapan",
    uraian="Catatan tanggapan koperasi",
    dasar=_p("10", "6"),
    fakta="catatan_tanggapan",
    bunyi=BUNYI_10_6,
    tafsir="Naskah tidak mengatur tata caranya: koperasi didengar lebih dahulu, dan tanggapannya dicatat.",
)

SYARAT_PENUTUPAN: tuple[Syarat, ...] = (BUKTI_PELANGGARAN, CATATAN_TANGGAPAN)


def syarat_penutupan() -> tuple[Syarat, ...]:
    """What must be on file before an office is closed (Pasal 10 ayat (6))."""
    return SYARAT_PENUTUPAN


# Everything that the rules page shows beside the rules.
PERNYATAAN = (
    *KEWENANGAN_KANTOR.values(),
    PEMBUKAAN,
    PERMOHONAN,
    GUGUR,
    PENGAWASAN_KANTOR,
    PENILAIAN_KANTOR_CABANG,
)
