"""Permen KUKM 15/2015 Pasal 8 and 9: when an office of a koperasi may open.

`syarat_kantor(jenis)` gives the rules for one kind of office in article order. A duration is counted up to
the day on which the file is complete; as long as it is not complete, up to the day of the test (`per`).

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
"""

from dataclasses import replace
from decimal import Decimal

from aturan.bahasa import P15_2015, Ada, Ambang, Fakta, Hasil, Pasal, Per, Skala, Syarat, Temuan, Versi, evaluasi
from aturan.simpan_pinjam_2015.jaringan import JenisKantor
from aturan.simpan_pinjam_2015.kantor_ragam import (
    LamaKegiatan,
    PredikatTerakhir,
    SertifikatBerlaku,
    TahunBukuTerakhir,
)

SEJAK = P15_2015.berlaku


class Predikat(Skala):
    """Result of the health assessment (Pasal 31 ayat (5)), worst first."""

    DALAM_PENGAWASAN_KHUSUS = 1
    DALAM_PENGAWASAN = 2
    CUKUP_SEHAT = 3
    SEHAT = 4

    @property
    def label(self) -> str:
        return super().label.title()


def _p(pasal: str, ayat: str, huruf: str = "") -> Pasal:
    return Pasal(P15_2015, pasal, ayat, huruf)


CATATAN_TEGANGAN = (
    "Dua ketentuan tidak sejalan. Pasal 8 ayat (3) membolehkan Kantor Kas sesudah 6 bulan kegiatan simpan pinjam,"
    " tetapi Pasal 9 ayat (2) huruf a mensyaratkan Kantor Cabang yang sudah ada, dan Kantor Cabang baru dapat dibuka"
    " sesudah 2 tahun (Pasal 8 ayat (2)). Keduanya diperiksa, sehingga Kantor Kas praktis baru mungkin sesudah"
    " koperasi memiliki Kantor Cabang."
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
    versi=(Versi(SEJAK, Decimal(24), _p("8", "2"), bunyi=BUNYI_8_2, tafsir=TAFSIR_MULAI),),
)
ANGGOTA_CABANG = Ambang(
    kode="cabang.anggota_daerah",
    uraian="Anggota di daerah kantor",
    satuan="orang",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(20),
            _p("8", "2"),
            bunyi=BUNYI_8_2,
            tafsir="“Daerah” dibaca kabupaten/kota tempat kantor akan dibuka.",
        ),
    ),
)
LAMA_KAS = LamaKegiatan(
    kode="kas.lama_kegiatan",
    uraian="Lama kegiatan simpan pinjam",
    satuan="bulan",
    banding=">=",
    fakta="tanggal_mulai_kegiatan",
    versi=(
        Versi(
            SEJAK,
            Decimal(6),
            _p("8", "3"),
            bunyi=BUNYI_8_3,
            tafsir=f"{TAFSIR_MULAI} Mulai 31 Agustus: 6 bulan genap pada 28/29 Februari. {CATATAN_TEGANGAN}",
        ),
    ),
)
ANGGOTA_KAS = Ambang(
    kode="kas.anggota_seluruh",
    uraian="Anggota koperasi seluruhnya",
    satuan="orang",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(20),
            _p("8", "3"),
            bunyi=BUNYI_8_3,
            tafsir=(
                "Ayat (3) tidak menyebut “di daerah”: dihitung anggota koperasi seluruhnya; bila yang di daerah kurang"
                " dari itu, pemeriksa menulis alasannya."
            ),
        ),
    ),
)

# ---- Pasal 9 ayat (1): Kantor Cabang and Kantor Cabang Pembantu -----------------------------------------------------

