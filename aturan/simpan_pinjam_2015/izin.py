"""Permen KUKM 15/2015 Pasal 2 to 7: what an izin usaha simpan pinjam asks.

`syarat_izin(fakta)` picks the rules of one application in article order; `evaluasi` tests them. The amounts
of capital stand in modal.py.

Facts (None or no key = not known)

    jenis                       "ksp" or "usp"
    bentuk                      "primer" or "sekunder"; of a USP that of its koperasi
    lingkup                     code of `Lingkup`, by `kewenangan`; in Jakarta as a person decided
    visi, misi, tujuan          True when written
    jumlah_pendiri_ksp          KSP (badan hukum) among the founders of a KSP sekunder
    pendiri_bukan_ksp, anggota_bukan_ksp
                                names of founders and members of a KSP sekunder that are no KSP
    tanggal_pengesahan, tanggal_izin    day of the deed's approval, day of the licence
    unit_usaha_lain             other business units of a KSP
    berkas_7a ... berkas_7f     True when the document of that letter is there and in order
    bank                        code of BANK_PEMERINTAH, or "lain"
    deposito_atas_nama          "koperasi" or "pengurus"
    rekening_atas_nama_koperasi True/False
    rencana_kerja_tahun         years that the work plan covers
    modal_disetor               rupiah in the deposit
"""

from dataclasses import dataclass
from decimal import Decimal

from aturan.bahasa import P15_2015, Ambang, Fakta, Jangka, Pasal, Pilihan, Syarat, TidakAda, Versi
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from aturan.simpan_pinjam_2015.modal import MODAL_AWAL, ModalAwal

SEJAK = P15_2015.berlaku


def _p(pasal: str, ayat: str = "", huruf: str = "", angka: str = "") -> Pasal:
    return Pasal(P15_2015, pasal, ayat, huruf, angka)


# ---- Pasal 2, 3, 5, 6: what the koperasi is -------------------------------------------------------------------------

JENIS = {"ksp": "KSP", "usp": "USP Koperasi"}
BENTUK = {"primer": "primer", "sekunder": "sekunder"}

JENIS_USAHA = Pilihan(
    kode="izin.jenis",
    uraian="Pelaksana usaha simpan pinjam",
    fakta="jenis",
    versi=(
        Versi(
            SEJAK,
            tuple(JENIS.items()),
            _p("2", "1"),
            bunyi="Usaha simpan pinjam hanya dapat dilaksanakan oleh: a. KSP; dan b. USP Koperasi.",
            tafsir="Daftar memakai “dan” tetapi bermakna “atau”: satu izin untuk satu KSP atau satu USP Koperasi.",
        ),
    ),
)
BENTUK_KSP = Pilihan(
    kode="izin.bentuk_ksp",
    uraian="Bentuk KSP",
    fakta="bentuk",
    versi=(
        Versi(
            SEJAK,
            tuple(BENTUK.items()),
            _p("2", "2"),
            bunyi="KSP dapat berbentuk: a. KSP Primer; atau b. KSP Sekunder.",
            tafsir=(
                "Primer beranggotakan orang seorang (Pasal 1 angka 4): dicatat menurut akta; anggotanya tidak diperiksa"
                " satu per satu."
            ),
        ),
    ),
)
BENTUK_USP = Pilihan(
    kode="izin.bentuk_usp",
    uraian="Bentuk koperasi pembentuk USP",
    fakta="bentuk",
    versi=(
        Versi(
            SEJAK,
            tuple(BENTUK.items()),
            _p("2", "3"),
            bunyi="Unit simpan pinjam dapat dibentuk oleh koperasi primer dan koperasi sekunder.",
        ),
    ),
)
BUNYI_VISI = (
    "Usaha simpan pinjam oleh koperasi wajib memiliki Visi, Misi dan Tujuan yang diarahkan untuk memenuhi aspirasi dan"
    " kebutuhan ekonomi anggota sehingga tumbuh menjadi kuat, sehat, mandiri dan tangguh."
)
ARAH_USAHA = tuple(
    Pilihan(
        kode=f"izin.{fakta}",
        uraian=fakta.title(),
        fakta=fakta,
        selain=((False, "belum tertulis"),),
        versi=(
            Versi(
                SEJAK,
                ((True, "tertulis"),),
                _p("2", "4"),
                bunyi=BUNYI_VISI,
                tafsir="Isi visi, misi, dan tujuan tidak dinilai: cukup tertulis.",
            ),
        ),
    )
    for fakta in ("visi", "misi", "tujuan")
)
JUMLAH_PENDIRI = Ambang(
    kode="izin.jumlah_pendiri_ksp",
    uraian="KSP pendiri KSP sekunder",
    satuan="badan hukum KSP",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(3),
            _p("3", "3"),
            bunyi="KSP sekunder didirikan oleh sekurang-kurangnya 3 (tiga) badan hukum koperasi simpan pinjam.",
            tafsir="Pendiri yang bukan KSP tidak dihitung.",
        ),
    ),
)


