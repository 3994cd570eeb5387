"""Permen KUKM 15/2015 on capital: Pasal 1 angka 17 and 18, Pasal 4 ayat (3) and (5), Pasal 17 and 18.

Facts: modal_disetor (rupiah in the deposit; of a USP its modal tetap), aset_usp (rupiah).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from aturan.bahasa import P15_2015, Ambang, Fakta, Hasil, Pasal, Per, Versi, evaluasi
from aturan.bahasa.bilangan import rupiah
from aturan.bahasa.tanggal import tambah_tahun
from aturan.simpan_pinjam_2015.kewenangan import Lingkup

SEJAK = P15_2015.berlaku


def _p(pasal: str, ayat: str = "", huruf: str = "", angka: str = "") -> Pasal:
    return Pasal(P15_2015, pasal, ayat, huruf, angka)


# ---- Pasal 17 and 18: initial capital -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ModalAwal(Ambang):
    """An amount in a deposit; the finding says by how much it falls short or exceeds."""

    satuan: str = "rupiah"
    banding: str = ">="
    fakta: str = "modal_disetor"

    def _tulis(self, nilai: Any, batas: Any, fakta: Fakta) -> str:
        selisih = nilai - batas
        beda = f" ({'lebih' if selisih > 0 else 'kurang'} {rupiah(abs(selisih), sen=False)})" if selisih else ""
        return f"{self._sebut(nilai)}{beda}"


TAFSIR_SEBESAR = "“Ditetapkan sebesar” dibaca minimal: modal yang lebih besar boleh, selisihnya ditampilkan."
TAFSIR_USP = "“Sebesar” dibaca minimal; Pasal 18 tidak membedakan wilayah keanggotaan."


def _modal(kode: str, uraian: str, *versi: Versi) -> ModalAwal:
    return ModalAwal(kode=f"modal.{kode}", uraian=uraian, versi=versi)


USP_PRIMER = _modal(
    "usp_primer",
    "Modal tetap USP koperasi primer",
    Versi(
        SEJAK,
        Decimal(15_000_000),
        _p("18", "1", "a"),
        bunyi="modal awal pembentukan USP Koperasi Primer sebesar Rp15.000.000,00 (lima belas juta rupiah);",
        tafsir=TAFSIR_USP,
    ),
)
USP_SEKUNDER = _modal(
    "usp_sekunder",
    "Modal tetap USP koperasi sekunder",
    Versi(
        SEJAK,
        Decimal(50_000_000),
        _p("18", "1", "b"),
        bunyi="modal awal pembentukan USP Koperasi Sekunder sebesar Rp50.000.000,0 (lima puluh juta rupiah).",
        tafsir=f"{TAFSIR_USP} “Rp50.000.000,0” salah ketik: terbilangnya menentukan.",
    ),
)
# (jenis, bentuk, lingkup) -> the amount that must lie in the deposit. A USP has no steps by region.
MODAL_AWAL: dict[tuple[str, str, str], ModalAwal] = {
    ("ksp", "primer", "kabkota"): _modal(
        "ksp_primer_kabkota",
        "Modal awal KSP primer dalam 1 kabupaten/kota",
        Versi(
            SEJAK,
            Decimal(15_000_000),
            _p("17", "2", "a"),
            bunyi=(
                "modal KSP Primer dengan wilayah keanggotaan dalam daerah Kabupaten/Kota ditetapkan sebesar"
                " Rp15.000.000,- (lima belas juta rupiah)."
            ),
            tafsir=TAFSIR_SEBESAR,
        ),
    ),
    ("ksp", "primer", "provinsi"): _modal(
        "ksp_primer_provinsi",
        "Modal awal KSP primer lintas kabupaten/kota dalam 1 provinsi",
        Versi(
            SEJAK,
            Decimal(75_000_000),
            _p("17", "2", "b"),
            bunyi=(
                "modal KSP Primer dengan wilayah keanggotaan lintas daerah Kabupaten/Kota dalam 1 (satu) daerah"
                " Provinsi ditetapkan sebesar Rp75.000.000,00 (tujuh puluh lima juta rupiah)."
            ),
            tafsir=TAFSIR_SEBESAR,
        ),
    ),
    ("ksp", "primer", "nasional"): _modal(
        "ksp_primer_nasional",
        "Modal awal KSP primer lintas provinsi",
        Versi(
            SEJAK,
            Decimal(375_000_000),
            _p("17", "2", "c"),
            bunyi=(
                "modal KSP Primer dengan wilayah keanggotaan lintas daerah Provinsi ditetapkan sebesar Rp375.000.000,00"
                " (tiga ratus tujuh puluh lima juta rupiah)."
            ),
            tafsir=TAFSIR_SEBESAR,
        ),
    ),
    ("ksp", "sekunder", "kabkota"): _modal(
        "ksp_sekunder_kabkota",
        "Modal awal KSP sekunder dalam 1 kabupaten/kota",
        Versi(
            SEJAK,
            Decimal(50_000_000),
            _p("17", "3", "a"),
            bunyi=(
                "modal KSP Sekunder dengan wilayah keanggotaan dalam daerah Kabupaten/Kota ditetapkan sebesar"
                " Rp50.000.000,00 (lima puluh juta rupiah)."
            ),
            tafsir=TAFSIR_SEBESAR,
        ),
    ),
    ("ksp", "sekunder", "provinsi"): _modal(
        "ksp_sekunder_provinsi",
        "Modal awal KSP sekunder lintas kabupaten/kota dalam 1 provinsi",
        Versi(
            SEJAK,
            Decimal(150_000_000),
            _p("17", "3", "b"),
            bunyi=(
                "modal KSP Sekunder dengan wilayah keanggotaan lintas daerah Kabupaten/Kota dalam 1 (satu) daerah"
                " Provinsi ditetapkan sebesar Rp150.000.000,00 (seratus lima puluh juta rupiah)."
            ),
            tafsir=TAFSIR_SEBESAR,
        ),
    ),
    ("ksp", "sekunder", "nasional"): _modal(
        "ksp_sekunder_nasional",
        "Modal awal KSP sekunder lintas provinsi",
        Versi(
            SEJAK,
            Decimal(500_000_000),
            _p("17", "3", "c"),
            bunyi=(
                "modal KSP Sekunder dengan wilayah keanggotaan lintas daerah Provinsi ditetapkan sebesar"
                " Rp500.000.000,00 (lima ratus juta rupiah)."
            ),
            tafsir=TAFSIR_SEBESAR,
        ),
    ),
    **{("usp", "primer", lingkup.value): USP_PRIMER for lingkup in Lingkup},
    **{("usp", "sekunder", lingkup.value): USP_SEKUNDER for lingkup in Lingkup},
}


def modal_awal(jenis: str, bentuk: str, lingkup: Lingkup | str | None) -> ModalAwal:
    """The initial capital that an application needs (Pasal 17 ayat (2) and (3), Pasal 18 ayat (1)).

    `lingkup` may be None for a USP alone. Raises KeyError or ValueError for what the text does not know.
    """
    if jenis == "usp":
        lingkup = lingkup or Lingkup.KABKOTA  # any step holds the same amount
    return MODAL_AWAL[jenis, bentuk, Lingkup(lingkup).value]


# ---- Pasal 4 ayat (3): buku registrasi ------------------------------------------------------------------------------

BUNYI_REGISTRASI = (
    "USP Koperasi yang memiliki modal tetap lebih kecil dari Rp15.000.000,00 (lima belas juta rupiah) didaftar pada"
    " buku registrasi koperasi dan selambat-lambatnya 1 (satu) tahun sudah mengajukan permohonan ijin usaha."
)
MODAL_REGISTRASI = Ambang(
    kode="modal.usp_registrasi",
    uraian="Modal tetap USP untuk buku registrasi",
    satuan="rupiah",
    banding="<",
    fakta="modal_disetor",
    versi=(
        Versi(
            SEJAK,
            Decimal(15_000_000),
            _p("4", "3"),
            bunyi=BUNYI_REGISTRASI,
            tafsir=(
                "USP koperasi sekunder bermodal Rp15 juta sampai di bawah Rp50 juta tidak diatur: belum memenuhi modal,"
                " tidak dapat memperoleh izin maupun dicatat. Sesudah setahun izin tetap meminta modal Pasal 18 ayat"
                " (1); USP yang sama tidak dicantumkan dua kali."
            ),
        ),
    ),
)


TAHUN_REGISTRASI = Ambang(
    kode="modal.tahun_registrasi",
    uraian="Mengajukan permohonan izin sesudah dicatat pada buku registrasi",
    satuan="tahun",
    banding="<=",
    versi=(
        Versi(
            SEJAK,
            Decimal(1),
            _p("4", "3"),
            bunyi=BUNYI_REGISTRASI,
            tafsir="Dihitung sejak tanggal dicatat pada buku registrasi; 29 Februari menjadi 28 Februari.",
        ),
    ),
)


class JalurUsp(NamedTuple):
    """Where a USP goes with its capital: `jalur` is "izin", "registrasi" or "belum_memenuhi"."""

    jalur: str
    kalimat: str
    dasar: Pasal


def jalur_usp(bentuk: str, modal: Decimal | int, per: Per) -> JalurUsp:
    """Licence, buku registrasi or neither, for a USP of a koperasi `bentuk` with `modal` rupiah of modal tetap.

    By the values that count for a case of `per`. Raises BelumBerlaku before the regulation, TypeError for a float.
    """
    syarat = modal_awal("usp", bentuk, None)
    syarat.pada(per)
    izin, buku = evaluasi((syarat, MODAL_REGISTRASI), {"modal_disetor": modal}, per=per)
    punya = f"Modal tetap USP koperasi {bentuk} {rupiah(modal, sen=False)}"
    if buku.terpenuhi:
        kalimat = (
            f"{punya} lebih kecil dari {rupiah(buku.batas, sen=False)}: dicatat pada buku registrasi dan paling lambat"
            f" {TAHUN_REGISTRASI.sebut(per)} kemudian sudah mengajukan permohonan izin usaha ({buku.dasar})."
        )
        return JalurUsp("registrasi", kalimat, buku.dasar)
    if izin.hasil.lolos:
        cukup = f"memenuhi syarat {izin.syarat_teks}" if izin.terpenuhi else "tidak lagi dibatasi"
        return JalurUsp("izin", f"{punya} {cukup}: mengajukan permohonan izin usaha ({izin.dasar}).", izin.dasar)
    bukan_buku = (
        f", dan tidak lebih kecil dari {rupiah(buku.batas, sen=False)} untuk buku registrasi ({buku.dasar})"
        if buku.hasil is Hasil.TIDAK
        else ""
    )
    kalimat = (
        f"{punya} belum mencapai {rupiah(izin.batas, sen=False)} untuk izin usaha ({izin.dasar}){bukan_buku}: tambah"
        f" modal tetap {rupiah(izin.batas - modal, sen=False)} sebelum mengajukan permohonan."
    )
    return JalurUsp("belum_memenuhi", kalimat, izin.dasar)


def tenggat_registrasi(dicatat: date) -> date:
    """Last day to apply for a licence after the entry of `dicatat` in the buku registrasi, included.

    Raises BelumBerlaku for an entry before the regulation.
    """
    return tambah_tahun(dicatat, int(TAHUN_REGISTRASI.pada(dicatat).nilai))


# ---- Pasal 4 ayat (5): from USP to KSP ------------------------------------------------------------------------------

PEMISAHAN_USP = Ambang(
    kode="modal.aset_usp",
    uraian="Aset USP yang dapat memisahkan diri menjadi KSP",
    satuan="rupiah",
    banding=">=",
    versi=(
        Versi(
            SEJAK,
            Decimal(5_000_000_000),
            _p("4", "5"),
            bunyi=(
                "USP Koperasi yang telah mencapai aset sebesar sekurang-kurangnya Rp5.000.000.000,00 (lima miliar"
                " rupiah) dapat memisahkan menjadi KSP."
            ),
            tafsir="“Sebesar sekurang-kurangnya” dibaca minimal; “dapat” berarti pilihan, tidak wajib.",
        ),
    ),
)

# ---- Pasal 1 angka 17 and 18: what counts as capital ----------------------------------------------------------------


@dataclass(frozen=True)
class Rumus:
    """A sum that the text defines; `komponen` are its parts in words, in order."""

    kode: str
    uraian: str
    komponen: tuple[str, ...]
    dasar: Pasal
    bunyi: str
    tafsir: str = ""

    def hitung(self, *nilai: Decimal | None) -> Decimal | None:
        """The sum in rupiah; None as long as one part is not known, for None is not zero."""
        if len(nilai) != len(self.komponen):
            raise ValueError(f"{self.uraian} terdiri dari {len(self.komponen)} komponen, bukan {len(nilai)}.")
        tahu = [n for n in nilai if n is not None]
        return sum(tahu, Decimal(0)) if len(tahu) == len(nilai) else None


RUMUS = (
    Rumus(
        "modal_sendiri_ksp",
        "Modal sendiri KSP",
        ("simpanan pokok", "simpanan wajib", "cadangan", "hibah", "simpanan lain sejenis simpanan wajib"),
        _p("1", angka="17"),
        "Modal sendiri KSP adalah jumlah simpanan pokok, simpanan wajib, cadangan yang disisihkan dari sisa hasil"
        " usaha, hibah, dan simpanan lain yang memiliki karakteristik sama dengan simpanan wajib.",
        "Modal penyertaan dan SHU tahun berjalan tidak termasuk; berbeda dari modal sendiri pada penilaian kesehatan.",
    ),
    Rumus(
        "modal_usp",
        "Modal USP",
        ("modal tetap", "modal tidak tetap tambahan", "cadangan"),
        _p("1", angka="18"),
        "Modal USP adalah modal tetap USP yang ditempatkan oleh koperasinya pada awal pendirian USP Koperasi, modal"
        " tidak tetap tambahan dari koperasi yang bersangkutan, dan cadangan yang disisihkan dari hasil usaha USP"
        " Koperasi.",
    ),
)
MODAL_SENDIRI_KSP, MODAL_USP = RUMUS


def modal_sendiri_ksp(
    simpanan_pokok: Decimal | None,
    simpanan_wajib: Decimal | None,
    cadangan: Decimal | None,
    hibah: Decimal | None,
    simpanan_lain: Decimal | None,
) -> Decimal | None:
    """Own capital of a KSP in rupiah (Pasal 1 angka 17); None when one part is not known."""
    return MODAL_SENDIRI_KSP.hitung(simpanan_pokok, simpanan_wajib, cadangan, hibah, simpanan_lain)


def modal_usp(
    modal_tetap: Decimal | None, modal_tidak_tetap: Decimal | None, cadangan: Decimal | None
) -> Decimal | None:
    """Capital of a USP in rupiah (Pasal 1 angka 18); None when one part is not known."""
    return MODAL_USP.hitung(modal_tetap, modal_tidak_tetap, cadangan)