ALAMAT = Ada(
    kode="cabang.alamat",
    uraian="Alamat kantor yang akan dibuka",
    fakta="alamat",
    versi=(
        Versi(
            SEJAK, None, _p("9", "1", "a"), bunyi="alamat kantor cabang dan kantor cabang pembantu yang akan dibuka;"
        ),
    ),
)
AD_ART = Ada(
    kode="cabang.berkas_ad_art",
    uraian="Fotokopi anggaran dasar dan anggaran rumah tangga",
    fakta="berkas_ad_art",
    versi=(Versi(SEJAK, None, _p("9", "1", "b"), bunyi="foto copy anggaran dasar dan anggaran rumah tangga;"),),
)
MODAL_KERJA = Ambang(
    kode="cabang.modal_kerja",
    uraian="Modal kerja untuk kantor",
    satuan="rupiah",
    banding=">",
    versi=(
        Versi(
            SEJAK,
            Decimal(0),
            _p("9", "1", "c"),
            bunyi="modal kerja untuk kantor cabang dan kantor cabang pembantu;",
            tafsir="Peraturan ini tidak menetapkan jumlah minimum; angka dari aturan sesudahnya tidak dipakai.",
        ),
    ),
)
KESEHATAN = PredikatTerakhir(
    kode="cabang.predikat",
    uraian="Predikat kesehatan",
    banding=">=",
    skala=Predikat,
    kosong="belum dinilai",
    versi=(
        Versi(
            SEJAK,
            Predikat.CUKUP_SEHAT,
            _p("9", "1", "d"),
            bunyi="foto copy hasil penilaian kesehatan dengan predikat kesehatan sekurang-kurangnya cukup sehat;",
            tafsir=(
                "Tahun penilaian tidak disebut: dipakai hasil terakhir, untuk tahun buku sebelum tahun permohonan"
                " lengkap, atau setahun sebelumnya bila tahun itu belum dinilai; umurnya ditampilkan. Hasil yang lebih"
                " lama dinilai pemeriksa dengan alasan."
            ),
        ),
    ),
)
SARANA_KERJA = Ambang(
    kode="cabang.sarana_kerja",
    uraian="Daftar sarana kerja beserta kondisi fisiknya",
    satuan="jenis sarana",
    banding=">=",
    versi=(Versi(SEJAK, Decimal(1), _p("9", "1", "e"), bunyi="daftar sarana kerja beserta kondisi fisiknya;"),),
)
NERACA = TahunBukuTerakhir(
    kode="cabang.neraca",
    uraian="Neraca dan perhitungan hasil usaha",
    fakta="neraca_tahun_buku",
    versi=(
        Versi(
            SEJAK,
            None,
            _p("9", "1", "f"),
            bunyi="neraca dan perhitungan hasil usaha koperasi yang bersangkutan dalam 1 (satu) tahun terakhir;",
            tafsir=(
                "“1 tahun terakhir” dibaca tahun buku terakhir yang ditutup: tahun kalender sebelum permohonan lengkap."
                " Sampai akhir Juni, selama musim Rapat Anggota, setahun sebelumnya diterima dengan catatan; sesudah"
                " itu pemeriksa menilainya dengan alasan."
            ),
        ),
    ),
)
RENCANA_KERJA = Ambang(
    kode="cabang.rencana_kerja_bulan",
    uraian="Rencana kerja kantor",
    satuan="bulan",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(12),
            _p("9", "1", "g"),
            bunyi="rencana kerja kantor cabang paling sedikit setahun;",
            tafsir="Huruf g hanya menyebut kantor cabang: diterapkan juga bagi Kantor Cabang Pembantu, dan bila di sana"
            " kurang, pemeriksa menulis bacaan yang dipakai dan alasannya.",
        ),
    ),
)
BUNYI_9_1H = "daftar nama dan riwayat hidup calon pimpinan dan daftar nama calon karyawan kantor cabang; dan"

CALON_PIMPINAN = Ambang(
    kode="cabang.calon_pimpinan",
    uraian="Calon pimpinan dengan daftar riwayat hidup",
    satuan="orang",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            _p("9", "1", "h"),
            bunyi=BUNYI_9_1H,
            tafsir="Yang disertai riwayat hidup adalah calon pimpinan; calon karyawan cukup namanya.",
        ),
    ),
)
CALON_KARYAWAN = Ambang(
    kode="cabang.calon_karyawan",
    uraian="Daftar nama calon karyawan",
    satuan="orang",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            _p("9", "1", "h"),
            bunyi=BUNYI_9_1H,
            tafsir="Jumlah calon karyawan tidak ditetapkan: daftar yang kosong dinilai pemeriksa dengan alasan.",
        ),
    ),
)
SERTIFIKAT_KEPALA = SertifikatBerlaku(
    kode="cabang.sertifikat_kepala",
    uraian="Sertifikat standar kompetensi calon kepala",
    versi=(
        Versi(
            SEJAK,
            None,
            _p("9", "1", "i"),
            bunyi="calon kepala cabang wajib memiliki sertifikat standar kompetensi.",
            tafsir=(
                "Huruf i hanya menyebut kepala cabang: wajib bagi Kantor Cabang; bagi Kantor Cabang Pembantu pemeriksa"
                " menulis bacaan yang dipakai dan alasannya. Berlakunya dilihat pada tanggal permohonan lengkap; hari"
                " terakhirnya masih berlaku."
            ),
        ),
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
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            _p("9", "2", "a"),
            bunyi=BUNYI_9_2A,
            tafsir="Kantor Kas mewakili Kantor Cabang (Pasal 1 angka 26): Kantor Cabang selalu wajib ada.",
        ),
    ),
)
KCP_AKTIF = Ambang(
    kode="kas.kcp_aktif",
    uraian="Kantor Cabang Pembantu yang aktif",
    satuan="kantor",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            _p("9", "2", "a"),
            bunyi=BUNYI_9_2A,
            tafsir="Menurut bunyinya keduanya wajib, tetapi Kantor Kas mewakili Kantor Cabang (Pasal 1 angka 26): tanpa"
            " Kantor Cabang Pembantu pemeriksa menulis bacaan yang dipakai dan alasannya, yang tercantum pada surat"
            " persetujuan; menghalangi bila instansi menetapkan bacaan ketat.",
        ),
    ),
)
CALON_KEPALA = Ada(
    kode="kas.calon_kepala",
    uraian="Nama calon kepala Kantor Kas",
    fakta="calon_kepala",
    versi=(Versi(SEJAK, None, _p("9", "2", "b"), bunyi="nama calon kepala kantor kas."),),
)