def _semua_ksp(siapa: str) -> TidakAda:
    """Founders or members of a KSP sekunder that are no KSP: another koperasi, a USP, a person."""
    return TidakAda(
        kode=f"izin.{siapa}_bukan_ksp",
        uraian=f"{siapa.capitalize()} KSP sekunder yang bukan KSP",
        fakta=f"{siapa}_bukan_ksp",
        versi=(
            Versi(
                SEJAK,
                None,
                _p("1", angka="5"),
                bunyi="KSP Sekunder adalah KSP yang didirikan oleh dan beranggotakan KSP.",
            ),
        ),
    )


PENDIRI_KSP, ANGGOTA_KSP = _semua_ksp("pendiri"), _semua_ksp("anggota")
LINGKUP = Pilihan(
    kode="izin.lingkup",
    uraian="Wilayah keanggotaan",
    fakta="lingkup",
    singkat="salah satu dari ketiganya",
    versi=(
        Versi(
            SEJAK,
            tuple((lingkup.value, lingkup.label) for lingkup in Lingkup),
            _p("5"),
            bunyi="Wilayah keanggotaan KSP Primer dan Sekunder terdiri dari:",
            tafsir=(
                "Menurut anggaran dasar, bukan domisili anggota. Pasal 5 menyebut KSP saja, Pasal 6 ayat (4) memakainya"
                " juga untuk USP Koperasi. Anggota di satu kota/kabupaten administrasi Jakarta: dipilih pejabat dan"
                " dicatat."
            ),
        ),
    ),
)
SETELAH_PENGESAHAN = Jangka(
    kode="izin.hari_sejak_pengesahan",
    uraian="Tanggal izin usaha",
    satuan="hari",
    banding=">=",
    dari="tanggal_pengesahan",
    sampai="tanggal_izin",
    acuan="pengesahan akta",
    versi=(
        Versi(
            SEJAK,
            Decimal(0),
            _p("6", "2"),
            bunyi="Ijin usaha simpan pinjam diberikan pada KSP dan USP Koperasi setelah akta pendirian disahkan.",
            tafsir="Pasal 3 ayat (2) menerbitkan keduanya bersama: tanggal yang sama boleh.",
        ),
    ),
)
UNIT_LAIN = Ambang(
    kode="izin.unit_usaha_lain",
    uraian="Unit usaha lain pada KSP",
    satuan="unit",
    banding="<=",
    versi=(Versi(SEJAK, Decimal(0), _p("6", "3"), bunyi="KSP hanya melaksanakan kegiatan usaha simpan pinjam."),),
)


@dataclass(frozen=True)
class DokumenPendirian:
    """One of the two documents by which the founding of a KSP is complete."""

    kode: str
    uraian: str
    dasar: Pasal
    bunyi: str
    tafsir: str


BUNYI_PENDIRIAN = (
    "Pengesahan akta pendirian KSP diberikan dengan menerbitkan 2 (dua) dokumen yaitu dokumen pengesahan badan hukum"
    " dan dokumen ijin usaha simpan pinjam."
)
TAFSIR_PENDIRIAN = "Dibaca bersama Pasal 6 ayat (2): izin bertanggal sama dengan pengesahan akta atau sesudahnya."
DOKUMEN_PENDIRIAN = (
    DokumenPendirian("badan_hukum", "Pengesahan badan hukum", _p("3", "2"), BUNYI_PENDIRIAN, TAFSIR_PENDIRIAN),
    DokumenPendirian("izin_usaha", "Izin usaha simpan pinjam", _p("3", "2"), BUNYI_PENDIRIAN, TAFSIR_PENDIRIAN),
)

# ---- Pasal 7: the six documents -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BerkasIzin:
    """A document of Pasal 7; `petunjuk` says on the form what is expected."""

    huruf: str
    uraian: str
    petunjuk: str
    bunyi: str
    dasar: Pasal
    tafsir: str = ""

    @property
    def fakta(self) -> str:
        return f"berkas_7{self.huruf}"