SYARAT_KAS: tuple[Syarat, ...] = (LAMA_KAS, ANGGOTA_KAS, KC_AKTIF, KCP_AKTIF, CALON_KEPALA)


SYARAT_PEMBANTU = tuple(s for s in SYARAT_CABANG if s is not SERTIFIKAT_KEPALA)
# Of each kind, in article order: the two of Pasal 8 first.
SYARAT_KANTOR: dict[JenisKantor, tuple[Syarat, ...]] = {
    JenisKantor.KC: SYARAT_CABANG,
    JenisKantor.KCP: SYARAT_PEMBANTU,
    JenisKantor.KK: SYARAT_KAS,
}


def syarat_kantor(jenis: JenisKantor, *, ketat_kcp: bool = False) -> tuple[Syarat, ...]:
    """The rules for opening an office of this kind, in article order (Pasal 8 ayat (2)-(3), Pasal 9).

    `ketat_kcp`: the authority requires a Kantor Cabang Pembantu for a Kantor Kas too, as the words of Pasal 9 ayat (2)
    huruf a go. What by another reading is no rule for this kind is put to a person by `temuan_kantor`.
    """
    return tuple(s for s in SYARAT_KANTOR[jenis] if ketat_kcp or s is not KCP_AKTIF)


# The number of Pasal 8 ayat (2) held against a Kantor Kas, where it rests on a reading.
ANGGOTA_DI_DAERAH_KAS = Ambang(
    kode="kas.anggota_daerah",
    uraian=ANGGOTA_CABANG.uraian,
    satuan="orang",
    banding=">=",
    versi=ANGGOTA_KAS.versi,
)
KARYAWAN_TANPA_JUMLAH = (CALON_KARYAWAN, "jumlah calon karyawan tidak ditetapkan")
# What the text asks of each kind by one reading and not by another, and the other reading.
BACAAN: dict[JenisKantor, tuple[tuple[Syarat, str], ...]] = {
    JenisKantor.KC: (KARYAWAN_TANPA_JUMLAH,),
    JenisKantor.KCP: (
        (RENCANA_KERJA, "huruf g hanya menyebut kantor cabang"),
        KARYAWAN_TANPA_JUMLAH,
        (SERTIFIKAT_KEPALA, "huruf i hanya menyebut kepala cabang"),
    ),
    JenisKantor.KK: (
        (KCP_AKTIF, "Kantor Kas mewakili Kantor Cabang (Pasal 1 angka 26)"),
        (ANGGOTA_DI_DAERAH_KAS, "ayat (3) tidak menyebut “di daerah”"),
    ),
}


def temuan_kantor(jenis: JenisKantor, fakta: Fakta, *, per: Per, ketat_kcp: bool = False) -> list[Temuan]:
    """What the rules for an office of this kind find, in article order.

    What fails by one reading alone (BACAAN) neither passes nor fails: it is PERLU_PENILAIAN, and a person says which
    reading is taken and why. A reading that does not matter, because it is met, is not shown. Raises as `evaluasi`.
    """
    syarat = syarat_kantor(jenis, ketat_kcp=ketat_kcp)
    bacaan = {s.kode: sebab for s, sebab in BACAAN[jenis] if s is not KCP_AKTIF or not ketat_kcp}
    tambahan = [s for s, _ in BACAAN[jenis] if s not in syarat]
    hasil = [
        _dibaca(t, bacaan[t.kode]) if t.kode in bacaan and t.hasil is Hasil.TIDAK else t
        for t in evaluasi(syarat, fakta, per=per)
    ]
    terbuka = (Hasil.TIDAK, Hasil.PERLU_PENILAIAN)
    return hasil + [_dibaca(t, bacaan[t.kode]) for t in evaluasi(tambahan, fakta, per=per) if t.hasil in terbuka]


def temuan_kepala(jenis: JenisKantor, fakta: Fakta, *, per: Per) -> list[Temuan]:
    """What is found of the certificate of a new head of an open office, as at its opening (Pasal 9 ayat (1) huruf i).

    A must for a Kantor Cabang, a question for a Kantor Cabang Pembantu, nothing for a Kantor Kas. Raises as `evaluasi`.
    """
    return [t for t in temuan_kantor(jenis, fakta, per=per) if t.kode == SERTIFIKAT_KEPALA.kode]


def _dibaca(t: Temuan, sebab: str) -> Temuan:
    """The finding as a reading: the fact is known, or needs none, and a person says which reading is taken."""
    aktual = t.aktual if t.aktual is not None else t.aktual_teks or "belum ada"
    kalimat = f"{t.kalimat.removesuffix(': tidak terpenuhi.').removesuffix('.')}. Bacaan lain: {sebab}."
    return replace(t, hasil=Hasil.PERLU_PENILAIAN, kalimat=kalimat, aktual=aktual)