BERKAS_IZIN = tuple(
    BerkasIzin(huruf, uraian, petunjuk, bunyi, _p("7", huruf=huruf), *tafsir)
    for huruf, uraian, petunjuk, bunyi, *tafsir in (
        (
            "a",
            "Surat permohonan izin usaha",
            "Ditandatangani pengurus dan ditujukan kepada pejabat yang berwenang.",
            "surat permohonan pengajuan ijin usaha simpan pinjam;",
            "Berkas untuk perubahan izin dan untuk buku registrasi tidak diatur: perubahan meminta huruf a dan b, huruf"
            " c diterima bila ada; pencantuman tidak meminta berkas (Pasal 4 ayat (3) hanya menyebut modal tetap).",
        ),
        (
            "b",
            "Fotokopi pengesahan akta pendirian atau perubahan anggaran dasar beserta surat keputusannya",
            "Akta dan surat keputusan pengesahannya, lengkap semua halaman.",
            "foto copy pengesahan akta pendirian/perubahan anggaran dasar koperasi beserta surat keputusannya;",
        ),
        (
            "c",
            "Fotokopi bukti setoran modal berupa deposito",
            "Deposito pada bank pemerintah atas nama koperasi atau salah satu pengurus.",
            "foto copy surat bukti setoran modal dalam bentuk deposito di bank pemerintah atas nama koperasi dan atau"
            " salah satu pengurus;",
        ),
        (
            "d",
            "Daftar riwayat hidup dan fotokopi KTP pengurus dan pengawas",
            "Riwayat hidup dan KTP tiap orang, dua berkas tiap orang atau satu berkas gabungan; NIK pada KTP terbaca.",
            "daftar riwayat hidup pengurus dan pengawas serta foto copy KTP pengurus, dan pengawas;",
            "Satu berkas untuk tiap orang atau satu berkas gabungan; NIK 16 angka. Orang yang menurut Pasal 11 sampai"
            " 13 tidak boleh menjabat menahan izin baru, bukan perubahan izin; yang belum diketahui tidak menahan.",
        ),
        (
            "e",
            "Fotokopi nomor rekening atas nama koperasi",
            "Halaman buku tabungan atau rekening koran yang memuat nomor dan nama koperasi.",
            "foto copy nomor rekening atas nama koperasi; dan",
        ),
        (
            "f",
            "Rencana kerja selama 2 tahun",
            "Memuat rencana untuk sedikitnya dua tahun ke depan.",
            "rencana kerja selama 2 (dua) tahun.",
        ),
    )
)
B7 = {b.huruf: b for b in BERKAS_IZIN}
ADA_BERKAS = {
    b.huruf: Pilihan(
        kode=f"izin.{b.fakta}",
        uraian=b.uraian,
        fakta=b.fakta,
        selain=((False, "tidak ada atau tidak sesuai"),),
        kosong="belum diperiksa",
        versi=(Versi(SEJAK, ((True, "ada dan sesuai"),), b.dasar, bunyi=b.bunyi, tafsir=b.tafsir),),
    )
    for b in BERKAS_IZIN
}

# Reference list: a bank that is missing here is one line more. Names as the banks trade today.
BANK_PEMERINTAH = {
    "bri": "Bank Rakyat Indonesia (BRI)",
    "mandiri": "Bank Mandiri",
    "bni": "Bank Negara Indonesia (BNI)",
    "btn": "Bank Tabungan Negara (BTN)",
    "bsi": "Bank Syariah Indonesia (BSI)",
    "bpd_aceh": "Bank Aceh Syariah",
    "bpd_sumut": "Bank Sumut",
    "bpd_sumbar": "Bank Nagari",
    "bpd_riau_kepri": "Bank Riau Kepri Syariah",
    "bpd_jambi": "Bank Jambi",
    "bpd_sumsel_babel": "Bank Sumsel Babel",
    "bpd_bengkulu": "Bank Bengkulu",
    "bpd_lampung": "Bank Lampung",
    "bpd_jakarta": "Bank Jakarta (Bank DKI)",
    "bpd_banten": "Bank Banten",
    "bpd_jabar": "Bank BJB",
    "bpd_jateng": "Bank Jateng",
    "bpd_diy": "Bank BPD DIY",
    "bpd_jatim": "Bank Jatim",
    "bpd_bali": "Bank BPD Bali",
    "bpd_ntb": "Bank NTB Syariah",
    "bpd_ntt": "Bank NTT",
    "bpd_kalbar": "Bank Kalbar",
    "bpd_kalteng": "Bank Kalteng",
    "bpd_kalsel": "Bank Kalsel",
    "bpd_kaltim_kaltara": "Bankaltimtara",
    "bpd_sulut_gorontalo": "Bank SulutGo",
    "bpd_sulteng": "Bank Sulteng",
    "bpd_sulselbar": "Bank Sulselbar",
    "bpd_sultra": "Bank Sultra",
    "bpd_maluku": "Bank Maluku Malut",
    "bpd_papua": "Bank Papua",
}


BANK_DEPOSITO = Pilihan(
    kode="izin.bank",
    uraian="Bank tempat deposito modal",
    fakta="bank",
    selain=(("lain", "di luar daftar acuan bank pemerintah"),),
    singkat="bank BUMN atau bank pembangunan daerah (BPD)",
    versi=(
        Versi(
            SEJAK,
            tuple(BANK_PEMERINTAH.items()),
            B7["c"].dasar,
            bunyi=B7["c"].bunyi,
            tafsir=(
                "“Bank pemerintah” tidak didefinisikan: dibaca bank BUMN (termasuk BSI) dan BPD, menurut daftar acuan."
                " Bank lain tidak menghalangi: pemeriksa menilainya dengan alasan."
            ),
        ),
    ),
)
DEPOSITO_ATAS_NAMA = Pilihan(
    kode="izin.deposito_atas_nama",
    uraian="Deposito modal atas nama",
    fakta="deposito_atas_nama",
    singkat="koperasi atau salah satu pengurus",
    versi=(
        Versi(
            SEJAK,
            (("koperasi", "koperasi"), ("pengurus", "salah satu pengurus, bukan koperasi (peringatan)")),
            B7["c"].dasar,
            bunyi=B7["c"].bunyi,
            tafsir="“Dan atau salah satu pengurus”: deposito atas nama pribadi diterima dengan peringatan.",
        ),
    ),
)
REKENING_KOPERASI = Pilihan(
    kode="izin.rekening_atas_nama_koperasi",
    uraian="Rekening atas nama koperasi",
    fakta="rekening_atas_nama_koperasi",
    versi=(
        Versi(
            SEJAK,
            ((True, "ya"),),
            B7["e"].dasar,
            bunyi=B7["e"].bunyi,
            tafsir=(
                "“Foto copy nomor rekening” dibaca fotokopi buku tabungan atau rekening koran. Deposito huruf c boleh"
                " atas nama pengurus, rekening huruf e harus atas nama koperasi."
            ),
        ),
    ),
)
RENCANA_KERJA = Ambang(
    kode="izin.rencana_kerja_tahun",
    uraian="Rencana kerja",
    satuan="tahun",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(2),
            B7["f"].dasar,
            bunyi=B7["f"].bunyi,
            tafsir="“Selama 2 (dua) tahun” dibaca minimal: rencana yang lebih panjang boleh.",
        ),
    ),
)

# ---- One application ------------------------------------------------------------------------------------------------

SYARAT_IZIN: tuple[Syarat, ...] = (
    PENDIRI_KSP,
    ANGGOTA_KSP,
    JENIS_USAHA,
    BENTUK_KSP,
    BENTUK_USP,
    *ARAH_USAHA,
    JUMLAH_PENDIRI,
    LINGKUP,
    SETELAH_PENGESAHAN,
    UNIT_LAIN,
    ADA_BERKAS["a"],
    ADA_BERKAS["b"],
    ADA_BERKAS["c"],
    BANK_DEPOSITO,
    DEPOSITO_ATAS_NAMA,
    ADA_BERKAS["d"],
    ADA_BERKAS["e"],
    REKENING_KOPERASI,
    ADA_BERKAS["f"],
    RENCANA_KERJA,
    *dict.fromkeys(MODAL_AWAL.values()),
)
# Rules of one kind or form only: what the facts must say for them to apply.
HANYA = {
    BENTUK_KSP.kode: {"jenis": "ksp"},
    BENTUK_USP.kode: {"jenis": "usp"},
    **{s.kode: {"jenis": "ksp", "bentuk": "sekunder"} for s in (PENDIRI_KSP, ANGGOTA_KSP, JUMLAH_PENDIRI)},
    UNIT_LAIN.kode: {"jenis": "ksp"},
}


def syarat_izin(fakta: Fakta) -> tuple[Syarat, ...]:
    """The rules that apply to an application with these facts, in article order.

    Of the capital the one amount of its kind, form and region; none as long as one of these is not known, for the rule
    on that fact is then open.
    """
    return tuple(s for s in SYARAT_IZIN if _berlaku(s, fakta))


def _berlaku(s: Syarat, fakta: Fakta) -> bool:
    if isinstance(s, ModalAwal):
        lingkup = Lingkup.KABKOTA.value if fakta.get("jenis") == "usp" else fakta.get("lingkup")
        return s is MODAL_AWAL.get((fakta.get("jenis") or "", fakta.get("bentuk") or "", lingkup or ""))
    return all(fakta.get(nama) == nilai for nama, nilai in HANYA.get(s.kode, {}).items())


def peringatan_izin(fakta: Fakta) -> tuple[str, ...]:
    """What the text allows but an officer should look at again."""
    if fakta.get("deposito_atas_nama") == "pengurus":
        return (
            "Deposito modal atas nama salah satu pengurus, bukan koperasi. Hal itu dibolehkan"
            f" ({B7['c'].dasar}); pastikan ada bukti bahwa dananya milik koperasi.",
        )
    return ()
